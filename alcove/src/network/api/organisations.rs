use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use crate::kit::Result;
use crate::kit::api::{Listed, Paging, answer, if_match, overlaid, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::OrganisationId;
use crate::network::organisations::{self, Draft};
use crate::network::person::Person;

/// `?q=` a part of the name.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// Organisations that the caller may see, by name.
pub async fn list(
    person: Person,
    Query(search): Query<Search>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(OrganisationId);
    let rows = organisations::list(&person, search.q.trim(), after.as_ref(), limit + 1).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(organisations::view(person.ctx.db().read(), row).await?);
    }
    answer(StatusCode::OK, &Listed::page(views, limit, |view| view.id.0.clone()))
}

/// Adds an organisation; the caller becomes its administrator.
pub async fn add(person: Person, headers: HeaderMap, Json(draft): Json<Draft>) -> Result<Response> {
    let request = ("POST organisations", &draft);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let id = organisations::add(&person, &draft).await?;
        // The caller became a member just now, which the request's own rights do not know yet.
        let row = crate::network::store::organisation::find(person.ctx.db().read(), &id).await?;
        let view =
            organisations::view(person.ctx.db().read(), row.ok_or(crate::kit::Error::NotFound)?).await?;
        tagged(StatusCode::CREATED, view.version, &view)
    })
    .await
}

pub async fn read(person: Person, Path(id): Path<OrganisationId>) -> Result<Response> {
    let view = organisations::read(&person, &id).await?;
    tagged(StatusCode::OK, view.version, &view)
}

/// Changes the named fields; `If-Match` guards against overwriting.
pub async fn edit(
    person: Person,
    Path(id): Path<OrganisationId>,
    headers: HeaderMap,
    Json(change): Json<serde_json::Value>,
) -> Result<Response> {
    let present = organisations::read(&person, &id).await?;
    let draft: Draft = overlaid(&present.profile, change)?;
    let view =
        organisations::edit(&person, &id, &draft, Some(if_match(&headers)?.unwrap_or(present.version)))
            .await?;
    tagged(StatusCode::OK, view.version, &view)
}
