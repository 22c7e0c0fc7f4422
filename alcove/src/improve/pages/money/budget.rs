//! `/plans/{plan}/budget`: money by any two dimensions, in one currency on one day.

use alcove_domain::kit::Day;
use alcove_domain::kit::Number;
use alcove_domain::plan::Currency;
use alcove_domain::plan::money::{MoneyRefusal, Stage};
use alcove_domain::plan::pivot::{Dimension, Sums};
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{
    Choice, NoRate, Places, currencies, download, no_rate, places, rate_said, read_currency, read_day, stages,
};
use crate::improve::costs;
use crate::improve::facts::{self, Facts};
use crate::improve::money::budget::Totals;
use crate::improve::money::{self, Only, budget};
use crate::improve::names::Names;
use crate::improve::pages::outline::{self, Filter, Naming};
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
    filter: Filter,
    /// What only a part of the plan is shown by.
    filtered: Option<String>,
    /// The page without filters.
    all: String,
    /// Each currency for itself, by year.
    apart: String,
    dimensions: Vec<Choice>,
    currencies: Vec<String>,
    stages: Vec<Choice>,
    table: Option<TableView>,
    missing: Option<NoRate>,
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
    /// None where the rows are of several currencies.
    total: Option<Vec<String>>,
    set_aside: String,
}

struct RowView {
    name: String,
    address: Option<String>,
    cells: Vec<String>,
}

pub async fn get(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(filters): Query<outline::Asked>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = person.words();
    let cut = read(&person, &facts, &asked)?;
    let filter = Filter::of(&person, &facts, &names, filters)?;
    let laid = lay_out(&person, &facts, &names, &cut, &filter.only)?;
    let missing = match laid.as_ref().map(|laid| laid.missing.as_ref()) {
        Ok(missing) => missing,
        Err(refusal) => Some(refusal),
    };
    let missing = no_rate(words, missing)?;
    let lines = budget::lines_of(&facts, &filter.only);
    let own = facts.rows.own_currency()?;
    let rates = if missing.is_none() {
        budget::rates_used(&facts, &lines, &cut.currency, cut.on)?
    } else {
        Vec::new()
    };
    let asked = said(&cut);
    let by_currency = Asked { rows: "currency".to_owned(), across: "year".to_owned(), ..asked.clone() };
    let behind = filter.asked.query("&");
    render(&Page {
        frame: person.frame(Place::Plan, words.t("improve-money-budget")),
        head: Head::of(&person, &facts, Tab::Money),
        places: places(&id, "budget", &filter.asked),
        query: format!("{}{behind}", query(&asked)),
        filtered: filter.said(words, Naming::Everybody),
        all: format!("/plans/{id}/budget{}", query(&asked)),
        apart: format!("/plans/{id}/budget{}{behind}", query(&by_currency)),
        asked,
        filter,
        dimensions: dimensions(words, &facts),
        currencies: currencies(&facts)?,
        stages: stages(words),
        table: laid.ok().map(|laid| view(words, &facts, &laid.table, &cut)),
        missing,
        rates: rates.iter().map(|rate| rate_said(words, rate, &own)).collect(),
        has_lines: !budget::lines(&facts).is_empty(),
        may_write: money::may_write(&person, &facts),
    })
}

/// The same as a file for spreadsheets.
pub async fn csv(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(filters): Query<outline::Asked>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let words = person.words();
    let cut = read(&person, &facts, &asked)?;
    let filter = Filter::of(&person, &facts, &names, filters)?;
    let laid = lay_out(&person, &facts, &names, &cut, &filter.only)?.map_err(money::refused)?;
    let table = laid.table;
    let mut rows = table.sheet(words, cut.rows);
    for (currency, set_aside) in &table.set_aside {
        let name = words.t("improve-budget-set-aside-short");
        rows.push(vec![format!("{name} ({currency})"), set_aside.to_decimal(2)]);
    }
    rows.extend(filter.said(words, Naming::Everybody).map(|said| vec![said]));
    // Every row of such a file has as many cells.
    let width = rows.first().map_or(0, Vec::len);
    for row in &mut rows {
        row.resize(width, String::new());
    }
    let currency = table.currency.as_ref().map_or("each", Currency::as_str);
    let name = format!("budget-{currency}-{}.csv", cut.on);
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

/// A table, with the rate that keeps its currencies apart.
struct Laid {
    table: budget::Table,
    missing: Option<MoneyRefusal>,
}

fn lay_out(
    person: &Person,
    facts: &Facts,
    names: &Names,
    cut: &Cut,
    only: &Only,
) -> Result<std::result::Result<Laid, MoneyRefusal>> {
    let by: Vec<Dimension> = [Some(cut.rows), cut.across].into_iter().flatten().collect();
    let lines = budget::lines_of(facts, only);
    let valued = budget::valued(facts, names, &lines, &by, (&cut.currency, cut.on), facts.today(person))?;
    Ok(valued.map(|valued| {
        let labels = budget::Labels::of(facts, names, person.words());
        let table = budget::Table::of(&labels, valued.pivots(), cut.rows, cut.across);
        let table = match cut.stage {
            Some(stage) => table.only(stage),
            None => table,
        };
        Laid { table, missing: valued.missing().cloned() }
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
    let has_row_totals = table.totals != Totals::OfColumns;
    let cells = |row: &budget::TableRow| -> Vec<String> {
        let row: &[Sums] = table.cells(row);
        let has_total = has_row_totals && !table.across.is_empty();
        let total = if has_total { row.len().saturating_sub(1) } else { 0 };
        let (years, total) = row.split_at(total);
        let said = total.iter().chain(years);
        said.flat_map(|sums| table.stages.iter().map(|stage| cell(sums.of(*stage)))).collect()
    };
    let rows = table.rows.iter().map(|row| RowView {
        name: row.name.clone(),
        address: row.node.as_ref().map(|node| format!("/plans/{}/nodes/{node}", facts.id())),
        cells: cells(row),
    });
    let mut groups = table.across.clone();
    if !groups.is_empty() && has_row_totals {
        groups.insert(0, words.t("improve-budget-total"));
    }
    let by = |dimension: Dimension| words.t(&format!("improve-by-{}", budget::dimension_word(dimension)));
    let caption = match (cut.across, &table.currency) {
        (Some(across), Some(currency)) => words.t3(
            "improve-budget-caption-two",
            "rows",
            by(cut.rows),
            "across",
            by(across),
            "currency",
            currency.as_str(),
        ),
        (None, Some(currency)) => {
            words.t2("improve-budget-caption", "rows", by(cut.rows), "currency", currency.as_str())
        }
        (Some(across), None) => {
            words.t2("improve-budget-caption-two-apart", "rows", by(cut.rows), "across", by(across))
        }
        (None, None) => words.t1("improve-budget-caption-apart", "rows", by(cut.rows)),
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
        total: (table.totals != Totals::OfRows).then(|| cells(&table.total)),
        set_aside: costs::in_words(words, &table.set_aside),
    }
}

/// Whole amounts stand without decimals, but all alike.
fn places_of(table: &budget::Table) -> u32 {
    let all = table.rows.iter().chain([&table.total]).flat_map(|row| &row.cells);
    let mut numbers = all.flat_map(|sums| table.stages.iter().map(|stage| sums.of(*stage)));
    let is_whole = |number: &Number| Number::parse(&number.to_decimal(0)).is_ok_and(|whole| whole == *number);
    if numbers.all(is_whole) { 0 } else { 2 }
}
