//! A person's own account: name, password, second factor, sessions, tokens.

use alcove_domain::network::{Action, Resource};

use super::one_time::{name_faults, password_faults};
use super::person::{Access, Person};
use super::store::{api_token, passkey, person, recovery_code, session};
use super::throttle::{self, Subjects};
use super::{password, second_factor, token};
use crate::kit::error::FieldFault;
use crate::kit::ids::{SessionId, TokenId};
use crate::kit::words::Words;
use crate::kit::{Error, Refusal, Result};

/// Refuses machines: what concerns coming in is done by the person at a browser.
fn check(me: &Person) -> Result<()> {
    me.may(Action::ManageOwnAccount, &Resource::Account(me.id.as_str().into()))?;
    if matches!(me.access, Access::Token { .. }) { Err(Error::Forbidden) } else { Ok(()) }
}

/// All that the account page shows.
pub struct Account {
    pub row: person::Model,
    pub sessions: Vec<session::Model>,
    pub tokens: Vec<api_token::Model>,
    pub passkeys: Vec<passkey::Model>,
    pub recovery_codes_left: u64,
}

pub async fn read(me: &Person) -> Result<Account> {
    check(me)?;
    let db = me.ctx.db().read();
    Ok(Account {
        row: row(me).await?,
        sessions: session::living(db, &me.id, me.ctx.now.millis()).await?,
        tokens: api_token::of_person(db, &me.id).await?,
        passkeys: passkey::of_person(db, &me.id).await?,
        recovery_codes_left: recovery_code::left(db, &me.id).await?,
    })
}

async fn row(me: &Person) -> Result<person::Model> {
    person::find(me.ctx.db().read(), &me.id).await?.ok_or(Error::NotFound)
}

pub async fn edit(me: &Person, name: &str, language: Words) -> Result<()> {
    check(me)?;
    let faults = name_faults("name", name);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = me.ctx.begin().await?;
    person::set_name_and_language(&*tx, &me.id, name.trim(), language.code()).await?;
    let event = me.ctx.event(Some(&me.id), "network.account-edited", "person", me.id.as_str());
    tx.commit(vec![event.before(me.name.as_str()).after(name.trim())]).await
}

/// Asks for the present password before anything that would let a borrowed session stay.
async fn prove(me: &Person, address: &str, present: &str) -> Result<()> {
    let Some(hash) = row(me).await?.password_hash else { return Ok(()) };
    let counted =
        throttle::count(&me.ctx, &Subjects::of("present password", me.id.as_str(), address)).await?;
    if !password::fits(&me.ctx.app.config, present, Some(&hash)).await? {
        return Err(Error::invalid("present_password", "wrong-password"));
    }
    let tx = me.ctx.begin().await?;
    counted.forget(&*tx).await?;
    tx.commit_unrecorded().await
}

/// Sets a new password and ends all other sessions.
pub async fn change_password(me: &Person, address: &str, present: &str, new: &str) -> Result<()> {
    check(me)?;
    let faults = password_faults("new_password", new, &me.email);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    prove(me, address, present).await?;
    let hash = password::hash(&me.ctx.app.config, new).await?;
    let tx = me.ctx.begin().await?;
    person::set_password(&*tx, &me.id, &hash).await?;
    if let Access::Session { id, .. } = &me.access {
        session::revoke_others(&*tx, &me.id, id, me.ctx.now.millis()).await?;
    }
    tx.commit(vec![me.ctx.event(Some(&me.id), "network.password-set", "person", me.id.as_str())]).await
}

/// Ends one session of one's own.
pub async fn end_session(me: &Person, id: &SessionId) -> Result<()> {
    check(me)?;
    let tx = me.ctx.begin().await?;
    if session::revoke(&*tx, &me.id, id, me.ctx.now.millis()).await? == 0 {
        return Err(Error::NotFound);
    }
    tx.commit(vec![me.ctx.event(Some(&me.id), "network.session-ended", "person", me.id.as_str())]).await
}

/// Begins the second factor: a secret that counts once a code of it was given.
pub async fn begin_second_factor(me: &Person, address: &str, present: &str) -> Result<()> {
    check(me)?;
    if row(me).await?.totp_confirmed_at.is_some() {
        return Err(Error::NotNow(Refusal::new("has-second-factor")));
    }
    prove(me, address, present).await?;
    let sealed = second_factor::sealed(&me.ctx, &me.id, &second_factor::new_secret())?;
    let tx = me.ctx.begin().await?;
    person::set_totp(&*tx, &me.id, Some(&sealed), None).await?;
    tx.commit_unrecorded().await
}

