//! What ties a person to an applicant, as far as the installation knows it.

use alcove_domain::certify::conflict::{ConflictRefusal, Effect, Tie};
use alcove_domain::certify::engagement::Part;
use alcove_domain::kit::{Day, Instant};

use super::hooks::Hooks;
use super::pool::list_of;
use super::store::{application, assessor, engagement, tie};
use super::words_refused;
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::fold::fold;
use crate::kit::ids::{EngagementId, PersonId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::store::{membership, organisation};

/// Whether the networks know the applicant and an organisation of the person as a mentoring pair.
pub async fn is_paired(ctx: &Ctx, application: &application::Model, person: &PersonId) -> Result<bool> {
    let hooks = *ctx.app.part::<Hooks>();
    (hooks.paired)(ctx, person, &application.organisation_id).await
}

/// From memberships, from the employers that the person named, from mentoring pairs, and from what the
/// person did for the applicant before.
pub async fn computed(
    db: &impl Connection,
    application: &application::Model,
    assessor: &assessor::Model,
    person: &PersonId,
    is_paired: bool,
    now: Instant,
) -> Result<Vec<Tie>> {
    let applicant = organisation::find(db, &application.organisation_id).await?.ok_or(Error::NotFound)?;
    let mut ties = Vec::new();
    let held = membership::of_person_in(db, person, &application.organisation_id).await?;
    if belongs(&held, now) {
        ties.push(Tie::Member);
    } else if let Some(left) = held.iter().filter_map(|one| one.until_at).max() {
        ties.push(Tie::FormerMember { left: day_in(Instant(left), &applicant.time_zone) });
    }
    if works_for(assessor, &applicant) {
        ties.push(Tie::Employer);
    }
    if is_paired {
        ties.push(Tie::MentoringPair);
    }
    ties.extend(earlier(db, application, person, &applicant.time_zone).await?);
    Ok(ties)
}

/// Of what can be computed, that which excludes whenever it comes about. Asked at each step at the
/// desk, so it asks for little.
pub async fn excluding(
    db: &impl Connection,
    application: &application::Model,
    assessor: &assessor::Model,
    person: &PersonId,
    now: Instant,
) -> Result<Option<Tie>> {
    if belongs(&membership::of_person_in(db, person, &application.organisation_id).await?, now) {
        return Ok(Some(Tie::Member));
    }
    let applicant = organisation::find(db, &application.organisation_id).await?.ok_or(Error::NotFound)?;
    Ok(works_for(assessor, &applicant).then_some(Tie::Employer))
}

fn belongs(held: &[membership::Model], now: Instant) -> bool {
    held.iter().any(|one| one.until_at.is_none_or(|until| until > now.millis()))
}

fn works_for(assessor: &assessor::Model, applicant: &organisation::Model) -> bool {
    let names = [fold(&applicant.name), fold(&applicant.short_name)];
    let is_applicant = |name: &String| !name.trim().is_empty() && names.contains(&fold(name));
    list_of(&assessor.employers).iter().any(is_applicant)
}

/// What the person did for the applicant before.
async fn earlier(
    db: &impl Connection,
    application: &application::Model,
    person: &PersonId,
    zone: &str,
) -> Result<Vec<Tie>> {
    let before = engagement::accepted_by(db, person).await?;
    let ids = before.iter().map(|one| one.application_id.clone()).collect();
    let mut ties = Vec::new();
    let (mut assessed, mut mentored) = (None::<i64>, false);
    for other in application::of_organisation_among(db, &application.organisation_id, ids).await? {
        for one in before.iter().filter(|one| one.application_id == other.id) {
            match Part::parse(&one.part) {
                Some(Part::Mentor) => mentored = true,
                Some(part) if part.judges() && other.id != application.id => {
                    assessed = assessed.max(one.accepted_at);
                }
                _ => {}
            }
        }
    }
    if let Some(at) = assessed {
        ties.push(Tie::AssessedBefore { on: day_in(Instant(at), zone) });
    }
    if mentored {
        ties.push(Tie::Mentored);
    }
    Ok(ties)
}

/// A tie as the log of an engagement keeps it.
pub fn row(engagement: &EngagementId, tie: &Tie, today: Day, now: Instant) -> tie::Model {
    let (day, words) = match tie {
        Tie::FormerMember { left } => (left.to_string(), String::new()),
        Tie::AssessedBefore { on } => (on.to_string(), String::new()),
        Tie::Declared(declared) => (String::new(), declared.words.clone()),
        Tie::Objection(words) => (String::new(), words.clone()),
        _ => Default::default(),
    };
    tie::Model {
        id: new_id(),
        engagement_id: engagement.clone(),
        kind: tie.word().to_owned(),
        day,
        words,
        declared: i64::from(matches!(tie, Tie::Declared(_))),
        effect: tie.effect(today).word().to_owned(),
        found_at: now.millis(),
        decided_at: None,
        decided_by: None,
        decided_because: String::new(),
    }
}

/// The effects of what is logged, and how many of those that must be decided are.
pub fn effects(rows: &[tie::Model]) -> (Vec<Effect>, usize) {
    // A word that this version does not know is as bad as it gets.
    let effect = |row: &tie::Model| Effect::parse(&row.effect).unwrap_or(Effect::Excluded);
    let decided =
        rows.iter().filter(|row| effect(row) == Effect::MustBeDecided && row.decided_at.is_some()).count();
    (rows.iter().map(effect).collect(), decided)
}

pub fn refused(refusal: ConflictRefusal) -> Error {
    match refusal {
        ConflictRefusal::Excluded { ties } => Refusal::new("conflict-excluded").with("count", ties).into(),
        ConflictRefusal::MustBeDecided { .. } => Error::invalid("because", "conflict-reason-missing"),
        ConflictRefusal::Words(words) => words_refused("words", &words),
    }
}
