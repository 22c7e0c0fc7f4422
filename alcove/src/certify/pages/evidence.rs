//! `/desk/{application}/evidence/{evidence}`: a piece of what was handed in, as it was.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::desk_head::{Head, PLACE, Tab};
use crate::certify::{desk, evidence_of};
use crate::evidence::files;
use crate::evidence::pages::download::download;
use crate::kit::Result;
use crate::kit::form::Path;
use crate::kit::ids::{ApplicationId, EvidenceId};
use crate::kit::page::{Frame, render};
use crate::network::Person;

#[derive(Clone, Debug, Deserialize)]
pub struct EvidencePath {
    application: ApplicationId,
    evidence: EvidenceId,
}

/// What is no file: a link, a figure or a note.
#[derive(Template)]
#[template(path = "certify/evidence.html")]
struct Page {
    frame: Frame,
    head: Head,
    kind: String,
    title: String,
    note: String,
    url: String,
    figure: String,
}

pub async fn get(person: Person, Path(path): Path<EvidencePath>, headers: HeaderMap) -> Result<Response> {
    let opened = evidence_of::open(&person, &path.application, &path.evidence).await?;
    if opened.piece.row.has_file() {
        let file = files::version(&person.ctx, &opened.piece, opened.number).await?;
        return download(&person.ctx, &file, &headers).await;
    }
    let desk = desk::open(&person, &path.application).await?;
    let row = &opened.piece.row;
    let figure = format!("{} {}", row.figure, row.figure_unit);
    let page = Page {
        frame: person.frame(PLACE, row.title.clone()),
        head: Head::of(&person, &desk.gate, &desk.snapshot, Tab::Desk),
        kind: person.words().t(&format!("evidence-kind-{}", row.kind)),
        title: row.title.clone(),
        note: row.note.clone(),
        url: row.url.clone(),
        figure: figure.trim().to_owned(),
    };
    render(&page)
}
