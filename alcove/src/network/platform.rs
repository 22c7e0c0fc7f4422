//! Keeping the installation: its people, wherever they belong.

use alcove_domain::network::{Action, Resource};

use super::one_time::password_link;
use super::people::clear_sign_in;
use super::person::Person;
use super::store::{person, session};
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Error, Refusal, Result};

pub fn check(asker: &Person) -> Result<()> {
    asker.may(Action::ManagePlatform, &Resource::Platform)
}

/// The same at one organisation of it: whoever may not know that organisation learns nothing of it.
pub fn check_at(asker: &Person, organisation: &OrganisationId) -> Result<()> {
    asker.may(Action::SeeOrganisation, &Resource::Organisation(organisation.as_str().into()))?;
    check(asker)
}

/// People by name.
pub async fn people(
    asker: &Person,
    search: &str,
    after: Option<&PersonId>,
    limit: u64,
) -> Result<Vec<person::Model>> {
    check(asker)?;
    let db = asker.ctx.db().read();
    let last = match after {
        Some(after) => person::find(db, after).await?,
        None => None,
    };
    Ok(person::page(db, search, last.as_ref(), limit).await?)
}

/// Closes an account: out at once, everywhere. What the person did stays.
pub async fn disable(asker: &Person, id: &PersonId) -> Result<()> {
    check(asker)?;
    if asker.id == *id {
        return Err(Error::NotNow(Refusal::new("not-yourself")));
    }
    let ctx = &asker.ctx;
    let tx = ctx.begin().await?;
    let found = person::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    person::set_disabled(&*tx, id, Some(ctx.now.millis())).await?;
    session::revoke_all(&*tx, id, ctx.now.millis()).await?;
    tx.commit(vec![
        ctx.event(Some(&asker.id), "network.person-disabled", "person", id.as_str()).before(found.name),
    ])
    .await
}

pub async fn enable(asker: &Person, id: &PersonId) -> Result<()> {
    check(asker)?;
    let ctx = &asker.ctx;
    let tx = ctx.begin().await?;
    let found = person::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    person::set_disabled(&*tx, id, None).await?;
    tx.commit(vec![
        ctx.event(Some(&asker.id), "network.person-enabled", "person", id.as_str()).after(found.name),
    ])
    .await
}

/// Takes away sessions and second factor; answers the name and a link for a new password.
pub async fn reset(asker: &Person, id: &PersonId) -> Result<(String, String)> {
    check(asker)?;
    let ctx = &asker.ctx;
    let tx = ctx.begin().await?;
    let found = person::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    clear_sign_in(ctx, &*tx, id).await?;
    let link = password_link(ctx, &*tx, &found).await?;
    tx.commit(vec![
        ctx.event(Some(&asker.id), "network.sign-in-reset", "person", id.as_str()).after(found.name.as_str()),
    ])
    .await?;
    Ok((found.name, link))
}
