//! The scope for machines: the document as it is kept.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::assess::scope_body;
use crate::kit::Result;
use crate::kit::api::if_match;
use crate::kit::form::{Json, Path};
use crate::kit::ids::AssessmentId;
use crate::network::Person;
use crate::review::facts::Facts;
use crate::review::{facts, scope};

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    Ok(answer(&facts))
}

pub async fn put(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<AssessmentId>,
    Json(body): Json<Value>,
) -> Result<Response> {
    let seen = if_match(&headers)?;
    let wanted = scope_body::read_sent(body)?;
    let facts = scope::replace(&person, &id, seen, wanted).await?;
    Ok(answer(&facts))
}

fn answer(facts: &Facts) -> Response {
    let body = scope_body::write(&facts.laid.scope);
    let mut response = ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", facts.row.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}
