//! `/plans/{plan}/unfunded`: what nobody pays for yet, made to be shown to somebody who might.

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::Currency;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{NoRate, Places, currencies, download, no_rate, places, rate_said, read_currency, read_day};
use crate::improve::facts::{self, Facts};
use crate::improve::found;
use crate::improve::money::unfunded::{self, Unfunded, gather};
use crate::improve::money::unfunded_document::{self, sentence};
use crate::improve::money::{self, unfunded_table};
use crate::improve::names::Names;
use crate::improve::pages::outline::{self, Filter, Naming};
use crate::improve::pages::{Head, Tab};
use crate::kit::download::Format;
use crate::kit::form::{Path, Query};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Result, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    currency: String,
    on: String,
    /// Of the document: `en`, `az` or `ru`; the reader's own without it.
    language: String,
}

#[derive(Template)]
#[template(path = "improve/money/unfunded.html")]
struct Page {
    frame: Frame,
    head: Head,
    places: Places,
    organisation: String,
    period: String,
    lede: String,
    unfunded: Unfunded,
    filter: Filter,
    /// What only a part of the plan is shown by.
    filtered: Option<String>,
    /// The page without filters.
    all: String,
    currency: String,
    on: String,
    on_said: String,
    currencies: Vec<String>,
    languages: Vec<(&'static str, &'static str, bool)>,
    rates: Vec<String>,
    missing: Option<NoRate>,
    may_write: bool,
}

pub async fn get(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(filters): Query<outline::Asked>,
) -> Result<Response> {
    let words = person.words();
    let Loaded { facts, unfunded, filter, currency, on } = load(&person, &id, words, &asked, filters).await?;
    let missing = no_rate(words, unfunded.missing.as_ref())?;
    render(&Page {
        frame: person.frame(Place::Plan, words.t("improve-unfunded-title")),
        head: Head::of(&person, &facts, Tab::Money),
        places: places(&id, "unfunded", &filter.asked),
        organisation: organisation_name(&person, &facts).await?,
        period: period(&facts)?,
        lede: sentence(words, &unfunded),
        rates: rates(words, &facts, &unfunded)?,
        unfunded,
        filtered: filter.said(words, Naming::Nobody),
        filter,
        all: format!("/plans/{id}/unfunded?currency={currency}&on={on}"),
        currency: currency.to_string(),
        on: on.to_string(),
        on_said: words.day(on),
        currencies: currencies(&facts)?,
        languages: Words::ALL.map(|one| (one.code(), one.own_name(), one == words)).into(),
        missing,
        may_write: money::may_write(&person, &facts),
    })
}

/// The same as a document.
pub async fn pdf(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(filters): Query<outline::Asked>,
) -> Result<Response> {
    document(&person, &id, &asked, filters, Format::Pdf).await
}

/// The same to be written on in.
pub async fn docx(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(filters): Query<outline::Asked>,
) -> Result<Response> {
    document(&person, &id, &asked, filters, Format::Docx).await
}

/// The same for spreadsheets.
pub async fn csv(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(filters): Query<outline::Asked>,
) -> Result<Response> {
    let words = language(&person, &asked)?;
    let Loaded { unfunded, filter, .. } = load(&person, &id, words, &asked, filters).await?;
    let bytes = unfunded_table::csv(words, &unfunded, filter.said(words, Naming::Nobody))?;
    download(bytes, Format::Csv.media_type(), &format!("unfunded-{}.csv", words.code()))
}

async fn document(
    person: &Person,
    id: &PlanId,
    asked: &Asked,
    filters: outline::Asked,
    format: Format,
) -> Result<Response> {
    let words = language(person, asked)?;
    let Loaded { facts, unfunded, filter, .. } = load(person, id, words, asked, filters).await?;
    let plan = &facts.rows.plan;
    let head = unfunded_document::Head {
        words,
        organisation: organisation_name(person, &facts).await?,
        title: plan.title.clone(),
        period: period(&facts)?,
        day: words.day(facts.today(person)),
        at: person.ctx.now.millis(),
        plan: plan.id.0.clone(),
        vision: plan.vision.clone(),
        rates: rates(words, &facts, &unfunded)?,
        filtered: filter.said(words, Naming::Nobody),
    };
    let bytes = unfunded_document::set(&person.ctx, head, unfunded, format).await?;
    download(bytes, format.media_type(), &format!("unfunded-{}.{}", words.code(), format.ending()))
}

struct Loaded {
    facts: Arc<Facts>,
    unfunded: Unfunded,
    filter: Filter,
    currency: Currency,
    on: Day,
}

async fn load(
    person: &Person,
    id: &PlanId,
    words: Words,
    asked: &Asked,
    filters: outline::Asked,
) -> Result<Loaded> {
    let facts = facts::load(person, id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let found = found::answered(&person.ctx, &facts).await?;
    let (currency, on) = read(person, &facts, asked)?;
    let filter = Filter::of(person, &facts, &names, filters)?;
    let from = unfunded::Asked {
        names: &names,
        found: &found,
        only: &filter.only,
        words,
        into: &currency,
        on,
        today: facts.today(person),
    };
    let unfunded = gather(&facts, &from)?;
    Ok(Loaded { facts, unfunded, filter, currency, on })
}

fn language(person: &Person, asked: &Asked) -> Result<Words> {
    match asked.language.as_str() {
        "" => Ok(person.words()),
        code => Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice")),
    }
}

fn read(person: &Person, facts: &Facts, asked: &Asked) -> Result<(Currency, Day)> {
    Ok((read_currency(facts, &asked.currency)?, read_day(&asked.on, facts.today(person))?))
}

fn rates(words: Words, facts: &Facts, unfunded: &Unfunded) -> Result<Vec<String>> {
    let own = facts.rows.own_currency()?;
    Ok(unfunded.rates.iter().map(|rate| rate_said(words, rate, &own)).collect())
}

/// "2026–2030"
fn period(facts: &Facts) -> Result<String> {
    let (from, until) = money::years(&facts.rows)?;
    Ok(if from == until { from.to_string() } else { format!("{from}–{until}") })
}

async fn organisation_name(person: &Person, facts: &Facts) -> Result<String> {
    let row = organisation::find(person.ctx.db().read(), facts.organisation()).await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}
