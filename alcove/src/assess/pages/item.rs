//! `/frameworks/{edition}/items/{item}`: a heading with what is rated under it, or one item.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::item_view::{ItemView, code, title};
use super::reading::{Reading, Said};
use super::show::{About, about};
use crate::assess::browse;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{EditionId, ItemId};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Result};
use crate::network::Person;

/// Sections of one page; a heading with more has several pages.
const SHOWN: usize = 40;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    lang: String,
    variant: String,
    /// Which page of the items below a long heading, from 1.
    page: usize,
}

#[derive(Template)]
#[template(path = "assess/item.html")]
struct ItemPage {
    frame: Frame,
    about: About,
    /// Without the language: links to the others begin with it.
    base: String,
    above: Vec<Step>,
    item: ItemView,
    /// Headings below this one.
    headings: Vec<Step>,
    /// What is rated right below it.
    items: Vec<ItemView>,
    rated: String,
    pages: Vec<PageLink>,
    before: Option<Step>,
    next: Option<Step>,
}

/// A link to another item.
struct Step {
    address: String,
    code: String,
    title: Said,
}

struct PageLink {
    number: usize,
    address: String,
    is_here: bool,
}

pub async fn get(
    person: Person,
    Path((edition, item)): Path<(EditionId, ItemId)>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let known = browse::edition(&person, &edition).await?;
    let (at, _) = known.item(&item).ok_or(Error::NotFound)?;
    let reading = Reading::new(&known, person.words(), &ask.lang, &ask.variant);
    let about = about(&person, &reading).await?;
    let (mut headings, mut leaves) = (Vec::new(), Vec::new());
    for child in known.children(Some(at)) {
        let is_heading = known.children(Some(child)).next().is_some();
        if is_heading { headings.push(step(&reading, child)) } else { leaves.push(child) }
    }
    let rated = leaves.len();
    let pages = rated.div_ceil(SHOWN);
    let page = ask.page.clamp(1, pages.max(1));
    let shown = leaves.iter().skip((page - 1) * SHOWN).take(SHOWN);
    let view = ItemView::of(&reading, at);
    let siblings: Vec<usize> = known.children(known.edition.items[at].parent).collect();
    let here = siblings.iter().position(|sibling| *sibling == at).unwrap_or(0);
    render(&ItemPage {
        frame: person.frame(
            Place::Frameworks,
            reading.words.t2("assess-item-title", "code", &view.code, "title", view.title().text()),
        ),
        base: format!("{}/items/{item}", reading.home()),
        above: above(&reading, at),
        headings,
        items: shown.map(|leaf| ItemView::of(&reading, *leaf)).collect(),
        rated: reading.words.t1("assess-item-below", "count", rated),
        pages: (1..=pages).filter(|_| pages > 1).map(|number| page_link(&view, number, page)).collect(),
        before: here.checked_sub(1).map(|one| step(&reading, siblings[one])),
        next: siblings.get(here + 1).map(|one| step(&reading, *one)),
        item: view,
        about,
    })
}

fn page_link(view: &ItemView, number: usize, here: usize) -> PageLink {
    let mark = if view.address.contains('?') { '&' } else { '?' };
    PageLink { number, address: format!("{}{mark}page={number}", view.address), is_here: number == here }
}

fn above(reading: &Reading, at: usize) -> Vec<Step> {
    let mut above = Vec::new();
    let mut next = reading.edition().items[at].parent;
    while let Some(parent) = next {
        above.push(step(reading, parent));
        next = reading.edition().items[parent].parent;
    }
    above.reverse();
    above
}

fn step(reading: &Reading, at: usize) -> Step {
    let item = &reading.edition().items[at];
    Step {
        address: reading.address(&format!("/items/{}", reading.known.ids[at])),
        code: code(item),
        title: title(reading, item),
    }
}
