//! Conditions of a decision: how they are met, and what follows where they are or are not.

use alcove_domain::certify::{Application, Verdict};
use alcove_domain::network::Action;

use super::applying::write;
use super::deciding::{LONGEST_PROSE, both, for_handling, issue};
use super::facts::{self, Facts, hold};
use super::store::{application, condition};
use super::{state, telling};
use crate::kit::db::Connection;
use crate::kit::etag::Condition as Seen;
use crate::kit::ids::{ApplicationId, ConditionId};
use crate::kit::{Error, FieldFault, Refusal, Result, jobs};
use crate::network::Person;

/// The institution says how a condition is met.
pub async fn answer(
    person: &Person,
    id: &ApplicationId,
    of: &ConditionId,
    seen: &Seen,
    words: &str,
) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &found.resource())?;
    if words.trim().is_empty() {
        return Err(Error::invalid("answer", "missing"));
    }
    if words.chars().count() > LONGEST_PROSE {
        return Err(Error::Invalid(vec![FieldFault::new("answer", "too-long").with("most", LONGEST_PROSE)]));
    }
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    let mut condition = open_condition(&*tx, &row, of).await?;
    condition.answer = words.trim().to_owned();
    (condition.answered_at, condition.answered_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    let events = both(person, "application.condition-answered", &row, condition.id.as_str());
    condition::save(&*tx, condition).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

/// The body finds a condition met.
pub async fn meet(person: &Person, id: &ApplicationId, of: &ConditionId) -> Result<Facts> {
    for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, &Seen::None).await?;
    let mut condition = open_condition(&*tx, &row, of).await?;
    (condition.met_at, condition.met_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    let events = both(person, "application.condition-met", &row, condition.id.as_str());
    condition::save(&*tx, condition).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

/// All conditions are met: what was conditional is granted.
pub async fn grant(person: &Person, id: &ApplicationId, seen: &Seen) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let open = condition::open_of(&*tx, id).await?.len();
    let granted = state::of(&row).decided()?.grant(open, state::act_of(person))?;
    write(&mut row, &Application::Decided(granted));
    let mut events = both(person, "application.granted", &row, Verdict::Granted.word());
    events.extend(issue(&tx, person, &found, &row).await?);
    telling::decided(person, &tx, &found, Verdict::Granted).await?;
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    facts::load(person, id).await
}

/// The conditions were not met: what was conditional is refused.
pub async fn lapse(person: &Person, id: &ApplicationId, seen: &Seen, reason: &str) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let refused = state::of(&row).decided()?.lapse(reason, state::act_of(person))?;
    write(&mut row, &Application::Decided(refused));
    let events = both(person, "application.lapsed", &row, reason.trim());
    telling::decided(person, &tx, &found, Verdict::Refused).await?;
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

async fn open_condition(
    tx: &impl Connection,
    row: &application::Model,
    of: &ConditionId,
) -> Result<condition::Model> {
    if state::verdict(row) != Some(Verdict::Conditional) {
        return Err(Error::NotNow(Refusal::new("no-open-condition")));
    }
    let found = condition::find(tx, &row.id, of).await?.ok_or(Error::NotFound)?;
    if found.met_at.is_some() {
        return Err(Error::NotNow(Refusal::new("no-open-condition")));
    }
    Ok(found)
}
