use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::benchmark::directory::{self, Draft, Line, Pair};
use crate::benchmark::store::directory_entry::{Filter, Region};
use crate::benchmark::wishes;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{EntryId, NetworkId, OrganisationId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::pages::network::{Tab, tabs};
use crate::network::{Person, networks};

const PAGE: i64 = 30;

#[derive(Template)]
#[template(path = "benchmark/directory.html")]
struct Directory {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    lines: Vec<Line>,
    next: Option<String>,
    regions: Vec<Region>,
    region: String,
    search: String,
    /// Whether the own organisation has an entry; none where it can have none.
    own: Option<bool>,
    /// The organisation that the reader can ask the network for.
    asks_for: Option<OrganisationId>,
}

impl Directory {
    /// A tile of the map is as dark as its region has entries: four shades.
    fn shade(&self, one: &Region) -> i64 {
        let most = self.regions.iter().map(|region| region.entries).max().unwrap_or(1).max(1);
        (one.entries * 4 + most - 1) / most
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    region: String,
    q: String,
    after: Option<EntryId>,
}

pub async fn get(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    let words = person.words();
    let network = directory::network(&person, &id).await?;
    let filter = Filter { region: asked.region, search: asked.q };
    let mut lines = directory::list(&person, &id, &filter, asked.after.as_ref(), PAGE + 1).await?;
    let is_more = lines.len() as i64 > PAGE;
    lines.truncate(PAGE as usize);
    let last = lines.last().filter(|_| is_more);
    let own = match &person.organisation {
        Some(own) if person.can(Action::AnswerNetwork, &Resource::Organisation(own.as_str().into())) => {
            Some(directory::own(&person, &id, own).await?.is_some())
        }
        _ => None,
    };
    let coordinates = networks::coordinates(&person, &id).await?;
    let may_ask = wishes::may_ask(&person, &id).await?;
    let page = Directory {
        asks_for: person.organisation.clone().filter(|_| may_ask),
        frame: person.frame(Place::People, words.t1("directory-title", "network", &network.name)),
        tabs: tabs(&person, &id, coordinates, "/directory").await?,
        next: last.map(|line| line.entry.id.0.clone()),
        lines,
        regions: directory::regions(&person, &id).await?,
        region: filter.region,
        search: filter.search,
        own,
        id,
    };
    render(&page)
}

#[derive(Template)]
#[template(path = "benchmark/entry.html")]
struct Entry {
    frame: Frame,
    id: NetworkId,
    network: String,
    version: i64,
    form: FormView,
}

pub async fn get_entry(person: Person, Path(id): Path<NetworkId>) -> Result<Response> {
    show(&person, StatusCode::OK, &id, None).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    form: Option<FormView>,
) -> Result<Response> {
    let own = person.current_organisation()?;
    person.may(Action::AnswerNetwork, &Resource::Organisation(own.as_str().into()))?;
    let entry = directory::own(person, id, own).await?;
    let is_on = |at: Option<i64>| if at.is_some() { "yes" } else { "" };
    let fields = match &entry {
        Some(row) => Fields::of([
            ("expertise", &row.expertise),
            ("contact", &row.contact),
            ("strengths", is_on(row.strengths_at)),
            ("matching", is_on(row.matching_at)),
        ]),
        None => Fields::default(),
    };
    let page = Entry {
        frame: person.frame(Place::People, person.words().t("directory-entry-title")),
        network: directory::network(person, id).await?.name,
        id: id.clone(),
        version: entry.map_or(0, |row| row.version),
        form: form.unwrap_or_else(|| FormView::new(person.words(), fields)),
    };
    render_as(status, &page)
}

pub async fn post_entry(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let draft = Draft {
        expertise: fields.get("expertise").to_owned(),
        contact: fields.get("contact").to_owned(),
        strengths: fields.get("strengths") == "yes",
        matching: fields.get("matching") == "yes",
    };
    let seen = fields.get("version").parse().ok();
    let own = person.current_organisation()?;
    match directory::write(&person, &id, own, &draft, seen).await {
        Ok(_) => person.see(&format!("/networks/{id}/directory"), "notice-saved"),
        Err(Error::NotFound) => Err(Error::NotFound),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, Some(form)).await
        }
    }
}

pub async fn post_removal(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    directory::remove(&person, &id, person.current_organisation()?).await?;
    person.see(&format!("/networks/{id}/directory"), "notice-directory-removed")
}

#[derive(Template)]
#[template(path = "benchmark/matches.html")]
struct Matches {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    pairs: Vec<Pair>,
    coordinates: bool,
    /// The organisation that the reader can ask for.
    asks_for: Option<OrganisationId>,
}

pub async fn get_matches(person: Person, Path(id): Path<NetworkId>) -> Result<Response> {
    let pairs = directory::pairs(&person, &id).await?;
    let coordinates = networks::coordinates(&person, &id).await?;
    let may_ask = !coordinates && wishes::may_ask(&person, &id).await?;
    let page = Matches {
        asks_for: person.organisation.clone().filter(|_| may_ask),
        frame: person.frame(Place::People, person.words().t("matches-title")),
        tabs: tabs(&person, &id, coordinates, "/mentoring").await?,
        id,
        pairs,
        coordinates,
    };
    render(&page)
}

impl Matches {
    /// Whether the reader speaks for the one that is helped, and could ask for it.
    fn asks(&self, one: &Pair) -> bool {
        self.asks_for.as_ref() == Some(&one.learner.0)
    }
}
