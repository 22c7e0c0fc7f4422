//! Looking at frameworks: which there are, and one with its whole tree.

use std::sync::Arc;

use alcove_domain::network::resource::{FrameworkFacts, Openness};
use alcove_domain::network::{Action, Resource};

use super::editions::{self, Known};
use super::store::{edition, framework};
use crate::kit::ids::{EditionId, OrganisationId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// The editions that a person may see: those for everyone and those of their organisations.
pub async fn list(person: &Person) -> Result<Vec<edition::Line>> {
    let mut organisations: Vec<OrganisationId> =
        person.memberships.iter().map(|membership| membership.organisation_id.clone()).collect();
    organisations.dedup();
    let lines = edition::list(person.ctx.db().read(), &organisations).await?;
    Ok(lines.into_iter().filter(|line| person.can(Action::SeeFramework, &resource_of(line))).collect())
}

/// One edition, for a person who may see it.
pub async fn edition(person: &Person, id: &EditionId) -> Result<Arc<Known>> {
    allowed(person, id, Action::SeeFramework).await
}

/// One edition, for a person who may take its texts away.
pub async fn for_export(person: &Person, id: &EditionId) -> Result<Arc<Known>> {
    allowed(person, id, Action::ExportFramework).await
}

/// Whether a person may take an edition's texts away, for showing the downloads.
pub async fn may_export(person: &Person, known: &Known) -> Result<bool> {
    Ok(person.can(Action::ExportFramework, &resource(person, known).await?))
}

/// What is kept of an edition besides its text; the caller has seen it already.
pub async fn row(person: &Person, id: &EditionId) -> Result<edition::Model> {
    edition::find(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)
}

async fn allowed(person: &Person, id: &EditionId, action: Action) -> Result<Arc<Known>> {
    let known = editions::known(&person.ctx, id).await?;
    person.may(action, &resource(person, &known).await?)?;
    Ok(known)
}

async fn resource(person: &Person, known: &Known) -> Result<Resource> {
    let family =
        framework::find(person.ctx.db().read(), &known.framework_id).await?.ok_or(Error::NotFound)?;
    let openness = match known.edition.publication {
        alcove_domain::assess::edition::Publication::Public => Openness::Public,
        alcove_domain::assess::edition::Publication::NotForPublication => Openness::NotForPublication,
    };
    let owner = family.owner_id.map(|id| id.as_str().into());
    Ok(Resource::Framework(FrameworkFacts { owner, openness }))
}

fn resource_of(line: &edition::Line) -> Resource {
    let openness = if line.publication == "public" { Openness::Public } else { Openness::NotForPublication };
    Resource::Framework(FrameworkFacts {
        owner: line.owner_id.as_ref().map(|id| id.as_str().into()),
        openness,
    })
}
