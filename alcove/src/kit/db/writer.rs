//! Who may write, and when.

use std::ops::Deref;
use std::path::PathBuf;
use std::time::Duration;

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult,
    Statement, TransactionTrait as _,
};
use tokio::sync::{mpsc, oneshot};

use super::line::{Line, Shared, Task};
use crate::kit::audit::{self, Event, Heads};
use crate::kit::error::{Error, Result};
use crate::kit::idempotency;

/// More in one commit gains nothing measurable and makes the first of them wait.
const BATCH: usize = 256;

/// A writer that holds the only connection longer than this has a fault.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Debug)]
pub enum Writer {
    Grouping(mpsc::Sender<Ask>),
    Pool(DatabaseConnection),
}

/// Somebody who waits to write.
#[derive(Debug)]
pub struct Ask {
    lend: oneshot::Sender<Result<Tx>>,
}

/// What a finished write leaves: its events, and where to say that all is on disk.
#[derive(Debug)]
struct Done {
    events: Vec<Event>,
    confirm: oneshot::Sender<Result<()>>,
}

/// The connection comes back; with nothing done, what was written through it is taken back.
#[derive(Debug)]
struct Returned {
    line: Line,
    done: Option<Done>,
}

/// A transaction in which to write. [`Tx::commit`] needs the audit events of what was done, so
/// that no act goes unrecorded.
#[derive(Debug)]
pub struct Tx(Writing);

/// What stores write through.
#[derive(Debug)]
pub enum Writing {
    Lent(Lease),
    Own(DatabaseTransaction),
}

impl Deref for Tx {
    type Target = Writing;

    fn deref(&self) -> &Writing {
        &self.0
    }
}

impl Tx {
    /// Keeps the writes and their audit events; returns when both are on disk.
    pub async fn commit(self, events: Vec<Event>) -> Result<()> {
        idempotency::mark(&self.0).await?;
        self.keep(events).await
    }

    /// Returns when everything that this transaction could see is on disk, so that those who only read
    /// see it too. For whoever found here that others were faster, and begins anew.
    pub async fn catch_up(self) -> Result<()> {
        self.keep(Vec::new()).await
    }

    async fn keep(self, events: Vec<Event>) -> Result<()> {
        match self.0 {
            Writing::Own(own) => {
                audit::append(&own, &events).await?;
                Ok(own.commit().await?)
            }
            Writing::Lent(lease) => {
                let (confirm, confirmed) = oneshot::channel();
                lease.give_back(Done { events, confirm });
                confirmed.await.unwrap_or(Err(Error::Busy))
            }
        }
    }

    /// For what is no act of anybody: a session seen, a job claimed, a mail sent.
    pub async fn commit_unrecorded(self) -> Result<()> {
        self.commit(Vec::new()).await
    }
}

#[async_trait]
impl ConnectionTrait for Writing {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Lent(_) => DbBackend::Sqlite,
            Self::Own(own) => own.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Lent(lease) => lease.shared()?.execute_raw(statement).await,
            Self::Own(own) => own.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Lent(lease) => lease.shared()?.execute_unprepared(sql).await,
            Self::Own(own) => own.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Lent(lease) => lease.shared()?.query_one_raw(statement).await,
            Self::Own(own) => own.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Lent(lease) => lease.shared()?.query_all_raw(statement).await,
            Self::Own(own) => own.query_all_raw(statement).await,
        }
    }
}

/// The one connection that writes, until it is given back. Dropped, it goes back with nothing done.
#[derive(Debug)]
pub struct Lease {
    shared: Option<Shared>,
    back: Option<oneshot::Sender<Returned>>,
}

impl Lease {
    fn of(line: Line) -> (Self, oneshot::Receiver<Returned>) {
        let (back, returned) = oneshot::channel();
        (Self { shared: Some(Shared::of(line)), back: Some(back) }, returned)
    }

    pub(super) fn shared(&self) -> Result<&Shared, DbErr> {
        self.shared.as_ref().ok_or_else(|| DbErr::Custom("the connection was given back".to_owned()))
    }

    fn give_back(mut self, done: Done) {
        self.hand_over(Some(done));
    }

