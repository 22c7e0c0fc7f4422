//! `/plans/{plan}/table`: findings, the most pressing first, and what becomes of each.

mod view;

use std::collections::HashMap;

use alcove_domain::improve::ranking::Pressing;
use alcove_domain::improve::{Aim, Fate};
use alcove_domain::network::Action;
use alcove_domain::plan::Standing;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use self::view::View;
use super::node::traces::standing_tag;
use super::{Head, NOT_JUDGED, Said, Tab};
use crate::assess::own;
use crate::improve::answered::{self, Answer};
use crate::improve::facts::{self, Facts};
use crate::improve::found::{self, Source};
use crate::improve::table::{self, Before, Board, Decision, Line};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{FindingId, NodeId, PlanId};
use crate::kit::page::{Frame, Notice, Place, Undo, percent, render_as, see};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::plan::words as columns;

/// Of the items of a finding, this many are named at once.
const NAMED: usize = 4;

/// Which findings are shown; what somebody just did to some, for taking it back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    dimension: String,
    did: String,
    was: Vec<String>,
}

#[derive(Template)]
#[template(path = "improve/table.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    asked: Asked,
    /// Word, name, how many.
    shows: Vec<(&'static str, String, usize)>,
    dimensions: Vec<(String, String)>,
    rows: Vec<Row>,
    sources: Vec<SourceRow>,
    others: Vec<(String, String)>,
    nodes: Vec<(String, String)>,
    speakers: Vec<(String, String)>,
    may_decide: bool,
    found: usize,
    open: usize,
}

impl Page {
    fn address(&self, show: &str) -> String {
        address(&self.head.id, show, &self.asked.dimension)
    }

    /// The choices of a field, with one that says nothing before them.
    fn or_none(&self, choices: &[(String, String)]) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.words.t("improve-table-choose"));
        std::iter::once(none).chain(choices.iter().cloned()).collect()
    }

    /// Whether something narrows the list, so that nothing found is told from nothing there.
    fn is_filtered(&self) -> bool {
        !self.asked.show.is_empty() || !self.asked.dimension.is_empty()
    }
}

struct SourceRow {
    id: String,
    title: String,
    closed: String,
    /// Nothing was decided on its findings.
    may_leave: bool,
}

struct Row {
    id: String,
    title: String,
    body: String,
    kind: String,
    /// Where it was found; empty where the plan answers one assessment only.
    source: String,
    address: String,
    score: String,
    /// Why there is no score, or over how many items it was reckoned.
    note: String,
    items: Vec<ItemRow>,
    more: Vec<ItemRow>,
    fate: Said,
    word: &'static str,
    nodes: Vec<NodeLink>,
    closure: String,
    speaker: Option<(String, String)>,
    merged: Vec<String>,
    reason: String,
    /// What became of it in other plans, while nothing has in this one.
    elsewhere: Vec<Answer>,
    /// How many ready-made actions there are for it.
    ideas: usize,
}

struct ItemRow {
    code: String,
    title: String,
    lang: Option<String>,
    address: String,
    score: String,
}

pub struct NodeLink {
    pub id: String,
    pub title: String,
    pub address: String,
    pub tag: Said,
}

pub async fn get(person: Person, Path(plan): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    show(&person, &plan, asked, StatusCode::OK, None).await
}

pub async fn post(person: Person, Path(plan): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    facts::load(&person, &plan).await?;
    let back = address(&plan.0, fields.get("show"), fields.get("dimension"));
    match act(&person, &plan, &fields).await {
        Ok(Done::Go(address)) => see(&address),
        Ok(Done::Told(notice)) => person.see(&back, notice),
        Ok(Done::Undoable(did, before)) => see(&with_undo(&back, did, &before)),
        Err(error) => {
            let asked = Asked {
                show: fields.get("show").to_owned(),
                dimension: fields.get("dimension").to_owned(),
                ..Asked::default()
            };
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &plan, asked, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await
        }
    }
}

