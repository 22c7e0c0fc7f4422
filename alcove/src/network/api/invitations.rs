use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;

use crate::kit::Result;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{InvitationId, OrganisationId, UnitId};
use crate::network::audit::rfc3339;
use crate::network::invitations::{self, Delivery, Draft};
use crate::network::person::Person;

/// An invitation that nobody has answered yet. The link is not in it: it went to the invited.
#[derive(Serialize)]
pub struct View {
    pub id: InvitationId,
    pub email: String,
    pub name: String,
    pub role: String,
    pub unit_id: Option<UnitId>,
    pub expires: String,
}

pub async fn list(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(InvitationId);
    let rows = invitations::list(&person, &organisation, after.as_ref(), limit + 1).await?;
    let views = rows.into_iter().map(|row| View {
        id: row.id,
        email: row.email,
        name: row.name,
        role: row.role,
        unit_id: row.unit_id,
        expires: rfc3339(row.expires_at),
    });
    answer(StatusCode::OK, &Listed::page(views.collect(), limit, |view: &View| view.id.0.clone()))
}

/// The invitation just made.
#[derive(Serialize)]
struct Made {
    id: InvitationId,
}

/// Invites by mail.
pub async fn add(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<Response> {
    let request = ("POST invitations", &organisation, &draft);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let (id, _) = invitations::invite(&person, &organisation, &draft, Delivery::ByMail).await?;
        answer(StatusCode::CREATED, &Made { id })
    })
    .await
}

pub async fn revoke(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, InvitationId)>,
) -> Result<StatusCode> {
    invitations::revoke(&person, &organisation, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
