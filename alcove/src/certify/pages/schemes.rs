//! `/schemes`: what the organisation awards.

use alcove_domain::network::Action;
use askama::Template;
use axum::response::Response;

use super::Said;
use crate::certify::schemes::{self, DRAFT, Edition, PUBLISHED};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/schemes.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
    may_edit: bool,
}

struct Row {
    id: String,
    name: String,
    levels: String,
    said: Vec<Said>,
}

pub async fn get(person: Person) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let words = person.words();
    let schemes = schemes::list(&person, &organisation).await?;
    let mut rows = Vec::new();
    for scheme in &schemes {
        let latest = scheme.latest()?;
        let shown = [scheme.published(), scheme.draft()].into_iter().flatten();
        let mut said: Vec<Said> = shown.map(|one| state_said(words, one)).collect();
        if said.is_empty() {
            said.push(state_said(words, latest));
        }
        rows.push(Row {
            id: scheme.row.id.0.clone(),
            name: latest.body.name(words).to_owned(),
            levels: words.t1("certify-levels", "count", latest.body.levels.len()),
            said,
        });
    }
    let may_edit = person.can(Action::EditScheme, &schemes::of_body(&organisation));
    render(&Page {
        frame: person.frame(Place::Certificates, words.t("certify-schemes-title")),
        rows,
        may_edit,
    })
}

/// Where an edition stands, with its number.
pub fn state_said(words: Words, edition: &Edition) -> Said {
    let number = edition.row.number;
    if edition.is(PUBLISHED) {
        ("good", "check", words.t1("certify-edition-published", "number", number))
    } else if edition.is(DRAFT) {
        ("", "pencil", words.t1("certify-edition-draft", "number", number))
    } else {
        ("", "archive", words.t1("certify-edition-withdrawn", "number", number))
    }
}
