//! `/platform/reviewers`: who looks at practices of others.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Choices, domains};
use crate::kit::form::{Form, Path};
use crate::kit::ids::PersonId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;
use crate::publish::reviewers;

#[derive(Template)]
#[template(path = "publish/reviewers.html")]
struct Page {
    frame: Frame,
    form: FormView,
    rows: Vec<Row>,
    domains: Choices,
}

struct Row {
    person: String,
    name: String,
    email: String,
    domains: String,
}

pub async fn get(person: Person) -> Result<Response> {
    show(&person, StatusCode::OK, FormView::new(person.words(), Fields::default())).await
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let domains: Vec<String> = fields.all("domains").map(str::to_owned).collect();
    match reviewers::name(&person, fields.get("email"), &domains).await {
        Ok(_) => person.see("/platform/reviewers", "notice-reviewer-named"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

pub async fn end(person: Person, Path(id): Path<PersonId>, Form(_): Form<Fields>) -> Result<Response> {
    reviewers::end(&person, &id).await?;
    person.see("/platform/reviewers", "notice-reviewer-ended")
}

async fn show(person: &Person, status: StatusCode, form: FormView) -> Result<Response> {
    let words = person.words();
    let rows = reviewers::list(person).await?.into_iter().map(|row| {
        let names: Vec<String> =
            row.domains.split(' ').map(|one| words.t(&format!("publish-domain-{one}"))).collect();
        Row { person: row.person_id.0, name: row.name, email: row.email, domains: names.join(", ") }
    });
    let page = Page {
        rows: rows.collect(),
        domains: domains(words),
        frame: person.frame(Place::Platform, words.t("publish-reviewers-title")),
        form,
    };
    render_as(status, &page)
}
