//! What a job made, in the storage of evidence for a week, where every node finds it, for the
//! person who ordered it.

use bytes::Bytes;
use futures_util::stream::BoxStream;
use serde::Deserialize;

use super::KIND;
use crate::evidence::Storage;
use crate::evidence::storage::space_or_fault;
use crate::kit::download::File;
use crate::kit::ids::{AssessmentId, JobId};
use crate::kit::jobs;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;

#[derive(Clone, Debug)]
pub struct Kept {
    pub name: String,
    pub media_type: &'static str,
    pub size: u64,
}

/// A finished file, ready to be sent.
pub struct Ready {
    pub name: String,
    pub media_type: String,
    pub size: u64,
    pub content: BoxStream<'static, Result<Bytes>>,
}

#[derive(Deserialize)]
struct Answer {
    file_name: String,
    media_type: String,
}

pub async fn keep(ctx: &Ctx, job: &JobId, file: File) -> Result<Kept> {
    let storage = ctx.app.part::<Storage>();
    let place = storage.stage_job().await?;
    tokio::fs::write(&place, &file.bytes).await.map_err(space_or_fault)?;
    storage.put_job(job.as_str(), &place).await?;
    Ok(Kept { name: file.name, media_type: file.format.media_type(), size: file.bytes.len() as u64 })
}

/// The file of a finished job, for whoever ordered it.
pub async fn ready(person: &Person, id: &AssessmentId, job: &JobId) -> Result<Ready> {
    // Whoever has left since does not get what was made for a member.
    let facts = crate::review::facts::load(person, id).await?;
    person.may(alcove_domain::network::Action::ExportReport, &facts.resource())?;
    let row = jobs::find(person.ctx.db().read(), job).await?;
    let row = row.filter(|row| row.person_id.as_ref() == Some(&person.id) && row.kind == KIND);
    let row = row.filter(|row| row.payload.contains(id.as_str())).ok_or(Error::NotFound)?;
    let answer: Answer = serde_json::from_str(&row.answer).map_err(|_| Error::NotFound)?;
    let found = person.ctx.app.part::<Storage>().get_job(job.as_str()).await?;
    let (size, content) = found.ok_or(Error::NotFound)?;
    Ok(Ready { name: answer.file_name, media_type: answer.media_type, size, content })
}
