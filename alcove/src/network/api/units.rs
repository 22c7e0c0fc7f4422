use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use crate::kit::Result;
use crate::kit::api::{Paging, answer, if_match, overlaid, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{OrganisationId, UnitId};
use crate::network::person::Person;
use crate::network::units::{self, Draft};

/// The units that are not archived, parents before children.
pub async fn list(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let placed = units::list(&person, &organisation).await?.into_iter().map(units::view_of);
    answer(StatusCode::OK, &paging.of(placed, |unit| unit.id.0.clone())?)
}

pub async fn add(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<Response> {
    let request = ("POST units", &organisation, &draft);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let view = units::add(&person, &organisation, &draft).await?;
        tagged(StatusCode::CREATED, view.version, &view)
    })
    .await
}

pub async fn read(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, UnitId)>,
) -> Result<Response> {
    let view = units::read(&person, &organisation, &id).await?;
    tagged(StatusCode::OK, view.version, &view)
}

pub async fn edit(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, UnitId)>,
    headers: HeaderMap,
    Json(change): Json<serde_json::Value>,
) -> Result<Response> {
    let present = units::read(&person, &organisation, &id).await?;
    let draft: Draft = overlaid(&present.draft, change)?;
    let seen = Some(if_match(&headers)?.unwrap_or(present.version));
    let view = units::edit(&person, &organisation, &id, &draft, seen).await?;
    tagged(StatusCode::OK, view.version, &view)
}

/// Archives a unit and those below it.
pub async fn archive(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, UnitId)>,
) -> Result<StatusCode> {
    units::archive(&person, &organisation, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
