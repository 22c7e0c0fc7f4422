//! The runner: takes jobs that are due and does what the wiring says.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::{JoinError, JoinHandle};

use super::wiring;
use crate::kit::jobs::{self, Job, Wake};
use crate::kit::{App, Ctx, Error, Result};

/// How long a node rests when there is nothing to do; a job that it queues itself wakes it before.
const REST: Duration = Duration::from_secs(5);

/// Works for as long as the program serves. What was begun when it ends is claimed again later.
pub async fn run(app: Arc<App>) {
    loop {
        match run_one(&app).await {
            Ok(true) => {}
            Ok(false) => rest(&app).await,
            Err(fault) => {
                tracing::error!(what = %fault, "the runner of jobs could not reach the database");
                rest(&app).await;
            }
        }
    }
}

async fn rest(app: &Arc<App>) {
    let woken = app.part::<Wake>().0.notified();
    tokio::select! { () = woken => {}, () = tokio::time::sleep(REST) => {} }
}

/// Runs one job that is due; false where there is none.
pub async fn run_one(app: &Arc<App>) -> Result<bool> {
    let ctx = Ctx::of(app);
    let Some(job) = jobs::claim(&ctx).await? else { return Ok(false) };
    let ran = match wiring::job(&job.kind) {
        // In a task of its own, so that a panic is one failed attempt and not the end of the runner.
        Some(work) => {
            let task = tokio::spawn(work(ctx.clone(), job.clone()));
            keeping(&ctx, &job, task).await.unwrap_or_else(|panic| Err(Error::fault(panic)))
        }
        None => Err(Error::fault(format!("nobody knows jobs of the kind {}", job.kind))),
    };
    if let Err(fault) = ran {
        tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempts, what = %fault, "a job failed");
        jobs::fail(&ctx, &job, &fault.to_string()).await?;
    }
    Ok(true)
}

/// Waits for the work and keeps its claim meanwhile. A node that dies is followed by another within
/// half a minute, and a job may take as long as it likes.
async fn keeping(
    ctx: &Ctx,
    job: &Job,
    mut task: JoinHandle<Result<()>>,
) -> std::result::Result<Result<()>, JoinError> {
    loop {
        tokio::select! {
            done = &mut task => return done,
            () = tokio::time::sleep(jobs::RENEW) => {}
        }
        match jobs::renew(ctx, job).await {
            Ok(true) => {}
            // What it has done by now is not kept: the other one finishes it.
            Ok(false) => {
                task.abort();
                return Ok(Err(Error::fault("another node took the job over")));
            }
            Err(fault) => tracing::warn!(job = %job.id, %fault, "the claim on a job could not be renewed"),
        }
    }
}

/// What is done with a job of one kind. It finishes the job itself, in the transaction of what it did.
pub type Work = fn(Ctx, Job) -> futures_util::future::BoxFuture<'static, Result<()>>;
