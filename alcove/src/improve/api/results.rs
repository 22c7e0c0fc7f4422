//! What a later assessment shows of what a plan worked on, for machines.

use alcove_domain::improve::movement::ItemMovement;
use alcove_domain::plan::NodeKind;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::improve::facts::Facts;
use crate::improve::movements::{self, Moved};
use crate::kit::Result;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, NodeId, PlanId};
use crate::network::Person;
use crate::plan::words;

/// What moved of the items that an objective or an action answers.
#[derive(Clone, Debug, Serialize)]
pub struct MovedBody {
    pub node_id: NodeId,
    pub kind: &'static str,
    pub up: usize,
    pub down: usize,
    pub same: usize,
    pub not_comparable: usize,
    /// How many items could be compared.
    pub n: usize,
    pub items: Vec<MovedItem>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MovedItem {
    /// The ref of the item in the earlier edition, and in the later one.
    pub earlier: String,
    pub later: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// `up`, `down`, `same`, or why it cannot be compared: `other-item`, `not-before`, `not-after`,
    /// `no-better`.
    pub went: &'static str,
}

/// What a later assessment shows of what the plan worked on. It claims no cause.
#[derive(Clone, Debug, Serialize)]
pub struct ResultsBody {
    pub earlier_assessment_id: Option<String>,
    pub later_assessment_id: Option<String>,
    pub objectives: Vec<MovedBody>,
    /// Actions that are done.
    pub actions: Vec<MovedBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskedResults {
    pub from: Option<AssessmentId>,
    pub assessment: Option<AssessmentId>,
}

pub async fn results(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<AskedResults>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let found = movements::find(&person, &id, asked.from.as_ref(), asked.assessment.as_ref()).await?;
    let mut body = ResultsBody {
        earlier_assessment_id: None,
        later_assessment_id: None,
        objectives: Vec::new(),
        actions: Vec::new(),
        next: None,
    };
    let compared = found.compared.as_ref();
    let objectives = compared.into_iter().flat_map(|one| &one.objectives);
    let actions = compared.into_iter().flat_map(|one| &one.actions);
    // Objectives and after them actions are one list, of which a page may hold some of both.
    let page = paging.of(objectives.chain(actions), |one| found.facts.row(one.at).id.0.clone())?;
    for one in page.items {
        let list = match found.facts.row(one.at).node_kind() {
            NodeKind::Objective => &mut body.objectives,
            NodeKind::Action | NodeKind::Milestone => &mut body.actions,
        };
        list.push(moved(&found.facts, one));
    }
    body.next = page.next;
    if let Some(compared) = compared {
        body.earlier_assessment_id = Some(compared.earlier.row.id.0.clone());
        body.later_assessment_id = Some(compared.later.row.id.0.clone());
    }
    answer(StatusCode::OK, &body)
}

fn moved(facts: &Facts, one: &Moved) -> MovedBody {
    let node = facts.row(one.at);
    let counts = one.movement.counts();
    MovedBody {
        node_id: node.id.clone(),
        kind: words::kind(node.node_kind()),
        up: counts.up,
        down: counts.down,
        same: counts.same,
        not_comparable: counts.not_comparable,
        n: counts.n(),
        items: one.movement.items.iter().map(moved_item).collect(),
    }
}

fn moved_item(item: &ItemMovement) -> MovedItem {
    MovedItem {
        earlier: item.earlier.0.clone(),
        later: item.later.as_ref().map(|later| later.0.clone()),
        before: item.before.as_ref().map(|value| value.to_exact()),
        after: item.after.as_ref().map(|value| value.to_exact()),
        went: movements::went_word(item.went),
    }
}
