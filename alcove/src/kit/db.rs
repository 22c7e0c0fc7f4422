//! One body of database code for SQLite and PostgreSQL.
//!
//! Reads go to a few connections. Writes go through [`Db::begin`]: on SQLite one task owns the one write
//! connection and lends it out, and commits many short transactions together (durable, and fast);
//! on PostgreSQL each is a plain transaction of the pool.

mod columns;
mod faults;
mod key;
mod line;
mod locks;
mod look;
mod migrate;
mod pairs;
mod reads;
mod row;
mod scan;
mod writer;

use std::path::PathBuf;
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DbBackend, DbErr, IsolationLevel, TransactionTrait as _};

use line::Shared;
use look::Looking;

pub use columns::columns;
pub use faults::is_taken;
pub use key::{all_but_key, columns_but_key};
pub use locks::{in_turn, skip_locked};
pub use look::Look;
pub use migrate::{names as migrations, tables};
pub use pairs::pairs;
pub use reads::Reads;
pub use row::{add, add_all, is_updated, save};
pub use scan::{Cell, Scan};
/// What stores speak through. Doors name it only to hand a transaction on.
pub use sea_orm::ConnectionTrait as Connection;
pub use writer::Tx;

use super::error::Result;

#[derive(Clone, Debug)]
pub struct Db {
    reads: Reads,
    writer: writer::Writer,
}

impl Db {
    /// Opens `sqlite://path` (made where it is missing) or `postgres://…`, without migrating.
    pub async fn open(url: &str) -> std::result::Result<Self, DbErr> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut options = ConnectOptions::new(url);
            options.max_connections(24).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
            let pool = Database::connect(options).await?;
            return Ok(Self { writer: writer::Writer::pool(pool.clone()), reads: Reads::Pool(pool) });
        }
        // The address itself is not repeated: it may hold a password.
        let file = url.strip_prefix("sqlite://").map(PathBuf::from);
        let file =
            file.ok_or_else(|| DbErr::Custom("a database is sqlite://path or postgres://…".to_owned()))?;
        // The first one makes the file, so that those who only read find it.
        let writer = writer::Writer::grouping(file.clone())?;
        Ok(Self { reads: Reads::lines(file), writer })
    }

    /// For reading only: a write through it fails on SQLite.
    pub fn read(&self) -> &Reads {
        &self.reads
    }

    /// A look of its own at everything as it is now.
    pub async fn look(&self) -> std::result::Result<Look, DbErr> {
        Ok(Look(match &self.reads {
            Reads::Pool(pool) => {
                Looking::Own(pool.begin_with_config(Some(IsolationLevel::RepeatableRead), None).await?)
            }
            // The first read pins what is seen until the transaction ends.
            Reads::Lines(lines) => {
                let line = lines.open()?;
                line.run("begin")?;
                Looking::Line(Shared::of(line))
            }
        }))
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
