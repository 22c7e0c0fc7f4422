//! `/practices/new`: a practice is started, empty or half filled from what the institution has.

use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Choices, entries};
use crate::kit::ids::PracticeId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::small_file::FormWithFile;
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::publish::drafting::{self, Source};
use crate::publish::importing;
use crate::publish::practices::{self, of_organisation};

#[derive(Template)]
#[template(path = "publish/new.html")]
struct Page {
    frame: Frame,
    form: FormView,
    entries: Choices,
    languages: Vec<(&'static str, &'static str)>,
    /// What a draft would be filled with: strengths, actions, what moved.
    strengths: usize,
    actions: usize,
    moved: usize,
}

pub async fn get(person: Person) -> Result<Response> {
    let words = person.words();
    let fields = Fields::of([("entry", "practice"), ("language", words.code()), ("from", "")]);
    render(&page(&person, FormView::new(words, fields)).await?)
}

pub async fn post(person: Person, FormWithFile { fields, file, .. }: FormWithFile) -> Result<Response> {
    match create(&person, &fields, &file).await {
        Ok(id) => person.see(&format!("/practices/{id}/edit"), "notice-practice-created"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, form).await?)
        }
    }
}

async fn create(person: &Person, fields: &Fields, file: &[u8]) -> Result<PracticeId> {
    let organisation = person.current_organisation()?.clone();
    if fields.get("from") == "word" {
        let (language, entry) = (fields.get("language"), fields.get("entry"));
        return importing::start(person, &organisation, language, entry, file).await;
    }
    person.may(Action::WritePractice, &of_organisation(person, &organisation))?;
    let words = Words::of(fields.get("language"))
        .ok_or_else(|| crate::kit::Error::invalid("language", "unknown-choice"))?;
    let mut body = drafting::blank(words, fields.get("t_title"), fields.get("entry"));
    if fields.get("from") == "own" {
        body = drafting::filled(body, words, &drafting::source(person, &organisation, words).await?);
    }
    practices::create(person, &organisation, body).await
}

async fn page(person: &Person, form: FormView) -> Result<Page> {
    let words = person.words();
    let organisation = person.current_organisation()?.clone();
    person.may(Action::WritePractice, &of_organisation(person, &organisation))?;
    let Source { strengths, actions, moved, .. } = drafting::source(person, &organisation, words).await?;
    let frame = person.frame(Place::Practices, words.t("publish-new-title"));
    Ok(Page {
        languages: frame.languages().map(|words| (words.code(), words.own_name())).to_vec(),
        entries: entries(words),
        strengths: strengths.len(),
        actions: actions.len(),
        moved: moved.len(),
        frame,
        form,
    })
}
