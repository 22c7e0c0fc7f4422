//! Questions to those who wrote a practice, for machines. Neither side sees the other's address.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::answer;
use crate::kit::form::{Json, Path};
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
}

pub async fn list(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    let asked = questions::list(&person, &id).await?;
    answer(StatusCode::OK, &QuestionList { items: asked.into_iter().map(QuestionBody::of).collect() })
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
}

/// What the caller asked, about any practice.
pub async fn own(person: Person) -> Result<Response> {
    let rows = questions::asked_by(&person).await?;
    answer(StatusCode::OK, &OwnQuestions { items: rows.into_iter().map(OwnQuestion::of).collect() })
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
        let rows = questions::asked_by(&person).await?;
        let row = rows.into_iter().find(|row| row.id == made).ok_or(Error::NotFound)?;
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
    let asked = questions::list(&person, &id).await?;
    let found = asked.into_iter().find(|one| one.row.id == question).ok_or(Error::NotFound)?;
    answer(StatusCode::OK, &QuestionBody::of(found))
}
