//! Assessments for machines.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::assess::store::assessment;
use crate::kit::Result;
use crate::kit::api::if_match;
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{AssessmentId, EditionId, OrganisationId};
use crate::network::Person;
use crate::review::facts::Facts;
use crate::review::setup::{self, Change, New};
use crate::review::{facts, listing};

/// What a new assessment begins with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewBody {
    pub organisation_id: OrganisationId,
    pub edition_id: EditionId,
    pub title: String,
    #[serde(default)]
    pub cycle: String,
    /// A preset of the edition; without one, every rated item is in scope.
    #[serde(default)]
    pub preset: Option<String>,
    /// A variant of the edition: items are shown in its words, and results compare as before.
    #[serde(default)]
    pub variant: Option<String>,
}

/// An assessment.
#[derive(Clone, Debug, Serialize)]
pub struct AssessmentBody {
    pub id: AssessmentId,
    pub organisation_id: OrganisationId,
    pub edition_id: EditionId,
    pub previous_id: Option<AssessmentId>,
    pub title: String,
    pub cycle: String,
    /// `preparing`, `collecting`, `moderating` or `closed`.
    pub state: String,
    /// `after-own`, `from-moderation` or `after-closing`.
    pub colleagues_shown: String,
    /// Rated items in scope.
    pub items: usize,
    pub seats: usize,
    pub created_at: String,
    pub opened_at: Option<String>,
    pub moderating_at: Option<String>,
    pub closed_at: Option<String>,
    pub version: i64,
}

/// One of a list, without what would have to be counted.
#[derive(Clone, Debug, Serialize)]
pub struct AssessmentLine {
    pub id: AssessmentId,
    pub organisation_id: OrganisationId,
    pub edition_id: EditionId,
    pub title: String,
    pub cycle: String,
    pub state: String,
    pub version: i64,
}

/// A page of assessments, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct AssessmentsBody {
    pub assessments: Vec<AssessmentLine>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<AssessmentId>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ListQuery {
    /// Without it, the organisation that the caller's lists are about.
    organisation_id: Option<OrganisationId>,
    after: Option<AssessmentId>,
    limit: Option<u64>,
}

/// What may be said anew; what is left out stays.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeBody {
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub cycle: Option<String>,
    #[serde(default)]
    pub colleagues_shown: Option<String>,
}

pub async fn list(person: Person, Query(query): Query<ListQuery>) -> Result<Response> {
    let organisation = match query.organisation_id {
        Some(id) => id,
        None => person.current_organisation()?.clone(),
    };
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let page = listing::page(&person, &organisation, query.after.as_ref(), limit).await?;
    let assessments = page.rows.into_iter().map(line).collect();
    Ok(axum::Json(AssessmentsBody { assessments, next: page.next }).into_response())
}

pub async fn create(person: Person, headers: HeaderMap, Json(body): Json<NewBody>) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST assessments", &body), || async {
        let new = New {
            organisation_id: body.organisation_id.clone(),
            edition_id: body.edition_id.clone(),
            title: body.title.clone(),
            cycle: body.cycle.clone(),
            preset: body.preset.clone(),
            variant: body.variant.clone(),
        };
        let created = setup::create(&person, new).await?;
        let items = created.items;
        let row = created.row;
        let location = format!("/api/v1/assessments/{}", row.id);
        let mut response = answer(StatusCode::CREATED, &body_of(&row, items, 0));
        if let Ok(location) = HeaderValue::from_str(&location) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        Ok(response)
    })
    .await
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    Ok(answer(StatusCode::OK, &of_facts(&facts)))
}

pub async fn patch(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<AssessmentId>,
    Json(body): Json<ChangeBody>,
) -> Result<Response> {
    let seen = if_match(&headers)?;
    let change = Change { title: body.title, cycle: body.cycle, colleagues_shown: body.colleagues_shown };
    let facts = setup::change(&person, &id, seen, change).await?;
    Ok(answer(StatusCode::OK, &of_facts(&facts)))
}

pub async fn open(person: Person, headers: HeaderMap, Path(id): Path<AssessmentId>) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST opening", &id), || async {
        let facts = setup::open(&person, &id).await?;
        Ok(answer(StatusCode::OK, &of_facts(&facts)))
    })
    .await
}

pub async fn begin_moderation(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<AssessmentId>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST moderating", &id), || async {
        let facts = setup::begin_moderation(&person, &id).await?;
        Ok(answer(StatusCode::OK, &of_facts(&facts)))
    })
    .await
}

fn answer(status: StatusCode, body: &AssessmentBody) -> Response {
    let mut response = (status, axum::Json(body)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", body.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn of_facts(facts: &Facts) -> AssessmentBody {
    body_of(&facts.row, facts.laid.scope.len(), facts.laid.seats.len())
}

fn body_of(row: &assessment::Model, items: usize, seats: usize) -> AssessmentBody {
    AssessmentBody {
        id: row.id.clone(),
        organisation_id: row.organisation_id.clone(),
        edition_id: row.edition_id.clone(),
        previous_id: row.previous_id.clone(),
        title: row.title.clone(),
        cycle: row.cycle.clone(),
        state: row.state.clone(),
        colleagues_shown: row.colleagues_shown.clone(),
        items,
        seats,
        created_at: time(row.created_at),
        opened_at: row.opened_at.map(time),
        moderating_at: row.moderating_at.map(time),
        closed_at: row.closed_at.map(time),
        version: row.version,
    }
}

fn line(row: assessment::Model) -> AssessmentLine {
    AssessmentLine {
        id: row.id,
        organisation_id: row.organisation_id,
        edition_id: row.edition_id,
        title: row.title,
        cycle: row.cycle,
        state: row.state,
        version: row.version,
    }
}

/// RFC 3339, in UTC.
pub fn time(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}
