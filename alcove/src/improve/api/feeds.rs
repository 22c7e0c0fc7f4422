//! Calendars of one's own for machines: made, listed, taken back.

use std::sync::{Mutex, PoisonError};

use alcove_domain::plan::Party;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::called;
use crate::improve::files::feeds::{self, Made};
use crate::improve::parties::write_party;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{FeedId, PersonId, PlanId, UnitId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// The form of the pages offers oneself among the units.
const FIELDS: [(&str, &str); 1] = [("whose", "unit_id")];

/// A calendar of a unit that one leads; without a unit, of oneself.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewFeedBody {
    pub unit_id: Option<UnitId>,
}

/// A calendar that was not taken back. Its address is not in it: it is kept as a hash.
#[derive(Clone, Debug, Serialize)]
pub struct FeedBody {
    pub id: FeedId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub name: String,
    pub created_at: String,
    /// When a program read it last, to the hour.
    pub read_at: Option<String>,
}

/// The calendar just made.
#[derive(Clone, Debug, Serialize)]
pub struct NewFeedAnswer {
    #[serde(flatten)]
    pub feed: FeedBody,
    /// Shown this once. Null where a request is answered again under its `Idempotency-Key`.
    pub address: Option<String>,
}

pub async fn list(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let feeds = feeds::list(&person, &plan).await?.into_iter().map(body);
    let Listed { items, next } = paging.of(feeds, |feed| feed.id.0.clone())?;
    answer(StatusCode::OK, &Listed { items, next })
}

pub async fn create(
    person: Person,
    headers: HeaderMap,
    Path(plan): Path<PlanId>,
    Json(new): Json<NewFeedBody>,
) -> Result<Response> {
    // What is kept under a key is kept in clear, and an address opens the calendar to anybody.
    let shown: Mutex<Option<NewFeedAnswer>> = Mutex::new(None);
    let request = ("POST feeds", &plan, &new);
    let kept = idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let (id, address) =
            feeds::make(&person, &plan, &whose(&person, &new)).await.map_err(called(&FIELDS))?;
        let made = feeds::list(&person, &plan).await?.into_iter().find(|made| made.row.id == id);
        let feed = body(made.ok_or(Error::NotFound)?);
        *shown.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(NewFeedAnswer { feed: feed.clone(), address: Some(address) });
        answer(StatusCode::CREATED, &NewFeedAnswer { feed, address: None })
    })
    .await?;
    match shown.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(made) => answer(StatusCode::CREATED, &made),
        None => Ok(kept),
    }
}

pub async fn revoke(person: Person, Path((plan, feed)): Path<(PlanId, FeedId)>) -> Result<StatusCode> {
    feeds::revoke(&person, &plan, &feed).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn whose(person: &Person, new: &NewFeedBody) -> String {
    write_party(&match &new.unit_id {
        Some(unit) => Party::Unit(unit.as_str().into()),
        None => Party::Person(person.id.as_str().into()),
    })
}

fn body(made: Made) -> FeedBody {
    FeedBody {
        id: made.row.id,
        unit_id: made.row.unit_id,
        person_id: made.row.person_id,
        name: made.name,
        created_at: rfc3339(made.row.created_at),
        read_at: made.row.read_at.map(rfc3339),
    }
}
