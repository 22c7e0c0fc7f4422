//! The pages about money: the budget, the ledger, rates, what is not funded, what an action needs.

pub mod budget;
pub mod ledger;
pub mod line;
pub mod needs;
pub mod rates;
pub mod unfunded;

use alcove_domain::kit::Day;
use alcove_domain::plan::money::{MoneyRefusal, Need, Rate, Stage};
use alcove_domain::plan::{Currency, NodeKind};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use crate::improve::facts::Facts;
use crate::improve::money;
use crate::improve::pages::outline;
use crate::kit::ids::PlanId;
use crate::kit::{Error, Result, Words};
use crate::network::Person;
use crate::plan::words;

/// A choice of a list: what is sent, what is read.
pub type Choice = (String, String);

/// Links between the pages about money: key, icon, address, whether it is this one.
pub type Places = Vec<(&'static str, &'static str, String, bool)>;

/// The pages about money of a plan, with the one that is open. The filters of the plan go along to
/// those that have them.
pub fn places(id: &PlanId, here: &str, filters: &outline::Asked) -> Places {
    let query = |path: &str| match path {
        "budget" | "unfunded" => filters.query("?"),
        _ => String::new(),
    };
    [
        ("budget", "improve-money-budget", "table"),
        ("money", "improve-money-ledger", "list"),
        ("unfunded", "improve-money-unfunded", "circle-help"),
        ("rates", "improve-money-rates", "scale"),
    ]
    .map(|(path, key, icon)| (key, icon, format!("/plans/{id}/{path}{}", query(path)), path == here))
    .into()
}

pub fn needs(words: Words) -> Vec<Choice> {
    let name = |word: &str| words.t(&format!("improve-need-{word}"));
    Need::ALL.iter().map(|(word, _)| ((*word).to_owned(), name(word))).collect()
}

pub fn stages(words: Words) -> Vec<Choice> {
    let stage = |stage: &Stage| words::stage(*stage);
    let choice = |one: &Stage| (stage(one).to_owned(), words.t(&format!("improve-stage-{}", stage(one))));
    money::budget::STAGES.iter().map(choice).collect()
}

pub fn fundings(words: Words) -> Vec<Choice> {
    ["funded", "unfunded"].map(|word| (word.to_owned(), words.t(&format!("improve-funding-{word}")))).into()
}

/// The plan's years, and the one after, in which bills still come.
pub fn years(facts: &Facts) -> Result<Vec<Choice>> {
    let (from, until) = money::years(&facts.rows)?;
    Ok((from..=until.saturating_add(1)).map(|year| (year.to_string(), year.to_string())).collect())
}

/// Actions in the order of the plan, with their numbers.
pub fn actions(facts: &Facts) -> Vec<Choice> {
    let numbers = facts.numbers();
    let nodes = facts.outline.nodes();
    let listed = facts.listed.iter().filter(|row| nodes[row.at].kind == NodeKind::Action);
    listed
        .map(|row| {
            let number = numbers.get(&row.at).map(String::as_str).unwrap_or_default();
            (facts.row(row.at).id.0.clone(), format!("{number} {}", facts.row(row.at).title))
        })
        .collect()
}

/// Sources that the ledger names already, so that one has one name.
pub fn sources(facts: &Facts) -> Vec<String> {
    let mut sources: Vec<String> =
        facts.rows.lines.iter().map(|row| row.source.clone()).filter(|one| !one.is_empty()).collect();
    sources.sort();
    sources.dedup();
    sources
}

/// Currencies to choose from, the plan's own first.
pub fn currencies(facts: &Facts) -> Result<Vec<String>> {
    Ok(money::budget::currencies(facts)?.iter().map(ToString::to_string).collect())
}

/// The year that a new line is most likely about: this one, within the plan.
pub fn usual_year(facts: &Facts, today: Day) -> Result<String> {
    let (from, until) = money::years(&facts.rows)?;
    Ok(today.year().clamp(from, until).to_string())
}

/// `1 USD = 1.7 AZN (Central Bank, 3 November 2026)`
pub fn rate_said(words: Words, rate: &Rate, own: &Currency) -> String {
    words.say(
        "improve-rate-said",
        vec![
            ("currency", rate.currency.as_str().into()),
            ("worth", words.decimal(&rate.worth.to_decimal(decimals(&rate.worth))).into()),
            ("own", own.as_str().into()),
            ("source", rate.source.as_str().into()),
            ("day", words.day(rate.day).into()),
        ],
    )
}

/// The currency that has no rate, into which, and the day.
pub type NoRate = (String, String, String);

/// What keeps currencies apart, in words; every other refusal is one of the page.
pub fn no_rate(words: Words, refusal: Option<&MoneyRefusal>) -> Result<Option<NoRate>> {
    match refusal {
        Some(MoneyRefusal::NoRate { currency, into, on }) => {
            Ok(Some((currency.to_string(), into.to_string(), words.day(*on))))
        }
        Some(other) => Err(money::refused(other.clone())),
        None => Ok(None),
    }
}

/// As many decimals as a rate was published with, at most twelve.
pub fn decimals(worth: &alcove_domain::kit::Number) -> u32 {
    let exact = worth.to_exact();
    exact.split_once('.').map_or(0, |(_, part)| u32::try_from(part.len()).unwrap_or(12)).min(12)
}

/// What a rate was asked for: the budget's and the list's fields of the address.
pub fn read_day(text: &str, today: Day) -> Result<Day> {
    match text.trim() {
        "" => Ok(today),
        text => Day::parse(text).map_err(|_| Error::invalid("on", "not-a-day")),
    }
}

pub fn read_currency(facts: &Facts, text: &str) -> Result<Currency> {
    match text.trim() {
        "" => facts.rows.own_currency(),
        text => Currency::parse(&text.to_uppercase()).map_err(|_| Error::invalid("currency", "no-currency")),
    }
}

/// A file to be kept. Its name holds letters of ASCII alone.
pub fn download(bytes: Vec<u8>, media_type: &'static str, name: &str) -> Result<Response> {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(Error::fault)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Only who may write down money gets its forms; others have the pages to read.
pub fn check_may_write(person: &Person, facts: &Facts) -> Result<()> {
    person.may(alcove_domain::network::Action::EditPlan, &facts.resource())
}
