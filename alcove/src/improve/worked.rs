//! What worked: how the items of finished actions moved until a later assessment. Kept when that one
//! is closed, with n and with no claim of cause.

use std::collections::BTreeMap;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::facts::{self, Facts};
use super::movements;
use super::store::what_worked;
use crate::assess::store::assessment;
use crate::kit::clock::new_id;
use crate::kit::ids::AssessmentId;
use crate::kit::jobs::{self, Job, NewJob};
use crate::kit::{Ctx, Error, Result};
use crate::plan::store::plan;

/// The kind of the job that keeps it.
pub const KIND: &str = "improve.what-worked";

/// Plans of one organisation; more than any ever had.
const MOST: u64 = 200;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Payload {
    assessment: AssessmentId,
}

/// How an action of the library fared in this institution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Actions that were finished before a later assessment.
    pub times: usize,
    /// Those after which more of their items stood higher than lower.
    pub rose: usize,
}

/// By the id of the ready-made action. What other institutions tried is theirs, as long as nobody
/// agreed to share it.
pub async fn tried(ctx: &Ctx, facts: &Facts) -> Result<BTreeMap<String, Tried>> {
    let mut found: BTreeMap<String, Tried> = BTreeMap::new();
    for row in what_worked::tried(ctx.db().read(), facts.organisation()).await? {
        let one = found.entry(row.library_ref).or_default();
        one.times += 1;
        one.rose += usize::from(row.up > row.down);
    }
    Ok(found)
}

/// For the wiring: what is to be kept of an assessment that closes, where the institution has a plan.
pub fn after<'a>(ctx: &'a Ctx, row: &'a assessment::Model) -> BoxFuture<'a, Result<Option<NewJob>>> {
    async move {
        if plan::page(ctx.db().read(), &row.organisation_id, None, 1).await?.is_empty() {
            return Ok(None);
        }
        let payload = serde_json::to_value(Payload { assessment: row.id.clone() }).map_err(Error::fault)?;
        let organisation = Some(row.organisation_id.clone());
        Ok(Some(NewJob { kind: KIND, payload, dedupe: None, organisation, person: None }))
    }
    .boxed()
}

/// For the wiring: runs one job of our kind.
pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    keep(ctx, job).boxed()
}

async fn keep(ctx: Ctx, job: Job) -> Result<()> {
    let Payload { assessment: id } = serde_json::from_str(&job.payload).map_err(Error::fault)?;
    let later = assessment::find(ctx.db().read(), &id).await?.ok_or(Error::NotFound)?;
    let mut rows = Vec::new();
    // Plans that were removed are not among them.
    for row in plan::page(ctx.db().read(), &later.organisation_id, None, MOST).await? {
        let facts = facts::load_unchecked(&ctx, &row.id).await?;
        rows.extend(shown(&ctx, &facts, &later).await?);
    }
    let tx = ctx.begin().await?;
    what_worked::replace(&*tx, &id, rows).await?;
    jobs::finish(&ctx, &*tx, &job, &Value::Null).await?;
    // It follows from the closing, which has its own event.
    tx.commit_unrecorded().await
}

async fn shown(ctx: &Ctx, facts: &Facts, later: &assessment::Model) -> Result<Vec<what_worked::Model>> {
    let mut rows = Vec::new();
    for tie in &facts.ties.assessments {
        let earlier = &tie.assessment_id;
        let Some(compared) = movements::between(ctx, facts, earlier, later).await? else { continue };
        for moved in &compared.actions {
            let counts = moved.movement.counts();
            let node = facts.row(moved.at);
            if counts.n() == 0 {
                continue;
            }
            rows.push(what_worked::Model {
                id: new_id(),
                organisation_id: facts.organisation().clone(),
                plan_id: facts.id().clone(),
                node_id: node.id.clone(),
                library_ref: node.library_ref.clone(),
                earlier_id: earlier.clone(),
                later_id: later.id.clone(),
                up: counts.up as i64,
                down: counts.down as i64,
                same: counts.same as i64,
                kept_at: ctx.now.millis(),
            });
        }
    }
    Ok(rows)
}
