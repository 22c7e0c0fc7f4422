//! What the command line does to people, tokens and organisations. Whoever may run it owns the
//! database anyway, so nothing is asked; everything is in the trail, with the program as actor.

use serde::Serialize;

use super::one_time::{password_faults, password_link, person_faults};
use super::organisations::{self, Draft, View};
use super::people::clear_sign_in;
use super::store::{api_token, membership, organisation, person};
use super::{password, token};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::ids::{OrganisationId, PersonId, TokenId};
use crate::kit::{Ctx, Error, Result};

/// Rows at once while something is walked through whole.
const PAGE: u64 = 500;

/// A person just made; the link is there where no password was given.
#[derive(Clone, Debug, Serialize)]
pub struct AddedUser {
    pub id: PersonId,
    pub link: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    Nothing,
    Administrator,
}

pub async fn add_user(
    ctx: &Ctx,
    email: &str,
    name: &str,
    platform: Platform,
    password: Option<&str>,
) -> Result<AddedUser> {
    let mut faults = person_faults(email, name);
    if let Some(password) = password {
        faults.extend(password_faults("password", password, email));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let hash = match password {
        Some(password) => Some(password::hash(&ctx.app.config, password).await?),
        None => None,
    };
    let tx = ctx.begin().await?;
    if person::by_email(&*tx, email).await?.is_some() {
        return Err(Error::invalid("email", "has-account"));
    }
    let id: PersonId = new_id();
    let added = person::add(&*tx, &id, email, name, ctx.words.code(), ctx.now.millis()).await?;
    let mut events =
        vec![ctx.event(None, "network.person-added", "person", id.as_str()).after(added.name.as_str())];
    if platform == Platform::Administrator {
        person::set_platform_administrator(&*tx, &id, Some(ctx.now.millis())).await?;
        events.push(ctx.event(None, "network.platform-administrator-made", "person", id.as_str()));
    }
    let link = match &hash {
        Some(hash) => {
            person::set_password(&*tx, &id, hash).await?;
            None
        }
        None => Some(password_link(ctx, &*tx, &added).await?),
    };
    tx.commit(events).await?;
    Ok(AddedUser { id, link })
}

/// A person as the command line lists them.
#[derive(Clone, Debug, Serialize)]
pub struct ListedUser {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub platform_administrator: bool,
    pub disabled: bool,
    pub has_password: bool,
    pub has_second_factor: bool,
}

pub async fn list_users(ctx: &Ctx) -> Result<Vec<ListedUser>> {
    let db = ctx.db().read();
    let mut all: Vec<person::Model> = Vec::new();
    loop {
        let page = person::page(db, "", all.last(), PAGE).await?;
        let is_last = (page.len() as u64) < PAGE;
        all.extend(page);
        if is_last {
            break;
        }
    }
    let listed = all.into_iter().map(|row| ListedUser {
        platform_administrator: row.platform_administrator_since.is_some(),
        disabled: row.disabled_at.is_some(),
        has_password: row.password_hash.is_some(),
        has_second_factor: row.totp_confirmed_at.is_some(),
        id: row.id,
        email: row.email,
        name: row.name,
    });
    Ok(listed.collect())
}

/// Closes an account: out at once, everywhere.
pub async fn disable_user(ctx: &Ctx, email: &str) -> Result<()> {
    let tx = ctx.begin().await?;
    let found = known(&*tx, email).await?;
    person::set_disabled(&*tx, &found.id, Some(ctx.now.millis())).await?;
    super::store::session::revoke_all(&*tx, &found.id, ctx.now.millis()).await?;
    tx.commit(vec![
        ctx.event(None, "network.person-disabled", "person", found.id.as_str()).before(found.name),
    ])
    .await
}

/// Opens a closed account again, ends sessions, takes the second factor away; answers the link for
/// a new password.
pub async fn reset_user(ctx: &Ctx, email: &str) -> Result<String> {
    let tx = ctx.begin().await?;
    let found = known(&*tx, email).await?;
    person::set_disabled(&*tx, &found.id, None).await?;
    clear_sign_in(ctx, &*tx, &found.id).await?;
    let link = password_link(ctx, &*tx, &found).await?;
    tx.commit(vec![ctx.event(None, "network.sign-in-reset", "person", found.id.as_str()).after(found.name)])
        .await?;
    Ok(link)
}

async fn known(db: &impl Connection, email: &str) -> Result<person::Model> {
    person::by_email(db, email).await?.ok_or_else(|| Error::invalid("email", "no-account"))
}

/// Makes a token for somebody; answers its secret, which is shown once.
pub async fn add_token(
    ctx: &Ctx,
    email: &str,
    name: &str,
    scopes: &[&str],
    days: Option<i64>,
) -> Result<String> {
    if scopes.is_empty() || scopes.iter().any(|scope| !token::SCOPES.contains(scope)) {
        return Err(Error::invalid("scope", "unknown-choice"));
    }
    let tx = ctx.begin().await?;
    let found = known(&*tx, email).await?;
    let expires_at = days.map(|days| ctx.now.plus_days(days).millis());
    let secret = token::add(ctx, &*tx, &found.id, name, scopes, expires_at).await?;
    tx.commit(vec![ctx.event(None, "network.token-added", "person", found.id.as_str()).after(name)]).await?;
    Ok(secret)
}

#[derive(Clone, Debug, Serialize)]
pub struct ListedToken {
    pub id: TokenId,
    pub name: String,
    pub scopes: String,
    pub created_at: i64,
    pub expires_at: Option<i64>,
    pub used_at: Option<i64>,
}

pub async fn list_tokens(ctx: &Ctx, email: &str) -> Result<Vec<ListedToken>> {
    let db = ctx.db().read();
    let found = known(db, email).await?;
    let tokens = api_token::of_person(db, &found.id).await?;
    let listed = tokens.into_iter().map(|row| ListedToken {
        id: row.id,
        name: row.name,
        scopes: row.scopes,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    });
    Ok(listed.collect())
}

pub async fn revoke_token(ctx: &Ctx, email: &str, id: &TokenId) -> Result<()> {
    let tx = ctx.begin().await?;
    let found = known(&*tx, email).await?;
    if !api_token::is_revoked_now(&*tx, &found.id, id, ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![ctx.event(None, "network.token-revoked", "person", found.id.as_str()).before(id.as_str())])
        .await
}

/// Adds an organisation; with an administrator where an e-mail is given.
pub async fn add_organisation(
    ctx: &Ctx,
    draft: &Draft,
    administrator: Option<&str>,
) -> Result<OrganisationId> {
    let tx = ctx.begin().await?;
    let (id, mut events) = organisations::add_in(ctx, &*tx, draft, None).await?;
    if let Some(email) = administrator {
        let found = known(&*tx, email).await?;
        let row = membership::Model {
            id: new_id(),
            person_id: found.id,
            organisation_id: id.clone(),
            unit_id: None,
            role: "administrator".to_owned(),
            from_at: ctx.now.millis(),
            until_at: None,
            created_by: None,
        };
        let event = ctx.event(None, "network.membership-added", "membership", row.id.as_str());
        events.push(event.in_organisation(&id).after("administrator"));
        membership::add(&*tx, row).await?;
    }
    tx.commit(events).await?;
    Ok(id)
}

pub async fn list_organisations(ctx: &Ctx) -> Result<Vec<View>> {
    let db = ctx.db().read();
    let mut views = Vec::new();
    let mut last: Option<organisation::Model> = None;
    loop {
        let page = organisation::page(db, organisation::Of::Everybody, "", last.as_ref(), PAGE).await?;
        let is_last = (page.len() as u64) < PAGE;
        last = page.last().cloned();
        for row in page {
            views.push(organisations::view(db, row).await?);
        }
        if is_last {
            return Ok(views);
        }
    }
}
