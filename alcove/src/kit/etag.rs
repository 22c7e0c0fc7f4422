//! Versions in headers: `ETag` of what people edit, and the conditions of those who change it.

use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue};

use super::error::{Error, Result};

/// A tag is opaque: whoever sends one that no version ever had is told what stands there now.
const STRANGE: i64 = -1;

/// Which version a request wants to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The request does not say.
    None,
    /// One of these versions; 0 is that there is none yet, and [`STRANGE`] a tag that was never ours.
    Versions(Vec<i64>),
    /// Any version, as long as there is one: `If-Match: *`.
    Any,
}

/// The condition of a request: `If-Match`, or `If-None-Match: *` for what must not be there yet.
pub fn condition(headers: &HeaderMap) -> Result<Condition> {
    let unreadable = || Error::Malformed("If-Match".to_owned());
    if let Some(value) = headers.get(IF_MATCH) {
        let text = value.to_str().map_err(|_| unreadable())?.trim();
        if text == "*" {
            return Ok(Condition::Any);
        }
        let versions =
            text.split(',').map(|tag| version(tag).ok_or_else(unreadable)).collect::<Result<_>>()?;
        return Ok(Condition::Versions(versions));
    }
    match headers.get(IF_NONE_MATCH) {
        Some(value) if value.as_bytes() == b"*" => Ok(Condition::Versions(vec![0])),
        _ => Ok(Condition::None),
    }
}

/// `"3"`, also without its quotes or with the mark of a weak tag that a proxy added; none where no tag
/// stands at all.
fn version(tag: &str) -> Option<i64> {
    let tag = tag.trim();
    if tag.is_empty() {
        return None;
    }
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    Some(tag.trim_matches('"').parse().unwrap_or(STRANGE))
}

/// Says which version an answer shows.
pub fn set(headers: &mut HeaderMap, version: i64) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{version}\"")) {
        headers.insert(ETAG, value);
    }
}
