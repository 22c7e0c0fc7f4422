use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{Choice, Line, choices, lines};
use crate::benchmark::participation::Participation;
use crate::benchmark::{files, releases, seeing};
use crate::kit::download::{Format, send};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{EditionId, NetworkId, ReleaseId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::pages::network::{Tab, tabs};
use crate::network::{Person, networks};

/// Releases on the page; a network makes few a year.
const SHOWN: u64 = 20;

/// Headings on the two lists.
const MOST: usize = 5;

#[derive(Template)]
#[template(path = "benchmark/figures.html")]
struct Figures {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    address: String,
    shown: Option<Shown>,
    releases: Vec<Made>,
    /// Something of it is public.
    has_published: bool,
    editions: Vec<(String, String)>,
    form: FormView,
}

struct Shown {
    edition: String,
    release: String,
    hash: String,
    taking: Participation,
    choices: Vec<Choice>,
    lines: Vec<Line>,
    is_partly_earlier: bool,
    scale: String,
    strong: Vec<(String, String)>,
    weak: Vec<(String, String)>,
}

struct Made {
    id: ReleaseId,
    number: i64,
    day: String,
    is_superseded: bool,
    is_published: bool,
    /// How many figures it withholds that were told before, where it may be published still.
    withholds: usize,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    peers: String,
    edition: Option<EditionId>,
}

pub async fn get(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, StatusCode::OK, &id, asked, form).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    asked: Asked,
    form: FormView,
) -> Result<Response> {
    let words = person.words();
    let network = networks::found(person, id, Action::CoordinateNetwork).await?;
    let sight = seeing::figures(person, id, asked.edition.as_ref(), &asked.peers).await?;
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    let shown = sight.map(|sight| {
        let named = |row: &&seeing::Row| {
            let median = row.middle.as_ref().map(|one| row.said(words, &one.median)).unwrap_or_default();
            (row.name.clone(), median)
        };
        let (strong, weak) = sight.strong_and_weak(MOST);
        Shown {
            edition: sight.compared.name(words),
            release: words.t2(
                "benchmark-release-of",
                "number",
                sight.release.number,
                "day",
                day(sight.release.made_at),
            ),
            hash: sight.release.hash.chars().take(16).collect(),
            taking: Participation::in_release(&sight.release),
            choices: choices(&sight, words),
            lines: lines(&sight, words),
            is_partly_earlier: sight.is_partly_earlier(),
            scale: super::scale(words, &sight),
            strong: strong.iter().map(named).collect(),
            weak: weak.iter().map(named).collect(),
        }
    });
    let mut made = Vec::new();
    for row in releases::list(person, id, None, SHOWN).await? {
        made.push(Made {
            withholds: releases::withholds(&person.ctx, &row).await?.unwrap_or_default(),
            day: day(row.made_at),
            number: row.number,
            is_superseded: row.superseded_at.is_some(),
            is_published: row.published_at.is_some(),
            id: row.id,
        });
    }
    let editions = releases::editions(person, id)
        .await?
        .into_iter()
        .map(|one| (one.id.0, words.t2("benchmark-edition", "name", one.name, "version", one.version)));
    let page = Figures {
        frame: person.frame(Place::People, words.t1("benchmark-figures-title", "network", &network.name)),
        tabs: tabs(person, id, true, "/figures").await?,
        id: id.clone(),
        address: format!("/networks/{id}/figures"),
        shown,
        has_published: made.iter().any(|one| one.is_published),
        releases: made,
        editions: editions.collect(),
        form,
    };
    render_as(status, &page)
}

/// Orders a release.
pub async fn post(person: Person, Path(id): Path<NetworkId>, Form(fields): Form<Fields>) -> Result<Response> {
    let edition = EditionId::from(fields.get("edition_id"));
    match releases::order(&person, &id, &edition).await {
        Ok(_) => person.see(&format!("/networks/{id}/figures"), "notice-benchmark-ordered"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, Asked::default(), form).await
        }
    }
}

pub async fn post_publication(
    person: Person,
    Path((id, release)): Path<(NetworkId, ReleaseId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    releases::publish(&person, &id, &release).await?;
    person.see(&format!("/networks/{id}/figures"), "notice-benchmark-published")
}

/// `report.pdf`, `data.csv` and `data.json`, before they are published.
pub async fn get_file(
    person: Person,
    Path((id, release, file)): Path<(NetworkId, ReleaseId, String)>,
) -> Result<Response> {
    let row = releases::read(&person, &id, &release).await?;
    let format = form_of(&file)?;
    send(files::make(&person.ctx, row, format, person.words()).await?)
}

/// The form that a name asks for.
pub fn form_of(file: &str) -> Result<Format> {
    let ending = match file {
        "report.pdf" => "pdf",
        "data.csv" => "csv",
        "data.json" => "json",
        _ => return Err(Error::NotFound),
    };
    Format::among(&files::FORMATS, ending).ok_or(Error::NotFound)
}
