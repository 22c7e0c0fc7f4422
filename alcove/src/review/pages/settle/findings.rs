//! `/assessments/{id}/findings`: strengths, gaps and ideas, suggested by the numbers and put into
//! words by people.

use alcove_domain::assess::FindingKind;
use alcove_domain::assess::finding::{Suggestion, Why};
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{Head, Tab, noticed};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, FindingId, ItemId};
use crate::kit::page::{Frame, Notice, Place, Undo, render_as, see};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;
use crate::review::answered::{self, Answer};
use crate::review::facts::Laid;
use crate::review::findings::{self, Found, KINDS, Origin, Sheet, Way, Words};
use crate::review::results_view::{Value, View};

#[derive(Default, Deserialize)]
pub struct FindingsQuery {
    /// What was just dropped and can be put back.
    dropped: Option<FindingId>,
}

#[derive(Template)]
#[template(path = "review/settle/findings.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    may_edit: bool,
    may_plan: bool,
    closed: bool,
    groups: Vec<Group>,
    dropped: Vec<Row>,
}

impl Page {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        let words = self.frame.words;
        KINDS
            .map(|kind| (findings::word(kind), words.t(&format!("settle-finding-{}", findings::word(kind)))))
            .into()
    }
}

struct Group {
    kind: &'static str,
    heading: String,
    rows: Vec<Row>,
    suggested: Vec<SuggestionRow>,
}

struct Row {
    id: FindingId,
    kind: String,
    title: String,
    body: String,
    codes: String,
    value: Option<Value>,
    version: i64,
    because: String,
    plan: String,
    /// What became of it in plans.
    answers: Vec<Answer>,
}

struct SuggestionRow {
    item: ItemId,
    code: String,
    title: String,
    lang: Option<String>,
    why: String,
    value: Option<Value>,
    plan: String,
}

pub async fn get(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(query): Query<FindingsQuery>,
) -> Result<Response> {
    show(&person, &id, query, StatusCode::OK, None).await
}

/// Adds a finding of one's own, or takes a suggestion.
pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let added = async {
        let (kind, words, origin) = read(&person, &id, &fields).await?;
        findings::add(&person, &id, kind, words, origin).await
    };
    match added.await {
        Ok(_) => noticed(&person, &address(&id), "notice-settle-finding-added"),
        Err(error) => again(&person, &id, fields, error).await,
    }
}

