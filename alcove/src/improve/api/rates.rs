//! Rates into a plan's own currency, for machines.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::improve::facts::{self, Facts};
use crate::improve::money::rates;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{PlanId, RateId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::plan::store::rate;

#[derive(Clone, Debug, Serialize)]
pub struct RateView {
    pub currency: String,
    pub day: String,
    pub worth: String,
    pub source: String,
}

/// A rate that is to be added.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRate {
    pub currency: String,
    pub day: String,
    pub worth: String,
    pub source: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Rates {
    /// The plan's own currency, in which each worth is said.
    pub own: String,
    pub items: Vec<RateView>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

pub async fn list(person: Person, Path(id): Path<PlanId>, Query(paging): Query<Paging>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let place = |row: &&Arc<rate::Model>| format!("{}.{}.{}", row.currency, row.day, row.id);
    let mut rows: Vec<_> = facts.rows.rates.iter().collect();
    rows.sort_by_cached_key(place);
    let page = paging.of_ordered(rows, place)?;
    let items = page.items.into_iter().map(|row| rate_view(row)).collect();
    answer(StatusCode::OK, &Rates { own: facts.rows.plan.currency.clone(), items, next: page.next })
}

pub async fn add(
    person: Person,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Json(new): Json<NewRate>,
) -> Result<Response> {
    let request = ("POST plan rate", &id, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        // A comma is what people write; a machine that sends one has not read the description.
        if new.worth.contains(',') {
            return Err(Error::invalid("worth", "not-an-amount"));
        }
        let said = rates::Said {
            currency: new.currency.clone(),
            day: new.day.clone(),
            worth: new.worth.clone(),
            source: new.source.clone(),
        };
        let (rate, facts) = rates::add(&person, &id, said).await?;
        answer(StatusCode::CREATED, &rate_view(find_rate(&facts, &rate)?))
    })
    .await
}

fn find_rate<'f>(facts: &'f Facts, id: &RateId) -> Result<&'f rate::Model> {
    let row = facts.rows.rates.iter().find(|row| row.id == *id);
    row.map(AsRef::as_ref).ok_or(Error::NotFound)
}

fn rate_view(row: &rate::Model) -> RateView {
    RateView {
        currency: row.currency.clone(),
        day: row.day.clone(),
        worth: row.worth.clone(),
        source: row.source.clone(),
    }
}
