//! Plans for machines.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::called;
use crate::improve::facts::{self, Facts};
use crate::improve::plans::{self, Description, New, PhaseSaid};
use crate::improve::state;
use crate::kit::api::{Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{AssessmentId, OrganisationId, PlanId};
use crate::kit::{Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::store::plan;

const FIELDS: [(&str, &str); 1] = [("assessment", "assessment_id")];

/// What a new plan begins with. Days such as 2026-11-21.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewPlanBody {
    pub organisation_id: OrganisationId,
    pub title: String,
    pub first_day: String,
    pub last_day: String,
    pub currency: String,
    pub language: String,
    /// A closed assessment whose findings it answers.
    #[serde(default)]
    pub assessment_id: Option<AssessmentId>,
}

/// A part of the period with a name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseBody {
    pub name: String,
    pub first_day: String,
    pub last_day: String,
}

/// A plan, without what is in it.
#[derive(Clone, Debug, Serialize)]
pub struct PlanBody {
    pub id: PlanId,
    pub organisation_id: OrganisationId,
    pub title: String,
    /// `draft`, `approved`, `under-way` or `closed`.
    pub state: &'static str,
    pub language: String,
    pub currency: String,
    pub first_day: String,
    pub last_day: String,
    pub context: String,
    pub vision: String,
    /// After so many days without a note, an action that runs counts as stalled.
    pub quiet_days: i64,
    pub phases: Vec<PhaseBody>,
    /// The closed assessments whose findings it answers.
    pub assessment_ids: Vec<AssessmentId>,
    pub objectives: usize,
    /// Actions and milestones.
    pub actions: usize,
    /// How often it was approved.
    pub baselines: i64,
    pub created_at: String,
    pub approved_at: Option<String>,
    pub begun_at: Option<String>,
    pub closed_at: Option<String>,
    pub version: i64,
}

/// One of a list, without what would have to be counted.
#[derive(Clone, Debug, Serialize)]
pub struct PlanLine {
    pub id: PlanId,
    pub organisation_id: OrganisationId,
    pub title: String,
    pub state: &'static str,
    pub first_day: String,
    pub last_day: String,
    pub version: i64,
}

/// A page of plans, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct PlansBody {
    pub plans: Vec<PlanLine>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<PlanId>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ListQuery {
    /// Without it, the organisation that the caller's lists are about.
    organisation_id: Option<OrganisationId>,
}

/// What may be said anew; what is left out stays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanChangeBody {
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub context: Option<String>,
    #[serde(default)]
    pub vision: Option<String>,
    #[serde(default)]
    pub first_day: Option<String>,
    #[serde(default)]
    pub last_day: Option<String>,
    #[serde(default)]
    pub quiet_days: Option<i64>,
    /// All of them; they replace those that were there.
    #[serde(default)]
    pub phases: Option<Vec<PhaseBody>>,
    #[serde(default)]
    pub reason: String,
}

pub async fn list(
    person: Person,
    Query(query): Query<ListQuery>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let organisation = match query.organisation_id {
        Some(id) => id,
        None => person.current_organisation()?.clone(),
    };
    let after = paging.after.map(PlanId);
    let page = plans::page(&person, &organisation, after.as_ref(), limit).await?;
    let plans = page.rows.into_iter().map(line).collect();
    answer(StatusCode::OK, &PlansBody { plans, next: page.next })
}

pub async fn create(person: Person, headers: HeaderMap, Json(body): Json<NewPlanBody>) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST plans", &body), || async {
        let new = New {
            title: body.title.clone(),
            first_day: body.first_day.clone(),
            last_day: body.last_day.clone(),
            currency: body.currency.clone(),
            language: body.language.clone(),
            assessment: body.assessment_id.clone(),
            ..New::default()
        };
        let id = plans::create(&person, &body.organisation_id, new).await.map_err(called(&FIELDS))?;
        let facts = facts::load(&person, &id).await?;
        let mut response = shown(StatusCode::CREATED, &facts)?;
        locate(&mut response, &format!("/api/v1/plans/{id}"));
        Ok(response)
    })
    .await
}

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    shown(StatusCode::OK, &facts)
}

pub async fn patch(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<PlanId>,
    Json(body): Json<PlanChangeBody>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    let facts = facts::load(&person, &id).await?;
    let now = &facts.rows.plan;
    let phases = match body.phases {
        Some(phases) => phases,
        None => phases_of(&facts),
    };
    let said = Description {
        title: body.title.unwrap_or_else(|| now.title.clone()),
        context: body.context.unwrap_or_else(|| now.context.clone()),
        vision: body.vision.unwrap_or_else(|| now.vision.clone()),
        first_day: body.first_day.unwrap_or_else(|| now.first_day.clone()),
        last_day: body.last_day.unwrap_or_else(|| now.last_day.clone()),
        quiet_days: body.quiet_days.unwrap_or(now.quiet_days),
        phases: phases
            .into_iter()
            .map(|one| PhaseSaid { name: one.name, first_day: one.first_day, last_day: one.last_day })
            .collect(),
        reason: body.reason,
    };
    let facts = plans::describe(&person, &id, &seen, said).await?;
    shown(StatusCode::OK, &facts)
}

/// A plan that was never approved.
pub async fn delete(person: Person, Path(id): Path<PlanId>) -> Result<StatusCode> {
    plans::remove(&person, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says where what was made can be read.
pub(super) fn locate(response: &mut Response, address: &str) {
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
}

/// A plan after an act.
pub(super) fn present(facts: &Facts) -> Result<Response> {
    shown(StatusCode::OK, facts)
}

fn shown(status: StatusCode, facts: &Facts) -> Result<Response> {
    let body = body(facts);
    tagged(status, body.version, &body)
}

fn phases_of(facts: &Facts) -> Vec<PhaseBody> {
    let phases = facts.rows.phases.iter().map(|row| PhaseBody {
        name: row.name.clone(),
        first_day: row.first_day.clone(),
        last_day: row.last_day.clone(),
    });
    phases.collect()
}

fn body(facts: &Facts) -> PlanBody {
    let row = &facts.rows.plan;
    let actions = facts.outline.nodes().iter().filter(|node| node.kind.is_deed()).count();
    PlanBody {
        id: row.id.clone(),
        organisation_id: row.organisation_id.clone(),
        title: row.title.clone(),
        state: state::word(state::stage(row)),
        language: row.language.clone(),
        currency: row.currency.clone(),
        first_day: row.first_day.clone(),
        last_day: row.last_day.clone(),
        context: row.context.clone(),
        vision: row.vision.clone(),
        quiet_days: row.quiet_days,
        phases: phases_of(facts),
        assessment_ids: facts.ties.assessments.iter().map(|row| row.assessment_id.clone()).collect(),
        objectives: facts.outline.nodes().len() - actions,
        actions,
        baselines: row.baselines,
        created_at: rfc3339(row.created_at),
        approved_at: row.approved_at.map(rfc3339),
        begun_at: row.begun_at.map(rfc3339),
        closed_at: row.closed_at.map(rfc3339),
        version: row.version,
    }
}

fn line(row: plan::Model) -> PlanLine {
    PlanLine {
        state: state::word(state::stage(&row)),
        id: row.id,
        organisation_id: row.organisation_id,
        title: row.title,
        first_day: row.first_day,
        last_day: row.last_day,
        version: row.version,
    }
}
