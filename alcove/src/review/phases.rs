//! The days of an assessment: when rating begins and ends, when agreeing ends, when it closes.

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, Schedule, ScheduleRefusal};

use super::facts::Facts;
use super::setup::touch;
use super::{facts, state};
use crate::assess::store::{assessment, assessment_phase};
use crate::kit::ids::AssessmentId;
use crate::kit::{Ctx, Error, Event, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// The kinds of rows, in order; each begins where the one before ends.
const KINDS: [&str; 4] = ["prepare", "rate", "agree", "close"];

/// The days as they were set; open where nothing was said.
pub async fn schedule(ctx: &Ctx, id: &AssessmentId) -> Result<Schedule> {
    let rows = assessment_phase::of_assessment(ctx.db().read(), id).await?;
    let day = |kind: &str| {
        let row = rows.iter().find(|row| row.kind == kind)?;
        Day::parse(&row.until_day).ok()
    };
    Ok(Schedule {
        rating_from: day("prepare"),
        rating_until: day("rate"),
        moderating_until: day("agree"),
        close_by: day("close"),
    })
}

/// Sets the days anew. They follow each other; each may be left open until the assessment closes.
pub async fn set(person: &Person, id: &AssessmentId, seen: Option<i64>, schedule: Schedule) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SetUpAssessment, &facts.resource())?;
    check(&schedule)?;
    let before = self::schedule(&person.ctx, id).await?;
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, seen).await?;
    if state::phase(&row) == Phase::Closed {
        return Err(Error::NotNow(
            Refusal::new("not-in-this-state").with("is", "closed").with("needed", "moderating"),
        ));
    }
    assessment_phase::clear(&*tx, id).await?;
    write(&tx, id, &schedule).await?;
    let event = were_set(person, &facts.row, &before, &schedule);
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// Writes the days of an assessment that has none.
pub(super) async fn write(tx: &Tx, id: &AssessmentId, schedule: &Schedule) -> Result<()> {
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let days = [schedule.rating_from, schedule.rating_until, schedule.moderating_until, schedule.close_by];
    let mut from = None;
    for (kind, until) in KINDS.into_iter().zip(days) {
        if until.is_some() {
            let row = assessment_phase::Model {
                assessment_id: id.clone(),
                kind: kind.to_owned(),
                from_day: text(from),
                until_day: text(until),
            };
            assessment_phase::add(&**tx, row).await?;
        }
        from = until.or(from);
    }
    Ok(())
}

pub(super) fn were_set(
    person: &Person,
    row: &assessment::Model,
    before: &Schedule,
    after: &Schedule,
) -> Event {
    person
        .ctx
        .event(Some(&person.id), "review.phases-set", "assessment", &row.id.0)
        .in_organisation(&row.organisation_id)
        .before(written(before))
        .after(written(after))
}

/// Names the day that comes too early by its field.
pub(super) fn check(schedule: &Schedule) -> Result<()> {
    let Err(ScheduleRefusal::OutOfOrder { earlier, later }) = schedule.check() else { return Ok(()) };
    let fields = [
        ("rating_until", schedule.rating_until),
        ("moderating_until", schedule.moderating_until),
        ("close_by", schedule.close_by),
    ];
    let field = fields.iter().find(|(_, day)| *day == Some(later)).map_or("rating_until", |(field, _)| field);
    let fault = FieldFault::new(field, "day-too-early").with("earlier", earlier.to_string());
    Err(Error::Invalid(vec![fault]))
}

fn written(schedule: &Schedule) -> String {
    let days = [schedule.rating_from, schedule.rating_until, schedule.moderating_until, schedule.close_by];
    days.map(|day| day.map_or_else(|| "-".to_owned(), |day| day.to_string())).join(" ")
}
