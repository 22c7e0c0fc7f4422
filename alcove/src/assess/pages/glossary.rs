//! `/frameworks/{edition}/glossary`: what its terms mean.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::reading::{Reading, Said};
use super::show::{About, about};
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
#[template(path = "assess/glossary.html")]
struct Glossary {
    frame: Frame,
    about: About,
    base: String,
    terms: Vec<TermView>,
}

struct TermView {
    id: String,
    name: Said,
    description: Option<Said>,
}

pub async fn get(person: Person, Path(id): Path<EditionId>, Query(ask): Query<Ask>) -> Result<Response> {
    let known = browse::edition(&person, &id).await?;
    let reading = Reading::new(&known, person.words(), &ask.lang, &ask.variant);
    let mut terms: Vec<TermView> = known
        .edition
        .glossary
        .iter()
        .map(|term| TermView {
            id: term.id.clone(),
            name: reading.pick(&term.texts, |label| &label.name).unwrap_or_default(),
            description: reading.pick(&term.texts, |label| &label.description),
        })
        .collect();
    reading.words.sort_by_name(&mut terms, |term| term.name.text());
    let title = reading.words.t("assess-glossary-title");
    render(&Glossary {
        frame: person.frame(Place::Frameworks, title),
        base: format!("{}/glossary", reading.home()),
        about: about(&person, &reading).await?,
        terms,
    })
}