/// The secret that waits for its first code.
pub async fn waiting_secret(me: &Person) -> Result<String> {
    check(me)?;
    let row = row(me).await?;
    let waiting = row.totp_secret.filter(|_| row.totp_confirmed_at.is_none()).ok_or(Error::NotFound)?;
    second_factor::opened(&me.ctx, &me.id, &waiting)
}

/// Confirms the second factor with its first code; answers the recovery codes, shown once.
pub async fn confirm_second_factor(me: &Person, address: &str, code: &str) -> Result<Vec<String>> {
    let secret = waiting_secret(me).await?;
    let counted = throttle::count(&me.ctx, &Subjects::of("code", me.id.as_str(), address)).await?;
    let now = me.ctx.now.millis();
    let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = second_factor::step_of(&secret, &plain, now, None)
        .ok_or_else(|| Error::invalid("code", "wrong-code"))?;
    let codes = second_factor::new_recovery_codes();
    let sealed = second_factor::sealed(&me.ctx, &me.id, &secret)?;
    let hashes = codes.iter().map(|code| second_factor::recovery_hash(code)).collect();
    let tx = me.ctx.begin().await?;
    counted.forget(&*tx).await?;
    person::set_totp(&*tx, &me.id, Some(&sealed), Some(now)).await?;
    person::is_step_taken_now(&*tx, &me.id, step).await?;
    recovery_code::replace(&*tx, &me.id, hashes).await?;
    tx.commit(vec![me.ctx.event(Some(&me.id), "network.second-factor-added", "person", me.id.as_str())])
        .await?;
    Ok(codes)
}

/// Takes the second factor away.
pub async fn remove_second_factor(me: &Person, address: &str, present: &str) -> Result<()> {
    check(me)?;
    prove(me, address, present).await?;
    let tx = me.ctx.begin().await?;
    person::set_totp(&*tx, &me.id, None, None).await?;
    recovery_code::remove_all(&*tx, &me.id).await?;
    tx.commit(vec![me.ctx.event(Some(&me.id), "network.second-factor-removed", "person", me.id.as_str())])
        .await
}

/// What a token is to be.
pub struct TokenDraft<'a> {
    pub name: &'a str,
    pub scopes: Vec<&'a str>,
    /// In so many days; none: never.
    pub days: Option<i64>,
}

/// Makes a token; answers its secret, shown once.
pub async fn add_token(me: &Person, draft: &TokenDraft<'_>) -> Result<String> {
    check(me)?;
    let mut faults = name_faults("token_name", draft.name);
    if draft.scopes.is_empty() || draft.scopes.iter().any(|scope| !token::SCOPES.contains(scope)) {
        faults.push(FieldFault::new("scope", "unknown-choice"));
    }
    if draft.days.is_some_and(|days| !(1..=3650).contains(&days)) {
        faults.push(FieldFault::new("days", "unknown-choice"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = me.ctx.begin().await?;
    let expires_at = draft.days.map(|days| me.ctx.now.plus_days(days).millis());
    let secret = token::add(&me.ctx, &*tx, &me.id, draft.name.trim(), &draft.scopes, expires_at).await?;
    let event = me.ctx.event(Some(&me.id), "network.token-added", "person", me.id.as_str());
    tx.commit(vec![event.after(draft.name.trim())]).await?;
    Ok(secret)
}

pub async fn revoke_token(me: &Person, id: &TokenId) -> Result<()> {
    check(me)?;
    let tx = me.ctx.begin().await?;
    if !api_token::is_revoked_now(&*tx, &me.id, id, me.ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![
        me.ctx.event(Some(&me.id), "network.token-revoked", "person", me.id.as_str()).before(id.as_str()),
    ])
    .await
}

/// Gives a passkey another name.
pub async fn rename_passkey(me: &Person, id: &str, name: &str) -> Result<()> {
    check(me)?;
    let faults = name_faults("passkey_name", name);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = me.ctx.begin().await?;
    if !passkey::is_renamed(&*tx, &me.id, id, name.trim()).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![
        me.ctx.event(Some(&me.id), "network.passkey-renamed", "person", me.id.as_str()).after(name.trim()),
    ])
    .await
}

pub async fn remove_passkey(me: &Person, id: &str) -> Result<()> {
    check(me)?;
    let tx = me.ctx.begin().await?;
    if !passkey::is_removed(&*tx, &me.id, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![me.ctx.event(Some(&me.id), "network.passkey-removed", "person", me.id.as_str())]).await
}
