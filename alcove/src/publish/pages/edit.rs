//! `/practices/{practice}/edit?language=az`: the template as a form.

use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::form::{self, ElementForm, PartForm};
use super::{Choices, costs, domains, entries, licences};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::PracticeId;
use crate::kit::page::{Frame, Place, render, render_as, see};
use crate::kit::small_file::FormWithFile;
use crate::kit::words::format::day_in;
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::publish::criteria;
use crate::publish::importing::{self, Preview};
use crate::publish::practices::{self, Practice};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    language: String,
}

#[derive(Template)]
#[template(path = "publish/edit.html")]
struct Page {
    frame: Frame,
    id: String,
    form: FormView,
    /// Of the words on the form; its own name.
    language: Words,
    main: String,
    translating: bool,
    /// Code, name, whether it has a title, whether it is the one shown.
    languages: Vec<(&'static str, &'static str, bool, bool)>,
    elements: Vec<ElementForm>,
    entries: Choices,
    domains: Choices,
    criteria: Vec<(String, String)>,
    costs: Choices,
    licences: Choices,
    /// What was read from a file, to be looked at before it is saved.
    imported: String,
}

pub async fn get(person: Person, Path(id): Path<PracticeId>, Query(asked): Query<Asked>) -> Result<Response> {
    let found = practices::load(&person, &id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    if !found.stage().is_open() {
        return see(&format!("/practices/{id}/work"));
    }
    let language = Words::of(&asked.language)
        .map_or_else(|| found.body.language.clone(), |words| words.code().to_owned());
    let fields = form::fields(&found.body, &language, found.row.version);
    render(&page(&person, &found, FormView::new(person.words(), fields)).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let found = practices::load(&person, &id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    let today = day_in(person.ctx.now, &person.zone).to_string();
    let body = form::body(&found.body, &fields, &today);
    let typed = body.clone().tidied();
    let seen = match fields.get("version").parse() {
        Ok(version) => Condition::Versions(vec![version]),
        Err(_) => Condition::Versions(vec![0]),
    };
    match practices::edit(&person, &id, &seen, body).await {
        // A further row or another language: the same page again.
        Ok(_) if !fields.get("again").is_empty() => person.see(
            &format!("/practices/{id}/edit?language={}", fields.get("language")),
            "notice-practice-saved",
        ),
        Ok(_) => person.see(&format!("/practices/{id}/work"), "notice-practice-saved"),
        Err(error) => {
            // Rows that were left empty are gone from what was judged: each fault stands at its row.
            let version = fields.get("version").parse().unwrap_or(0);
            let language =
                Words::of(fields.get("language")).map_or(found.body.language.as_str(), |one| one.code());
            let shown = form::fields(&typed, language, version);
            let mut form = FormView::failed(person.words(), shown, error)?;
            form::settle(&mut form, language);
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &found, form).await?)
        }
    }
}

/// Fills the form from a Word file. Nothing is saved until the form is.
pub async fn import(
    person: Person,
    Path(id): Path<PracticeId>,
    FormWithFile { fields, file, .. }: FormWithFile,
) -> Result<Response> {
    let words = person.words();
    let Preview { practice: found, language, read } =
        match importing::preview(&person, &id, fields.get("language"), &file).await {
            Ok(preview) => preview,
            Err(error) => {
                let found = practices::load(&person, &id).await?;
                let shown = form::fields(&found.body, &found.body.language, found.row.version);
                let form = FormView::failed(words, shown, error)?;
                return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &found, form).await?);
            }
        };
    let faults = read.body.check();
    let shown = form::fields(&read.body, &language, found.row.version);
    let mut form = FormView::new(words, shown);
    form.faults = faults;
    form::settle(&mut form, &language);
    let mut page = page(&person, &found, form).await?;
    let numbers: Vec<String> = read.found.iter().map(ToString::to_string).collect();
    page.imported = words.t1("publish-word-read", "numbers", numbers.join(", "));
    render(&page)
}

async fn page(person: &Person, found: &Practice, form: FormView) -> Result<Page> {
    let words = person.words();
    let language = Words::of(form.value("language")).unwrap_or(words);
    let translating = language.code() != found.body.language;
    let has = found.body.languages();
    let languages = Words::ALL.map(|one| {
        let is_there = has.iter().any(|code| code == one.code());
        (one.code(), one.own_name(), is_there, one == language)
    });
    Ok(Page {
        frame: person.frame(Place::Practices, found.row.title.clone()),
        id: found.id().0.clone(),
        language,
        main: super::language_name(&found.body.language),
        translating,
        languages: languages.into(),
        elements: form::elements(words, &form, translating.then_some(&found.body)),
        entries: entries(words),
        domains: domains(words),
        criteria: criteria::all(words).await?,
        costs: costs(words),
        licences: licences(words),
        imported: String::new(),
        form,
    })
}
