//! `/practices/own`: the practices that an institution works on.

use alcove_domain::network::Action;
use alcove_domain::publish::Stage;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::said;
use crate::kit::Result;
use crate::kit::form::Query;
use crate::kit::ids::PracticeId;
use crate::kit::page::{Frame, Place, render};
use crate::network::Person;
use crate::publish::practices::{self, of_organisation};
use crate::publish::reviewing;

const PAGE: u64 = 50;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

#[derive(Template)]
#[template(path = "publish/own.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
    next: Option<String>,
    may_write: bool,
    /// Whether the person reviews practices of others, and how many wait.
    reviews: Option<usize>,
}

struct Row {
    id: String,
    title: String,
    /// Of the title, where it is not the reader's.
    lang: Option<String>,
    entry: String,
    said: (&'static str, &'static str, String),
    published: bool,
}

pub async fn get(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let words = person.words();
    let organisation = person.current_organisation()?.clone();
    let after = Some(PracticeId(asked.after)).filter(|id| !id.as_str().is_empty());
    let found = practices::page(&person, &organisation, after.as_ref(), PAGE).await?;
    let queue = reviewing::queue(&person, None, reviewing::COUNTED).await?;
    let rows = found.rows.into_iter().map(|row| {
        let (title, language) = practices::title(&row, words)?;
        Ok(Row {
            said: said(words, Stage::parse(&row.state).unwrap_or(Stage::Draft)),
            entry: words.t(&format!("publish-entry-{}", row.entry)),
            published: row.published > 0 && row.withdrawn_at.is_none(),
            lang: (language != words.code()).then_some(language),
            title,
            id: row.id.0,
        })
    });
    let page = Page {
        rows: rows.collect::<Result<_>>()?,
        next: found.next.map(|id| format!("/practices/own?after={id}")),
        may_write: person.can(Action::WritePractice, &of_organisation(&person, &organisation)),
        reviews: (!queue.domains.is_empty() || !queue.mine.is_empty())
            .then(|| queue.mine.len() + queue.waiting.len()),
        frame: person.frame(Place::Practices, words.t("publish-own-title")),
    };
    render(&page)
}
