//! The letter and the report of a decision, for machines. Their addresses tell the form by the ending.

use axum::http::Uri;
use axum::response::Response;
use serde::Deserialize;

use crate::certify::letters::{self, Which};
use crate::kit::Result;
use crate::kit::download::{Format, form_of, send};
use crate::kit::form::{Path, Query};
use crate::kit::ids::ApplicationId;
use crate::network::Person;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    language: Option<String>,
}

/// The letter to the institution.
pub async fn letter(
    person: Person,
    Path(id): Path<ApplicationId>,
    uri: Uri,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    document(&person, &id, Which::Letter, &uri, &wanted).await
}

/// How the decision was reached; for the body.
pub async fn report(
    person: Person,
    Path(id): Path<ApplicationId>,
    uri: Uri,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    document(&person, &id, Which::Report, &uri, &wanted).await
}

async fn document(
    person: &Person,
    id: &ApplicationId,
    which: Which,
    uri: &Uri,
    wanted: &Wanted,
) -> Result<Response> {
    let offered = [Format::Pdf, Format::Docx];
    let (format, words) = form_of(&offered, uri, wanted.language.as_deref(), person.words())?;
    send(letters::make(person, id, which, format, words).await?)
}
