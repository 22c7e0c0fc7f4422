//! What nobody pays for yet, for machines. Amounts are text, exact, each in its own currency.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::filters;
use crate::improve::money::unfunded::{self, Group, Wish, Work, gather};
use crate::improve::names::Names;
use crate::improve::pages::outline;
use crate::improve::{facts, found};
use crate::kit::Result;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::PlanId;
use crate::network::Person;

#[derive(Clone, Debug, Serialize)]
pub struct View {
    pub totals: Vec<AmountView>,
    pub objectives: Vec<ObjectiveView>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct AmountView {
    pub currency: String,
    pub amount: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ObjectiveView {
    /// Null for what serves no objective.
    pub node_id: Option<String>,
    pub title: String,
    /// The titles of the findings that it answers.
    pub findings: Vec<String>,
    pub actions: Vec<ActionView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ActionView {
    pub node_id: String,
    pub title: String,
    pub output: String,
    pub findings: Vec<String>,
    pub lacks: Vec<LackView>,
}

/// The part of it that is for the objective; without year and amount where it has no price.
#[derive(Clone, Debug, Serialize)]
pub struct LackView {
    pub need: &'static str,
    pub words: String,
    pub quantity: String,
    pub year: Option<i16>,
    pub amount: Option<String>,
    pub currency: Option<String>,
}

pub async fn list(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked_rows): Query<outline::Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    filters::check(&facts, &names, &asked_rows)?;
    let found = found::answered(&person.ctx, &facts).await?;
    let today = facts.today(&person);
    let asked = unfunded::Asked {
        names: &names,
        found: &found,
        only: &outline::only(&person, &facts, &names, &asked_rows)?,
        words: person.words(),
        into: &facts.rows.own_currency()?,
        on: today,
        today,
    };
    let unfunded = gather(&facts, &asked)?;
    let totals = unfunded
        .sums
        .iter()
        .map(|(currency, amount)| AmountView { currency: currency.to_string(), amount: amount.to_exact() });
    // What serves no objective stands in one group without an id.
    let page =
        paging.of(&unfunded.groups, |group| group.node.clone().unwrap_or_else(|| "none".to_owned()))?;
    let objectives = page.items.into_iter().map(objective).collect();
    answer(StatusCode::OK, &View { totals: totals.collect(), objectives, next: page.next })
}

fn objective(group: &Group) -> ObjectiveView {
    ObjectiveView {
        node_id: group.node.clone(),
        title: group.objective.clone(),
        findings: group.findings.clone(),
        actions: group.works.iter().map(action).collect(),
    }
}

fn action(work: &Work) -> ActionView {
    ActionView {
        node_id: work.node.clone(),
        title: work.action.clone(),
        output: work.output.clone(),
        findings: work.findings.clone(),
        lacks: work.wishes.iter().map(lack).collect(),
    }
}

fn lack(wish: &Wish) -> LackView {
    let price = wish.price.as_ref();
    LackView {
        need: wish.need.word(),
        words: wish.what.clone(),
        quantity: wish.quantity.clone(),
        year: price.map(|price| price.year),
        amount: price.map(|price| price.amount.to_exact()),
        currency: price.map(|price| price.currency.to_string()),
    }
}
