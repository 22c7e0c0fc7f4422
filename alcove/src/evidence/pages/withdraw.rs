use axum::response::Response;
use serde::Deserialize;

use crate::evidence::withdraw::{restore, withdraw};
use crate::kit::Result;
use crate::kit::form::{Form, Path};
use crate::kit::ids::EvidenceId;
use crate::network::Person;

/// Buttons without fields of their own.
#[derive(Deserialize)]
pub struct Nothing {}

/// Withdraws, and offers the way back.
pub async fn post(
    person: Person,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response> {
    let id = EvidenceId(id);
    withdraw(&person, &id, None).await?;
    let undo = format!("/evidence/{id}/restoration");
    person.see_undoable("/evidence", "notice-evidence-withdrawn", &undo)
}

/// Takes the withdrawal back.
pub async fn post_restoration(
    person: Person,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response> {
    let id = EvidenceId(id);
    restore(&person, &id).await?;
    person.see(&format!("/evidence/{id}"), "notice-evidence-restored")
}
