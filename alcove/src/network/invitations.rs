//! Invitations: a link that lets somebody into an organisation in a role.

use alcove_domain::network::Role;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};

use super::one_time::{looks_like_email, name_faults, password_faults};
use super::people::{may_grant, within};
use super::person::Person;
use super::sign_in::{Factors, let_in};
use super::store::{invitation, membership, organisation, person};
use super::throttle::{self, Subjects};
use super::{organisations, password, units};
use crate::kit::clock::{hash_secret, new_id, new_secret};
use crate::kit::db::Connection;
use crate::kit::error::FieldFault;
use crate::kit::ids::{InvitationId, OrganisationId, PersonId, UnitId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::Words;
use crate::kit::{Ctx, Error, Event, Refusal, Result};

/// Two weeks: a holiday fits in.
const DAYS: i64 = 14;

/// Whom to invite, as it is entered and as machines send it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub email: String,
    /// May be empty: the invited says it.
    pub name: String,
    pub role: String,
    pub unit_id: Option<UnitId>,
    /// Of the mail; empty for the inviter's.
    pub language: String,
}

/// Whether the mail is sent, or the inviter passes the link on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    ByMail,
    ByHand,
}

/// Invites somebody; answers the id and the link, which is shown once.
pub async fn invite(
    person: &Person,
    organisation: &OrganisationId,
    draft: &Draft,
    delivery: Delivery,
) -> Result<(InvitationId, String)> {
    let tx = person.ctx.begin().await?;
    let (id, link, event) = invite_in(person, &*tx, organisation, draft, delivery).await?;
    tx.commit(vec![event]).await?;
    Ok((id, link))
}

/// Invites all of a list by mail, or nobody.
pub async fn invite_all(person: &Person, organisation: &OrganisationId, drafts: &[Draft]) -> Result<usize> {
    let tx = person.ctx.begin().await?;
    let mut events = Vec::with_capacity(drafts.len());
    for draft in drafts {
        events.push(invite_in(person, &*tx, organisation, draft, Delivery::ByMail).await?.2);
    }
    tx.commit(events).await?;
    Ok(drafts.len())
}

/// The same inside an act of a room above.
pub async fn invite_in(
    person: &Person,
    tx: &impl Connection,
    organisation: &OrganisationId,
    draft: &Draft,
    delivery: Delivery,
) -> Result<(InvitationId, String, Event)> {
    let ctx = &person.ctx;
    let tree = units::tree(tx, organisation).await?;
    let place = units::path_in(&tree, draft.unit_id.as_ref());
    let role = Role::parse(&draft.role);
    // The least of roles is asked about where the role is none: who may not invite learns nothing.
    may_grant(
        person,
        organisation,
        role.unwrap_or(Role::Viewer),
        place.as_ref().cloned().unwrap_or_default(),
    )?;
    organisations::exists(person, tx, organisation).await?;
    let mut faults = faults(draft);
    if place.is_err() {
        faults.push(FieldFault::new("unit_id", "unknown-choice"));
    }
    let (Some(role), true) = (role, faults.is_empty()) else {
        return Err(Error::Invalid(faults));
    };
    if let Some(known) = person::by_email(tx, &draft.email).await? {
        let holding = membership::holding(tx, &known.id, ctx.now.millis()).await?;
        let same = |one: &membership::Model| {
            one.organisation_id == *organisation && one.role == role.word() && one.unit_id == draft.unit_id
        };
        if holding.iter().any(same) {
            return Err(Error::invalid("email", "is-member-already"));
        }
    }
    let secret = new_secret();
    let row = invitation::Model {
        id: new_id(),
        organisation_id: organisation.clone(),
        unit_id: draft.unit_id.clone(),
        role: role.word().to_owned(),
        email: draft.email.trim().to_owned(),
        email_folded: person::fold_email(&draft.email),
        name: draft.name.trim().to_owned(),
        language: Words::of(&draft.language).unwrap_or(ctx.words).code().to_owned(),
        token_hash: hash_secret(&secret),
        invited_by: Some(person.id.clone()),
        created_at: ctx.now.millis(),
        expires_at: ctx.now.plus_days(DAYS).millis(),
        accepted_at: None,
        accepted_by: None,
        revoked_at: None,
    };
    invitation::revoke_same(tx, &row, ctx.now.millis()).await?;
    invitation::add(tx, row.clone()).await?;
    if delivery == Delivery::ByMail {
        send(ctx, tx, &row, &secret).await?;
    }
    let event = event(ctx, Some(&person.id), "network.invited", &row).after(facts(&row));
    Ok((row.id, link(ctx, &secret), event))
}

