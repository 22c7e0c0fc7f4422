//! The second step: a reviewer for the theme looks at a practice of another institution. The rubric
//! is an edition like any other and its marks are ratings of the engine *assess*; only the verdict
//! is this room's own.

use std::collections::HashMap;
use std::sync::Arc;

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::{Instrument, Scale};
use alcove_domain::publish::{Rubric, Stage};

use super::moving::tell_author;
use super::practices::{self, Practice, event, refused};
use super::process::Process;
use super::store::reviewer::{self, Named};
use super::store::{practice, review, version};
use super::{reviewers, rubric};
use crate::assess::editions::Known;
use crate::assess::mark_body::MarkBody;
use crate::assess::store::{aside, assessment, edition, rating, seat};
use crate::kit::clock::{hash_secret, new_id};
use crate::kit::etag::Condition;
use crate::kit::ids::{ItemId, PracticeId};
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;
use crate::network::store::organisation;

/// Practices that wait, as a reviewer sees them.
pub struct Queue {
    pub domains: Vec<String>,
    /// In hand; with the first page alone.
    pub mine: Vec<practice::Model>,
    /// A page of them, the oldest first, one longer than it.
    pub waiting: Vec<practice::Model>,
}

/// Where it is only said how many wait, no more are counted.
pub const COUNTED: u64 = 200;

/// Practices looked at in one go.
const CHUNK: u64 = 200;

/// What waits behind `after`. Most of what is in review may be for other themes: it is read until a page
/// is full, or nothing is left.
pub async fn queue(person: &Person, after: Option<&PracticeId>, limit: u64) -> Result<Queue> {
    let domains = reviewers::domains(person).await?;
    let db = person.ctx.db().read();
    let mine = match after {
        None => {
            let open = review::open_of(db, &person.id).await?;
            practice::in_review(db, open.into_iter().map(|one| one.practice_id).collect()).await?
        }
        Some(_) => Vec::new(),
    };
    let mut waiting = Vec::new();
    let mut behind = after.cloned();
    while !domains.is_empty() && waiting.len() as u64 <= limit {
        let rows = practice::reviewing(db, behind.as_ref(), CHUNK).await?;
        let is_last = (rows.len() as u64) < CHUNK;
        behind = rows.last().map(|row| row.id.clone());
        waiting.extend(free_ones(person, &domains, rows).await?);
        if is_last {
            break;
        }
    }
    waiting.truncate(usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1));
    Ok(Queue { domains, mine, waiting })
}

/// Those that are nobody's, for these themes, and of another institution.
async fn free_ones(
    person: &Person,
    domains: &[String],
    rows: Vec<practice::Model>,
) -> Result<Vec<practice::Model>> {
    let db = person.ctx.db().read();
    let ids: Vec<PracticeId> = rows.iter().map(|row| row.id.clone()).collect();
    let open: HashMap<PracticeId, review::Model> =
        review::open(db, &ids).await?.into_iter().map(|one| (one.practice_id.clone(), one)).collect();
    let named = reviewer::named(db).await?;
    let mut free = Vec::new();
    for row in rows {
        let is_held = open
            .get(&row.id)
            .is_some_and(|review| review.reviewer_id == person.id || !is_left(review, &named));
        let own = person.actor.belongs_to(&row.organisation_id.as_str().into());
        let found = Practice::of(row)?;
        if !is_held && !own && reviewers::fits(domains, &found) {
            free.push(found.row);
        }
    }
    Ok(free)
}

/// A practice with the rubric and what its reviewer said so far.
pub struct Desk {
    pub practice: Practice,
    pub review: review::Model,
    pub known: Arc<Known>,
    pub marks: HashMap<ItemId, (i64, Mark, String)>,
}

impl Desk {
    /// How far the rubric is, for the rule.
    pub fn rubric(&self) -> Rubric {
        let items = self.known.edition.rated();
        Rubric::of(items.map(|(at, item)| {
            let mark = &self.marks.get(&self.known.ids[at])?.1;
            let step = match (mark, &item.instrument) {
                (Mark::Step(step), Some(Instrument::Scale(id))) => {
                    self.known.edition.scale(id).and_then(|scale| place(scale, *step))
                }
                _ => None,
            };
            Some(step)
        }))
    }
}

/// The place of a step, the lowest being 1.
fn place(scale: &Scale, step: i32) -> Option<usize> {
    scale.steps.iter().position(|one| one.value == step).map(|at| at + 1)
}

/// Whether whoever has it in hand is a reviewer no more. They may finish; another may go on in their place.
fn is_left(open: &review::Model, named: &[Named]) -> bool {
    named.iter().all(|one| one.person_id != open.reviewer_id)
}

