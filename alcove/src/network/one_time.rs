//! Links that open one door once: the first set-up, a new password.

use alcove_domain::network::{LONGEST_PASSWORD, PasswordFault, SHORTEST_PASSWORD, check_password};
use axum::http::HeaderMap;

use super::password;
use super::store::{one_time_link, person, session as session_store};
use super::throttle::{self, Subjects};
use crate::kit::clock::{hash_secret, new_id, new_secret};
use crate::kit::db::Connection;
use crate::kit::error::FieldFault;
use crate::kit::ids::PersonId;
use crate::kit::mail::{self, Mail};
use crate::kit::words::Words;
use crate::kit::{Ctx, Error, Result};
use crate::network::sign_in::let_in;

/// Somebody who asked for a new password reads the mail today.
const PASSWORD_HOURS: i64 = 24;

/// Long enough to hand a printed link to a colleague who comes back on Monday.
const FIRST_PASSWORD_DAYS: i64 = 7;

pub mod setup {
    //! The first administrator of a new installation.

    use super::{
        Ctx, Error, HeaderMap, PersonId, Result, hash_secret, let_in, new_id, new_secret, one_time_link,
        password, person,
    };
    use crate::kit::words::Words;
    use crate::network::organisations;
    use crate::network::sign_in::Factors;

    const PURPOSE: &str = "setup";
    const HOURS: i64 = 24;

    /// The link with which the first administrator sets the installation up; none where somebody
    /// has done so. A new link closes the old ones.
    pub async fn offer(ctx: &Ctx) -> Result<Option<String>> {
        if !person::is_nobody(ctx.db().read()).await? {
            return Ok(None);
        }
        let secret = new_secret();
        let tx = ctx.begin().await?;
        one_time_link::close_all(&*tx, PURPOSE).await?;
        let link = one_time_link::Model {
            id: hash_secret(&secret),
            purpose: PURPOSE.to_owned(),
            person_id: None,
            created_at: ctx.now.millis(),
            expires_at: ctx.now.plus_seconds(HOURS * 3600).millis(),
            used_at: None,
        };
        one_time_link::add(&*tx, link).await?;
        tx.commit_unrecorded().await?;
        Ok(Some(format!("{}/set-up/{secret}", ctx.app.config.public_url)))
    }

    /// Whether nobody has set this installation up yet.
    pub async fn is_open(ctx: &Ctx) -> Result<bool> {
        Ok(person::is_nobody(ctx.db().read()).await?)
    }

    /// Refuses a link that opens nothing.
    pub async fn check(ctx: &Ctx, secret: &str) -> Result<()> {
        let open =
            one_time_link::open(ctx.db().read(), &hash_secret(secret), PURPOSE, ctx.now.millis()).await?;
        let nobody = person::is_nobody(ctx.db().read()).await?;
        if open.is_some() && nobody { Ok(()) } else { Err(Error::NotFound) }
    }

    /// What the first administrator says.
    pub struct First<'a> {
        pub email: &'a str,
        pub name: &'a str,
        pub password: &'a str,
        pub language: Words,
        /// An organisation to begin with; may be empty.
        pub organisation: &'a str,
    }

    /// Makes the first administrator and lets them in; answers the secret of the session.
    pub async fn finish(ctx: &Ctx, headers: &HeaderMap, secret: &str, first: &First<'_>) -> Result<String> {
        check(ctx, secret).await?;
        let mut faults = super::person_faults(first.email, first.name);
        faults.extend(super::password_faults("password", first.password, first.email));
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let hash = password::hash(&ctx.app.config, first.password).await?;
        let tx = ctx.begin().await?;
        if !one_time_link::is_used_now(&*tx, &hash_secret(secret), ctx.now.millis()).await? {
            return Err(Error::NotFound);
        }
        let id: PersonId = new_id();
        let added =
            person::add(&*tx, &id, first.email, first.name, first.language.code(), ctx.now.millis()).await?;
        person::set_password(&*tx, &id, &hash).await?;
        person::set_platform_administrator(&*tx, &id, Some(ctx.now.millis())).await?;
        let mut events = vec![
            ctx.event(Some(&id), "network.installation-set-up", "person", id.as_str()).after(first.name),
        ];
        if !first.organisation.is_empty() {
            let draft = organisations::Draft::named(first.organisation);
            events.extend(organisations::add_in(ctx, &*tx, &draft, Some(&id)).await?.1);
        }
        let (session, event) = let_in(ctx, &*tx, headers, &added, Factors::One).await?;
        events.push(event);
        tx.commit(events).await?;
        Ok(session)
    }
}

const PASSWORD: &str = "password";

