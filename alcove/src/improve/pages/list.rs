use askama::Template;
use axum::response::Response;

use alcove_domain::network::Action;

use super::{Said, stage_said};
use crate::improve::{plans, rights, state};
use crate::kit::Result;
use crate::kit::page::{Frame, Place, render, see};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/list.html")]
struct List {
    frame: Frame,
    rows: Vec<Row>,
    may_start: bool,
}

struct Row {
    id: String,
    title: String,
    years: String,
    said: Said,
}

/// To the plan that is worked with, or to where one is started.
pub async fn current(person: Person) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    match plans::current(&person, &organisation).await? {
        Some(id) => see(&format!("/plans/{id}")),
        None => see("/plans"),
    }
}

pub async fn get(person: Person) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let words = person.words();
    let rows = plans::list(&person, &organisation).await?;
    let rows = rows.into_iter().map(|row| {
        let (key, tone, icon) = stage_said(state::stage(&row));
        Row {
            id: row.id.0,
            title: row.title,
            years: format!("{}–{}", &row.first_day[..4], &row.last_day[..4]),
            said: (tone, icon, words.t(key)),
        }
    });
    let may_start = person.can(Action::EditPlan, &rights::of_organisation(&organisation));
    let frame = person.frame(Place::Plan, words.t("improve-list-title"));
    render(&List { frame, rows: rows.collect(), may_start })
}
