//! `/plans/{plan}/feeds`: calendars for one's own programs; `/feeds/{secret}.ics`, what those read.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Head, Tab};
use crate::improve::facts::{self, Facts};
use crate::improve::files::feeds;
use crate::kit::clock::hash_bytes;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{FeedId, PlanId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Ctx, Error, Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/feeds.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    choices: Vec<(String, String)>,
    rows: Vec<Row>,
    /// The new calendar's address, shown this once.
    address: Option<String>,
}

struct Row {
    id: String,
    name: String,
    made: String,
    read: Option<String>,
}

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let form = FormView::new(person.words(), Fields::default());
    render(&page(&person, &facts, form, None).await?)
}

/// The answer shows the address: it is kept as a hash, and nobody can show it again.
pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    match feeds::make(&person, &id, fields.get("whose")).await {
        Ok((_, address)) => {
            let form = FormView::new(person.words(), fields);
            render(&page(&person, &facts, form, Some(address)).await?)
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, form, None).await?)
        }
    }
}

pub async fn revoke(
    person: Person,
    Path((id, feed)): Path<(PlanId, FeedId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    feeds::revoke(&person, &id, &feed).await?;
    person.see(&format!("/plans/{id}/feeds"), "notice-plan-feed-revoked")
}

async fn page(person: &Person, facts: &Facts, form: FormView, address: Option<String>) -> Result<Page> {
    let words = person.words();
    let moment = |at: i64| words.moment(alcove_domain::kit::Instant(at), &person.zone);
    let rows = feeds::list(person, facts.id()).await?.into_iter().map(|made| Row {
        id: made.row.id.0,
        name: made.name,
        made: moment(made.row.created_at),
        read: made.row.read_at.map(moment),
    });
    Ok(Page {
        frame: person.frame(Place::Plan, words.t("improve-feeds-title")),
        head: Head::of(person, facts, Tab::Files),
        form,
        choices: feeds::choices(person, facts).await?,
        rows: rows.collect(),
        address,
    })
}

/// For calendar programs, which do not sign in. One that has what there is gets 304.
pub async fn read(ctx: Ctx, Path(secret): Path<String>, headers: HeaderMap) -> Result<Response> {
    let secret = secret.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let bytes = feeds::read(&ctx, secret).await?;
    let tag = HeaderValue::from_str(&format!("\"{}\"", hash_bytes(&bytes))).map_err(Error::fault)?;
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    let mut response =
        if is_known { StatusCode::NOT_MODIFIED.into_response() } else { bytes.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    // Whoever stands between must not keep what may be taken back.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    Ok(response)
}
