//! What worked: how the items of finished actions moved until a later assessment. Kept for the
//! network when that one is closed, with n and with no claim of cause.

use std::collections::BTreeMap;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::facts::{self, Facts};
use super::movements;
use super::store::what_worked;
use crate::assess::store::assessment;
use crate::kit::clock::new_id;
use crate::kit::ids::AssessmentId;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::plan;

/// Plans of one organisation; more than any ever had.
const MOST: u64 = 200;

/// How an action of the library fared wherever it was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Actions that were finished before a later assessment.
    pub times: usize,
    /// Those after which more of their items stood higher than lower.
    pub rose: usize,
}

/// By the id of the ready-made action.
pub async fn tried(person: &Person) -> Result<BTreeMap<String, Tried>> {
    let mut found: BTreeMap<String, Tried> = BTreeMap::new();
    for row in what_worked::tried(person.ctx.db().read()).await? {
        let one = found.entry(row.library_ref).or_default();
        one.times += 1;
        one.rose += usize::from(row.up > row.down);
    }
    Ok(found)
}

/// For the wiring: keeps what a closed assessment shows of every plan that stands on an earlier one.
pub fn keep<'a>(person: &'a Person, id: &'a AssessmentId) -> BoxFuture<'a, Result<()>> {
    async move {
        let ctx = &person.ctx;
        let later = assessment::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
        let mut rows = Vec::new();
        // Those that were removed are not among them.
        for row in plan::page(ctx.db().read(), &later.organisation_id, None, MOST).await? {
            let facts = facts::load_unchecked(ctx, &row.id).await?;
            rows.extend(shown(person, &facts, id).await?);
        }
        let tx = ctx.begin().await?;
        what_worked::keep(&*tx, rows).await?;
        // It follows from the closing, which has its own event.
        tx.commit_unrecorded().await
    }
    .boxed()
}

async fn shown(person: &Person, facts: &Facts, later: &AssessmentId) -> Result<Vec<what_worked::Model>> {
    let mut rows = Vec::new();
    for tie in &facts.ties.assessments {
        let earlier = &tie.assessment_id;
        let Some(compared) = movements::between(person, facts, earlier, later).await? else { continue };
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
                later_id: later.clone(),
                up: counts.up as i64,
                down: counts.down as i64,
                same: counts.same as i64,
                kept_at: person.ctx.now.millis(),
            });
        }
    }
    Ok(rows)
}
