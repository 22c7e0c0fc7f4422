//! `/plans/{plan}/money`: the ledger as a list, and the form for a line.

use std::collections::BTreeMap;

use alcove_domain::kit::Number;
use alcove_domain::plan::money::Stage;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{
    Choice, Places, actions, check_may_write, currencies, download, fundings, needs, places, sources, stages,
    usual_year, years,
};
use crate::improve::costs::{self, ByCurrency};
use crate::improve::facts::{self, Facts};
use crate::improve::money::{self, budget, ledger};
use crate::improve::pages::{Head, Tab};
use crate::kit::fold::fold;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{NeedId, NodeId, PlanId};
use crate::kit::page::{Frame, Place, percent, render_as};
use crate::kit::{Fields, FormView, Result, Words, sheet};
use crate::network::Person;
use crate::plan::store::line::Model;
use crate::plan::words;

/// Lines on a page.
const SHOWN: usize = 100;

/// Filters in the address. Empty: all.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    pub node: String,
    pub year: String,
    pub stage: String,
    pub funding: String,
    pub need: String,
    pub currency: String,
    pub after: String,
    /// `node`: back to the action's page after a line was added.
    pub back: String,
}

#[derive(Template)]
#[template(path = "improve/money/ledger.html")]
struct Page {
    frame: Frame,
    head: Head,
    places: Places,
    filters: FormView,
    form: FormView,
    /// The needs of the action that the form is about.
    needs: Vec<Choice>,
    rows: Vec<LineRow>,
    /// Stage and sum, of all that fits the filters.
    totals: Vec<(String, String)>,
    count: usize,
    next: Option<String>,
    query: String,
    choices: Choices,
    may_write: bool,
    asks_why: bool,
    is_empty: bool,
}

/// What the form and the filters offer.
pub struct Choices {
    pub actions: Vec<Choice>,
    pub needs: Vec<Choice>,
    pub stages: Vec<Choice>,
    pub fundings: Vec<Choice>,
    pub years: Vec<Choice>,
    pub currencies: Vec<String>,
    pub sources: Vec<String>,
}

impl Choices {
    pub fn of(words: Words, facts: &Facts) -> Result<Self> {
        Ok(Self {
            actions: actions(facts),
            needs: needs(words),
            stages: stages(words),
            fundings: fundings(words),
            years: years(facts)?,
            currencies: currencies(facts)?,
            sources: sources(facts),
        })
    }
}

pub struct LineRow {
    pub id: String,
    pub node: Option<String>,
    pub action: String,
    pub need: String,
    pub what: String,
    pub year: i64,
    pub source: String,
    pub stage: String,
    pub stage_tone: &'static str,
    pub unfunded: bool,
    pub amount: String,
    /// "taken back", "takes back": how it stands to another line.
    pub taken: Option<&'static str>,
}

pub async fn get(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let fields = usual(&person, &facts, &asked)?;
    show(&person, &facts, StatusCode::OK, asked, FormView::new(person.words(), fields))
}

/// Adds a line; one that was typed on the page of an action leads back there.
pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    match ledger::add(&person, &id, said(&fields)).await {
        Ok(_) => {
            let back = if fields.get("back") == "node" {
                format!("/plans/{id}/nodes/{}#money", percent(fields.get("node_id")))
            } else {
                format!("/plans/{id}/money")
            };
            person.see(&back, "notice-plan-line-added")
        }
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            check_may_write(&person, &facts)?;
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &facts, StatusCode::UNPROCESSABLE_ENTITY, Asked::default(), form)
        }
    }
}

/// The lines that fit the filters, as a file for spreadsheets.
pub async fn csv(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let words = person.words();
    let head =
        ["action", "need", "what", "year", "source", "currency", "amount", "stage", "funding", "state"];
    let mut rows = vec![head.map(|name| words.t(&format!("improve-line-{name}"))).to_vec()];
    for row in fitting(&facts, &asked) {
        let Some(line) = row.known() else { continue };
        let view = line_row(words, &facts, row);
        rows.push(vec![
            view.action,
            view.need,
            view.what,
            row.year.to_string(),
            row.source.clone(),
            row.currency.clone(),
            line.amount.to_exact(),
            view.stage,
            words.t(&format!("improve-funding-{}", row.funding)),
            view.taken.map(|key| words.t(key)).unwrap_or_default(),
        ]);
    }
    download(sheet::write_csv(&rows)?, "text/csv; charset=utf-8", "ledger.csv")
}

/// What the form begins with.
fn usual(person: &Person, facts: &Facts, asked: &Asked) -> Result<Fields> {
    let year = usual_year(facts, facts.today(person))?;
    Ok(Fields::of([
        ("node_id", asked.node.as_str()),
        ("back", asked.back.as_str()),
        ("year", year.as_str()),
        ("currency", facts.rows.plan.currency.as_str()),
        ("stage", "planned"),
        ("funding", "funded"),
        ("need", "money"),
    ]))
}

fn said(fields: &Fields) -> ledger::Said {
    let text = |name: &str| fields.get(name).to_owned();
    ledger::Said {
        node: NodeId::from(fields.get("node_id")),
        need_id: Some(fields.get("need_id")).filter(|id| !id.is_empty()).map(NeedId::from),
        year: text("year"),
        source: text("source"),
        currency: text("currency"),
        stage: text("stage"),
        funding: text("funding"),
        need: text("need"),
        amount: ledger::typed_amount(fields.get("amount")),
        note: text("note"),
        reason: text("reason"),
    }
}

