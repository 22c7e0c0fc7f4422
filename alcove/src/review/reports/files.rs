//! What a job made, on this machine's disk for a week, for the person who ordered it.

use std::path::PathBuf;
use std::time::SystemTime;

use serde::Deserialize;

use super::{KIND, ReportFile};
use crate::evidence::storage::space_or_fault;
use crate::kit::ids::{AssessmentId, JobId};
use crate::kit::jobs;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;

/// Long enough to come back from leave of a few days; a report can be made again.
const KEPT_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;

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
    pub file: tokio::fs::File,
    pub size: u64,
}

#[derive(Deserialize)]
struct Answer {
    file_name: String,
    media_type: String,
}

/// Where the file of a job lies. Its id is ours and holds no sign that a path could misread.
pub async fn place(ctx: &Ctx, job: &JobId) -> Result<PathBuf> {
    let folder = ctx.app.config.data.join("jobs");
    tokio::fs::create_dir_all(&folder).await.map_err(space_or_fault)?;
    sweep(&folder, ctx.app.now().millis()).await;
    Ok(folder.join(&job.0))
}

/// Writes the file beside its place and moves it there whole.
pub async fn keep(ctx: &Ctx, job: &JobId, file: ReportFile) -> Result<Kept> {
    let place = place(ctx, job).await?;
    let beside = place.with_extension("part");
    tokio::fs::write(&beside, &file.bytes).await.map_err(space_or_fault)?;
    tokio::fs::rename(&beside, &place).await.map_err(space_or_fault)?;
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
    let file = tokio::fs::File::open(place(&person.ctx, job).await?).await.map_err(|_| Error::NotFound)?;
    let size = file.metadata().await.map_err(Error::fault)?.len();
    Ok(Ready { name: answer.file_name, media_type: answer.media_type, file, size })
}

async fn sweep(folder: &std::path::Path, now: i64) {
    let Ok(mut entries) = tokio::fs::read_dir(folder).await else { return };
    while let Ok(Some(entry)) = entries.next_entry().await {
        let Ok(changed) = entry.metadata().await.and_then(|about| about.modified()) else { continue };
        let changed = changed.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_millis());
        if i128::from(now) - (changed as i128) > i128::from(KEPT_MILLIS) {
            tokio::fs::remove_file(entry.path()).await.ok();
        }
    }
}
