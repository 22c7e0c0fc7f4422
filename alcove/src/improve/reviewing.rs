//! Meetings that look at the whole plan, quarterly or yearly. Opening one freezes how the plan
//! stands, so that the minutes speak of what everybody had before the eyes.

use std::sync::Arc;

use alcove_domain::improve::agenda::Between;
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;
use alcove_domain::plan::Span;

use super::changing::{self, Act, check_version, typed_day};
use super::facts::{self, Facts};
use super::names::Names;
use super::review_body::{AgendaBody, Before};
use super::store::{decision, review, review_person};
use super::{approving, deciding};
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{PersonId, PlanId, ReviewId};
use crate::kit::{Error, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// Minutes of a long afternoon.
pub const LONGEST_MINUTES: usize = 50_000;

/// A period that is looked ahead to is at most so long; longer is a plan of its own.
const MOST_DAYS: i64 = 3660;

/// Kinds of reviews with how many months each looks ahead.
pub const KINDS: [(&str, u8); 2] = [("quarterly", 3), ("yearly", 12)];

/// A review that is not open yet, as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// `quarterly`, `yearly`.
    pub kind: String,
    /// Empty: today.
    pub held_on: String,
    /// The period that it looks ahead to; empty: from the day of the meeting on.
    pub ahead_first_day: String,
    /// Empty: as long as the kind has it.
    pub ahead_last_day: String,
}

/// What is written down while a review is open.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub held_on: String,
    pub minutes: String,
    pub participants: Vec<PersonId>,
}

/// A review with all that belongs to it.
pub struct Review {
    pub facts: Arc<Facts>,
    pub row: review::Model,
    pub agenda: AgendaBody,
    pub participants: Vec<PersonId>,
    /// What was decided here.
    pub decisions: Vec<decision::Model>,
    /// What was decided before and not done when this review was opened, in the agenda's order.
    pub earlier: Vec<decision::Model>,
    /// What the last review decided and was done when this one was opened.
    pub settled: Vec<decision::Model>,
    pub may_hold: bool,
}

impl Review {
    pub fn is_open(&self) -> bool {
        self.row.closed_at.is_none()
    }
}

/// The reviews of a plan, the last one first.
pub async fn list(person: &Person, plan: &PlanId) -> Result<(Arc<Facts>, Vec<review::Head>)> {
    let facts = facts::load(person, plan).await?;
    let heads = review::heads(person.ctx.db().read(), plan).await?;
    Ok((facts, heads))
}

/// Those before one of them.
pub async fn list_before(
    person: &Person,
    plan: &PlanId,
    after: Option<&ReviewId>,
    limit: u64,
) -> Result<Vec<review::Head>> {
    facts::load(person, plan).await?;
    Ok(review::heads_before(person.ctx.db().read(), plan, after, limit).await?)
}

pub async fn find(person: &Person, plan: &PlanId, id: &ReviewId) -> Result<Review> {
    let facts = facts::load(person, plan).await?;
    let db = person.ctx.db().read();
    let row = review::find(db, plan, id).await?.ok_or(Error::NotFound)?;
    let agenda = AgendaBody::read(&row.agenda)?;
    let mut earlier = decision::named(db, plan, agenda.decisions.clone()).await?;
    earlier.sort_by_key(|one| agenda.decisions.iter().position(|id| *id == one.id));
    let mut settled = decision::named(db, plan, agenda.settled.clone()).await?;
    settled.sort_by_key(|one| agenda.settled.iter().position(|id| *id == one.id));
    Ok(Review {
        settled,
        may_hold: person.can(Action::EditPlan, &facts.resource()),
        participants: review_person::of_review(db, id).await?,
        decisions: decision::of_review(db, id).await?,
        earlier,
        agenda,
        row,
        facts,
    })
}

/// Opens a review: freezes the plan as it stands, and makes the agenda from it.
pub async fn open(person: &Person, plan: &PlanId, new: New) -> Result<ReviewId> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let today = facts.today(person);
    let (held_on, ahead) = check(&new, today)?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let id: ReviewId = new_id();
    let act = Act::new("plan.review-opened").after(format!("{} {held_on}", new.kind));
    // The plan is held while it is frozen: nothing is written between its rows and the snapshot.
    let changed = changing::monitor(person, plan, &act, |_| Ok(())).await?;
    let heads = review::heads(&*changed.tx, plan).await?;
    if heads.iter().any(|head| head.closed_at.is_none()) {
        return Err(Error::NotNow(Refusal::new("review-is-open")));
    }
    let now_held = changed.facts();
    let important = approving::important(person, now_held).await?;
    let decisions = decision::open_of_plan(&*changed.tx, plan).await?;
    let last = heads.first().map(|head| (head.id.clone(), head.opened_at));
    let mut settled = match &last {
        Some((id, _)) => decision::of_review(&*changed.tx, id).await?,
        None => Vec::new(),
    };
    settled.retain(|one| one.done_at.is_some());
    let before = Before {
        settled: &settled,
        between: Between { last_review: last.as_ref().map(|(_, at)| Instant(*at)), ahead },
        last,
        decisions: &decisions,
        important: &important,
    };
    let snapshot = now_held.rows.state(today).write();
    let agenda = AgendaBody::of(person, now_held, &names, &before).write()?;
    let row = review::Model {
        id: id.clone(),
        plan_id: plan.clone(),
        kind: new.kind,
        held_on: held_on.to_string(),
        ahead_first_day: ahead.first().to_string(),
        ahead_last_day: ahead.last().to_string(),
        hash: AgendaBody::hash(&snapshot, &agenda),
        snapshot,
        agenda,
        minutes: String::new(),
        opened_by: person.id.clone(),
        opened_at: person.ctx.now.millis(),
        closed_by: None,
        closed_at: None,
        version: 1,
    };
    review::add(&*changed.tx, row).await?;
    changing::commit(person, changed, act).await?;
    Ok(id)
}

