//! The planning table for machines: findings by rank, each with what became of it.

use alcove_domain::improve::planning_table::Closure;
use alcove_domain::improve::{Aim, Fate};
use serde::{Deserialize, Serialize};

use super::naming::called;
use crate::improve::table::{self, Board, Decision, Line};
use crate::kit::api::Paging;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;

const FIELDS: [(&str, &str); 2] = [("node", "node_ids"), ("into", "merged_into")];

/// The findings that a plan answers, the most pressing first.
#[derive(Clone, Debug, Serialize)]
pub struct FindingsAnswer {
    pub assessment_ids: Vec<AssessmentId>,
    pub findings: Vec<FindingAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FindingAnswer {
    pub id: FindingId,
    pub assessment_id: AssessmentId,
    /// `strength`, `gap` or `idea`.
    pub kind: String,
    pub title: String,
    pub text: String,
    /// Gap times importance of its most pressing item, nought to three, exact.
    pub score: Option<String>,
    /// The most pressing first.
    pub items: Vec<ItemAnswer>,
    /// How many of its rated items have a gap that is known.
    pub n: usize,
    /// Of how many.
    pub of: usize,
    /// `open`, `planned`, `merged` or `dropped`.
    pub fate: &'static str,
    /// What answers it, also through the finding that speaks for it.
    pub nodes: Vec<NodeId>,
    pub merged_into: Option<FindingId>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// All that answers it is done.
    pub closed: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct ItemAnswer {
    pub item_id: ItemId,
    /// What is missing to the aim, as a share of all that the item can reach, exact.
    pub gap: String,
    /// `target` or `best`.
    pub aim: &'static str,
    pub importance: i32,
    pub score: String,
}

/// What becomes of a finding.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FateRequest {
    /// `open`, `planned`, `merged` or `dropped`.
    pub fate: String,
    /// What answers it, where it is planned.
    #[serde(default)]
    pub node_ids: Vec<NodeId>,
    /// The finding that speaks for it, where it is merged.
    #[serde(default)]
    pub merged_into: Option<FindingId>,
    /// Why it is dropped.
    #[serde(default)]
    pub reason: String,
}

pub async fn list(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(paging): Query<Paging>,
) -> Result<axum::Json<FindingsAnswer>> {
    let board = table::board(&person, &plan).await?;
    let page = paging.of(&board.lines, |line| board.finding(line).id.0.clone())?;
    Ok(axum::Json(FindingsAnswer {
        assessment_ids: board.sources.iter().map(|source| source.row.id.clone()).collect(),
        findings: page.items.into_iter().map(|line| answer(&board, line)).collect::<Result<_>>()?,
        next: page.next,
    }))
}

pub async fn put(
    person: Person,
    Path((plan, id)): Path<(PlanId, FindingId)>,
    Json(request): Json<FateRequest>,
) -> Result<axum::Json<FindingAnswer>> {
    let decision = match request.fate.as_str() {
        "open" => Decision::TakeUp,
        "planned" => Decision::AnswerOnly(request.node_ids),
        "merged" => Decision::Merge(request.merged_into.unwrap_or_else(|| "".into())),
        "dropped" => Decision::Drop(request.reason),
        _ => return Err(Error::invalid("fate", "unknown-choice")),
    };
    table::decide(&person, &plan, std::slice::from_ref(&id), decision).await.map_err(called(&FIELDS))?;
    let board = table::board(&person, &plan).await?;
    let line = board.lines.iter().find(|line| board.finding(line).id == id).ok_or(Error::NotFound)?;
    answer(&board, line).map(axum::Json)
}

fn answer(board: &Board, line: &Line) -> Result<FindingAnswer> {
    let (source, finding) = (board.source(line), board.finding(line));
    let items = line.ranked.items.iter().filter_map(|one| {
        let node = source.frozen.find(&one.item)?;
        Some(ItemAnswer {
            item_id: source.frozen.items[node].clone(),
            gap: one.gap.to_exact(),
            aim: match one.aim {
                Aim::Target => "target",
                Aim::Best => "best",
            },
            importance: one.importance,
            score: one.score.to_exact(),
        })
    });
    let (fate, merged_into, reason) = match &line.fate {
        Fate::Open => ("open", None, String::new()),
        Fate::Planned(_) => ("planned", None, String::new()),
        Fate::Merged(into) => ("merged", Some(into.as_str().into()), String::new()),
        Fate::Dropped { reason } => ("dropped", None, reason.clone()),
    };
    let nodes = board.table.answers(&line.ranked.finding)?;
    Ok(FindingAnswer {
        id: finding.id.clone(),
        assessment_id: source.row.id.clone(),
        kind: finding.kind.clone(),
        title: finding.title.clone(),
        text: finding.body.clone(),
        score: line.ranked.score.as_ref().map(|score| score.to_exact()),
        items: items.collect(),
        n: line.ranked.n,
        of: line.ranked.of,
        fate,
        nodes: nodes.iter().map(|node| node.as_str().into()).collect(),
        merged_into,
        reason,
        closed: matches!(line.closure, Closure::Closed { .. }),
    })
}
