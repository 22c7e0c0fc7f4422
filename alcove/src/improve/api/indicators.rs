//! Indicators of a plan for machines.

use std::collections::BTreeMap;
use std::sync::Arc;

use alcove_domain::kit::Number;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::check_nodes;
use super::readings::ReadingAnswer;
use crate::improve::facts::{self, Facts};
use crate::improve::indicators::{self, Said};
use crate::kit::api::Paging;
use crate::kit::form::{self, Json, Path, Query};
use crate::kit::ids::{IndicatorId, NodeId, PlanId};
use crate::kit::{Error, Result, api, etag, idempotency};
use crate::network::Person;
use crate::plan::known::WrittenDimension;
use crate::plan::store::indicator::Model;

/// What is said of an indicator. Numbers are exact; baseline and targets of a share are nought to one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct IndicatorBody {
    pub title: String,
    pub definition: String,
    /// amount or share
    pub measure: String,
    pub unit: String,
    pub decimals: i64,
    /// up, down or neutral
    pub direction: String,
    /// increment, cumulative or snapshot
    pub entry: String,
    /// sum or separate
    pub across: String,
    pub baseline: Option<String>,
    pub baseline_year: Option<i64>,
    /// By when the baseline will be known.
    pub baseline_due: Option<String>,
    /// By year.
    pub targets: BTreeMap<i16, String>,
    pub dimensions: Vec<WrittenDimension>,
    pub verified_by: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct NewIndicator {
    pub node_id: NodeId,
    /// Asked for once the plan is approved.
    #[serde(default)]
    pub reason: String,
    #[serde(flatten)]
    pub said: serde_json::Map<String, serde_json::Value>,
}

/// An indicator with all its readings, in the order in which they were read.
#[derive(Serialize)]
pub struct IndicatorAnswer {
    #[serde(flatten)]
    pub line: IndicatorLine,
    pub readings: Vec<ReadingAnswer>,
}

/// A page of indicators, in the order in which they were made.
#[derive(Serialize)]
pub struct IndicatorsBody {
    pub indicators: Vec<IndicatorLine>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// An indicator without its readings.
#[derive(Serialize)]
pub struct IndicatorLine {
    pub id: IndicatorId,
    pub node_id: NodeId,
    /// The one that it took the place of.
    pub supersedes_id: Option<IndicatorId>,
    #[serde(flatten)]
    pub said: IndicatorBody,
    pub removed: bool,
    pub version: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Those of one objective or action.
    node_id: Option<NodeId>,
}

/// Why, once the plan was approved.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Why {
    pub reason: String,
}

/// Those that are in use; one that was removed or replaced is read by its id.
pub async fn list(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    check_nodes(&facts, asked.node_id.as_ref().map(|id| ("node_id", id)))?;
    let of = |row: &&Arc<Model>| asked.node_id.as_ref().is_none_or(|node| row.node_id == *node);
    let mut rows: Vec<&Arc<Model>> = facts.rows.live_indicators().filter(of).collect();
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    let page = paging.of_ordered(rows, |row| row.id.0.clone())?;
    let indicators = page.items.into_iter().map(|row| line(&facts, row)).collect();
    api::answer(StatusCode::OK, &IndicatorsBody { indicators, next: page.next })
}

pub async fn post(
    person: Person,
    headers: HeaderMap,
    Path(plan): Path<PlanId>,
    Json(body): Json<NewIndicator>,
) -> Result<Response> {
    let request = (plan.clone(), "indicators", body.clone());
    let door = person.clone();
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async move {
        check_nodes(&*facts::load(&door, &plan).await?, [("node_id", &body.node_id)])?;
        let said = read(serde_json::Value::Object(body.said))?;
        let (id, facts) =
            indicators::add(&door, &plan, &body.node_id, of(said), &body.reason).await.map_err(called)?;
        answer(StatusCode::CREATED, &facts, &id)
    })
    .await
}

pub async fn get(person: Person, Path((plan, id)): Path<(PlanId, IndicatorId)>) -> Result<Response> {
    let (facts, _) = indicators::find(&person, &plan, &id).await?;
    answer(StatusCode::OK, &facts, &id)
}

