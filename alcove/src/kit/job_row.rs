//! A file that a job makes, as pages list it.

use super::ctx::Ctx;
use super::jobs::{Job, Standing};

/// Long enough to come back from leave of a few days; a file can be made again.
pub const KEPT_DAYS: i64 = 7;

pub struct JobRow {
    pub name: String,
    /// `waiting`, `running`, `finished`, `failed`.
    pub state: &'static str,
    pub said: String,
    pub done: i64,
    pub total: i64,
    /// Of the file, once it is there.
    pub address: Option<String>,
}

impl JobRow {
    /// None where the file is no longer kept. `address` is where it will be.
    pub fn of(ctx: &Ctx, job: &Job, name: String, address: String) -> Option<Self> {
        let kept_since = ctx.now.plus_days(-KEPT_DAYS).millis();
        if job.finished_at.is_some_and(|at| at < kept_since) {
            return None;
        }
        let (state, key) = match job.standing() {
            Standing::Waiting => ("waiting", "job-waiting"),
            Standing::Running => ("running", "job-running"),
            Standing::Finished => ("finished", "job-finished"),
            Standing::Failed => ("failed", "job-failed"),
        };
        Some(Self {
            name,
            state,
            said: ctx.words.t(key),
            done: job.done,
            total: job.total.max(1),
            address: (state == "finished").then_some(address),
        })
    }

    /// Whether it may be there the next time that one looks.
    pub fn is_awaited(&self) -> bool {
        matches!(self.state, "waiting" | "running")
    }
}
