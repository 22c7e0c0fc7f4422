//! Passages of the assessors' report: written one by one, or begun from what was settled.

use alcove_domain::kit::words::{check_some_words, check_words};

use super::desk::{self, Gate, overview};
use super::reporting::writing;
use super::store::{part, passage};
use super::{check_version, of_words, snapshot};
use crate::assess::mark_body::MarkBody;
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, ItemId, PassageId};
use crate::kit::{Error, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// Kinds of passages, in the order of the report.
pub const KINDS: [&str; 4] = ["finding", "strength", "must", "suggestion"];

/// A report of more passages than this is read by nobody.
const MOST_PASSAGES: usize = 1_000;

/// A passage as it is written.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub kind: String,
    /// The criterion; none: the whole.
    pub group: Option<ItemId>,
    pub words: String,
    /// What the assessors make of the institution's answer.
    pub reply: String,
}

pub async fn add(person: &Person, id: &ApplicationId, said: &Said) -> Result<PassageId> {
    check(person, id, said).await?;
    let (gate, tx, _, _) = writing(person, id).await?;
    let there = part::of_application::<passage::Entity>(&*tx, id).await?;
    if there.len() >= MOST_PASSAGES {
        return Err(Refusal::new("report-too-long").with("most", MOST_PASSAGES).into());
    }
    let row = new_passage(person, id, said, there.last().map_or(0, |last| last.position + 1));
    let made = row.id.clone();
    passage::add(&*tx, row).await?;
    commit(person, tx, &gate, "certify.passage-added", &made).await?;
    Ok(made)
}

fn new_passage(person: &Person, id: &ApplicationId, said: &Said, position: i64) -> passage::Model {
    passage::Model {
        id: new_id(),
        application_id: id.clone(),
        kind: said.kind.clone(),
        group_ref: said.group.as_ref().map(|id| id.0.clone()).unwrap_or_default(),
        position,
        words: said.words.trim().to_owned(),
        sent_words: None,
        answer: None,
        answer_words: String::new(),
        answered_at: None,
        answered_by: None,
        reply: String::new(),
        changed_at: person.ctx.now.millis(),
        changed_by: Some(person.id.clone()),
        version: 1,
    }
}

/// Rewrites a passage; who did not see the present one is told.
pub async fn change(
    person: &Person,
    id: &ApplicationId,
    which: &PassageId,
    seen: &Condition,
    said: &Said,
) -> Result<()> {
    check(person, id, said).await?;
    let (gate, tx, _, _) = writing(person, id).await?;
    let mut row = part::touch::<passage::Entity>(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    check_version(
        seen,
        row.version - 1,
        serde_json::json!({ "id": row.id, "words": row.words, "version": row.version - 1 }),
    )?;
    row.kind.clone_from(&said.kind);
    row.group_ref = said.group.as_ref().map(|id| id.0.clone()).unwrap_or_default();
    row.words = said.words.trim().to_owned();
    row.reply = said.reply.trim().to_owned();
    row.changed_at = person.ctx.now.millis();
    row.changed_by = Some(person.id.clone());
    passage::save(&*tx, row).await?;
    commit(person, tx, &gate, "certify.passage-changed", which).await
}

/// Takes a passage out. One that the institution has answered stays, so that the answer does.
pub async fn remove(person: &Person, id: &ApplicationId, which: &PassageId) -> Result<()> {
    let (gate, tx, _, _) = writing(person, id).await?;
    let row = part::find::<passage::Entity>(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    if row.sent_words.is_some() {
        return Err(Error::NotNow(Refusal::new("passage-was-sent")));
    }
    part::delete::<passage::Entity>(&*tx, which).await?;
    commit(person, tx, &gate, "certify.passage-removed", which).await
}

/// Starts the report from what was settled: a finding for each item that stands otherwise than the
/// institution said.
pub async fn fill(person: &Person, id: &ApplicationId, language: &str) -> Result<usize> {
    let desk = desk::open(person, id).await?;
    if !desk.gate.judges() {
        return Err(Error::Forbidden);
    }
    let seen = overview(person, &desk).await?;
    let mut said = Vec::new();
    for line in &seen.lines {
        let Some(settled) = &line.settled else { continue };
        let claimed = desk::Claimed::of(&desk.snapshot, line.item)?;
        let mark = settled.mark.as_deref().and_then(MarkBody::parse);
        if mark == claimed.mark || settled.reason.is_empty() {
            continue;
        }
        let name = desk.name_of(line.item, language);
        let words = format!("{} {name}\n{}", line.item.code, settled.reason);
        said.push(Said {
            kind: "finding".to_owned(),
            group: line.item.parent.clone(),
            words: words.trim().to_owned(),
            reply: String::new(),
        });
    }
    let (gate, tx, _, _) = writing(person, id).await?;
    if !part::of_application::<passage::Entity>(&*tx, id).await?.is_empty() {
        return Err(Error::NotNow(Refusal::new("report-has-passages")));
    }
    for (at, one) in said.iter().enumerate() {
        passage::add(&*tx, new_passage(person, id, one, at as i64)).await?;
    }
    let event = person.ctx.event(Some(&person.id), "certify.report-filled", "application", id.as_str());
    tx.commit(vec![event.in_organisation(&gate.facts.row.body_id).after(said.len().to_string())]).await?;
    Ok(said.len())
}

async fn check(person: &Person, id: &ApplicationId, said: &Said) -> Result<()> {
    // Who may not come in learns nothing of what there is.
    desk::enter_to_judge(person, id).await?;
    let mut faults = Vec::new();
    if !KINDS.contains(&said.kind.as_str()) {
        faults.push(FieldFault::new("kind", "unknown-choice"));
    }
    if let Err(refusal) = check_some_words(&said.words) {
        faults.push(of_words("words", &refusal));
    }
    if let Err(refusal) = check_words(&said.reply) {
        faults.push(of_words("reply", &refusal));
    }
    if let Some(group) = &said.group {
        let (_, snapshot) = snapshot::load(&person.ctx, id).await?.ok_or(Error::NotFound)?;
        if snapshot.item(group).is_none() {
            faults.push(FieldFault::new("group", "unknown-choice"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

async fn commit(person: &Person, tx: Tx, gate: &Gate, act: &'static str, id: &PassageId) -> Result<()> {
    let event = person.ctx.event(Some(&person.id), act, "application", gate.facts.row.id.as_str());
    tx.commit(vec![event.in_organisation(&gate.facts.row.body_id).after(id.0.clone())]).await
}
