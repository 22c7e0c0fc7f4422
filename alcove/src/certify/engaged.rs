//! Engagements as the rules know them, and who is let in by one now.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::certify::Stage;
use alcove_domain::certify::engagement::{Engagement, EngagementRefusal, Moment, Part, Standing};
use alcove_domain::certify::voice::{self, Engaged, Voice};
use alcove_domain::kit::Instant;

pub use super::state::stage;
use super::store::{application, engagement};
use super::words_refused;
use crate::kit::db::Connection;
use crate::kit::ids::{ApplicationId, EngagementId, PersonId};
use crate::kit::{Error, Refusal, Result};

/// Where an application is, for its engagements.
pub fn moment(row: &application::Model) -> Moment {
    match stage(row) {
        Stage::Draft => Moment::Draft,
        Stage::Submitted | Stage::UnderAssessment | Stage::FactualCheck => Moment::Open,
        Stage::Reported => Moment::Reported,
        Stage::Decided | Stage::Withdrawn => Moment::Over,
    }
}

pub fn read(row: &engagement::Model) -> Engagement {
    Engagement {
        // A word that this version does not know judges nothing.
        part: Part::parse(&row.part).unwrap_or(Part::Substitute),
        until: Instant(row.until_at),
        accepted: row.accepted_at.map(Instant),
        declined: row.declined_at.map(Instant),
        ended: row.ended_at.map(Instant),
    }
}

pub fn standing(row: &engagement::Model, application: &application::Model, now: Instant) -> Standing {
    read(row).standing(moment(application), now)
}

pub fn holds(row: &engagement::Model, application: &application::Model, now: Instant) -> bool {
    read(row).holds(moment(application), now)
}

/// Whether it gives a voice in the judgement now, whoever has handed in.
pub fn judges(row: &engagement::Model, application: &application::Model, now: Instant) -> bool {
    read(row).part.judges() && holds(row, application, now)
}

/// Whether it gave a voice in the judgement and its day has passed while assessors are at work.
pub fn ran_out(row: &engagement::Model, application: &application::Model, now: Instant) -> bool {
    let rules = read(row);
    let moment = moment(application);
    moment == Moment::Open && rules.part.judges() && rules.ran_out(moment, now)
}

/// The voice of each of an application's engagements; `tied` are those with a tie that excludes.
pub fn voices(
    rows: &[&engagement::Model],
    tied: &[EngagementId],
    application: &application::Model,
    now: Instant,
) -> Vec<Voice> {
    let all: Vec<Engaged> = rows
        .iter()
        .map(|row| Engaged {
            engagement: read(row),
            handed_in: row.handed_in_at.is_some(),
            rests: tied.contains(&row.id),
        })
        .collect();
    voice::voices(&all, moment(application), now)
}

/// Who is engaged for each of these applications now, for the facts of access.
pub async fn holding(
    db: &impl Connection,
    rows: &[application::Model],
    now: Instant,
) -> Result<BTreeMap<ApplicationId, BTreeSet<PersonId>>> {
    let ids = rows.iter().map(|row| row.id.clone()).collect();
    let mut held: BTreeMap<ApplicationId, BTreeSet<PersonId>> = BTreeMap::new();
    for one in engagement::of_applications(db, ids).await? {
        let Some(row) = rows.iter().find(|row| row.id == one.application_id) else { continue };
        if holds(&one, row, now) && one.part != Part::Mentor.word() {
            held.entry(one.application_id).or_default().insert(one.person_id);
        }
    }
    Ok(held)
}

pub fn refused(refusal: EngagementRefusal) -> Error {
    match refusal {
        EngagementRefusal::NotNow { is, .. } => Error::NotNow(Refusal::new(match is {
            Standing::Asked => "engagement-not-accepted",
            Standing::Accepted => "engagement-accepted",
            Standing::Declined => "engagement-declined",
            Standing::Ended => "engagement-ended",
        })),
        EngagementRefusal::WrongMoment(_) => Error::NotNow(Refusal::new("engagement-wrong-moment")),
        EngagementRefusal::PartTaken(Part::Lead) => Error::NotNow(Refusal::new("engagement-lead-taken")),
        EngagementRefusal::PartTaken(_) => Error::NotNow(Refusal::new("engagement-part-taken")),
        EngagementRefusal::EndsBeforeItBegins => Error::invalid("last_day", "day-is-past"),
        EngagementRefusal::Reason(words) => words_refused("because", &words),
        EngagementRefusal::NoSubstitute(_) | EngagementRefusal::NotReplaceable(_) => {
            Error::Refused(Refusal::new("engagement-no-substitute"))
        }
    }
}
