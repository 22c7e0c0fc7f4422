use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Deserializer};

use super::answer::answer;
use crate::evidence::draft::Draft;
use crate::evidence::{edit, find, withdraw};
use crate::kit::etag::{self, Condition};
use crate::kit::form::{Json, Path};
use crate::kit::ids::EvidenceId;
use crate::kit::{Error, Result};
use crate::network::Person;

/// `GET /api/v1/evidence/{id}`
pub async fn get(person: Person, Path(id): Path<String>) -> Result<Response> {
    Ok(answer(StatusCode::OK, &find(&person, &EvidenceId(id)).await?))
}

/// What to change. A field that is left out stays; `null` and the empty text clear it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EvidencePatch {
    #[serde(deserialize_with = "sent")]
    pub title: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub unit_id: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub owner_id: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub dated: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub period_from: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub period_until: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub expires_on: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub confidentiality: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub url: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub figure: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub figure_unit: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub figure_source: Option<String>,
    #[serde(deserialize_with = "sent")]
    pub note: Option<String>,
}

/// `PATCH /api/v1/evidence/{id}`, with `If-Match` where the change is made over a version seen.
pub async fn patch(
    person: Person,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(patch): Json<EvidencePatch>,
) -> Result<Response> {
    let id = EvidenceId(id);
    let present = find(&person, &id).await?;
    let seen = seen(&headers, present.row.version)?;
    let mut draft = Draft::of_row(&present.row);
    patch.put_into(&mut draft);
    let saved = edit::edit(&person, &id, seen, draft).await.map_err(|error| precondition(&headers, error))?;
    Ok(answer(StatusCode::OK, &saved))
}

/// `DELETE /api/v1/evidence/{id}`: withdraws it. What it is attached to keeps it.
pub async fn delete(person: Person, Path(id): Path<String>, headers: HeaderMap) -> Result<Response> {
    let id = EvidenceId(id);
    let present = find(&person, &id).await?;
    let seen = seen(&headers, present.row.version)?;
    withdraw::withdraw(&person, &id, Some(seen)).await.map_err(|error| precondition(&headers, error))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

impl EvidencePatch {
    fn put_into(self, draft: &mut Draft) {
        let Draft {
            title,
            kind: _,
            unit_id,
            owner_id,
            dated,
            period_from,
            period_until,
            expires_on,
            confidentiality,
            url,
            figure,
            figure_unit,
            figure_source,
            note,
        } = draft;
        let pairs = [
            (title, self.title),
            (unit_id, self.unit_id),
            (owner_id, self.owner_id),
            (dated, self.dated),
            (period_from, self.period_from),
            (period_until, self.period_until),
            (expires_on, self.expires_on),
            (confidentiality, self.confidentiality),
            (url, self.url),
            (figure, self.figure),
            (figure_unit, self.figure_unit),
            (figure_source, self.figure_source),
            (note, self.note),
        ];
        for (field, sent) in pairs {
            if let Some(text) = sent {
                text.trim().clone_into(field);
            }
        }
    }
}

/// Tells a field that was sent as `null` (clear it) from one that was left out.
fn sent<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<String>, D::Error> {
    Ok(Some(Option::<String>::deserialize(deserializer)?.unwrap_or_default()))
}

/// The version that the caller saw, where the request says; what is there now otherwise.
fn seen(headers: &HeaderMap, present: i64) -> Result<i64> {
    Ok(match etag::condition(headers)? {
        Condition::None | Condition::Any => present,
        Condition::Versions(versions) if versions.contains(&present) => present,
        Condition::Versions(versions) => versions.first().copied().unwrap_or_default(),
    })
}

fn precondition(headers: &HeaderMap, error: Error) -> Error {
    match error {
        Error::Conflict(present) if headers.contains_key(header::IF_MATCH) => {
            Error::PreconditionFailed(present)
        }
        other => other,
    }
}
