//! The face that machines see.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::published;
use super::releases::{self, View};
use super::seeing::{self, RowView, Sight};
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{EditionId, NetworkId, OrganisationId, ReleaseId};
use crate::kit::{Ctx, Result};
use crate::network::Person;

/// A release with the figures of one group.
#[derive(Serialize)]
pub struct SightView {
    release: View,
    peers: String,
    groups: Vec<String>,
    figures: Vec<RowView>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// `?peers=` a group such as `kind:college`, `edition=` where there are several.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    peers: String,
    edition: Option<EditionId>,
}

/// Over which edition.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    edition_id: EditionId,
}

/// The job that makes a release.
#[derive(Serialize)]
struct Ordered {
    job_id: String,
    href: String,
}

pub async fn list(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(ReleaseId);
    let rows = releases::list(&person, &id, after.as_ref(), limit + 1).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in &rows {
        views.push(releases::view(&person.ctx, row).await?);
    }
    answer(StatusCode::OK, &Listed::page(views, limit, |view: &View| view.id.0.clone()))
}

pub async fn order(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(order): Json<Order>,
) -> Result<Response> {
    let request = ("POST releases", &id, &order);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let job = releases::order(&person, &id, &order.edition_id).await?;
        let href = format!("/api/v1/jobs/{job}");
        answer(StatusCode::ACCEPTED, &Ordered { job_id: job.0, href })
    })
    .await
}

pub async fn publish(
    person: Person,
    Path((id, release)): Path<(NetworkId, ReleaseId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let request = ("POST publication", &id, &release);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let row = releases::publish(&person, &id, &release).await?;
        answer(StatusCode::OK, &releases::view(&person.ctx, &row).await?)
    })
    .await
}

/// What the network has published, for everybody.
pub async fn published(
    ctx: Ctx,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (limit, after) = (paging.limit()?, paging.after.map(ReleaseId));
    let views = published::list(&ctx, &id, after.as_ref(), limit + 1).await?;
    answer(StatusCode::OK, &Listed::page(views, limit, |view: &published::View| view.id.0.clone()))
}

/// The figures of a group, for whoever coordinates the network; null before the first release.
pub async fn figures(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(asked): Query<Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let sight = seeing::figures(&person, &id, asked.edition.as_ref(), &asked.peers).await?;
    shown(&person, sight, &paging).await
}

/// One's own values beside a group; null before the first release, and where nothing is shared.
pub async fn comparison(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
    Query(asked): Query<Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let edition = asked.edition.as_ref();
    let (_, sight) = seeing::comparison(&person, &id, &organisation, edition, &asked.peers).await?;
    shown(&person, sight, &paging).await
}

async fn shown(person: &Person, sight: Option<Sight>, paging: &Paging) -> Result<Response> {
    // A number that does not fit is told before the first release too.
    paging.limit()?;
    let Some(sight) = sight else { return answer(StatusCode::OK, &None::<SightView>) };
    let page = paging.of(&sight.rows, |row| row.item.clone())?;
    let view = SightView {
        release: releases::view(&person.ctx, &sight.release).await?,
        peers: sight.peers.key(),
        groups: sight.groups.iter().map(alcove_domain::benchmark::PeerGroup::key).collect(),
        figures: page.items.into_iter().map(seeing::Row::view).collect(),
        next: page.next,
    };
    answer(StatusCode::OK, &view)
}
