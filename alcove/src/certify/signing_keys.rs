//! The keys that an organisation signs its certificates with: doors for its administrators.

use alcove_domain::network::{Action, Resource};

use crate::award::issuer::{self, Issuer};
use crate::award::store::key;
use crate::award::{keys, reading};
use crate::kit::ids::OrganisationId;
use crate::kit::{Error, Result, jobs};
use crate::network::{Person, organisations};

/// An issuer with its keys, the newest first.
pub struct Ring {
    pub issuer: Issuer,
    pub keys: Vec<key::Model>,
    /// Nothing was awarded yet, so that the form of its name is open.
    pub may_choose: bool,
}

/// None until the organisation has keys.
pub async fn of(person: &Person, organisation: &OrganisationId) -> Result<Option<Ring>> {
    check(person, organisation).await?;
    let db = person.ctx.db().read();
    let issuer = match issuer::find(&person.ctx, db, organisation).await {
        Ok(found) => found,
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let keys = key::of_organisation(db, organisation).await?;
    let may_choose = reading::of_issuer(db, organisation, None, 1).await?.is_empty();
    Ok(Some(Ring { issuer, keys, may_choose }))
}

/// Makes the first keys, and chooses how the name is written where `form` says so.
pub async fn settle(person: &Person, organisation: &OrganisationId, form: &str) -> Result<()> {
    check(person, organisation).await?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    issuer::settle(ctx, &*tx, Some(&person.id), organisation).await?;
    if !form.is_empty() {
        issuer::choose_form(ctx, &*tx, organisation, form).await?;
    }
    let event = ctx
        .event(Some(&person.id), "award.issuer-set-up", "organisation", organisation.as_str())
        .in_organisation(organisation);
    tx.commit(vec![event.after(form)]).await
}

/// A new key signs from now on.
pub async fn rotate(person: &Person, organisation: &OrganisationId, id: &str) -> Result<()> {
    check(person, organisation).await?;
    let tx = person.ctx.begin().await?;
    let events = keys::rotate(&person.ctx, &tx, Some(&person.id), organisation, id).await?;
    tx.commit(events).await
}

/// Somebody else may have had it: what it signed is awarded anew.
pub async fn report_compromise(person: &Person, organisation: &OrganisationId, id: &str) -> Result<()> {
    check(person, organisation).await?;
    let tx = person.ctx.begin().await?;
    let events = keys::report_compromise(&person.ctx, &tx, Some(&person.id), organisation, id).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    Ok(())
}

async fn check(person: &Person, organisation: &OrganisationId) -> Result<()> {
    person.may(Action::EditOrganisation, &Resource::Organisation(organisation.as_str().into()))?;
    organisations::exists(person, person.ctx.db().read(), organisation).await
}
