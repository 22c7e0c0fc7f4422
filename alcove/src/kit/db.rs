//! One body of database code for SQLite and PostgreSQL.
//!
//! Reads go to a pool. Writes go through [`Db::begin`]: on SQLite one task owns the one write
//! connection and lends it out, and commits many short transactions together (durable, and fast);
//! on PostgreSQL each is a plain transaction of the pool.

mod columns;
mod migrate;
mod writer;

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr};

pub use columns::columns;
pub use migrate::{names as migrations, tables};
/// What stores speak through. Doors name it only to hand a transaction on.
pub use sea_orm::ConnectionTrait as Connection;
pub use writer::Tx;

use super::error::Result;

#[derive(Clone, Debug)]
pub struct Db {
    reads: DatabaseConnection,
    writer: writer::Writer,
}

impl Db {
    /// Opens `sqlite://path` (made where it is missing) or `postgres://…`, without migrating.
    pub async fn open(url: &str) -> std::result::Result<Self, DbErr> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut options = ConnectOptions::new(url);
            options.max_connections(24).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
            let pool = Database::connect(options).await?;
            return Ok(Self { writer: writer::Writer::pool(pool.clone()), reads: pool });
        }
        let writing = Database::connect(sqlite_options(url, SqliteUse::Writing)).await?;
        let reads = Database::connect(sqlite_options(url, SqliteUse::Reading)).await?;
        Ok(Self { reads, writer: writer::Writer::grouping(writing) })
    }

    /// For reading only: a write through it fails on SQLite.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reads
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum SqliteUse {
    Reading,
    Writing,
}

fn sqlite_options(url: &str, purpose: SqliteUse) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    let connections = match purpose {
        SqliteUse::Writing => 1,
        SqliteUse::Reading => 6,
    };
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        // A file does not hang up; asking first whether it is there costs as much as the query.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // FULL keeps every acknowledged write through a power cut; grouping makes it cheap.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(20))
                .foreign_keys(true)
                .statement_cache_capacity(256)
                // Long answers cross to the asking thread in fewer, larger portions.
                .row_buffer_size(1024)
                .pragma("cache_size", "-8192");
            match purpose {
                SqliteUse::Reading => sqlite.pragma("query_only", "1"),
                SqliteUse::Writing => sqlite,
            }
        });
    options
}
