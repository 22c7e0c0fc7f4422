//! What was changed of a plan since its first approval, act by act, for machines.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::baselines::ChangeBody;
use crate::improve::comparing::{self, Entry};
use crate::kit::Result;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{ChangeId, PersonId, PlanId};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// A page of the log, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct LogBody {
    pub acts: Vec<ActBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<ChangeId>,
}

/// One act with what it changed.
#[derive(Clone, Debug, Serialize)]
pub struct ActBody {
    pub reason: String,
    pub changed_by: PersonId,
    pub changed_at: String,
    /// The number of the approved state that it went away from.
    pub baseline: i64,
    pub changes: Vec<LoggedBody>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LoggedBody {
    pub node_id: String,
    #[serde(flatten)]
    pub change: ChangeBody,
}

/// `limit` counts changes; an act that has more of them goes on on the next page.
pub async fn get(person: Person, Path(id): Path<PlanId>, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(ChangeId);
    let (entries, next) = comparing::log(&person, &id, after.as_ref(), limit).await?;
    answer(StatusCode::OK, &LogBody { acts: entries.into_iter().map(act).collect(), next })
}

fn act(entry: Entry) -> ActBody {
    let changes = entry.changes.iter().map(|change| LoggedBody {
        node_id: change.fact.node.as_str().to_owned(),
        change: ChangeBody::of(change),
    });
    ActBody {
        changes: changes.collect(),
        reason: entry.reason.words,
        changed_by: entry.reason.by,
        changed_at: rfc3339(entry.reason.at),
        baseline: entry.baseline,
    }
}
