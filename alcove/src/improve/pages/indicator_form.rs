//! The form of an indicator: a new one, and one that is there.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;

use super::indicators::{address, belongs};
use super::settings::seen;
use super::{Head, Tab};
use crate::improve::facts::{self, Facts};
use crate::improve::indicators::{self, Said, target_field};
use crate::improve::rights::Reach;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{IndicatorId, NodeId, PlanId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::known::{WrittenDimension, number};
use crate::plan::store::indicator::Model;

/// Ways to break a number down that the form has room for.
const DIMENSIONS: usize = 4;

#[derive(Template)]
#[template(path = "improve/indicator-form.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    node: (String, String),
    action: String,
    cancel: String,
    /// Year and the field in which its target is typed.
    years: Vec<(i16, String)>,
    /// The fields of each way to break it down: its name, its groups, whether they overlap.
    dimensions: Vec<(String, String, String)>,
    measures: Vec<(&'static str, String)>,
    directions: Vec<(&'static str, String)>,
    entries: Vec<(&'static str, String)>,
    acrosses: Vec<(&'static str, String)>,
    decimals: Vec<(&'static str, String)>,
    asks_why: bool,
    is_new: bool,
    /// Whether it was read: other dimensions then make a new version.
    was_read: bool,
}

pub async fn new(person: Person, Path((plan, node)): Path<(PlanId, NodeId)>) -> Result<Response> {
    let fields = Fields::of([
        ("measure", "share"),
        ("direction", "up"),
        ("entry", "snapshot"),
        ("across", "sum"),
        ("decimals", "0"),
    ]);
    let facts = facts::load(&person, &plan).await?;
    render(&page(&person, &facts, &node, None, FormView::new(person.words(), fields)).await?)
}

pub async fn add(
    person: Person,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match indicators::add(&person, &plan, &node, read(&fields), fields.get("reason")).await {
        Ok((id, _)) => person.see(&address(&plan, &node, &id), "notice-plan-indicator-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let facts = facts::load(&person, &plan).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, &node, None, form).await?)
        }
    }
}

type At = (PlanId, NodeId, IndicatorId);

pub async fn get(person: Person, Path((plan, node, id)): Path<At>) -> Result<Response> {
    let (facts, row) = indicators::find(&person, &plan, &id).await?;
    belongs(&row, &node)?;
    let form = FormView::new(person.words(), fields_of(&facts, &row)?);
    render(&page(&person, &facts, &node, Some(&row), form).await?)
}

pub async fn post(
    person: Person,
    Path((plan, node, id)): Path<At>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let (facts, row) = indicators::find(&person, &plan, &id).await?;
    belongs(&row, &node)?;
    let done =
        indicators::edit(&person, &plan, &id, &seen(&fields), read(&fields), fields.get("reason")).await;
    match done {
        Ok((stands, _)) if stands == id => {
            person.see(&address(&plan, &node, &id), "notice-plan-indicator-edited")
        }
        Ok((stands, _)) => person.see(&address(&plan, &node, &stands), "notice-plan-indicator-replaced"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &page(&person, &facts, &node, Some(&row), form).await?,
            )
        }
    }
}

/// Takes it out, with a way back.
pub async fn remove(
    person: Person,
    Path((plan, node, id)): Path<At>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let (facts, row) = indicators::find(&person, &plan, &id).await?;
    belongs(&row, &node)?;
    match indicators::remove(&person, &plan, &id, fields.get("reason")).await {
        Ok(_) => {
            let back = format!("{}/restoration", address(&plan, &node, &id));
            person.see_undoable(
                &format!("/plans/{plan}/nodes/{node}"),
                "notice-plan-indicator-removed",
                &back,
            )
        }
        Err(error) => {
            let mut fields_ = fields_of(&facts, &row)?;
            fields_.0.extend(fields.0);
            let form = FormView::failed(person.words(), fields_, error)?;
            render_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &page(&person, &facts, &node, Some(&row), form).await?,
            )
        }
    }
}

/// The way back right after a removal is its own reason.
pub async fn restore(
    person: Person,
    Path((plan, node, id)): Path<At>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let (_, row) = indicators::find(&person, &plan, &id).await?;
    belongs(&row, &node)?;
    let why = person.words().t("improve-indicator-restored-reason");
    indicators::restore(&person, &plan, &id, &why).await?;
    person.see(&address(&plan, &node, &id), "notice-plan-indicator-restored")
}

fn read(fields: &Fields) -> Said {
    let text = |name: &str| fields.get(name).to_owned();
    let target = |(name, value): &(String, String)| {
        Some((name.strip_prefix("target-")?.parse::<i16>().ok()?, value.trim().to_owned()))
    };
    let dimension = |at: usize| WrittenDimension {
        id: text(&format!("dimension-{at}")),
        categories: fields
            .get(&format!("categories-{at}"))
            .split([',', ';', '\n'])
            .map(str::to_owned)
            .collect(),
        overlapping: fields.get(&format!("overlapping-{at}")) == "1",
    };
    let targets: BTreeMap<i16, String> = fields.0.iter().filter_map(target).collect();
    Said {
        title: text("title"),
        definition: text("definition"),
        measure: text("measure"),
        unit: text("unit"),
        decimals: text("decimals"),
        direction: text("direction"),
        entry: text("entry"),
        across: text("across"),
        baseline: text("baseline"),
        baseline_year: text("baseline_year"),
        baseline_due: text("baseline_due"),
        targets,
        dimensions: (1..=DIMENSIONS).map(dimension).collect(),
        verified_by: text("verified_by"),
    }
}

/// What stands, as the form shows it: shares in per cent.
fn fields_of(facts: &Facts, row: &Model) -> Result<Fields> {
    let shown = |text: &str| -> Result<String> {
        let value = number(text)?;
        let value = if row.measure == "share" { value * Number::from(100) } else { value };
        Ok(plain(&value))
    };
    let baseline = row.baseline.as_deref().map(shown).transpose()?.unwrap_or_default();
    let mut fields = Fields::of([
        ("title", &row.title),
        ("definition", &row.definition),
        ("measure", &row.measure),
        ("unit", if row.measure == "share" { "" } else { &row.unit }),
        ("decimals", &row.decimals.to_string()),
        ("direction", &row.direction),
        ("entry", &row.entry),
        ("across", &row.across),
        ("baseline", &baseline),
        ("baseline_year", &row.baseline_year.map(|year| year.to_string()).unwrap_or_default()),
        ("baseline_due", row.baseline_due.as_deref().unwrap_or_default()),
        ("verified_by", &row.verified_by),
        ("version", &row.version.to_string()),
    ]);
    for target in facts.rows.targets.iter().filter(|target| target.indicator_id == row.id) {
        fields.0.push((format!("target-{}", target.year), shown(&target.target)?));
    }
    for (at, one) in row.written_dimensions().into_iter().enumerate() {
        let at = at + 1;
        fields.0.push((format!("dimension-{at}"), one.id));
        fields.0.push((format!("categories-{at}"), one.categories.join(", ")));
        if one.overlapping {
            fields.0.push((format!("overlapping-{at}"), "1".to_owned()));
        }
    }
    Ok(fields)
}

/// A number as it is typed: with as few places as it has, at most six.
fn plain(value: &Number) -> String {
    let text = value.to_decimal(6);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

async fn page(
    person: &Person,
    facts: &Facts,
    node: &NodeId,
    row: Option<&Model>,
    form: FormView,
) -> Result<Page> {
    let words = person.words();
    let at = facts.place(node.as_str())?;
    Reach::of(person, facts).await?.may(Action::EditPlan, at)?;
    if row.is_some_and(|row| row.removed_at.is_some()) {
        return Err(Error::NotFound);
    }
    let above = format!("/plans/{}/nodes/{node}", facts.id());
    let own = row.map(|row| address(facts.id(), node, &row.id));
    let period = facts.rows.period()?;
    let number = facts.numbers().remove(&at).unwrap_or_default();
    let title = words.t(if row.is_some() { "improve-indicator-edit" } else { "improve-indicator-new" });
    let choose = |what: &str, all: &[&'static str]| choices(words, what, all);
    Ok(Page {
        frame: person.frame(Place::Plan, title),
        head: Head::of(person, facts, Tab::Plan),
        form,
        node: (node.0.clone(), format!("{number} {}", facts.row(at).title).trim().to_owned()),
        action: own.as_ref().map_or_else(|| format!("{above}/indicators"), |own| format!("{own}/edit")),
        cancel: own.unwrap_or(above),
        years: (period.first().year()..=period.last().year())
            .map(|year| (year, target_field(year)))
            .collect(),
        dimensions: (1..=DIMENSIONS)
            .map(|at| (format!("dimension-{at}"), format!("categories-{at}"), format!("overlapping-{at}")))
            .collect(),
        measures: choose("measure", &["share", "amount"]),
        directions: choose("direction", &["up", "down", "neutral"]),
        entries: choose("entry", &["snapshot", "increment", "cumulative"]),
        acrosses: choose("across", &["sum", "separate"]),
        decimals: ["0", "1", "2", "3"].into_iter().map(|places| (places, places.to_owned())).collect(),
        asks_why: Head::asks_why(facts),
        is_new: row.is_none(),
        was_read: row.is_some_and(|row| facts.rows.readings.iter().any(|one| one.indicator_id == row.id)),
    })
}

fn choices(words: Words, what: &str, all: &[&'static str]) -> Vec<(&'static str, String)> {
    all.iter().map(|word| (*word, words.t(&format!("improve-{what}-{word}")))).collect()
}
