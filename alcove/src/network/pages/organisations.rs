use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::form::{Form, Query};
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::{Error, Fields, Result};
use crate::network::organisations;
use crate::network::person::{ORGANISATION_COOKIE, Person};
use crate::network::session::set_small;
use crate::network::store::organisation;

const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "network/organisations.html")]
struct Organisations {
    frame: Frame,
    rows: Vec<organisation::Model>,
    current: Option<OrganisationId>,
    search: String,
    next: Option<OrganisationId>,
}

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
    after: Option<OrganisationId>,
}

/// The organisations the person belongs to, to choose the one that lists are about.
pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let mut rows = organisations::list(&person, ask.q.trim(), ask.after.as_ref(), PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.id.clone());
    let frame = person.frame(Place::People, person.words().t("organisations-title"));
    render(&Organisations { frame, rows, current: person.organisation.clone(), search: ask.q, next })
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let wanted = fields.get("organisation");
    if !person.memberships.iter().any(|one| one.organisation_id.as_str() == wanted) {
        return Err(Error::NotFound);
    }
    let mut response = see("/")?;
    set_small(response.headers_mut(), &person.ctx.app, ORGANISATION_COOKIE, wanted, 365 * 86_400);
    Ok(response)
}