pub async fn post_edit(
    person: Person,
    Path((id, finding)): Path<(AssessmentId, FindingId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let edited = async {
        let (_, words, _) = read(&person, &id, &fields).await?;
        let seen = fields.get("version").parse().map_err(|_| Error::Malformed("version".to_owned()))?;
        findings::edit(&person, &id, &finding, seen, words).await
    };
    match edited.await {
        Ok(()) => noticed(&person, &address(&id), "notice-settle-finding-edited"),
        Err(error) => again(&person, &id, fields, error).await,
    }
}

pub async fn post_dropping(
    person: Person,
    Path((id, finding)): Path<(AssessmentId, FindingId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match findings::drop_with_reason(&person, &id, &finding, fields.get("reason")).await {
        Ok(()) => see(&format!("{}?dropped={finding}", address(&id))),
        Err(error) => again(&person, &id, fields, error).await,
    }
}

/// A suggestion that is no finding.
pub async fn post_declining(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let declined = async {
        let (kind, words, _) = read(&person, &id, &fields).await?;
        findings::decline(&person, &id, kind, words, fields.get("reason")).await
    };
    match declined.await {
        Ok(finding) => see(&format!("{}?dropped={finding}", address(&id))),
        Err(error) => again(&person, &id, fields, error).await,
    }
}

pub async fn post_restoration(
    person: Person,
    Path((id, finding)): Path<(AssessmentId, FindingId)>,
) -> Result<Response> {
    findings::restore(&person, &id, &finding).await?;
    noticed(&person, &address(&id), "notice-settle-finding-restored")
}

pub async fn post_place(
    person: Person,
    Path((id, finding)): Path<(AssessmentId, FindingId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let way = if fields.get("way") == "down" { Way::Down } else { Way::Up };
    findings::shift(&person, &id, &finding, way).await?;
    see(&format!("{}#f-{finding}", address(&id)))
}

fn address(id: &AssessmentId) -> String {
    format!("/assessments/{id}/findings")
}

async fn again(person: &Person, id: &AssessmentId, fields: Fields, error: Error) -> Result<Response> {
    let status = error.status();
    if let Error::Conflict(present) = &error {
        let mut form = FormView::new(person.words(), fields);
        let there = present.get("title").and_then(|title| title.as_str()).unwrap_or_default();
        form.refusal = Some(person.words().t1("settle-finding-conflict", "title", there));
        return show(person, id, FindingsQuery::default(), status, Some(form)).await;
    }
    let form = FormView::failed(person.words(), fields, error)?;
    show(person, id, FindingsQuery::default(), status, Some(form)).await
}

async fn read(person: &Person, id: &AssessmentId, fields: &Fields) -> Result<(FindingKind, Words, Origin)> {
    let facts = crate::review::facts::load(person, id).await?;
    let kind =
        findings::read_kind(fields.get("kind")).ok_or_else(|| Error::invalid("kind", "unknown-choice"))?;
    let suggested = fields.get("item");
    let items = if suggested.is_empty() {
        items_of(&facts.laid, fields.get("items"))?
    } else {
        vec![ItemId(suggested.to_owned())]
    };
    let words = Words { title: fields.get("title").to_owned(), body: fields.get("text").to_owned(), items };
    let origin = if suggested.is_empty() { Origin::Added } else { Origin::Suggested };
    Ok((kind, words, origin))
}

/// Items by their codes, as people write them: `A1.2, C5`.
fn items_of(laid: &Laid, text: &str) -> Result<Vec<ItemId>> {
    let codes = text.split([',', ';', ' ', '\n']).map(str::trim).filter(|code| !code.is_empty());
    let item = |code: &str| {
        let is = |node: &usize| {
            let said = laid.said(*node, &alcove_domain::kit::Lang::english());
            said.code.eq_ignore_ascii_case(code) || laid.item_ref(*node).0.eq_ignore_ascii_case(code)
        };
        let found = (0..laid.tree.nodes.len()).find(is);
        found.map(|node| laid.node_ids[node].clone()).ok_or_else(|| {
            Error::Invalid(vec![
                crate::kit::FieldFault::new("items", "finding-no-such-item").with("code", code.to_owned()),
            ])
        })
    };
    codes.map(item).collect()
}

async fn show(
    person: &Person,
    id: &AssessmentId,
    query: FindingsQuery,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let sheet = findings::sheet(person, id).await?;
    let words = person.words();
    let mut frame = person.frame(Place::Results, words.t("settle-findings-title"));
    if let Some(dropped) =
        query.dropped.filter(|id| sheet.found.iter().any(|one| one.id == *id && one.dropped))
    {
        let undo = Undo { action: format!("{}/{dropped}/restoration", address(id)), fields: Vec::new() };
        frame.notice = Some(Notice { text: words.t("notice-settle-finding-dropped"), undo: Some(undo) });
    }
    let view = sheet.results.as_ref().map(|results| View::of(results, words));
    let answers = answered::of(person, id).await?;
    let row = |one: &Found| row(&sheet, view.as_ref(), &answers, one);
    let groups = KINDS.map(|kind| Group {
        kind: findings::word(kind),
        heading: words.t(&format!("settle-findings-{}", findings::word(kind))),
        rows: sheet.found.iter().filter(|one| one.kind == kind && !one.dropped).map(row).collect(),
        suggested: sheet
            .suggested
            .iter()
            .filter(|one| one.kind == kind)
            .filter_map(|one| suggestion(&sheet, view.as_ref()?, one))
            .collect(),
    });
    let page = Page {
        head: Head::of(person, &sheet.facts, Tab::Findings),
        form: form.unwrap_or_else(|| FormView::new(words, Fields::default())),
        may_edit: person.can(Action::EditFindings, &sheet.facts.resource()),
        may_plan: sheet.results.is_some() && answered::may_plan(person, sheet.facts.organisation()),
        closed: sheet.results.is_some(),
        groups: groups.into(),
        dropped: sheet.found.iter().filter(|one| one.dropped).map(row).collect(),
        frame,
    };
    render_as(status, &page)
}

fn row(sheet: &Sheet, view: Option<&View<'_>>, answers: &[Answer], found: &Found) -> Row {
    let laid = &sheet.facts.laid;
    let nodes: Vec<usize> = found.items.iter().filter_map(|item| laid.node(item)).collect();
    let codes: Vec<String> = nodes
        .iter()
        .map(|node| laid.said(*node, &alcove_domain::kit::Lang::english()).code.to_owned())
        .collect();
    Row {
        id: found.id.clone(),
        kind: findings::word(found.kind).to_owned(),
        title: found.title.clone(),
        body: found.body.clone(),
        codes: codes.join(", "),
        value: view.zip(nodes.first()).and_then(|(view, node)| view.value(&view.node(*node).summary)),
        version: found.version,
        because: found.dropped_because.clone(),
        plan: answered::plan_finding(&found.id),
        answers: answers.iter().filter(|one| one.finding == found.id).cloned().collect(),
    }
}

fn suggestion(sheet: &Sheet, view: &View<'_>, one: &Suggestion) -> Option<SuggestionRow> {
    let laid = &sheet.facts.laid;
    let node = laid.tree.find(&one.item)?;
    let called = view.called(node);
    let mut title = called.name;
    // A statement may be longer than a headline; its words stay one click away, under its code.
    if title.chars().count() > 180 {
        title = title.chars().take(179).chain(['…']).collect();
    }
    Some(SuggestionRow {
        item: laid.node_ids[node].clone(),
        code: called.code,
        title,
        lang: called.lang,
        why: why(view, &one.why),
        plan: answered::plan_item(&sheet.facts.row.id, &laid.node_ids[node]),
        value: view.value(&view.node(node).summary),
    })
}

/// The facts that speak for a suggestion.
fn why(view: &View<'_>, why: &Why) -> String {
    let words = view.words;
    let number = |number: &alcove_domain::kit::Number| words.number(number, 1);
    match why {
        Why::High { value, best } => {
            words.t2("settle-why-high", "value", number(value), "best", number(best))
        }
        Why::Low { value, best } => words.t2("settle-why-low", "value", number(value), "best", number(best)),
        Why::UnderTarget { value, target, importance, .. } => words.t3(
            "settle-why-under-target",
            "value",
            number(value),
            "target",
            number(target),
            "importance",
            *importance,
        ),
        Why::FarApart { apart, share } => {
            let distance =
                alcove_domain::assess::distance::Distance { share: share.clone(), apart: apart.clone() };
            words.t1("settle-why-far-apart", "apart", crate::review::apart_words::said(words, &distance))
        }
    }
}
