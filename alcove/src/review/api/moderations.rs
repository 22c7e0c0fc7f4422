//! Moderations for machines: one item at a time, or all that agree.

use alcove_domain::assess::moderation::Dissent;
use alcove_domain::assess::rating::Presented;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::assess::mark_body::{self, MarkBody};
use crate::assess::moderation_body::{self, DissentBody, VoiceBody};
use crate::assess::outcome_body::ApartBody;
use crate::assess::store::moderation::Model;
use crate::kit::api::{Listed, Paging};
use crate::kit::etag::{self, Condition};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{AssessmentId, ItemId, PersonId, SeatId};
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::review::moderation::{self, Recorded, TakenBack, Wish, Within};
use crate::review::queue::{self, Spot};
use crate::review::rating::rfc3339;

/// What settles an item.
#[derive(Clone, Debug, Deserialize)]
pub struct ModerationRequest {
    /// May be left out where it is computed; where it is given, it must be what the rule gives.
    #[serde(default)]
    pub mark: Option<serde_json::Value>,
    /// `agreed`, `computed` or `ruled`.
    pub method: String,
    /// Of what is computed: `median_low`, `mean_half_up`, `minimum` or `most_frequent`.
    #[serde(default)]
    pub rule: Option<String>,
    /// Needed where it is ruled.
    #[serde(default)]
    pub reason: String,
    /// Seats that do not share the mark, with their words.
    #[serde(default)]
    pub dissent: Vec<SentDissent>,
    /// The version that was read, for those who cannot send `If-Match`.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A seat that does not share the mark, as it is sent.
#[derive(Clone, Debug, Deserialize)]
pub struct SentDissent {
    pub seat_id: SeatId,
    #[serde(default)]
    pub mark: Option<serde_json::Value>,
    #[serde(default)]
    pub words: String,
}

/// How an item is settled.
#[derive(Clone, Debug, Serialize)]
pub struct ModerationAnswer {
    pub item_id: ItemId,
    pub version: i64,
    pub mark: Option<MarkBody>,
    pub method: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
    pub reason: String,
    pub dissent: Vec<DissentBody>,
    /// What the seats had said, with the versions of their ratings.
    pub inputs: Vec<VoiceBody>,
    pub moderated_by: PersonId,
    pub moderated_at: String,
    /// Absent where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_at: Option<String>,
}

/// A page of the versions of an item's moderation, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct ModerationHistory {
    pub versions: Vec<ModerationAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Compute every open item on which the seats stand near each other.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ComputeRequest {
    /// `median_low`, `mean_half_up`, `minimum` or `most_frequent`.
    pub rule: String,
    /// `agreeing` (they say the same) or `one_step` (neighbouring steps, figures a tenth apart).
    pub within: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ComputeAnswer {
    pub settled: usize,
    pub left: usize,
}

/// A page of the queue of a moderation: what is open first, the furthest apart before the others.
#[derive(Clone, Debug, Serialize)]
pub struct QueueAnswer {
    pub items: Vec<QueueItem>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct QueueItem {
    pub item_id: ItemId,
    pub apart: ApartBody,
    pub voices: usize,
    /// Absent while the item is open.
    pub settled: Option<ModerationAnswer>,
}

pub async fn list(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(paging): Query<Paging>,
) -> Result<axum::Json<QueueAnswer>> {
    let limit = paging.limit()?;
    let queue = queue::load(&person, &id).await?;
    let rest = match paging.after.as_deref() {
        None => queue.lines.as_slice(),
        Some(text) => {
            queue.after(&Spot::read(text).ok_or_else(|| Error::invalid("after", "unknown-choice"))?)?
        }
    };
    let rows = rest.iter().take(usize::try_from(limit + 1).unwrap_or(usize::MAX)).collect();
    let page = Listed::page(rows, limit, |line| queue.spot(line).write());
    let items = page.items.into_iter().map(|line| QueueItem {
        item_id: queue.facts.laid.node_ids[line.node].clone(),
        apart: ApartBody::of(&line.distance),
        voices: line.voices,
        settled: line.settled.as_ref().map(answer),
    });
    Ok(axum::Json(QueueAnswer { items: items.collect(), next: page.next }))
}

pub async fn get(person: Person, Path((id, item)): Path<(AssessmentId, ItemId)>) -> Result<Response> {
    let row = queue::moderation_of(&person, &id, &item).await?.ok_or(Error::NotFound)?;
    Ok(with_tag(&row))
}

pub async fn history(
    person: Person,
    Path((id, item)): Path<(AssessmentId, ItemId)>,
    Query(paging): Query<Paging>,
) -> Result<axum::Json<ModerationHistory>> {
    let (limit, before) = (paging.limit()?, paging.before()?);
    let mut rows = queue::moderations_of(&person, &id, &item).await?;
    rows.retain(|row| row.version < before);
    let page = Listed::page(rows, limit, |row| row.version.to_string());
    Ok(axum::Json(ModerationHistory { versions: page.items.iter().map(answer).collect(), next: page.next }))
}

pub async fn put(
    person: Person,
    Path((id, item)): Path<(AssessmentId, ItemId)>,
    headers: HeaderMap,
    Json(request): Json<ModerationRequest>,
) -> Result<Response> {
    let condition = etag::condition(&headers)?;
    let presented = presented(&person, &id, &item, &condition, request.version).await?;
    let wish = wish(request, presented)?;
    match moderation::settle(&person, &id, &item, wish).await? {
        Recorded::Version(row) => Ok(with_tag(&row)),
        Recorded::Conflict(present) => {
            let present = present.as_ref().map(answer);
            let present = serde_json::to_value(present).map_err(Error::fault)?;
            Err(match condition {
                Condition::None => Error::Conflict(present),
                _ => Error::PreconditionFailed(present),
            })
        }
    }
}

/// Takes a settlement back; its versions stay in the history.
pub async fn delete(
    person: Person,
    Path((id, item)): Path<(AssessmentId, ItemId)>,
    headers: HeaderMap,
) -> Result<StatusCode> {
    let condition = etag::condition(&headers)?;
    let presented = presented(&person, &id, &item, &condition, None).await?;
    match moderation::take_back(&person, &id, &item, presented).await? {
        TakenBack::Done => Ok(StatusCode::NO_CONTENT),
        TakenBack::Conflict(row) => {
            let present = serde_json::to_value(answer(&row)).map_err(Error::fault)?;
            Err(match condition {
                Condition::None => Error::Conflict(present),
                _ => Error::PreconditionFailed(present),
            })
        }
    }
}

pub async fn compute(
    person: Person,
    Path(id): Path<AssessmentId>,
    headers: HeaderMap,
    Json(request): Json<ComputeRequest>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST moderations", &id, &request), || async {
        let rule = moderation_body::read_rule(&request.rule);
        let rule = rule.ok_or_else(|| Error::invalid("rule", "unknown-choice"))?;
        let within = read_within(&request.within)?;
        let done = moderation::compute_rest(&person, &id, rule, within).await?;
        Ok(axum::Json(ComputeAnswer { settled: done.settled, left: done.left }).into_response())
    })
    .await
}

pub fn read_within(text: &str) -> Result<Within> {
    match text {
        "agreeing" => Ok(Within::Agreeing),
        "one_step" => Ok(Within::OneStep),
        _ => Err(Error::invalid("within", "unknown-choice")),
    }
}

/// What the sender had before the eyes: the header's word goes before the body's.
async fn presented(
    person: &Person,
    id: &AssessmentId,
    item: &ItemId,
    condition: &Condition,
    body: Option<i64>,
) -> Result<Presented> {
    let version = match (condition, body) {
        (Condition::None, None) => return Ok(Presented::Unsaid),
        (Condition::None, Some(version)) => version,
        (Condition::Versions(versions), _) if versions.len() == 1 => versions[0],
        (Condition::Versions(_) | Condition::Any, _) => {
            let present = queue::moderation_of(person, id, item).await?.map_or(0, |row| row.version);
            match condition {
                Condition::Versions(versions) if !versions.contains(&present) => {
                    versions.first().copied().unwrap_or(0)
                }
                Condition::Any if present == 0 => {
                    return Err(Error::PreconditionFailed(serde_json::Value::Null));
                }
                _ => present,
            }
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

fn wish(request: ModerationRequest, presented: Presented) -> Result<Wish> {
    let mut faults = Vec::new();
    let mark = mark_body::read_field("mark", request.mark, &mut faults);
    let dissent: Vec<Dissent> = request
        .dissent
        .into_iter()
        .map(|one| Dissent {
            seat: one.seat_id.as_str().into(),
            mark: mark_body::read_field("dissent", one.mark, &mut faults),
            words: one.words,
        })
        .collect();
    let rule = request.rule.as_deref().unwrap_or_default();
    let method = moderation_body::read_method(&request.method, rule);
    match method {
        None if request.method == "computed" => faults.push(FieldFault::new("rule", "unknown-choice")),
        None => faults.push(FieldFault::new("method", "unknown-choice")),
        Some(_) => {}
    }
    match (method, faults.is_empty()) {
        (Some(method), true) => Ok(Wish { mark, method, reason: request.reason, dissent, presented }),
        _ => Err(Error::Invalid(faults)),
    }
}

pub fn answer(row: &Model) -> ModerationAnswer {
    ModerationAnswer {
        item_id: row.item_id.clone(),
        version: row.version,
        mark: serde_json::from_str(&row.mark).ok(),
        method: row.method.clone(),
        rule: row.rule.clone(),
        reason: row.reason.clone(),
        dissent: moderation_body::dissents(row),
        inputs: moderation_body::voices(row),
        moderated_by: row.moderated_by.clone(),
        moderated_at: rfc3339(row.moderated_at),
        superseded_at: row.superseded_at.map(rfc3339),
    }
}

fn with_tag(row: &Model) -> Response {
    let mut response = axum::Json(answer(row)).into_response();
    etag::set_whole(&mut response, row.version);
    response
}
