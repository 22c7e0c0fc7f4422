//! Asking a network for somebody who helps, and what becomes of it.

use alcove_domain::benchmark::mentoring::Wish;
use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::mentoring::Tag;
use crate::benchmark::wishes::{self, Asking, Named};
use crate::benchmark::{directory, mentoring};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{NetworkId, OrganisationId, WishId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::pages::network::{Tab, tabs};
use crate::network::{Person, networks};

pub fn tag(words: Words, stage: Wish) -> Tag {
    let (class, icon, key) = match stage {
        Wish::Open => ("brand", "clock", "wishes-open"),
        Wish::Paired => ("good", "check", "wishes-paired"),
        Wish::Refused => ("", "x", "mentoring-declined"),
        Wish::TakenBack => ("", "x", "wishes-taken-back"),
    };
    Tag { class, icon, words: words.t(key) }
}

#[derive(Template)]
#[template(path = "benchmark/wish-ask.html")]
struct Ask {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    network: String,
    /// Nobody in particular first.
    mentors: Vec<(String, String)>,
    form: FormView,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    mentor: String,
}

pub async fn get_ask(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::of([("mentor_id", &asked.mentor)]));
    show_ask(&person, StatusCode::OK, &id, form).await
}

async fn show_ask(person: &Person, status: StatusCode, id: &NetworkId, form: FormView) -> Result<Response> {
    let words = person.words();
    let own = person.current_organisation()?;
    person.may(Action::ArrangeMentoring, &Resource::Organisation(own.as_str().into()))?;
    let known = wishes::mentors(person, id, own).await?;
    let mut mentors = vec![(String::new(), words.t("wishes-anybody"))];
    mentors.extend(known.into_iter().map(|(id, name)| (id.0, name)));
    let coordinates = networks::coordinates(person, id).await?;
    let page = Ask {
        frame: person.frame(Place::People, words.t("wishes-ask")),
        tabs: tabs(person, id, coordinates, "/mentoring").await?,
        network: directory::network(person, id).await?.name,
        id: id.clone(),
        mentors,
        form,
    };
    render_as(status, &page)
}

pub async fn post_ask(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let own = person.current_organisation()?;
    let mentor = Some(fields.get("mentor_id")).filter(|one| !one.is_empty()).map(OrganisationId::from);
    let asking = Asking { mentor: mentor.as_ref(), goals: fields.get("goals") };
    match wishes::ask(&person, &id, own, asking).await {
        Ok(wish) => person.see(&format!("/networks/{id}/wishes/{wish}"), "notice-wish-sent"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_ask(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, form).await
        }
    }
}

#[derive(Template)]
#[template(path = "benchmark/wish.html")]
struct One {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    one: Named,
    tag: Tag,
    asked: String,
    answered: Option<String>,
    members: Vec<(String, String)>,
    form: FormView,
    refusing: FormView,
}

pub async fn get(person: Person, Path((id, wish)): Path<(NetworkId, WishId)>) -> Result<Response> {
    show(&person, StatusCode::OK, &id, &wish, None, None).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    wish: &WishId,
    form: Option<FormView>,
    refusing: Option<FormView>,
) -> Result<Response> {
    let words = person.words();
    let one = wishes::read(person, id, wish).await?;
    let coordinates = networks::coordinates(person, id).await?;
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    let mut members = Vec::new();
    if one.may_answer {
        members.push((String::new(), words.t("networks-choose-organisation")));
        let known = mentoring::members(person, id).await?.into_iter();
        let others = known.filter(|(member, _)| *member != one.row.learner_id);
        members.extend(others.map(|(id, name)| (id.0, name)));
    }
    let wished = one.row.mentor_id.as_ref().map(OrganisationId::as_str).unwrap_or_default();
    let proposed = Fields::of([("mentor_id", wished), ("goals", &one.row.goals)]);
    let page = One {
        frame: person.frame(Place::People, words.t1("wishes-line", "learner", &one.learner)),
        tabs: tabs(person, id, coordinates, "/mentoring").await?,
        id: id.clone(),
        tag: tag(words, one.row.stage()),
        asked: words.t1("wishes-asked-on", "day", day(one.row.asked_at)),
        answered: one.row.answered_at.map(day),
        members,
        form: form.unwrap_or_else(|| FormView::new(words, proposed)),
        refusing: refusing.unwrap_or_else(|| FormView::new(words, Fields::default())),
        one,
    };
    render_as(status, &page)
}

/// Proposes a pair for it.
pub async fn post_pair(
    person: Person,
    Path((id, wish)): Path<(NetworkId, WishId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let mentor = OrganisationId::from(fields.get("mentor_id"));
    match wishes::pair(&person, &id, &wish, &mentor, fields.get("goals")).await {
        Ok(pair) => person.see(&format!("/networks/{id}/mentoring/{pair}"), "notice-mentoring-proposed"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, &wish, Some(form), None).await
        }
    }
}

/// Says why not.
pub async fn post_refusal(
    person: Person,
    Path((id, wish)): Path<(NetworkId, WishId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match wishes::refuse(&person, &id, &wish, fields.get("answer")).await {
        Ok(()) => person.see(&format!("/networks/{id}/mentoring"), "notice-wish-refused"),
        Err(error) => {
            let refusing = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, &wish, None, Some(refusing)).await
        }
    }
}

/// Asks no longer.
pub async fn post_removal(person: Person, Path((id, wish)): Path<(NetworkId, WishId)>) -> Result<Response> {
    wishes::take_back(&person, &id, &wish).await?;
    person.see(&format!("/networks/{id}/mentoring"), "notice-wish-taken-back")
}
