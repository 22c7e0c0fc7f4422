//! `/plans/{plan}/unfunded`: what nobody pays for yet, made to be shown to somebody who might.

use alcove_domain::kit::Day;
use alcove_domain::plan::Currency;
use alcove_domain::plan::money::MoneyRefusal;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{Places, currencies, download, places, rate_said, read_currency, read_day};
use crate::improve::facts::{self, Facts};
use crate::improve::money;
use crate::improve::money::unfunded::{Unfunded, gather};
use crate::improve::money::unfunded_document::{self, sentence};
use crate::improve::names::Names;
use crate::improve::pages::{Head, Tab};
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
    currency: String,
    on: String,
    on_said: String,
    currencies: Vec<String>,
    languages: Vec<(&'static str, &'static str, bool)>,
    rates: Vec<String>,
    /// The currency that has no rate, into which, and the day.
    missing: Option<(String, String, String)>,
    may_write: bool,
}

pub async fn get(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = person.words();
    let (currency, on) = read(&person, &facts, &asked)?;
    let unfunded = gather(&facts, &names, words, (&currency, on), facts.today(&person))?;
    let missing = match &unfunded.missing {
        Some(MoneyRefusal::NoRate { currency, into, on }) => {
            Some((currency.to_string(), into.to_string(), words.day(*on)))
        }
        _ => None,
    };
    render(&Page {
        frame: person.frame(Place::Plan, words.t("improve-unfunded-title")),
        head: Head::of(&person, &facts, Tab::Money),
        places: places(&id, "unfunded"),
        organisation: organisation_name(&person, &facts).await?,
        period: period(&facts)?,
        lede: sentence(words, &unfunded),
        rates: rates(words, &facts, &unfunded)?,
        unfunded,
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
pub async fn pdf(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = match asked.language.as_str() {
        "" => person.words(),
        code => Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice"))?,
    };
    let (currency, on) = read(&person, &facts, &asked)?;
    let unfunded = gather(&facts, &names, words, (&currency, on), facts.today(&person))?;
    let plan = &facts.rows.plan;
    let head = unfunded_document::Head {
        words,
        organisation: organisation_name(&person, &facts).await?,
        title: plan.title.clone(),
        period: period(&facts)?,
        day: words.day(facts.today(&person)),
        at: person.ctx.now.millis(),
        plan: plan.id.0.clone(),
        vision: plan.vision.clone(),
        rates: rates(words, &facts, &unfunded)?,
    };
    let bytes = unfunded_document::set(&person.ctx, head, unfunded).await?;
    download(bytes, "application/pdf", &format!("unfunded-{}.pdf", words.code()))
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