/// A link for a new password, in the transaction of the act that wants it. It closes older ones.
pub async fn password_link(ctx: &Ctx, tx: &impl Connection, person: &person::Model) -> Result<String> {
    let secret = new_secret();
    let lasts =
        if person.password_hash.is_some() { PASSWORD_HOURS * 3600 } else { FIRST_PASSWORD_DAYS * 86_400 };
    one_time_link::close_those_of(tx, &person.id, PASSWORD).await?;
    let link = one_time_link::Model {
        id: hash_secret(&secret),
        purpose: PASSWORD.to_owned(),
        person_id: Some(person.id.clone()),
        created_at: ctx.now.millis(),
        expires_at: ctx.now.plus_seconds(lasts).millis(),
        used_at: None,
    };
    one_time_link::add(tx, link).await?;
    Ok(format!("{}/password/{secret}", ctx.app.config.public_url))
}

/// Whose new password a link is for.
pub async fn whose(ctx: &Ctx, secret: &str) -> Result<person::Model> {
    let open = one_time_link::open(ctx.db().read(), &hash_secret(secret), PASSWORD, ctx.now.millis()).await?;
    let id = open.and_then(|link| link.person_id).ok_or(Error::NotFound)?;
    let found = person::find(ctx.db().read(), &id).await?;
    found.filter(|person| person.disabled_at.is_none()).ok_or(Error::NotFound)
}

/// Sets the password of whoever holds the link, and ends all sessions: who reset it may have been
/// robbed. Signing in comes next, with the second factor where there is one.
pub async fn set_password(ctx: &Ctx, secret: &str, new: &str) -> Result<()> {
    let person = whose(ctx, secret).await?;
    let faults = password_faults("password", new, &person.email);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let hash = password::hash(&ctx.app.config, new).await?;
    let tx = ctx.begin().await?;
    if !one_time_link::is_used_now(&*tx, &hash_secret(secret), ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    person::set_password(&*tx, &person.id, &hash).await?;
    session_store::revoke_all(&*tx, &person.id, ctx.now.millis()).await?;
    tx.commit(vec![ctx.event(Some(&person.id), "network.password-set", "person", person.id.as_str())]).await
}

/// Mails a link to whoever has this address. Nothing tells whether anybody has.
pub async fn forgotten(ctx: &Ctx, address: &str, email: &str) -> Result<()> {
    if !looks_like_email(email) {
        return Err(Error::invalid("email", "not-an-email"));
    }
    let subjects = Subjects::of("forgotten", &person::fold_email(email), address);
    throttle::count(ctx, &subjects).await?;
    let found = person::by_email(ctx.db().read(), email).await?;
    let Some(person) = found.filter(|person| person.disabled_at.is_none()) else {
        return Ok(());
    };
    let tx = ctx.begin().await?;
    mail_link(ctx, &*tx, &person).await?;
    tx.commit(vec![ctx.event(None, "network.password-link-asked", "person", person.id.as_str())]).await
}

/// Queues the mail with a link for a new password, in the person's language.
pub async fn mail_link(ctx: &Ctx, tx: &impl Connection, person: &person::Model) -> Result<()> {
    let link = password_link(ctx, tx, person).await?;
    let words = Words::of(&person.language).unwrap_or_default();
    let mail = Mail {
        to: person.email.clone(),
        subject: words.t("mail-password-subject"),
        body: words.t2("mail-password-body", "name", &person.name, "link", link),
        words,
        dedupe: None,
    };
    mail::queue(ctx, tx, mail).await
}

/// What is wrong with a password, as faults of a field.
pub fn password_faults(field: &str, password: &str, email: &str) -> Vec<FieldFault> {
    match check_password(password, email) {
        Ok(()) => Vec::new(),
        Err(PasswordFault::TooShort { .. }) => {
            vec![FieldFault::new(field, "password-too-short").with("least", SHORTEST_PASSWORD)]
        }
        Err(PasswordFault::TooLong) => {
            vec![FieldFault::new(field, "password-too-long").with("most", LONGEST_PASSWORD)]
        }
        Err(PasswordFault::IsTheEmail) => vec![FieldFault::new(field, "password-is-the-email")],
    }
}

pub fn person_faults(email: &str, name: &str) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if !looks_like_email(email) {
        faults.push(FieldFault::new("email", "not-an-email"));
    }
    faults.extend(name_faults("name", name));
    faults
}

/// A name is there, and no novel.
pub fn name_faults(field: &str, name: &str) -> Vec<FieldFault> {
    const LONGEST: usize = 200;
    match name.trim().chars().count() {
        0 => vec![FieldFault::new(field, "missing")],
        count if count > LONGEST => vec![FieldFault::new(field, "too-long").with("most", LONGEST)],
        _ => Vec::new(),
    }
}

/// Something, an `@`, something with a dot or a plain host, no space: the mail server knows the rest.
pub fn looks_like_email(text: &str) -> bool {
    let text = text.trim();
    let parts = text.rsplit_once('@');
    let ends = |host: &str| !host.is_empty() && !host.starts_with('.') && !host.ends_with('.');
    text.len() <= 254
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
        && parts.is_some_and(|(name, host)| !name.is_empty() && ends(host) && !host.contains('@'))
}
