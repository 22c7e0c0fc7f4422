//! The rows of a plan for machines, as its views show them: filtered, with what the calendar says of
//! each and how far it has come.

use std::sync::Arc;

use alcove_domain::kit::{Day, Number};
use alcove_domain::plan::Progress;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::filters;
use super::naming::{called, check_nodes};
use super::nodes::{Lines, NodeLine};
use super::parties::PartyBody;
use super::schedule::{self, ConflictBody, MoveBody, OverhangBody};
use crate::improve::bulk::{self, Wanted};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::pages::outline::{self, watch_of};
use crate::improve::progress::{self, Progresses};
use crate::kit::api::{Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Result, idempotency};
use crate::network::Person;
use crate::plan::words;

const FIELDS: [(&str, &str); 3] = [("node", "node_ids"), ("days", "shift"), ("party", "responsible")];

/// A page of rows, in the order in which they are shown.
#[derive(Clone, Debug, Serialize)]
pub struct RowsBody {
    pub nodes: Vec<RowBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RowBody {
    #[serde(flatten)]
    pub line: NodeLine,
    /// Days since its last day, of what is not finished.
    pub overdue: Option<i64>,
    /// Days since its first day, of what has not begun.
    pub late_start: Option<i64>,
    /// Days without a note, where there are more than the plan allows.
    pub stalled: Option<i64>,
    pub progress: ProgressBody,
}

/// How far something is, by the method that was declared for it.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressBody {
    /// `schedule`, `work`, `indicator` or `judged`.
    pub method: &'static str,
    /// Nought to one, exact; null where there is nothing to derive it from.
    pub share: Option<String>,
    /// How many deeds, indicators or judgements it rests on, of how many.
    pub n: usize,
    pub of: usize,
    /// Deeds cancelled or suspended, which do not count.
    pub left_out: usize,
    /// The year of the targets that it is the way to, where it is told by indicators.
    pub towards: Option<i16>,
}

/// What is to be different of several nodes at once; what is left out stays.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BulkBody {
    pub node_ids: Vec<NodeId>,
    /// Calendar days later, or earlier below zero.
    #[serde(default)]
    pub shift: i64,
    /// Answers for them from today on, in place of those who did.
    #[serde(default)]
    pub responsible: Option<PartyBody>,
    #[serde(default)]
    pub tag: String,
    /// Needed once the plan is approved.
    #[serde(default)]
    pub reason: String,
}

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct BulkTold {
    /// The plan's.
    pub version: i64,
    pub moves: Vec<MoveBody>,
    pub conflicts: Vec<ConflictBody>,
    pub overhangs: Vec<OverhangBody>,
}

pub async fn list(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(asked): Query<outline::Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    filters::check(&facts, &names, &asked)?;
    let fitting = outline::fitting(&person, &facts, &names, &asked)?;
    let page = paging.of(fitting, |at| facts.row(*at).id.0.clone())?;
    let today = facts.today(&person);
    let lines = Lines::of(&person, &facts).await?;
    let progresses = progress::of(&facts, today);
    let nodes = page.items.iter().map(|at| row(&facts, lines.line(*at), &progresses, *at, today));
    answer(StatusCode::OK, &RowsBody { nodes: nodes.collect(), next: page.next })
}

/// Changes several nodes in one act, with one reason.
pub async fn change(
    person: Person,
    headers: HeaderMap,
    Path(plan): Path<PlanId>,
    Json(body): Json<BulkBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST bulk", &plan, &body), || async {
        let known = facts::load(&person, &plan).await?;
        let responsible = body.responsible.as_ref().map(|party| party.party("responsible")).transpose()?;
        let wanted =
            Wanted { nodes: body.node_ids.clone(), days: body.shift, responsible, tag: body.tag.clone() };
        check_nodes(&known, body.node_ids.iter().map(|id| ("node_ids", id)))?;
        let done = bulk::change(&person, &plan, wanted, &body.reason).await;
        let facts = done.map_err(called(&FIELDS))?;
        told(&known, &facts)
    })
    .await
}

fn told(known: &Arc<Facts>, facts: &Arc<Facts>) -> Result<Response> {
    let body = BulkTold {
        version: facts.rows.plan.version,
        moves: schedule::moves(known, facts),
        conflicts: ConflictBody::all(facts),
        overhangs: OverhangBody::all(facts),
    };
    tagged(StatusCode::OK, body.version, &body)
}

fn row(facts: &Facts, line: NodeLine, progresses: &Progresses, at: usize, today: Day) -> RowBody {
    let watch = watch_of(facts, at, today);
    let Progress { method, value, n, of, left_out } = progresses.get(at);
    RowBody {
        line,
        overdue: watch.overdue,
        late_start: watch.late_start,
        stalled: watch.stalled,
        progress: ProgressBody {
            method: words::method(*method),
            share: value.as_ref().map(Number::to_exact),
            n: *n,
            of: *of,
            left_out: *left_out,
            towards: progresses.towards(facts, at).map(|towards| towards.year),
        },
    }
}
