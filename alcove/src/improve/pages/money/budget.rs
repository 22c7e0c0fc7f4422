//! `/plans/{plan}/budget`: money by any two dimensions, in one currency on one day.

use alcove_domain::kit::Day;
use alcove_domain::kit::Number;
use alcove_domain::plan::Currency;
use alcove_domain::plan::money::{MoneyRefusal, Stage};
use alcove_domain::plan::pivot::{Dimension, Sums};
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{Choice, Places, currencies, download, places, rate_said, read_currency, read_day, stages};
use crate::improve::costs;
use crate::improve::facts::{self, Facts};
use crate::improve::money::{self, budget};
use crate::improve::names::Names;
use crate::improve::pages::{Head, Tab};
use crate::kit::form::{Path, Query};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Result, Words, sheet};
use crate::network::Person;
use crate::plan::words;

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    rows: String,
    across: String,
    currency: String,
    on: String,
    stage: String,
}

/// The same, understood.
struct Cut {
    rows: Dimension,
    across: Option<Dimension>,
    currency: Currency,
    on: Day,
    stage: Option<Stage>,
}

#[derive(Template)]
#[template(path = "improve/money/budget.html")]
struct Page {
    frame: Frame,
    head: Head,
    places: Places,
    asked: Asked,
    dimensions: Vec<Choice>,
    currencies: Vec<String>,
    stages: Vec<Choice>,
    table: Option<TableView>,
    /// The currency that has no rate, into which, and the day.
    missing: Option<(String, String, String)>,
    rates: Vec<String>,
    query: String,
    has_lines: bool,
    may_write: bool,
}

struct TableView {
    caption: String,
    corner: String,
    groups: Vec<String>,
    stages: Vec<String>,
    rows: Vec<RowView>,
    total: Vec<String>,
    set_aside: String,
}

struct RowView {
    name: String,
    address: Option<String>,
    cells: Vec<String>,
}

pub async fn get(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = person.words();
    let cut = read(&person, &facts, &asked)?;
    let (table, missing) = match lay_out(&person, &facts, &names, &cut)? {
        Ok(table) => (Some(view(words, &facts, &table, &cut)), None),
        Err(MoneyRefusal::NoRate { currency, into, on }) => {
            (None, Some((currency.to_string(), into.to_string(), words.day(on))))
        }
        Err(other) => return Err(money::refused(other)),
    };
    let lines = budget::lines(&facts);
    let own = facts.rows.own_currency()?;
    let rates = if missing.is_none() {
        budget::rates_used(&facts, &lines, &cut.currency, cut.on)?
    } else {
        Vec::new()
    };
    let asked = said(&cut);
    render(&Page {
        frame: person.frame(Place::Plan, words.t("improve-money-budget")),
        head: Head::of(&person, &facts, Tab::Money),
        places: places(&id, "budget"),
        query: query(&asked),
        asked,
        dimensions: dimensions(words, &facts),
        currencies: currencies(&facts)?,
        stages: stages(words),
        table,
        missing,
        rates: rates.iter().map(|rate| rate_said(words, rate, &own)).collect(),
        has_lines: !lines.is_empty(),
        may_write: money::may_write(&person, &facts),
    })
}

/// The same as a file for spreadsheets.
pub async fn csv(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = person.words();
    let cut = read(&person, &facts, &asked)?;
    let table = lay_out(&person, &facts, &names, &cut)?.map_err(money::refused)?;
    let mut rows = table.sheet(words, cut.rows);
    if !table.set_aside.is_zero() {
        let name = words.t("improve-budget-set-aside-short");
        rows.push(vec![name, table.set_aside.to_decimal(2)]);
    }
    let name = format!("budget-{}-{}.csv", table.currency, cut.on);
    download(sheet::write_csv(&rows)?, "text/csv; charset=utf-8", &name)
}

fn read(person: &Person, facts: &Facts, asked: &Asked) -> Result<Cut> {
    let pick = |text: &str, field: &'static str| {
        budget::dimension(text).ok_or_else(|| Error::invalid(field, "unknown-choice"))
    };
    let rows = if asked.rows.is_empty() { Dimension::Objective } else { pick(&asked.rows, "rows")? };
    let across = match asked.across.as_str() {
        // Objectives by year is what is asked for first.
        "" if asked.rows.is_empty() => Some(Dimension::Year),
        "" | "nothing" => None,
        text => Some(pick(text, "across")?),
    };
    let stage = match asked.stage.as_str() {
        "" => None,
        text => Some(words::read_stage(text).ok_or_else(|| Error::invalid("stage", "unknown-choice"))?),
    };
    Ok(Cut {
        rows,
        across: across.filter(|across| *across != rows),
        currency: read_currency(facts, &asked.currency)?,
        on: read_day(&asked.on, facts.today(person))?,
        stage,
    })
}

