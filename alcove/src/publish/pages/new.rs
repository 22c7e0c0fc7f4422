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
use crate::publish::drafting::{self, Choice, Moved, Objective, Source};
use crate::publish::importing;
use crate::publish::practices::{self, of_organisation};

#[derive(Template)]
#[template(path = "publish/new.html")]
struct Page {
    frame: Frame,
    form: FormView,
    entries: Choices,
    languages: Vec<(&'static str, &'static str)>,
    /// What a draft can be filled with: id, title, and what there is to tell.
    objectives: Vec<(String, String, String)>,
    strengths: Vec<(String, String)>,
}

pub async fn get(person: Person) -> Result<Response> {
    let words = person.words();
    let source = source(&person).await?;
    let mut fields = Fields::of([("entry", "practice"), ("language", words.code()), ("from", "")]);
    let Choice { objectives, strengths } = source.proposed();
    fields.0.extend(objectives.into_iter().map(|id| ("objective".to_owned(), id)));
    fields.0.extend(strengths.into_iter().map(|id| ("strength".to_owned(), id)));
    render(&page(&person, &source, FormView::new(words, fields)))
}

pub async fn post(person: Person, FormWithFile { fields, file, .. }: FormWithFile) -> Result<Response> {
    match create(&person, &fields, &file).await {
        Ok(id) => person.see(&format!("/practices/{id}/edit"), "notice-practice-created"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, at_the_file(person.words(), error))?;
            let source = source(&person).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &source, form))
        }
    }
}

/// Fields that are filled in here. What else is wrong with a file is told where the file is chosen.
const HERE: [&str; 5] = ["t_title", "entry", "language", "objective", "file"];

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
    let source = source(person).await?;
    let words =
        Words::of(fields.get("language")).ok_or_else(|| Error::invalid("language", "unknown-choice"))?;
    let mut body = drafting::blank(words, fields.get("t_title"), fields.get("entry"));
    if fields.get("from") == "own" {
        let choice = chosen(fields);
        if choice.is_empty() {
            return Err(Error::invalid("objective", "nothing-picked"));
        }
        body = drafting::filled(body, words, &source.only(&choice));
    }
    practices::create(person, &organisation, body).await
}

fn chosen(fields: &Fields) -> Choice {
    let all = |name| fields.all(name).map(str::to_owned).collect();
    Choice { objectives: all("objective"), strengths: all("strength") }
}

/// What the person's institution has already, for whoever may write a practice there.
async fn source(person: &Person) -> Result<Source> {
    let organisation = person.current_organisation()?;
    person.may(Action::WritePractice, &of_organisation(person, organisation))?;
    drafting::source(person, organisation).await
}

fn page(person: &Person, source: &Source, form: FormView) -> Page {
    let words = person.words();
    let frame = person.frame(Place::Practices, words.t("publish-new-title"));
    let objective = |one: &Objective| {
        let done = words.t1("publish-new-done", "n", one.done.len());
        let moved = |moved: &Moved| words.t2("publish-new-moved", "rose", moved.rose, "n", moved.n);
        let told: Vec<String> = one.moved.as_ref().map(moved).into_iter().chain([done]).collect();
        (one.id.clone(), one.title.clone(), told.join(" · "))
    };
    Page {
        languages: frame.languages().map(|words| (words.code(), words.own_name())).to_vec(),
        entries: entries(words),
        objectives: source.objectives.iter().map(objective).collect(),
        strengths: source.strengths.iter().map(|one| (one.id.clone(), one.title.clone())).collect(),
        frame,
        form,
    }
}
