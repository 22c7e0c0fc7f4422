//! Half a practice, for machines: what the institution has already, laid into the template.

use std::collections::BTreeSet;

use alcove_domain::network::Action;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::answer;
use crate::kit::form::Query;
use crate::kit::{Error, Result, Words};
use crate::network::Person;
use crate::publish::body::Body;
use crate::publish::drafting::{self, Choice};
use crate::publish::practices::of_organisation;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    language: String,
    entry: String,
    title: String,
    /// What it is to tell of; without any, what moved.
    objective: BTreeSet<String>,
    strength: BTreeSet<String>,
}

/// What a draft is filled with, and how much of it there is. Nothing is kept.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalBody {
    strengths: usize,
    actions: usize,
    moved: usize,
    body: Body,
}

pub async fn get(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    person.may(Action::WritePractice, &of_organisation(&person, &organisation))?;
    let words = match asked.language.as_str() {
        "" => person.words(),
        code => Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice"))?,
    };
    let entry = if asked.entry.is_empty() { "practice" } else { &asked.entry };
    let source = drafting::source(&person, &organisation).await?;
    let asked_for = Choice { objectives: asked.objective, strengths: asked.strength };
    let choice = if asked_for.is_empty() { source.proposed() } else { asked_for };
    let source = source.only(&choice);
    let blank = drafting::blank(words, &asked.title, entry);
    let body = ProposalBody {
        strengths: source.strengths.len(),
        actions: source.done().len(),
        moved: source.moved(),
        body: drafting::filled(blank, words, &source),
    };
    answer(StatusCode::OK, &body)
}
