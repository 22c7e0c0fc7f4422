//! Reminders: at once by somebody, or once a day by the program. Never two to one person in a day.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, Schedule};

use super::facts::{Facts, Seated};
use super::store::{carry, people, reminder};
use super::{facts, follow, phases, seats, state};
use crate::assess::store::assessment;
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, PersonId, SeatId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::{day_in, hour_in};
use crate::kit::{Ctx, Error, Refusal, Result, Words};
use crate::network::Person;
use crate::network::store::{membership, person, unit};

/// Whom to remind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    Seat(SeatId),
    /// Everyone whose seat has something left.
    AllWithSomethingLeft,
}

/// How many were reminded, and how many had been already today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub sent: usize,
    pub already: usize,
}

/// Days before the last day of rating on which the program reminds by itself; after it, weekly.
const DIGEST_DAYS: [i64; 4] = [7, 3, 1, 0];

/// Nobody is told at night what is left to do.
const MORNING: i8 = 7;

/// Assessments read at once by the digest.
const PAGE: u64 = 100;

/// Something that a person has left on one assessment.
struct Left {
    assessment: AssessmentId,
    organisation: crate::kit::ids::OrganisationId,
    title: String,
    items: usize,
    until: Option<Day>,
}

/// Reminds now. Each person gets one mail, in their language, with what is left.
pub async fn send(person: &Person, id: &AssessmentId, whom: Whom) -> Result<Sent> {
    let facts = facts::load(person, id).await?;
    let units = unit::of_organisation(person.ctx.db().read(), facts.organisation()).await?;
    match &whom {
        Whom::AllWithSomethingLeft => person.may(Action::SendReminders, &facts.resource())?,
        Whom::Seat(seat) => {
            let seated = facts.seat(seat)?;
            person.may(Action::SendReminders, &seats::resource(facts.organisation(), &seated.row, &units))?;
        }
    }
    if state::phase(&facts.row) != Phase::Rating {
        let is = state::word(state::phase(&facts.row));
        return Err(Error::NotNow(
            Refusal::new("not-in-this-state").with("is", is).with("needed", "collecting"),
        ));
    }
    let schedule = phases::schedule(&person.ctx, id).await?;
    let chosen = |seated: &Seated| match &whom {
        Whom::Seat(seat) => seated.row.id == *seat,
        Whom::AllWithSomethingLeft => true,
    };
    let mut left = BTreeMap::new();
    collect(&person.ctx, &facts, &units, &schedule, chosen, &mut left).await?;
    let zone = follow::zone(&person.ctx, facts.organisation()).await?;
    deliver(&person.ctx, left, &zone, Some(person)).await
}