fn faults(draft: &Draft) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if !looks_like_email(&draft.email) {
        faults.push(FieldFault::new("email", "not-an-email"));
    }
    if !draft.name.trim().is_empty() {
        faults.extend(name_faults("name", &draft.name));
    }
    if Role::parse(&draft.role).is_none() {
        faults.push(FieldFault::new("role", "unknown-choice"));
    }
    faults
}

/// Those that nobody has answered yet, as far as the person may see people.
pub async fn list(
    person: &Person,
    organisation: &OrganisationId,
    after: Option<&InvitationId>,
    limit: u64,
) -> Result<Vec<invitation::Model>> {
    let db = person.ctx.db().read();
    let tree = units::tree(db, organisation).await?;
    let within = within(person, organisation, &tree)?;
    organisations::exists(person, db, organisation).await?;
    Ok(invitation::waiting(db, organisation, within, after, limit).await?)
}

pub async fn revoke(person: &Person, organisation: &OrganisationId, id: &InvitationId) -> Result<()> {
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = granted(person, &*tx, organisation, id).await?;
    if !invitation::is_revoked_now(&*tx, id, ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![event(ctx, Some(&person.id), "network.invitation-revoked", &row).before(facts(&row))])
        .await
}

/// Makes a new link, sent or passed on; the old one is dead. Answers the link, which is shown once.
pub async fn invite_again(
    person: &Person,
    organisation: &OrganisationId,
    id: &InvitationId,
    delivery: Delivery,
) -> Result<String> {
    let tx = person.ctx.begin().await?;
    let row = granted(person, &*tx, organisation, id).await?;
    let secret = renew_in(&person.ctx, &*tx, &row, delivery).await?;
    tx.commit(vec![event(&person.ctx, Some(&person.id), "network.invitation-renewed", &row)]).await?;
    Ok(link(&person.ctx, &secret))
}

/// An invitation to a role that the person may give.
async fn granted(
    person: &Person,
    db: &impl Connection,
    organisation: &OrganisationId,
    id: &InvitationId,
) -> Result<invitation::Model> {
    let tree = units::tree(db, organisation).await?;
    let found = invitation::find(db, organisation, id).await?;
    let place =
        found.as_ref().and_then(|row| units::path_in(&tree, row.unit_id.as_ref()).ok()).unwrap_or_default();
    let role = found.as_ref().and_then(|row| Role::parse(&row.role)).unwrap_or(Role::Viewer);
    may_grant(person, organisation, role, place)?;
    found.ok_or(Error::NotFound)
}

/// What somebody who opens the link sees.
#[derive(Clone, Debug)]
pub struct Opened {
    pub row: invitation::Model,
    pub organisation: String,
    pub has_expired: bool,
    /// Somebody with this address has an account: they sign in to join.
    pub has_account: bool,
}

/// What the link opens; one that was used, revoked or renewed opens nothing.
pub async fn open(ctx: &Ctx, secret: &str) -> Result<Opened> {
    let db = ctx.db().read();
    let row = waiting(db, secret).await?;
    let organisation = organisation::find(db, &row.organisation_id).await?.ok_or(Error::NotFound)?;
    let has_account = person::by_email(db, &row.email).await?.is_some();
    Ok(Opened {
        organisation: organisation.name,
        has_expired: row.expires_at <= ctx.now.millis(),
        has_account,
        row,
    })
}

async fn waiting(db: &impl Connection, secret: &str) -> Result<invitation::Model> {
    let row = invitation::by_token(db, &hash_secret(secret)).await?.ok_or(Error::NotFound)?;
    match (row.accepted_at, row.revoked_at) {
        (Some(_), _) => Err(Error::Unknown("invitation-used")),
        (None, Some(_)) => Err(Error::Unknown("invitation-withdrawn")),
        (None, None) => Ok(row),
    }
}

/// What a new person says of themselves.
pub struct Newcomer<'a> {
    pub name: &'a str,
    pub password: &'a str,
    pub language: Words,
}

/// A new person comes in; answers the secret of the session.
pub async fn accept_as_newcomer(
    ctx: &Ctx,
    headers: &HeaderMap,
    secret: &str,
    newcomer: &Newcomer<'_>,
) -> Result<String> {
    let row = still_open(ctx, ctx.db().read(), secret).await?;
    let mut faults = name_faults("name", newcomer.name);
    faults.extend(password_faults("password", newcomer.password, &row.email));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let hash = password::hash(&ctx.app.config, newcomer.password).await?;
    let tx = ctx.begin().await?;
    if person::by_email(&*tx, &row.email).await?.is_some() {
        return Err(Error::NotNow(Refusal::new("has-account")));
    }
    let id: PersonId = new_id();
    let added =
        person::add(&*tx, &id, &row.email, newcomer.name, newcomer.language.code(), ctx.now.millis()).await?;
    person::set_password(&*tx, &id, &hash).await?;
    let mut events =
        vec![ctx.event(Some(&id), "network.person-added", "person", id.as_str()).after(newcomer.name)];
    events.extend(join(ctx, &*tx, &row, &id).await?);
    let (session, event) = let_in(ctx, &*tx, headers, &added, Factors::One).await?;
    events.push(event);
    tx.commit(events).await?;
    Ok(session)
}

