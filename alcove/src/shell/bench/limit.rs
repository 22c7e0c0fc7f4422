//! What the database gives at most, in the same run: rows as small as a rating, without HTTP,
//! without rights, without history.

use futures_util::future::try_join_all;

use super::stage::Ready;
use crate::kit::clock::{Stopwatch, new_id};
use crate::kit::{Result, db};
use crate::shell::store::bench as store;

/// Inserts a second through the same writer that ratings go through.
pub async fn grouped(ready: &Ready, callers: usize, count: usize) -> Result<f64> {
    let db = &ready.limit;
    let each = count.div_ceil(callers);
    let begun = Stopwatch::start();
    try_join_all((0..callers).map(|_| async move {
        for _ in 0..each {
            insert(db).await?;
        }
        Ok::<_, crate::kit::Error>(())
    }))
    .await?;
    Ok((each * callers) as f64 / begun.took().as_secs_f64())
}

async fn insert(db: &db::Db) -> Result<()> {
    let tx = db.begin().await?;
    store::insert(&*tx, &new_id::<String>()).await?;
    tx.commit_unrecorded().await
}

/// Inserts a second where each waits for the disk.
pub async fn one_by_one(ready: &Ready, count: usize) -> Result<f64> {
    let begun = Stopwatch::start();
    for _ in 0..count {
        insert(&ready.limit).await?;
    }
    Ok(count as f64 / begun.took().as_secs_f64())
}
