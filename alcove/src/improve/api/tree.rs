//! A whole plan for machines, in one answer.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::nodes::{Lines, NodeLine};
use super::schedule::{ConflictBody, OverhangBody};
use crate::improve::{approving, facts, state};
use crate::kit::Result;
use crate::kit::api::tagged;
use crate::kit::form::Path;
use crate::kit::ids::{NodeId, PlanId};
use crate::network::Person;

/// A plan with everything in it that was not removed.
#[derive(Clone, Debug, Serialize)]
pub struct TreeBody {
    pub id: PlanId,
    pub title: String,
    pub state: &'static str,
    pub first_day: String,
    pub last_day: String,
    pub version: i64,
    /// In the order in which they are shown: each objective before what is listed under it.
    pub nodes: Vec<NodeLine>,
    pub dependencies: Vec<DependencyBody>,
    pub conflicts: Vec<ConflictBody>,
    pub overhangs: Vec<OverhangBody>,
    /// Actions and milestones that lie before the plan's period or after it.
    pub outside_period: Vec<String>,
}

/// `after` begins once `before` has ended and the lag has passed.
#[derive(Clone, Debug, Serialize)]
pub struct DependencyBody {
    pub before: NodeId,
    pub after: NodeId,
    /// Calendar days; below zero they overlap by so many.
    pub lag: i64,
}

pub async fn get(person: Person, Path(plan): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let lines = Lines::of(&person, &facts).await?;
    let live = |id: &NodeId| facts.place(id.as_str()).is_ok();
    let ties = facts.rows.dependencies.iter().filter(|tie| live(&tie.before_id) && live(&tie.after_id));
    let row = &facts.rows.plan;
    let body = TreeBody {
        id: row.id.clone(),
        title: row.title.clone(),
        state: state::word(state::stage(row)),
        first_day: row.first_day.clone(),
        last_day: row.last_day.clone(),
        version: row.version,
        nodes: facts.listed.iter().map(|row| lines.line(row.at)).collect(),
        dependencies: ties
            .map(|tie| DependencyBody {
                before: tie.before_id.clone(),
                after: tie.after_id.clone(),
                lag: tie.lag,
            })
            .collect(),
        conflicts: ConflictBody::all(&facts),
        overhangs: OverhangBody::all(&facts),
        outside_period: approving::outside(&facts).into_iter().map(|id| id.0).collect(),
    };
    tagged(StatusCode::OK, body.version, &body)
}
