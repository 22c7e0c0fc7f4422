//! `/plans/{plan}/reviews`: the meetings that looked at the plan, and the form that opens one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::improve::Stage;
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;

use super::{Head, Tab};
use crate::improve::facts;
use crate::improve::reviewing::{self, KINDS, New};
use crate::improve::state;
use crate::improve::store::review;
use crate::kit::form::{Form, Path};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/approval/reviews.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    reviews: Vec<Line>,
    kinds: Vec<(&'static str, String)>,
    /// Whether one can be opened now.
    may_open: bool,
    /// Whether the plan is under way, so that there is something to look at.
    under_way: bool,
}

struct Line {
    id: String,
    title: String,
    opened: String,
    open: bool,
}

pub async fn get(person: Person, Path(plan): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let fields = Fields::of([("kind", "quarterly"), ("held_on", &facts.today(&person).to_string())]);
    render(&page(&person, &plan, FormView::new(person.words(), fields)).await?)
}

pub async fn post(person: Person, Path(plan): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let new = New {
        kind: fields.get("kind").to_owned(),
        held_on: fields.get("held_on").to_owned(),
        ahead_first_day: fields.get("ahead_first_day").to_owned(),
        ahead_last_day: fields.get("ahead_last_day").to_owned(),
    };
    match reviewing::open(&person, &plan, new).await {
        Ok(id) => person.see(&format!("/plans/{plan}/reviews/{id}"), "notice-plan-review-opened"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &plan, form).await?)
        }
    }
}

/// "Quarterly review, 3 March 2027".
pub fn title(words: Words, kind: &str, held_on: &str) -> String {
    let day = Day::parse(held_on).map(|day| words.day(day)).unwrap_or_default();
    let key = if kind == "yearly" { "improve-review-yearly-on" } else { "improve-review-quarterly-on" };
    words.t1(key, "day", day)
}

async fn page(person: &Person, plan: &PlanId, form: FormView) -> Result<Page> {
    let (facts, heads) = reviewing::list(person, plan).await?;
    let words = person.words();
    let under_way = state::stage(&facts.rows.plan) == Stage::UnderWay;
    let line = |head: &review::Head| Line {
        id: head.id.0.clone(),
        title: title(words, &head.kind, &head.held_on),
        opened: words.day_of(Instant(head.opened_at), &person.zone),
        open: head.closed_at.is_none(),
    };
    let none_open = heads.iter().all(|head| head.closed_at.is_some());
    Ok(Page {
        frame: person.frame(Place::Plan, words.t("improve-reviews-title")),
        head: Head::of(person, &facts, Tab::Reviews),
        reviews: heads.iter().map(line).collect(),
        kinds: KINDS.map(|(kind, _)| (kind, words.t(&format!("improve-review-{kind}")))).to_vec(),
        may_open: under_way && none_open && person.can(Action::EditPlan, &facts.resource()),
        under_way,
        form,
    })
}
