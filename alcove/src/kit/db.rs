//! One body of database code for SQLite and PostgreSQL.
//!
//! Reads go to a few connections. Writes go through [`Db::begin`]: on SQLite one task owns the one write
//! connection and lends it out, and commits many short transactions together (durable, and fast);
//! on PostgreSQL each is a plain transaction of the pool.

mod columns;
mod line;
mod locks;
mod migrate;
mod reads;
mod together;
mod writer;

use std::time::Duration;

use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr};

pub use columns::columns;
pub use locks::{in_turn, skip_locked};
pub use migrate::{names as migrations, tables};
pub use reads::Reads;
/// What stores speak through. Doors name it only to hand a transaction on.
pub use sea_orm::ConnectionTrait as Connection;
pub use together::together;
pub use writer::Tx;

use super::error::Result;

#[derive(Clone, Debug)]
pub struct Db {
    url: String,
    reads: Reads,
    writer: writer::Writer,
}

impl Db {
    /// Opens `sqlite://path` (made where it is missing) or `postgres://…`, without migrating.
    pub async fn open(url: &str) -> std::result::Result<Self, DbErr> {
        let url = url.to_owned();
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut options = ConnectOptions::new(&url);
            options.max_connections(24).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
            let pool = Database::connect(options).await?;
            return Ok(Self { url, writer: writer::Writer::pool(pool.clone()), reads: Reads::Pool(pool) });
        }
        let options: SqliteConnectOptions = url
            .parse()
            .map_err(|fault: sea_orm::sqlx::Error| DbErr::Conn(RuntimeErr::SqlxError(fault.into())))?;
        let options = sqlite_options(options);
        // The first one makes the file, so that those who only read find it.
        let writer = writer::Writer::grouping(options.clone()).await?;
        // A quarter for each that reads: there are several, and the system keeps the file as well.
        let reading = options.pragma("query_only", "1").pragma("cache_size", "-2048");
        Ok(Self { url, reads: Reads::lines(reading), writer })
    }

    /// For reading only: a write through it fails on SQLite.
    pub fn read(&self) -> &Reads {
        &self.reads
    }

    /// A connection for one long look: rows as they come, or everything as it is at one instant.
    pub async fn look(&self) -> std::result::Result<DatabaseConnection, DbErr> {
        if let Reads::Pool(pool) = &self.reads {
            return Ok(pool.clone());
        }
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|options| sqlite_options(options).pragma("query_only", "1"));
        Database::connect(options).await
    }

    pub fn backend(&self) -> DbBackend {
        self.reads.get_database_backend()
    }

    /// Begins a write. Dropped without a commit, nothing of it remains.
    pub async fn begin(&self) -> Result<Tx> {
        self.writer.begin().await
    }

    /// Brings the tables up to date; answers the names of the migrations it ran.
    pub async fn migrate(&self) -> std::result::Result<Vec<&'static str>, DbErr> {
        migrate::run(self).await
    }

    /// Brings an empty database to where another one stood.
    pub async fn migrate_to(&self, names: &[String]) -> std::result::Result<Vec<&'static str>, DbErr> {
        migrate::run_those(self, |name| names.iter().any(|wanted| wanted == name)).await
    }

    /// Names of the migrations that the program knows and this database lacks.
    pub async fn pending(&self) -> std::result::Result<Vec<&'static str>, DbErr> {
        migrate::pending(self.read()).await
    }
}

fn sqlite_options(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL keeps every acknowledged write through a power cut; grouping makes it cheap.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(20))
        .foreign_keys(true)
        .statement_cache_capacity(256)
        // Long answers cross to the asking thread in fewer, larger portions.
        .row_buffer_size(1024)
        .pragma("cache_size", "-8192")
        .disable_statement_logging()
}
