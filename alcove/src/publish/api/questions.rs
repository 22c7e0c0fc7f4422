//! Questions to those who wrote a practice, for machines. Neither side sees the other's address.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{OrganisationId, PracticeId, QuestionId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::publish::questions::{self, Asked};
use crate::publish::store::question;

/// A question with who asked, for those who answer it.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionBody {
    id: QuestionId,
    organisation_id: OrganisationId,
    organisation: String,
    who: String,
    question: String,
    asked_at: String,
    answer: String,
    answered_at: Option<String>,
}

impl QuestionBody {
    fn of(one: Asked) -> Self {
        Self {
            id: one.row.id,
            organisation_id: one.row.organisation_id,
            organisation: one.organisation,
            who: one.who,
            question: one.row.question,
            asked_at: rfc3339(one.row.asked_at),
            answer: one.row.answer,
            answered_at: one.row.answered_at.map(rfc3339),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct QuestionList {
    items: Vec<QuestionBody>,
    next: Option<String>,
}

pub async fn list(
    person: Person,
    Path(id): Path<PracticeId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(QuestionId);
    let asked = questions::list(&person, &id, after.as_ref(), limit).await?;
    let found = Listed::page(asked, limit, |one| one.row.id.0.clone());
    let items = found.items.into_iter().map(QuestionBody::of).collect();
    answer(StatusCode::OK, &QuestionList { items, next: found.next })
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    pub question: String,
}

/// A question as whoever asked it sees it. The answer comes by mail as well.
#[derive(Clone, Debug, Serialize)]
pub struct OwnQuestion {
    id: QuestionId,
    practice_id: PracticeId,
    question: String,
    asked_at: String,
    answer: String,
    answered_at: Option<String>,
}

impl OwnQuestion {
    fn of(row: question::Model) -> Self {
        Self {
            id: row.id,
            practice_id: row.practice_id,
            question: row.question,
            asked_at: rfc3339(row.asked_at),
            answer: row.answer,
            answered_at: row.answered_at.map(rfc3339),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct OwnQuestions {
    items: Vec<OwnQuestion>,
    next: Option<String>,
}

/// What the caller asked, about any practice.
pub async fn own(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(QuestionId);
    let rows = questions::asked_by(&person, None, after.as_ref(), limit).await?;
    let found = Listed::page(rows, limit, |row| row.id.0.clone());
    let items = found.items.into_iter().map(OwnQuestion::of).collect();
    answer(StatusCode::OK, &OwnQuestions { items, next: found.next })
}

pub async fn ask(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<NewQuestion>,
) -> Result<Response> {
    let request = ("POST practice questions", &id, &body);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let made = questions::ask(&person, &id, &body.question).await?;
        let row = question::find(person.ctx.db().read(), &id, &made).await?.ok_or(Error::NotFound)?;
        answer(StatusCode::CREATED, &OwnQuestion::of(row))
    })
    .await
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    pub answer: String,
}

pub async fn answer_it(
    person: Person,
    Path((id, question)): Path<(PracticeId, QuestionId)>,
    Json(body): Json<AnswerBody>,
) -> Result<Response> {
    questions::answer(&person, &id, &question, &body.answer).await?;
    let found = questions::find(&person, &id, &question).await?;
    answer(StatusCode::OK, &QuestionBody::of(found))
}
