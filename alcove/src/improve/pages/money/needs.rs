//! `/plans/{plan}/nodes/{node}/needs`: what an action needs, and `/plans/{plan}/needs/{need}`: one
//! need, to be worded anew.

use alcove_domain::kit::{Instant, Number};
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Choice, needs as kinds};
use crate::improve::facts::{self, Facts};
use crate::improve::money::needs::{self, Said, Secured};
use crate::improve::names::Names;
use crate::improve::pages::{Head, Tab};
use crate::improve::rights::Reach;
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{NeedId, NodeId, PlanId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::store::need::Model;

#[derive(Template)]
#[template(path = "improve/money/needs.html")]
struct Page {
    frame: Frame,
    head: Head,
    node: String,
    title: String,
    rows: Vec<NeedRow>,
    form: FormView,
    kinds: Vec<Choice>,
    may_edit: bool,
}

#[derive(Template)]
#[template(path = "improve/money/need.html")]
struct One {
    frame: Frame,
    head: Head,
    node: String,
    title: String,
    id: String,
    form: FormView,
    kinds: Vec<Choice>,
}

/// A need as lists show it.
pub struct NeedRow {
    pub id: String,
    pub kind: String,
    pub words: String,
    /// "12 hours"; empty where nobody counted.
    pub quantity: String,
    /// Who said when that it is there.
    pub secured: Option<String>,
}

pub async fn get(person: Person, Path((plan, node)): Path<(PlanId, NodeId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let form = FormView::new(person.words(), Fields::default());
    show(&person, &facts, &node, StatusCode::OK, form).await
}

pub async fn post(
    person: Person,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match needs::add(&person, &plan, &node, said(&fields)).await {
        Ok(_) => person.see(&format!("/plans/{plan}/nodes/{node}#money"), "notice-plan-need-added"),
        Err(error) => {
            let facts = facts::load(&person, &plan).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &facts, &node, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

pub async fn get_one(person: Person, Path((plan, id)): Path<(PlanId, NeedId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let row = needs::find(&facts, &id)?;
    let quantity = row.quantity.as_deref().unwrap_or_default();
    let fields = Fields::of([
        ("kind", row.kind.as_str()),
        ("words", &row.words),
        ("quantity", quantity),
        ("unit", &row.unit),
        ("version", &row.version.to_string()),
    ]);
    show_one(&person, &facts, row, StatusCode::OK, FormView::new(person.words(), fields)).await
}

pub async fn post_one(
    person: Person,
    Path((plan, id)): Path<(PlanId, NeedId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let seen = fields.get("version").parse().map_or(Condition::None, |one| Condition::Versions(vec![one]));
    let done = needs::edit(&person, &plan, &id, &seen, said(&fields), None).await;
    let facts = facts::load(&person, &plan).await?;
    let row = needs::find(&facts, &id)?;
    match done {
        Ok(_) => person.see(&format!("/plans/{plan}/nodes/{}#money", row.node_id), "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_one(&person, &facts, row, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

/// Says that it is there, or that it is not after all.
pub async fn secure(
    person: Person,
    Path((plan, id)): Path<(PlanId, NeedId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let secured = if fields.get("secured") == "1" { Secured::Yes } else { Secured::NotYet };
    let facts = needs::secure(&person, &plan, &id, secured).await?;
    let node = &needs::find(&facts, &id)?.node_id;
    person.see(&format!("/plans/{plan}/nodes/{node}#money"), "notice-saved")
}

pub async fn remove(
    person: Person,
    Path((plan, id)): Path<(PlanId, NeedId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let node = needs::find(&*facts::load(&person, &plan).await?, &id)?.node_id.clone();
    needs::remove(&person, &plan, &id).await?;
    let back = format!("/plans/{plan}/needs/{id}/restoration");
    person.see_undoable(&format!("/plans/{plan}/nodes/{node}#money"), "notice-plan-need-removed", &back)
}

pub async fn restore(
    person: Person,
    Path((plan, id)): Path<(PlanId, NeedId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let facts = needs::restore(&person, &plan, &id).await?;
    let node = &needs::find(&facts, &id)?.node_id;
    person.see(&format!("/plans/{plan}/nodes/{node}#money"), "notice-restored")
}

fn said(fields: &Fields) -> Said {
    Said {
        kind: fields.get("kind").to_owned(),
        words: fields.get("words").to_owned(),
        quantity: fields.get("quantity").to_owned(),
        unit: fields.get("unit").to_owned(),
    }
}

/// The needs of one node, by kind.
pub fn rows(words: Words, facts: &Facts, names: &Names, zone: &str, node: &NodeId) -> Vec<NeedRow> {
    let mut found: Vec<&Model> =
        needs::live(facts).map(AsRef::as_ref).filter(|row: &&Model| row.node_id == *node).collect();
    found.sort_by_key(|row| row.need());
    let quantity = |row: &Model| {
        let number = Number::parse(row.quantity.as_deref()?).ok()?;
        let amount = words.decimal(&number.to_decimal(super::decimals(&number)));
        Some(if row.unit.is_empty() {
            amount
        } else {
            words.t2("improve-need-quantity-said", "amount", amount, "unit", row.unit.as_str())
        })
    };
    let secured = |row: &Model| {
        let at = row.secured_at?;
        let by = row.secured_by.as_ref().map(|id| names.person(id.as_str())).unwrap_or_default();
        Some(words.t2("improve-entered", "name", by, "day", words.day_of(Instant(at), zone)))
    };
    let row = |row: &Model| NeedRow {
        id: row.id.0.clone(),
        kind: words.t(&format!("improve-need-{}", row.kind)),
        words: row.words.clone(),
        quantity: quantity(row).unwrap_or_default(),
        secured: secured(row),
    };
    found.into_iter().map(row).collect()
}

async fn show(
    person: &Person,
    facts: &Facts,
    node: &NodeId,
    status: StatusCode,
    form: FormView,
) -> Result<Response> {
    let at = facts.place(node.as_str())?;
    let words = person.words();
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-needs-title")),
        head: Head::of(person, facts, Tab::Money),
        node: node.0.clone(),
        title: facts.row(at).title.clone(),
        rows: rows(words, facts, &names, &person.zone, node),
        form,
        kinds: kinds(words),
        may_edit: Reach::of(person, facts).await?.can(Action::EditPlan, at),
    };
    render_as(status, &page)
}

async fn show_one(
    person: &Person,
    facts: &Facts,
    row: &Model,
    status: StatusCode,
    form: FormView,
) -> Result<Response> {
    let at = facts.place(row.node_id.as_str())?;
    Reach::of(person, facts).await?.may(Action::EditPlan, at)?;
    let words = person.words();
    let page = One {
        frame: person.frame(Place::Plan, words.t("improve-need-title")),
        head: Head::of(person, facts, Tab::Money),
        node: row.node_id.0.clone(),
        title: facts.row(at).title.clone(),
        id: row.id.0.clone(),
        form,
        kinds: kinds(words),
    };
    render_as(status, &page)
}
