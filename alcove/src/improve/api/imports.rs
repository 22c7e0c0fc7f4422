//! A workbook on its way back, for machines: read, shown, and written when it is confirmed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::improve::files::import::{self, Change, Shown, Taken};
use crate::kit::Result;
use crate::kit::form::{Json, Path, Raw};
use crate::kit::ids::{PlanId, PlanImportId};
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

/// Cells that could not be read, each with its sheet and row. Nothing is kept.
#[derive(Clone, Debug, Serialize)]
pub struct ImportFaultsBody {
    pub code: &'static str,
    pub faults: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationBody {
    /// Needed once the plan was approved.
    #[serde(default)]
    pub reason: String,
}

pub async fn add(person: Person, Path(plan): Path<PlanId>, Raw(bytes): Raw) -> Result<Response> {
    Ok(match import::take(&person, &plan, "", bytes.to_vec()).await? {
        Taken::Kept(id) => {
            let shown = import::show(&person, &plan, &id).await?;
            (StatusCode::CREATED, axum::Json(body(shown))).into_response()
        }
        Taken::Unchanged => {
            let nothing = ImportBody { id: None, changes: Vec::new(), stale: Vec::new(), confirmed_at: None };
            axum::Json(nothing).into_response()
        }
        Taken::Faulty(faults) => {
            let told = ImportFaultsBody { code: "workbook-faults", faults };
            (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(told)).into_response()
        }
    })
}

pub async fn read(person: Person, Path((plan, id)): Path<(PlanId, PlanImportId)>) -> Result<Response> {
    Ok(axum::Json(body(import::show(&person, &plan, &id).await?)).into_response())
}

pub async fn confirm(
    person: Person,
    Path((plan, id)): Path<(PlanId, PlanImportId)>,
    Json(said): Json<ConfirmationBody>,
) -> Result<Response> {
    import::confirm(&person, &plan, &id, &said.reason).await?;
    read(person, Path((plan, id))).await
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
