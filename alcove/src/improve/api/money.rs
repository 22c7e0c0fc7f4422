//! The ledger and the budget for machines. Amounts are text, exact, with a point.

use alcove_domain::kit::Number;
use alcove_domain::plan::Span;
use alcove_domain::plan::pivot::{Dimension, Key, Sums};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::filters;
use super::naming::check_nodes;
use super::rates::RateView;
use crate::improve::facts::{self, Facts};
use crate::improve::money::budget::Valued;
use crate::improve::money::{budget, ledger, refused};
use crate::improve::names::Names;
use crate::improve::pages::money::{read_currency, read_day};
use crate::improve::pages::outline;
use crate::improve::parties::write_party;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{LineId, NeedId, NodeId, PlanId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::store::line;
use crate::plan::words;

/// A line that is to be added.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    pub node_id: String,
    pub need_id: Option<String>,
    pub year: i16,
    pub amount: String,
    /// The plan's own without it.
    pub currency: Option<String>,
    #[serde(default)]
    pub source: String,
    #[serde(default = "planned")]
    pub stage: String,
    #[serde(default = "funded")]
    pub funding: String,
    #[serde(default = "money")]
    pub need: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub reason: String,
}

fn planned() -> String {
    "planned".to_owned()
}

fn funded() -> String {
    "funded".to_owned()
}

fn money() -> String {
    "money".to_owned()
}

/// A line as it stands.
#[derive(Clone, Debug, Serialize)]
pub struct LineView {
    pub id: LineId,
    pub node_id: NodeId,
    pub need_id: Option<NeedId>,
    pub year: i64,
    pub amount: String,
    pub currency: String,
    pub source: String,
    pub stage: String,
    pub funding: String,
    pub need: String,
    pub note: String,
    /// The line that this one takes back.
    pub reverses_id: Option<LineId>,
    pub entered_at: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinesAsked {
    node_id: Option<NodeId>,
    year: Option<String>,
    stage: Option<String>,
    funding: Option<String>,
}

/// Why something was done.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    #[serde(default)]
    pub reason: String,
}

/// Money that was found for an unfunded line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    pub source: String,
    /// All of the line without it.
    pub amount: Option<String>,
    #[serde(default)]
    pub reason: String,
}

pub async fn lines(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<LinesAsked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    check_lines(&facts, &asked)?;
    let fits = |row: &&std::sync::Arc<line::Model>| {
        asked.node_id.as_ref().is_none_or(|node| row.node_id == *node)
            && asked.year.as_ref().is_none_or(|year| row.year.to_string() == *year)
            && asked.stage.as_ref().is_none_or(|stage| row.stage == *stage)
            && asked.funding.as_ref().is_none_or(|funding| row.funding == *funding)
    };
    let rows = facts.rows.lines.iter().filter(fits);
    let Listed { items, next } = paging.of_ordered(rows, |row| row.id.0.clone())?;
    let items = items.into_iter().map(|row| view(row)).collect();
    answer(StatusCode::OK, &Listed { items, next })
}

/// What no line can answer is a mistake, and not an empty list.
fn check_lines(facts: &Facts, asked: &LinesAsked) -> Result<()> {
    check_nodes(facts, asked.node_id.as_ref().map(|id| ("node_id", id)))?;
    let fits = [
        ("year", asked.year.as_ref().is_none_or(|year| year.parse().ok().and_then(Span::year).is_some())),
        ("stage", asked.stage.as_ref().is_none_or(|stage| words::read_stage(stage).is_some())),
        ("funding", asked.funding.as_ref().is_none_or(|funding| words::read_funding(funding).is_some())),
    ];
    match fits.into_iter().find(|(_, fits)| !fits) {
        Some((field, _)) => Err(Error::invalid(field, "unknown-choice")),
        None => Ok(()),
    }
}

pub async fn read_line(person: Person, Path((plan, id)): Path<(PlanId, LineId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    answer(StatusCode::OK, &view(&ledger::find(&facts, &id)?.0))
}

pub async fn add_line(
    person: Person,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Json(new): Json<NewLine>,
) -> Result<Response> {
    let request = ("POST plan line", &id, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let own = facts::load(&person, &id).await?.rows.plan.currency.clone();
        let said = ledger::Said {
            node: NodeId::from(new.node_id.as_str()),
            need_id: new.need_id.as_deref().map(NeedId::from),
            year: new.year.to_string(),
            source: new.source.clone(),
            currency: new.currency.clone().unwrap_or(own),
            stage: new.stage.clone(),
            funding: new.funding.clone(),
            need: new.need.clone(),
            amount: ledger::exact_amount(&new.amount),
            note: new.note.clone(),
            reason: new.reason.clone(),
        };
        added(&ledger::add(&person, &id, said).await?)
    })
    .await
}

pub async fn take_back(
    person: Person,
    Path((plan, id)): Path<(PlanId, LineId)>,
    headers: HeaderMap,
    Json(why): Json<Why>,
) -> Result<Response> {
    let request = ("POST plan line reversal", &plan, &id, &why);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        added(&ledger::take_back(&person, &plan, &id, &why.reason).await?)
    })
    .await
}

pub async fn fund(
    person: Person,
    Path((plan, id)): Path<(PlanId, LineId)>,
    headers: HeaderMap,
    Json(funding): Json<Funding>,
) -> Result<Response> {
    let request = ("POST plan line funding", &plan, &id, &funding);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let amount = match &funding.amount {
            Some(amount) => ledger::exact_amount(amount),
            None => Ok(ledger::find(&*facts::load(&person, &plan).await?, &id)?.1.amount),
        };
        let found = ledger::Found { source: funding.source.clone(), amount, reason: funding.reason.clone() };
        added(&ledger::fund(&person, &plan, &id, found).await?)
    })
    .await
}