fn show(
    person: &Person,
    facts: &Facts,
    status: StatusCode,
    asked: Asked,
    form: FormView,
) -> Result<Response> {
    let words = person.words();
    let fitting: Vec<&Model> = fitting(facts, &asked).collect();
    let after = fitting.iter().position(|row| row.id.as_str() == asked.after).map_or(0, |at| at + 1);
    let shown = &fitting[after..fitting.len().min(after + SHOWN)];
    let next = (after + SHOWN < fitting.len()).then(|| shown.last().map(|row| row.id.0.clone())).flatten();
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-money-ledger")),
        head: Head::of(person, facts, Tab::Money),
        places: places(facts.id(), "money", &Default::default()),
        rows: shown.iter().map(|row| line_row(words, facts, row)).collect(),
        totals: totals(words, &fitting),
        count: fitting.len(),
        next,
        query: query(&asked),
        filters: FormView::new(words, asked_fields(&asked)),
        needs: needs_of(words, facts, form.value("node_id")),
        form,
        choices: Choices::of(words, facts)?,
        may_write: money::may_write(person, facts),
        asks_why: Head::asks_why(facts),
        is_empty: facts.rows.lines.is_empty(),
    };
    render_as(status, &page)
}

/// The newest first.
fn fitting<'f>(facts: &'f Facts, asked: &'f Asked) -> impl Iterator<Item = &'f Model> {
    let wanted = fold(&asked.q);
    let is = |asked: &str, value: &str| asked.is_empty() || asked == value;
    facts.rows.lines.iter().rev().map(AsRef::as_ref).filter(move |row: &&Model| {
        is(&asked.node, row.node_id.as_str())
            && is(&asked.year, &row.year.to_string())
            && is(&asked.stage, &row.stage)
            && is(&asked.funding, &row.funding)
            && is(&asked.need, &row.need)
            && is(&asked.currency, &row.currency)
            && (wanted.is_empty() || fold(&searched(facts, row)).contains(&wanted))
    })
}

fn searched(facts: &Facts, row: &Model) -> String {
    let title = facts::title(&facts.rows, &row.node_id.as_str().into());
    format!("{title} {} {} {}", row.source, row.note, row.amount)
}

pub fn line_row(words: Words, facts: &Facts, row: &Model) -> LineRow {
    let place = facts.place(row.node_id.as_str()).ok();
    let numbers = facts.numbers();
    let number = place.and_then(|at| numbers.get(&at)).map(String::as_str).unwrap_or_default();
    let title = facts::title(&facts.rows, &row.node_id.as_str().into());
    let need = row.need_id.as_ref().and_then(|id| facts.rows.needs.iter().find(|need| need.id == *id));
    let what: Vec<&str> = need
        .iter()
        .map(|need| need.words.as_str())
        .chain([row.note.as_str()])
        .filter(|t| !t.is_empty())
        .collect();
    let amount = row.known().map(|line| costs::amount(words, &line.amount, &line.currency));
    LineRow {
        id: row.id.0.clone(),
        node: place.map(|_| row.node_id.0.clone()),
        action: format!("{number} {title}").trim().to_owned(),
        need: words.t(&format!("improve-need-{}", row.need)),
        what: what.join("; "),
        year: row.year,
        source: row.source.clone(),
        stage: words.t(&format!("improve-stage-{}", row.stage)),
        stage_tone: match words::read_stage(&row.stage) {
            Some(Stage::Committed) => "brand",
            Some(Stage::Spent) => "good",
            _ => "",
        },
        unfunded: row.is_unfunded_plan(),
        amount: amount.unwrap_or_else(|| row.amount.clone()),
        taken: if row.reverses_id.is_some() {
            Some("improve-line-takes-back")
        } else if ledger::taken_back(facts, &row.id).is_some() {
            Some("improve-line-taken-back")
        } else {
            None
        },
    }
}

fn totals(words: Words, rows: &[&Model]) -> Vec<(String, String)> {
    let mut sums: BTreeMap<Stage, ByCurrency> = BTreeMap::new();
    for line in rows.iter().filter_map(|row| row.known()) {
        let sum = sums.entry(line.stage).or_default().entry(line.currency).or_insert_with(Number::zero);
        *sum = &*sum + &line.amount;
    }
    let said = budget::STAGES.iter().filter_map(|stage| {
        let mut by_currency = sums.remove(stage)?;
        by_currency.retain(|_, sum| !sum.is_zero());
        let text = costs::in_words(words, &by_currency);
        (!text.is_empty()).then(|| (words.t(&format!("improve-stage-{}", words::stage(*stage))), text))
    });
    said.collect()
}

/// What the action needs, to be named by a line; "nothing in particular" before them.
fn needs_of(words: Words, facts: &Facts, node: &str) -> Vec<Choice> {
    let of = money::needs::live(facts).filter(|row| row.node_id.as_str() == node);
    let mut choices: Vec<Choice> = of
        .map(|row| {
            let kind = words.t(&format!("improve-need-{}", row.kind));
            (row.id.0.clone(), words.t2("improve-line-for-choice", "kind", kind, "words", row.words.as_str()))
        })
        .collect();
    if !choices.is_empty() {
        choices.insert(0, (String::new(), words.t("improve-line-for-nothing")));
    }
    choices
}

fn asked_fields(asked: &Asked) -> Fields {
    Fields::of([
        ("q", asked.q.as_str()),
        ("node", asked.node.as_str()),
        ("year", asked.year.as_str()),
        ("stage", asked.stage.as_str()),
        ("funding", asked.funding.as_str()),
        ("need", asked.need.as_str()),
        ("currency", asked.currency.as_str()),
    ])
}

/// The filters as they stand in the address, without the place in the list.
fn query(asked: &Asked) -> String {
    let fields = asked_fields(asked).0;
    let set = fields.iter().filter(|(_, value)| !value.is_empty());
    set.map(|(name, value)| format!("{name}={}&", percent(value))).collect()
}
