//! `/plans/{plan}/nodes/{node}/indicators/{indicator}`: an indicator with its years, its readings
//! and the form for the next one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::kit::{Day, Instant, Number};
use alcove_domain::network::Action;
use alcove_domain::plan::indicator::{Baseline, Indicator, Measure};
use alcove_domain::plan::{Reading, Span, Value, reading};

use super::{Head, Tab};
use crate::improve::facts::Facts;
use crate::improve::indicators;
use crate::improve::names::Names;
use crate::improve::readings::{self, Said};
use crate::improve::rights::Reach;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{IndicatorId, NodeId, PlanId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::known::{WrittenDimension, read_cell};
use crate::plan::store::indicator::Model;

/// The newest readings of the history; the whole of it is in the interface for machines.
const HISTORY: usize = 50;

#[derive(Template)]
#[template(path = "improve/indicator.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    node: (String, String),
    id: String,
    title: String,
    definition: String,
    meta: Vec<(&'static str, String)>,
    years: Vec<Year>,
    margins: Vec<String>,
    history: Vec<Line>,
    dimensions: Vec<(String, String, Vec<String>)>,
    is_share: bool,
    unit: String,
    /// The one that it took the place of, and the one that took its place.
    older: Option<String>,
    newer: Option<String>,
    may_read: bool,
    may_edit: bool,
    asks_why: bool,
    in_use: bool,
}

struct Year {
    year: i16,
    target: String,
    value: String,
    said: Option<(&'static str, &'static str, String)>,
}

/// A reading, as it was written.
struct Line {
    period: String,
    cell: String,
    value: String,
    counted: Option<String>,
    source: String,
    note: String,
    by: String,
    day: String,
    corrected: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    /// The year to read.
    year: Option<i16>,
    /// The period and source of the reading before, for the next cell.
    first: String,
    last: String,
    source: String,
}

type At = (PlanId, NodeId, IndicatorId);

pub async fn get(
    person: Person,
    Path((plan, node, id)): Path<At>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let (facts, row) = indicators::find(&person, &plan, &id).await?;
    belongs(&row, &node)?;
    let period = wanted(&facts, &row, facts.today(&person), &ask);
    let fields = Fields::of([("first_day", &period.0), ("last_day", &period.1), ("source", &ask.source)]);
    render(&page(&person, &facts, &row, FormView::new(person.words(), fields)).await?)
}

/// An address with the node of another indicator names nothing.
pub fn belongs(row: &Model, node: &NodeId) -> Result<()> {
    if row.node_id == *node { Ok(()) } else { Err(Error::NotFound) }
}

/// The days that are most likely read next: those asked for, the first year that is missing, this
/// year.
fn wanted(facts: &Facts, row: &Model, today: Day, ask: &Ask) -> (String, String) {
    if !ask.first.is_empty() {
        return (ask.first.clone(), ask.last.clone());
    }
    let missing = facts.rows.known_indicator(row).and_then(|known| {
        let readings = facts.rows.known_readings(row);
        known.missing_years(&reading::current(&readings, Instant(i64::MAX)), today).first().copied()
    });
    let year = ask.year.or(missing).unwrap_or_else(|| today.year());
    let span = Span::year(year).unwrap_or_else(|| Span::day(today));
    (span.first().to_string(), span.last().to_string())
}

pub async fn post(
    person: Person,
    Path((plan, node, id)): Path<At>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let (facts, row) = indicators::find(&person, &plan, &id).await?;
    belongs(&row, &node)?;
    let cells = row.written_dimensions().into_iter().enumerate();
    let cells = cells.map(|(at, one)| (one.id, fields.get(&cell_field(at)).to_owned()));
    let said = Said {
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        cell: cells.filter(|(_, category)| !category.is_empty()).collect(),
        amount: fields.get("amount").to_owned(),
        numerator: fields.get("numerator").to_owned(),
        denominator: fields.get("denominator").to_owned(),
        source: fields.get("source").to_owned(),
        note: fields.get("note").to_owned(),
        via: "page",
    };
    match readings::read(&person, &plan, &id, said).await {
        Ok(_) => {
            let again = serde_html_form::to_string([
                ("first", fields.get("first_day")),
                ("last", fields.get("last_day")),
                ("source", fields.get("source")),
            ]);
            let address = format!("{}?{}", address(&plan, &node, &id), again.unwrap_or_default());
            person.see(&address, "notice-plan-read")
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, &row, form).await?)
        }
    }
}

