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
    #[serde(deserialize_with = "number")]
    pub limit: Option<u64>,
}

/// What is no number is no limit, and is told as one that does not fit.
fn number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<u64>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok((!text.is_empty()).then(|| text.parse().unwrap_or(0)))
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

    /// A page of a list that is in memory in an order of its own, behind the one that `after` names.
    /// Where that one is no more, nobody can say where the page begins.
    pub fn of<T>(&self, rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> String) -> Result<Listed<T>> {
        let limit = self.limit()?;
        let mut rows = rows.into_iter();
        if let Some(after) = &self.after {
            rows.find(|row| key(row) == *after).ok_or_else(|| Error::invalid("after", "unknown-choice"))?;
        }
        Ok(Listed::page(rows.take(one_longer(limit)).collect(), limit, key))
    }

    /// The same of a list in the order of its keys: one that is no more is still a place in it.
    pub fn of_ordered<T>(
        &self,
        rows: impl IntoIterator<Item = T>,
        key: impl Fn(&T) -> String,
    ) -> Result<Listed<T>> {
        let limit = self.limit()?;
        let rest = rows.into_iter().filter(|row| self.after.as_ref().is_none_or(|after| key(row) > *after));
        Ok(Listed::page(rest.take(one_longer(limit)).collect(), limit, &key))
    }
}

/// What has to be read of a list to know whether there is more of it.
fn one_longer(limit: u64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1)
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
    if let (Some(fields), serde_json::Value::Object(change)) = (value.as_object_mut(), change) {
        fields.extend(change);
    }
    form::of_json(value)
}
