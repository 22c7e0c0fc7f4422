//! Versions in headers: `ETag` of what people edit, the conditions of those who change it, and of those
//! who have read it before.
//!
//! A tag begins with the version, which is all that a change is held against. Most answers hold more
//! than their version counts: names of others, days that pass, sums, words in the caller's language. The
//! tag of such an answer has a digest of it behind the version, so that "not modified" is never said of
//! what reads otherwise now.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::clock::hash_bytes;
use super::error::{Error, Result};

/// Hexadecimal digits of a digest: enough that two states of one thing never meet.
const DIGEST: usize = 16;

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
    let tag = opaque(tag);
    if tag.is_empty() {
        return None;
    }
    let is_digest = |text: &str| text.len() == DIGEST && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let version = match tag.split_once('-') {
        Some((version, digest)) if is_digest(digest) => version,
        _ => tag,
    };
    Some(version.parse().unwrap_or(STRANGE))
}

fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"')
}

/// Says which version an answer shows.
pub fn set(headers: &mut HeaderMap, version: i64) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{version}\"")) {
        headers.insert(ETAG, value);
    }
}

/// On an answer that holds nothing but what its version counts, for every caller in every language.
#[derive(Clone, Copy, Debug)]
struct Whole;

/// Says which version an answer shows that holds nothing else: its tag needs no digest.
pub fn set_whole(response: &mut Response, version: i64) {
    set(response.headers_mut(), version);
    response.extensions_mut().insert(Whole);
}

/// What is told to those who came too late: the present value under the version that stands, also where
/// it was loaded to be changed and counted up already.
pub fn at_version(mut present: serde_json::Value, version: i64) -> serde_json::Value {
    if let Some(fields) = present.as_object_mut() {
        fields.insert("version".to_owned(), version.into());
    }
    present
}

/// Around the interface for machines: a tag for exactly what is read, and 304 for those who have it.
pub async fn conditional(request: Request, next: Next) -> Response {
    let reads = request.method() == Method::GET && request.uri().path().starts_with("/api/");
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !reads || response.status() != StatusCode::OK {
        return response;
    }
    let response = digested(response).await;
    match (known, response.headers().get(ETAG)) {
        (Some(known), Some(tag)) if is_among(tag, &known) => unchanged(response),
        _ => response,
    }
}

/// The answer with the digest of what it holds in its tag. Files have tags of their own.
async fn digested(response: Response) -> Response {
    let is_data = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    let tag = response.headers().get(ETAG).and_then(|tag| tag.to_str().ok()).map(opaque);
    let Some(version) = tag.filter(|_| is_data).map(str::to_owned) else { return response };
    if response.extensions().get::<Whole>().is_some() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Error::fault("an answer could not be read").into_response();
    };
    let digest = hash_bytes(&bytes);
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}-{}\"", &digest[..DIGEST])) {
        parts.headers.insert(ETAG, tag);
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Whether `If-None-Match` names the tag. A weak tag is as good here as a strong one (RFC 9110, 13.1.2).
fn is_among(tag: &HeaderValue, known: &HeaderValue) -> bool {
    let (Ok(tag), Ok(known)) = (tag.to_str(), known.to_str()) else { return false };
    known.trim() == "*" || known.split(',').any(|one| opaque(one) == opaque(tag))
}

fn unchanged(response: Response) -> Response {
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(CONTENT_TYPE);
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_held_against_the_version_in_a_tag_alone() {
        let tags = ["\"3\"", "3", "W/\"3\"", "\"3-0123456789abcdef\"", "W/\"3-0123456789abcdef\""];

        for tag in tags {
            assert_eq!(version(tag), Some(3), "{tag}");
        }
        for tag in ["\"abc\"", "\"3-0123\"", "\"3-0123456789abcdeg\"", "\"x-0123456789abcdef\""] {
            assert_eq!(version(tag), Some(STRANGE), "{tag}");
        }
        assert_eq!(version(" "), None);
    }

    #[test]
    fn a_tag_is_found_among_several_weak_or_strong() {
        let value = |text| HeaderValue::from_static(text);
        let tag = value("\"3-0123456789abcdef\"");

        for known in ["*", "\"3-0123456789abcdef\"", "\"1\", W/\"3-0123456789abcdef\""] {
            assert!(is_among(&tag, &value(known)), "{known}");
        }
        for known in ["\"3\"", "", "\"3-0123456789abcdee\""] {
            assert!(!is_among(&tag, &value(known)), "{known}");
        }
    }
}
