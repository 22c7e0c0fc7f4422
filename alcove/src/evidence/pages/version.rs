use axum::http::StatusCode;
use axum::response::Response;

use super::show;
use crate::evidence::upload::Upload;
use crate::evidence::{files, find};
use crate::kit::form::Path;
use crate::kit::ids::EvidenceId;
use crate::kit::{Error, FormView, Result};
use crate::network::{Person, Visitor};

/// Takes a new version of the file.
pub async fn post(
    person: Person,
    visitor: Visitor,
    Path(id): Path<String>,
    upload: Upload,
) -> Result<Response> {
    let id = EvidenceId(id);
    let fields = upload.fields;
    let added = match upload.faults {
        faults if faults.is_empty() => files::add_version(&person, &id, upload.files).await,
        faults => Err(Error::Invalid(faults)),
    };
    match added {
        Ok(_) => person.see(&format!("/evidence/{id}"), "notice-evidence-version-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let found = find(&person, &id).await?;
            show::page(&visitor, &found, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
