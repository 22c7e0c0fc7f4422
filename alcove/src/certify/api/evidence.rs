//! The evidence of an application for those who are engaged for it, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;

use crate::certify::evidence_of::{self, Listed as Piece, Opened};
use crate::certify::snapshot::{EvidenceBody, FileBody};
use crate::evidence::files;
use crate::evidence::pages::download::download;
use crate::kit::Result;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{ApplicationId, EvidenceId};
use crate::network::Person;

#[derive(Clone, Debug, Serialize)]
pub struct PieceLine {
    id: EvidenceId,
    /// Absent: the piece is not open to assessors, or not to the caller.
    piece: Option<PieceBody>,
}

/// A piece as it was handed in.
#[derive(Clone, Debug, Serialize)]
pub struct PieceBody {
    id: EvidenceId,
    /// Whether it came with the application; else with an answer.
    handed_in: bool,
    kind: String,
    title: String,
    note: String,
    url: String,
    figure: String,
    figure_unit: String,
    dated: Option<String>,
    file: Option<PieceFile>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PieceFile {
    number: i64,
    name: String,
    media_type: String,
    size: i64,
    sha256: String,
    address: String,
}

impl PieceBody {
    fn of(application: &ApplicationId, opened: &Opened) -> Self {
        let row = &opened.piece.row;
        let body = opened.handed_in.clone().unwrap_or_else(|| as_it_is(opened));
        let address = format!("/api/v1/applications/{application}/desk/evidence/{}/file", row.id);
        Self {
            id: row.id.clone(),
            handed_in: opened.handed_in.is_some(),
            kind: body.kind,
            title: body.title,
            note: row.note.clone(),
            url: body.url,
            figure: body.figure,
            figure_unit: body.figure_unit,
            dated: body.dated,
            file: body.version.map(|file| PieceFile {
                number: file.number,
                name: file.file_name,
                media_type: file.media_type,
                size: file.size,
                sha256: file.sha256,
                address,
            }),
        }
    }
}

/// What came with an answer is no part of the snapshot: it is shown as it stands.
fn as_it_is(opened: &Opened) -> EvidenceBody {
    let row = &opened.piece.row;
    EvidenceBody {
        id: row.id.clone(),
        kind: row.kind.clone(),
        title: row.title.clone(),
        dated: row.dated.clone(),
        confidentiality: row.confidentiality.clone(),
        url: row.url.clone(),
        figure: row.figure.clone(),
        figure_unit: row.figure_unit.clone(),
        version: opened.piece.file.as_ref().map(|file| FileBody {
            number: file.number,
            sha256: file.sha256.clone(),
            file_name: file.file_name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
        }),
    }
}

pub async fn list(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(EvidenceId);
    // One more than the page tells whether another follows.
    let most = usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1);
    let found = evidence_of::list(&person, &id, after.as_ref(), most).await?;
    let line = |one: Piece| PieceLine {
        piece: one.opened.as_ref().map(|opened| PieceBody::of(&id, opened)),
        id: one.id,
    };
    let lines = found.into_iter().map(line).collect();
    answer(StatusCode::OK, &Listed::page(lines, limit, |one: &PieceLine| one.id.0.clone()))
}

pub async fn get(
    person: Person,
    Path((id, evidence)): Path<(ApplicationId, EvidenceId)>,
) -> Result<Response> {
    let opened = evidence_of::open(&person, &id, &evidence).await?;
    answer(StatusCode::OK, &PieceBody::of(&id, &opened))
}

/// The file as it was handed in, whatever the institution has put in its place since.
pub async fn file(
    person: Person,
    Path((id, evidence)): Path<(ApplicationId, EvidenceId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let opened = evidence_of::open(&person, &id, &evidence).await?;
    let file = files::version(&person.ctx, &opened.piece, opened.number).await?;
    download(&person.ctx, &file, &headers).await
}
