//! Internal documents on a practice's working page, and the page on which somebody asks for one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::work;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{InternalDocumentId, PracticeId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;
use crate::publish::internal::{self, Offer};
use crate::publish::{catalogue, practices, requests};

pub async fn offer(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let offer = Offer {
        evidence: fields.get("evidence").to_owned(),
        name: fields.get("name").to_owned(),
        about: fields.get("about").to_owned(),
    };
    match internal::offer(&person, &id, offer).await {
        Ok(_) => person.see(&format!("/practices/{id}/work"), "notice-practice-document"),
        Err(error) => {
            let found = practices::load(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &work::page(&person, &found, form).await?)
        }
    }
}

pub async fn take_off(
    person: Person,
    Path((id, document)): Path<(PracticeId, InternalDocumentId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    internal::take_off(&person, &id, &document).await?;
    person.see(&format!("/practices/{id}/work"), "notice-practice-document-taken-off")
}

#[derive(Template)]
#[template(path = "publish/ask.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    document: String,
    practice: String,
    provider: String,
    name: String,
    about: String,
}

pub async fn get(
    person: Person,
    Path((id, document)): Path<(PracticeId, InternalDocumentId)>,
) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    render(&page(&person, &id, &document, form).await?)
}

pub async fn post(
    person: Person,
    Path((id, document)): Path<(PracticeId, InternalDocumentId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match requests::ask(&person, &id, &document, fields.get("purpose")).await {
        Ok(_) => person.see("/practices/requests", "notice-document-asked-for"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &id, &document, form).await?)
        }
    }
}

async fn page(
    person: &Person,
    id: &PracticeId,
    document: &InternalDocumentId,
    form: FormView,
) -> Result<Page> {
    let words = person.words();
    let found = catalogue::here(&person.ctx, id, None).await?;
    let row = internal::find(&person.ctx, id, document).await?;
    Ok(Page {
        id: id.0.clone(),
        document: row.id.0,
        practice: found.body.title(words.code()),
        provider: found.provider.name,
        name: row.name,
        about: row.about,
        frame: person.frame(Place::Practices, words.t("publish-request-ask-title")),
        form,
    })
}
