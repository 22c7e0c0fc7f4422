//! The visit to an institution: when and where, who meets whom, what was said in confidence, and what
//! to look at on the spot.

use alcove_domain::certify::sight::sees_interviews;
use alcove_domain::kit::Day;
use alcove_domain::kit::words::{check_some_words, check_words};
use alcove_domain::network::Action;

use super::desk::{self, Gate};
use super::facts::{self, Facts};
use super::store::{application, meeting, part, visit, visit_check};
use super::{check_version, of_words, words_refused};
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, MeetingId, VisitCheckId};
use crate::kit::{Error, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// A visit of more meetings than this is two visits.
const MOST_MEETINGS: usize = 200;

/// A list that is longer is not ticked off by anybody.
const MOST_CHECKS: usize = 200;

/// The visit as far as its reader may see it.
pub struct Visit {
    pub facts: Facts,
    /// Those who judge write it; the institution and the body read it.
    pub writes: bool,
    /// Whether the notes are shown.
    pub hears: bool,
    pub row: Option<visit::Model>,
    /// In the order of the day; without notes for those who did not hear them.
    pub meetings: Vec<meeting::Model>,
    /// For those who judge alone.
    pub checks: Vec<visit_check::Model>,
}

/// The visit: for those who judge and the body at any time, for the institution once it was told.
pub async fn find(person: &Person, id: &ApplicationId) -> Result<Visit> {
    let facts = facts::load(person, id).await?;
    let gate = match desk::enter(person, id).await {
        Ok(gate) => Some(gate),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    let db = person.ctx.db().read();
    let row = visit::find(db, id).await?;
    let prepares = person.can(Action::PrepareApplication, &facts.resource());
    let told = row.as_ref().is_some_and(|row| row.told_at.is_some());
    if gate.is_none() && !(prepares && told) {
        return Err(Error::NotFound);
    }
    let hears = gate.as_ref().is_some_and(|gate| sees_interviews(gate.viewer));
    let mut meetings = part::of_application::<meeting::Entity>(db, id).await?;
    if !hears {
        for one in &mut meetings {
            one.notes = String::new();
            one.noted_at = None;
        }
    }
    let checks = if hears { visit_check::of_application(db, id).await? } else { Vec::new() };
    let writes = gate.as_ref().is_some_and(|gate| gate.judges() && gate.must_be_under_assessment().is_ok());
    Ok(Visit { writes, hears, row, meetings, checks, facts })
}

/// When and where, as it is typed.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub first_day: String,
    pub last_day: String,
    pub place: String,
    pub words: String,
}

pub async fn plan(person: &Person, id: &ApplicationId, seen: &Condition, plan: &Plan) -> Result<()> {
    let gate = may_write(person, id).await?;
    let mut faults = Vec::new();
    let first = day("first_day", &plan.first_day, &mut faults);
    let last = match plan.last_day.trim() {
        "" => first,
        text => day("last_day", text, &mut faults),
    };
    for (field, words) in [("place", &plan.place), ("words", &plan.words)] {
        if let Err(refusal) = check_words(words) {
            faults.push(of_words(field, &refusal));
        }
    }
    let (Some(first), Some(last), true) = (first, last, faults.is_empty()) else {
        return Err(Error::Invalid(faults));
    };
    if last < first {
        return Err(Error::invalid("last_day", "ends-before-it-begins"));
    }
    let tx = held(person, id).await?;
    let known = visit::touch(&*tx, id).await?;
    let version = known.as_ref().map_or(0, |row| row.version - 1);
    check_version(seen, version, serde_json::json!({ "version": version }))?;
    let row = visit::Model {
        application_id: id.clone(),
        first_day: first.to_string(),
        last_day: last.to_string(),
        place: plan.place.trim().to_owned(),
        words: plan.words.trim().to_owned(),
        told_at: known.as_ref().and_then(|row| row.told_at),
        told_by: known.as_ref().and_then(|row| row.told_by.clone()),
        changed_at: person.ctx.now.millis(),
        changed_by: Some(person.id.clone()),
        version: known.as_ref().map_or(1, |row| row.version),
    };
    match known {
        Some(_) => visit::save(&*tx, row).await?,
        None => visit::add(&*tx, row).await?,
    }
    commit(person, tx, &gate, "certify.visit-planned", "").await
}

/// Shows the plan to the institution; later changes show by themselves.
pub async fn tell(person: &Person, id: &ApplicationId) -> Result<()> {
    let gate = may_write(person, id).await?;
    let tx = held(person, id).await?;
    let mut row =
        visit::touch(&*tx, id).await?.ok_or_else(|| Error::NotNow(Refusal::new("visit-not-planned")))?;
    row.told_at = Some(person.ctx.now.millis());
    row.told_by = Some(person.id.clone());
    visit::save(&*tx, row).await?;
    let own = person
        .ctx
        .event(Some(&person.id), "certify.visit-told", "application", id.as_str())
        .in_organisation(&gate.facts.row.organisation_id);
    let event = own.clone().in_organisation(&gate.facts.row.body_id);
    tx.commit(vec![event, own]).await
}

/// Who meets whom, as it is typed.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub day: String,
    /// `09:30`.
    pub begins: String,
    pub ends: String,
    /// Of the institution.
    pub whom: String,
    /// Of the assessors.
    pub who: String,
    pub place: String,
    pub topic: String,
}

