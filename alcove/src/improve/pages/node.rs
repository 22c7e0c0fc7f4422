//! One objective, action or milestone: what it is, when, by whom, and how it stands.

pub mod indicators;
pub mod money;
pub mod notes;
pub mod traces;

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::plan::schedule::{Conflict, Overhang};
use alcove_domain::plan::{NodeKind, Part};

use super::meanwhile::{self, Differing};
use super::outline::watch_of;
use super::settings::seen;
use super::{Head, Said, Tab, back, node_said};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::parties::{self, Beginning, read_party};
use crate::improve::rights::Reach;
use crate::improve::{dates, nodes, placing, undoing};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{NodeId, PlanId, ResponsibilityId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::store::node;
use crate::plan::words;

#[derive(Template)]
#[template(path = "improve/node.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    /// What another has written since the form was opened.
    meanwhile: Vec<Differing>,
    id: String,
    number: String,
    title: String,
    kind: &'static str,
    body: Vec<String>,
    said: Said,
    dates: String,
    fixed: bool,
    /// Its dates follow from what is below it.
    spans_others: bool,
    warnings: Vec<String>,
    above: Vec<(String, String)>,
    below: Vec<(String, String)>,
    serves: Vec<(String, String)>,
    facts: Vec<(&'static str, String)>,
    tags: Vec<String>,
    parties: Vec<PartyRow>,
    before: Vec<Tie>,
    after: Vec<Tie>,
    others: Vec<(String, String)>,
    units: Vec<(String, String)>,
    people: Vec<(String, String)>,
    may_edit: bool,
    asks_why: bool,
    has_dates: bool,
    notes: notes::Part,
    indicators: indicators::Part,
    traces: traces::Part,
    money: money::Part,
}

struct PartyRow {
    id: String,
    name: String,
    part: &'static str,
    from: String,
    until: String,
    gone: bool,
    ended: bool,
}

/// A node that goes before or after.
struct Tie {
    id: String,
    title: String,
    lag: i64,
}

pub async fn get(person: Person, Path((plan, id)): Path<(PlanId, NodeId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let form = FormView::new(person.words(), fields_of(facts.rows.node(&id)?));
    render(&page(&person, &facts, &id, form).await?)
}

fn fields_of(node: &node::Model) -> Fields {
    Fields::of([
        ("first_day", node.first_day.as_deref().unwrap_or_default()),
        ("last_day", node.last_day.as_deref().unwrap_or_default()),
        ("fixed", if node.is_fixed() { "1" } else { "" }),
        ("version", &node.version.to_string()),
    ])
}

/// What is compared where two have moved a node.
const DATES: [(&str, &str); 3] =
    [("first_day", "improve-first-day"), ("last_day", "improve-last-day"), ("fixed", "improve-fixed")];

/// The page again with what was typed, after an act was refused; else on to the page.
async fn answer(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    fields: Fields,
    done: Result<impl Sized>,
    notice: &'static str,
) -> Result<Response> {
    let error = match done {
        Ok(_) => return person.see(&format!("/plans/{plan}/nodes/{id}"), notice),
        Err(error) => error,
    };
    let facts = facts::load(person, plan).await?;
    let words_ = person.words();
    let present = fields_of(facts.rows.node(id)?);
    let say = |name: &str, value: &str| match name {
        "fixed" => words_.t("improve-mode-fixed"),
        _ => value.to_owned(),
    };
    // Other forms of the page say nothing of dates.
    let is_of_dates = fields.0.iter().any(|(name, _)| name == "first_day");
    let compared: &[(&str, &str)] = if is_of_dates { &DATES } else { &[] };
    let (mut form, meanwhile) = meanwhile::failed(words_, fields, error, &present, compared, say)?;
    if !is_of_dates {
        // The form of the dates stands as it would be opened.
        form.fields.0.extend(present.0);
    }
    let page = Page { meanwhile, ..page(person, &facts, id, form).await? };
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub async fn retime(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let wanted = dates::Dates {
        fixed: fields.get("fixed") == "1",
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
    };
    let before = facts::load(&person, &plan).await?;
    let done = dates::retime(&person, &plan, &id, &seen(&fields), wanted, fields.get("reason")).await;
    moved(&person, &before, &id, fields, done).await
}

/// After a move: where it was asked for, with the way back.
async fn moved(
    person: &Person,
    before: &Facts,
    id: &NodeId,
    fields: Fields,
    done: Result<Arc<Facts>>,
) -> Result<Response> {
    let plan = before.id();
    let Ok(after) = &done else { return answer(person, plan, id, fields, done, "notice-plan-moved").await };
    let to = back(plan, fields.get("next"), format!("/plans/{plan}/nodes/{id}"));
    match undoing::written(before, after) {
        Some(moves) => {
            let undo = format!("/plans/{plan}/moves/{moves}/restoration");
            person.see_undoable(&to, "notice-plan-moved", &undo)
        }
        None => person.see(&to, "notice-plan-moved"),
    }
}

pub async fn take_back(
    person: Person,
    Path((plan, moves)): Path<(PlanId, String)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    undoing::put_back(&person, &plan, &moves).await?;
    person.see(&format!("/plans/{plan}"), "notice-plan-moved-back")
}

/// By days along the timeline (`days`), or by one place in the outline (`up`, `down`).
pub async fn shift(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let reason = fields.get("reason");
    let before = facts::load(&person, &plan).await?;
    let way = match fields.get("to") {
        "up" => placing::Way::Up,
        "down" => placing::Way::Down,
        _ => {
            let done = match fields.get("days").parse() {
                Ok(days) => dates::shift(&person, &plan, &id, &seen(&fields), days, reason).await,
                Err(_) => Err(Error::invalid("days", "not-a-number")),
            };
            return moved(&person, &before, &id, fields, done).await;
        }
    };
    let done = placing::shift(&person, &plan, &id, way, reason).await;
    let stands = matches!(&done, Ok(after) if after.rows.plan.version == before.rows.plan.version);
    let notice = if stands { "notice-plan-placed-already" } else { "notice-plan-placed" };
    answer(&person, &plan, &id, fields, done, notice).await
}

pub async fn take_part(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let part = words::read_part(fields.get("part")).unwrap_or(Part::Responsible);
    let done = match read_party(fields.get("party")) {
        Some(party) => {
            let from_day = fields.get("from_day").to_owned();
            let new = Beginning { party, part, from_day, until_day: fields.get("until_day").to_owned() };
            parties::begin(&person, &plan, &id, &Condition::None, new, fields.get("reason")).await
        }
        None => Err(Error::invalid("party", "nobody-chosen")),
    };
    answer(&person, &plan, &id, fields, done, "notice-plan-part-begun").await
}

pub async fn end_part(
    person: Person,
    Path((plan, id, part)): Path<(PlanId, NodeId, ResponsibilityId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = parties::end(
        &person,
        &plan,
        &id,
        &part,
        &Condition::None,
        fields.get("until_day"),
        fields.get("reason"),
    )
    .await;
    answer(&person, &plan, &id, fields, done, "notice-plan-part-ended").await
}

pub async fn depend(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let lag = match fields.get("lag") {
        "" => Ok(0),
        text => text.parse().map_err(|_| Error::invalid("lag", "not-a-number")),
    };
    let before = NodeId::from(fields.get("before"));
    let done = match lag {
        _ if before.as_str().is_empty() => Err(Error::invalid("before", "nothing-picked")),
        Ok(lag) => {
            dates::depend(&person, &plan, &before, &id, &Condition::None, lag, fields.get("reason")).await
        }
        Err(error) => Err(error),
    };
    answer(&person, &plan, &id, fields, done, "notice-plan-dependency-set").await
}

pub async fn free(
    person: Person,
    Path((plan, id, before)): Path<(PlanId, NodeId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = dates::free(&person, &plan, &before, &id, &Condition::None, fields.get("reason")).await;
    answer(&person, &plan, &id, fields, done, "notice-plan-dependency-removed").await
}

pub async fn remove(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match nodes::remove(&person, &plan, &id, &seen(&fields), fields.get("reason")).await {
        Ok(_) => {
            let back = format!("/plans/{plan}/nodes/{id}/restoration");
            person.see_undoable(&format!("/plans/{plan}"), "notice-plan-node-removed", &back)
        }
        refused => answer(&person, &plan, &id, fields, refused, "notice-plan-node-removed").await,
    }
}

/// The way back right after a removal is its own reason.
pub async fn restore(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let why = match fields.get("reason") {
        "" => person.words().t("improve-restored-reason"),
        reason => reason.to_owned(),
    };
    nodes::restore(&person, &plan, &id, &why).await?;
    person.see(&format!("/plans/{plan}/nodes/{id}"), "notice-plan-node-restored")
}

async fn page(person: &Person, facts: &Facts, id: &NodeId, form: FormView) -> Result<Page> {
    let at = facts.place(id.as_str())?;
    let node = facts.row(at);
    let words_ = person.words();
    let today = facts.today(person);
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let numbers = facts.numbers();
    let called = |at: usize| {
        let number = numbers.get(&at).cloned().unwrap_or_default();
        (facts.row(at).id.0.clone(), format!("{number} {}", facts.row(at).title))
    };
    let kind = node.node_kind();
    let standing = facts.outline.standing(&facts.rows.standings(), at);
    let mut above: Vec<(String, String)> = facts.outline.above(at).map(called).collect();
    above.reverse();
    let serves = facts.outline.serves(at).filter_map(|tie| facts.place(tie.objective.as_str()).ok());
    let may_edit = Reach::of(person, facts).await?.can(Action::EditPlan, at);
    Ok(Page {
        traces: traces::Part::of(person, facts, at).await?,
        frame: person.frame(Place::Plan, node.title.clone()),
        head: Head::of(person, facts, Tab::Plan),
        form,
        meanwhile: Vec::new(),
        id: node.id.0.clone(),
        number: numbers.get(&at).cloned().unwrap_or_default(),
        title: node.title.clone(),
        kind: words::kind(kind),
        body: node.body.lines().map(str::to_owned).collect(),
        said: node_said(words_, node, standing, watch_of(facts, at, today), today),
        dates: said_dates(words_, node),
        fixed: node.is_fixed(),
        spans_others: kind.is_deed() && facts.spans_others(node.id.as_str()),
        warnings: warnings(words_, facts, node),
        above,
        below: below(facts, at).into_iter().map(called).collect(),
        serves: serves.map(called).collect(),
        facts: said_facts(words_, node),
        tags: facts
            .rows
            .known_tags()
            .remove(&node.node_id())
            .into_iter()
            .flatten()
            .map(|t| t.to_string())
            .collect(),
        parties: party_rows(words_, facts, &names, node, today),
        before: ties(facts, &called, node, Side::Before),
        after: ties(facts, &called, node, Side::After),
        others: facts
            .listed
            .iter()
            .filter(|row| row.at != at && facts.outline.nodes()[row.at].kind.is_deed())
            .map(|row| called(row.at))
            .collect(),
        units: names.units(),
        people: names.people(),
        may_edit,
        asks_why: Head::asks_why(facts),
        has_dates: kind != NodeKind::Objective,
        notes: notes::Part::of(person, facts, at).await?,
        indicators: indicators::Part::of(person, facts, at).await?,
        money: money::Part::of(person, facts, at).await?,
    })
}

/// What stands right below: nodes of the same sort, and the deeds that serve an objective.
fn below(facts: &Facts, at: usize) -> Vec<usize> {
    let Some(row) = facts.listed.iter().find(|row| row.at == at) else { return Vec::new() };
    let below = facts
        .listed
        .iter()
        .filter(|other| other.number.len() == row.number.len() + 1 && other.number.starts_with(&row.number));
    below.map(|row| row.at).collect()
}

fn said_dates(words_: Words, node: &node::Model) -> String {
    match node.span() {
        Some(span) if span.first() == span.last() => words_.day(span.last()),
        Some(span) => {
            words_.t2("improve-from-to", "from", words_.day(span.first()), "to", words_.day(span.last()))
        }
        None => String::new(),
    }
}

fn said_facts(words_: Words, node: &node::Model) -> Vec<(&'static str, String)> {
    let hours = |text: &Option<String>| {
        let number = text.as_ref().and_then(|text| crate::plan::known::number(text).ok());
        number
            .map(|number| words_.t1("improve-load-hours", "n", words_.decimal(&number.to_exact())))
            .unwrap_or_default()
    };
    let all = [
        ("improve-node-output", node.output.clone()),
        ("improve-node-evidence", node.evidence_expected.clone()),
        ("improve-node-priority", words_.t(&format!("improve-priority-{}", node.priority))),
        ("improve-node-method", words_.t(&format!("improve-method-{}", words::method(node.method())))),
        ("improve-node-work", hours(&node.work_planned)),
        ("improve-node-work-remaining", hours(&node.work_remaining)),
        ("improve-node-risk", node.risk.clone()),
        ("improve-node-risk-answer", node.risk_answer.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Dates that contradict each other; somebody has to decide.
fn warnings(words_: Words, facts: &Facts, node: &node::Model) -> Vec<String> {
    let own = |id: &alcove_domain::kit::NodeId| id.as_str() == node.id.as_str();
    let conflicts = facts.propagation.conflicts.iter().filter(|one| own(&one.node));
    let conflict = |one: &Conflict| {
        let title = facts::title(&facts.rows, &one.because_of);
        words_.t2("improve-conflict", "title", title, "day", words_.day(one.needs))
    };
    let overhangs = facts.propagation.overhangs.iter().filter(|one| own(&one.node));
    let overhang = |one: &Overhang| {
        words_.t2(
            "improve-overhang",
            "from",
            words_.day(one.below.first()),
            "to",
            words_.day(one.below.last()),
        )
    };
    conflicts.map(conflict).chain(overhangs.map(overhang)).collect()
}

fn party_rows(words_: Words, facts: &Facts, names: &Names, node: &node::Model, today: Day) -> Vec<PartyRow> {
    let day = |text: &str| Day::parse(text).map(|day| words_.day(day)).unwrap_or_default();
    let of = facts.rows.responsibilities.iter().filter(|row| row.node_id == node.id);
    let mut rows: Vec<PartyRow> = of
        .filter_map(|row| {
            let party = row.party()?;
            let ended = row.until_day.as_ref().is_some_and(|until| *until < today.to_string());
            Some(PartyRow {
                id: row.id.0.clone(),
                name: names.name(&party),
                part: words::part(words::read_part(&row.part)?),
                from: day(&row.from_day),
                until: row.until_day.as_deref().map(day).unwrap_or_default(),
                gone: names.is_gone(&party),
                ended,
            })
        })
        .collect();
    rows.sort_by_key(|row| (row.ended, row.part == "contributing"));
    rows
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

fn ties(
    facts: &Facts,
    called: &impl Fn(usize) -> (String, String),
    node: &node::Model,
    side: Side,
) -> Vec<Tie> {
    let of = facts.rows.dependencies.iter().filter_map(|row| match side {
        Side::Before if row.after_id == node.id => Some((&row.before_id, row.lag)),
        Side::After if row.before_id == node.id => Some((&row.after_id, row.lag)),
        _ => None,
    });
    of.filter_map(|(id, lag)| {
        let (id, title) = called(facts.place(id.as_str()).ok()?);
        Some(Tie { id, title, lag })
    })
    .collect()
}

impl Page {
    /// A milestone has one day.
    fn first_day_key(&self) -> &'static str {
        if self.kind == "milestone" { "improve-day" } else { "improve-first-day" }
    }
}
