//! Approving a plan and what follows from it, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use alcove_domain::improve::Stage;

use crate::improve::approving::{self, Readiness};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::state;
use crate::kit::api::{answer, tagged};
use crate::kit::form::{self, Json, Path, Raw};
use crate::kit::ids::PlanId;
use crate::kit::{Error, FieldFault, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::matters;

/// Why something is taken back.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    pub reason: String,
}

/// How a plan is closed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlanClosureBody {
    /// What becomes of the actions that are open; needed where there are any.
    pub words: String,
}

/// Where a plan is after a transition.
#[derive(Clone, Debug, Serialize)]
pub struct PlanStateBody {
    pub id: PlanId,
    /// `draft`, `approved`, `under-way` or `closed`.
    pub state: &'static str,
    /// How many approved states it has; the last one is what changes are held against.
    pub baselines: i64,
    /// Since when those who approve are asked to; absent where nobody waits for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<String>,
    /// Changes since the last approval that need approval again.
    pub important_changes: Vec<ImportantBody>,
    /// Actions and milestones that lie before the plan's period or after it.
    pub outside_period: Vec<String>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct ImportantBody {
    pub node_id: String,
    /// The kind of change with its limit, as in `matters`.
    pub matter: serde_json::Value,
}

/// What stands between a plan and its approval.
#[derive(Clone, Debug, Serialize)]
pub struct ReadinessBody {
    pub ready: bool,
    pub objectives: usize,
    pub actions: usize,
    /// Actions without dates.
    pub undated: Vec<String>,
    /// Actions nobody answers for, or only somebody who has left.
    pub unowned: Vec<String>,
    /// Fixed dates that a dependency contradicts.
    pub conflicts: Vec<String>,
    /// Actions that serve no objective; the plan can be approved with them.
    pub aimless: Vec<String>,
    /// Actions that are neither done nor cancelled nor suspended.
    pub open_actions: usize,
    /// Where the plan is, with what changed since the last approval.
    #[serde(flatten)]
    pub state: PlanStateBody,
}

/// How many people were asked to approve.
#[derive(Clone, Debug, Serialize)]
pub struct AskedBody {
    pub asked: usize,
}

/// Which changes need approval again: objects with a `kind`: `added` and `removed` with `node`,
/// `later-by` with `days`, `dearer-by` with `share`, `target-changed`, `responsible-changed`,
/// `serves-others`, and of the plan itself `period-changed`, `vision-changed`, `phases-changed`,
/// `context-changed`, `renamed`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MattersBody {
    pub matters: Vec<serde_json::Value>,
}

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let readiness = Readiness::of(&facts, &names, facts.today(&person));
    let ids = |nodes: &[alcove_domain::kit::NodeId]| nodes.iter().map(ToString::to_string).collect();
    let body = ReadinessBody {
        ready: readiness.is_ready(),
        objectives: readiness.objectives,
        actions: readiness.actions,
        undated: ids(&readiness.undated),
        unowned: ids(&readiness.unowned),
        conflicts: ids(&readiness.conflicts),
        aimless: ids(&readiness.aimless),
        open_actions: approving::open_actions(&facts),
        state: stands(&person, &facts).await?,
    };
    tagged(StatusCode::OK, facts.rows.plan.version, &body)
}

/// Asks those who approve to look at the plan, by mail.
pub async fn ask(person: Person, Path(id): Path<PlanId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST approval request", &id), || async {
        let asked = approving::ask(&person, &id).await?;
        answer(StatusCode::OK, &AskedBody { asked })
    })
    .await
}

/// Approves a draft, or a plan under way as it has become.
pub async fn approve(person: Person, Path(id): Path<PlanId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST approval", &id), || async {
        let seen = etag::condition(&headers)?;
        let now = facts::load(&person, &id).await?;
        let facts = match state::stage(&now.rows.plan) {
            Stage::UnderWay => approving::approve_again(&person, &id, &seen).await?,
            Stage::Draft | Stage::Approved | Stage::Closed => approving::approve(&person, &id, &seen).await?,
        };
        present(&person, &facts).await
    })
    .await
}

pub async fn begin(person: Person, Path(id): Path<PlanId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST beginning", &id), || async {
        let facts = approving::begin(&person, &id).await?;
        present(&person, &facts).await
    })
    .await
}

pub async fn withdraw(
    person: Person,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Json(body): Json<ReasonBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST withdrawal", &id, &body), || async {
        let facts = approving::withdraw(&person, &id, &body.reason).await?;
        present(&person, &facts).await
    })
    .await
}

pub async fn close(
    person: Person,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Raw(body): Raw,
) -> Result<Response> {
    let body: PlanClosureBody = match body.is_empty() {
        true => PlanClosureBody::default(),
        false => form::read_json(&body)?,
    };
    idempotency::once(&person.ctx, &person.id, &headers, &("POST plan closure", &id, &body), || async {
        let facts = approving::close(&person, &id, &body.words).await?;
        present(&person, &facts).await
    })
    .await
}

pub async fn reopen(
    person: Person,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Json(body): Json<ReasonBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST plan reopening", &id, &body), || async {
        let facts = approving::reopen(&person, &id, &body.reason).await?;
        present(&person, &facts).await
    })
    .await
}

pub async fn get_matters(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    tagged(StatusCode::OK, facts.rows.plan.version, &matters_of(&facts)?)
}

pub async fn put_matters(
    person: Person,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Json(body): Json<MattersBody>,
) -> Result<Response> {
    let text = serde_json::to_string(&body.matters).map_err(Error::fault)?;
    let chosen = matters::read(&text);
    // What is not understood would be lost without a word.
    if chosen.len() != body.matters.len() {
        return Err(Error::Invalid(vec![FieldFault::new("matters", "unknown-choice")]));
    }
    let facts = approving::choose_matters(&person, &id, &etag::condition(&headers)?, chosen).await?;
    tagged(StatusCode::OK, facts.rows.plan.version, &matters_of(&facts)?)
}

pub(super) fn matter(matter: &alcove_domain::plan::Matter) -> Result<serde_json::Value> {
    let mut all = list(&matters::write(std::slice::from_ref(matter)))?;
    Ok(all.pop().unwrap_or_default())
}

fn list(text: &str) -> Result<Vec<serde_json::Value>> {
    serde_json::from_str(text).map_err(Error::fault)
}

fn matters_of(facts: &Facts) -> Result<MattersBody> {
    Ok(MattersBody { matters: list(&facts.rows.plan.matters)? })
}

async fn present(person: &Person, facts: &Facts) -> Result<Response> {
    tagged(StatusCode::OK, facts.rows.plan.version, &stands(person, facts).await?)
}

async fn stands(person: &Person, facts: &Facts) -> Result<PlanStateBody> {
    let important = approving::important(person, facts).await?;
    let important_changes = important
        .iter()
        .map(|one| Ok(ImportantBody { node_id: one.node.as_str().to_owned(), matter: matter(&one.matter)? }));
    let plan = &facts.rows.plan;
    Ok(PlanStateBody {
        id: plan.id.clone(),
        state: state::word(state::stage(plan)),
        baselines: plan.baselines,
        asked_at: plan.asked_at.map(rfc3339),
        important_changes: important_changes.collect::<Result<_>>()?,
        outside_period: approving::outside(facts).into_iter().map(|id| id.0).collect(),
        version: plan.version,
    })
}