/// Asked every hour: who has something left in an assessment that ends soon, or that is late, gets
/// one mail a day about all of theirs, not before morning. Answers how many mails were queued.
pub async fn digest(ctx: &Ctx) -> Result<usize> {
    let mut left: BTreeMap<String, BTreeMap<PersonId, (person::Model, Vec<Left>)>> = BTreeMap::new();
    let mut after: Option<AssessmentId> = None;
    loop {
        let rows = assessment::collecting(ctx.db().read(), after.as_ref(), PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        for row in rows {
            let schedule = phases::schedule(ctx, &row.id).await?;
            let zone = follow::zone(ctx, &row.organisation_id).await?;
            let days = schedule.days_left(Phase::Rating, day_in(ctx.now, &zone));
            if !days.is_some_and(is_digest_day) || hour_in(ctx.now, &zone) < MORNING {
                continue;
            }
            let facts = facts::load_unchecked(ctx, &row.id).await?;
            let units = unit::of_organisation(ctx.db().read(), facts.organisation()).await?;
            collect(ctx, &facts, &units, &schedule, |_| true, left.entry(zone).or_default()).await?;
        }
    }
    let mut sent = 0;
    for (zone, left) in left {
        sent += deliver(ctx, left, &zone, None).await?.sent;
    }
    Ok(sent)
}

fn is_digest_day(days_left: i64) -> bool {
    DIGEST_DAYS.contains(&days_left) || (days_left < 0 && days_left % 7 == 0)
}

/// Adds what each person has left on an assessment.
async fn collect(
    ctx: &Ctx,
    facts: &Facts,
    units: &[unit::Model],
    schedule: &Schedule,
    chosen: impl Fn(&Seated) -> bool,
    left: &mut BTreeMap<PersonId, (person::Model, Vec<Left>)>,
) -> Result<()> {
    let db = ctx.db().read();
    let members: Vec<(membership::Model, person::Model)> =
        people::members(db, facts.organisation(), ctx.now.millis()).await?;
    let marked = carry::marked(db, &facts.row.id).await?;
    let by_seat = follow::by_seat(facts, &marked);
    let open = facts.laid.seats.iter().filter(|seated| seated.row.handed_in_at.is_none() && chosen(seated));
    for seated in open {
        let rated = by_seat.get(&seated.row.id).map_or(0, BTreeMap::len);
        let items = seated.nodes.len() - rated;
        if items == 0 {
            continue;
        }
        for id in follow::recipients(seated, &members, units) {
            let Some((_, row)) = members.iter().find(|(_, row)| row.id == id) else { continue };
            let (_, theirs) = left.entry(id).or_insert_with(|| (row.clone(), Vec::new()));
            match theirs.iter_mut().find(|one| one.assessment == facts.row.id) {
                Some(one) => one.items += items,
                None => theirs.push(Left {
                    assessment: facts.row.id.clone(),
                    organisation: facts.organisation().clone(),
                    title: facts.row.title.clone(),
                    items,
                    until: schedule.rating_until,
                }),
            }
        }
    }
    Ok(())
}

async fn deliver(
    ctx: &Ctx,
    left: BTreeMap<PersonId, (person::Model, Vec<Left>)>,
    zone: &str,
    by: Option<&Person>,
) -> Result<Sent> {
    if left.is_empty() {
        return Ok(Sent::default());
    }
    let today = day_in(ctx.now, zone);
    let ids: Vec<PersonId> = left.keys().cloned().collect();
    let tx = ctx.begin().await?;
    // A day back is early enough for any zone; the day itself is compared below.
    let mut already = BTreeSet::new();
    for ids in ids.chunks(500) {
        already.extend(reminder::since(&*tx, ids, start_of(ctx.now, zone, today)).await?);
    }
    let mut events = Vec::new();
    let mut sent = Sent { sent: 0, already: already.len() };
    for (id, (row, theirs)) in left.into_iter().filter(|(id, _)| !already.contains(id)) {
        for one in &theirs {
            let note = reminder::Model {
                id: new_id(),
                assessment_id: one.assessment.clone(),
                person_id: id.clone(),
                sent_by: by.map(|by| by.id.clone()),
                sent_at: ctx.now.millis(),
            };
            reminder::add(&*tx, note).await?;
            let event = ctx
                .event(by.map(|by| &by.id), "review.reminder-sent", "assessment", &one.assessment.0)
                .in_organisation(&one.organisation)
                .after(&id.0);
            events.push(event);
        }
        mail::queue(ctx, &*tx, letter(ctx, &row, &theirs, today)).await?;
        sent.sent += 1;
    }
    tx.commit(events).await?;
    Ok(sent)
}

fn letter(ctx: &Ctx, to: &person::Model, theirs: &[Left], today: Day) -> Mail {
    let words = Words::of(&to.language).unwrap_or_default();
    let items: usize = theirs.iter().map(|one| one.items).sum();
    let mut lines = vec![words.t1("review-reminder-hello", "name", &to.name), String::new()];
    for one in theirs {
        lines.push(words.t2("review-reminder-left", "title", &one.title, "items", one.items));
        match one.until {
            Some(day) if day < today => {
                lines.push(words.t1("review-reminder-was-due", "day", words.day(day)))
            }
            Some(day) => lines.push(words.t1("review-reminder-due", "day", words.day(day))),
            None => {}
        }
        lines.push(format!("{}/assessments/{}/rate", ctx.app.config.public_url, one.assessment));
        lines.push(String::new());
    }
    lines.push(words.t("review-reminder-end"));
    Mail {
        to: to.email.clone(),
        subject: words.t1("review-reminder-subject", "items", items),
        body: lines.join("\n"),
        words,
        dedupe: Some(format!("reminder:{}:{today}", to.id)),
    }
}

/// The instant at which the day began in the zone.
fn start_of(now: Instant, zone: &str, today: Day) -> i64 {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let date = jiff::civil::date(today.year(), today.month() as i8, today.day() as i8);
    let start = date.to_zoned(zone).map(|zoned| zoned.timestamp().as_millisecond());
    start.unwrap_or_else(|_| now.plus_days(-1).millis())
}