pub fn address(plan: &PlanId, node: &NodeId, id: &IndicatorId) -> String {
    format!("/plans/{plan}/nodes/{node}/indicators/{id}")
}

fn cell_field(at: usize) -> String {
    format!("cell-{}", at + 1)
}

async fn page(person: &Person, facts: &Facts, row: &Model, form: FormView) -> Result<Page> {
    let words = person.words();
    let known =
        facts.rows.known_indicator(row).ok_or_else(|| Error::fault("an indicator without its words"))?;
    let readings = facts.rows.known_readings(row);
    let current = reading::current(&readings, Instant(i64::MAX));
    let at = facts.place(row.node_id.as_str())?;
    let reach = Reach::of(person, facts).await?;
    let in_use = row.removed_at.is_none();
    let newer = facts.rows.indicators.iter().find(|other| other.supersedes_id.as_ref() == Some(&row.id));
    let to = |id: &IndicatorId| address(facts.id(), &row.node_id, id);
    let number = facts.numbers().remove(&at).unwrap_or_default();
    let dimensions = row.written_dimensions().into_iter().enumerate();
    Ok(Page {
        frame: person.frame(Place::Plan, row.title.clone()),
        head: Head::of(person, facts, Tab::Plan),
        form,
        node: (row.node_id.0.clone(), format!("{number} {}", facts.row(at).title).trim().to_owned()),
        id: row.id.0.clone(),
        title: row.title.clone(),
        definition: row.definition.clone(),
        meta: meta(words, row, &known),
        years: years(words, row, &known, &current, facts.today(person)),
        margins: known.margins(&current).iter().map(|margin| said_margin(words, row, margin)).collect(),
        history: history(person, facts, row, &current).await?,
        dimensions: dimensions.map(|(at, one)| (cell_field(at), one.id, one.categories)).collect(),
        is_share: known.measure == Measure::Share,
        unit: said_unit(words, row),
        older: row.supersedes_id.as_ref().map(to),
        newer: newer.map(|other| to(&other.id)),
        may_read: in_use && reach.can(Action::NoteStatus, at),
        may_edit: reach.can(Action::EditPlan, at),
        asks_why: Head::asks_why(facts),
        in_use,
    })
}

fn meta(words: Words, row: &Model, known: &Indicator) -> Vec<(&'static str, String)> {
    let mut meta = vec![
        ("improve-indicator-measure", words.t(&format!("improve-measure-{}", row.measure))),
        ("improve-indicator-direction", words.t(&format!("improve-direction-{}", row.direction))),
        ("improve-indicator-entry", words.t(&format!("improve-entry-{}", row.entry))),
        ("improve-indicator-baseline", said_baseline(words, row, known.baseline.as_ref())),
    ];
    for one in row.written_dimensions() {
        meta.push(("improve-indicator-dimension", said_dimension(words, &one)));
    }
    if !row.written_dimensions().is_empty() {
        meta.push(("improve-indicator-across", words.t(&format!("improve-across-{}", row.across))));
    }
    if !row.verified_by.is_empty() {
        meta.push(("improve-indicator-verified", row.verified_by.clone()));
    }
    meta
}

fn said_baseline(words: Words, row: &Model, baseline: Option<&Baseline>) -> String {
    let due = row.baseline_due.as_deref().and_then(|day| Day::parse(day).ok());
    match (baseline, due) {
        (Some(baseline), _) => {
            let value = said_value(words, row, &baseline.value);
            words.t2("improve-indicator-in-year", "value", value, "year", baseline.year.to_string())
        }
        (None, Some(day)) => words.t1("improve-indicator-baseline-due", "day", words.day(day)),
        (None, None) => words.t("improve-indicator-baseline-none"),
    }
}

fn said_dimension(words: Words, one: &WrittenDimension) -> String {
    let key = match one.overlapping {
        true => "improve-indicator-dimension-overlapping",
        false => "improve-indicator-dimension-said",
    };
    words.t2(key, "name", &one.id, "categories", one.categories.join(", "))
}

