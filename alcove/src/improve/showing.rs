//! Where evidence is shown: with the notes that say how something stands.

use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::facts::{self, Facts};
use crate::evidence::{Use, UseSource};
use crate::kit::ids::{EvidenceId, NodeId, PlanId, StatusNoteId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::{status_evidence, status_note};

/// How the room *evidence* learns where its pieces are used.
pub fn uses() -> UseSource {
    UseSource { used: status_evidence::used, of: used_in_boxed }
}

fn used_in_boxed<'a>(person: &'a Person, ids: &'a [EvidenceId]) -> BoxFuture<'a, Result<Vec<Use>>> {
    used_in(person, ids).boxed()
}

/// The nodes with a note that shows one of these, as far as the person may see the plan.
async fn used_in(person: &Person, ids: &[EvidenceId]) -> Result<Vec<Use>> {
    let db = person.ctx.db().read();
    let ties = status_evidence::of_evidence(db, ids).await?;
    let notes: Vec<StatusNoteId> = ties.iter().map(|tie| tie.note_id.clone()).collect();
    let mut uses: Vec<Use> = Vec::new();
    let mut known: Option<(PlanId, Option<Arc<Facts>>)> = None;
    for note in status_note::by_ids(db, &notes).await? {
        if known.as_ref().is_none_or(|(id, _)| *id != note.plan_id) {
            known = Some((note.plan_id.clone(), look(person, &note.plan_id).await?));
        }
        let Some((id, Some(facts))) = &known else { continue };
        let Ok(node) = facts.rows.node(&note.node_id) else { continue };
        for tie in ties.iter().filter(|tie| tie.note_id == note.id) {
            let one = Use {
                evidence: tie.evidence_id.clone(),
                title: node.title.clone(),
                place: facts.rows.plan.title.clone(),
                address: address(id, &note.node_id),
            };
            if !uses.contains(&one) {
                uses.push(one);
            }
        }
    }
    Ok(uses)
}

fn address(plan: &PlanId, node: &NodeId) -> String {
    format!("/plans/{plan}/nodes/{node}#notes")
}

async fn look(person: &Person, id: &PlanId) -> Result<Option<Arc<Facts>>> {
    match facts::load(person, id).await {
        Ok(facts) => Ok(Some(facts)),
        Err(Error::NotFound | Error::Forbidden) => Ok(None),
        Err(other) => Err(other),
    }
}
