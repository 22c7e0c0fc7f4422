//! `/frameworks`: the families with their editions.

use alcove_domain::assess::edition::in_language;
use alcove_domain::kit::{Instant, Lang};
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::reading::language_name;
use crate::assess::store::edition::Line;
use crate::assess::{browse, import};
use crate::kit::form::Query;
use crate::kit::page::{Frame, Place, render};
use crate::kit::words::Words;
use crate::kit::{Result, fold};
use crate::network::Person;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    q: String,
}

#[derive(Template)]
#[template(path = "assess/frameworks.html")]
struct Frameworks {
    frame: Frame,
    q: String,
    families: Vec<Family>,
    may_import: bool,
}

struct Family {
    name: String,
    /// The language of the name, where the page is in another.
    lang: Option<String>,
    urn: String,
    /// Whose it is; empty where it is everyone's.
    owner: String,
    editions: Vec<EditionRow>,
}

struct EditionRow {
    address: String,
    version: String,
    languages: Vec<(String, String)>,
    counts: String,
    is_public: bool,
    used: Option<String>,
    imported: String,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let lines = browse::list(&person).await?;
    let wanted = fold::words(&ask.q);
    let mut families: Vec<Family> = Vec::new();
    for group in lines.chunk_by(|a, b| a.framework_id == b.framework_id) {
        let family = family(&person, group).await?;
        let haystack = fold::fold(&format!("{} {}", family.name, family.urn));
        if wanted.iter().all(|word| haystack.contains(word)) {
            families.push(family);
        }
    }
    let words = person.words();
    render(&Frameworks {
        frame: person.frame(Place::Frameworks, words.t("assess-list-title")),
        q: ask.q,
        families,
        may_import: !import::owners(&person).await?.is_empty(),
    })
}

async fn family(person: &Person, lines: &[Line]) -> Result<Family> {
    let words = person.words();
    let newest = &lines[0];
    let (name, lang) = name(person, newest).await?;
    let owner = match &newest.owner_id {
        Some(id) => import::organisation_name(person, id).await?,
        None => String::new(),
    };
    let editions = lines.iter().map(|line| row(words, &person.zone, line)).collect();
    Ok(Family { name, lang, urn: newest.urn.clone(), owner, editions })
}

/// The name in the reader's language where the edition speaks it.
async fn name(person: &Person, line: &Line) -> Result<(String, Option<String>)> {
    let code = person.words().code();
    let own = (line.name.clone(), (line.language != code).then(|| line.language.clone()));
    if line.language == code || !line.languages.split(' ').any(|tag| tag == code) {
        return Ok(own);
    }
    let known = browse::edition(person, &line.id).await?;
    let wanted = person.words().lang();
    let found = in_language(&known.edition.texts, &wanted, &known.edition.language);
    Ok(found.filter(|(lang, _)| **lang == wanted).map_or(own, |(_, label)| (label.name.clone(), None)))
}

fn row(words: Words, zone: &str, line: &Line) -> EditionRow {
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let language = |tag: &str| {
        let name = Lang::new(tag).map_or_else(|_| tag.to_owned(), |lang| language_name(&lang));
        (tag.to_owned(), name)
    };
    EditionRow {
        address: format!("/frameworks/{}", line.id),
        version: line.version.clone(),
        languages: line.languages.split(' ').map(language).collect(),
        counts: words.t2("assess-counts", "rated", count(line.rated_items), "items", count(line.items)),
        is_public: line.publication == "public",
        used: line.frozen_at.map(|at| words.day_of(Instant(at), zone)),
        imported: words.day_of(Instant(line.imported_at), zone),
    }
}
