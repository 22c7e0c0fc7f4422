//! What the database gives at most, in the same run and through the same writer: the row that a save
//! writes, into a table as full and as indexed, without HTTP, without rights, without the trail.

use std::sync::atomic::{AtomicI64, Ordering};

use futures_util::future::try_join_all;

use crate::kit::clock::Stopwatch;
use crate::kit::{Db, Error, Result};
use crate::shell::store::bench as store;

/// How many ratings stand there before.
const ROWS: i64 = 250_000;

/// A database of its own, to be filled by nobody else.
pub struct Limit {
    db: Db,
    next: AtomicI64,
}

impl Limit {
    pub async fn open(url: &str) -> Result<Self> {
        let db = Db::open(url).await?;
        let tx = db.begin().await?;
        store::make_ratings(&*tx, ROWS).await?;
        tx.commit_unrecorded().await?;
        Ok(Self { db, next: AtomicI64::new(0) })
    }

    /// Inserts a second where so many wait for theirs at the same time.
    pub async fn grouped(&self, callers: usize, count: usize) -> Result<f64> {
        let each = count.div_ceil(callers);
        let begun = Stopwatch::start();
        try_join_all((0..callers).map(|_| async {
            for _ in 0..each {
                self.insert().await?;
            }
            Ok::<_, Error>(())
        }))
        .await?;
        Ok((each * callers) as f64 / begun.took().as_secs_f64())
    }

    /// Inserts a second where each waits for the disk.
    pub async fn one_by_one(&self, count: usize) -> Result<f64> {
        self.grouped(1, count).await
    }

    async fn insert(&self) -> Result<()> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let tx = self.db.begin().await?;
        store::insert_rating(&*tx, number % ROWS, 2 + number / ROWS).await?;
        tx.commit_unrecorded().await
    }
}
