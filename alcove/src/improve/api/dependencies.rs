//! What waits for what, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::nodes::ReasonBody;
use super::schedule;
use crate::improve::{dates, facts};
use crate::kit::api::tagged;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Result, etag};
use crate::network::Person;

/// The address of a dependency.
#[derive(Clone, Debug, Deserialize)]
pub struct DependencyPath {
    plan: PlanId,
    before: NodeId,
    after: NodeId,
}

/// How long `after` waits once `before` has ended.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct LagBody {
    /// Calendar days; below zero they overlap by so many.
    pub lag: i64,
    pub reason: String,
}

pub async fn put(
    person: Person,
    headers: HeaderMap,
    Path(path): Path<DependencyPath>,
    Json(body): Json<LagBody>,
) -> Result<Response> {
    let DependencyPath { plan, before, after } = path;
    let known = facts::load(&person, &plan).await?;
    let seen = etag::condition(&headers)?;
    let facts = dates::depend(&person, &plan, &before, &after, &seen, body.lag, &body.reason).await?;
    tagged(StatusCode::OK, facts.rows.node(&after)?.version, &schedule::told(&known, &facts, &after)?)
}

pub async fn delete(
    person: Person,
    headers: HeaderMap,
    Path(path): Path<DependencyPath>,
    Query(why): Query<ReasonBody>,
) -> Result<StatusCode> {
    let seen = etag::condition(&headers)?;
    dates::free(&person, &path.plan, &path.before, &path.after, &seen, &why.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