/// Takes a practice up; from now on no other reviewer does.
pub async fn take_up(person: &Person, id: &PracticeId) -> Result<()> {
    let found = practices::find(&person.ctx, id).await?;
    let domains = reviewers::domains(person).await?;
    // Who is no reviewer for it may not know that it is there.
    if domains.is_empty() || !reviewers::fits(&domains, &found) || found.stage() != Stage::Reviewing {
        return Err(Error::NotFound);
    }
    let homes = reviewers::institutions(&person.ctx, &person.id).await?;
    let homes = homes.iter().map(|one| alcove_domain::kit::OrganisationId::from(one.as_str()));
    found.stage().take_up(&found.row.organisation_id.as_str().into(), homes).map_err(refused)?;
    let known = rubric::known(&person.ctx).await?;
    let tx = person.ctx.begin().await?;
    let now = person.ctx.now.millis();
    let named = reviewer::named(&*tx).await?;
    for open in review::open(&*tx, std::slice::from_ref(id)).await? {
        if open.reviewer_id == person.id || !is_left(&open, &named) {
            return Err(Error::NotNow(Refusal::new("practice-taken-up")));
        }
        review::is_decided(&*tx, &open.id, "passed-on", "", now).await?;
    }
    edition::freeze(&*tx, &known.id, now).await?;
    // What was passed on is looked at anew.
    let last = review::of_practice(&*tx, id).await?.into_iter().next();
    let attempt = last.map_or(found.row.attempt, |last| found.row.attempt.max(last.attempt + 1));
    let run = assessment::Model {
        id: new_id(),
        organisation_id: found.row.organisation_id.clone(),
        edition_id: known.id.clone(),
        previous_id: None,
        title: found.row.title.clone(),
        cycle: String::new(),
        state: "collecting".to_owned(),
        colleagues_shown: "after-own".to_owned(),
        created_at: now,
        created_by: Some(person.id.clone()),
        opened_at: Some(now),
        moderating_at: None,
        closed_at: None,
        removed_at: None,
        version: 1,
    };
    let run = assessment::add(&*tx, run).await?;
    aside::add(&*tx, &run.id, "publish").await?;
    let place = seat::Model {
        id: new_id(),
        assessment_id: run.id.clone(),
        unit_id: None,
        person_id: Some(person.id.clone()),
        everything_since: Some(now),
        created_at: now,
        handed_in_at: None,
        handed_in_by: None,
        removed_at: None,
        version: 1,
    };
    let row = review::Model {
        id: new_id(),
        practice_id: id.clone(),
        attempt,
        reviewer_id: person.id.clone(),
        assessment_id: run.id,
        seat_id: place.id.clone(),
        begun_at: now,
        verdict: None,
        words: String::new(),
        decided_at: None,
    };
    seat::add(&*tx, place).await?;
    review::add(&*tx, row).await?;
    practices::note_step(person, &tx, id, "taken-up", "").await?;
    tx.commit(vec![event(person, &found.row, "practice.taken-up").after(&found.row.title)]).await
}

/// The desk of the reviewer who has the practice in hand; to others there is none.
pub async fn desk(person: &Person, id: &PracticeId) -> Result<Desk> {
    let practice = practices::find(&person.ctx, id).await?;
    let db = person.ctx.db().read();
    let open = review::open(db, std::slice::from_ref(id)).await?;
    let mine = open.into_iter().find(|one| one.reviewer_id == person.id);
    let review = mine.filter(|_| practice.stage() == Stage::Reviewing).ok_or(Error::NotFound)?;
    // A reviewer who has come to belong to the institution since is one no more.
    if person.actor.belongs_to(&practice.row.organisation_id.as_str().into()) {
        return Err(Error::NotFound);
    }
    let run = aside::find(db, &review.assessment_id).await?.ok_or(Error::NotFound)?;
    let known = crate::assess::editions::known(&person.ctx, &run.edition_id).await?;
    let marks = marks(person, &review).await?;
    Ok(Desk { practice, review, known, marks })
}

/// What stands beside each item of a review.
pub(super) async fn marks(
    person: &Person,
    review: &review::Model,
) -> Result<HashMap<ItemId, (i64, Mark, String)>> {
    let rows = rating::standing_of(person.ctx.db().read(), &review.seat_id).await?;
    let read = rows.into_iter().filter(|row| row.slot == "current").filter_map(|row| {
        let mark = MarkBody::parse(row.mark.as_deref()?)?;
        Some((row.item_id, (row.version, mark, row.note)))
    });
    Ok(read.collect())
}

/// What is said of one item of the rubric.
pub struct Said {
    pub item: ItemId,
    /// `None`: left open.
    pub mark: Option<Mark>,
    pub note: String,
}

/// The desk, where the text is still the one that was read. It may have been taken back and handed in
/// anew meanwhile.
async fn desk_of(person: &Person, id: &PracticeId, seen: &Condition) -> Result<Desk> {
    let desk = desk(person, id).await?;
    // What stands is told without whom to ask.
    let shown = Practice { row: desk.practice.row.clone(), body: desk.practice.body.without_contact() };
    practices::check_version(seen, &shown)?;
    Ok(desk)
}

