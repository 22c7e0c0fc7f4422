//! Questions to the institution. While one is open the clock of the application stands.

use alcove_domain::certify::Stage;
use alcove_domain::certify::clock::{Pause, days_run, is_stopped};
use alcove_domain::kit::words::check_some_words;
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::{Action, Confidentiality};

use super::facts::{self, Facts};
use super::snapshot::Snapshot;
use super::store::{application, clarification, clarification_evidence, part};
use super::{desk, engaged, telling, words_refused};
use crate::evidence::{self, Evidence};
use crate::kit::clock::new_id;
use crate::kit::ids::{ApplicationId, ClarificationId, EvidenceId, ItemId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;

/// A question as it is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// None: about the whole.
    pub item: Option<ItemId>,
    pub words: String,
    pub due_day: String,
}

/// A question with the evidence of its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    pub row: clarification::Model,
    pub evidence: Vec<EvidenceId>,
}

impl Asked {
    pub fn is_open(&self) -> bool {
        self.row.answered_at.is_none() && self.row.withdrawn_at.is_none()
    }
}

/// How long an application has been with its assessors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub days: i64,
    pub stopped: bool,
}

/// Longest time that an institution is given.
const MOST_DAYS: i64 = 366;

/// The questions of an application, for those who ask, those who answer and the body.
pub async fn list(person: &Person, id: &ApplicationId) -> Result<(Facts, Vec<Asked>)> {
    let facts = facts::load(person, id).await?;
    may_see(person, &facts)?;
    let asked = all(person, id).await?;
    Ok((facts, asked))
}

pub(super) async fn all(person: &Person, id: &ApplicationId) -> Result<Vec<Asked>> {
    let db = person.ctx.db().read();
    let rows = part::of_application::<clarification::Entity>(db, id).await?;
    let ties = clarification_evidence::of_clarifications(db, rows.iter().map(|row| row.id.clone()).collect())
        .await?;
    let asked = |row: clarification::Model| Asked {
        evidence: ties
            .iter()
            .filter(|tie| tie.clarification_id == row.id)
            .map(|tie| tie.evidence_id.clone())
            .collect(),
        row,
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// Those who prepare the application, those who judge it, and the body. A committee reads the report.
fn may_see(person: &Person, facts: &Facts) -> Result<()> {
    let may = |action| person.can(action, &facts.resource());
    if may(Action::PrepareApplication) || may(Action::HandleApplication) || may(Action::AssessApplication) {
        return Ok(());
    }
    Err(Error::Forbidden)
}

pub async fn ask(person: &Person, id: &ApplicationId, question: &Question) -> Result<ClarificationId> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    gate.must_be_under_assessment()?;
    check_some_words(&question.words).map_err(|words| words_refused("words", &words))?;
    let today = day_in(person.ctx.now, &person.zone);
    let due = Day::parse(question.due_day.trim()).map_err(|_| Error::invalid("due_day", "not-a-day"))?;
    if due < today {
        return Err(Error::invalid("due_day", "day-is-past"));
    }
    if today.days_until(due) > MOST_DAYS {
        return Err(Error::Invalid(vec![FieldFault::new("due_day", "day-too-far").with("days", MOST_DAYS)]));
    }
    if let Some(item) = &question.item {
        let (_, snapshot) = super::snapshot::load(&person.ctx, id).await?.ok_or(Error::NotFound)?;
        if snapshot.item(item).is_none() {
            return Err(Error::invalid("item_id", "unknown-choice"));
        }
    }
    let row = clarification::Model {
        id: new_id(),
        application_id: id.clone(),
        organisation_id: gate.facts.row.organisation_id.clone(),
        item_id: question.item.clone(),
        words: question.words.trim().to_owned(),
        due_day: due.to_string(),
        asked_at: person.ctx.now.millis(),
        asked_by: person.id.clone(),
        answer: String::new(),
        answered_at: None,
        answered_by: None,
        withdrawn_at: None,
        withdrawn_by: None,
        version: 1,
    };
    let asked = row.id.clone();
    let tx = person.ctx.begin().await?;
    clarification::add(&*tx, row).await?;
    telling::asked(person, &tx, &gate.facts, due).await?;
    let event = person.ctx.event(Some(&person.id), "certify.clarification-asked", "application", id.as_str());
    // In the institution's trail too: it is the one that is asked.
    let own = event.clone().in_organisation(&gate.facts.row.organisation_id).after(asked.0.clone());
    let event = event.in_organisation(&gate.facts.row.body_id).after(asked.0.clone());
    tx.commit(vec![event, own]).await?;
    Ok(asked)
}

/// What the institution answers.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub words: String,
    pub evidence: Vec<EvidenceId>,
}

