//! The frozen outcome, for machines.

use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::assess::outcome_body::{NodeBody, OutcomeBody, SeatBody, SummaryBody};
use crate::assess::store::outcome::Head;
use crate::kit::Result;
use crate::kit::etag;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, OutcomeId, PersonId};
use crate::network::Person;
use crate::review::outcomes::{self, Which};
use crate::review::rating::rfc3339;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct OutcomeQuery {
    /// An earlier one by its number; without it, the one that stands.
    number: Option<i64>,
}

/// Every number with what must stand beside it.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeAnswer<'a> {
    pub id: &'a OutcomeId,
    pub assessment_id: &'a AssessmentId,
    /// One, and one more after each reopening.
    pub number: i64,
    /// `agreed` or `provisional`.
    pub status: &'a str,
    pub closed_at: String,
    pub closed_by: &'a PersonId,
    pub superseded_at: Option<String>,
    /// SHA-256 of the canonical text of the inputs.
    pub inputs_hash: &'a str,
    pub rules: u32,
    pub urn: &'a str,
    pub version: &'a str,
    /// What a roll-up does with items that have no value.
    pub missing: &'a str,
    pub provisional_rule: Option<&'a str>,
    pub whole: &'a SummaryBody,
    /// Every rated item.
    pub items: Vec<&'a NodeBody>,
    /// Every item with others below it, each parent before its children.
    pub nodes: Vec<&'a NodeBody>,
    pub seats: &'a [SeatBody],
}

pub async fn get(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(query): Query<OutcomeQuery>,
) -> Result<Response> {
    let which = query.number.map_or(Which::Standing, Which::Number);
    let (_, head, body) = outcomes::load(&person, &id, which).await?;
    Ok(respond(&head, &body))
}

pub async fn standing(person: &Person, id: &AssessmentId) -> Result<Response> {
    let (_, head, body) = outcomes::load(person, id, Which::Standing).await?;
    Ok(respond(&head, &body))
}

fn respond(head: &Head, body: &OutcomeBody) -> Response {
    let mut response = axum::Json(answer(head, body)).into_response();
    etag::set(response.headers_mut(), head.number);
    response
}

pub fn answer<'a>(head: &'a Head, body: &'a OutcomeBody) -> OutcomeAnswer<'a> {
    let headings = body.headings();
    OutcomeAnswer {
        id: &head.id,
        assessment_id: &head.assessment_id,
        number: head.number,
        status: &head.status,
        closed_at: rfc3339(head.closed_at),
        closed_by: &head.closed_by,
        superseded_at: head.superseded_at.map(rfc3339),
        inputs_hash: &head.inputs_hash,
        rules: body.rules,
        urn: &body.urn,
        version: &body.version,
        missing: &body.missing,
        provisional_rule: body.provisional_rule.as_deref(),
        whole: &body.whole,
        items: body.nodes.iter().filter(|one| one.rated).collect(),
        nodes: body.nodes.iter().zip(headings).filter(|(_, above)| *above).map(|(one, _)| one).collect(),
        seats: &body.seats,
    }
}
