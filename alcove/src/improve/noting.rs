//! How a node stands, as somebody says it on a day. A note is never changed; a later one counts.

use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::plan::StatusNote;
use alcove_domain::plan::standing::StatusRefusal;

use super::changing::{self, Act};
use super::facts::{self, Facts};
use super::nodes::typed_number;
use super::rights::Reach;
use crate::kit::clock::new_id;
use crate::kit::ids::{EvidenceId, NodeId, PlanId, StatusNoteId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::{status_evidence, status_note};
use crate::plan::words;

/// A note as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub standing: String,
    /// Per cent; empty where nothing is said.
    pub done: String,
    pub words: String,
    pub evidence: Vec<EvidenceId>,
    /// `page`, `link`, `api`, `import`.
    pub via: &'static str,
}

/// Writes a note. The plan has to be under way, or approved.
pub async fn note(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    said: Said,
) -> Result<(StatusNoteId, Arc<Facts>)> {
    let facts = facts::load(person, plan).await?;
    let at = facts.place(id.as_str())?;
    Reach::of(person, &facts).await?.may(Action::NoteStatus, at)?;
    let note = check(person, id, &said)?;
    let note_id: StatusNoteId = new_id();
    let act = Act::new("plan.status-noted").on(id).before(&facts.rows.node(id)?.standing).after(format!(
        "{}: {}",
        said.standing,
        said.words.trim()
    ));
    let changed = changing::monitor(person, plan, &act, |draft| {
        let now = draft.now;
        let node = draft.rows.judged_mut(id)?;
        node.standing = words::standing(note.standing).to_owned();
        node.done = note.done.as_ref().map(Number::to_exact);
        node.noted_at = Some(now);
        Ok(())
    })
    .await?;
    let row = status_note::Model {
        id: note_id.clone(),
        plan_id: plan.clone(),
        node_id: id.clone(),
        standing: words::standing(note.standing).to_owned(),
        done: note.done.as_ref().map(Number::to_exact),
        words: said.words.trim().to_owned(),
        via: said.via.to_owned(),
        noted_by: person.id.clone(),
        noted_at: person.ctx.now.millis(),
    };
    status_note::add(&*changed.tx, row).await?;
    for evidence_id in said.evidence {
        let row = status_evidence::Model { note_id: note_id.clone(), evidence_id };
        status_evidence::add(&*changed.tx, row).await?;
    }
    let facts = changing::commit(person, changed, act).await?;
    Ok((note_id, facts))
}

fn check(person: &Person, node: &NodeId, said: &Said) -> Result<StatusNote> {
    let standing =
        words::read_standing(&said.standing).ok_or_else(|| Error::invalid("standing", "standing-missing"))?;
    let done = typed_number(&said.done).map_err(|()| Error::invalid("done", "not-a-number"))?;
    let note = StatusNote {
        node: node.as_str().into(),
        standing,
        done: done.and_then(|percent| percent.checked_div(&Number::from(100))),
        words: said.words.trim().to_owned(),
        by: person.id.as_str().into(),
        at: person.ctx.now,
    };
    note.check().map_err(|refusal| match refusal {
        StatusRefusal::Why { .. } => Error::invalid("words", "say-why"),
        StatusRefusal::Words(_) => Error::invalid("words", "too-long"),
        StatusRefusal::NotAShare { .. } => Error::invalid("done", "not-per-cent"),
        StatusRefusal::Contradicts { .. } => Error::invalid("done", "contradicts-standing"),
    })?;
    Ok(note)
}
