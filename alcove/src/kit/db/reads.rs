//! What reads go through.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, ProxyExecResult, QueryResult,
    Statement,
};

use super::line::{Line, Task};

/// For reading only: a write through it fails on SQLite.
#[derive(Clone, Debug)]
pub enum Reads {
    Lines(Arc<Lines>),
    Pool(DatabaseConnection),
}

impl Reads {
    pub fn lines(file: PathBuf) -> Self {
        Self::Lines(Arc::new(Lines { file, free: Mutex::default() }))
    }
}

/// Connections to SQLite, opened when they are needed: as many as there are threads that ask at once.
#[derive(Debug)]
pub struct Lines {
    file: PathBuf,
    /// The last one used is the next one used: it has read most of what is asked.
    free: Mutex<Vec<Line>>,
}

impl Lines {
    pub fn open(&self) -> Result<Line, DbErr> {
        Line::open(&self.file, Task::Read)
    }

    pub fn with<T>(&self, ask: impl FnOnce(&Line) -> Result<T, DbErr>) -> Result<T, DbErr> {
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = free().pop();
        let line = kept.map_or_else(|| self.open(), Ok)?;
        let answer = ask(&line);
        free().push(line);
        answer
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
            Self::Lines(lines) => lines.with(|line| line.execute(&statement)),
            Self::Pool(pool) => pool.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Lines(lines) => {
                lines.with(|line| line.run(sql)).map(|()| ProxyExecResult::default().into())
            }
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Lines(lines) => Ok(lines.with(|line| line.query_all(&statement))?.into_iter().next()),
            Self::Pool(pool) => pool.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Lines(lines) => lines.with(|line| line.query_all(&statement)),
            Self::Pool(pool) => pool.query_all_raw(statement).await,
        }
    }
}
