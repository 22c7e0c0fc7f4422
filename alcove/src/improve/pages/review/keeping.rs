//! The one form of an open review: its minutes, and a decision that is being written. Whichever button
//! is pressed, what was typed is kept.

use crate::improve::deciding;
use crate::improve::pages::settings::seen;
use crate::improve::reviewing::{self, Said};
use crate::kit::ids::{PersonId, PlanId, ReviewId};
use crate::kit::{Fields, Result};
use crate::network::Person;

/// The minutes as they were sent, and a decision where one was typed.
pub async fn save(person: &Person, plan: &PlanId, id: &ReviewId, fields: &Fields) -> Result<()> {
    reviewing::write(person, plan, id, &seen(fields), said(fields)).await?;
    decide_typed(person, plan, id, fields).await
}

/// The same for a button that does something else: minutes that are kept already are not written again.
pub async fn keep(person: &Person, plan: &PlanId, id: &ReviewId, fields: &Fields) -> Result<()> {
    keep_minutes(person, plan, id, fields).await?;
    decide_typed(person, plan, id, fields).await
}

/// Nothing where the form says nothing of minutes, or what is kept already.
pub async fn keep_minutes(person: &Person, plan: &PlanId, id: &ReviewId, fields: &Fields) -> Result<()> {
    if !fields.0.iter().any(|(name, _)| name == "minutes") {
        return Ok(());
    }
    let said = said(fields);
    let review = reviewing::find(person, plan, id).await?;
    let sorted = |people: &[PersonId]| {
        let mut people = people.to_vec();
        people.sort();
        people
    };
    let is_kept = (&said.held_on, said.minutes.trim()) == (&review.row.held_on, &review.row.minutes)
        && sorted(&said.participants) == sorted(&review.participants);
    if is_kept { Ok(()) } else { reviewing::write(person, plan, id, &seen(fields), said).await }
}

fn said(fields: &Fields) -> Said {
    Said {
        held_on: fields.get("held_on").to_owned(),
        minutes: fields.get("minutes").to_owned(),
        participants: fields.all("participants").map(PersonId::from).collect(),
    }
}

async fn decide_typed(person: &Person, plan: &PlanId, id: &ReviewId, fields: &Fields) -> Result<()> {
    if fields.get("words").trim().is_empty() {
        return Ok(());
    }
    decide(person, plan, id, fields).await
}

pub async fn decide(person: &Person, plan: &PlanId, id: &ReviewId, fields: &Fields) -> Result<()> {
    let new = deciding::New {
        words: fields.get("words").to_owned(),
        node: Some(fields.get("node")).filter(|node| !node.is_empty()).map(Into::into),
        party: fields.get("party").to_owned(),
        due_day: fields.get("due_day").to_owned(),
    };
    deciding::decide(person, plan, id, new).await.map(|_| ())
}
