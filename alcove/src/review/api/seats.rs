//! Seats for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use alcove_domain::network::Action;

use crate::kit::api::{Listed, Paging};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{AssessmentId, ItemId, PersonId, SeatId, UnitId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::facts::{Facts, Seated};
use crate::review::seats::{self, Answers, Holder};
use crate::review::{api::assessments::time, facts};

/// A new seat: of a unit or of a person, for some items or for all.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewSeatBody {
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Items whose rated items, at and below them, the seat answers for.
    #[serde(default)]
    pub item_ids: Option<Vec<ItemId>>,
    /// Every rated item in scope.
    #[serde(default)]
    pub all: bool,
}

/// What a seat answers for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersBody {
    #[serde(default)]
    pub item_ids: Option<Vec<ItemId>>,
    #[serde(default)]
    pub all: bool,
}

/// The answer to a new seat.
#[derive(Clone, Debug, Serialize)]
pub struct SeatIdBody {
    pub id: SeatId,
}

/// A seat.
#[derive(Clone, Debug, Serialize)]
pub struct SeatBody {
    pub id: SeatId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub all: bool,
    /// The rated items that it answers for.
    pub item_ids: Vec<ItemId>,
    pub handed_in_at: Option<String>,
    pub version: i64,
}

/// A page of the seats of an assessment, in the order in which they were made.
#[derive(Clone, Debug, Serialize)]
pub struct SeatsBody {
    pub seats: Vec<SeatBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

pub async fn list(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let facts = seen(&person, &id).await?;
    // Seats are laid in the order of their ids; one that was removed since is still a place in it.
    let rest = facts.laid.seats.iter().filter(|seated| Some(&seated.row.id.0) > paging.after.as_ref());
    let rows = rest.take(usize::try_from(limit + 1).unwrap_or(usize::MAX)).map(|seated| body(&facts, seated));
    let page = Listed::page(rows.collect(), limit, |seat: &SeatBody| seat.id.0.clone());
    Ok(axum::Json(SeatsBody { seats: page.items, next: page.next }).into_response())
}

pub async fn get(person: Person, Path((id, seat)): Path<(AssessmentId, SeatId)>) -> Result<Response> {
    let facts = seen(&person, &id).await?;
    Ok(axum::Json(body(&facts, facts.seat(&seat)?)).into_response())
}

pub async fn create(
    person: Person,
    headers: HeaderMap,
    Path(id): Path<AssessmentId>,
    Json(body): Json<NewSeatBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST seats", &id, &body), || async {
        let holder = match (&body.unit_id, &body.person_id) {
            (Some(unit), None) => Holder::Unit(unit.clone()),
            (None, Some(person)) => Holder::Person(person.clone()),
            _ => return Err(Error::invalid("unit_id", "unit-or-person")),
        };
        let seat = seats::add(&person, &id, holder, answers(body.item_ids.clone(), body.all)?).await?;
        Ok((StatusCode::CREATED, axum::Json(SeatIdBody { id: seat })).into_response())
    })
    .await
}

pub async fn put(
    person: Person,
    Path((id, seat)): Path<(AssessmentId, SeatId)>,
    Json(body): Json<AnswersBody>,
) -> Result<Response> {
    seats::assign(&person, &id, &seat, answers(body.item_ids, body.all)?).await?;
    get(person, Path((id, seat))).await
}

pub async fn delete(person: Person, Path((id, seat)): Path<(AssessmentId, SeatId)>) -> Result<StatusCode> {
    seats::remove(&person, &id, &seat).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn seen(person: &Person, id: &AssessmentId) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SeeSeats, &facts.resource())?;
    Ok(facts)
}

fn answers(items: Option<Vec<ItemId>>, all: bool) -> Result<Answers> {
    match (items, all) {
        (None, true) => Ok(Answers::All),
        (Some(items), false) if !items.is_empty() => Ok(Answers::Below(items)),
        _ => Err(Error::invalid("item_ids", "items-or-all")),
    }
}

fn body(facts: &Facts, seated: &Seated) -> SeatBody {
    SeatBody {
        id: seated.row.id.clone(),
        unit_id: seated.row.unit_id.clone(),
        person_id: seated.row.person_id.clone(),
        all: seated.row.everything_since.is_some(),
        item_ids: seated.nodes.iter().map(|node| facts.laid.node_ids[*node].clone()).collect(),
        handed_in_at: seated.row.handed_in_at.map(time),
        version: seated.row.version,
    }
}
