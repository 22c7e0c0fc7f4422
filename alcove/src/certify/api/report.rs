//! The assessors' report for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::certify::factual_check::{self, Checked};
use crate::certify::passages::{self, Said};
use crate::certify::reporting::{self, Report, Whole};
use crate::certify::store::passage;
use crate::kit::api::{Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, ItemId, PassageId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct PassageBody {
    id: PassageId,
    /// `finding`, `strength`, `must`, `suggestion`.
    kind: String,
    group_id: Option<ItemId>,
    words: String,
    /// `right`, `wrong`.
    answer: Option<String>,
    answer_words: String,
    reply: String,
    version: i64,
}

impl PassageBody {
    fn of(row: &passage::Model) -> Self {
        Self {
            id: row.id.clone(),
            kind: row.kind.clone(),
            group_id: Some(row.group_ref.clone()).filter(|id| !id.is_empty()).map(ItemId),
            words: row.words.clone(),
            answer: row.answer.clone(),
            answer_words: row.answer_words.clone(),
            reply: row.reply.clone(),
            version: row.version,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ReportBody {
    application_id: ApplicationId,
    state: String,
    summary: String,
    /// Absent for the institution until it is decided.
    recommendation: Option<String>,
    because: String,
    sent_at: Option<String>,
    due_day: Option<String>,
    checked_at: Option<String>,
    final_at: Option<String>,
    passages: Vec<PassageBody>,
    /// The value of `after` for the next page of passages; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    version: i64,
}

impl ReportBody {
    fn of(report: &Report, paging: &Paging) -> Result<Self> {
        let row = report.row.as_ref();
        let page = paging.of(&report.passages, |one| one.id.0.clone())?;
        let recommended = row.filter(|_| report.shows_recommendation());
        Ok(Self {
            application_id: report.facts.row.id.clone(),
            state: report.facts.row.state.clone(),
            summary: row.map(|row| row.summary.clone()).unwrap_or_default(),
            recommendation: recommended.and_then(|row| row.recommendation.clone()),
            because: recommended.map(|row| row.recommended_because.clone()).unwrap_or_default(),
            sent_at: row.and_then(|row| row.sent_at).map(rfc3339),
            due_day: row.and_then(|row| row.due_day.clone()),
            checked_at: row.and_then(|row| row.checked_at).map(rfc3339),
            final_at: row.and_then(|row| row.final_at).map(rfc3339),
            passages: page.items.into_iter().map(PassageBody::of).collect(),
            next: page.next,
            version: row.map_or(0, |row| row.version),
        })
    }
}

async fn shown(person: &Person, id: &ApplicationId) -> Result<Response> {
    page(person, id, &Paging::default()).await
}

async fn page(person: &Person, id: &ApplicationId, paging: &Paging) -> Result<Response> {
    let body = ReportBody::of(&reporting::find(person, id).await?, paging)?;
    tagged(StatusCode::OK, body.version, &body)
}

pub async fn get(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    page(&person, &id, &paging).await
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WholeBody {
    pub summary: String,
    /// `granted`, `conditional`, `refused`; empty: nothing yet.
    pub recommendation: String,
    pub because: String,
}

pub async fn put(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<WholeBody>,
) -> Result<Response> {
    let whole = Whole { summary: body.summary, recommendation: body.recommendation, because: body.because };
    reporting::write(&person, &id, &etag::condition(&headers)?, &whole).await?;
    shown(&person, &id).await
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewPassage {
    pub kind: String,
    pub group_id: Option<ItemId>,
    pub words: String,
    pub reply: String,
}

impl NewPassage {
    fn said(&self) -> Said {
        Said {
            kind: self.kind.clone(),
            group: self.group_id.clone(),
            words: self.words.clone(),
            reply: self.reply.clone(),
        }
    }
}

pub async fn add(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<NewPassage>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST passages", &id, &body), || async {
        let made = passages::add(&person, &id, &body.said()).await?;
        one(&person, &id, &made, StatusCode::CREATED).await
    })
    .await
}

async fn one(person: &Person, id: &ApplicationId, which: &PassageId, status: StatusCode) -> Result<Response> {
    let report = reporting::find(person, id).await?;
    let found = report.passages.iter().find(|one| one.id == *which).ok_or(Error::NotFound)?;
    tagged(status, found.version, &PassageBody::of(found))
}

#[derive(Clone, Debug, Deserialize)]
pub struct PassagePath {
    application: ApplicationId,
    passage: PassageId,
}

pub async fn change(
    person: Person,
    Path(path): Path<PassagePath>,
    headers: HeaderMap,
    Json(body): Json<NewPassage>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    passages::change(&person, &path.application, &path.passage, &seen, &body.said()).await?;
    one(&person, &path.application, &path.passage, StatusCode::OK).await
}

pub async fn remove(person: Person, Path(path): Path<PassagePath>) -> Result<Response> {
    passages::remove(&person, &path.application, &path.passage).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What the institution says of a passage.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CheckedBody {
    pub answer: String,
    pub words: String,
}

pub async fn answer_it(
    person: Person,
    Path(path): Path<PassagePath>,
    headers: HeaderMap,
    Json(body): Json<CheckedBody>,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST passage answer", &path.application, &path.passage, &body),
        || async {
            let said = Checked { answer: body.answer.clone(), words: body.words.clone() };
            factual_check::answer(&person, &path.application, &path.passage, &said).await?;
            one(&person, &path.application, &path.passage, StatusCode::OK).await
        },
    )
    .await
}

/// How long the factual check is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SendingBody {
    /// Empty: two weeks from today.
    pub due_day: String,
}

pub async fn send(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<SendingBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST sending", &id, &body), || async {
        reporting::send(&person, &id, &body.due_day).await?;
        shown(&person, &id).await
    })
    .await
}

pub async fn end_check(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST checking", &id), || async {
        factual_check::end(&person, &id).await?;
        shown(&person, &id).await
    })
    .await
}

pub async fn finish(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST finishing", &id), || async {
        reporting::finish(&person, &id).await?;
        shown(&person, &id).await
    })
    .await
}

#[derive(Clone, Debug, Serialize)]
pub struct FilledBody {
    passages: usize,
}

pub async fn fill(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST filling", &id), || async {
        let passages = passages::fill(&person, &id, person.words().code()).await?;
        answer(StatusCode::OK, &FilledBody { passages })
    })
    .await
}
