//! `/api/v1/jobs/{id}`: how far a job of the caller's is.

use axum::Json;
use serde::Serialize;
use serde_json::Value;

use crate::kit::form::Path;
use crate::kit::ids::JobId;
use crate::kit::jobs::{self, Standing};
use crate::kit::{Error, Result};
use crate::network::Person;

/// A job, for whoever queued it.
#[derive(Clone, Debug, Serialize)]
pub struct JobAnswer {
    pub id: JobId,
    pub kind: String,
    /// `waiting`, `running`, `finished` or `failed`.
    pub state: &'static str,
    pub done: i64,
    pub total: i64,
    /// What it made: for a report `{"href", "file_name", "media_type", "size"}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Value>,
}

pub async fn get(person: Person, Path(id): Path<JobId>) -> Result<Json<JobAnswer>> {
    let job = jobs::find(person.ctx.db().read(), &id).await?;
    // Somebody else's job is none.
    let job = job.filter(|job| job.person_id.as_ref() == Some(&person.id)).ok_or(Error::NotFound)?;
    let state = match job.standing() {
        Standing::Waiting => "waiting",
        Standing::Running => "running",
        Standing::Finished => "finished",
        Standing::Failed => "failed",
    };
    let result = serde_json::from_str(&job.answer).ok();
    Ok(Json(JobAnswer { id: job.id, kind: job.kind, state, done: job.done, total: job.total, result }))
}
