//! What is known of one application: its row, the edition of the scheme, and who was named to it.

use std::collections::BTreeSet;

use alcove_domain::certify::{Application, Stage};
use alcove_domain::network::{Action, ApplicationFacts, Held, Resource};

use super::scheme_body::LevelBody;
use super::schemes::{self, Edition};
use super::state;
use super::store::{application, committee};
use crate::kit::db::Connection;
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;

#[derive(Clone, Debug)]
pub struct Facts {
    pub row: application::Model,
    pub edition: Edition,
    pub committee: BTreeSet<PersonId>,
    /// Assessors whose engagement holds now.
    pub assessors: BTreeSet<PersonId>,
}

impl Facts {
    pub fn id(&self) -> &ApplicationId {
        &self.row.id
    }

    pub fn applicant(&self) -> &OrganisationId {
        &self.row.organisation_id
    }

    pub fn body(&self) -> &OrganisationId {
        &self.row.body_id
    }

    pub fn stage(&self) -> Stage {
        state::stage(&self.row)
    }

    pub fn state(&self) -> Application {
        state::of(&self.row)
    }

    /// A published edition never changes, so the level is there.
    pub fn level(&self) -> Result<&LevelBody> {
        let found = self.edition.body.level(&self.row.level_id);
        found.ok_or_else(|| Error::fault(format!("application {} has no level", self.row.id)))
    }

    pub fn resource(&self) -> Resource {
        resource(&self.row, &self.committee, &self.assessors)
    }

    /// Whether the person belongs to the institution that applies.
    pub fn is_of_the_applicant(&self, person: &Person) -> bool {
        is_own_case(person, &self.row)
    }

    /// Whether the person would handle it for the body and belongs to the institution too.
    pub fn is_of_both_houses(&self, person: &Person) -> bool {
        self.row.submitted_at.is_some()
            && self.is_of_the_applicant(person)
            && person.can(Action::HandleApplication, &of_body(self.body()))
    }

    pub fn handles(&self, person: &Person) -> bool {
        person.can(Action::HandleApplication, &self.resource())
    }

    pub fn prepares(&self, person: &Person) -> bool {
        person.can(Action::PrepareApplication, &self.resource())
    }
}

/// Whether it is of an institution that the person belongs to, so that others handle it.
pub fn is_own_case(person: &Person, row: &application::Model) -> bool {
    person.actor.belongs_to(&row.organisation_id.as_str().into())
}

/// An application that is not there yet, of this organisation.
pub fn of_organisation(organisation: &OrganisationId) -> Resource {
    Resource::Application(ApplicationFacts {
        applicant: organisation.as_str().into(),
        body: "".into(),
        held: Held::ByTheInstitution,
        assessors: BTreeSet::new(),
        committee: BTreeSet::new(),
    })
}

/// The applications that come to a body, as one thing.
pub fn of_body(body: &OrganisationId) -> Resource {
    Resource::Application(ApplicationFacts {
        applicant: "".into(),
        body: body.as_str().into(),
        held: Held::ByTheBody,
        assessors: BTreeSet::new(),
        committee: BTreeSet::new(),
    })
}

pub fn resource(
    row: &application::Model,
    committee: &BTreeSet<PersonId>,
    assessors: &BTreeSet<PersonId>,
) -> Resource {
    let ids = |people: &BTreeSet<PersonId>| people.iter().map(|id| id.as_str().into()).collect();
    // What was withdrawn after it was submitted stays with the body, as a record.
    let held = if row.submitted_at.is_some() { Held::ByTheBody } else { Held::ByTheInstitution };
    Resource::Application(ApplicationFacts {
        applicant: row.organisation_id.as_str().into(),
        body: row.body_id.as_str().into(),
        held,
        assessors: ids(assessors),
        committee: ids(committee),
    })
}

/// The application, for a person who may see it.
pub async fn load(person: &Person, id: &ApplicationId) -> Result<Facts> {
    let facts = load_unchecked(&person.ctx, id).await?;
    person.may(Action::SeeApplication, &facts.resource())?;
    Ok(facts)
}

/// For jobs and commands, which act for nobody.
pub async fn load_unchecked(ctx: &Ctx, id: &ApplicationId) -> Result<Facts> {
    let row = application::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    of(ctx, row).await
}

pub async fn of(ctx: &Ctx, row: application::Model) -> Result<Facts> {
    let db = ctx.db().read();
    let edition = schemes::edition(ctx, &row.edition_id).await?;
    let committee = committee::of_application(db, &row.id).await?;
    let assessors = engaged(ctx, &row).await?;
    Ok(Facts { committee: committee.into_iter().map(|one| one.person_id).collect(), assessors, edition, row })
}

/// Assessors whose engagement for this application holds now.
async fn engaged(ctx: &Ctx, row: &application::Model) -> Result<BTreeSet<PersonId>> {
    let mut held = super::engaged::holding(ctx.db().read(), std::slice::from_ref(row), ctx.now).await?;
    Ok(held.remove(&row.id).unwrap_or_default())
}

/// The row held against other writers until commit, where it is the version that was seen. Its
/// version counts up.
pub async fn hold(tx: &impl Connection, id: &ApplicationId, seen: &Condition) -> Result<application::Model> {
    let row = application::touch(tx, id).await?.ok_or(Error::NotFound)?;
    match seen {
        Condition::Versions(versions) if !versions.contains(&(row.version - 1)) => {
            Err(Error::PreconditionFailed(present(&row, row.version - 1)))
        }
        _ => Ok(row),
    }
}

/// The application's row as machines see it, for an answer that tells what stands.
pub fn present(row: &application::Model, version: i64) -> serde_json::Value {
    serde_json::json!({
        "id": row.id, "state": row.state, "result": row.result, "version": version,
    })
}

/// An event on an application, in the trail of one of its two houses.
pub fn event(
    person: &Person,
    act: &'static str,
    row: &application::Model,
    of: &OrganisationId,
) -> crate::kit::Event {
    person.ctx.event(Some(&person.id), act, "application", row.id.as_str()).in_organisation(of)
}
