use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::network::Action;
use alcove_domain::plan::money::Need;

use super::meanwhile::{self, Differing};
use super::settings::seen;
use super::{Head, Tab};
use crate::improve::adding::{self, New};
use crate::improve::facts::{self, Facts};
use crate::improve::money::needs;
use crate::improve::names::Names;
use crate::improve::nodes::{self, Said};
use crate::improve::parties::read_party;
use crate::improve::prefilling::{self, Answers, Asked};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId, PlanId};
use crate::kit::page::{Frame, Place, percent, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

/// New: a node of this kind. Edit: the words of one that is there.
#[derive(Template)]
#[template(path = "improve/node-form.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    /// What another has written since the form was opened.
    meanwhile: Vec<Differing>,
    action: String,
    back: String,
    is_new: bool,
    kind: String,
    objectives: Vec<(String, String)>,
    parents: Vec<(String, String)>,
    units: Vec<(String, String)>,
    people: Vec<(String, String)>,
    asks_why: bool,
    /// What a new node answers.
    answers: Vec<Answers>,
    /// Ready-made actions that answer the same.
    library: Option<String>,
    /// The language of ready-made words, where it is not the reader's.
    words_in: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    pub kind: String,
    pub under: String,
    pub serves: String,
}

pub async fn get_new(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(ask): Query<Ask>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let kind = if ask.kind.is_empty() { "action" } else { &ask.kind };
    let prefill = prefilling::prefill(&person, &facts, kind, &asked).await?;
    let mut fields = Fields::of([
        ("kind", kind),
        ("parent", &ask.under),
        ("serves", &ask.serves),
        ("priority", "2"),
        ("method", if kind == "objective" { "indicator" } else { "judged" }),
    ]);
    fields.0.extend(prefill.fields);
    let mut page = page(&person, &facts, None, FormView::new(person.words(), fields)).await?;
    page.words_in = prefill.language;
    render(&page)
}

pub async fn post_new(
    person: Person,
    Path(plan): Path<PlanId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let new = New {
        kind: fields.get("kind").to_owned(),
        parent: Some(fields.get("parent")).filter(|id| !id.is_empty()).map(NodeId::from),
        said: said(&fields),
        serves: serves(&fields),
        findings: fields.all("finding").filter(|id| !id.is_empty()).map(FindingId::from).collect(),
        items: fields.all("item").filter_map(item).collect(),
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        fixed: fields.get("fixed") == "1",
        responsible: read_party(fields.get("responsible")),
        contributing: Vec::new(),
        needs: needs(&fields),
        library_ref: fields.get("library_ref").to_owned(),
    };
    match adding::add(&person, &plan, new, fields.get("reason")).await {
        Ok(added) => person.see(&format!("/plans/{plan}/nodes/{}", added.id), "notice-plan-node-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, None, form).await?)
        }
    }
}

pub async fn get_edit(person: Person, Path((plan, id)): Path<(PlanId, NodeId)>) -> Result<Response> {
    let facts = nodes::may_edit(&person, &plan, &id).await?;
    let fields = fields_of(&facts, &id)?;
    render(&page(&person, &facts, Some(&id), FormView::new(person.words(), fields)).await?)
}

/// The form of a node as it stands.
fn fields_of(facts: &Facts, id: &NodeId) -> Result<Fields> {
    let node = facts.rows.node(id)?;
    let tags: Vec<String> = facts
        .rows
        .known_tags()
        .remove(&node.node_id())
        .into_iter()
        .flatten()
        .map(|tag| tag.to_string())
        .collect();
    let mut fields = Fields::of([
        ("kind", &node.kind),
        ("title", &node.title),
        ("body", &node.body),
        ("output", &node.output),
        ("evidence_expected", &node.evidence_expected),
        ("priority", &node.priority.to_string()),
        ("risk", &node.risk),
        ("risk_answer", &node.risk_answer),
        ("method", &node.method),
        ("work_planned", node.work_planned.as_deref().unwrap_or_default()),
        ("work_remaining", node.work_remaining.as_deref().unwrap_or_default()),
        ("tags", &tags.join(", ")),
        ("version", &node.version.to_string()),
    ]);
    for tie in facts.rows.contributions.iter().filter(|tie| tie.deed_id == *id) {
        fields.0.push(("serves".to_owned(), tie.objective_id.0.clone()));
    }
    Ok(fields)
}

/// What is compared where two have changed a node.
const COMPARED: [(&str, &str); 12] = [
    ("title", "improve-node-title"),
    ("body", "improve-node-body"),
    ("serves", "improve-node-serves"),
    ("output", "improve-node-output"),
    ("evidence_expected", "improve-node-evidence"),
    ("priority", "improve-node-priority"),
    ("method", "improve-node-method"),
    ("work_planned", "improve-node-work"),
    ("work_remaining", "improve-node-work-remaining"),
    ("risk", "improve-node-risk"),
    ("risk_answer", "improve-node-risk-answer"),
    ("tags", "improve-node-tags"),
];

