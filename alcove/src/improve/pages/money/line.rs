//! `/plans/{plan}/lines/{line}`: one line of the ledger, and what can be done with it.

use alcove_domain::kit::Instant;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::ledger::{LineRow, line_row};
use super::{check_may_write, sources};
use crate::improve::facts::{self, Facts};
use crate::improve::money::{self, ledger};
use crate::improve::names::Names;
use crate::improve::pages::{Head, Tab};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{LineId, PlanId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/money/line.html")]
struct Page {
    frame: Frame,
    head: Head,
    row: LineRow,
    entered: String,
    /// The line that takes it back, or that it takes back.
    other: Option<String>,
    form: FormView,
    sources: Vec<String>,
    may_take_back: bool,
    may_fund: bool,
    asks_why: bool,
}

pub async fn get(person: Person, Path((plan, id)): Path<(PlanId, LineId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let (_, line) = ledger::find(&facts, &id)?;
    let amount = line.amount.to_decimal(if line.amount.to_exact().contains('.') { 2 } else { 0 });
    let fields = Fields::of([("source", &line.source), ("amount", &amount)]);
    show(&person, &facts, &id, StatusCode::OK, FormView::new(person.words(), fields)).await
}

/// Takes it back.
pub async fn reverse(
    person: Person,
    Path((plan, id)): Path<(PlanId, LineId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = ledger::take_back(&person, &plan, &id, fields.get("reason")).await;
    answer(&person, &plan, &id, fields, done, "notice-plan-line-taken-back").await
}

/// Somebody pays for it, or for a part.
pub async fn fund(
    person: Person,
    Path((plan, id)): Path<(PlanId, LineId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let found = ledger::Found {
        source: fields.get("source").to_owned(),
        amount: ledger::typed_amount(fields.get("amount")),
        reason: fields.get("reason").to_owned(),
    };
    let done = ledger::fund(&person, &plan, &id, found).await;
    answer(&person, &plan, &id, fields, done, "notice-plan-line-funded").await
}

async fn answer(
    person: &Person,
    plan: &PlanId,
    id: &LineId,
    fields: Fields,
    done: Result<ledger::Added>,
    notice: &'static str,
) -> Result<Response> {
    let error = match done {
        Ok(_) => return person.see(&format!("/plans/{plan}/money"), notice),
        Err(error) => error,
    };
    let facts = facts::load(person, plan).await?;
    check_may_write(person, &facts)?;
    let form = FormView::failed(person.words(), fields, error)?;
    show(person, &facts, id, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

async fn show(
    person: &Person,
    facts: &Facts,
    id: &LineId,
    status: StatusCode,
    form: FormView,
) -> Result<Response> {
    let words = person.words();
    let (row, _) = ledger::find(facts, id)?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let taken_back = ledger::taken_back(facts, id);
    let stands = row.reverses_id.is_none() && taken_back.is_none();
    let may_write = money::may_write(person, facts);
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-line-title")),
        head: Head::of(person, facts, Tab::Money),
        entered: words.t2(
            "improve-entered",
            "name",
            names.person(row.entered_by.as_str()),
            "day",
            words.day_of(Instant(row.entered_at), &person.zone),
        ),
        other: row.reverses_id.clone().or_else(|| taken_back.map(|row| row.id.clone())).map(|id| id.0),
        may_take_back: may_write && stands,
        may_fund: may_write && stands && row.is_unfunded_plan(),
        // What was bound or paid is no part of what was approved.
        asks_why: Head::asks_why(facts) && row.stage == "planned",
        row: line_row(words, facts, &row),
        form,
        sources: sources(facts),
    };
    render_as(status, &page)
}
