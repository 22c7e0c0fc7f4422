//! `/evidence/picker`: the library as a short list to attach from, for pages of rooms above.

use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::card::Card;
use crate::evidence::api::answer::EvidenceAnswer;
use crate::evidence::api::list::ListAnswer;
use crate::evidence::find::today;
use crate::evidence::{Filter, list};
use crate::kit::Result;
use crate::kit::form::Query;
use crate::kit::html;
use crate::kit::ids::{EvidenceId, OrganisationId};
use crate::kit::page::render;
use crate::kit::words::Words;
use crate::network::Person;

/// A short list: who does not find it here, searches.
const SHOWN: u64 = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    organisation: Option<String>,
    q: String,
    after: Option<String>,
}

/// A list of buttons named `evidence_id`; the form around it says what choosing does.
#[derive(Template)]
#[template(path = "evidence/picker.html")]
struct Picker {
    words: Words,
    cards: Vec<Card>,
    more: bool,
}

impl Picker {
    fn icon(&self, name: &str) -> String {
        html::icon(name)
    }
}

pub async fn get(person: Person, headers: HeaderMap, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = match ask.organisation {
        Some(named) => OrganisationId(named),
        None => person.current_organisation()?.clone(),
    };
    let filter =
        Filter { search: ask.q, after: ask.after.map(EvidenceId), limit: Some(SHOWN), ..Filter::default() };
    let listed = list(&person, &organisation, filter).await?;
    let wants_json =
        headers.get(header::ACCEPT).is_some_and(|value| value.as_bytes().starts_with(b"application/json"));
    if wants_json {
        let evidence = listed.evidence.iter().map(EvidenceAnswer::of).collect();
        return Ok(axum::Json(ListAnswer { evidence, next: listed.next.map(|id| id.0) }).into_response());
    }
    render(&Picker {
        words: person.words(),
        cards: Card::all(&person.ctx, &listed.evidence, today(&person)).await?,
        more: listed.next.is_some(),
    })
}
