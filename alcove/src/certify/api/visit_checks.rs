//! What to look at on a visit, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::certify::store::visit_check;
use crate::certify::visiting::{self, Tick};
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, VisitCheckId};
use crate::kit::{Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct CheckBody {
    id: VisitCheckId,
    words: String,
    seen_at: Option<String>,
}

impl CheckBody {
    pub(super) fn of(row: &visit_check::Model) -> Self {
        Self { id: row.id.clone(), words: row.words.clone(), seen_at: row.seen_at.map(rfc3339) }
    }
}

/// What to look at on the spot; empty for those who do not judge.
#[derive(Clone, Debug, Serialize)]
pub struct ChecksBody {
    checks: Vec<CheckBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

pub async fn list(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let visit = visiting::find(&person, &id).await?;
    let Listed { items, next } = paging.of(&visit.checks, |one| one.id.0.clone())?;
    answer(StatusCode::OK, &ChecksBody { checks: items.into_iter().map(CheckBody::of).collect(), next })
}

/// Something to look at.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewCheck {
    pub words: String,
}

pub async fn add(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<NewCheck>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST checks", &id, &body), || async {
        let made = visiting::add_check(&person, &id, &body.words).await?;
        one(&person, &id, &made, StatusCode::CREATED).await
    })
    .await
}

/// Whether it was looked at.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SeenBody {
    pub seen: bool,
}

pub async fn put(
    person: Person,
    Path((id, check)): Path<(ApplicationId, VisitCheckId)>,
    Json(body): Json<SeenBody>,
) -> Result<Response> {
    let said = if body.seen { Tick::Seen } else { Tick::Open };
    visiting::set_tick(&person, &id, &check, said).await?;
    one(&person, &id, &check, StatusCode::OK).await
}

pub async fn remove(
    person: Person,
    Path((id, check)): Path<(ApplicationId, VisitCheckId)>,
) -> Result<Response> {
    visiting::remove_check(&person, &id, &check).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn one(
    person: &Person,
    id: &ApplicationId,
    check: &VisitCheckId,
    status: StatusCode,
) -> Result<Response> {
    answer(status, &CheckBody::of(&visiting::one_check(person, id, check).await?))
}
