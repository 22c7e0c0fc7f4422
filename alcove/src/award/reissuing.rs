//! After a key was reported as compromised: what it signed is awarded anew, under the new key.

use alcove_domain::award::Standing;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use super::issuing::issue;
use super::reading::Award;
use super::standing::again;
use super::store::award;
use crate::kit::jobs::{self, Job};
use crate::kit::{Ctx, Error, Result};

/// The kind of these jobs.
pub const KIND: &str = "award.reissue";

pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    async move {
        let payload: Value = serde_json::from_str(&job.payload).map_err(Error::fault)?;
        let key = payload["key"].as_str().unwrap_or_default().to_owned();
        let rows = award::of_key(ctx.db().read(), &key).await?;
        let total = rows.len();
        for (done, row) in rows.into_iter().enumerate() {
            // One that is suspended stays so; whoever resumes it renews it first.
            if row.suspended_at.is_none() {
                anew(&ctx, Award::of(row)?).await?;
            }
            jobs::progress(&ctx, &job.id, done + 1, total).await?;
        }
        let tx = ctx.begin().await?;
        jobs::finish(&ctx, &*tx, &job, &json!({ "awards": total })).await?;
        tx.commit_unrecorded().await?;
        jobs::wake(&ctx);
        Ok(())
    }
    .boxed()
}

/// One by one, so that a job that runs twice goes on where it ended.
async fn anew(ctx: &Ctx, old: Award) -> Result<()> {
    let Some(from) = old.valid_from() else { return Ok(()) };
    // What is over anyway is not worth a new one.
    if old.standing(ctx.now) == Standing::Expired {
        return Ok(());
    }
    let wanted = again(&old, from, old.valid_until());
    let tx = ctx.begin().await?;
    let issued = issue(ctx, &tx, None, wanted).await?;
    tx.commit(issued.events).await
}
