use axum::body::Bytes;
use axum::extract::FromRequest as _;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::assess::import::{self, Brought, Wish};
use crate::assess::{browse, store::edition};
use crate::kit::api::{Listed, Paging};
use crate::kit::form::Query;
use crate::kit::ids::{EditionId, OrganisationId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// A framework file may be this long; a million lines of text are shorter.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// Whose the framework is to be; without it, everyone's where a platform administrator imports,
/// else the caller's current organisation's.
#[derive(Debug, Deserialize)]
pub struct Owner {
    organisation_id: Option<OrganisationId>,
    /// `not-for-publication`: the texts stay with the organisation, whatever the file says.
    publication: Option<String>,
}

/// What an import brought.
#[derive(Debug, Serialize)]
pub struct ImportAnswer {
    pub editions: Vec<EditionLine>,
    /// What was not understood, with its place; nothing is lost in silence.
    pub warnings: Vec<WarningBody>,
}

/// An edition in a list.
#[derive(Debug, Serialize)]
pub struct EditionLine {
    pub id: EditionId,
    pub urn: String,
    pub version: String,
    pub name: String,
    pub items: usize,
    pub rated_items: usize,
}

#[derive(Debug, Serialize)]
pub struct WarningBody {
    pub path: String,
    pub line: usize,
    pub code: &'static str,
    pub message: String,
}

/// 201 with the editions; 200 where all were there already; 422 with the faults of the file.
pub async fn create(person: Person, Query(owner): Query<Owner>, request: Request) -> Result<Response> {
    let name = file_name(&request)?;
    let wish = match owner.publication.as_deref() {
        None | Some("" | "as-written") => Wish::AsWritten,
        Some("not-for-publication") => Wish::NotForPublication,
        Some(_) => return Err(Error::invalid("publication", "unknown-choice")),
    };
    let bytes =
        Bytes::from_request(request, &()).await.map_err(|_| Error::TooLarge { limit: LARGEST as u64 })?;
    let owner = match owner.organisation_id {
        Some(id) => Some(id),
        None if person.platform_administrator => None,
        None => Some(person.current_organisation()?.clone()),
    };
    let answer = import::import(&person, owner.as_ref(), name, bytes.to_vec(), wish).await?;
    let status = if answer.added_any() { StatusCode::CREATED } else { StatusCode::OK };
    let body = ImportAnswer {
        editions: answer.editions.iter().map(EditionLine::of).collect(),
        warnings: answer
            .warnings
            .into_iter()
            .map(|w| WarningBody {
                message: person.words().file_fault(&w),
                path: w.path,
                line: w.line,
                code: w.code,
            })
            .collect(),
    };
    Ok((status, axum::Json(body)).into_response())
}

/// What to call the file in its faults, by the type of the body.
fn file_name(request: &Request) -> Result<&'static str> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match kind.split(';').next().unwrap_or_default().trim() {
        "application/yaml" | "application/x-yaml" | "text/yaml" | "text/x-yaml" => Ok("framework.yaml"),
        "application/json" => Ok("framework.json"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Ok("framework.xlsx"),
        _ => Err(Error::UnsupportedType),
    }
}

/// The editions that the caller may see, a page of them.
pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let lines = browse::list(&person).await?;
    let begin = match paging.after.as_deref().filter(|after| !after.is_empty()) {
        Some(after) => {
            let last = lines.iter().position(|line| line.id.as_str() == after);
            last.ok_or_else(|| Error::invalid("after", "unknown-choice"))? + 1
        }
        None => 0,
    };
    let rest = lines.iter().skip(begin).map(EditionLine::of_row).collect();
    let page = Listed::page(rest, limit, |line: &EditionLine| line.id.0.clone());
    let answer = serde_json::json!({ "editions": page.items, "next": page.next });
    Ok(axum::Json(answer).into_response())
}

impl EditionLine {
    fn of(brought: &Brought) -> Self {
        Self {
            id: brought.id.clone(),
            urn: brought.urn.clone(),
            version: brought.version.clone(),
            name: brought.name.clone(),
            items: brought.items,
            rated_items: brought.rated_items,
        }
    }

    fn of_row(row: &edition::Line) -> Self {
        Self {
            id: row.id.clone(),
            urn: row.urn.clone(),
            version: row.version.clone(),
            name: row.name.clone(),
            items: usize::try_from(row.items).unwrap_or(0),
            rated_items: usize::try_from(row.rated_items).unwrap_or(0),
        }
    }
}
