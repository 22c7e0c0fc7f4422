//! Who decides on an application, and who may not.

use std::collections::BTreeSet;

use alcove_domain::certify::CommitteeRefusal;

use super::deciding::for_handling;
use super::facts::{self, Facts, event, hold};
use super::store::{committee, engagement};
use crate::kit::etag::Condition as Seen;
use crate::kit::ids::{ApplicationId, OrganisationId, PersonId};
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;
use crate::network::store::membership;

/// Names who decides. Nobody does who belongs to the applicant, assesses the application or has
/// assessed it, or decided on what is appealed against.
pub async fn name(
    person: &Person,
    id: &ApplicationId,
    seen: &Seen,
    people: BTreeSet<PersonId>,
) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let barred = barred(person, &found).await?;
    let judged = judges(person, &found).await?;
    for one in &people {
        if let Some(why) = bar(person, &found, (&barred, &judged), one).await? {
            return Err(Error::invalid("committee", why));
        }
    }
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    if row.decided_at.is_some() {
        return Err(Error::NotNow(Refusal::new("decision-made")));
    }
    committee::clear(&*tx, id).await?;
    for one in &people {
        let named = committee::Model {
            application_id: id.clone(),
            person_id: one.clone(),
            named_at: person.ctx.now.millis(),
            named_by: Some(person.id.clone()),
        };
        committee::add(&*tx, named).await?;
    }
    let event =
        event(person, "application.committee-named", &row, &row.body_id).after(people.len().to_string());
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// Those who decided on what this appeals against.
async fn barred(person: &Person, facts: &Facts) -> Result<BTreeSet<PersonId>> {
    if facts.row.ground != "appeal" {
        return Ok(BTreeSet::new());
    }
    let Some(previous) = &facts.row.previous_id else { return Ok(BTreeSet::new()) };
    let sat = committee::of_application(person.ctx.db().read(), previous).await?;
    Ok(sat.into_iter().map(|row| row.person_id).collect())
}

/// Those who were ever engaged for it: what they said counts on after their access has ended.
async fn judges(person: &Person, facts: &Facts) -> Result<BTreeSet<PersonId>> {
    let rows = engagement::of_application(person.ctx.db().read(), facts.id()).await?;
    let engaged = rows.into_iter().filter(|row| row.accepted_at.is_some());
    Ok(engaged.map(|row| row.person_id).collect())
}

async fn bar(
    person: &Person,
    facts: &Facts,
    (barred, judged): (&BTreeSet<PersonId>, &BTreeSet<PersonId>),
    one: &PersonId,
) -> Result<Option<&'static str>> {
    let ctx = &person.ctx;
    let held = membership::holding(ctx.db().read(), one, ctx.now.millis()).await?;
    let belongs = |to: &OrganisationId| held.iter().any(|row| row.organisation_id == *to);
    Ok(if !belongs(facts.body()) {
        Some("unknown-choice")
    } else if belongs(facts.applicant()) {
        Some("belongs-to-applicant")
    } else if judged.contains(one) {
        Some("assesses-it")
    } else if barred.contains(one) {
        Some("decided-before")
    } else {
        None
    })
}

impl From<CommitteeRefusal> for Error {
    fn from(refusal: CommitteeRefusal) -> Self {
        Self::NotNow(match refusal {
            CommitteeRefusal::NoCommittee => Refusal::new("no-committee"),
            CommitteeRefusal::TooFewVotes { cast, needed } => {
                Refusal::new("too-few-votes").with("cast", cast).with("needed", needed)
            }
            CommitteeRefusal::NotCarried { in_favour, against } => {
                Refusal::new("not-carried").with("in_favour", in_favour).with("against", against)
            }
        })
    }
}
