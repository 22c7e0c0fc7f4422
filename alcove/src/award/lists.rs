//! Lists of standing: which awards no longer hold, as a signed credential that anybody may fetch.

use alcove_credential::list::{self as bits, Bits};
use alcove_credential::proof;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use super::contexts::Known;
use super::reading::moment;
use super::store::{award, list};
use super::{issuer, keys};
use crate::kit::jobs::{self, Job};
use crate::kit::{Ctx, Error, Result};

/// The kind of these jobs.
pub const KIND: &str = "award.list";

/// A list that changes while it is signed is signed again, so often.
const MOST_ATTEMPTS: usize = 5;

pub fn address(ctx: &Ctx, list: &str) -> String {
    format!("{}/lists/{list}", issuer::host(ctx))
}

pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    async move {
        let payload: Value = serde_json::from_str(&job.payload).map_err(Error::fault)?;
        sign(&ctx, payload["list"].as_str().unwrap_or_default()).await?;
        let tx = ctx.begin().await?;
        jobs::finish(&ctx, &*tx, &job, &json!({})).await?;
        tx.commit_unrecorded().await
    }
    .boxed()
}

/// Signs the list where it never was.
pub async fn settle(ctx: &Ctx, list: &str) -> Result<()> {
    let row = list::find(ctx.db().read(), list).await?.ok_or(Error::NotFound)?;
    if row.signed_at.is_none() { sign(ctx, list).await } else { Ok(()) }
}

/// The list as it was signed last.
pub async fn signed(ctx: &Ctx, id: &str) -> Result<String> {
    let row = list::find(ctx.db().read(), id).await?.filter(|row| row.signed_at.is_some());
    Ok(row.ok_or(Error::NotFound)?.signed)
}

async fn sign(ctx: &Ctx, id: &str) -> Result<()> {
    let row = list::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    for _ in 0..MOST_ATTEMPTS {
        let positions = award::set_positions(ctx.db().read(), id).await?;
        let signed = made(ctx, &row, &positions).await?;
        let tx = ctx.begin().await?;
        list::hold(&*tx, id).await?;
        // Signing takes a moment, in which another one may have been revoked.
        if award::set_positions(&*tx, id).await? == positions {
            list::put_signed(&*tx, id, signed, ctx.now.millis()).await?;
            return tx.commit_unrecorded().await;
        }
    }
    Err(Error::Busy)
}

async fn made(ctx: &Ctx, row: &list::Model, positions: &[i64]) -> Result<String> {
    let db = ctx.db().read();
    let issuer = issuer::find(ctx, db, &row.organisation_id).await?;
    let pair = keys::open(ctx, db, &row.organisation_id).await?;
    let contexts = ctx.app.part::<Known>().0.clone();
    let address = address(ctx, &row.id);
    let method = format!("{}#{}", issuer.id(), pair.stored.0.public_key);
    let now = moment(ctx.now.millis());
    let set: Vec<u32> = positions.iter().filter_map(|position| u32::try_from(*position).ok()).collect();
    let made = tokio::task::spawn_blocking(move || {
        let list = bits::credential(&address, &issuer.id(), &now, &Bits::with(set))?;
        Ok::<_, alcove_credential::Fault>(
            proof::sign(list, &pair.stored.1, &method, &now, &contexts)?.to_string(),
        )
    });
    made.await.map_err(Error::fault)?.map_err(Error::fault)
}
