//! `/plans/{plan}/rates`: what currencies are worth, by day and source.

use alcove_domain::kit::{Day, Instant, Number};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{Places, check_may_write, decimals, places};
use crate::improve::facts::{self, Facts};
use crate::improve::money::{self, rates};
use crate::improve::names::Names;
use crate::improve::pages::{Head, Tab};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/money/rates.html")]
struct Page {
    frame: Frame,
    head: Head,
    places: Places,
    form: FormView,
    own: String,
    rows: Vec<RateRow>,
    may_write: bool,
}

struct RateRow {
    currency: String,
    day: String,
    worth: String,
    source: String,
    entered: String,
    replaced: bool,
}

/// A currency that a sum was missing a rate of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    currency: String,
}

pub async fn get(person: Person, Path(id): Path<PlanId>, Query(wanted): Query<Wanted>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let today = facts.today(&person).to_string();
    let fields = Fields::of([("currency", wanted.currency.as_str()), ("day", today.as_str())]);
    show(&person, &facts, StatusCode::OK, FormView::new(person.words(), fields)).await
}

pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let said = rates::Said {
        currency: fields.get("currency").to_owned(),
        day: fields.get("day").to_owned(),
        worth: fields.get("worth").to_owned(),
        source: fields.get("source").to_owned(),
    };
    match rates::add(&person, &id, said).await {
        Ok(_) => person.see(&format!("/plans/{id}/rates"), "notice-plan-rate-added"),
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            check_may_write(&person, &facts)?;
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &facts, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

async fn show(person: &Person, facts: &Facts, status: StatusCode, form: FormView) -> Result<Response> {
    let words = person.words();
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let rows = facts.rows.rates.iter().rev().map(|row| {
        let worth = Number::parse(&row.worth).unwrap_or_else(|_| Number::zero());
        RateRow {
            currency: row.currency.clone(),
            day: Day::parse(&row.day).map(|day| words.day(day)).unwrap_or_default(),
            worth: words.decimal(&worth.to_decimal(decimals(&worth))),
            source: row.source.clone(),
            entered: words.t2(
                "improve-entered",
                "name",
                names.person(row.entered_by.as_str()),
                "day",
                words.day_of(Instant(row.entered_at), &person.zone),
            ),
            replaced: rates::is_replaced(facts, row),
        }
    });
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-money-rates")),
        head: Head::of(person, facts, Tab::Money),
        places: places(facts.id(), "rates", &Default::default()),
        form,
        own: facts.rows.own_currency()?.to_string(),
        rows: rows.collect(),
        may_write: money::may_write(person, facts),
    };
    render_as(status, &page)
}
