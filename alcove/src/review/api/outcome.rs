//! The frozen outcome, for machines.

use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::assess::mark_body::MarkBody;
use crate::assess::outcome_body::{ApartBody, GradeBody, NodeBody, OutcomeBody, SeatBody, SummaryBody};
use crate::assess::store::outcome::Head;
use crate::kit::Result;
use crate::kit::etag;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, ItemId, OutcomeId, PersonId};
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
    pub whole: SummaryAnswer<'a>,
    /// Every rated item.
    pub items: Vec<NodeAnswer<'a>>,
    /// Every item with others below it, each parent before its children.
    pub nodes: Vec<NodeAnswer<'a>>,
    pub seats: &'a [SeatBody],
}

#[derive(Clone, Debug, Serialize)]
pub struct NodeAnswer<'a> {
    pub item_id: &'a ItemId,
    #[serde(rename = "ref")]
    pub reference: &'a str,
    pub parent: Option<&'a ItemId>,
    pub rated: bool,
    pub weight: &'a str,
    pub mark: Option<&'a MarkBody>,
    pub method: &'a str,
    pub rule: Option<&'a str>,
    pub voices: u32,
    pub apart: Option<&'a ApartBody>,
    #[serde(flatten)]
    pub summary: SummaryAnswer<'a>,
}

/// A value with what must stand beside it.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryAnswer<'a> {
    pub value: Option<&'a str>,
    pub rounded: Option<&'a str>,
    pub measure: Option<&'a str>,
    pub how: &'a str,
    pub without: Option<&'a str>,
    /// How many answers the value comes from.
    pub n: u32,
    /// Applicable items with an answer, also with one that has no grade.
    pub answered: u32,
    /// Applicable items.
    pub of: u32,
    /// Answered over of.
    pub coverage: Option<&'a str>,
    pub items: u32,
    pub not_applicable: u32,
    pub cannot_judge: u32,
    pub open: u32,
    pub not_graded: u32,
    pub agreed: u32,
    pub status: Option<&'a str>,
    pub grades: &'a [GradeBody],
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
        whole: summary(&body.whole),
        items: body.nodes.iter().filter(|one| one.rated).map(node).collect(),
        nodes: body
            .nodes
            .iter()
            .zip(headings)
            .filter(|(_, above)| *above)
            .map(|(one, _)| node(one))
            .collect(),
        seats: &body.seats,
    }
}

fn node(one: &NodeBody) -> NodeAnswer<'_> {
    NodeAnswer {
        item_id: &one.item_id,
        reference: &one.reference,
        parent: one.parent.as_ref(),
        rated: one.rated,
        weight: &one.weight,
        mark: one.mark.as_ref(),
        method: &one.method,
        rule: one.rule.as_deref(),
        voices: one.voices,
        apart: one.apart.as_ref(),
        summary: summary(&one.summary),
    }
}

fn summary(body: &SummaryBody) -> SummaryAnswer<'_> {
    SummaryAnswer {
        value: body.value.as_deref(),
        rounded: body.rounded.as_deref(),
        measure: body.measure.as_deref(),
        how: &body.how,
        without: body.without.as_deref(),
        n: body.entered(),
        answered: body.n,
        of: body.of,
        coverage: body.coverage.as_deref(),
        items: body.items,
        not_applicable: body.not_applicable,
        cannot_judge: body.cannot_judge,
        open: body.open,
        not_graded: body.not_graded,
        agreed: body.agreed,
        status: body.status.as_deref(),
        grades: &body.grades,
    }
}
