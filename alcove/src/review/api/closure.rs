//! Closing and opening again, for machines.

use alcove_domain::review::Closing;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::outcome;
use crate::assess::moderation_body;
use crate::kit::form::{Json, Path, Raw, read_json};
use crate::kit::idempotency;
use crate::kit::ids::AssessmentId;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::{closing, state};

/// How an assessment is closed; an empty body closes it as agreed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClosureRequest {
    /// What is not settled counts as it was rated, and is marked so.
    #[serde(default)]
    pub provisional: bool,
    /// What unsettled items are computed by: `median_low` unless another rule is named.
    #[serde(default)]
    pub rule: Option<String>,
}

/// Why a closed assessment is opened again.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ReopeningRequest {
    pub reason: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReopeningAnswer {
    pub id: AssessmentId,
    pub state: &'static str,
    pub version: i64,
}

pub async fn close(
    person: Person,
    Path(id): Path<AssessmentId>,
    headers: HeaderMap,
    Raw(body): Raw,
) -> Result<Response> {
    let request: ClosureRequest = if body.is_empty() { ClosureRequest::default() } else { read_json(&body)? };
    idempotency::once(&person.ctx, &person.id, &headers, &("POST closure", &id, &request), || async {
        let rule = match request.rule.as_deref() {
            None => closing::USUAL_RULE,
            Some(text) => {
                moderation_body::read_rule(text).ok_or_else(|| Error::invalid("rule", "unknown-choice"))?
            }
        };
        let how = if request.provisional { Closing::Provisional } else { Closing::Agreed };
        closing::close(&person, &id, how, rule).await?;
        outcome::standing(&person, &id).await
    })
    .await
}

pub async fn reopen(
    person: Person,
    Path(id): Path<AssessmentId>,
    headers: HeaderMap,
    Json(request): Json<ReopeningRequest>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST reopening", &id, &request), || async {
        let facts = closing::reopen(&person, &id, &request.reason).await?;
        let state = state::word(state::phase(&facts.row));
        let answer = ReopeningAnswer { id: id.clone(), state, version: facts.row.version };
        Ok((StatusCode::OK, axum::Json(answer)).into_response())
    })
    .await
}