/// Keeps what the reviewer says; a later answer supersedes, nothing is lost.
pub async fn rate(person: &Person, id: &PracticeId, seen: &Condition, said: Vec<Said>) -> Result<Desk> {
    let desk = desk_of(person, id, seen).await?;
    let run =
        aside::find(person.ctx.db().read(), &desk.review.assessment_id).await?.ok_or(Error::NotFound)?;
    let tx = person.ctx.begin().await?;
    let mut kept = 0;
    for one in said {
        let (_, item) = desk.known.item(&one.item).ok_or_else(|| Error::invalid("item", "unknown-choice"))?;
        let instrument = item.instrument.as_ref().ok_or_else(|| Error::invalid("item", "unknown-choice"))?;
        alcove_domain::kit::check_words(&one.note)
            .map_err(|refusal| practices::not_said(format!("n_{}", one.item), &refusal, "words-empty"))?;
        let Some(mark) = one.mark else {
            // A note stands beside a step: without one it would be lost.
            if !one.note.trim().is_empty() {
                return Err(Error::invalid(format!("m_{}", one.item), "missing"));
            }
            continue;
        };
        instrument
            .accept(&desk.known.edition.scales, &mark)
            .map_err(|_| Error::invalid(format!("m_{}", one.item), "unknown-choice"))?;
        let before = desk.marks.get(&one.item);
        if before.is_some_and(|(_, known, note)| *known == mark && *note == one.note.trim()) {
            continue;
        }
        let row = rating::Model {
            seat_id: desk.review.seat_id.clone(),
            item_id: one.item.clone(),
            slot: "current".to_owned(),
            version: before.map_or(0, |(version, ..)| *version) + 1,
            attempt: 1,
            assessment_id: run.id.clone(),
            step: instrument.step(&mark).map(i64::from),
            mark: Some(MarkBody::write(&mark)),
            note: one.note.trim().to_owned(),
            confidence: "none".to_owned(),
            rated_by: person.id.clone(),
            rated_at: person.ctx.now.millis(),
            superseded_at: None,
        };
        if !rating::append(&*tx, &row, run.version).await? {
            return Err(Error::Conflict(serde_json::Value::Null));
        }
        kept += 1;
    }
    if kept > 0 {
        let rated = event(person, &desk.practice.row, "practice.rated").after(kept.to_string());
        tx.commit(vec![rated]).await?;
    }
    self::desk(person, id).await
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Publish,
    Return,
}

/// Publishes it as a new version, or sends it back with reasons.
pub async fn decide(
    person: &Person,
    id: &PracticeId,
    seen: &Condition,
    verdict: Verdict,
    words: &str,
) -> Result<()> {
    let desk = desk_of(person, id, seen).await?;
    let stage = desk.practice.stage();
    let (stage, act, name) = match verdict {
        Verdict::Publish => {
            alcove_domain::kit::check_words(words)
                .map_err(|refusal| practices::not_said("reason", &refusal, "words-empty"))?;
            (stage.publish(desk.rubric()).map_err(refused)?, "published", "practice.published")
        }
        Verdict::Return => (stage.send_back(words).map_err(refused)?, "returned", "practice.returned"),
    };
    let now = person.ctx.now.millis();
    let mut row = desk.practice.row.clone();
    row.state = stage.word().to_owned();
    let version = if verdict == Verdict::Publish {
        row.published += 1;
        row.confirmed_at = Some(now);
        row.ended_at = None;
        row.withdrawn_at = None;
        row.replaced_by = None;
        Some(frozen(person, &row, &desk.practice).await?)
    } else {
        None
    };
    let event =
        event(person, &row, name).after(if words.trim().is_empty() { &row.title } else { words.trim() });
    let tx = person.ctx.begin().await?;
    if !review::is_decided(&*tx, &desk.review.id, act, words.trim(), now).await? {
        return Err(Error::Conflict(serde_json::Value::Null));
    }
    seat::set_handed_in(&*tx, &desk.review.seat_id, 2, Some(now), Some(person.id.clone())).await?;
    assessment::set_closed(&*tx, &desk.review.assessment_id, now, now).await?;
    if let Some(version) = version {
        version::add(&*tx, version).await?;
    }
    tell_author(person, &tx, &row, act, words).await?;
    practices::put(person, &tx, row).await?;
    practices::note_step(person, &tx, id, act, words).await?;
    tx.commit(vec![event]).await
}

/// What is published, as it will be read for ever.
async fn frozen(person: &Person, row: &practice::Model, found: &Practice) -> Result<version::Model> {
    let home =
        organisation::find(person.ctx.db().read(), &row.organisation_id).await?.ok_or(Error::NotFound)?;
    let padded = |words: &[String]| format!(" {} ", words.join(" "));
    let body = found.body.write();
    let parts = found.body.process.as_ref().map(Process::parts).unwrap_or_default();
    Ok(version::Model {
        practice_id: row.id.clone(),
        number: row.published,
        organisation_id: row.organisation_id.clone(),
        entry: row.entry.clone(),
        title: row.title.clone(),
        language: found.body.language.clone(),
        languages: padded(&found.body.languages()),
        domains: padded(&found.body.domains),
        criteria: padded(&found.body.criteria),
        country: home.country,
        cost_band: found.body.cost_band.clone(),
        process_parts: format!(" {} ", parts.join(" ")),
        search_text: found.body.search_text(&home.name),
        hash: hash_secret(&body),
        body,
        published_at: person.ctx.now.millis(),
        published_by: person.id.clone(),
    })
}