/// What came of a form.
enum Done {
    Go(String),
    Told(&'static str),
    Undoable(&'static str, Before),
}

async fn act(person: &Person, plan: &PlanId, fields: &Fields) -> Result<Done> {
    let findings: Vec<FindingId> = fields.all("finding").map(FindingId::from).collect();
    let decide = async |decision| table::decide(person, plan, &findings, decision).await;
    Ok(match fields.get("act") {
        kind @ ("action" | "objective") => {
            if findings.is_empty() {
                return Err(Error::invalid("finding", "finding-missing"));
            }
            let asked: Vec<String> =
                findings.iter().map(|id| format!("&finding={}", percent(&id.0))).collect();
            Done::Go(format!("/plans/{plan}/nodes/new?kind={kind}{}", asked.concat()))
        }
        "answer" => {
            let node = Some(fields.get("node")).filter(|id| !id.is_empty()).map(NodeId::from);
            Done::Undoable("answered", decide(Decision::Answer(node.into_iter().collect())).await?)
        }
        "release" => Done::Undoable("released", decide(Decision::Release(fields.get("node").into())).await?),
        "merge" => Done::Undoable("merged", decide(Decision::Merge(fields.get("into").into())).await?),
        "drop" => Done::Undoable("dropped", decide(Decision::Drop(fields.get("reason").to_owned())).await?),
        "take-up" => {
            decide(Decision::TakeUp).await?;
            Done::Told("notice-plan-finding-taken-up")
        }
        "undo" => {
            let before = fields.all("was").map(read_was).collect::<Option<Before>>();
            table::restore(person, plan, before.ok_or(Error::NotFound)?).await?;
            Done::Told("notice-plan-finding-restored")
        }
        "take-in" => {
            table::take_in(person, plan, &fields.get("assessment").into()).await?;
            Done::Told("notice-plan-assessment-taken-in")
        }
        "leave-out" => {
            table::leave_out(person, plan, &fields.get("assessment").into()).await?;
            Done::Told("notice-plan-assessment-left-out")
        }
        _ => return Err(Error::Malformed("act".to_owned())),
    })
}

fn address(plan: &str, show: &str, dimension: &str) -> String {
    let mut query: Vec<String> = Vec::new();
    for (name, value) in [("show", show), ("dimension", dimension)] {
        if !value.is_empty() {
            query.push(format!("{name}={}", percent(value)));
        }
    }
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    format!("/plans/{plan}/table{query}")
}

/// The address after an act, with what takes it back.
fn with_undo(back: &str, did: &str, before: &Before) -> String {
    let mark = if back.contains('?') { '&' } else { '?' };
    let was: String = before.iter().map(|one| format!("&was={}", percent(&was(one)))).collect();
    format!("{back}{mark}did={did}{was}")
}

/// `FINDING`, `FINDING.planned.NODE.NODE` or `FINDING.merged.FINDING`. No act that can be taken back
/// begins with a dropped finding.
fn was((id, fate): &(FindingId, Fate)) -> String {
    match fate {
        Fate::Planned(nodes) => {
            let nodes: Vec<&str> = nodes.iter().map(|node| node.as_str()).collect();
            format!("{id}.planned.{}", nodes.join("."))
        }
        Fate::Merged(into) => format!("{id}.merged.{}", into.as_str()),
        Fate::Open | Fate::Dropped { .. } => id.to_string(),
    }
}

fn read_was(text: &str) -> Option<(FindingId, Fate)> {
    let mut parts = text.split('.');
    let id = FindingId::from(parts.next().filter(|id| !id.is_empty())?);
    let fate = match parts.next() {
        None => Fate::Open,
        Some("planned") => Fate::Planned(parts.map(Into::into).collect()),
        Some("merged") => Fate::Merged(parts.next()?.into()),
        Some(_) => return None,
    };
    Some((id, fate))
}

async fn show(
    person: &Person,
    plan: &PlanId,
    asked: Asked,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let board = table::board(person, plan).await?;
    let library = own::library().await?;
    let words = person.words();
    let may_decide = person.can(Action::EditPlan, &board.facts.resource());
    let mut frame = person.frame(Place::Plan, words.t("improve-table-title"));
    frame.notice = undo(&board, words, &asked).or(frame.notice);
    let mut elsewhere = Vec::new();
    for source in &board.sources {
        let answers = answered::list(person, &source.row.id).await?.into_iter();
        elsewhere.extend(answers.filter(|answer| answer.plan != *plan));
    }
    let view = View { board: &board, words, library, elsewhere, numbers: board.facts.numbers() };
    let in_dimension: Vec<&Line> = board
        .lines
        .iter()
        .filter(|line| asked.dimension.is_empty() || view.is_in(line, &asked.dimension))
        .collect();
    let count = |word: &str| in_dimension.iter().filter(|line| fate_word(&line.fate) == word).count();
    let mut shows = vec![("", words.t("improve-table-show-all"), in_dimension.len())];
    for word in ["open", "planned", "merged", "dropped"] {
        shows.push((word, words.t(&format!("improve-table-show-{word}")), count(word)));
    }
    let shown =
        in_dimension.iter().filter(|line| asked.show.is_empty() || fate_word(&line.fate) == asked.show);
    let rows: Vec<Row> = shown.map(|line| view.row(line)).collect();
    let page = Page {
        head: Head::of(person, &board.facts, Tab::Table),
        form: form.unwrap_or_else(|| FormView::new(words, Fields::default())),
        shows,
        dimensions: view.dimensions(),
        rows,
        sources: view.sources(&person.zone),
        others: if may_decide { others(person, &board.facts).await? } else { Vec::new() },
        nodes: node_options(&board.facts),
        speakers: view.speakers(),
        may_decide,
        found: board.lines.len(),
        open: board.lines.iter().filter(|line| line.fate == Fate::Open).count(),
        asked,
        frame,
    };
    render_as(status, &page)
}

/// What was just done, with the way back.
fn undo(board: &Board, words: Words, asked: &Asked) -> Option<Notice> {
    let key = match asked.did.as_str() {
        "answered" => "notice-plan-finding-answered",
        "released" => "notice-plan-finding-released",
        "merged" => "notice-plan-finding-merged",
        "dropped" => "notice-plan-finding-dropped",
        _ => return None,
    };
    let before = asked.was.iter().map(|was| read_was(was)).collect::<Option<Before>>()?;
    // What stands now may have been decided anew since.
    let is_changed = |(id, was): &(FindingId, Fate)| board.line(id).is_some_and(|line| line.fate != *was);
    let undo = (!before.is_empty() && before.iter().all(is_changed)).then(|| {
        let mut fields = vec![
            ("act".to_owned(), "undo".to_owned()),
            ("show".to_owned(), asked.show.clone()),
            ("dimension".to_owned(), asked.dimension.clone()),
        ];
        fields.extend(asked.was.iter().map(|was| ("was".to_owned(), was.clone())));
        Undo { action: format!("/plans/{}/table", board.facts.id()), fields }
    });
    // An address that somebody kept tells of nothing that was done just now.
    undo.is_some().then(|| Notice { text: words.t(key), undo })
}

async fn others(person: &Person, facts: &Facts) -> Result<Vec<(String, String)>> {
    let rows = found::others(person, facts).await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.title)).collect())
}

