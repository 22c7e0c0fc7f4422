//! When a body looks again at a certificate that it issued, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::certify::certifying;
use crate::certify::store::check;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{CertificateCheckId, CertificateId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
struct ChecksAnswer {
    checks: Vec<CheckAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct CheckAnswer {
    id: CertificateCheckId,
    due_day: String,
    /// Null until somebody has looked.
    done_at: Option<String>,
    /// What was found.
    words: String,
}

impl CheckAnswer {
    fn of(row: check::Model) -> Self {
        Self { id: row.id, due_day: row.due_day, done_at: row.done_at.map(rfc3339), words: row.words }
    }
}

pub async fn list(
    person: Person,
    Path(id): Path<CertificateId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let page = paging.of(certifying::checks(&person, &id).await?, |row| row.id.0.clone())?;
    let checks = page.items.into_iter().map(CheckAnswer::of).collect();
    answer(StatusCode::OK, &ChecksAnswer { checks, next: page.next })
}

/// What was found; empty where there is nothing to say.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LookedBody {
    pub words: String,
}

/// The body has looked; it says so once.
pub async fn looked(
    person: Person,
    Path((id, of)): Path<(CertificateId, CertificateCheckId)>,
    headers: HeaderMap,
    Json(body): Json<LookedBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST look", &id, &of, &body), || async {
        certifying::looked(&person, &id, &of, &body.words).await?;
        let row = check::find(person.ctx.db().read(), &id, &of).await?.ok_or(Error::NotFound)?;
        answer(StatusCode::OK, &CheckAnswer::of(row))
    })
    .await
}
