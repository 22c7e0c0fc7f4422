use alcove_domain::kit::Instant;
use alcove_domain::network::Sharing;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{Choice, Line, choices, lines, scale};
use crate::benchmark::{releases, seeing};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{EditionId, NetworkId};
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::{Error, Result, Words};
use crate::network::pages::network::{Tab, tabs};
use crate::network::{Person, networks};

#[derive(Template)]
#[template(path = "benchmark/comparison.html")]
struct Comparison {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    address: String,
    network: String,
    shares: Sharing,
    /// Absent before the first release, and where nothing is shared.
    shown: Option<Shown>,
}

struct Shown {
    edition: String,
    release: String,
    own_closed: Option<String>,
    choices: Vec<Choice>,
    /// How it stands in a sentence; empty where nothing can be compared.
    standing: String,
    scale: String,
    lines: Vec<Line>,
    is_partly_earlier: bool,
}

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    peers: String,
    edition: Option<EditionId>,
}

impl Comparison {
    fn shares_nothing(&self) -> bool {
        self.shares == Sharing::Nothing
    }
}

/// The comparison of the newest release, wherever that was made; else the networks.
pub async fn get_first(person: Person) -> Result<Response> {
    match releases::newest(&person).await? {
        Some(network) => see(&format!("/networks/{network}/benchmark")),
        None => see("/networks"),
    }
}

pub async fn get(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    let words = person.words();
    let own = person.current_organisation()?;
    let edition = asked.edition.as_ref();
    let coordinates = networks::coordinates(&person, &id).await?;
    let (shares, sight) = match seeing::comparison(&person, &id, own, edition, &asked.peers).await {
        // Who coordinates without being a member compares nothing, and has the figures.
        Err(Error::NotFound) if coordinates => return see(&format!("/networks/{id}/figures")),
        other => other?,
    };
    let shown = sight.map(|sight| Shown {
        edition: sight.compared.name(words),
        release: words.t2(
            "benchmark-release-of",
            "number",
            sight.release.number,
            "day",
            words.day_of(Instant(sight.release.made_at), &person.zone),
        ),
        own_closed: sight.own_closed_at.map(|at| words.day_of(Instant(at), &person.zone)),
        choices: choices(&sight, words),
        standing: stands(words, seeing::Beside::of(&sight.rows)),
        scale: scale(words, &sight),
        lines: lines(&sight, words),
        is_partly_earlier: sight.is_partly_earlier(),
    });
    let page = Comparison {
        frame: person.frame(Place::Results, words.t("benchmark-comparison-title")),
        tabs: tabs(&person, &id, coordinates, "/benchmark").await?,
        network: networks::read(&person, &id).await?.draft.name,
        address: format!("/networks/{id}/benchmark"),
        id,
        shares,
        shown,
    };
    render(&page)
}

fn stands(words: Words, beside: seeing::Beside) -> String {
    if beside.told() == 0 {
        return String::new();
    }
    let counts = vec![
        ("n", beside.told().into()),
        ("above", beside.above.into()),
        ("within", beside.within.into()),
        ("below", beside.below.into()),
    ];
    words.say("benchmark-standing", counts)
}
