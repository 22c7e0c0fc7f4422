//! `Idempotency-Key`: a POST that is sent again does nothing new and is answered as the first was.

use std::future::Future;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde::Serialize;

use super::clock::hash_secret;
use super::ctx::Ctx;
use super::error::{Error, Refusal, Result};
use super::ids::PersonId;

const HEADER: &str = "idempotency-key";

/// An answer is kept for a day: longer than any client goes on trying.
const KEPT_MILLIS: i64 = 86_400_000;

/// An answer larger than this is none of our POSTs.
const LARGEST: usize = 4 * 1024 * 1024;

#[derive(FromQueryResult)]
struct Kept {
    request_hash: String,
    /// 0 while the first request has not been answered.
    status: i64,
    body: String,
}

/// Runs the act unless a request with the same key was answered before. `request` is what was
/// asked, with the address: another request under the same key is refused.
///
/// The key is claimed before the act. Where the program died in between, sending it again is
/// refused instead of doing the act twice.
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
    let key_hash = hash_secret(
        key.ok_or_else(|| Error::Malformed("Idempotency-Key: 1 to 200 ASCII characters".into()))?,
    );
    let request_hash = hash_secret(&serde_json::to_string(request).map_err(Error::fault)?);
    if let Some(kept) = claim(ctx, caller, &key_hash, &request_hash).await? {
        return answer_again(kept, &request_hash);
    }
    match act().await {
        Ok(response) => keep(ctx, caller, &key_hash, response).await,
        Err(error) => {
            release(ctx, caller, &key_hash).await?;
            Err(error)
        }
    }
}

/// Takes the key, or answers who has it.
async fn claim(ctx: &Ctx, caller: &PersonId, key: &str, request: &str) -> Result<Option<Kept>> {
    let tx = ctx.begin().await?;
    let backend = tx.get_database_backend();
    let old = Statement::from_sql_and_values(
        backend,
        "delete from idempotent_answer where at < $1",
        [(ctx.now.millis() - KEPT_MILLIS).into()],
    );
    tx.execute_raw(old).await?;
    let mine = tx
        .execute_raw(Statement::from_sql_and_values(
            backend,
            "insert into idempotent_answer (person_id, key_hash, request_hash, status, body, at) \
             values ($1, $2, $3, 0, '', $4) on conflict (person_id, key_hash) do nothing",
            [caller.clone().into(), key.into(), request.into(), ctx.now.millis().into()],
        ))
        .await?
        .rows_affected();
    let kept = if mine == 1 {
        None
    } else {
        let find = Statement::from_sql_and_values(
            backend,
            "select request_hash, status, body from idempotent_answer where person_id = $1 and key_hash = $2",
            [caller.clone().into(), key.into()],
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
    if kept.status == 0 {
        return Err(Error::NotNow(Refusal::new("request-under-way")));
    }
    let status = u16::try_from(kept.status).ok().and_then(|code| StatusCode::from_u16(code).ok());
    let mut response = (status.unwrap_or(StatusCode::OK), kept.body).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    Ok(response)
}

async fn keep(ctx: &Ctx, caller: &PersonId, key: &str, response: Response) -> Result<Response> {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, LARGEST).await.map_err(Error::fault)?;
    let tx = ctx.begin().await?;
    tx.execute_raw(Statement::from_sql_and_values(
        tx.get_database_backend(),
        "update idempotent_answer set status = $1, body = $2 where person_id = $3 and key_hash = $4",
        [
            i64::from(parts.status.as_u16()).into(),
            String::from_utf8_lossy(&bytes).into_owned().into(),
            caller.clone().into(),
            key.into(),
        ],
    ))
    .await?;
    tx.commit_unrecorded().await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

/// A request that failed may be sent again.
async fn release(ctx: &Ctx, caller: &PersonId, key: &str) -> Result<()> {
    let tx = ctx.begin().await?;
    tx.execute_raw(Statement::from_sql_and_values(
        tx.get_database_backend(),
        "delete from idempotent_answer where person_id = $1 and key_hash = $2 and status = 0",
        [caller.clone().into(), key.into()],
    ))
    .await?;
    tx.commit_unrecorded().await
}
