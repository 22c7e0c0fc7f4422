use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AnnouncementId, NetworkId, PersonId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::announcements::{self, Draft as Announcement};
use crate::network::network_members::{self, Agreement};
use crate::network::networks::{self, Draft, View};
use crate::network::person::Person;
use crate::network::store::network_member;
use crate::network::store::network_role::Coordinator;

/// Announcements on one page.
const PAGE: u64 = 20;

/// The pages of a network, as tabs: key, address, whether it is this one.
pub type Tab = (&'static str, String, bool);

#[derive(Template)]
#[template(path = "network/network.html")]
struct Network {
    frame: Frame,
    tabs: Vec<Tab>,
    view: View,
    members: i64,
    invited: i64,
    coordinates: bool,
    /// What one's own organisation agreed to, where it is in.
    agreement: Option<Agreement>,
    may_answer: bool,
    coordinators: Vec<Coordinator>,
    news: Vec<(AnnouncementId, String, String, String)>,
    next: Option<String>,
    form: FormView,
}

#[derive(Deserialize)]
pub struct Asked {
    after: Option<AnnouncementId>,
}

/// Pages that the rooms above have for a network: key, the end of the address, and for whom. An App
/// part.
#[derive(Clone, Default)]
pub struct MoreTabs(pub Vec<(&'static str, &'static str, For)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Everybody,
    /// Whoever works for a member now.
    Members,
    Coordinators,
}

/// Of a network that the person may see.
pub async fn tabs(person: &Person, id: &NetworkId, coordinates: bool, here: &str) -> Result<Vec<Tab>> {
    let is_member = match &person.organisation {
        Some(own) => network_member::standing(person.ctx.db().read(), id, own).await?,
        None => None,
    };
    let is_member = is_member.is_some_and(|row| row.accepted_at.is_some());
    let mut all = vec![
        ("network-tab-network", "", For::Everybody),
        ("network-tab-members", "/members", For::Coordinators),
    ];
    all.extend(&person.ctx.app.part::<MoreTabs>().0);
    all.push(("network-tab-settings", "/settings", For::Coordinators));
    let shown = all
        .into_iter()
        .filter(|(.., who)| match who {
            For::Everybody => true,
            For::Members => is_member,
            For::Coordinators => coordinates,
        })
        .map(|(key, path, _)| (key, format!("/networks/{id}{path}"), path == here));
    Ok(shown.collect())
}

pub async fn get(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, StatusCode::OK, &id, form, asked.after.as_ref()).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    form: FormView,
    after: Option<&AnnouncementId>,
) -> Result<Response> {
    let words = person.words();
    let view = networks::read(person, id).await?;
    let coordinates = networks::coordinates(person, id).await?;
    let counts = network_members::counts(person, id).await?;
    let members: i64 = counts.iter().map(|count| count.accepted).sum();
    let all: i64 = counts.iter().map(|count| count.total).sum();
    let mut rows = announcements::list(person, id, after, PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.id.0.clone());
    let news = rows.into_iter().map(|row| {
        let day = words.day_of(Instant(row.published_at), &person.zone);
        (row.id, row.title, row.body, day)
    });
    let (agreement, may_answer) = match &person.organisation {
        Some(own) => {
            let whole = Resource::Organisation(own.as_str().into());
            let found = match network_members::agreement(person, id, own).await {
                Ok(found) => Some(found),
                Err(crate::kit::Error::NotFound) => None,
                Err(other) => return Err(other),
            };
            (found, person.can(Action::AnswerNetwork, &whole))
        }
        None => (None, false),
    };
    let page = Network {
        frame: person.frame(Place::People, view.draft.name.clone()),
        tabs: tabs(person, id, coordinates, "").await?,
        members,
        invited: all - members,
        coordinates,
        agreement,
        may_answer,
        coordinators: networks::coordinators(person, id).await?,
        news: news.collect(),
        next,
        form,
        view,
    };
    render_as(status, &page)
}

/// Publishes an announcement.
pub async fn post_announcement(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let draft = Announcement { title: fields.get("title").to_owned(), body: fields.get("body").to_owned() };
    match announcements::publish(&person, &id, &draft).await {
        Ok(_) => person.see(&format!("/networks/{id}"), "notice-network-announced"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, form, None).await
        }
    }
}

pub async fn post_withdrawal(
    person: Person,
    Path((id, announcement)): Path<(NetworkId, AnnouncementId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    announcements::withdraw(&person, &id, &announcement).await?;
    let undo = format!("/networks/{id}/announcements/{announcement}/restoration");
    person.see_undoable(&format!("/networks/{id}"), "notice-network-withdrawn", &undo)
}

pub async fn post_restoration(
    person: Person,
    Path((id, announcement)): Path<(NetworkId, AnnouncementId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    announcements::restore(&person, &id, &announcement).await?;
    person.see(&format!("/networks/{id}"), "notice-restored")
}

#[derive(Template)]
#[template(path = "network/network-settings.html")]
struct Settings {
    frame: Frame,
    tabs: Vec<Tab>,
    view: View,
    coordinators: Vec<Coordinator>,
    form: FormView,
    naming: FormView,
}

pub async fn get_settings(person: Person, Path(id): Path<NetworkId>) -> Result<Response> {
    show_settings(&person, StatusCode::OK, &id, None, None).await
}

async fn show_settings(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    form: Option<FormView>,
    naming: Option<FormView>,
) -> Result<Response> {
    networks::found(person, id, Action::CoordinateNetwork).await?;
    let view = networks::read(person, id).await?;
    let fields = Fields::of([("name", &view.draft.name), ("purpose", &view.draft.purpose)]);
    let page = Settings {
        frame: person.frame(Place::People, person.words().t("network-settings-title")),
        tabs: tabs(person, id, true, "/settings").await?,
        coordinators: networks::coordinators(person, id).await?,
        form: form.unwrap_or_else(|| FormView::new(person.words(), fields)),
        naming: naming.unwrap_or_else(|| FormView::new(person.words(), Fields::default())),
        view,
    };
    render_as(status, &page)
}

pub async fn post_settings(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let draft = Draft { name: fields.get("name").to_owned(), purpose: fields.get("purpose").to_owned() };
    let seen = fields.get("version").parse().ok();
    match networks::edit(&person, &id, &draft, seen).await {
        Ok(_) => person.see(&format!("/networks/{id}"), "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_settings(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, Some(form), None).await
        }
    }
}

/// Names another coordinator.
pub async fn post_coordinator(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match networks::name_coordinator(&person, &id, fields.get("email")).await {
        Ok(_) => person.see(&format!("/networks/{id}/settings"), "notice-saved"),
        Err(error) => {
            let naming = FormView::failed(person.words(), fields, error)?;
            show_settings(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, None, Some(naming)).await
        }
    }
}

pub async fn post_coordinator_end(
    person: Person,
    Path((id, of)): Path<(NetworkId, PersonId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match networks::end_coordinator(&person, &id, &of).await {
        // Who ended the own role has no settings to come back to.
        Ok(()) if of == person.id => person.see("/networks", "notice-saved"),
        Ok(()) => person.see(&format!("/networks/{id}/settings"), "notice-saved"),
        Err(error) => {
            let naming = FormView::failed(person.words(), fields, error)?;
            show_settings(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, None, Some(naming)).await
        }
    }
}