pub async fn answer(
    person: &Person,
    id: &ApplicationId,
    question: &ClarificationId,
    answer: &Answer,
) -> Result<()> {
    let facts = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &facts.resource())?;
    check_some_words(&answer.words).map_err(|words| words_refused("answer", &words))?;
    let shown = shown(person, &facts, &answer.evidence).await?;
    let tx = person.ctx.begin().await?;
    let application = application::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    let mut row = open_row(&tx, id, question).await?;
    if !matches!(engaged::stage(&application), Stage::UnderAssessment) {
        return Err(Error::NotNow(Refusal::new("clarification-over")));
    }
    row.answer = answer.words.trim().to_owned();
    row.answered_at = Some(person.ctx.now.millis());
    row.answered_by = Some(person.id.clone());
    clarification::save(&*tx, row).await?;
    for piece in &shown {
        let tie = clarification_evidence::Model {
            clarification_id: question.clone(),
            evidence_id: piece.id().clone(),
        };
        clarification_evidence::add(&*tx, tie).await?;
    }
    let event =
        person.ctx.event(Some(&person.id), "certify.clarification-answered", "application", id.as_str());
    let own = event.clone().in_organisation(&facts.row.organisation_id).after(question.0.clone());
    let event = event.in_organisation(&facts.row.body_id).after(question.0.clone());
    tx.commit(vec![event, own]).await
}

/// The pieces of an answer: of the institution's own, and open to assessors.
async fn shown(person: &Person, facts: &Facts, ids: &[EvidenceId]) -> Result<Vec<Evidence>> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    let found = evidence::find_many(person, &ids).await?;
    let own = |one: &&Evidence| one.row.organisation_id == facts.row.organisation_id && !one.is_withdrawn();
    if found.iter().filter(own).count() != ids.len() {
        return Err(Error::invalid("evidence", "unknown-choice"));
    }
    if found.iter().any(|one| one.confidentiality() < Confidentiality::Assessors) {
        return Err(Error::invalid("evidence", "evidence-not-for-assessors"));
    }
    Ok(found)
}

/// Takes a question back that needs no answer any more.
pub async fn withdraw(person: &Person, id: &ApplicationId, question: &ClarificationId) -> Result<()> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = open_row(&tx, id, question).await?;
    row.withdrawn_at = Some(person.ctx.now.millis());
    row.withdrawn_by = Some(person.id.clone());
    clarification::save(&*tx, row).await?;
    let event =
        person.ctx.event(Some(&person.id), "certify.clarification-withdrawn", "application", id.as_str());
    tx.commit(vec![event.in_organisation(&gate.facts.row.body_id).before(question.0.clone())]).await
}

async fn open_row(
    tx: &crate::kit::Tx,
    id: &ApplicationId,
    question: &ClarificationId,
) -> Result<clarification::Model> {
    let row = part::touch::<clarification::Entity>(&**tx, id, question).await?.ok_or(Error::NotFound)?;
    if row.answered_at.is_some() {
        return Err(Error::NotNow(Refusal::new("clarification-answered")));
    }
    if row.withdrawn_at.is_some() {
        return Err(Error::NotNow(Refusal::new("clarification-withdrawn")));
    }
    Ok(row)
}

/// Days since the submission on which no question was open.
pub fn clock(person: &Person, facts: &Facts, asked: &[Asked]) -> Option<Clock> {
    let day = |at: i64| day_in(Instant(at), &person.zone);
    let start = day(facts.row.submitted_at?);
    let pauses: Vec<Pause> = asked
        .iter()
        .map(|one| Pause {
            from: day(one.row.asked_at),
            until: one.row.answered_at.or(one.row.withdrawn_at).map(day),
        })
        .collect();
    let end =
        facts.row.decided_at.or(facts.row.withdrawn_at).map_or_else(|| day(person.ctx.now.millis()), day);
    Some(Clock { days: days_run(start, end, &pauses), stopped: is_stopped(&pauses) })
}

/// What an item of the snapshot is called, for a question about it.
pub fn title(snapshot: Option<&Snapshot>, item: Option<&ItemId>, language: &str) -> Option<String> {
    let snapshot = snapshot?;
    let item = snapshot.item(item?)?;
    let fallback = &snapshot.assessment.language;
    let name = super::snapshot::said(&item.names, language, fallback);
    let name = if name.is_empty() { super::snapshot::said(&item.texts, language, fallback) } else { name };
    Some(format!("{} {name}", item.code).trim().to_owned())
}