fn years(words: Words, row: &Model, known: &Indicator, current: &[&Reading], today: Day) -> Vec<Year> {
    let missing = known.missing_years(current, today);
    let read = current.iter().map(|reading| reading.period.last().year());
    let mut all: Vec<i16> = known.targets.keys().copied().chain(read).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|year| Year {
            year,
            target: known.targets.get(&year).map(|target| said_value(words, row, target)).unwrap_or_default(),
            value: known
                .value(current, year)
                .map(|value| said_values(words, row, &value))
                .unwrap_or_default(),
            said: match known.reached(current, year) {
                _ if missing.contains(&year) => {
                    Some(("warn", "circle-alert", words.t("improve-indicator-year-missing")))
                }
                Some(true) => Some(("good", "check", words.t("improve-indicator-reached"))),
                Some(false) if year < today.year() => {
                    Some(("bad", "x", words.t("improve-indicator-not-reached")))
                }
                Some(false) => Some(("", "target", words.t("improve-indicator-not-reached"))),
                None => None,
            },
        })
        .collect()
}

fn said_margin(words: Words, row: &Model, margin: &reading::Margin) -> String {
    words.say(
        "improve-indicator-margin",
        vec![
            ("period", said_period(words, margin.period).into()),
            ("dimension", (&margin.dimension).into()),
            ("total", counted(words, row, &margin.total).into()),
            ("parts", counted(words, row, &margin.parts).into()),
        ],
    )
}

async fn history(person: &Person, facts: &Facts, row: &Model, current: &[&Reading]) -> Result<Vec<Line>> {
    let words = person.words();
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let rows = facts.rows.readings.iter().filter(|reading| reading.indicator_id == row.id);
    let mut rows: Vec<_> = rows.filter_map(|written| Some((written, written.known()?))).collect();
    rows.sort_by(|one, other| (other.0.read_at, &other.0.id).cmp(&(one.0.read_at, &one.0.id)));
    // Of two at one instant the later counts: the list holds the newest first.
    let mut seen: Vec<&Reading> = Vec::new();
    let mut lines = Vec::new();
    for (written, known) in rows.iter().take(HISTORY) {
        let counts = current.iter().any(|other| **other == *known) && !seen.contains(&known);
        seen.push(known);
        lines.push(Line {
            period: said_period(words, known.period),
            cell: said_cell(&written.cell),
            value: said_values(words, row, &known.value),
            counted: match &known.value {
                Value::Share { .. } => Some(counted(words, row, &known.value)),
                Value::Amount(_) => None,
            },
            source: written.source.clone(),
            note: written.note.clone(),
            by: names.person(written.read_by.as_str()),
            day: words.moment(Instant(written.read_at), &person.zone),
            corrected: !counts,
        });
    }
    Ok(lines)
}

fn said_cell(cell: &str) -> String {
    let parts: Vec<String> = read_cell(cell).into_values().collect();
    parts.join(", ")
}

/// A calendar year as its number, other periods by their days.
pub fn said_period(words: Words, period: Span) -> String {
    if Span::year(period.last().year()) == Some(period) {
        return period.last().year().to_string();
    }
    let (first, last) = (words.day(period.first()), words.day(period.last()));
    words.t2("improve-from-to", "from", first, "to", last)
}

/// A target or a baseline in words: `62 %`, `120 hours`.
pub fn said_value(words: Words, row: &Model, value: &Number) -> String {
    let places = u32::try_from(row.decimals).unwrap_or(0);
    if row.measure == "share" {
        return words.t1("improve-per-cent", "n", words.number(&(value * &Number::from(100)), places));
    }
    words.t2("improve-amount", "n", words.number(value, places), "unit", &row.unit)
}

/// The same of what was read.
pub fn said_values(words: Words, row: &Model, value: &Value) -> String {
    said_value(words, row, &value.number())
}

/// A share as it was counted, with its numbers.
fn counted(words: Words, row: &Model, value: &Value) -> String {
    match value {
        Value::Share { numerator, denominator } => {
            let places = |number: &Number| if number.to_decimal(0) == number.to_exact() { 0 } else { 2 };
            let n = words.number(numerator, places(numerator));
            words.t2("improve-n-of", "n", n, "of", words.number(denominator, places(denominator)))
        }
        Value::Amount(amount) => said_value(words, row, amount),
    }
}

fn said_unit(words: Words, row: &Model) -> String {
    if row.measure == "share" { words.t("improve-unit-percent") } else { row.unit.clone() }
}
