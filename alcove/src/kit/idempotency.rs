//! `Idempotency-Key`: a POST that is sent again does nothing new and is answered as the first was.

use std::future::Future;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde::Serialize;

use super::clock::{Stopwatch, hash_secret};
use super::ctx::Ctx;
use super::error::{Error, Refusal, Result};
use super::ids::PersonId;
use super::problem;

const HEADER: &str = "idempotency-key";

/// An answer is kept for a day: longer than any client goes on trying.
const KEPT_MILLIS: i64 = 86_400_000;

/// An answer larger than this is none of our POSTs.
const LARGEST: usize = 4 * 1024 * 1024;

/// A first request that has kept nothing after this time was on a node that died: the next one does
/// the act in its place. Where the first is only slow, what it does is refused at its commit.
const SLOW_MILLIS: i64 = 30_000;

/// Not answered, and nothing of it kept.
const CLAIMED: i64 = 0;

/// Not answered, but carried out: the answer was lost with its node.
const CARRIED_OUT: i64 = 1;

#[derive(FromQueryResult)]
struct Kept {
    request_hash: String,
    /// [`CLAIMED`], [`CARRIED_OUT`], or the status of the answer.
    status: i64,
    body: String,
    etag: Option<String>,
    location: Option<String>,
}

/// What an answer says in its head of what was made, and the same answer says again.
const SAID_AGAIN: [HeaderName; 2] = [header::ETAG, header::LOCATION];

/// A key in the hands of the request that is under way.
#[derive(Clone)]
struct Claim {
    caller: PersonId,
    key: String,
    at: i64,
}

tokio::task_local! {
    /// What the act keeps is kept together with the note that it was carried out: every commit of
    /// this task asks here.
    static UNDER_WAY: Claim;
}

/// Notes in a transaction, just before its commit, that the act of a key was carried out. Refused
/// where another request has taken the key over: then nothing of this one is kept.
pub async fn mark(tx: &impl ConnectionTrait) -> Result<()> {
    let Ok(claim) = UNDER_WAY.try_with(Clone::clone) else { return Ok(()) };
    let noted = tx
        .execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            "update idempotent_answer set status = $1 where person_id = $2 and key_hash = $3 and at = $4 \
             and status in (0, 1)",
            [CARRIED_OUT.into(), claim.caller.into(), claim.key.into(), claim.at.into()],
        ))
        .await?;
    if noted.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// Runs the act unless a request with the same key was answered before. `request` is what was
/// asked, with the address: another request under the same key is refused.
///
/// The key is claimed before the act, and what the act keeps is kept with a note on the key. So a node
/// may die at any moment: a request sent again does the act where nothing of it was kept, and is told
/// so where it was.
pub async fn once<F, A>(
    ctx: &Ctx,
    caller: &PersonId,
    headers: &HeaderMap,
    request: &impl Serialize,
    act: F,
) -> Result<Response>
where
    F: FnOnce() -> A,
    A: Future<Output = Result<Response>>,
{
    let Some(key) = headers.get(HEADER) else {
        return act().await;
    };
    let key = key.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
    let key_hash = hash_secret(key.ok_or_else(|| Error::Malformed("Idempotency-Key: 1–200 ASCII".into()))?);
    let request_hash = hash_secret(&serde_json::to_string(request).map_err(Error::fault)?);
    let claim = Claim { caller: caller.clone(), key: key_hash, at: ctx.app.now().millis() };
    if let Some(kept) = take(ctx, &claim, &request_hash).await? {
        return answer_again(kept, &request_hash);
    }
    let mut held = Held { ctx: ctx.clone(), claim: Some(claim.clone()) };
    match UNDER_WAY.scope(claim.clone(), act()).await {
        Ok(response) => {
            let response = keep(ctx, &claim, response).await?;
            held.claim = None;
            Ok(response)
        }
        Err(error) => {
            if release(ctx, &claim).await.is_ok() {
                held.claim = None;
            }
            Err(error)
        }
    }
}

/// A key whose act is under way here. Let go with its claim, because whoever asked has hung up or the
/// database is away, it is given back as soon as that is possible: the request sent again need not
/// wait until the key counts as one of a node that died.
struct Held {
    ctx: Ctx,
    claim: Option<Claim>,
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(claim) = self.claim.take() else { return };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(give_back(self.ctx.clone(), claim));
        }
    }
}

