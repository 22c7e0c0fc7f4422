//! Tokens with which machines come in for a person.

use axum::http::Method;

use super::store::api_token;
use super::store::holder::{self, Holder};
use crate::kit::clock::{hash_secret, new_id, new_secret};
use crate::kit::db::Connection;
use crate::kit::ids::PersonId;
use crate::kit::{Ctx, Error, Result};

/// Tokens begin with this, so that scanners of leaked secrets can tell them.
const PREFIX: &str = "alcove_";

/// A use within this time of the last noted one is not noted again.
const NOTED_EVERY_MILLIS: i64 = 10 * 60 * 1000;

/// What a token may do: read everything its person may, or write as well.
pub const SCOPES: [&str; 2] = ["read", "write"];

/// Makes a token and answers its secret, which is shown once.
pub async fn add(
    ctx: &Ctx,
    tx: &impl Connection,
    person: &PersonId,
    name: &str,
    scopes: &[&str],
    expires_at: Option<i64>,
) -> Result<String> {
    let secret = format!("{PREFIX}{}", new_secret());
    let row = api_token::Model {
        id: new_id(),
        person_id: person.clone(),
        name: name.to_owned(),
        token_hash: hash_secret(&secret),
        scopes: scopes.join(" "),
        created_at: ctx.now.millis(),
        expires_at,
        used_at: None,
        revoked_at: None,
    };
    api_token::add(tx, row).await?;
    Ok(secret)
}

/// The person and the scopes of a token that holds now.
pub async fn find(ctx: &Ctx, secret: &str) -> Result<Option<(Holder, Vec<String>)>> {
    let now = ctx.now.millis();
    let Some((token, holder)) = holder::of_token(ctx.db().read(), &hash_secret(secret), now).await? else {
        return Ok(None);
    };
    let over = token.expires_at.is_some_and(|at| at <= now);
    if over || token.revoked_at.is_some() || holder.person.disabled_at.is_some() {
        return Ok(None);
    }
    if token.used_at.is_none_or(|at| now - at > NOTED_EVERY_MILLIS) {
        let tx = ctx.begin().await?;
        api_token::set_used(&*tx, &token.id, now).await?;
        tx.commit_unrecorded().await?;
    }
    Ok(Some((holder, token.scopes.split(' ').map(str::to_owned).collect())))
}

/// Reading needs `read` or `write`, everything else `write`.
pub fn check_scope(method: &Method, scopes: &[String]) -> Result<()> {
    let needed: &[&str] = if method.is_safe() { &["read", "write"] } else { &["write"] };
    if scopes.iter().any(|scope| needed.contains(&scope.as_str())) { Ok(()) } else { Err(Error::TokenScope) }
}
