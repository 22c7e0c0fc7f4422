//! What anybody may see of awards without signing in: who issued them, what they say, whether they
//! hold; and the keys, for administrators.

pub mod answers;
pub mod awards;
pub mod check;
pub mod issuers;
pub mod keys;
pub mod verify;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

/// Whether a person with a browser asks. Every browser names both; programs that name HTML alone want
/// the credential all the same.
pub(super) fn is_browser(headers: &HeaderMap) -> bool {
    let accepts = accepted(headers);
    accepts.contains("text/html") && accepts.contains("application/xhtml+xml")
}

pub(super) fn accepted(headers: &HeaderMap) -> &str {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// An answer that any wallet in any browser may read.
pub(super) fn open(content: impl Into<axum::body::Body>, media_type: &'static str) -> Response {
    let mut response = content.into().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