async fn give_back(ctx: Ctx, claim: Claim) {
    let begun = Stopwatch::start();
    while release(&ctx, &claim).await.is_err()
        && begun.took() < Duration::from_millis(SLOW_MILLIS.unsigned_abs())
    {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Takes the key, or answers who has it.
async fn take(ctx: &Ctx, claim: &Claim, request: &str) -> Result<Option<Kept>> {
    let tx = ctx.begin().await?;
    let backend = tx.get_database_backend();
    let old = Statement::from_sql_and_values(
        backend,
        "delete from idempotent_answer where at < $1",
        [(ctx.now.millis() - KEPT_MILLIS).into()],
    );
    tx.execute_raw(old).await?;
    let Claim { caller, key, at } = claim.clone();
    let mine = tx
        .execute_raw(Statement::from_sql_and_values(
            backend,
            "insert into idempotent_answer (person_id, key_hash, request_hash, status, body, at) \
             values ($1, $2, $3, 0, '', $4) on conflict (person_id, key_hash) do update set at = excluded.at \
             where idempotent_answer.status = 0 and idempotent_answer.at <= $5 \
             and idempotent_answer.request_hash = excluded.request_hash",
            [caller.clone().into(), key.clone().into(), request.into(), at.into(), (at - SLOW_MILLIS).into()],
        ))
        .await?
        .rows_affected();
    let kept = if mine == 1 {
        None
    } else {
        let find = Statement::from_sql_and_values(
            backend,
            "select request_hash, status, body, etag, location from idempotent_answer \
             where person_id = $1 and key_hash = $2",
            [caller.into(), key.into()],
        );
        Kept::find_by_statement(find).one(&*tx).await?
    };
    tx.commit_unrecorded().await?;
    Ok(kept)
}

fn answer_again(kept: Kept, request_hash: &str) -> Result<Response> {
    if kept.request_hash != request_hash {
        return Err(Refusal::new("idempotency-key-reused").into());
    }
    if kept.status == CLAIMED {
        return Err(Error::NotNow(Refusal::new("request-under-way")));
    }
    if kept.status == CARRIED_OUT {
        return Err(Error::NotNow(Refusal::new("request-carried-out")));
    }
    let status = u16::try_from(kept.status).ok().and_then(|code| StatusCode::from_u16(code).ok());
    let status = status.unwrap_or(StatusCode::OK);
    let kind = if status.is_success() { "application/json" } else { problem::CONTENT_TYPE };
    let mut response = (status, kept.body).into_response();
    for (name, value) in SAID_AGAIN.into_iter().zip([kept.etag, kept.location]) {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    Ok(response)
}

async fn keep(ctx: &Ctx, claim: &Claim, response: Response) -> Result<Response> {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, LARGEST).await.map_err(Error::fault)?;
    let [etag, location] = SAID_AGAIN
        .map(|name| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned));
    let tx = ctx.begin().await?;
    tx.execute_raw(Statement::from_sql_and_values(
        tx.get_database_backend(),
        "update idempotent_answer set status = $1, body = $2, etag = $3, location = $4 \
         where person_id = $5 and key_hash = $6 and at = $7",
        [
            i64::from(parts.status.as_u16()).into(),
            String::from_utf8_lossy(&bytes).into_owned().into(),
            etag.into(),
            location.into(),
            claim.caller.clone().into(),
            claim.key.clone().into(),
            claim.at.into(),
        ],
    ))
    .await?;
    tx.commit_unrecorded().await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

/// A request that failed, and of which nothing was kept, may be sent again.
async fn release(ctx: &Ctx, claim: &Claim) -> Result<()> {
    let tx = ctx.begin().await?;
    tx.execute_raw(Statement::from_sql_and_values(
        tx.get_database_backend(),
        "delete from idempotent_answer where person_id = $1 and key_hash = $2 and at = $3 and status = 0",
        [claim.caller.clone().into(), claim.key.clone().into(), claim.at.into()],
    ))
    .await?;
    tx.commit_unrecorded().await
}
