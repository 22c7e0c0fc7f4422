use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::organisation::{draft_of, kinds};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::page::{Frame, Place, percent, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::organisations;
use crate::network::person::Person;
use crate::network::platform;
use crate::network::store::{organisation, person};

const PAGE: u64 = 50;

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "network/platform.html")]
struct Platform {
    frame: Frame,
    rows: Vec<organisation::Model>,
    search: String,
    next: Option<String>,
    form: FormView,
    kinds: Vec<(String, String)>,
}

/// Organisations of the installation.
pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let fields = Fields::of([("kind", "college"), ("time_zone", &person.zone)]);
    show(&person, StatusCode::OK, FormView::new(person.words(), fields), ask).await
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    match organisations::add(&person, &draft_of(&fields)).await {
        Ok(_) => person.see("/platform", "notice-organisation-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, Ask { q: String::new(), after: None }).await
        }
    }
}

async fn show(person: &Person, status: StatusCode, form: FormView, ask: Ask) -> Result<Response> {
    platform::check(person)?;
    let after = ask.after.map(OrganisationId);
    let mut rows = organisations::list(person, ask.q.trim(), after.as_ref(), PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.id.clone());
    let page = Platform {
        frame: person.frame(Place::Platform, person.words().t("platform-title")),
        rows,
        next: next.map(|id| format!("/platform?q={}&after={id}", percent(&ask.q))),
        search: ask.q,
        form,
        kinds: kinds(person),
    };
    render_as(status, &page)
}

#[derive(Template)]
#[template(path = "network/platform-people.html")]
struct People {
    frame: Frame,
    rows: Vec<person::Model>,
    search: String,
    next: Option<String>,
    me: PersonId,
}

pub async fn get_people(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let after = ask.after.map(PersonId);
    let mut rows = platform::people(&person, ask.q.trim(), after.as_ref(), PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.id.clone());
    render(&People {
        frame: person.frame(Place::Platform, person.words().t("platform-people-title")),
        rows,
        next: next.map(|id| format!("/platform/people?q={}&after={id}", percent(&ask.q))),
        search: ask.q,
        me: person.id.clone(),
    })
}

pub async fn post_disable(
    person: Person,
    Path(id): Path<PersonId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    platform::disable(&person, &id).await?;
    person.see_undoable(
        "/platform/people",
        "notice-person-disabled",
        &format!("/platform/people/{id}/restoration"),
    )
}

pub async fn post_restoration(
    person: Person,
    Path(id): Path<PersonId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    platform::enable(&person, &id).await?;
    person.see("/platform/people", "notice-restored")
}

#[derive(Template)]
#[template(path = "network/platform-link.html")]
struct Link {
    frame: Frame,
    name: String,
    link: String,
}

/// A link for a new password, shown once, for whoever has no mail.
pub async fn post_reset(person: Person, Path(id): Path<PersonId>, Form(_): Form<Fields>) -> Result<Response> {
    let (name, link) = platform::reset(&person, &id).await?;
    render(&Link {
        frame: person.frame(Place::Platform, person.words().t("platform-link-title")),
        name,
        link,
    })
}
