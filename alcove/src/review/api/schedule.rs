//! The days of an assessment for machines.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use alcove_domain::kit::Day;
use alcove_domain::review::Schedule;

use crate::kit::api::if_match;
use crate::kit::form::{Json, Path};
use crate::kit::ids::AssessmentId;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::facts::Facts;
use crate::review::{facts, phases};

/// Days such as 2026-11-21, each after the one before; absent where nothing was said.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScheduleBody {
    pub rating_from: Option<String>,
    /// The last day for rating.
    pub rating_until: Option<String>,
    /// The last day for agreeing.
    pub moderating_until: Option<String>,
    pub close_by: Option<String>,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    answer(&person, &facts).await
}

pub async fn put(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<AssessmentId>,
    Json(body): Json<ScheduleBody>,
) -> Result<Response> {
    let seen = if_match(&headers)?;
    let schedule = Schedule {
        rating_from: day("rating_from", body.rating_from)?,
        rating_until: day("rating_until", body.rating_until)?,
        moderating_until: day("moderating_until", body.moderating_until)?,
        close_by: day("close_by", body.close_by)?,
    };
    let facts = phases::set(&person, &id, seen, schedule).await?;
    answer(&person, &facts).await
}

fn day(field: &'static str, text: Option<String>) -> Result<Option<Day>> {
    let Some(text) = text else { return Ok(None) };
    Day::parse(&text).map(Some).map_err(|_| Error::invalid(field, "schedule-not-a-day"))
}

async fn answer(person: &Person, facts: &Facts) -> Result<Response> {
    let schedule = phases::schedule(&person.ctx, &facts.row.id).await?;
    let text = |day: Option<Day>| day.map(|day| day.to_string());
    let body = ScheduleBody {
        rating_from: text(schedule.rating_from),
        rating_until: text(schedule.rating_until),
        moderating_until: text(schedule.moderating_until),
        close_by: text(schedule.close_by),
    };
    let mut response = axum::Json(body).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", facts.row.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}
