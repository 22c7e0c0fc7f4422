//! A workbook on its way back, for machines: read, shown, and written when it is confirmed.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::improve::files::import::{self, Change, Shown, Taken};
use crate::kit::api::answer;
use crate::kit::clock::hash_bytes;
use crate::kit::form::{Json, Path, Raw};
use crate::kit::ids::{PlanId, PlanImportId};
use crate::kit::page::said;
use crate::kit::{Error, Result, idempotency, problem};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// What a workbook would change, or did.
#[derive(Clone, Debug, Serialize)]
pub struct ImportBody {
    /// Absent where the workbook says what the plan says.
    pub id: Option<PlanImportId>,
    pub changes: Vec<Change>,
    /// What others have changed since the workbook was made; it is left as it stands.
    pub stale: Vec<Change>,
    pub confirmed_at: Option<String>,
}

/// A problem as every other: cells that could not be read, each in words with its sheet and row.
/// Nothing is kept.
#[derive(Clone, Debug, Serialize)]
pub struct ImportFaultsBody {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub code: &'static str,
    pub status: u16,
    pub title: String,
    pub detail: String,
    pub faults: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationBody {
    /// Needed once the plan was approved.
    #[serde(default)]
    pub reason: String,
}

pub async fn add(
    person: Person,
    Path(plan): Path<PlanId>,
    headers: HeaderMap,
    Raw(bytes): Raw,
) -> Result<Response> {
    let request = ("POST imports", &plan, hash_bytes(&bytes));
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        Ok(match import::take(&person, &plan, "", bytes.to_vec()).await? {
            Taken::Kept(id) => {
                let shown = import::show(&person, &plan, &id).await?;
                (StatusCode::CREATED, axum::Json(body(shown))).into_response()
            }
            Taken::Unchanged => {
                let nothing =
                    ImportBody { id: None, changes: Vec::new(), stale: Vec::new(), confirmed_at: None };
                axum::Json(nothing).into_response()
            }
            Taken::Faulty(faults) => faulty(&person, faults)?,
        })
    })
    .await
}

fn faulty(person: &Person, faults: Vec<String>) -> Result<Response> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let (title, detail) = said(&Error::Faulty(Vec::new()), person.words());
    let body = ImportFaultsBody {
        kind: "urn:alcove:problem:workbook-faults",
        code: "workbook-faults",
        status: status.as_u16(),
        title,
        detail,
        faults,
    };
    let mut response = answer(status, &body)?;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(problem::CONTENT_TYPE));
    Ok(response)
}

pub async fn read(person: Person, Path((plan, id)): Path<(PlanId, PlanImportId)>) -> Result<Response> {
    Ok(axum::Json(body(import::show(&person, &plan, &id).await?)).into_response())
}

pub async fn confirm(
    person: Person,
    headers: HeaderMap,
    Path((plan, id)): Path<(PlanId, PlanImportId)>,
    Json(said): Json<ConfirmationBody>,
) -> Result<Response> {
    let request = ("POST import confirmation", &plan, &id, &said.reason);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        import::confirm(&person, &plan, &id, &said.reason).await?;
        read(person.clone(), Path((plan.clone(), id.clone()))).await
    })
    .await
}

pub async fn drop_it(person: Person, Path((plan, id)): Path<(PlanId, PlanImportId)>) -> Result<StatusCode> {
    import::drop_it(&person, &plan, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn body(shown: Shown) -> ImportBody {
    ImportBody {
        id: Some(shown.row.id),
        changes: shown.changes,
        stale: shown.stale,
        confirmed_at: shown.row.confirmed_at.map(rfc3339),
    }
}
