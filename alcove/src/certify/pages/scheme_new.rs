//! `/schemes/new`: a scheme from a preset, or from a file of one.

use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::certify::schemes::{self, presets};
use crate::kit::form::Form;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/scheme-new.html")]
struct Page {
    frame: Frame,
    form: FormView,
    presets: Vec<(&'static str, String, String)>,
}

pub async fn get(person: Person) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    person.may(Action::EditScheme, &schemes::of_body(&organisation))?;
    let fields = Fields::of([("preset", "commitment")]);
    render(&page(&person, FormView::new(person.words(), fields))?)
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let text = fields.get("file");
    let body =
        if text.is_empty() { presets::read(fields.get("preset")) } else { schemes::read(text.as_bytes()) };
    let done = match body {
        Ok(body) => schemes::create(&person, &organisation, body).await,
        Err(error) => {
            // Who may not do this at all does not learn what a file has to look like.
            person.may(Action::EditScheme, &schemes::of_body(&organisation))?;
            Err(error)
        }
    };
    match done {
        Ok(id) => person.see(&format!("/schemes/{id}"), "notice-certify-scheme-created"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, form)?)
        }
    }
}

fn page(person: &Person, form: FormView) -> Result<Page> {
    let words = person.words();
    let mut all = Vec::new();
    for (id, _) in presets::ALL {
        let body = presets::read(id)?;
        let about = crate::certify::snapshot::said(&body.about, words.code(), &body.language).to_owned();
        all.push((id, body.name(words).to_owned(), about));
    }
    Ok(Page {
        frame: person.frame(Place::Certificates, words.t("certify-scheme-new-title")),
        form,
        presets: all,
    })
}
