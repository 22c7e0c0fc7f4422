//! A piece of evidence as machines get it.

use alcove_domain::kit::Instant;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::Value;

use crate::evidence::Evidence;
use crate::kit::etag;

/// A piece of evidence. Days are `2026-11-21`, times RFC 3339; what is not set is `null`.
#[derive(Debug, Serialize)]
pub struct EvidenceAnswer {
    pub id: String,
    pub version: i64,
    pub organisation_id: String,
    pub unit_id: Option<String>,
    /// `document`, `photo`, `link`, `figure` or `note`.
    pub kind: String,
    pub title: String,
    pub note: String,
    /// The day of the evidence itself.
    pub dated: Option<String>,
    pub period_from: Option<String>,
    pub period_until: Option<String>,
    /// The last day on which it counts.
    pub expires_on: Option<String>,
    /// `unit`, `organisation`, `assessors`, `network` or `public`.
    pub confidentiality: String,
    pub owner_id: Option<String>,
    pub url: Option<String>,
    pub figure: Option<FigureAnswer>,
    pub file: Option<FileAnswer>,
    pub created_at: String,
    pub withdrawn_at: Option<String>,
}

/// A number with its unit and where it comes from.
#[derive(Debug, Serialize)]
pub struct FigureAnswer {
    pub value: String,
    pub unit: String,
    pub source: String,
}

/// The newest file of a document or a photo.
#[derive(Debug, Serialize)]
pub struct FileAnswer {
    /// Counts the files of this piece from 1.
    pub number: i64,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    pub created_at: String,
    pub address: String,
    pub thumbnail: Option<String>,
}

impl EvidenceAnswer {
    pub fn of(found: &Evidence) -> Self {
        let row = &found.row;
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Self {
            id: row.id.0.clone(),
            version: row.version,
            organisation_id: row.organisation_id.0.clone(),
            unit_id: row.unit_id.as_ref().map(|unit| unit.0.clone()),
            kind: row.kind.clone(),
            title: row.title.clone(),
            note: row.note.clone(),
            dated: row.dated.clone(),
            period_from: row.period_from.clone(),
            period_until: row.period_until.clone(),
            expires_on: row.expires_on.clone(),
            confidentiality: row.confidentiality.clone(),
            owner_id: row.owner_id.as_ref().map(|owner| owner.0.clone()),
            url: some(&row.url),
            figure: (row.kind == "figure").then(|| FigureAnswer {
                value: row.figure.clone(),
                unit: row.figure_unit.clone(),
                source: row.figure_source.clone(),
            }),
            file: found.file.as_ref().map(|file| FileAnswer {
                number: file.number,
                name: file.file_name.clone(),
                media_type: file.media_type.clone(),
                size: file.size,
                sha256: file.sha256.clone(),
                created_at: time(file.created_at),
                address: format!("/api/v1/evidence/{}/file", row.id),
                thumbnail: found.thumbnail().map(|_| format!("/evidence/{}/thumbnail", row.id)),
            }),
            created_at: time(row.created_at),
            withdrawn_at: row.removed_at.map(time),
        }
    }
}

pub fn time(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(Instant(millis).millis()).unwrap_or_default().to_string()
}

/// For an error that has to show the present value.
pub fn value(found: &Evidence) -> Value {
    serde_json::to_value(EvidenceAnswer::of(found)).unwrap_or_default()
}

/// The piece with its version as ETag.
pub fn answer(status: StatusCode, found: &Evidence) -> Response {
    let mut response = (status, Json(EvidenceAnswer::of(found))).into_response();
    etag::set(response.headers_mut(), found.row.version);
    response
}