/// Somebody signed in joins; answers the organisation.
pub async fn accept(person: &Person, secret: &str) -> Result<OrganisationId> {
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = still_open(ctx, &*tx, secret).await?;
    let events = join(ctx, &*tx, &row, &person.id).await?;
    tx.commit(events).await?;
    Ok(row.organisation_id)
}

async fn still_open(ctx: &Ctx, db: &impl Connection, secret: &str) -> Result<invitation::Model> {
    let row = waiting(db, secret).await?;
    if row.expires_at <= ctx.now.millis() {
        Err(Error::NotNow(Refusal::new("invitation-expired")))
    } else {
        Ok(row)
    }
}

async fn join(
    ctx: &Ctx,
    tx: &impl Connection,
    row: &invitation::Model,
    person: &PersonId,
) -> Result<Vec<Event>> {
    if !invitation::is_accepted_now(tx, row, person, ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    let holding = membership::holding(tx, person, ctx.now.millis()).await?;
    let same = |one: &membership::Model| {
        one.organisation_id == row.organisation_id && one.role == row.role && one.unit_id == row.unit_id
    };
    let mut events = vec![event(ctx, Some(person), "network.invitation-accepted", row).after(facts(row))];
    if holding.iter().any(same) {
        return Ok(events);
    }
    let member = membership::Model {
        id: new_id(),
        person_id: person.clone(),
        organisation_id: row.organisation_id.clone(),
        unit_id: row.unit_id.clone(),
        role: row.role.clone(),
        from_at: ctx.now.millis(),
        until_at: None,
        created_by: row.invited_by.clone(),
    };
    let added = ctx.event(Some(person), "network.membership-added", "membership", member.id.as_str());
    events.push(added.in_organisation(&row.organisation_id).after(facts(row)));
    membership::add(tx, member).await?;
    Ok(events)
}

/// The invited asks for a fresh link, which goes to the same address; the old link is dead.
pub async fn renew(ctx: &Ctx, address: &str, secret: &str) -> Result<()> {
    let row = waiting(ctx.db().read(), secret).await?;
    throttle::count(ctx, &Subjects::of("renewal", row.id.as_str(), address)).await?;
    let tx = ctx.begin().await?;
    renew_in(ctx, &*tx, &row, Delivery::ByMail).await?;
    tx.commit(vec![event(ctx, None, "network.invitation-renewed", &row)]).await
}

async fn renew_in(
    ctx: &Ctx,
    tx: &impl Connection,
    row: &invitation::Model,
    delivery: Delivery,
) -> Result<String> {
    let secret = new_secret();
    if !invitation::is_renewed_now(tx, row, &hash_secret(&secret), ctx.now.plus_days(DAYS).millis()).await? {
        return Err(Error::NotFound);
    }
    if delivery == Delivery::ByMail {
        send(ctx, tx, row, &secret).await?;
    }
    Ok(secret)
}

async fn send(ctx: &Ctx, tx: &impl Connection, row: &invitation::Model, secret: &str) -> Result<()> {
    let words = Words::of(&row.language).unwrap_or_default();
    let organisation = organisation::find(tx, &row.organisation_id).await?.ok_or(Error::NotFound)?.name;
    let inviter = match &row.invited_by {
        Some(id) => person::find(tx, id).await?.map(|person| person.name),
        None => None,
    };
    let mail = Mail {
        to: row.email.clone(),
        subject: words.t1("mail-invitation-subject", "organisation", &organisation),
        body: words.say(
            "mail-invitation-body",
            vec![
                ("inviter", inviter.unwrap_or_else(|| "Alcove".to_owned()).into()),
                ("organisation", organisation.into()),
                ("link", link(ctx, secret).into()),
                ("days", DAYS.into()),
            ],
        ),
        words,
        dedupe: None,
    };
    mail::queue(ctx, tx, mail).await
}

fn link(ctx: &Ctx, secret: &str) -> String {
    format!("{}/invitations/{secret}", ctx.app.config.public_url)
}

fn event(ctx: &Ctx, actor: Option<&PersonId>, act: &'static str, row: &invitation::Model) -> Event {
    ctx.event(actor, act, "invitation", row.id.as_str()).in_organisation(&row.organisation_id)
}

fn facts(row: &invitation::Model) -> String {
    serde_json::json!({ "email": row.email, "role": row.role, "unit_id": row.unit_id }).to_string()
}
