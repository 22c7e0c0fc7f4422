//! Scopes that other rooms prepare for a new assessment: what a plan worked on. They are offered
//! beside the presets of the edition, and chosen like one.

use alcove_domain::assess::Scope;
use futures_util::future::BoxFuture;

use super::editions::Known;
use crate::kit::Result;
use crate::kit::ids::OrganisationId;
use crate::network::Person;

/// Where prepared scopes come from; an App part.
#[derive(Clone, Default)]
pub struct Prepares(pub Vec<Prepare>);

/// Those that a room has for an organisation over an edition, as far as the person may see them.
pub type Prepare =
    for<'a> fn(&'a Person, &'a OrganisationId, &'a Known) -> BoxFuture<'a, Result<Vec<Prepared>>>;

#[derive(Clone, Debug)]
pub struct Prepared {
    /// `plan:ID`; no preset of an edition has a colon.
    pub id: String,
    /// In the words of the person.
    pub name: String,
    pub description: String,
    pub scope: Scope,
}

/// All of them.
pub async fn all(person: &Person, organisation: &OrganisationId, known: &Known) -> Result<Vec<Prepared>> {
    let mut found = Vec::new();
    for prepare in &person.ctx.app.part::<Prepares>().0 {
        found.extend(prepare(person, organisation, known).await?);
    }
    Ok(found)
}

/// One of them by its id; `None` where it is none.
pub async fn find(
    person: &Person,
    organisation: &OrganisationId,
    known: &Known,
    id: &str,
) -> Result<Option<Scope>> {
    if !id.contains(':') {
        return Ok(None);
    }
    let all = all(person, organisation, known).await?;
    Ok(all.into_iter().find(|one| one.id == id).map(|one| one.scope))
}
