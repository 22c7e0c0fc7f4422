//! Indicators of a plan for machines.

use std::collections::BTreeMap;

use alcove_domain::kit::Number;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::improve::facts::Facts;
use crate::improve::indicators::{self, Said};
use crate::kit::form::{self, Json, Path};
use crate::kit::ids::{IndicatorId, NodeId, PlanId};
use crate::kit::{Error, Result, api, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
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
    pub id: IndicatorId,
    pub node_id: NodeId,
    /// The one that it took the place of.
    pub supersedes_id: Option<IndicatorId>,
    #[serde(flatten)]
    pub said: IndicatorBody,
    pub readings: Vec<ReadingAnswer>,
    pub removed: bool,
    pub version: i64,
}

#[derive(Serialize)]
pub struct ReadingAnswer {
    pub id: String,
    pub first_day: String,
    pub last_day: String,
    /// `sex=women;age=under 18`; empty for the whole.
    pub cell: String,
    pub amount: Option<String>,
    /// Numerator and denominator of a share.
    pub ratio: Option<[String; 2]>,
    pub source: String,
    pub note: String,
    pub read_by: String,
    pub read_at: String,
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
        let said = read(serde_json::Value::Object(body.said))?;
        let (id, facts) = indicators::add(&door, &plan, &body.node_id, of(said), &body.reason).await?;
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
    let (id, facts) = indicators::edit(&person, &plan, &id, &seen, of(said), &reason).await?;
    answer(StatusCode::OK, &facts, &id)
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

fn answer(status: StatusCode, facts: &Facts, id: &IndicatorId) -> Result<Response> {
    let row = facts.rows.indicators.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?;
    let readings = facts.rows.readings.iter().filter(|reading| reading.indicator_id == *id);
    let readings = readings.map(|row| ReadingAnswer {
        id: row.id.0.clone(),
        first_day: row.first_day.clone(),
        last_day: row.last_day.clone(),
        cell: row.cell.clone(),
        amount: row.amount.clone(),
        ratio: row.numerator.clone().zip(row.denominator.clone()).map(|(n, of)| [n, of]),
        source: row.source.clone(),
        note: row.note.clone(),
        read_by: row.read_by.0.clone(),
        read_at: rfc3339(row.read_at),
    });
    let body = IndicatorAnswer {
        id: row.id.clone(),
        node_id: row.node_id.clone(),
        supersedes_id: row.supersedes_id.clone(),
        said: body_of(facts, row),
        readings: readings.collect(),
        removed: row.removed_at.is_some(),
        version: row.version,
    };
    api::tagged(status, row.version, &body)
}
