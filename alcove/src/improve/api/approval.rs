//! Approving a plan and what follows from it, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use alcove_domain::improve::Stage;

use crate::improve::comparing::{self, Version};
use crate::improve::facts::{self, Facts};
use crate::improve::{approving, state};
use crate::kit::api::{answer, tagged};
use crate::kit::form::{Json, Path, Query, Raw};
use crate::kit::ids::{NodeId, PersonId, PlanId};
use crate::kit::{Error, FieldFault, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::store::baseline;
use crate::plan::{matters, words};

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

/// Which changes need approval again: objects with a `kind`: `added` and `removed` with `node`,
/// `later-by` with `days`, `dearer-by` with `share`, `target-changed`, `responsible-changed`,
/// `serves-others`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MattersBody {
    pub matters: Vec<serde_json::Value>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BaselineLine {
    pub number: i64,
    /// SHA-256 of the text.
    pub hash: String,
    pub approved_at: String,
    pub approved_by: PersonId,
}

#[derive(Clone, Debug, Serialize)]
pub struct BaselinesBody {
    pub baselines: Vec<BaselineLine>,
}

/// An approved state with its text.
#[derive(Clone, Debug, Serialize)]
pub struct BaselineBody {
    pub number: i64,
    pub hash: String,
    pub approved_at: String,
    pub approved_by: PersonId,
    /// One line for each fact; the hash stands on it.
    pub text: String,
}

/// `?from=1&to=today`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Between {
    pub from: String,
    pub to: String,
}

/// One fact that became different. What it is about and what is said are written as in a baseline.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeBody {
    pub about: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReasonLine {
    pub reason: String,
    pub changed_by: PersonId,
    pub changed_at: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct NodeChangesBody {
    pub node_id: String,
    /// `added`, `removed` or `changed`.
    pub fate: &'static str,
    pub changes: Vec<ChangeBody>,
    /// Those of the plan's kinds of important changes that apply.
    pub matters: Vec<serde_json::Value>,
    pub reasons: Vec<ReasonLine>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChangesBody {
    pub from: String,
    pub to: String,
    pub nodes: Vec<NodeChangesBody>,
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
    let body: PlanClosureBody =
        if body.is_empty() { PlanClosureBody::default() } else { crate::kit::form::read_json(&body)? };
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

pub async fn baselines(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    facts::load(&person, &id).await?;
    let heads = baseline::heads(person.ctx.db().read(), &id).await?;
    let line = |head: baseline::Head| BaselineLine {
        number: head.number,
        hash: head.hash,
        approved_at: rfc3339(head.approved_at),
        approved_by: head.approved_by,
    };
    let body = BaselinesBody { baselines: heads.into_iter().map(line).collect() };
    answer(StatusCode::OK, &body)
}

pub async fn baseline(person: Person, Path((id, number)): Path<(PlanId, i64)>) -> Result<Response> {
    facts::load(&person, &id).await?;
    let row = baseline::find(person.ctx.db().read(), &id, number).await?.ok_or(Error::NotFound)?;
    let body = BaselineBody {
        number: row.number,
        hash: row.hash,
        approved_at: rfc3339(row.approved_at),
        approved_by: row.approved_by,
        text: row.body,
    };
    answer(StatusCode::OK, &body)
}

/// Without `from`, since the last approval; without `to`, until today.
pub async fn changes(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Between>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let read = |field: &'static str, text: &str, usual: Version| match text {
        "" => Ok(usual),
        text => Version::read(text).ok_or_else(|| Error::invalid(field, "unknown-choice")),
    };
    let from = read("from", &asked.from, Version::Baseline(facts.rows.plan.baselines))?;
    let to = read("to", &asked.to, Version::Today)?;
    let found = comparing::between(&person, &id, from, to).await?;
    let nodes = found.nodes.into_iter().map(node_changes).collect::<Result<_>>()?;
    answer(StatusCode::OK, &ChangesBody { from: from.write(), to: to.write(), nodes })
}

fn node_changes(one: comparing::Compared) -> Result<NodeChangesBody> {
    let change = |change: &alcove_domain::plan::Change| ChangeBody {
        about: change.fact.about.write(),
        before: change.before.as_ref().map(|said| said.write()),
        after: change.after.as_ref().map(|said| said.write()),
    };
    Ok(NodeChangesBody {
        node_id: one.node.as_str().to_owned(),
        fate: match one.fate {
            comparing::Fate::Came => "added",
            comparing::Fate::Went => "removed",
            comparing::Fate::Stayed => "changed",
        },
        changes: one.changes.iter().map(change).collect(),
        matters: one.matters.iter().map(matter).collect::<Result<_>>()?,
        reasons: one
            .reasons
            .into_iter()
            .map(|reason| ReasonLine {
                reason: reason.words,
                changed_by: reason.by,
                changed_at: rfc3339(reason.at),
            })
            .collect(),
    })
}

fn matter(matter: &alcove_domain::plan::Matter) -> Result<serde_json::Value> {
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
    let important = approving::important(person, facts).await?;
    let important_changes = important
        .iter()
        .map(|one| Ok(ImportantBody { node_id: one.node.as_str().to_owned(), matter: matter(&one.matter)? }));
    let plan = &facts.rows.plan;
    let body = PlanStateBody {
        id: plan.id.clone(),
        state: state::word(state::stage(plan)),
        baselines: plan.baselines,
        important_changes: important_changes.collect::<Result<_>>()?,
        outside_period: approving::outside(facts).into_iter().map(|id| id.0).collect(),
        version: plan.version,
    };
    tagged(StatusCode::OK, plan.version, &body)
}

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
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskedResults {
    pub from: Option<crate::kit::ids::AssessmentId>,
    pub assessment: Option<crate::kit::ids::AssessmentId>,
}

pub async fn results(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<AskedResults>,
) -> Result<Response> {
    use crate::improve::movements;
    let found = movements::find(&person, &id, asked.from.as_ref(), asked.assessment.as_ref()).await?;
    let mut body = ResultsBody {
        earlier_assessment_id: None,
        later_assessment_id: None,
        objectives: Vec::new(),
        actions: Vec::new(),
    };
    if let Some(compared) = &found.compared {
        let moved = |one: &movements::Moved| {
            let node = found.facts.row(one.at);
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
        };
        body.earlier_assessment_id = Some(compared.earlier.row.id.0.clone());
        body.later_assessment_id = Some(compared.later.row.id.0.clone());
        body.objectives = compared.objectives.iter().map(moved).collect();
        body.actions = compared.actions.iter().map(moved).collect();
    }
    answer(StatusCode::OK, &body)
}

fn moved_item(item: &alcove_domain::improve::movement::ItemMovement) -> MovedItem {
    MovedItem {
        earlier: item.earlier.0.clone(),
        later: item.later.as_ref().map(|later| later.0.clone()),
        before: item.before.as_ref().map(|value| value.to_exact()),
        after: item.after.as_ref().map(|value| value.to_exact()),
        went: crate::improve::movements::went_word(item.went),
    }
}
