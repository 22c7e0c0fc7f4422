//! Signing keys for machines. Their secret halves never leave.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::award::store::key;
use crate::certify::signing_keys::{self, Ring};
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::OrganisationId;
use crate::kit::{Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct KeysAnswer {
    /// The name inside certificates; null until there are keys.
    pub issuer: Option<String>,
    /// `https` or `did-web`.
    pub form: Option<String>,
    pub keys: Vec<KeyAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct KeyAnswer {
    pub id: String,
    /// `ed25519` for the stored form, `p256` for tokens.
    pub kind: String,
    /// As Multikey writes it.
    pub public_key: String,
    pub created_at: String,
    pub retired_at: Option<String>,
    pub compromised_at: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct FormBody {
    /// `https` or `did-web`; without it, it stays.
    pub form: String,
}

pub async fn get(
    person: Person,
    Path(of): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    answer(StatusCode::OK, &ring(signing_keys::of(&person, &of).await?, &paging)?)
}

pub async fn put(
    person: Person,
    Path(of): Path<OrganisationId>,
    Json(body): Json<FormBody>,
) -> Result<Response> {
    signing_keys::settle(&person, &of, &body.form).await?;
    show(&person, &of, StatusCode::OK).await
}

pub async fn rotate(
    person: Person,
    Path((of, key)): Path<(OrganisationId, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST rotation", &of, &key), || async {
        signing_keys::rotate(&person, &of, &key).await?;
        show(&person, &of, StatusCode::CREATED).await
    })
    .await
}

pub async fn compromise(
    person: Person,
    Path((of, key)): Path<(OrganisationId, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST compromise", &of, &key), || async {
        signing_keys::report_compromise(&person, &of, &key).await?;
        show(&person, &of, StatusCode::OK).await
    })
    .await
}

/// The first page; the newest keys stand on it.
async fn show(person: &Person, of: &OrganisationId, status: StatusCode) -> Result<Response> {
    answer(status, &ring(signing_keys::of(person, of).await?, &Paging::default())?)
}

fn ring(found: Option<Ring>, paging: &Paging) -> Result<KeysAnswer> {
    let key = |row: key::Model| KeyAnswer {
        id: row.id,
        kind: row.kind,
        public_key: row.public_key,
        created_at: rfc3339(row.created_at),
        retired_at: row.retired_at.map(rfc3339),
        compromised_at: row.compromised_at.map(rfc3339),
    };
    // A number that does not fit is told before there is anything to count too.
    paging.limit()?;
    let Some(ring) = found else {
        return Ok(KeysAnswer { issuer: None, form: None, keys: Vec::new(), next: None });
    };
    let issuer = ring.issuer.id();
    let page = paging.of(ring.keys, |row| row.id.clone())?;
    Ok(KeysAnswer {
        issuer: Some(issuer),
        form: Some(ring.issuer.row.name_form),
        keys: page.items.into_iter().map(key).collect(),
        next: page.next,
    })
}
