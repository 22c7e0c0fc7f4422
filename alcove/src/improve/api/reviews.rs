//! Reviews of a plan for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::naming::called;
use crate::improve::deciding;
use crate::improve::review_body::AgendaBody;
use crate::improve::reviewing::{self, New, Said};
use crate::improve::store::decision;
use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{DecisionId, NodeId, PersonId, PlanId, ReviewId, UnitId};
use crate::kit::{Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

const FIELDS: [(&str, &str); 2] = [("participants", "participant_ids"), ("node", "node_id")];

/// A review that is to be opened. Days such as 2026-11-21; without them, today and as far ahead as
/// the kind has it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewReviewBody {
    /// `quarterly` or `yearly`.
    pub kind: String,
    #[serde(default)]
    pub held_on: String,
    #[serde(default)]
    pub ahead_first_day: String,
    #[serde(default)]
    pub ahead_last_day: String,
}

/// What is written down while a review is open; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReviewChange {
    pub held_on: Option<String>,
    pub minutes: Option<String>,
    pub participant_ids: Option<Vec<PersonId>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReviewLine {
    pub id: ReviewId,
    pub kind: String,
    pub held_on: String,
    pub opened_at: String,
    pub closed_at: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReviewsBody {
    pub reviews: Vec<ReviewLine>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReviewBody {
    pub id: ReviewId,
    pub kind: String,
    pub held_on: String,
    pub ahead_first_day: String,
    pub ahead_last_day: String,
    pub opened_at: String,
    pub closed_at: Option<String>,
    /// SHA-256 of the snapshot and the agenda, as both were frozen when the review was opened.
    pub hash: String,
    pub agenda: AgendaBody,
    /// The frozen state of the plan, one line for each fact.
    pub snapshot: String,
    pub minutes: String,
    pub participant_ids: Vec<PersonId>,
    /// What was decided before and not done when the review was opened.
    pub earlier_decisions: Vec<DecisionBody>,
    pub decisions: Vec<DecisionBody>,
    pub version: i64,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewDecisionBody {
    pub words: String,
    #[serde(default)]
    pub node_id: Option<NodeId>,
    /// `unit:ID` or `person:ID`.
    #[serde(default)]
    pub party: String,
    #[serde(default)]
    pub due_day: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DecisionBody {
    pub id: DecisionId,
    pub review_id: ReviewId,
    pub node_id: Option<NodeId>,
    pub words: String,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub due_day: Option<String>,
    pub done_at: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionChange {
    pub done: bool,
}

pub async fn list(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(ReviewId);
    let heads = reviewing::list_before(&person, &plan, after.as_ref(), limit + 1).await?;
    let page = Listed::page(heads, limit, |head| head.id.0.clone());
    let reviews = page.items.into_iter().map(|head| ReviewLine {
        id: head.id,
        kind: head.kind,
        held_on: head.held_on,
        opened_at: rfc3339(head.opened_at),
        closed_at: head.closed_at.map(rfc3339),
    });
    answer(StatusCode::OK, &ReviewsBody { reviews: reviews.collect(), next: page.next })
}

pub async fn create(
    person: Person,
    Path(plan): Path<PlanId>,
    headers: HeaderMap,
    Json(body): Json<NewReviewBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST reviews", &plan, &body), || async {
        let new = New {
            kind: body.kind.clone(),
            held_on: body.held_on.clone(),
            ahead_first_day: body.ahead_first_day.clone(),
            ahead_last_day: body.ahead_last_day.clone(),
        };
        let id = reviewing::open(&person, &plan, new).await?;
        present(&person, &plan, &id, StatusCode::CREATED).await
    })
    .await
}

pub async fn get(person: Person, Path((plan, id)): Path<(PlanId, ReviewId)>) -> Result<Response> {
    present(&person, &plan, &id, StatusCode::OK).await
}

pub async fn patch(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    headers: HeaderMap,
    Json(change): Json<ReviewChange>,
) -> Result<Response> {
    let now = reviewing::find(&person, &plan, &id).await?;
    let said = Said {
        held_on: change.held_on.unwrap_or_default(),
        minutes: change.minutes.unwrap_or(now.row.minutes),
        participants: change.participant_ids.unwrap_or(now.participants),
    };
    let written = reviewing::write(&person, &plan, &id, &etag::condition(&headers)?, said).await;
    written.map_err(called(&FIELDS))?;
    present(&person, &plan, &id, StatusCode::OK).await
}

pub async fn close(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST review closure", &plan, &id), || async {
        reviewing::close(&person, &plan, &id).await?;
        present(&person, &plan, &id, StatusCode::OK).await
    })
    .await
}

pub async fn decide(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    headers: HeaderMap,
    Json(body): Json<NewDecisionBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST decisions", &plan, &id, &body), || async {
        let new = deciding::New {
            words: body.words.clone(),
            node: body.node_id.clone(),
            party: body.party.clone(),
            due_day: body.due_day.clone(),
        };
        let made = deciding::decide(&person, &plan, &id, new).await.map_err(called(&FIELDS))?;
        let review = reviewing::find(&person, &plan, &id).await?;
        let row = review.decisions.into_iter().find(|row| row.id == made);
        answer(StatusCode::CREATED, &row.map(written))
    })
    .await
}

pub async fn answer_decision(
    person: Person,
    Path((plan, id, decision)): Path<(PlanId, ReviewId, DecisionId)>,
    Json(change): Json<DecisionChange>,
) -> Result<Response> {
    let review = reviewing::find(&person, &plan, &id).await?;
    if !review.decisions.iter().any(|row| row.id == decision) {
        return Err(crate::kit::Error::NotFound);
    }
    deciding::set_done(&person, &plan, &decision, change.done).await?;
    let review = reviewing::find(&person, &plan, &id).await?;
    let row = review.decisions.into_iter().find(|row| row.id == decision);
    answer(StatusCode::OK, &row.map(written))
}

pub async fn take_out(
    person: Person,
    Path((plan, id, decision)): Path<(PlanId, ReviewId, DecisionId)>,
) -> Result<Response> {
    deciding::take_out(&person, &plan, &id, &decision).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn written(row: decision::Model) -> DecisionBody {
    DecisionBody {
        id: row.id,
        review_id: row.review_id,
        node_id: row.node_id,
        words: row.words,
        unit_id: row.unit_id,
        person_id: row.person_id,
        due_day: row.due_day,
        done_at: row.done_at.map(rfc3339),
    }
}

async fn present(person: &Person, plan: &PlanId, id: &ReviewId, status: StatusCode) -> Result<Response> {
    let review = reviewing::find(person, plan, id).await?;
    let row = review.row;
    let version = row.version;
    let body = ReviewBody {
        id: row.id,
        kind: row.kind,
        held_on: row.held_on,
        ahead_first_day: row.ahead_first_day,
        ahead_last_day: row.ahead_last_day,
        opened_at: rfc3339(row.opened_at),
        closed_at: row.closed_at.map(rfc3339),
        hash: row.hash,
        agenda: review.agenda,
        snapshot: row.snapshot,
        minutes: row.minutes,
        participant_ids: review.participants,
        earlier_decisions: review.earlier.into_iter().map(written).collect(),
        decisions: review.decisions.into_iter().map(written).collect(),
        version,
    };
    tagged(status, version, &body)
}
