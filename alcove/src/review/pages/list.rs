use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Resource};
use alcove_domain::review::Phase;

use super::state_key;
use crate::kit::Result;
use crate::kit::form::Query;
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render};
use crate::network::Person;
use crate::review::{listing, state};

const PAGE: u64 = 30;

#[derive(Template)]
#[template(path = "review/setup/list.html")]
struct List {
    frame: Frame,
    rows: Vec<Row>,
    next: Option<String>,
    may_set_up: bool,
}

struct Row {
    id: String,
    title: String,
    cycle: String,
    state: &'static str,
    tone: &'static str,
    icon: &'static str,
    created: String,
}

#[derive(Deserialize)]
pub struct Ask {
    after: Option<AssessmentId>,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let resource = Resource::Assessment(organisation.as_str().into());
    let may_set_up = person.can(Action::SetUpAssessment, &resource);
    let page = listing::page(&person, &organisation, ask.after.as_ref(), PAGE).await?;
    let words = person.words();
    let rows = page
        .rows
        .into_iter()
        .map(|row| {
            let phase = state::phase(&row);
            let (tone, icon) = tone(phase);
            Row {
                id: row.id.0,
                title: row.title,
                cycle: row.cycle,
                state: state_key(phase),
                tone,
                icon,
                created: words.day_of(Instant(row.created_at), &person.zone),
            }
        })
        .collect();
    let frame = person.frame(Place::Assessments, words.t("review-list-title"));
    render(&List { frame, rows, next: page.next.map(|id| id.0), may_set_up })
}

/// The class and the icon of a state's tag.
pub const fn tone(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::Preparing => ("", "circle"),
        Phase::Rating => ("brand", "pencil"),
        Phase::Moderating => ("warn", "users"),
        Phase::Closed => ("good", "check"),
    }
}
