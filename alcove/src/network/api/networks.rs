use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::{Listed, Paging, answer, if_match, overlaid, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{AnnouncementId, NetworkId, NetworkMemberId, OrganisationId};
use crate::kit::{Error, Result};
use crate::network::announcements::{self, Draft as Announcement};
use crate::network::network_members::{self, Consent, agreement_view};
use crate::network::networks::{self, Draft, Founding};
use crate::network::person::Person;
use crate::network::store::network_member::Filter;

/// A network in a list: with how it concerns the caller.
#[derive(Serialize)]
struct Line {
    id: NetworkId,
    name: String,
    coordinates: bool,
    /// `invited` or `member`; null where the caller's organisation is neither.
    state: Option<&'static str>,
    shares: Option<String>,
}

/// Networks that concern the caller.
pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(NetworkId);
    let rows = networks::list(&person, after.as_ref(), limit + 1).await?;
    let lines = rows.into_iter().map(|one| Line {
        id: one.network.id,
        name: one.network.name,
        coordinates: one.coordinates,
        shares: one.belonging.map(|_| one.shares),
        state: one.belonging.map(alcove_domain::network::Belonging::word),
    });
    answer(StatusCode::OK, &Listed::page(lines.collect(), limit, |line| line.id.0.clone()))
}

/// Founds a network.
pub async fn add(person: Person, headers: HeaderMap, Json(founding): Json<Founding>) -> Result<Response> {
    let request = ("POST networks", &founding);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let view = networks::add(&person, &founding).await?;
        tagged(StatusCode::CREATED, view.version, &view)
    })
    .await
}

pub async fn read(person: Person, Path(id): Path<NetworkId>) -> Result<Response> {
    let view = networks::read(&person, &id).await?;
    tagged(StatusCode::OK, view.version, &view)
}

pub async fn edit(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(change): Json<serde_json::Value>,
) -> Result<Response> {
    let present = networks::read(&person, &id).await?;
    let draft: Draft = overlaid(&present.draft, change)?;
    let seen = Some(if_match(&headers)?.unwrap_or(present.version));
    let view = networks::edit(&person, &id, &draft, seen).await?;
    tagged(StatusCode::OK, view.version, &view)
}

/// `?q=` a part of the name, `state=` one of `invited`, `member`, `left`.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    state: Option<String>,
}

pub async fn list_members(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(asked): Query<Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    if asked.state.as_ref().is_some_and(|state| !["invited", "member", "left"].contains(&state.as_str())) {
        return Err(Error::invalid("state", "unknown-choice"));
    }
    let after = paging.after.map(NetworkMemberId);
    let filter = Filter { search: asked.q, state: asked.state };
    let rows = network_members::list(&person, &id, &filter, after.as_ref(), limit + 1).await?;
    let views = rows.into_iter().map(network_members::view).collect();
    answer(StatusCode::OK, &Listed::page(views, limit, |view| view.id.0.clone()))
}

/// Who is invited.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    organisation_id: OrganisationId,
}

pub async fn invite(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(invited): Json<Invited>,
) -> Result<Response> {
    let request = ("POST network members", &id, &invited);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let view = network_members::invite(&person, &id, &invited.organisation_id).await?;
        answer(StatusCode::CREATED, &view)
    })
    .await
}

/// Takes an invitation back, or ends a membership.
pub async fn end_member(
    person: Person,
    Path((id, organisation)): Path<(NetworkId, OrganisationId)>,
) -> Result<StatusCode> {
    network_members::end(&person, &id, &organisation).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn read_agreement(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
) -> Result<Response> {
    let view = agreement_view(&network_members::agreement(&person, &id, &organisation).await?);
    tagged(StatusCode::OK, view.version, &view)
}

/// Agrees; an invited organisation is a member by it.
pub async fn agree(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
    headers: HeaderMap,
    Json(consent): Json<Consent>,
) -> Result<Response> {
    let seen = if_match(&headers)?;
    let agreed = network_members::agree(&person, &id, &organisation, &consent, seen).await?;
    let view = agreement_view(&agreed);
    tagged(StatusCode::OK, view.version, &view)
}

/// Leaves the network, or declines.
pub async fn leave(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
) -> Result<StatusCode> {
    network_members::leave(&person, &id, &organisation).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn list_announcements(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(AnnouncementId);
    let rows = announcements::list(&person, &id, after.as_ref(), limit + 1).await?;
    let views = rows.into_iter().map(announcements::view).collect();
    answer(StatusCode::OK, &Listed::page(views, limit, |view| view.id.0.clone()))
}

pub async fn announce(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(draft): Json<Announcement>,
) -> Result<Response> {
    let request = ("POST announcements", &id, &draft);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        answer(StatusCode::CREATED, &announcements::publish(&person, &id, &draft).await?)
    })
    .await
}

pub async fn withdraw(
    person: Person,
    Path((id, announcement)): Path<(NetworkId, AnnouncementId)>,
) -> Result<StatusCode> {
    announcements::withdraw(&person, &id, &announcement).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the withdrawal of an announcement back.
pub async fn restore(
    person: Person,
    Path((id, announcement)): Path<(NetworkId, AnnouncementId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let request = ("POST restoration", &id, &announcement);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        answer(StatusCode::OK, &announcements::restore(&person, &id, &announcement).await?)
    })
    .await
}
