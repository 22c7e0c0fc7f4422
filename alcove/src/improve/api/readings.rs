//! Readings of indicators for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::called;
use crate::improve::indicators;
use crate::improve::readings::{self, Said};
use crate::kit::api::Paging;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{IndicatorId, PlanId};
use crate::kit::{Result, api, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::known::read_cell;
use crate::plan::store::reading::Model;

/// Both parts of a ratio stand in one field.
const FIELDS: [(&str, &str); 2] = [("numerator", "ratio"), ("denominator", "ratio")];

/// One value for a period and a cell; a later one of the same corrects it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewReading {
    pub first_day: String,
    pub last_day: String,
    /// `sex=women;age=under 18`; empty for the whole.
    pub cell: String,
    /// For an indicator that measures an amount.
    pub amount: Option<String>,
    /// Numerator and denominator, for one that measures a share.
    pub ratio: Option<[String; 2]>,
    pub source: String,
    pub note: String,
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

/// A page of the readings of an indicator, in the order in which they were read.
#[derive(Serialize)]
pub struct ReadingsBody {
    pub readings: Vec<ReadingAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl ReadingAnswer {
    pub(super) fn of(row: &Model) -> Self {
        Self {
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
        }
    }
}

pub async fn list(
    person: Person,
    Path((plan, id)): Path<(PlanId, IndicatorId)>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (facts, _) = indicators::find(&person, &plan, &id).await?;
    let rows = facts.rows.readings.iter().filter(|row| row.indicator_id == id);
    let page = paging.of_ordered(rows, |row| row.id.0.clone())?;
    let readings = page.items.into_iter().map(|row| ReadingAnswer::of(row)).collect();
    api::answer(StatusCode::OK, &ReadingsBody { readings, next: page.next })
}

pub async fn post(
    person: Person,
    headers: HeaderMap,
    Path((plan, id)): Path<(PlanId, IndicatorId)>,
    Json(body): Json<NewReading>,
) -> Result<Response> {
    let request = (plan.clone(), id.clone(), body.clone());
    let door = person.clone();
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async move {
        let [numerator, denominator] = body.ratio.unwrap_or_default();
        let said = Said {
            first_day: body.first_day,
            last_day: body.last_day,
            cell: read_cell(&body.cell),
            amount: body.amount.unwrap_or_default(),
            numerator,
            denominator,
            source: body.source,
            note: body.note,
            via: "api",
        };
        let (reading, _) = readings::read(&door, &plan, &id, said).await.map_err(called(&FIELDS))?;
        api::answer(StatusCode::CREATED, &serde_json::json!({ "id": reading }))
    })
    .await
}
