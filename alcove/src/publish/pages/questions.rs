//! Questions to those who wrote a practice, and their answers.

use axum::http::StatusCode;
use axum::response::Response;

use super::{read, work};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{PracticeId, QuestionId};
use crate::kit::page::render_as;
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;
use crate::publish::{practices, questions};

pub async fn ask(person: Person, Path(id): Path<PracticeId>, Form(fields): Form<Fields>) -> Result<Response> {
    match questions::ask(&person, &id, fields.get("question")).await {
        Ok(_) => person.see(&format!("/practices/{id}"), "notice-practice-question"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            read::again(&person, &id, form).await
        }
    }
}

pub async fn answer(
    person: Person,
    Path((id, question)): Path<(PracticeId, QuestionId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match questions::answer(&person, &id, &question, fields.get("answer")).await {
        Ok(()) => person.see(&format!("/practices/{id}/work"), "notice-practice-answered"),
        Err(error) => {
            let found = practices::load(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &work::page(&person, &found, form).await?)
        }
    }
}