fn added(added: &ledger::Added) -> Result<Response> {
    let (row, _) = ledger::find(&added.facts, &added.id)?;
    answer(StatusCode::CREATED, &view(&row))
}

fn view(row: &line::Model) -> LineView {
    LineView {
        id: row.id.clone(),
        node_id: row.node_id.clone(),
        need_id: row.need_id.clone(),
        year: row.year,
        amount: row.amount.clone(),
        currency: row.currency.clone(),
        source: row.source.clone(),
        stage: row.stage.clone(),
        funding: row.funding.clone(),
        need: row.need.clone(),
        note: row.note.clone(),
        reverses_id: row.reverses_id.clone(),
        entered_at: rfc3339(row.entered_at),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BudgetAsked {
    by: String,
    currency: String,
    on: String,
}

/// A budget: its cells make its total.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetView {
    /// Null where a rate is missing and each currency stands for itself.
    pub currency: Option<String>,
    pub on: String,
    pub by: Vec<&'static str>,
    /// What only a part of the plan is counted by.
    pub filters: Vec<FilterView>,
    pub cells: Vec<CellView>,
    pub total: Option<SumsView>,
    /// Planned money of what is cancelled or suspended; in no cell.
    pub set_aside: Option<String>,
    /// The totals of each currency where there is none of all.
    pub apart: Vec<ApartView>,
    /// The rates that the amounts were valued at.
    pub rates: Vec<RateView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FilterView {
    pub name: &'static str,
    pub value: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ApartView {
    pub currency: String,
    #[serde(flatten)]
    pub sums: SumsView,
    pub set_aside: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// One for each dimension; null where there is none.
    pub keys: Vec<KeyView>,
    #[serde(flatten)]
    pub sums: SumsView,
}

#[derive(Clone, Debug, Serialize)]
pub struct KeyView {
    pub key: Option<String>,
    pub name: String,
}

/// The three stand beside each other and are never added up.
#[derive(Clone, Debug, Serialize)]
pub struct SumsView {
    pub planned: String,
    pub committed: String,
    pub spent: String,
}

pub async fn budget(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<BudgetAsked>,
    Query(asked_rows): Query<outline::Asked>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let by = budget::read_by(if asked.by.is_empty() { "objective,year" } else { &asked.by })?;
    let (today, into) = (facts.today(&person), read_currency(&facts, &asked.currency)?);
    let on = read_day(&asked.on, today)?;
    filters::check(&facts, &names, &asked_rows)?;
    let only = outline::only(&person, &facts, &names, &asked_rows)?;
    let lines = budget::lines_of(&facts, &only);
    let valued = budget::valued(&facts, &names, &lines, &by, (&into, on), today)?.map_err(refused)?;
    let labels = budget::Labels::of(&facts, &names, person.words());
    let cells = valued.pivots().iter().flat_map(|pivot| &pivot.cells).map(|(keys, sums)| CellView {
        keys: keys.iter().zip(&by).map(|(key, by)| key_view(&labels, *by, key)).collect(),
        sums: sums_view(sums),
    });
    let (whole, apart) = match &valued {
        Valued::InOne(pivot) => (Some(pivot), &[][..]),
        Valued::Apart(pivots, _) => (None, pivots.as_slice()),
    };
    let used = whole.map(|_| budget::rates_used(&facts, &lines, &into, on)).transpose()?;
    let named = asked_rows.named().into_iter().filter(|(_, value)| !value.is_empty());
    let view = BudgetView {
        currency: whole.map(|pivot| pivot.currency.to_string()),
        on: on.to_string(),
        by: by.iter().map(|one| budget::dimension_word(*one)).collect(),
        filters: named.map(|(name, value)| FilterView { name, value: value.to_owned() }).collect(),
        cells: cells.collect(),
        total: whole.map(|pivot| sums_view(&pivot.total)),
        set_aside: whole.map(|pivot| pivot.set_aside.to_exact()),
        apart: apart
            .iter()
            .map(|pivot| ApartView {
                currency: pivot.currency.to_string(),
                sums: sums_view(&pivot.total),
                set_aside: pivot.set_aside.to_exact(),
            })
            .collect(),
        rates: used
            .unwrap_or_default()
            .iter()
            .map(|rate| RateView {
                currency: rate.currency.to_string(),
                day: rate.day.to_string(),
                worth: rate.worth.to_exact(),
                source: rate.source.clone(),
            })
            .collect(),
    };
    answer(StatusCode::OK, &view)
}

fn sums_view(sums: &Sums) -> SumsView {
    let said = Number::to_exact;
    SumsView { planned: said(&sums.planned), committed: said(&sums.committed), spent: said(&sums.spent) }
}

fn key_view(labels: &budget::Labels<'_>, by: Dimension, key: &Key) -> KeyView {
    let id = match key {
        Key::Node(id) => Some(id.to_string()),
        Key::Year(year) => Some(year.to_string()),
        Key::Source(source) => Some(source.clone()),
        Key::Currency(currency) => Some(currency.to_string()),
        Key::Funding(funding) => Some(words::funding(*funding).to_owned()),
        Key::Need(need) => Some(need.word().to_owned()),
        Key::Party(party) => Some(write_party(party)),
        Key::Nothing => None,
    };
    KeyView { key: id, name: labels.name(by, key) }
}
