//! Practices of one's own institution, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::kit::api::{Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::{Result, Words, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::publish::body::Body;
use crate::publish::moving::{self, Answer};
use crate::publish::practices::{self, Practice};
use crate::publish::store::practice;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewPracticeBody {
    /// Without it, the one that the caller's lists are about.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    pub body: Body,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    organisation_id: Option<OrganisationId>,
    after: Option<String>,
    limit: Option<u64>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DraftLine {
    pub id: PracticeId,
    pub entry: String,
    /// In the caller's language where somebody translated it.
    pub title: String,
    pub title_language: String,
    pub state: String,
    pub published: i64,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct DraftList {
    pub items: Vec<DraftLine>,
    pub next: Option<PracticeId>,
}

/// A practice as its institution works on it.
#[derive(Clone, Debug, Serialize)]
pub struct DraftBody {
    pub id: PracticeId,
    pub organisation_id: OrganisationId,
    pub state: String,
    /// The number of the newest published version; 0: none yet.
    pub published: i64,
    /// Elements that are needed and say nothing yet.
    pub missing: Vec<&'static str>,
    pub created_at: String,
    pub confirmed_at: Option<String>,
    /// After `confirmed_at`, an answer is waited for.
    pub asked_at: Option<String>,
    pub ended_at: Option<String>,
    pub withdrawn_at: Option<String>,
    pub body: Body,
    pub version: i64,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReasonBody {
    pub reason: String,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct WithdrawalBody {
    pub reason: String,
    /// A published practice that stands in its place.
    pub replaced_by: Option<PracticeId>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct UseBody {
    pub in_use: bool,
    pub words: String,
}

pub async fn list(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let paging = Paging { after: asked.after, limit: asked.limit };
    let organisation = match asked.organisation_id {
        Some(id) => id,
        None => person.current_organisation()?.clone(),
    };
    let after = paging.after.clone().map(PracticeId);
    let found = practices::page(&person, &organisation, after.as_ref(), paging.limit()?).await?;
    let items = found.rows.into_iter().map(|row| line(row, person.words())).collect::<Result<_>>()?;
    answer(StatusCode::OK, &DraftList { items, next: found.next })
}

fn line(row: practice::Model, words: Words) -> Result<DraftLine> {
    let (title, title_language) = practices::title(&row, words)?;
    Ok(DraftLine {
        id: row.id,
        entry: row.entry,
        title,
        title_language,
        state: row.state,
        published: row.published,
        version: row.version,
    })
}

pub async fn create(
    person: Person,
    headers: HeaderMap,
    Json(new): Json<NewPracticeBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST practices", &new), || async {
        let organisation = match &new.organisation_id {
            Some(id) => id.clone(),
            None => person.current_organisation()?.clone(),
        };
        let id = practices::create(&person, &organisation, new.body.clone()).await?;
        present(&practices::load(&person, &id).await?, StatusCode::CREATED)
    })
    .await
}

pub async fn get(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    present(&practices::load(&person, &id).await?, StatusCode::OK)
}

pub async fn put(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<Body>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    present(&practices::edit(&person, &id, &seen, body).await?, StatusCode::OK)
}

pub async fn delete(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    practices::remove(&person, &id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn submit(person: Person, Path(id): Path<PracticeId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST submission", &id), || async {
        present(&moving::submit(&person, &id).await?, StatusCode::OK)
    })
    .await
}

pub async fn take_back(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    present(&moving::take_back(&person, &id).await?, StatusCode::OK)
}

pub async fn endorse(person: Person, Path(id): Path<PracticeId>, headers: HeaderMap) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    idempotency::once(&person.ctx, &person.id, &headers, &("POST endorsement", &id), || async {
        present(&moving::endorse(&person, &id, &seen).await?, StatusCode::OK)
    })
    .await
}

pub async fn send_back(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<ReasonBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST return", &id, &body), || async {
        present(&moving::send_back(&person, &id, &body.reason).await?, StatusCode::OK)
    })
    .await
}

pub async fn withdraw(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<WithdrawalBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST withdrawal", &id, &body), || async {
        present(
            &moving::withdraw(&person, &id, &body.reason, body.replaced_by.as_ref()).await?,
            StatusCode::OK,
        )
    })
    .await
}

pub async fn confirm(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<UseBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST confirmation", &id, &body), || async {
        let said = if body.in_use { Answer::StillInUse } else { Answer::Ended };
        present(&moving::confirm(&person, &id, said, &body.words).await?, StatusCode::OK)
    })
    .await
}

pub(super) fn present(found: &Practice, status: StatusCode) -> Result<Response> {
    let body = DraftBody {
        id: found.id().clone(),
        organisation_id: found.row.organisation_id.clone(),
        state: found.row.state.clone(),
        published: found.row.published,
        missing: found.body.missing(),
        created_at: rfc3339(found.row.created_at),
        confirmed_at: found.row.confirmed_at.map(rfc3339),
        asked_at: found.row.asked_at.map(rfc3339),
        ended_at: found.row.ended_at.map(rfc3339),
        withdrawn_at: found.row.withdrawn_at.map(rfc3339),
        body: found.body.clone(),
        version: found.row.version,
    };
    tagged(status, found.row.version, &body)
}