    fn hand_over(&mut self, done: Option<Done>) {
        if let (Some(shared), Some(back)) = (self.shared.take(), self.back.take()) {
            // Nobody waits for it where it was held for too long: it ends, and with it what it wrote.
            back.send(Returned { line: shared.into_inner(), done }).ok();
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.hand_over(None);
    }
}

impl Writer {
    pub fn pool(pool: DatabaseConnection) -> Self {
        Self::Pool(pool)
    }

    /// Starts the task that owns the connection. It ends when the last `Writer` is dropped.
    pub fn grouping(file: PathBuf) -> Result<Self, DbErr> {
        let line = Line::open(&file, Task::Write)?;
        let (asks, waiting) = mpsc::channel(4096);
        tokio::spawn(lend_in_turn(file, line, waiting));
        Ok(Self::Grouping(asks))
    }

    pub async fn begin(&self) -> Result<Tx> {
        match self {
            Self::Pool(pool) => Ok(Tx(Writing::Own(pool.begin().await?))),
            Self::Grouping(asks) => {
                let (lend, lent) = oneshot::channel();
                asks.send(Ask { lend }).await.map_err(|_| Error::Busy)?;
                lent.await.map_err(|_| Error::Busy)?
            }
        }
    }
}

async fn lend_in_turn(file: PathBuf, line: Line, mut waiting: mpsc::Receiver<Ask>) {
    let mut kept = Some(line);
    let mut heads = Heads::default();
    while let Some(first) = waiting.recv().await {
        let line = match kept.take() {
            Some(line) => Ok(line),
            None => Line::open(&file, Task::Write),
        };
        let begun = match line {
            Ok(line) => line.begin().await,
            Err(fault) => {
                first.lend.send(Err(fault.into())).ok();
                continue;
            }
        };
        kept = match begun {
            (line, Ok(())) => run_batch(line, first, &mut waiting, &mut heads).await,
            (line, Err(fault)) => {
                first.lend.send(Err(fault.into())).ok();
                Some(line)
            }
        };
    }
}

/// Lends the connection to one after the other, then commits what all of them wrote. Answers the
/// connection, where it can still be used.
async fn run_batch(
    mut line: Line,
    first: Ask,
    waiting: &mut mpsc::Receiver<Ask>,
    heads: &mut Heads,
) -> Option<Line> {
    let mut finished: Vec<Done> = Vec::new();
    let mut next = Some(first);
    while let Some(ask) = next {
        if line.control("savepoint lent").is_err() {
            return give_up(line, finished);
        }
        let (lease, returned) = Lease::of(line);
        // Where nobody waits any more, the lease comes back at once.
        ask.lend.send(Ok(Tx(Writing::Lent(lease)))).ok();
        let Ok(Ok(back)) = tokio::time::timeout(PATIENCE, returned).await else {
            tracing::error!("a write held the database for too long; its batch is given up");
            return None;
        };
        line = back.line;
        let undone = if back.done.is_some() { Ok(()) } else { line.control("rollback to lent") };
        // Where SQLite has ended the transaction by itself, there is no savepoint to come back to.
        if undone.and_then(|()| line.control("release lent")).is_err() {
            return give_up(line, finished);
        }
        finished.extend(back.done);
        next = if finished.len() < BATCH { waiting.try_recv().ok() } else { None };
    }
    close_batch(line, finished, heads).await
}

/// SQLite has ended the transaction: nobody's write remains. A new connection knows nothing of it.
fn give_up(line: Line, finished: Vec<Done>) -> Option<Line> {
    drop(line);
    for done in finished {
        done.confirm.send(Err(Error::Busy)).ok();
    }
    None
}

async fn close_batch(line: Line, mut finished: Vec<Done>, heads: &mut Heads) -> Option<Line> {
    let events: Vec<Event> = finished.iter_mut().flat_map(|done| done.events.drain(..)).collect();
    let shared = Shared::of(line);
    let appended = audit::append_known(&shared, &events, heads).await;
    let line = shared.into_inner();
    let (line, outcome) = match appended {
        Ok(()) => line.aside(|line| line.control("commit")).await,
        Err(fault) => (line, Err(fault)),
    };
    for done in finished {
        let answer = match &outcome {
            Ok(()) => Ok(()),
            Err(fault) => Err(Error::from(DbErr::Custom(fault.to_string()))),
        };
        done.confirm.send(answer).ok();
    }
    if outcome.is_err() {
        // Dropped, the connection rolls back, and with it where the chains were taken to end.
        *heads = Heads::default();
        return None;
    }
    Some(line)
}
