//! How a node stands, as somebody says it on a day. A note is never changed; a later one counts.

use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::plan::StatusNote;
use alcove_domain::plan::standing::StatusRefusal;

use super::changing::{self, Act, Changed};
use super::facts::{self, Facts};
use super::nodes::typed_number;
use super::rights::Reach;
use crate::evidence::{self, Evidence};
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

/// A note that is written and not yet kept.
pub(super) struct Written<'a> {
    pub id: StatusNoteId,
    pub changed: Changed,
    pub act: Act<'a>,
}

/// Writes a note. The plan has to be under way.
pub async fn note(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    said: Said,
) -> Result<(StatusNoteId, Arc<Facts>)> {
    let written = write(person, plan, id, said).await?;
    let facts = changing::commit(person, written.changed, written.act).await?;
    Ok((written.id, facts))
}

/// The same in a transaction that the caller keeps, with what else belongs to the act.
pub(super) async fn write<'a>(
    person: &Person,
    plan: &PlanId,
    id: &'a NodeId,
    said: Said,
) -> Result<Written<'a>> {
    let facts = facts::load(person, plan).await?;
    let at = facts.place(id.as_str())?;
    Reach::of(person, &facts).await?.may(Action::NoteStatus, at)?;
    let note = check(person, id, &said)?;
    let evidence = check_evidence(person, &facts, said.evidence).await?;
    let note_id: StatusNoteId = new_id();
    let act = Act::new("plan.status-noted")
        .on(id)
        .before(facts.row(at).judged().unwrap_or_default())
        .after(format!("{}: {}", said.standing, said.words.trim()));
    let changed = changing::monitor(person, plan, &act, |draft| {
        let now = draft.now;
        let node = draft.rows.judged_mut(id)?;
        let before = node.done.as_deref().and_then(Number::read_exact);
        node.done = note.done_after(node.standing(), before).as_ref().map(Number::to_exact);
        node.standing = words::standing(note.standing).to_owned();
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
    for evidence_id in evidence {
        let row = status_evidence::Model { note_id: note_id.clone(), evidence_id };
        status_evidence::add(&*changed.tx, row).await?;
    }
    Ok(Written { id: note_id, changed, act })
}

/// Each piece once. It has to be one of the plan's organisation that the person may see: a piece of
/// another, though it be open to the world, shows nothing about this plan.
async fn check_evidence(person: &Person, facts: &Facts, mut ids: Vec<EvidenceId>) -> Result<Vec<EvidenceId>> {
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(ids);
    }
    let found = evidence::find_many(person, &ids).await?;
    let fits = |one: &&Evidence| one.row.organisation_id == *facts.organisation() && !one.is_withdrawn();
    if found.iter().filter(fits).count() == ids.len() {
        Ok(ids)
    } else {
        Err(Error::invalid("evidence", "no-such-evidence"))
    }
}

/// A note as its readers see it.
#[derive(Clone, Debug)]
pub struct Noted {
    pub row: status_note::Model,
    /// What was shown with it, as far as the reader may see it.
    pub evidence: Vec<Evidence>,
}

/// Notes of a node that are shown at once; a plan of five years with a note a month has sixty.
const SHOWN: u64 = 100;

/// What was said of a node, newest first.
pub async fn history(person: &Person, node: &NodeId) -> Result<Vec<Noted>> {
    history_before(person, node, None, SHOWN).await
}

/// Those before one of them.
pub async fn history_before(
    person: &Person,
    node: &NodeId,
    after: Option<&StatusNoteId>,
    limit: u64,
) -> Result<Vec<Noted>> {
    let db = person.ctx.db().read();
    let rows = status_note::page(db, node, after, limit).await?;
    let notes: Vec<StatusNoteId> = rows.iter().map(|row| row.id.clone()).collect();
    let ties = status_evidence::of_notes(db, &notes).await?;
    let mut ids: Vec<EvidenceId> = ties.iter().map(|tie| tie.evidence_id.clone()).collect();
    ids.sort();
    ids.dedup();
    let found = if ids.is_empty() { Vec::new() } else { evidence::find_many(person, &ids).await? };
    let of = |row: &status_note::Model| {
        let theirs = ties.iter().filter(|tie| tie.note_id == row.id);
        theirs.filter_map(|tie| found.iter().find(|one| *one.id() == tie.evidence_id)).cloned().collect()
    };
    Ok(rows.into_iter().map(|row| Noted { evidence: of(&row), row }).collect())
}

fn check(person: &Person, node: &NodeId, said: &Said) -> Result<StatusNote> {
    let standing =
        words::read_standing(&said.standing).ok_or_else(|| Error::invalid("standing", "standing-missing"))?;
    let done = typed_number(&said.done).map_err(|_| Error::invalid("done", "not-a-number"))?;
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
