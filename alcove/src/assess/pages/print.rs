//! `/frameworks/{edition}/print`: all of it on one page, for paper.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::item_view::ItemView;
use super::reading::Reading;
use super::show::{About, about};
use super::spoken;
use crate::assess::browse;
use crate::kit::Result;
use crate::kit::form::{Path, Query};
use crate::kit::ids::EditionId;
use crate::kit::page::{Frame, Place, render};
use crate::network::Person;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    lang: String,
    variant: String,
}

#[derive(Template)]
#[template(path = "assess/print.html")]
struct Print {
    frame: Frame,
    about: About,
    base: String,
    roll_up: String,
    missing: String,
    items: Vec<(usize, ItemView)>,
}

pub async fn get(person: Person, Path(id): Path<EditionId>, Query(ask): Query<Ask>) -> Result<Response> {
    let known = browse::edition(&person, &id).await?;
    let reading = Reading::new(&known, person.words(), &ask.lang, &ask.variant);
    let mut depths: Vec<usize> = Vec::with_capacity(known.edition.items.len());
    for item in &known.edition.items {
        depths.push(item.parent.map_or(0, |parent| depths[parent] + 1));
    }
    let about = about(&person, &reading).await?;
    render(&Print {
        frame: person.frame(Place::Frameworks, about.name.text()),
        base: format!("{}/print", reading.home()),
        roll_up: spoken::roll_up(reading.words, &known.edition.roll_up),
        missing: spoken::missing(reading.words, &known.edition.missing),
        items: depths
            .into_iter()
            .enumerate()
            .map(|(at, depth)| (depth, ItemView::of(&reading, at)))
            .collect(),
        about,
    })
}