fn said(cut: &Cut) -> Asked {
    Asked {
        rows: budget::dimension_word(cut.rows).to_owned(),
        across: cut.across.map_or("nothing", budget::dimension_word).to_owned(),
        currency: cut.currency.to_string(),
        on: cut.on.to_string(),
        stage: cut.stage.map(words::stage).unwrap_or_default().to_owned(),
    }
}

fn query(asked: &Asked) -> String {
    let Asked { rows, across, currency, on, stage } = asked;
    format!("?rows={rows}&across={across}&currency={currency}&on={on}&stage={stage}")
}

fn lay_out(
    person: &Person,
    facts: &Facts,
    names: &Names,
    cut: &Cut,
) -> Result<std::result::Result<budget::Table, MoneyRefusal>> {
    let by: Vec<Dimension> = [Some(cut.rows), cut.across].into_iter().flatten().collect();
    let lines = budget::lines(facts);
    let pivot = budget::cut(facts, names, &lines, &by, (&cut.currency, cut.on), facts.today(person))?;
    Ok(pivot.map(|pivot| {
        let labels = budget::Labels::of(facts, names, person.words());
        let table = budget::Table::of(&labels, &pivot, cut.rows, cut.across);
        match cut.stage {
            Some(stage) => table.only(stage),
            None => table,
        }
    }))
}

fn dimensions(words: Words, facts: &Facts) -> Vec<Choice> {
    let nested = budget::has_outermost(facts);
    let offered = budget::DIMENSIONS.iter().filter(|(_, one)| nested || *one != Dimension::TopNode);
    offered.map(|(word, _)| ((*word).to_owned(), words.t(&format!("improve-by-{word}")))).collect()
}

fn view(words: Words, facts: &Facts, table: &budget::Table, cut: &Cut) -> TableView {
    let places = places_of(table);
    let cell = |number: &Number| {
        if number.is_zero() { "–".to_owned() } else { words.number(number, places) }
    };
    // The total first: it is what is looked for, and a plan of many years is wider than a screen.
    let cells = |row: &[Sums]| -> Vec<String> {
        let total = if table.across.is_empty() { 0 } else { row.len().saturating_sub(1) };
        let (years, total) = row.split_at(total);
        let said = total.iter().chain(years);
        said.flat_map(|sums| table.stages.iter().map(|stage| cell(sums.of(*stage)))).collect()
    };
    let rows = table.rows.iter().map(|row| RowView {
        name: row.name.clone(),
        address: row.node.as_ref().map(|node| format!("/plans/{}/nodes/{node}", facts.id())),
        cells: cells(&row.cells),
    });
    let mut groups = table.across.clone();
    if !groups.is_empty() {
        groups.insert(0, words.t("improve-budget-total"));
    }
    let by = |dimension: Dimension| words.t(&format!("improve-by-{}", budget::dimension_word(dimension)));
    let caption = match cut.across {
        Some(across) => words.t3(
            "improve-budget-caption-two",
            "rows",
            by(cut.rows),
            "across",
            by(across),
            "currency",
            table.currency.as_str(),
        ),
        None => words.t2("improve-budget-caption", "rows", by(cut.rows), "currency", table.currency.as_str()),
    };
    TableView {
        caption,
        corner: by(cut.rows),
        groups,
        stages: table
            .stages
            .iter()
            .map(|stage| words.t(&format!("improve-stage-{}", words::stage(*stage))))
            .collect(),
        rows: rows.collect(),
        total: cells(&table.total.cells),
        set_aside: if table.set_aside.is_zero() {
            String::new()
        } else {
            costs::amount(words, &table.set_aside, &table.currency)
        },
    }
}

/// Whole amounts stand without decimals, but all alike.
fn places_of(table: &budget::Table) -> u32 {
    let all = table.rows.iter().chain([&table.total]).flat_map(|row| &row.cells);
    let mut numbers = all.flat_map(|sums| table.stages.iter().map(|stage| sums.of(*stage)));
    let is_whole = |number: &Number| Number::parse(&number.to_decimal(0)).is_ok_and(|whole| whole == *number);
    if numbers.all(is_whole) { 0 } else { 2 }
}
