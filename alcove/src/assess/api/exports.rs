//! Editions and the template for a new one as files.

use std::sync::Arc;

use alcove_framework::{template_xlsx, template_xlsx_with_tiers};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::assess::browse;
use crate::assess::editions::Known;
use crate::kit::form::{Path, Query};
use crate::kit::ids::EditionId;
use crate::kit::{Error, Result};
use crate::network::Person;

const YAML: &str = "application/yaml; charset=utf-8";
const JSON: &str = "application/json";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The edition in our own format, as people write it.
pub async fn yaml(person: Person, Path(id): Path<EditionId>) -> Result<Response> {
    let known = browse::for_export(&person, &id).await?;
    let text = write(&known, |known| Ok(alcove_framework::write_yaml(&known.edition).into_bytes())).await?;
    Ok(file(&known, "yaml", YAML, text))
}

/// The same as JSON.
pub async fn json(person: Person, Path(id): Path<EditionId>) -> Result<Response> {
    let known = browse::for_export(&person, &id).await?;
    let text = write(&known, |known| Ok(alcove_framework::write_json(&known.edition).into_bytes())).await?;
    Ok(file(&known, "json", JSON, text))
}

/// The same as a workbook that can be imported again.
pub async fn xlsx(person: Person, Path(id): Path<EditionId>) -> Result<Response> {
    let known = browse::for_export(&person, &id).await?;
    let book =
        write(&known, |known| alcove_framework::write_xlsx(&known.edition).map_err(Error::fault)).await?;
    Ok(file(&known, "xlsx", XLSX, book))
}

/// The tiers of the template, outermost first; without any, it has tiers of an example.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tiers {
    /// Separated by commas.
    tiers: String,
}

/// A workbook to start from, in the caller's language.
pub async fn template(person: Person, Query(asked): Query<Tiers>) -> Result<Response> {
    let language = person.words().lang();
    let tiers: Vec<&str> = asked.tiers.split(',').map(str::trim).filter(|tier| !tier.is_empty()).collect();
    let book = if tiers.is_empty() {
        template_xlsx(&language).map_err(Error::fault)?
    } else {
        template_xlsx_with_tiers(&language, &tiers).map_err(|_| Error::invalid("tiers", "tiers-unusable"))?
    };
    Ok(answer("framework-template.xlsx", XLSX, book))
}

/// Writing a large framework takes processor time: not on the threads that answer.
async fn write(
    known: &Arc<Known>,
    how: impl FnOnce(&Known) -> Result<Vec<u8>> + Send + 'static,
) -> Result<Vec<u8>> {
    let known = Arc::clone(known);
    tokio::task::spawn_blocking(move || how(&known)).await.map_err(Error::fault)?
}

fn file(known: &Known, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let name = known.edition.urn.rsplit(':').next().unwrap_or_default();
    let name = plain(&format!("{name}-{}", known.edition.version));
    let mut response = answer(&format!("{name}.{ending}"), kind, bytes);
    // It never changes.
    response.headers_mut().insert(ETAG, HeaderValue::from_static("\"1\""));
    response
}

fn answer(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// A name that every file system and every header takes.
fn plain(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' };
    name.chars().map(kept).take(100).collect()
}
