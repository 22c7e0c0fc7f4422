//! Who looks at practices of other institutions, and for which themes. Whoever keeps the
//! installation names them.

use alcove_domain::network::{Action, Resource};
use alcove_domain::publish::template::DOMAINS;

use super::practices::Practice;
use super::store::reviewer::{self, Named};
use crate::kit::clock::new_id;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::network::store::{membership, person};

pub async fn list(person: &Person) -> Result<Vec<Named>> {
    person.may(Action::ManagePlatform, &Resource::Platform)?;
    Ok(reviewer::named(person.ctx.db().read()).await?)
}

/// Names somebody by e-mail address for some themes, or for other ones than before.
pub async fn name(person: &Person, email: &str, domains: &[String]) -> Result<PersonId> {
    person.may(Action::ManagePlatform, &Resource::Platform)?;
    let found = person::by_email(person.ctx.db().read(), email.trim()).await?;
    let found = found.filter(|row| row.disabled_at.is_none());
    let found = found.ok_or_else(|| Error::invalid("email", "no-account"))?;
    if domains.is_empty() {
        return Err(Error::invalid("domains", "nothing-picked"));
    }
    if domains.iter().any(|one| !DOMAINS.contains(&one.as_str())) {
        return Err(Error::invalid("domains", "unknown-choice"));
    }
    let ctx = &person.ctx;
    let row = reviewer::Model {
        id: new_id(),
        person_id: found.id.clone(),
        domains: domains.join(" "),
        named_by: person.id.clone(),
        named_at: ctx.now.millis(),
        ended_at: None,
    };
    let event = ctx
        .event(Some(&person.id), "practice.reviewer-named", "person", found.id.as_str())
        .after(&row.domains);
    let tx = ctx.begin().await?;
    reviewer::is_ended(&*tx, &found.id, ctx.now.millis()).await?;
    reviewer::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok(found.id)
}

/// Somebody looks at practices no more. What they began they may finish.
pub async fn end(person: &Person, id: &PersonId) -> Result<()> {
    person.may(Action::ManagePlatform, &Resource::Platform)?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    if !reviewer::is_ended(&*tx, id, ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    let event = ctx.event(Some(&person.id), "practice.reviewer-ended", "person", id.as_str());
    tx.commit(vec![event]).await
}

/// Themes for which the person is named; none for who is no reviewer.
pub async fn domains(person: &Person) -> Result<Vec<String>> {
    let row = reviewer::of_person(person.ctx.db().read(), &person.id).await?;
    Ok(row.map(|row| row.domains.split(' ').map(str::to_owned).collect()).unwrap_or_default())
}

/// A practice without a theme is for everybody.
pub fn fits(domains: &[String], found: &Practice) -> bool {
    found.body.domains.is_empty() || found.body.domains.iter().any(|one| domains.contains(one))
}

/// Institutions somebody belongs to now.
pub async fn institutions(ctx: &Ctx, id: &PersonId) -> Result<Vec<OrganisationId>> {
    let held = membership::holding(ctx.db().read(), id, ctx.now.millis()).await?;
    Ok(held.into_iter().map(|one| one.organisation_id).collect())
}

/// Reviewers for the themes of a practice who belong to another institution.
pub async fn fitting(ctx: &Ctx, found: &Practice) -> Result<Vec<Named>> {
    let mut fitting = Vec::new();
    for named in reviewer::named(ctx.db().read()).await? {
        let domains: Vec<String> = named.domains.split(' ').map(str::to_owned).collect();
        let own = institutions(ctx, &named.person_id).await?.contains(&found.row.organisation_id);
        if fits(&domains, found) && !own {
            fitting.push(named);
        }
    }
    Ok(fitting)
}
