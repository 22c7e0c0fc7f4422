//! What is done every hour: people are reminded of what they have left, and what nobody needs any
//! more is removed. What people did stays for ever.

use std::sync::Arc;
use std::time::Duration;

use super::store::housekeeping::{self as store, Old};
use crate::certify::reminding as certificates;
use crate::evidence::Storage;
use crate::improve::reminders as plans;
use crate::kit::job_row::KEPT_DAYS;
use crate::kit::{App, Ctx, Result};
use crate::review::reminders;

const EVERY: Duration = Duration::from_secs(60 * 60);

/// A turn is over a little before the next one is due, so that the same node may take it again.
const HELD_MILLIS: i64 = 55 * 60 * 1000;

pub async fn run(app: Arc<App>) {
    loop {
        // Not at once: the first seconds belong to those who wait for pages.
        tokio::time::sleep(Duration::from_secs(60)).await;
        let ctx = Ctx::of(&app);
        match take_turn(&ctx).await {
            Ok(true) => round(&ctx).await,
            Ok(false) => tracing::debug!("another node keeps house this hour"),
            Err(fault) => tracing::error!(%fault, "nobody could ask whose turn it is to keep house"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Whether it is this node's turn: of several, one does it each hour.
pub async fn take_turn(ctx: &Ctx) -> Result<bool> {
    let now = ctx.now.millis();
    let tx = ctx.begin().await?;
    let is_mine = store::is_turn_taken_now(&*tx, now, now + HELD_MILLIS).await?;
    tx.commit_unrecorded().await?;
    Ok(is_mine)
}

/// What is done every hour. Where one part fails, the other is done.
pub async fn round(ctx: &Ctx) {
    match reminders::digest(ctx).await {
        Ok(0) => {}
        Ok(sent) => tracing::info!(sent, "people were reminded"),
        Err(fault) => tracing::error!(%fault, "nobody could be reminded"),
    }
    match plans::digest(ctx).await {
        Ok(0) => {}
        Ok(sent) => tracing::info!(sent, "people were reminded of their plans"),
        Err(fault) => tracing::error!(%fault, "nobody could be reminded of plans"),
    }
    match crate::publish::asking_again::ask(ctx).await {
        Ok(0) => {}
        Ok(sent) => tracing::info!(sent, "people were asked about their practices"),
        Err(fault) => tracing::error!(%fault, "nobody could be asked about practices"),
    }
    match crate::publish::adopting::ask(ctx).await {
        Ok(0) => {}
        Ok(sent) => tracing::info!(sent, "people were asked what came of practices"),
        Err(fault) => tracing::error!(%fault, "nobody could be asked what came of practices"),
    }
    match certificates::round(ctx).await {
        Ok(0) => {}
        Ok(sent) => tracing::info!(sent, "people were reminded of certificates"),
        Err(fault) => tracing::error!(%fault, "nobody could be reminded of certificates"),
    }
    match tidy(ctx).await {
        Ok(0) => {}
        Ok(removed) => tracing::info!(removed, "old rows removed"),
        Err(fault) => tracing::error!(%fault, "old rows could not be removed"),
    }
}

/// Removes what is old now; how many rows that were.
pub async fn tidy(ctx: &Ctx) -> Result<u64> {
    let days = |days: i64| ctx.now.plus_days(-days).millis();
    let old = Old {
        // A machine that tries again after a day makes a new request.
        answers: days(1),
        attempts: days(1),
        challenges: ctx.now.millis(),
        // Kept for a while, so that an opened old link can say that it is old.
        links: days(30),
        sessions: days(30),
        mails: days(30),
        jobs: days(30),
    };
    let mut removed = 0;
    for statement in store::STATEMENTS {
        // One short write each: nobody who saves a rating waits for the whole.
        let tx = ctx.begin().await?;
        removed += store::remove(&*tx, statement, &old).await?;
        tx.commit_unrecorded().await?;
    }
    let made = ctx.now.plus_days(-KEPT_DAYS);
    removed += ctx.app.part::<Storage>().remove_jobs_before(made).await?;
    Ok(removed)
}

/// Counts what waits, for those who watch.
pub async fn measure(app: &App) -> Result<()> {
    let waiting = store::waiting(app.db.read()).await?;
    metrics::gauge!("alcove_mails_waiting").set(waiting.mails as f64);
    metrics::gauge!("alcove_mails_failed").set(waiting.mails_failed as f64);
    metrics::gauge!("alcove_jobs_waiting").set(waiting.jobs as f64);
    metrics::gauge!("alcove_jobs_failed").set(waiting.jobs_failed as f64);
    Ok(())
}