/// Lays what is named over what stands. The answer names another id where other dimensions made
/// another indicator of it.
pub async fn patch(
    person: Person,
    headers: HeaderMap,
    Path((plan, id)): Path<(PlanId, IndicatorId)>,
    Json(mut change): Json<serde_json::Value>,
) -> Result<Response> {
    let (facts, row) = indicators::find(&person, &plan, &id).await?;
    let reason = change.as_object_mut().and_then(|fields| fields.remove("reason"));
    let reason = reason.and_then(|reason| reason.as_str().map(str::to_owned)).unwrap_or_default();
    let said: IndicatorBody = api::overlaid(&body_of(&facts, &row), change)?;
    let seen = etag::condition(&headers)?;
    let (id, facts) =
        indicators::edit(&person, &plan, &id, &seen, of(said), &reason).await.map_err(called)?;
    answer(StatusCode::OK, &facts, &id)
}

/// Takes an indicator out of the plan; its readings stay with it.
pub async fn delete(
    person: Person,
    Path((plan, id)): Path<(PlanId, IndicatorId)>,
    Query(why): Query<Why>,
) -> Result<StatusCode> {
    indicators::remove(&person, &plan, &id, &why.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn restore(
    person: Person,
    headers: HeaderMap,
    Path((plan, id)): Path<(PlanId, IndicatorId)>,
    Json(why): Json<Why>,
) -> Result<Response> {
    let request = ("POST indicator restoration", &plan, &id, &why);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let facts = indicators::restore(&person, &plan, &id, &why.reason).await?;
        answer(StatusCode::OK, &facts, &id)
    })
    .await
}

fn read(value: serde_json::Value) -> Result<IndicatorBody> {
    form::of_json(value)
}

fn of(body: IndicatorBody) -> Said {
    let share = body.measure == "share";
    // The door takes shares as people say them; what is no number it refuses itself.
    let typed = |text: &str| match Number::parse(text) {
        Ok(number) if share => (number * Number::from(100)).to_exact(),
        _ => text.to_owned(),
    };
    Said {
        title: body.title,
        definition: body.definition,
        measure: body.measure,
        unit: body.unit,
        decimals: body.decimals.to_string(),
        direction: body.direction,
        entry: body.entry,
        across: body.across,
        baseline: typed(&body.baseline.unwrap_or_default()),
        baseline_year: body.baseline_year.map(|year| year.to_string()).unwrap_or_default(),
        baseline_due: body.baseline_due.unwrap_or_default(),
        targets: body.targets.into_iter().map(|(year, target)| (year, typed(&target))).collect(),
        dimensions: body.dimensions,
        verified_by: body.verified_by,
    }
}

/// The form has a field for each year and for each breakdown.
fn called(error: Error) -> Error {
    let Error::Invalid(mut faults) = error else { return error };
    for fault in &mut faults {
        if let Some(year) = fault.field.strip_prefix("target-") {
            fault.field = format!("targets.{year}");
        } else if let Some(at) =
            fault.field.strip_prefix("dimension-").and_then(|at| at.parse::<usize>().ok())
        {
            fault.field = format!("dimensions[{}]", at.saturating_sub(1));
        }
    }
    Error::Invalid(faults)
}

fn body_of(facts: &Facts, row: &Model) -> IndicatorBody {
    let targets = facts.rows.targets.iter().filter(|target| target.indicator_id == row.id);
    let targets =
        targets.filter_map(|target| Some((i16::try_from(target.year).ok()?, target.target.clone())));
    IndicatorBody {
        title: row.title.clone(),
        definition: row.definition.clone(),
        measure: row.measure.clone(),
        unit: row.unit.clone(),
        decimals: row.decimals,
        direction: row.direction.clone(),
        entry: row.entry.clone(),
        across: row.across.clone(),
        baseline: row.baseline.clone(),
        baseline_year: row.baseline_year,
        baseline_due: row.baseline_due.clone(),
        targets: targets.collect(),
        dimensions: row.written_dimensions(),
        verified_by: row.verified_by.clone(),
    }
}

fn line(facts: &Facts, row: &Model) -> IndicatorLine {
    IndicatorLine {
        id: row.id.clone(),
        node_id: row.node_id.clone(),
        supersedes_id: row.supersedes_id.clone(),
        said: body_of(facts, row),
        removed: row.removed_at.is_some(),
        version: row.version,
    }
}

fn answer(status: StatusCode, facts: &Facts, id: &IndicatorId) -> Result<Response> {
    let row = facts.rows.indicators.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?;
    let readings = facts.rows.readings.iter().filter(|reading| reading.indicator_id == *id);
    let readings = readings.map(|row| ReadingAnswer::of(row)).collect();
    let body = IndicatorAnswer { line: line(facts, row), readings };
    api::tagged(status, row.version, &body)
}
