//! Schemes for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::certify::scheme_body::SchemeBody;
use crate::certify::schemes::{self, Edition, Scheme, presets};
use crate::kit::api::{Paging, answer, tagged};
use crate::kit::download::{File, Format, send};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{OrganisationId, SchemeEditionId, SchemeId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// A scheme to begin with: one of the program's own, or a file of one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewSchemeBody {
    /// `commitment`, `excellence`, `counts`, `process` or `school`.
    pub preset: Option<String>,
    pub scheme: Option<SchemeBody>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SchemeAnswer {
    pub id: SchemeId,
    pub body_id: OrganisationId,
    pub editions: Vec<EditionAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EditionAnswer {
    pub id: SchemeEditionId,
    pub scheme_id: SchemeId,
    pub body_id: OrganisationId,
    pub number: i64,
    /// `draft`, `published` or `withdrawn`.
    pub state: String,
    /// SHA-256 of the scheme as it is kept.
    pub hash: String,
    pub published_at: Option<String>,
    pub withdrawn_at: Option<String>,
    pub version: i64,
    pub scheme: SchemeBody,
}

#[derive(Clone, Debug, Serialize)]
pub struct SchemesAnswer {
    pub schemes: Vec<SchemeAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct OffersAnswer {
    pub editions: Vec<EditionAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What every body of the installation offers.
pub async fn offers(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let page = paging.of(schemes::on_offer(&person.ctx).await?, |one| one.row.id.0.clone())?;
    let editions = page.items.into_iter().map(edition).collect();
    answer(StatusCode::OK, &OffersAnswer { editions, next: page.next })
}

pub async fn list(
    person: Person,
    Path(body): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let page = paging.of(schemes::list(&person, &body).await?, |one| one.row.id.0.clone())?;
    let schemes = page.items.into_iter().map(scheme).collect();
    answer(StatusCode::OK, &SchemesAnswer { schemes, next: page.next })
}

pub async fn create(
    person: Person,
    Path(body): Path<OrganisationId>,
    headers: HeaderMap,
    Json(new): Json<NewSchemeBody>,
) -> Result<Response> {
    person.may(alcove_domain::network::Action::EditScheme, &schemes::of_body(&body))?;
    idempotency::once(&person.ctx, &person.id, &headers, &("POST schemes", &body, &new), || async {
        let content = match (&new.preset, &new.scheme) {
            (_, Some(scheme)) => scheme.clone(),
            (Some(preset), None) => presets::read(preset)?,
            (None, None) => return Err(Error::invalid("preset", "unknown-choice")),
        };
        let id = schemes::create(&person, &body, content).await?;
        told(StatusCode::CREATED, schemes::find(&person, &id).await?)
    })
    .await
}

pub async fn get(person: Person, Path(id): Path<SchemeId>) -> Result<Response> {
    told(StatusCode::OK, schemes::find(&person, &id).await?)
}

/// Puts another content in place of the draft's.
pub async fn put(
    person: Person,
    Path(id): Path<SchemeId>,
    headers: HeaderMap,
    Json(body): Json<SchemeBody>,
) -> Result<Response> {
    told(StatusCode::OK, schemes::save(&person, &id, &etag::condition(&headers)?, body).await?)
}

pub async fn publish(person: Person, Path(id): Path<SchemeId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST publication", &id), || async {
        told(StatusCode::OK, schemes::publish(&person, &id, &etag::condition(&headers)?).await?)
    })
    .await
}

pub async fn withdraw(person: Person, Path(id): Path<SchemeId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST scheme withdrawal", &id), || async {
        told(StatusCode::OK, schemes::withdraw(&person, &id).await?)
    })
    .await
}

pub async fn revise(person: Person, Path(id): Path<SchemeId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST revision", &id), || async {
        told(StatusCode::CREATED, schemes::revise(&person, &id).await?)
    })
    .await
}

/// `/schemes/{scheme}/file.json`: the newest edition as a file, which another body can begin with.
pub async fn file(person: Person, Path(id): Path<SchemeId>) -> Result<Response> {
    let found = schemes::find(&person, &id).await?;
    let bytes = serde_json::to_vec_pretty(&found.latest()?.body).map_err(Error::fault)?;
    send(File { name: "scheme.json".to_owned(), format: Format::Json, bytes })
}

fn told(status: StatusCode, found: Scheme) -> Result<Response> {
    let version = found.latest()?.row.version;
    tagged(status, version, &scheme(found))
}

fn scheme(found: Scheme) -> SchemeAnswer {
    SchemeAnswer {
        id: found.row.id,
        body_id: found.row.body_id,
        editions: found.editions.into_iter().map(edition).collect(),
    }
}

fn edition(edition: Edition) -> EditionAnswer {
    let Edition { row, body } = edition;
    EditionAnswer {
        id: row.id,
        scheme_id: row.scheme_id,
        body_id: row.body_id,
        number: row.number,
        state: row.state,
        hash: row.hash,
        published_at: row.published_at.map(rfc3339),
        withdrawn_at: row.withdrawn_at.map(rfc3339),
        version: row.version,
        scheme: body,
    }
}
