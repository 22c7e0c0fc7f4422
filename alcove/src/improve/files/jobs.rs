//! Files that take long: a job makes them, keeps them in the storage of evidence for a week, where
//! every node finds them, and mails the link to the person who ordered them.

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use serde::{Deserialize, Serialize};

use super::{What, render};
use crate::evidence::Storage;
use crate::evidence::storage::space_or_fault;
use crate::improve::facts::{self, Facts};
use crate::kit::download::Format;
use crate::kit::ids::{JobId, PersonId, PlanId};
use crate::kit::jobs::{self, Job, NewJob};
use crate::kit::mail::{self, Mail};
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::Person;
use crate::network::store::person;

/// The kind of these jobs.
pub const KIND: &str = "improve.file";

/// Files of one's own that are shown; the rest can be made again.
const SHOWN: i64 = 20;

/// What a job of ours needs to know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    pub plan: PlanId,
    pub what: What,
    pub format: Format,
    pub language: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Answer {
    href: String,
    file_name: String,
    media_type: String,
    size: u64,
}

/// A finished file, ready to be sent.
pub struct Ready {
    pub name: String,
    pub media_type: String,
    pub size: u64,
    pub content: BoxStream<'static, Result<Bytes>>,
}

pub async fn order(
    person: &Person,
    facts: &Facts,
    what: What,
    format: Format,
    words: Words,
) -> Result<JobId> {
    let id = facts.id().clone();
    let version = facts.rows.plan.version;
    let payload = Payload { plan: id.clone(), what, format, language: words.code().to_owned() };
    let payload = serde_json::to_value(&payload).map_err(Error::fault)?;
    let key = format!("{KIND}/{id}/{version}/{payload}/{}", person.id);
    let new = NewJob {
        kind: KIND,
        payload,
        dedupe: Some(crate::kit::clock::hash_secret(&key)),
        organisation: Some(facts.organisation().clone()),
        person: Some(person.id.clone()),
    };
    let tx = person.ctx.begin().await?;
    let job = jobs::queue(&person.ctx, &*tx, new).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "plan.file-ordered", "plan", id.as_str())
        .in_organisation(facts.organisation())
        .after(format!("{} {}", format.ending(), words.code()));
    tx.commit(vec![event]).await?;
    jobs::wake(&person.ctx);
    Ok(job)
}

/// For the wiring: runs one job of our kind.
pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    Box::pin(run(ctx, job))
}

async fn run(ctx: Ctx, job: Job) -> Result<()> {
    let payload: Payload = serde_json::from_str(&job.payload).map_err(Error::fault)?;
    let words = Words::of(&payload.language).unwrap_or_default();
    let ctx = Ctx { words, ..ctx };
    let facts = facts::load_unchecked(&ctx, &payload.plan).await?;
    let title = facts.rows.plan.title.clone();
    jobs::progress(&ctx, &job.id, 1, 3).await?;
    let file = render(&ctx, facts, &payload.what, payload.format, words).await?;
    jobs::progress(&ctx, &job.id, 2, 3).await?;
    let storage = ctx.app.part::<Storage>();
    let place = storage.stage_job().await?;
    tokio::fs::write(&place, &file.bytes).await.map_err(space_or_fault)?;
    storage.put_job(job.id.as_str(), &place).await?;
    let answer = Answer {
        href: format!("/plans/{}/files/{}", payload.plan, job.id),
        file_name: file.name,
        media_type: file.format.media_type().to_owned(),
        size: file.bytes.len() as u64,
    };
    finish(&ctx, &job, &title, &answer).await
}

/// The job is done and the mail with the link is queued, both or neither.
async fn finish(ctx: &Ctx, job: &Job, title: &str, answer: &Answer) -> Result<()> {
    let to = match &job.person_id {
        Some(id) => recipient(ctx, id).await?,
        None => None,
    };
    let tx = ctx.begin().await?;
    jobs::finish(ctx, &*tx, job, &serde_json::to_value(answer).map_err(Error::fault)?).await?;
    if let Some((to, words)) = to {
        let link = format!("{}{}", ctx.app.config.public_url, answer.href);
        let name = answer.file_name.as_str();
        let mail = Mail {
            to,
            subject: words.t1("improve-mail-file-subject", "title", title),
            body: words.t3("improve-mail-file-body", "title", title, "link", link, "name", name),
            words,
            dedupe: Some(format!("file/{}", job.id)),
        };
        mail::queue(ctx, &*tx, mail).await?;
    }
    tx.commit_unrecorded().await
}

async fn recipient(ctx: &Ctx, id: &PersonId) -> Result<Option<(String, Words)>> {
    let row = person::find(ctx.db().read(), id).await?;
    Ok(row.map(|row| (row.email, Words::of(&row.language).unwrap_or_default())))
}

/// The person's own jobs about a plan, newest first.
pub async fn list(person: &Person, plan: &PlanId) -> Result<Vec<(Job, Payload)>> {
    let rows = jobs::of_person(person.ctx.db().read(), &person.id, KIND, SHOWN).await?;
    let of_plan = rows.into_iter().filter_map(|job| {
        let payload: Payload = serde_json::from_str(&job.payload).ok()?;
        (payload.plan == *plan).then_some((job, payload))
    });
    Ok(of_plan.collect())
}

/// The file of a finished job, for whoever ordered it and may still see the plan.
pub async fn ready(person: &Person, plan: &PlanId, job: &JobId) -> Result<Ready> {
    facts::load(person, plan).await?;
    let row = jobs::find(person.ctx.db().read(), job).await?;
    let row = row.filter(|row| row.person_id.as_ref() == Some(&person.id) && row.kind == KIND);
    let row = row.ok_or(Error::NotFound)?;
    let payload: Payload = serde_json::from_str(&row.payload).map_err(Error::fault)?;
    let answer: Answer = serde_json::from_str(&row.answer).map_err(|_| Error::NotFound)?;
    if payload.plan != *plan {
        return Err(Error::NotFound);
    }
    let found = person.ctx.app.part::<Storage>().get_job(job.as_str()).await?;
    let (size, content) = found.ok_or(Error::NotFound)?;
    Ok(Ready { name: answer.file_name, media_type: answer.media_type, size, content })
}
