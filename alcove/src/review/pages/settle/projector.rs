//! `/assessments/{id}/projector/{item}`: for the screen on the wall, read from the last row and led
//! from the keyboard.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::item::{self, ItemPath, Recording, Shown, with_query};
use super::noticed;
use super::queue::Filter;
use crate::kit::form::{Form, Path, Query};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;
use crate::review::queue;

#[derive(Template)]
#[template(path = "review/settle/projector.html")]
struct Page {
    frame: Frame,
    here: String,
    back: String,
    title: String,
    items: usize,
    open: usize,
    shown: Shown,
    next: Option<String>,
    previous: Option<String>,
}

pub async fn get(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    show(&person, &path, &filter, StatusCode::OK, None).await
}

pub async fn post(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(filter): Query<Filter>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match item::record(&person, &path, &filter, &fields).await? {
        Recording::Done(next) => noticed(&person, &on_wall(&next), "notice-settle-recorded"),
        Recording::Again(form) => {
            show(&person, &path, &filter, StatusCode::UNPROCESSABLE_ENTITY, Some(*form)).await
        }
    }
}

async fn show(
    person: &Person,
    path: &ItemPath,
    filter: &Filter,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let words = person.words();
    let lines = queue::load(person, &path.id).await?;
    let shown = item::shown(person, path, filter, &lines, form).await?;
    let query = filter.query();
    let title = words.t2(
        "settle-item-title",
        "code",
        shown.question.code.as_str(),
        "text",
        shown.question.text.as_str(),
    );
    let mut frame = person.frame(Place::Assessments, title);
    frame.task = true;
    let page = Page {
        frame,
        here: with_query(&format!("/assessments/{}/projector/{}", path.id, path.item), &query),
        back: with_query(&format!("/assessments/{}/moderation/{}", path.id, path.item), &query),
        title: lines.facts.row.title.clone(),
        items: lines.lines.len(),
        open: lines.lines.iter().filter(|line| line.settled.is_none()).count(),
        next: shown.next.as_deref().map(on_wall),
        previous: shown.previous.as_deref().map(on_wall),
        shown,
    };
    render_as(status, &page)
}

/// The same item on the wall; the queue itself has no such page.
fn on_wall(address: &str) -> String {
    address.replacen("/moderation/", "/projector/", 1)
}