pub async fn post_edit(
    person: Person,
    Path((plan, id)): Path<(PlanId, NodeId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let is_deed = facts.rows.node(&id)?.node_kind().is_deed();
    let serves = is_deed.then(|| serves(&fields));
    let reason = fields.get("reason").to_owned();
    match nodes::edit(&person, &plan, &id, &seen(&fields), said(&fields), serves, &reason).await {
        Ok(_) => person.see(&format!("/plans/{plan}/nodes/{id}"), "notice-plan-node-edited"),
        Err(error) => {
            let words = person.words();
            let facts = facts::load(&person, &plan).await?;
            let present = fields_of(&facts, &id)?;
            let say = |name: &str, value: &str| match name {
                "priority" => words.t(&format!("improve-priority-{value}")),
                "method" => words.t(&format!("improve-method-{value}")),
                "serves" => facts::title(&facts.rows, &value.into()),
                _ => value.to_owned(),
            };
            let (form, meanwhile) = meanwhile::failed(words, fields, error, &present, &COMPARED, say)?;
            let page = Page { meanwhile, ..page(&person, &facts, Some(&id), form).await? };
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

fn said(fields: &Fields) -> Said {
    let text = |name: &str| fields.get(name).to_owned();
    Said {
        title: text("title"),
        body: text("body"),
        output: text("output"),
        evidence_expected: text("evidence_expected"),
        priority: fields.get("priority").parse().unwrap_or(2),
        risk: text("risk"),
        risk_answer: text("risk_answer"),
        method: text("method"),
        work_planned: text("work_planned"),
        work_remaining: text("work_remaining"),
        tags: text("tags"),
    }
}

/// One line for each kind that a ready-made action names; an emptied one is not needed.
fn needs(fields: &Fields) -> Vec<needs::Said> {
    let said = |(word, _): (&str, Need)| needs::Said {
        kind: word.to_owned(),
        words: fields.get(&format!("need-{word}")).to_owned(),
        ..Default::default()
    };
    Need::ALL.into_iter().map(said).filter(|need| !need.words.trim().is_empty()).collect()
}

fn serves(fields: &Fields) -> Vec<NodeId> {
    fields.all("serves").filter(|id| !id.is_empty()).map(NodeId::from).collect()
}

/// Ready-made actions for the first thing that the form answers.
fn library(facts: &Facts, fields: &Fields) -> Option<String> {
    let base = format!("/plans/{}/library", facts.id());
    if let Some(finding) = fields.all("finding").find(|id| !id.is_empty()) {
        return Some(format!("{base}?finding={}", percent(finding)));
    }
    let (assessment, item) = fields.all("item").find_map(|item| item.split_once(':'))?;
    Some(format!("{base}?assessment={}&item={}", percent(assessment), percent(item)))
}

/// `ASSESSMENT:ITEM`.
fn item(text: &str) -> Option<(AssessmentId, ItemId)> {
    let (assessment, item) = text.split_once(':')?;
    Some((assessment.into(), item.into()))
}

async fn page(person: &Person, facts: &Facts, edited: Option<&NodeId>, form: FormView) -> Result<Page> {
    let words = person.words();
    let kind = match form.value("kind") {
        kind @ ("objective" | "milestone") => kind.to_owned(),
        _ => "action".to_owned(),
    };
    if edited.is_none() && form.value("parent").is_empty() {
        person.may(Action::EditPlan, &facts.resource())?;
    }
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let numbers = facts.numbers();
    let titled = |is_wanted: &dyn Fn(usize) -> bool| -> Vec<(String, String)> {
        let rows = facts.listed.iter().filter(|row| is_wanted(row.at));
        rows.map(|row| {
            let number = numbers.get(&row.at).cloned().unwrap_or_default();
            (facts.row(row.at).id.0.clone(), format!("{number} {}", facts.row(row.at).title))
        })
        .collect()
    };
    let node = |at: usize| &facts.outline.nodes()[at];
    let objectives = titled(&|at| !node(at).kind.is_deed());
    let parents = if kind == "objective" {
        objectives.clone()
    } else {
        titled(&|at| node(at).kind == alcove_domain::plan::NodeKind::Action)
    };
    let base = format!("/plans/{}", facts.id());
    let (title, action, back) = match edited {
        Some(id) => {
            (words.t("improve-edit-title"), format!("{base}/nodes/{id}/edit"), format!("{base}/nodes/{id}"))
        }
        None => (words.t(&format!("improve-new-{kind}")), format!("{base}/nodes/new"), base),
    };
    let answers = prefilling::answers(person, facts, &form.fields).await?;
    let library =
        (kind == "action" && form.value("library_ref").is_empty()).then(|| library(facts, &form.fields));
    Ok(Page {
        answers,
        library: library.flatten(),
        words_in: None,
        frame: person.frame(Place::Plan, title),
        head: Head::of(person, facts, Tab::Plan),
        form,
        meanwhile: Vec::new(),
        action,
        back,
        is_new: edited.is_none(),
        kind,
        objectives,
        parents,
        units: names.units(),
        people: names.people(),
        asks_why: Head::asks_why(facts),
    })
}

impl Page {
    /// The kinds of needs that the form has a line for: field and word.
    fn needs(&self) -> Vec<(String, &'static str)> {
        let fields = Need::ALL.into_iter().map(|(word, _)| (format!("need-{word}"), word));
        let has = |field: &str| self.form.fields.0.iter().any(|(name, _)| name == field);
        fields.filter(|(field, _)| has(field)).collect()
    }

    /// A milestone has one day.
    fn first_day_key(&self) -> &'static str {
        if self.kind == "milestone" { "improve-day" } else { "improve-first-day" }
    }
}
