//! Readings of indicators for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::improve::readings::{self, Said};
use crate::kit::form::{Json, Path};
use crate::kit::ids::{IndicatorId, PlanId};
use crate::kit::{Result, api, idempotency};
use crate::network::Person;
use crate::plan::known::read_cell;

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
        let (reading, _) = readings::read(&door, &plan, &id, said).await?;
        api::answer(StatusCode::CREATED, &serde_json::json!({ "id": reading }))
    })
    .await
}
