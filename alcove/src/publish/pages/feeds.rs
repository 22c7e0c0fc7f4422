//! Addresses that machines of others read.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use crate::kit::form::Path;
use crate::kit::ids::PracticeId;
use crate::kit::problem::problem;
use crate::kit::{Ctx, Error, Result};
use crate::network::Visitor;
use crate::publish::{catalogue, feeds};

pub async fn atom(visitor: Visitor) -> Result<Response> {
    Ok(typed(feeds::atom(&visitor.ctx).await?, "application/atom+xml; charset=utf-8"))
}

pub async fn linked_data(visitor: Visitor, Path(id): Path<PracticeId>) -> Result<Response> {
    let ctx: &Ctx = &visitor.ctx;
    let found = match catalogue::here(ctx, &id, None).await {
        Ok(found) => found,
        // Whoever asks for data is told in data.
        Err(error @ (Error::NotFound | Error::Gone(_))) => return Ok(problem(&error, ctx.words)),
        Err(other) => return Err(other),
    };
    let text = serde_json::to_string_pretty(&feeds::linked_data(ctx, &found)).map_err(Error::fault)?;
    Ok(typed(text, "application/ld+json"))
}

/// Public, and fresh enough after five minutes.
fn typed(text: String, kind: &'static str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}
