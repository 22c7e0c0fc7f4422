use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::spelled;
use super::tabs::{self, Tab};
use crate::kit::form::Form;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::organisations::{self, Draft, Identifier, KINDS, View};
use crate::network::person::Person;

#[derive(Template)]
#[template(path = "network/organisation.html")]
struct Overview {
    frame: Frame,
    tabs: Vec<Tab>,
    view: View,
    may_edit: bool,
}

pub async fn get(person: Person) -> Result<Response> {
    let id = person.current_organisation()?;
    let view = organisations::read(&person, id).await?;
    let may_edit = person.can(Action::EditOrganisation, &Resource::Organisation(id.as_str().into()));
    let frame = person.frame(Place::People, view.profile.name.clone());
    render(&Overview { frame, tabs: tabs::of(&person, id, "/organisation"), view, may_edit })
}

/// The profile as a form; also what the platform's page for a new organisation shows.
#[derive(Template)]
#[template(path = "network/organisation-profile.html")]
struct Profile {
    frame: Frame,
    tabs: Vec<Tab>,
    form: FormView,
    version: i64,
    kinds: Vec<(String, String)>,
}

pub async fn get_profile(person: Person) -> Result<Response> {
    let id = person.current_organisation()?;
    person.may(Action::EditOrganisation, &Resource::Organisation(id.as_str().into()))?;
    let view = organisations::read(&person, id).await?;
    let form = FormView::new(person.words(), fields_of(&view.profile));
    show(&person, StatusCode::OK, form, view.version)
}

pub async fn post_profile(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let id = person.current_organisation()?;
    let seen = fields.get("version").parse().ok();
    match organisations::edit(&person, id, &draft_of(&fields), seen).await {
        Ok(_) => person.see("/organisation", "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let view = organisations::read(&person, id).await?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, view.version)
        }
    }
}

fn show(person: &Person, status: StatusCode, form: FormView, version: i64) -> Result<Response> {
    let id = person.current_organisation()?;
    let frame = person.frame(Place::People, person.words().t("organisation-profile-title"));
    let tabs = tabs::of(person, id, "/organisation");
    render_as(status, &Profile { frame, tabs, form, version, kinds: kinds(person) })
}

pub fn kinds(person: &Person) -> Vec<(String, String)> {
    KINDS.iter().map(|kind| ((*kind).to_owned(), person.words().t(&format!("kind-{kind}")))).collect()
}

/// The profile as it is typed.
pub fn draft_of(fields: &Fields) -> Draft {
    let learners = fields.get("learners");
    let identifier = |line: &str| {
        let (scheme, value) = line.split_once(':').unwrap_or((line, ""));
        Identifier { scheme: scheme.trim().to_owned(), value: value.trim().to_owned() }
    };
    Draft {
        name: fields.get("name").to_owned(),
        short_name: fields.get("short_name").to_owned(),
        kind: fields.get("kind").to_owned(),
        country: spelled::country(fields.get("country")),
        region: fields.get("region").to_owned(),
        sector: fields.get("sector").to_owned(),
        // What is no number is out of range, so that it is a fault and not silently nothing.
        learners: if learners.is_empty() {
            None
        } else {
            Some(learners.replace([' ', '\u{a0}'], "").parse().unwrap_or(-1))
        },
        languages: languages_of(fields),
        identifiers: fields
            .get("identifiers")
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(identifier)
            .collect(),
        time_zone: spelled::time_zone(fields.get("time_zone")),
    }
}

/// Those that were chosen, and those that were written beside them, each once.
fn languages_of(fields: &Fields) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in fields.all("languages").chain(fields.all("other_languages")).flat_map(spelled::language_tags) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

pub fn fields_of(draft: &Draft) -> Fields {
    let identifiers: Vec<String> =
        draft.identifiers.iter().map(|one| format!("{}: {}", one.scheme, one.value)).collect();
    let (named, others): (Vec<_>, Vec<_>) =
        draft.languages.iter().map(String::as_str).partition(|tag| Words::LANGUAGES.contains(tag));
    let mut fields = Fields::of([
        ("name", &draft.name),
        ("short_name", &draft.short_name),
        ("kind", &draft.kind),
        ("country", &draft.country),
        ("region", &draft.region),
        ("sector", &draft.sector),
        ("learners", &draft.learners.map(|count| count.to_string()).unwrap_or_default()),
        ("other_languages", &others.join(", ")),
        ("identifiers", &identifiers.join("\n")),
        ("time_zone", &draft.time_zone),
    ]);
    fields.0.extend(named.into_iter().map(|tag| ("languages".to_owned(), tag.to_owned())));
    fields
}
