//! `/applications`: what the organisation applied for, and what was handed in to it.

use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::Said;
use super::head::stage_said;
use crate::certify::applying::{self, Choice, New};
use crate::certify::progress::body_name;
use crate::certify::scheme_body::named;
use crate::certify::store::application;
use crate::certify::{awarding_house, facts, schemes};
use crate::kit::form::{Form, Query};
use crate::kit::ids::{AssessmentId, SchemeId};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Fields, Refusal, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/applications.html")]
struct Page {
    frame: Frame,
    own: Vec<Line>,
    received: Vec<Line>,
    /// Whether the organisation has applications coming in.
    awards: bool,
    states: Vec<(String, String, bool)>,
}

/// An application in a list.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: String,
    pub level: String,
    pub house: String,
    pub day: String,
    pub said: Said,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
}

pub async fn get(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let words = person.words();
    let own = lines(&person, applying::of_institution(&person, &organisation).await?, House::Body).await?;
    let handles = person.can(Action::HandleApplication, &facts::of_body(&organisation));
    let awards = handles && awarding_house::is_one(&person, &organisation).await?;
    let mut received = Vec::new();
    if awards {
        let rows = applying::received(&person, &organisation).await?.into_iter();
        let rows = rows.filter(|row| asked.state.is_empty() || row.state == asked.state).collect();
        received = lines(&person, rows, House::Applicant).await?;
    }
    let states = ["submitted", "under-assessment", "factual-check", "reported", "decided"];
    let mut choices = vec![(String::new(), words.t("certify-applications-all"), asked.state.is_empty())];
    choices.extend(
        states.map(|state| {
            (state.to_owned(), words.t(&format!("certify-stage-{state}")), asked.state == state)
        }),
    );
    let frame = person.frame(Place::Certificates, words.t("certify-applications-title"));
    render(&Page { frame, own, received, awards, states: choices })
}

/// Starts an application for a level.
pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let scheme = SchemeId::from(fields.get("scheme"));
    let level = fields.get("level").to_owned();
    let choice = Choice {
        assessment: AssessmentId::from(fields.get("assessment")),
        plan: Some(fields.get("plan")).filter(|plan| !plan.is_empty()).map(Into::into),
        field: fields.get("field").to_owned(),
        mentions: Vec::new(),
    };
    match applying::start(
        &person,
        &organisation,
        New { scheme: scheme.clone(), level: level.clone(), choice },
    )
    .await
    {
        Ok(id) => person.see(&format!("/applications/{id}"), "notice-certify-started"),
        // There is one under way: that is where the person wants to be.
        Err(Error::NotNow(Refusal { code: "application-open", facts })) => match facts.first() {
            Some((_, crate::kit::error::Arg::Text(id))) => {
                person.see(&format!("/applications/{id}"), "notice-certify-open")
            }
            _ => Err(Error::NotNow(Refusal { code: "application-open", facts })),
        },
        Err(error) => super::level::refused(&person, &scheme, &level, fields, error).await,
    }
}

/// Which of the two houses a list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum House {
    Body,
    Applicant,
}

pub async fn lines(person: &Person, rows: Vec<application::Model>, house: House) -> Result<Vec<Line>> {
    let words = person.words();
    let ctx = &person.ctx;
    let mut lines = Vec::new();
    for row in rows {
        let edition = schemes::edition(ctx, &row.edition_id).await?;
        let level = edition.body.level(&row.level_id);
        let level = level.map(|level| named(&level.names, words, &edition.body.language).to_owned());
        let of = if house == House::Body { &row.body_id } else { &row.organisation_id };
        let at = row.decided_at.or(row.submitted_at).unwrap_or(row.created_at);
        lines.push(Line {
            level: level.unwrap_or_default(),
            house: body_name(ctx, of).await?,
            day: words.day_of(Instant(at), &person.zone),
            said: stage_said(words, &row),
            id: row.id.0,
        });
    }
    Ok(lines)
}