/// Objectives, actions and milestones with their numbers, in the order of the outline.
pub fn node_options(facts: &Facts) -> Vec<(String, String)> {
    let numbers = facts.numbers();
    let option = |at: usize| {
        let row = facts.row(at);
        let number = numbers.get(&at).map(String::as_str).unwrap_or_default();
        (row.id.0.clone(), format!("{number} {}", row.title))
    };
    facts.listed.iter().map(|row| option(row.at)).collect()
}

pub const fn fate_word(fate: &Fate) -> &'static str {
    match fate {
        Fate::Open => "open",
        Fate::Planned(_) => "planned",
        Fate::Merged(_) => "merged",
        Fate::Dropped { .. } => "dropped",
    }
}

/// Gap and importance of an item in words: "gap of 1.5 of 3, importance 2".
pub fn score_said(words: Words, source: &Source, pressing: &Pressing) -> String {
    let width = source.frozen.find(&pressing.item).and_then(|node| source.frozen.width(node));
    let key = match pressing.aim {
        _ if pressing.gap.is_zero() => "improve-table-gap-none",
        Aim::Target => "improve-table-gap-target",
        Aim::Best => "improve-table-gap-best",
    };
    let width = width.unwrap_or_else(|| 1.into());
    let shown = |number: &alcove_domain::kit::Number| {
        let places = if number.to_decimal(1).ends_with(".0") { 0 } else { 1 };
        words.number(number, places)
    };
    words.t3(
        key,
        "gap",
        shown(&(&pressing.gap * &width)),
        "width",
        shown(&width),
        "importance",
        pressing.importance,
    )
}

/// A node by its number and title, with how it stands.
pub fn link(facts: &Facts, words: Words, numbers: &HashMap<usize, String>, at: usize) -> NodeLink {
    let row = facts.row(at);
    let standing = columns::read_standing(&row.standing).unwrap_or(Standing::NotStarted);
    let number = numbers.get(&at).map(String::as_str).unwrap_or_default();
    NodeLink {
        id: row.id.0.clone(),
        title: format!("{number} {}", row.title),
        address: format!("/plans/{}/nodes/{}", facts.id(), row.id),
        tag: match row.is_unjudged() {
            true => ("", "circle", words.t(NOT_JUDGED)),
            false => standing_tag(words, standing),
        },
    }
}
