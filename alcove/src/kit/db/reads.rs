//! What reads go through.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::line::{Line, Standing};

/// More at the same time gain nothing on two cores; the rest waits its turn, for one statement.
const AT_ONCE: usize = 4;

/// Whoever waits longer to read than this is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// For reading only: a write through it fails on SQLite.
#[derive(Clone, Debug)]
pub enum Reads {
    Lines(Arc<Lines>),
    Pool(DatabaseConnection),
}

impl Reads {
    pub fn lines(options: SqliteConnectOptions) -> Self {
        Self::Lines(Arc::new(Lines { options, free: Default::default(), seats: Semaphore::new(AT_ONCE) }))
    }
}

/// Connections to SQLite, opened when they are needed. The driver's own pool asks each connection
/// after each use whether it is still there, which costs as much as the query before.
#[derive(Debug)]
pub struct Lines {
    options: SqliteConnectOptions,
    /// The last one used is the next one used: it has read most of what is asked.
    free: std::sync::Mutex<Vec<Line>>,
    seats: Semaphore,
}

impl Lines {
    async fn take(&self) -> Result<Taken<'_>, DbErr> {
        let seat = match self.seats.try_acquire() {
            Ok(seat) => seat,
            Err(_) => match tokio::time::timeout(PATIENCE, self.seats.acquire()).await {
                Ok(Ok(seat)) => seat,
                _ => return Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
            },
        };
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let line = match free {
            Some(line) => line,
            None => Line::open(&self.options).await?,
        };
        Ok(Taken { line: Some(line), lines: self, _seat: seat })
    }
}

struct Taken<'a> {
    line: Option<Line>,
    lines: &'a Lines,
    // After the line: its seat is free when it lies among the free ones.
    _seat: SemaphorePermit<'a>,
}

impl Taken<'_> {
    fn line(&mut self) -> Result<&mut Line, DbErr> {
        self.line.as_mut().ok_or(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        // One that nobody listened to may still be busy, one with a fault may be broken: they end.
        if let Some(line) = self.line.take_if(|line| line.standing() == Standing::Sound) {
            self.lines.free.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    }
}

#[async_trait]
impl ConnectionTrait for Reads {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Lines(_) => DbBackend::Sqlite,
            Self::Pool(pool) => pool.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Lines(lines) => lines.take().await?.line()?.execute(statement).await,
            Self::Pool(pool) => pool.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Lines(lines) => lines.take().await?.line()?.execute_unprepared(sql).await,
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Lines(lines) => lines.take().await?.line()?.query_one(statement).await,
            Self::Pool(pool) => pool.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Lines(lines) => lines.take().await?.line()?.query_all(statement).await,
            Self::Pool(pool) => pool.query_all_raw(statement).await,
        }
    }
}
