use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::{Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{NetworkId, PersonId};
use crate::kit::{Error, Result, idempotency};
use crate::network::audit::rfc3339;
use crate::network::networks;
use crate::network::person::Person;
use crate::network::store::network_role::Coordinator;

/// Somebody who coordinates a network, as its members see them.
#[derive(Serialize)]
struct View {
    person_id: PersonId,
    name: String,
    email: String,
    from: String,
}

fn view(one: Coordinator) -> View {
    View { person_id: one.person_id, name: one.name, email: one.email, from: rfc3339(one.from_at) }
}

pub async fn list(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let coordinators = networks::coordinators(&person, &id).await?.into_iter().map(view);
    answer(StatusCode::OK, &paging.of(coordinators, |one| one.person_id.0.clone())?)
}

/// Who is named, by the address of their account.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct New {
    email: String,
}

pub async fn name(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(new): Json<New>,
) -> Result<Response> {
    let request = ("POST network coordinators", &id, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let named = networks::name_coordinator(&person, &id, &new.email).await?;
        let there = networks::coordinators(&person, &id).await?;
        let one = there.into_iter().find(|one| one.person_id == named).ok_or(Error::NotFound)?;
        answer(StatusCode::CREATED, &view(one))
    })
    .await
}

/// Ends somebody's role; the last one stays.
pub async fn end(person: Person, Path((id, of)): Path<(NetworkId, PersonId)>) -> Result<StatusCode> {
    networks::end_coordinator(&person, &id, &of).await?;
    Ok(StatusCode::NO_CONTENT)
}
