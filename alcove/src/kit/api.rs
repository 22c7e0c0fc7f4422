//! What the answers of the interface for machines have in common.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::error::{Error, Result};
use super::etag::{self, Condition};
use super::form;

/// A page of a list. `next` is the `after` of the page that follows; null on the last.
#[derive(Clone, Debug, Serialize)]
pub struct Listed<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

/// `?after=<id>&limit=<n>`: keyset paging, 100 at a time unless asked otherwise, at most 1,000.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Paging {
    pub after: Option<String>,
    pub limit: Option<u64>,
}

impl Paging {
    pub fn limit(&self) -> Result<u64> {
        match self.limit {
            None => Ok(100),
            Some(limit @ 1..=1000) => Ok(limit),
            Some(_) => Err(Error::invalid("limit", "not-a-limit")),
        }
    }

    /// The `after` of a list of versions, newest first: those before this one.
    pub fn before(&self) -> Result<i64> {
        let Some(text) = &self.after else { return Ok(i64::MAX) };
        text.parse().map_err(|_| Error::invalid("after", "unknown-choice"))
    }
}

impl<T> Listed<T> {
    /// A page out of rows that were read one longer than it.
    pub fn page(mut rows: Vec<T>, limit: u64, key: impl Fn(&T) -> String) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let next = if has_more { rows.last().map(key) } else { None };
        Self { items: rows, next }
    }
}

/// A JSON answer.
pub fn answer(status: StatusCode, body: &impl Serialize) -> Result<Response> {
    let text = serde_json::to_string(body).map_err(Error::fault)?;
    let mut response = (status, text).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A JSON answer of something people edit, with its version as ETag.
pub fn tagged(status: StatusCode, version: i64, body: &impl Serialize) -> Result<Response> {
    let mut response = answer(status, body)?;
    etag::set(response.headers_mut(), version);
    Ok(response)
}

/// The same of what holds nothing but what its version counts.
pub fn tagged_whole(status: StatusCode, version: i64, body: &impl Serialize) -> Result<Response> {
    let mut response = answer(status, body)?;
    etag::set_whole(&mut response, version);
    Ok(response)
}

/// The version that `If-Match` names; none where it is absent or `*`.
pub fn if_match(headers: &HeaderMap) -> Result<Option<i64>> {
    match etag::condition(headers)? {
        Condition::None | Condition::Any => Ok(None),
        // Of several the first: nobody edits two versions at once.
        Condition::Versions(versions) => Ok(Some(versions.first().copied().unwrap_or(0))),
    }
}

/// Lays a partial change over a whole: what it does not name stays.
pub fn overlaid<T: Serialize + serde::de::DeserializeOwned>(
    whole: &T,
    change: serde_json::Value,
) -> Result<T> {
    let mut value = serde_json::to_value(whole).map_err(Error::fault)?;
    let serde_json::Value::Object(change) = change else {
        return Err(Error::Malformed("an object is expected".to_owned()));
    };
    if let Some(fields) = value.as_object_mut() {
        fields.extend(change);
    }
    form::of_json(value)
}
