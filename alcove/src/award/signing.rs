//! The job that signs an award. It takes a moment, so nobody waits for it; what it made is kept, and
//! nothing is ever signed when it is read.

use alcove_credential::badge::{self, Achievement, Badge, HashedEmail};
use alcove_credential::{proof, token};
use alcove_domain::award::Kind;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use super::contexts::Known;
use super::reading::{Award, first_instant, last_instant, moment};
use super::store::award;
use super::{issuer, keys, lists};
use crate::kit::ids::AwardId;
use crate::kit::jobs::{self, Job};
use crate::kit::{Ctx, Error, Result};

/// The kind of these jobs.
pub const KIND: &str = "award.sign";

pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    async move {
        let payload: Value = serde_json::from_str(&job.payload).map_err(Error::fault)?;
        let id: AwardId = payload["award"].as_str().unwrap_or_default().into();
        sign(&ctx, &job, &id).await
    }
    .boxed()
}

async fn sign(ctx: &Ctx, job: &Job, id: &AwardId) -> Result<()> {
    let db = ctx.db().read();
    let award = Award::of(award::find(db, id).await?.ok_or(Error::NotFound)?)?;
    let organisation = award.row.issuer_id.clone();
    let issuer = issuer::find(ctx, db, &organisation).await?;
    let pair = keys::open(ctx, db, &organisation).await?;
    let badge = written(ctx, &award, &issuer).await?;
    let contexts = ctx.app.part::<Known>().0.clone();
    let method = format!("{}#{}", issuer.id(), pair.stored.0.public_key);
    let created = moment(ctx.now.millis());
    let name = issuer.key_url(&pair.token.0.id);
    let (key, token_key) = (pair.stored.0.id.clone(), pair.token.0.id.clone());
    let made = tokio::task::spawn_blocking(move || {
        let credential = badge.write();
        let token = token::sign(&credential, &pair.token.1, &name)?;
        let stored = proof::sign(credential, &pair.stored.1, &method, &created, &contexts)?;
        Ok::<_, alcove_credential::Fault>((stored.to_string(), token))
    });
    let (stored, token) = made.await.map_err(Error::fault)?.map_err(Error::fault)?;
    let tx = ctx.begin().await?;
    let signed = award::Signed { stored, token, key, token_key, at: ctx.now.millis() };
    let mut events = Vec::new();
    // A job can run twice; the bytes that were there first stay.
    if award::is_signed_now(&*tx, id, signed).await? {
        let event = ctx.event(None, "award.signed", "award", id.as_str());
        events.push(event.in_organisation(&organisation));
    }
    jobs::finish(ctx, &*tx, job, &json!({})).await?;
    tx.commit(events).await?;
    lists::settle(ctx, &award.row.list_id).await
}

async fn written(ctx: &Ctx, award: &Award, issuer: &issuer::Issuer) -> Result<Badge> {
    let row = &award.row;
    let text = award.texts.get(&row.language).cloned().unwrap_or_default();
    let address = address(ctx, &row.id);
    Ok(Badge {
        issuer: badge::Issuer { id: issuer.id(), name: issuer.organisation.name.clone(), url: issuer.url() },
        language: row.language.clone(),
        awarded: moment(row.created_at),
        valid_from: moment(first_instant(&row.valid_from).millis()),
        valid_until: row.valid_until.as_deref().map(|day| moment(last_instant(day).millis())),
        holder: match &row.holder_id {
            Some(id) => badge::Holder::Organisation {
                id: format!("{}/orgs/{id}", issuer::host(ctx)),
                name: row.holder_name.clone(),
            },
            None => badge::Holder::Person {
                name: row.holder_name.clone(),
                email: Some(HashedEmail {
                    hash: row.holder_email_hash.clone(),
                    salt: row.holder_email_salt.clone(),
                })
                .filter(|email| !email.hash.is_empty()),
            },
        },
        achievement: Achievement {
            id: issuer.achievement_url(&row.achievement),
            kind: Kind::parse(&row.kind).unwrap_or(Kind::Institutional).achievement_type().to_owned(),
            name: text.name,
            description: text.description,
            criteria: text.criteria,
            level: text.level,
            image: format!("{address}.png"),
        },
        status: badge::Status {
            list: lists::address(ctx, &row.list_id),
            position: u32::try_from(row.position).map_err(Error::fault)?,
        },
        id: address,
    })
}

/// Where the award is shown, which is its name.
pub fn address(ctx: &Ctx, id: &AwardId) -> String {
    format!("{}/awards/{id}", issuer::host(ctx))
}
