//! A spreadsheet of seats comes back: shown first, written only when confirmed.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use alcove_domain::network::Action;

use super::{Head, Tab};
use crate::kit::form::{self, Path};
use crate::kit::ids::{AssessmentId, ItemId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::store::unit;
use crate::review::facts;
use crate::review::seats::Holder;
use crate::review::seats_sheet::{self, LARGEST};

#[derive(Template)]
#[template(path = "review/setup/seats-preview.html")]
struct Preview {
    frame: Frame,
    head: Head,
    faults: Vec<String>,
    changes: Vec<Change>,
    /// What the confirming form sends: ticks, and seats that answer for everything.
    ticks: Vec<String>,
    all: Vec<String>,
    parts: Vec<String>,
    version: i64,
}

struct Change {
    name: String,
    more: Vec<String>,
    less: Vec<String>,
}

pub async fn post(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<AssessmentId>,
    request: Request,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Error::UnsupportedType)?;
    let mut bytes = Vec::new();
    let mut token = headers.get("x-csrf-token").and_then(|value| value.to_str().ok()).map(str::to_owned);
    while let Some(part) = parts.next_field().await.map_err(unread)? {
        let name = part.name().unwrap_or_default().to_owned();
        let read = part.bytes().await.map_err(unread)?;
        match name.as_str() {
            "_csrf" => token = String::from_utf8(read.to_vec()).ok(),
            "sheet" => bytes = read.to_vec(),
            _ => {}
        }
    }
    if let Some(secret) = form::session_secret(&headers, &person.ctx.app) {
        form::check_token(&secret, token.as_deref())?;
    }
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge { limit: LARGEST as u64 });
    }
    let words = person.words();
    let columns = super::seats::columns(&person, &facts, None).await?;
    let units = unit::every_of(person.ctx.db().read(), facts.organisation()).await?;
    let archived = units.into_iter().filter(|unit| unit.archived_at.is_some());
    let archived = archived.map(|unit| Holder::Unit(unit.id)).collect();
    let told = seats_sheet::read(&facts, &columns, &archived, &bytes, words);
    let before = super::seats::given(&facts);
    let lang = words.lang();
    let title = |id: &ItemId| {
        let called = facts.laid.node(id).map(|node| facts.laid.called(node, &lang)).unwrap_or_default();
        format!("{} {}", called.code, called.title).trim().to_owned()
    };
    let mut changes = Vec::new();
    for column in columns.iter().filter(|column| told.holders.contains(&column.holder)) {
        let of = |given: &BTreeSet<(Holder, ItemId)>| -> BTreeSet<ItemId> {
            given.iter().filter(|(holder, _)| *holder == column.holder).map(|(_, id)| id.clone()).collect()
        };
        let (was, is) = (of(&before), of(&told.given));
        let more: Vec<String> = is.difference(&was).map(title).collect();
        let less: Vec<String> = was.difference(&is).map(title).collect();
        if !more.is_empty() || !less.is_empty() {
            changes.push(Change { name: column.name.clone(), more, less });
        }
    }
    // Columns that the sheet does not name stay as they are.
    let untouched = before.iter().filter(|(holder, _)| !told.holders.contains(holder));
    let tick = |(holder, id): &(Holder, ItemId)| format!("{}|{id}", holder.written());
    let ticks = told.given.iter().chain(untouched).map(tick).collect();
    let everything = facts.laid.seats.iter().filter(|seated| seated.row.everything_since.is_some());
    let groups = facts.laid.groups().len();
    let all = everything.filter_map(|seated| Holder::of(&seated.row)).filter(|holder| {
        let still = told.given.iter().filter(|(other, _)| other == holder).count();
        !told.holders.contains(holder) || still == groups
    });
    let parts = facts.laid.seats.iter().filter_map(|seated| Holder::of(&seated.row)).flat_map(|holder| {
        let ids = facts.laid.groups();
        let values =
            ids.iter().map(|group| format!("{}|{}", holder.written(), facts.laid.node_ids[group.node]));
        values.collect::<Vec<_>>()
    });
    let page = Preview {
        frame: person.frame(Place::Assessments, words.t("review-sheet-title")),
        head: Head::of(&person, &facts, Tab::Seats),
        all: all.map(|holder| holder.written()).collect(),
        parts: parts.collect(),
        version: facts.row.version,
        ticks,
        changes,
        faults: told.faults,
    };
    if page.faults.is_empty() { render(&page) } else { render_as(StatusCode::UNPROCESSABLE_ENTITY, &page) }
}

fn unread(fault: MultipartError) -> Error {
    if fault.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Error::TooLarge { limit: LARGEST as u64 };
    }
    Error::Malformed("multipart/form-data".to_owned())
}
