//! `/assessors`: the pool of an awarding body, who has how much to do, and how somebody comes in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::kit::Day;

use super::desk_head::{PLACE, seen};
use crate::certify::pool::{self, Draft, Pooled, list_of};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::AssessorId;
use crate::kit::page::{Frame, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::network::invitations::Delivery;

const ADDRESS: &str = "/assessors";
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "certify/assessors.html")]
struct Page {
    frame: Frame,
    form: FormView,
    lines: Vec<Line>,
    next: Option<AssessorId>,
    may_edit: bool,
    /// The link just made; shown this once.
    link: Option<String>,
}

struct Line {
    id: AssessorId,
    name: String,
    email: String,
    fields: String,
    languages: String,
    waits: bool,
    load: i64,
    most: i64,
    full: bool,
    works: Vec<(String, String, String)>,
}

impl Line {
    fn of(words: Words, one: &Pooled) -> Self {
        let day = |text: &str| Day::parse(text).map(|day| words.day(day)).unwrap_or_default();
        Self {
            id: one.row.id.clone(),
            name: one.row.name.clone(),
            email: one.email.clone(),
            fields: list_of(&one.row.fields).join(", "),
            languages: list_of(&one.row.languages).join(", "),
            waits: one.person.is_none(),
            load: one.load(),
            most: one.row.most,
            full: one.is_full(),
            works: one
                .engaged
                .iter()
                .map(|load| {
                    (
                        format!("/applications/{}/assessors", load.application.id),
                        words.t(&format!("engagement-part-{}", load.part)),
                        day(&load.last_day),
                    )
                })
                .collect(),
        }
    }
}

#[derive(Deserialize)]
pub struct Ask {
    after: Option<AssessorId>,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let usual = pool::USUAL.to_string();
    let fields =
        Fields::of([("most", usual.as_str()), ("language", person.words().code()), ("delivery", "mail")]);
    let form = FormView::new(person.words(), fields);
    show(&person, StatusCode::OK, form, None, ask.after).await
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let body = person.current_organisation()?;
    let delivery = if fields.get("delivery") == "link" { Delivery::ByHand } else { Delivery::ByMail };
    match pool::add(&person, body, &draft(&fields), delivery).await {
        Ok((_, Some(link))) if delivery == Delivery::ByHand => {
            let form = FormView::new(person.words(), fields);
            show(&person, StatusCode::OK, form, Some(link), None).await
        }
        Ok(_) => person.see(ADDRESS, "notice-assessor-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, None, None).await
        }
    }
}

/// Words that somebody typed with commas between, or one in a line.
pub fn typed_words(text: &str) -> Vec<String> {
    text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn draft(fields: &Fields) -> Draft {
    Draft {
        name: fields.get("name").to_owned(),
        email: fields.get("email").to_owned(),
        fields: typed_words(fields.get("fields")),
        languages: typed_words(fields.get("languages")),
        employers: typed_words(fields.get("employers")),
        // What is no number is refused like one that is too small.
        most: Some(fields.get("most").parse().unwrap_or_default()),
        language: fields.get("language").to_owned(),
    }
}

async fn show(
    person: &Person,
    status: StatusCode,
    form: FormView,
    link: Option<String>,
    after: Option<AssessorId>,
) -> Result<Response> {
    let body = person.current_organisation()?;
    let words = person.words();
    let mut rows = pool::list(person, body, after.as_ref(), PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let page = Page {
        frame: person.frame(PLACE, words.t("assessors-title")),
        next: if more { rows.last().map(|one| one.row.id.clone()) } else { None },
        lines: rows.iter().map(|one| Line::of(words, one)).collect(),
        may_edit: pool::may_edit(person, body),
        form,
        link,
    };
    render_as(status, &page)
}

#[derive(Template)]
#[template(path = "certify/assessor.html")]
struct One {
    frame: Frame,
    form: FormView,
    id: AssessorId,
    email: String,
    waits: bool,
    may_edit: bool,
}

pub async fn get_one(person: Person, Path(id): Path<AssessorId>) -> Result<Response> {
    let body = person.current_organisation()?;
    let found = pool::find(&person, body, &id).await?;
    let (fields, languages, employers) = (
        list_of(&found.row.fields).join(", "),
        list_of(&found.row.languages).join(", "),
        list_of(&found.row.employers).join("\n"),
    );
    let (most, version) = (found.row.most.to_string(), found.row.version.to_string());
    let fields = Fields::of([
        ("name", found.row.name.as_str()),
        ("fields", &fields),
        ("languages", &languages),
        ("employers", &employers),
        ("most", &most),
        ("version", &version),
    ]);
    render(&one(&person, &found, FormView::new(person.words(), fields)))
}

pub async fn post_one(
    person: Person,
    Path(id): Path<AssessorId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let body = person.current_organisation()?;
    let found = pool::find(&person, body, &id).await?;
    let seen = seen(&fields);
    match pool::change(&person, body, &id, &seen, &draft(&fields)).await {
        Ok(()) => person.see(ADDRESS, "notice-assessor-changed"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &one(&person, &found, form))
        }
    }
}

pub async fn leave(
    person: Person,
    Path(id): Path<AssessorId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let body = person.current_organisation()?;
    match pool::leave(&person, body, &id).await {
        Ok(()) => person.see(ADDRESS, "notice-assessor-left"),
        Err(error) => {
            let found = pool::find(&person, body, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &one(&person, &found, form))
        }
    }
}

fn one(person: &Person, found: &Pooled, form: FormView) -> One {
    One {
        frame: person.frame(PLACE, found.row.name.clone()),
        id: found.row.id.clone(),
        email: found.email.clone(),
        waits: found.person.is_none(),
        may_edit: pool::may_edit(person, &found.row.body_id),
        form,
    }
}
