//! `/practices/new`: a practice is started, empty or half filled from what the institution has.

use alcove_domain::network::Action;
use alcove_domain::publish::List;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Choices, entries};
use crate::kit::ids::PracticeId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::small_file::FormWithFile;
use crate::kit::{Error, FieldFault, Fields, FormView, Result, Words};
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
            let form = FormView::failed(person.words(), fields, at_the_file(person.words(), error))?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, form).await?)
        }
    }
}

/// Fields that are filled in here. What else is wrong with a file is told where the file is chosen.
const HERE: [&str; 4] = ["t_title", "entry", "language", "file"];

fn at_the_file(words: Words, error: Error) -> Error {
    let Error::Invalid(faults) = error else { return error };
    let told = faults.into_iter().map(|fault| {
        if HERE.contains(&fault.field.as_str()) {
            return fault;
        }
        FieldFault::new("file", "practice-word-place")
            .with("place", place(words, &fault.field))
            .with("says", words.fault(&fault))
    });
    Error::Invalid(told.collect())
}

/// What a field is called on paper: its list and row, its text, or its own name.
fn place(words: Words, field: &str) -> String {
    if let Some((list, rest)) = field.split_once('_')
        && List::parse(list).is_some()
    {
        let row = rest.split('_').next().and_then(|at| at.parse::<usize>().ok());
        let list = words.t(&format!("publish-list-{list}"));
        return row.map_or(list.clone(), |at| words.t2("publish-edit-row", "list", list, "n", at + 1));
    }
    match field.strip_prefix("t_") {
        Some(text) => words.t(&format!("publish-text-{}", text.split('_').next().unwrap_or(text))),
        None => words.t(match field {
            "first_day" => "publish-field-first-day",
            "last_day" => "publish-field-last-day",
            "url" => "publish-field-url",
            "place" => "publish-field-place",
            _ => "publish-word-file",
        }),
    }
}

async fn create(person: &Person, fields: &Fields, file: &[u8]) -> Result<PracticeId> {
    let organisation = person.current_organisation()?.clone();
    if fields.get("from") == "word" {
        let (language, entry) = (fields.get("language"), fields.get("entry"));
        return importing::start(person, &organisation, language, entry, file).await;
    }
    person.may(Action::WritePractice, &of_organisation(person, &organisation))?;
    let words =
        Words::of(fields.get("language")).ok_or_else(|| Error::invalid("language", "unknown-choice"))?;
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
