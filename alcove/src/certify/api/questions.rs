//! Questions to the institution, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::certify::clarifying::{self, Answer, Asked, Question};
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, ClarificationId, EvidenceId, ItemId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct QuestionBody {
    id: ClarificationId,
    item_id: Option<ItemId>,
    words: String,
    due_day: String,
    asked_at: String,
    answer: String,
    answered_at: Option<String>,
    evidence: Vec<EvidenceId>,
    withdrawn_at: Option<String>,
}

impl QuestionBody {
    fn of(one: &Asked) -> Self {
        Self {
            id: one.row.id.clone(),
            item_id: one.row.item_id.clone(),
            words: one.row.words.clone(),
            due_day: one.row.due_day.clone(),
            asked_at: rfc3339(one.row.asked_at),
            answer: one.row.answer.clone(),
            answered_at: one.row.answered_at.map(rfc3339),
            evidence: one.evidence.clone(),
            withdrawn_at: one.row.withdrawn_at.map(rfc3339),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct QuestionsBody {
    /// Days since the submission on which no question was open.
    days: Option<i64>,
    stopped: bool,
    questions: Vec<QuestionBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

pub async fn list(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (facts, asked) = clarifying::list(&person, &id).await?;
    let clock = clarifying::clock(&person, &facts, &asked);
    let page = paging.of(asked, |one| one.row.id.0.clone())?;
    let body = QuestionsBody {
        days: clock.map(|clock| clock.days),
        stopped: clock.is_some_and(|clock| clock.stopped),
        questions: page.items.iter().map(QuestionBody::of).collect(),
        next: page.next,
    };
    answer(StatusCode::OK, &body)
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    #[serde(default)]
    pub item_id: Option<ItemId>,
    pub words: String,
    pub due_day: String,
}

pub async fn ask(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<NewQuestion>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST questions", &id, &body), || async {
        let question =
            Question { item: body.item_id.clone(), words: body.words.clone(), due_day: body.due_day.clone() };
        let made = clarifying::ask(&person, &id, &question).await?;
        one(&person, &id, &made, StatusCode::CREATED).await
    })
    .await
}

async fn one(
    person: &Person,
    id: &ApplicationId,
    made: &ClarificationId,
    status: StatusCode,
) -> Result<Response> {
    let (_, asked) = clarifying::list(person, id).await?;
    let found = asked.iter().find(|one| one.row.id == *made).ok_or(Error::NotFound)?;
    answer(status, &QuestionBody::of(found))
}

#[derive(Clone, Debug, Deserialize)]
pub struct QuestionPath {
    application: ApplicationId,
    question: ClarificationId,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    pub words: String,
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
}

pub async fn answer_it(
    person: Person,
    Path(path): Path<QuestionPath>,
    headers: HeaderMap,
    Json(body): Json<AnswerBody>,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST answer", &path.application, &path.question, &body),
        || async {
            let said = Answer { words: body.words.clone(), evidence: body.evidence.clone() };
            clarifying::answer(&person, &path.application, &path.question, &said).await?;
            one(&person, &path.application, &path.question, StatusCode::OK).await
        },
    )
    .await
}

pub async fn withdraw(
    person: Person,
    Path(path): Path<QuestionPath>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST question withdrawal", &path.application, &path.question),
        || async {
            clarifying::withdraw(&person, &path.application, &path.question).await?;
            one(&person, &path.application, &path.question, StatusCode::OK).await
        },
    )
    .await
}
