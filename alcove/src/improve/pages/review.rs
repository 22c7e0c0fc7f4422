//! `/plans/{plan}/reviews/{review}`: the agenda with the figures of its day, what was decided last
//! time and now, the minutes. Made to be looked at together, and to be printed.

mod keeping;

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::kit::{Day, Instant, Number};
use alcove_domain::plan::{Currency, Standing};

use super::{Head, NOT_JUDGED, Tab, back, last_words, reviews, standing_key};
use crate::improve::names::Names;
use crate::improve::parties::read_party;
use crate::improve::review_body::{
    AgendaBody, ChangeBody, ConflictBody, MissingBody, NodeBody, PointBody, is_objective, party,
};
use crate::improve::reviewing::{self, Review};
use crate::improve::store::decision;
use crate::improve::telling::matter_said;
use crate::improve::{costs, deciding, progress};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{DecisionId, NodeId, PlanId, ReviewId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::store::status_note;
use crate::plan::{matters, words};

#[derive(Template)]
#[template(path = "improve/approval/review.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    id: String,
    title: String,
    open: bool,
    /// For a projector.
    large: bool,
    may_hold: bool,
    version: i64,
    as_of: String,
    ahead: String,
    closed: String,
    hash: String,
    standings: Vec<(&'static str, usize)>,
    money: Vec<(&'static str, String)>,
    earlier: Vec<Decided>,
    settled: Vec<Decided>,
    groups: Vec<Group>,
    changes: Vec<(String, String, String)>,
    conflicts: Vec<(String, String, String)>,
    missing: Vec<(String, String, String)>,
    decisions: Vec<Decided>,
    participants: Vec<String>,
    minutes: String,
    units: Vec<(String, String)>,
    people: Vec<(String, String)>,
    nodes: Vec<(String, String)>,
}

impl Page {
    /// Whether there is a form that keeps what is typed.
    fn keeps(&self) -> bool {
        self.open && self.may_hold
    }

    /// Whether there is nothing to talk about but what people bring along.
    fn quiet(&self) -> bool {
        self.groups.is_empty()
            && self.changes.is_empty()
            && self.conflicts.is_empty()
            && self.missing.is_empty()
    }
}

/// Points of one kind.
struct Group {
    key: String,
    points: Vec<Point>,
}

struct Point {
    id: String,
    number: String,
    title: String,
    said: String,
    /// What was said of it last before the review was opened.
    words: String,
    responsible: String,
    progress: String,
    standing: &'static str,
}

struct Decided {
    id: String,
    words: String,
    about: String,
    party: String,
    due: String,
    late: bool,
    done: String,
    may_answer: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    large: String,
}

pub async fn get(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let review = reviewing::find(&person, &plan, &id).await?;
    let mut fields = Fields::of([("held_on", &review.row.held_on), ("minutes", &review.row.minutes)]);
    let people = review.participants.iter().map(|one| ("participants".to_owned(), one.0.clone()));
    fields.0.extend(people);
    let form = FormView::new(person.words(), fields);
    let page = page(&person, review, form).await?;
    render(&Page { large: asked.large == "1", ..page })
}

pub async fn post(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = keeping::save(&person, &plan, &id, &fields).await;
    answer(&person, &plan, &id, fields, done, "notice-plan-review-written").await
}

pub async fn close(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = async {
        keeping::keep(&person, &plan, &id, &fields).await?;
        reviewing::close(&person, &plan, &id).await
    };
    let done = done.await;
    answer(&person, &plan, &id, fields, done, "notice-plan-review-closed").await
}

pub async fn decide(
    person: Person,
    Path((plan, id)): Path<(PlanId, ReviewId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = async {
        keeping::keep_minutes(&person, &plan, &id, &fields).await?;
        keeping::decide(&person, &plan, &id, &fields).await
    };
    let done = done.await;
    answer(&person, &plan, &id, fields, done, "notice-plan-decided").await
}

/// Done, open again, or taken out of the minutes.
pub async fn answer_decision(
    person: Person,
    Path((plan, id, decision)): Path<(PlanId, ReviewId, DecisionId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    if let Err(error) = keeping::keep(&person, &plan, &id, &fields).await {
        return answer(&person, &plan, &id, fields, Err(error), "").await;
    }
    let (done, notice) = match fields.get("act") {
        "take-out" => {
            (deciding::take_out(&person, &plan, &id, &decision).await, "notice-plan-decision-taken-out")
        }
        "open" => (deciding::set_done(&person, &plan, &decision, false).await, "notice-plan-decision-open"),
        _ => (deciding::set_done(&person, &plan, &decision, true).await, "notice-plan-decision-done"),
    };
    answer(&person, &plan, &id, fields, done, notice).await
}

/// On to the page, or the page again with what was typed.
async fn answer(
    person: &Person,
    plan: &PlanId,
    id: &ReviewId,
    mut fields: Fields,
    done: Result<()>,
    notice: &'static str,
) -> Result<Response> {
    let error = match done {
        Ok(()) => {
            let to = back(plan, fields.get("back"), format!("/plans/{plan}/reviews/{id}"));
            return person.see(&to, notice);
        }
        Err(error) => error,
    };
    let review = reviewing::find(person, plan, id).await?;
    // The other form of the page shows what is kept.
    for (name, value) in [("held_on", &review.row.held_on), ("minutes", &review.row.minutes)] {
        if !fields.0.iter().any(|(known, _)| known == name) {
            fields.0.push((name.to_owned(), value.clone()));
        }
    }
    let form = FormView::failed(person.words(), fields, error)?;
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, review, form).await?)
}

async fn page(person: &Person, review: Review, form: FormView) -> Result<Page> {
    let words = person.words();
    let names = Names::of(&person.ctx, review.facts.organisation()).await?;
    let agenda = &review.agenda;
    let title = reviews::title(words, &review.row.kind, &review.row.held_on);
    Ok(Page {
        frame: person.frame(Place::Plan, title.clone()),
        head: Head::of(person, &review.facts, Tab::Reviews),
        id: review.row.id.0.clone(),
        title,
        open: review.is_open(),
        large: false,
        may_hold: review.may_hold,
        version: review.row.version,
        as_of: words.moment(Instant(agenda.as_of), &person.zone),
        ahead: words.t2(
            "improve-review-ahead",
            "from",
            day_said(words, &review.row.ahead_first_day),
            "to",
            day_said(words, &review.row.ahead_last_day),
        ),
        closed: review.row.closed_at.map(|at| words.moment(Instant(at), &person.zone)).unwrap_or_default(),
        hash: review.row.hash.chars().take(12).collect(),
        standings: agenda.standings().into_iter().map(|(one, count)| (standing_key(one), count)).collect(),
        money: money(words, agenda),
        earlier: all_decided(person, &review, &names, &review.earlier).await?,
        settled: all_decided(person, &review, &names, &review.settled).await?,
        groups: groups(words, agenda, &names, &Heard::of(person, agenda).await?),
        changes: changes(words, agenda),
        conflicts: conflicts(words, agenda),
        missing: missing(words, agenda),
        decisions: all_decided(person, &review, &names, &review.decisions).await?,
        participants: review.participants.iter().map(|one| names.person(one.as_str())).collect(),
        minutes: review.row.minutes.clone(),
        units: names.units(),
        people: names.people(),
        nodes: still_there(words, &review),
        form,
    })
}

/// What a decision may be about: nodes of the agenda that are still in the plan, by number and title.
fn still_there(words: Words, review: &Review) -> Vec<(String, String)> {
    let nodes = review.agenda.nodes.iter().filter(|node| review.facts.place(&node.id).is_ok());
    let called =
        |node: &NodeBody| words.t2("improve-review-node", "number", &node.number, "title", &node.title);
    nodes.map(|node| (node.id.clone(), called(node))).collect()
}

/// Number and title of a node of the agenda; of none that it does not know.
fn called(agenda: &AgendaBody, id: &str) -> (String, String) {
    agenda.node(id).map(|node| (node.number.clone(), node.title.clone())).unwrap_or_default()
}

/// Important changes since the last approval: number, title, what.
fn changes(words: Words, agenda: &AgendaBody) -> Vec<(String, String, String)> {
    let change = |one: &ChangeBody| {
        let matters = matters::read(&one.matter);
        let what = matters.first().map(|matter| matter_said(words, matter)).unwrap_or_default();
        (called(agenda, &one.node).0, one.title.clone(), what)
    };
    agenda.changes.iter().map(change).collect()
}

/// Fixed dates that what goes before contradicts: number, title, the days.
fn conflicts(words: Words, agenda: &AgendaBody) -> Vec<(String, String, String)> {
    let conflict = |one: &ConflictBody| {
        let (number, title) = called(agenda, &one.node);
        let (_, before) = called(agenda, &one.because_of);
        let (has, needs) = (day_said(words, &one.has), day_said(words, &one.needs));
        let said = words.t3("improve-review-conflict", "has", has, "needs", needs, "before", before);
        (number, title, said)
    };
    agenda.conflicts.iter().map(conflict).collect()
}

/// Readings that were due: number, title, indicator with its year.
fn missing(words: Words, agenda: &AgendaBody) -> Vec<(String, String, String)> {
    let missing = |one: &MissingBody| {
        let (number, title) = called(agenda, &one.node);
        let year = one.year.to_string();
        (number, title, words.t2("improve-review-missing", "indicator", one.title.as_str(), "year", year))
    };
    agenda.missing.iter().map(missing).collect()
}

fn day_said(words: Words, text: &str) -> String {
    Day::parse(text).map(|day| words.day(day)).unwrap_or_default()
}

/// Points that a meeting asks the reason of.
const ASKED_WHY: [&str; 6] = ["overdue", "delayed", "at-risk", "late-start", "stalled", "suspended"];

/// What had been said before a review was opened: notes are kept, so it stays as it was.
struct Heard {
    /// The last words of what asks for a reason.
    why: HashMap<String, String>,
    /// Objectives that somebody had judged.
    judged: HashSet<String>,
}

impl Heard {
    async fn of(person: &Person, agenda: &AgendaBody) -> Result<Self> {
        let pressing = agenda.points.iter().filter(|point| ASKED_WHY.contains(&point.what.as_str()));
        let pressing: Vec<NodeId> = pressing.map(|point| NodeId::from(point.node.as_str())).collect();
        let objectives = agenda.nodes.iter().filter(|node| is_objective(node));
        let objectives: Vec<NodeId> = objectives.map(|node| NodeId::from(node.id.as_str())).collect();
        let notes = status_note::of_nodes(person.ctx.db().read(), &objectives, agenda.as_of).await?;
        Ok(Self {
            why: last_words(person, &pressing, agenda.as_of).await?,
            judged: notes.into_iter().map(|note| note.node_id.0).collect(),
        })
    }

    fn has_not_judged(&self, node: &NodeBody) -> bool {
        let still = node.standing.as_deref().is_none_or(|word| word == words::standing(Standing::NotStarted));
        is_objective(node) && still && !self.judged.contains(&node.id)
    }
}

/// Points of one kind together, in the order in which a meeting should take them.
fn groups(words: Words, agenda: &AgendaBody, names: &Names, heard: &Heard) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for point in &agenda.points {
        let Some(node) = agenda.node(&point.node) else { continue };
        let key = format!("improve-review-{}", point.what);
        let said = point_said(words, point);
        let mut point = point_of(words, node, said, names);
        point.words = heard.why.get(&point.id).cloned().unwrap_or_default();
        if heard.has_not_judged(node) {
            point.standing = NOT_JUDGED;
        }
        match groups.last_mut().filter(|group| group.key == key) {
            Some(group) => group.points.push(point),
            None => groups.push(Group { key, points: vec![point] }),
        }
    }
    groups
}

fn point_said(words: Words, point: &PointBody) -> String {
    let key = format!("improve-review-{}-said", point.what);
    match (point.days, point.day.as_ref().and_then(|day| Day::parse(day).ok())) {
        (Some(days), _) => words.t1(&key, "days", days),
        (_, Some(day)) => words.t1(&key, "day", words.day(day)),
        _ => String::new(),
    }
}

fn point_of(words: Words, node: &NodeBody, said: String, names: &Names) -> Point {
    let responsible: Vec<String> =
        node.responsible.iter().filter_map(|text| read_party(text)).map(|party| names.name(&party)).collect();
    let standing = node.standing.as_deref().and_then(words::read_standing).unwrap_or_default();
    Point {
        id: node.id.clone(),
        number: node.number.clone(),
        title: node.title.clone(),
        said,
        words: String::new(),
        responsible: responsible.join(", "),
        progress: node
            .progress
            .known()
            .map(|known| progress::towards_in_words(words, &known, node.progress.towards))
            .unwrap_or_default(),
        standing: standing_key(standing),
    }
}

/// Planned, committed and spent, each as a sum beside the others.
fn money(words: Words, agenda: &AgendaBody) -> Vec<(&'static str, String)> {
    let stages = [
        ("planned", "improve-review-planned"),
        ("committed", "improve-review-committed"),
        ("spent", "improve-review-spent"),
    ];
    let sum = |stage: &str| {
        let sums = agenda.money.get(stage)?;
        let known: costs::ByCurrency = sums
            .iter()
            .filter_map(|(currency, sum)| Some((Currency::parse(currency).ok()?, Number::parse(sum).ok()?)))
            .collect();
        (!known.is_empty()).then(|| costs::in_words(words, &known))
    };
    stages.into_iter().filter_map(|(stage, key)| Some((key, sum(stage)?))).collect()
}

async fn all_decided(
    person: &Person,
    review: &Review,
    names: &Names,
    rows: &[decision::Model],
) -> Result<Vec<Decided>> {
    let mut all = Vec::new();
    for row in rows {
        all.push(decided(person, review, names, row).await?);
    }
    Ok(all)
}

/// A decision with what became of it until now.
async fn decided(person: &Person, review: &Review, names: &Names, row: &decision::Model) -> Result<Decided> {
    let words = person.words();
    let due = row.due_day.as_ref().and_then(|day| Day::parse(day).ok());
    let about = row.node_id.as_ref().map(|id| {
        let title = || crate::improve::review_body::title(&review.facts, &id.as_str().into());
        review.agenda.node(id.as_str()).map_or_else(title, |node| node.title.clone())
    });
    Ok(Decided {
        id: row.id.0.clone(),
        words: row.words.clone(),
        about: about.unwrap_or_default(),
        party: party(row).map(|party| names.name(&party)).unwrap_or_default(),
        due: due.map(|day| words.day(day)).unwrap_or_default(),
        late: row.done_at.is_none() && due.is_some_and(|day| day < review.facts.today(person)),
        done: row.done_at.map(|at| words.day_of(Instant(at), &person.zone)).unwrap_or_default(),
        may_answer: deciding::may_answer(person, &review.facts, row).await?,
    })
}
