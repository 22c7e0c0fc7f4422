//! Who may write, and when.

use std::ops::Deref;
use std::time::Duration;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use crate::kit::audit::{self, Event};
use crate::kit::error::{Error, Result};

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

/// What a finished write hands back: its events, and where to say that all is on disk.
#[derive(Debug)]
struct Done {
    events: Vec<Event>,
    confirm: oneshot::Sender<Result<()>>,
}

/// A transaction in which to write. [`Tx::commit`] needs the audit events of what was done, so
/// that no act goes unrecorded.
#[derive(Debug)]
pub struct Tx {
    // Before `back`: dropping rolls back first and gives the connection back second.
    inner: DatabaseTransaction,
    back: Option<oneshot::Sender<Done>>,
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

impl Tx {
    /// Keeps the writes and their audit events; returns when both are on disk.
    pub async fn commit(self, events: Vec<Event>) -> Result<()> {
        let Some(back) = self.back else {
            audit::append(&self.inner, &events).await?;
            return Ok(self.inner.commit().await?);
        };
        self.inner.commit().await?;
        let (confirm, confirmed) = oneshot::channel();
        if back.send(Done { events, confirm }).is_err() {
            return Err(Error::Busy);
        }
        confirmed.await.unwrap_or(Err(Error::Busy))
    }

    /// For what is no act of anybody: a session seen, a job claimed, a mail sent.
    pub async fn commit_unrecorded(self) -> Result<()> {
        self.commit(Vec::new()).await
    }
}

impl Writer {
    pub fn pool(pool: DatabaseConnection) -> Self {
        Self::Pool(pool)
    }

    /// Starts the task that owns the connection. It ends when the last `Writer` is dropped.
    pub fn grouping(connection: DatabaseConnection) -> Self {
        let (asks, waiting) = mpsc::channel(4096);
        tokio::spawn(lend_in_turn(connection, waiting));
        Self::Grouping(asks)
    }

    pub async fn begin(&self) -> Result<Tx> {
        match self {
            Self::Pool(pool) => Ok(Tx { inner: pool.begin().await?, back: None }),
            Self::Grouping(asks) => {
                let (lend, lent) = oneshot::channel();
                asks.send(Ask { lend }).await.map_err(|_| Error::Busy)?;
                lent.await.map_err(|_| Error::Busy)?
            }
        }
    }
}

async fn lend_in_turn(connection: DatabaseConnection, mut waiting: mpsc::Receiver<Ask>) {
    while let Some(first) = waiting.recv().await {
        let immediate = TransactionOptions {
            // A deferred one that turns into a writer fails at once where another process writes.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        match connection.begin_with_options(immediate).await {
            Ok(outer) => run_batch(outer, first, &mut waiting).await,
            Err(fault) => {
                first.lend.send(Err(fault.into())).ok();
            }
        }
    }
}

async fn run_batch(outer: DatabaseTransaction, first: Ask, waiting: &mut mpsc::Receiver<Ask>) {
    let mut finished: Vec<Done> = Vec::new();
    let mut next = Some(first);
    while let Some(ask) = next {
        match outer.begin().await {
            Ok(inner) => {
                let (back, returned) = oneshot::channel();
                if ask.lend.send(Ok(Tx { inner, back: Some(back) })).is_ok() {
                    match tokio::time::timeout(PATIENCE, returned).await {
                        Ok(Ok(done)) => finished.push(done),
                        // Dropped without a commit: its savepoint is rolled back.
                        Ok(Err(_)) => {}
                        Err(_) => {
                            tracing::error!("a write held the database for too long; its batch is given up");
                            return;
                        }
                    }
                }
            }
            Err(fault) => {
                ask.lend.send(Err(fault.into())).ok();
            }
        }
        next = if finished.len() < BATCH { waiting.try_recv().ok() } else { None };
    }
    let outcome = close_batch(outer, &mut finished).await;
    for done in finished {
        let answer = match &outcome {
            Ok(()) => Ok(()),
            Err(fault) => Err(Error::from(DbErr::Custom(fault.to_string()))),
        };
        done.confirm.send(answer).ok();
    }
}

async fn close_batch(outer: DatabaseTransaction, finished: &mut [Done]) -> std::result::Result<(), DbErr> {
    let events: Vec<Event> = finished.iter_mut().flat_map(|done| done.events.drain(..)).collect();
    audit::append(&outer, &events).await?;
    outer.commit().await
}