/// Writes the minutes and who was there.
pub async fn write(
    person: &Person,
    plan: &PlanId,
    id: &ReviewId,
    seen: &Condition,
    said: Said,
) -> Result<()> {
    let facts = may_hold(person, plan).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let mut faults = Vec::new();
    if said.minutes.chars().count() > LONGEST_MINUTES {
        faults.push(FieldFault::new("minutes", "too-long").with("most", LONGEST_MINUTES));
    }
    let known = |one: &PersonId| !names.person(one.as_str()).is_empty();
    if !said.participants.iter().all(known) {
        faults.push(FieldFault::new("participants", "unknown-choice"));
    }
    let held_on = typed_day("held_on", &said.held_on)?;
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (tx, mut row) = held(person, plan, id).await?;
    check_version(seen, row.version - 1, present(&row))?;
    if let Some(day) = held_on {
        row.held_on = day.to_string();
    }
    row.minutes = said.minutes.trim().to_owned();
    let mut people = said.participants;
    people.sort();
    people.dedup();
    review_person::replace(&*tx, id, people).await?;
    review::save(&*tx, row).await?;
    commit(person, tx, &facts, "plan.review-written", id).await
}

/// Ends a review. What it froze, decided and wrote down stays as it is.
pub async fn close(person: &Person, plan: &PlanId, id: &ReviewId) -> Result<()> {
    let facts = may_hold(person, plan).await?;
    let (tx, mut row) = held(person, plan, id).await?;
    row.closed_at = Some(person.ctx.now.millis());
    row.closed_by = Some(person.id.clone());
    review::save(&*tx, row).await?;
    commit(person, tx, &facts, "plan.review-closed", id).await
}

/// The row as machines see it, for an answer that tells what stands.
pub fn present(row: &review::Model) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "kind": row.kind,
        "held_on": row.held_on,
        "minutes": row.minutes,
        "closed": row.closed_at.is_some(),
        "version": row.version,
    })
}

/// The plan, where the person may hold its reviews.
pub(super) async fn may_hold(person: &Person, plan: &PlanId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    Ok(facts)
}

/// An open review, held against other writers, its version counted up.
pub(super) async fn held(person: &Person, plan: &PlanId, id: &ReviewId) -> Result<(Tx, review::Model)> {
    let tx = person.ctx.begin().await?;
    let row = review::touch(&*tx, plan, id).await?.ok_or(Error::NotFound)?;
    if row.closed_at.is_some() {
        return Err(Error::NotNow(Refusal::new("review-is-closed")));
    }
    Ok((tx, row))
}

async fn commit(person: &Person, tx: Tx, facts: &Facts, name: &'static str, id: &ReviewId) -> Result<()> {
    deciding::commit(person, tx, facts, name, "plan-review", id.as_str(), "").await
}

fn check(new: &New, today: Day) -> Result<(Day, Span)> {
    let mut faults = Vec::new();
    let months = KINDS.iter().find(|(kind, _)| *kind == new.kind).map(|(_, months)| *months);
    if months.is_none() {
        faults.push(FieldFault::new("kind", "unknown-choice"));
    }
    let mut typed = |field: &'static str, text: &str| match typed_day(field, text) {
        Ok(day) => day,
        Err(_) => {
            faults.push(FieldFault::new(field, "not-a-day"));
            None
        }
    };
    let held_on = typed("held_on", &new.held_on).unwrap_or(today);
    let first = typed("ahead_first_day", &new.ahead_first_day).unwrap_or(held_on);
    let usual = first.plus_days(i64::from(months.unwrap_or(3)) * 365 / 12);
    let last = typed("ahead_last_day", &new.ahead_last_day).unwrap_or(usual);
    match Span::new(first, last) {
        Some(ahead) if faults.is_empty() && ahead.days() <= MOST_DAYS => Ok((held_on, ahead)),
        _ if !faults.is_empty() => Err(Error::Invalid(faults)),
        Some(_) => Err(Error::invalid("ahead_last_day", "period-too-long")),
        None => Err(Error::invalid("ahead_last_day", "ends-before-it-begins")),
    }
}
