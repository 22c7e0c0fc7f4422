use alcove_domain::assess::rating::Presented;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::assess::mark_body;
use crate::assess::store::rating::Model;
use crate::kit::api::{Listed, Paging};
use crate::kit::etag::{self, Condition};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{AssessmentId, ItemId, SeatId};
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::review::names;
use crate::review::rating::{self, At, RatingAnswer};
use crate::review::saving::{self, RatingInput, Saved};

/// The address of a rating.
#[derive(Clone, Debug, Deserialize)]
pub struct RatingPath {
    pub assessment: AssessmentId,
    pub seat: SeatId,
    pub item: ItemId,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct RatingQuery {
    /// `current` (where we stand), `target` or `importance`.
    slot: Option<String>,
}

/// What is sent. Everything that a read answered may be sent back with it; only this counts.
#[derive(Clone, Debug, Deserialize)]
pub struct RatingRequest {
    /// Absent or null: no mark, for instance while there is only a note.
    #[serde(default)]
    pub mark: Option<serde_json::Value>,
    #[serde(default)]
    pub note: String,
    /// `none`, `own_statement`, `document`, `data_series` or `verified`.
    #[serde(default)]
    pub confidence: Option<String>,
    /// The version that was read, for those who cannot send `If-Match`.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A page of the versions at a place, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryAnswer {
    pub versions: Vec<RatingAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct HistoryQuery {
    slot: Option<String>,
    after: Option<String>,
    limit: Option<u64>,
}

pub async fn get(
    person: Person,
    Path(path): Path<RatingPath>,
    Query(query): Query<RatingQuery>,
) -> Result<Response> {
    let found = rating::read(&person, &at(path, query)?).await?;
    Ok(with_tag(&found))
}

pub async fn history(
    person: Person,
    Path(path): Path<RatingPath>,
    Query(query): Query<HistoryQuery>,
) -> Result<axum::Json<HistoryAnswer>> {
    let paging = Paging { after: query.after, limit: query.limit };
    let (limit, before) = (paging.limit()?, paging.before()?);
    let mut versions = rating::history(&person, &at(path, RatingQuery { slot: query.slot })?).await?;
    versions.retain(|one| one.version < before);
    let page = Listed::page(versions, limit, |one| one.version.to_string());
    Ok(axum::Json(HistoryAnswer { versions: page.items, next: page.next }))
}

pub async fn put(
    person: Person,
    Path(path): Path<RatingPath>,
    Query(query): Query<RatingQuery>,
    headers: HeaderMap,
    Json(request): Json<RatingRequest>,
) -> Result<Response> {
    let at = at(path, query)?;
    let condition = etag::condition(&headers)?;
    let presented = presented(&person, &at, &condition, request.version).await?;
    let input = input(request, presented)?;
    match saving::save(&person, &at, input).await? {
        Saved::Version(row) => Ok(with_tag(&rating::answer(&row))),
        Saved::Nothing => Ok(with_tag(&rating::none_yet(&at))),
        Saved::Conflict(present) => Err(conflict(&condition, present.as_ref())),
    }
}

fn at(path: RatingPath, query: RatingQuery) -> Result<At> {
    let slot = query.slot.as_deref().unwrap_or("current");
    let slot = names::read_slot(slot).ok_or_else(|| Error::invalid("slot", "unknown-choice"))?;
    Ok(At { assessment: path.assessment, seat: path.seat, item: path.item, slot })
}

/// What the sender had before the eyes: the header's word goes before the body's.
async fn presented(person: &Person, at: &At, condition: &Condition, body: Option<i64>) -> Result<Presented> {
    let versions = match (condition, body) {
        (Condition::Versions(versions), _) => versions.clone(),
        (Condition::Any, _) => {
            let present = rating::read(person, at).await?;
            if present.version == 0 {
                return Err(Error::PreconditionFailed(serde_json::Value::Null));
            }
            vec![present.version]
        }
        (Condition::None, Some(version)) => vec![version],
        (Condition::None, None) => return Ok(Presented::Unsaid),
    };
    let version = match versions.as_slice() {
        [one] => *one,
        several => {
            let present = rating::read(person, at).await?.version;
            if several.contains(&present) { present } else { several.first().copied().unwrap_or(0) }
        }
    };
    let version = match (condition, u32::try_from(version)) {
        (_, Ok(version)) => version,
        (Condition::None, Err(_)) => return Err(Error::invalid("version", "unknown-choice")),
        // A tag that was never ours names a version that is never reached.
        (_, Err(_)) => u32::MAX,
    };
    Ok(if version == 0 { Presented::Nothing } else { Presented::Version(version) })
}

fn input(request: RatingRequest, presented: Presented) -> Result<RatingInput> {
    let mut faults = Vec::new();
    let mark = mark_body::read_field("mark", request.mark, &mut faults);
    let confidence = match request.confidence.as_deref() {
        None => Some(Default::default()),
        Some(text) => names::read_confidence(text),
    };
    if confidence.is_none() {
        faults.push(FieldFault::new("confidence", "unknown-choice"));
    }
    match (confidence, faults.is_empty()) {
        (Some(confidence), true) => Ok(RatingInput { mark, note: request.note, confidence, presented }),
        _ => Err(Error::Invalid(faults)),
    }
}

fn conflict(condition: &Condition, present: Option<&Model>) -> Error {
    let present =
        present.map(|row| serde_json::to_value(rating::answer(row)).unwrap_or_default()).unwrap_or_default();
    match condition {
        Condition::None => Error::Conflict(present),
        _ => Error::PreconditionFailed(present),
    }
}

fn with_tag(answer: &RatingAnswer) -> Response {
    let mut response = axum::Json(answer).into_response();
    if answer.evidence.is_empty() {
        etag::set_whole(&mut response, answer.version);
    } else {
        // Evidence comes and goes, and is renamed, without another version of the rating.
        etag::set(response.headers_mut(), answer.version);
    }
    response
}