pub async fn add_meeting(person: &Person, id: &ApplicationId, said: &Said) -> Result<MeetingId> {
    let gate = may_write(person, id).await?;
    let day = check(said)?;
    let tx = held(person, id).await?;
    if part::of_application::<meeting::Entity>(&*tx, id).await?.len() >= MOST_MEETINGS {
        return Err(Refusal::new("visit-too-long").with("most", MOST_MEETINGS).into());
    }
    let row = meeting::Model {
        id: new_id(),
        application_id: id.clone(),
        day: day.to_string(),
        begins: said.begins.trim().to_owned(),
        ends: said.ends.trim().to_owned(),
        whom: said.whom.trim().to_owned(),
        who: said.who.trim().to_owned(),
        place: said.place.trim().to_owned(),
        topic: said.topic.trim().to_owned(),
        notes: String::new(),
        noted_by: None,
        noted_at: None,
        version: 1,
    };
    let made = row.id.clone();
    meeting::add(&*tx, row).await?;
    commit(person, tx, &gate, "certify.meeting-added", made.as_str()).await?;
    Ok(made)
}

pub async fn change_meeting(
    person: &Person,
    id: &ApplicationId,
    which: &MeetingId,
    said: &Said,
) -> Result<()> {
    let gate = may_write(person, id).await?;
    let day = check(said)?;
    let tx = held(person, id).await?;
    let row = part::touch::<meeting::Entity>(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    let row = meeting::Model {
        day: day.to_string(),
        begins: said.begins.trim().to_owned(),
        ends: said.ends.trim().to_owned(),
        whom: said.whom.trim().to_owned(),
        who: said.who.trim().to_owned(),
        place: said.place.trim().to_owned(),
        topic: said.topic.trim().to_owned(),
        ..row
    };
    meeting::save(&*tx, row).await?;
    commit(person, tx, &gate, "certify.meeting-changed", which.as_str()).await
}

pub async fn remove_meeting(person: &Person, id: &ApplicationId, which: &MeetingId) -> Result<()> {
    let gate = may_write(person, id).await?;
    let tx = held(person, id).await?;
    let row = part::find::<meeting::Entity>(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    if !row.notes.is_empty() {
        return Err(Error::NotNow(Refusal::new("meeting-has-notes")));
    }
    part::delete::<meeting::Entity>(&*tx, which).await?;
    commit(person, tx, &gate, "certify.meeting-removed", which.as_str()).await
}

/// One meeting with its notes, for those who judge.
pub async fn meeting(person: &Person, id: &ApplicationId, which: &MeetingId) -> Result<meeting::Model> {
    desk::enter_to_judge(person, id).await?;
    part::find::<meeting::Entity>(person.ctx.db().read(), id, which).await?.ok_or(Error::NotFound)
}

/// What came of writing notes.
pub enum Noted {
    Version(Box<meeting::Model>),
    /// The other assessor was faster.
    Conflict(Box<meeting::Model>),
}

/// Writes what was said in a meeting. It stays between those who judge.
pub async fn note(
    person: &Person,
    id: &ApplicationId,
    which: &MeetingId,
    seen: Option<i64>,
    notes: &str,
) -> Result<Noted> {
    let gate = may_write(person, id).await?;
    check_words(notes).map_err(|words| words_refused("notes", &words))?;
    let tx = held(person, id).await?;
    let mut row = part::touch::<meeting::Entity>(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    let notes = notes.trim();
    if row.notes == notes {
        row.version -= 1;
        return Ok(Noted::Version(Box::new(row)));
    }
    if seen.is_some_and(|seen| seen != row.version - 1) {
        row.version -= 1;
        return Ok(Noted::Conflict(Box::new(row)));
    }
    row.notes = notes.to_owned();
    row.noted_by = Some(person.id.clone());
    row.noted_at = Some(person.ctx.now.millis());
    meeting::save(&*tx, row.clone()).await?;
    commit(person, tx, &gate, "certify.interview-noted", which.as_str()).await?;
    Ok(Noted::Version(Box::new(row)))
}

/// Adds something to look at on the spot.
pub async fn add_check(person: &Person, id: &ApplicationId, words: &str) -> Result<VisitCheckId> {
    let gate = may_write(person, id).await?;
    check_some_words(words).map_err(|refusal| words_refused("check", &refusal))?;
    let tx = held(person, id).await?;
    let there = visit_check::of_application(&*tx, id).await?;
    if there.len() >= MOST_CHECKS {
        return Err(Refusal::new("visit-too-long").with("most", MOST_CHECKS).into());
    }
    let row = visit_check::Model {
        id: new_id(),
        application_id: id.clone(),
        position: there.last().map_or(0, |last| last.position + 1),
        words: words.trim().to_owned(),
        seen_at: None,
        seen_by: None,
        version: 1,
    };
    let made = row.id.clone();
    visit_check::add(&*tx, row).await?;
    commit(person, tx, &gate, "certify.visit-check-added", made.as_str()).await?;
    Ok(made)
}

/// Whether something was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    Seen,
    Open,
}

/// Ticks it off, or opens it again.
pub async fn tick(person: &Person, id: &ApplicationId, which: &VisitCheckId) -> Result<()> {
    turn(person, id, which, None).await
}

/// Says whether it was looked at; said again, it changes nothing.
pub async fn set_tick(person: &Person, id: &ApplicationId, which: &VisitCheckId, said: Tick) -> Result<()> {
    turn(person, id, which, Some(said)).await
}

/// To what is wanted; without it, to the other side.
async fn turn(person: &Person, id: &ApplicationId, which: &VisitCheckId, wanted: Option<Tick>) -> Result<()> {
    let gate = may_write(person, id).await?;
    let tx = held(person, id).await?;
    let row = visit_check::find(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    let was_seen = row.seen_at.is_some();
    let seen = wanted.map_or(!was_seen, |wanted| wanted == Tick::Seen);
    if seen == was_seen {
        return Ok(());
    }
    let row = visit_check::Model {
        seen_at: seen.then_some(person.ctx.now.millis()),
        seen_by: seen.then(|| person.id.clone()),
        version: row.version + 1,
        ..row
    };
    visit_check::save(&*tx, row).await?;
    commit(person, tx, &gate, "certify.visit-check-ticked", which.as_str()).await
}

/// One thing to look at, for those who judge.
pub async fn one_check(
    person: &Person,
    id: &ApplicationId,
    which: &VisitCheckId,
) -> Result<visit_check::Model> {
    desk::enter_to_judge(person, id).await?;
    visit_check::find(person.ctx.db().read(), id, which).await?.ok_or(Error::NotFound)
}

pub async fn remove_check(person: &Person, id: &ApplicationId, which: &VisitCheckId) -> Result<()> {
    let gate = may_write(person, id).await?;
    let tx = held(person, id).await?;
    visit_check::find(&*tx, id, which).await?.ok_or(Error::NotFound)?;
    visit_check::delete(&*tx, which).await?;
    commit(person, tx, &gate, "certify.visit-check-removed", which.as_str()).await
}

async fn may_write(person: &Person, id: &ApplicationId) -> Result<Gate> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    gate.must_be_under_assessment()?;
    Ok(gate)
}

/// The application held against other writers, still with its assessors.
async fn held(person: &Person, id: &ApplicationId) -> Result<Tx> {
    let tx = person.ctx.begin().await?;
    let row = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    if row.state != "under-assessment" {
        return Err(Error::NotNow(Refusal::new("desk-not-under-assessment").with("state", row.state)));
    }
    Ok(tx)
}

async fn commit(person: &Person, tx: Tx, gate: &Gate, act: &'static str, what: &str) -> Result<()> {
    let event = person.ctx.event(Some(&person.id), act, "application", gate.facts.row.id.as_str());
    tx.commit(vec![event.in_organisation(&gate.facts.row.body_id).after(what)]).await
}

fn day(field: &'static str, text: &str, faults: &mut Vec<FieldFault>) -> Option<Day> {
    let found = Day::parse(text.trim()).ok();
    if found.is_none() {
        faults.push(FieldFault::new(field, "not-a-day"));
    }
    found
}

fn check(said: &Said) -> Result<Day> {
    let mut faults = Vec::new();
    let day = day("day", &said.day, &mut faults);
    if !is_time(&said.begins) {
        faults.push(FieldFault::new("begins", "not-an-hour"));
    }
    if !said.ends.trim().is_empty() && !is_time(&said.ends) {
        faults.push(FieldFault::new("ends", "not-an-hour"));
    }
    if let Err(refusal) = check_some_words(&said.whom) {
        faults.push(of_words("whom", &refusal));
    }
    for (field, words) in [("who", &said.who), ("place", &said.place), ("topic", &said.topic)] {
        if let Err(refusal) = check_words(words) {
            faults.push(of_words(field, &refusal));
        }
    }
    match day {
        Some(day) if faults.is_empty() => Ok(day),
        _ => Err(Error::Invalid(faults)),
    }
}

/// `09:30`, as the field of a browser gives it.
fn is_time(text: &str) -> bool {
    let mut parts = text.trim().split(':');
    let part = |text: Option<&str>, below: u8| {
        text.is_some_and(|text| text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number < below))
    };
    part(parts.next(), 24) && part(parts.next(), 60) && parts.next().is_none()
}
