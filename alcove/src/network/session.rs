//! Sessions: 256 random bits in a cookie, their hash in the table.

use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::CookieJar;

use super::store::holder::{self, Holder};
use super::store::session;
use crate::kit::clock::{hash_secret, new_secret};
use crate::kit::ctx::LANGUAGE_COOKIE;
use crate::kit::db::Connection;
use crate::kit::form::session_cookie;
use crate::kit::ids::{PersonId, SessionId};
use crate::kit::{App, Ctx, Result};

/// A session ends after this time whatever happens.
const ABSOLUTE_DAYS: i64 = 30;

/// A session ends after this time without a request.
const IDLE_DAYS: i64 = 7;

/// A request within this time of the last noted one is not noted again.
const NOTED_EVERY_MILLIS: i64 = 10 * 60 * 1000;

/// Begins a session and answers the secret for the cookie.
pub async fn begin(
    ctx: &Ctx,
    tx: &impl Connection,
    person: &PersonId,
    headers: &HeaderMap,
    second_factor_at: Option<i64>,
) -> Result<String> {
    let secret = new_secret();
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let row = session::Model {
        id: SessionId(hash_secret(&secret)),
        person_id: person.clone(),
        agent: agent.chars().take(200).collect(),
        created_at: ctx.now.millis(),
        seen_at: ctx.now.millis(),
        expires_at: ctx.now.plus_days(ABSOLUTE_DAYS).millis(),
        second_factor_at,
        revoked_at: None,
    };
    session::add(tx, row).await?;
    Ok(secret)
}

/// The living session of a secret, and its person, unless disabled.
pub async fn find(ctx: &Ctx, secret: &str) -> Result<Option<(session::Model, Holder)>> {
    let (id, now) = (SessionId(hash_secret(secret)), ctx.now.millis());
    let Some((found, holder)) = holder::of_session(ctx.db().read(), &id, now).await? else {
        return Ok(None);
    };
    let idle = now - found.seen_at > IDLE_DAYS * 86_400_000;
    if idle || !session::is_alive(&found, now) || holder.person.disabled_at.is_some() {
        return Ok(None);
    }
    if now - found.seen_at > NOTED_EVERY_MILLIS {
        let tx = ctx.begin().await?;
        session::set_seen(&*tx, &found.id, now).await?;
        tx.commit_unrecorded().await?;
    }
    Ok(Some((found, holder)))
}

/// Puts the session's cookie into an answer.
pub fn set_cookie(headers: &mut HeaderMap, app: &App, secret: &str) {
    push_cookie(headers, app, session_cookie(app.config.is_https()), secret, ABSOLUTE_DAYS * 86_400);
}

pub fn clear_cookie(headers: &mut HeaderMap, app: &App) {
    push_cookie(headers, app, session_cookie(app.config.is_https()), "", 0);
}

/// Remembers the language a person chose, for a year.
pub fn set_language(headers: &mut HeaderMap, app: &App, code: &str) {
    push_cookie(headers, app, LANGUAGE_COOKIE, code, 365 * 86_400);
}

/// A cookie of ours as the browser sent it; empty where it sent none.
pub fn cookie(headers: &HeaderMap, name: &str) -> String {
    CookieJar::from_headers(headers).get(name).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

/// Puts any small cookie of ours into an answer.
pub fn set_small(headers: &mut HeaderMap, app: &App, name: &str, value: &str, seconds: i64) {
    push_cookie(headers, app, name, value, seconds);
}

fn push_cookie(headers: &mut HeaderMap, app: &App, name: &str, value: &str, seconds: i64) {
    let secure = if app.config.is_https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}
