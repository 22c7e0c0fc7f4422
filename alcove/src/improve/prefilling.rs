//! What the form of a new node is filled with before anybody types: the words of a finding, of an
//! item or of a ready-made action, and the ties to them. Nothing is retyped.

use std::cmp::max;
use std::collections::BTreeSet;

use alcove_domain::improve::Fate;
use alcove_domain::plan::NodeKind;
use alcove_domain::plan::money::Need;
use serde::Deserialize;

use super::facts::Facts;
use super::found;
use super::library;
use super::nodes::LONGEST_TITLE;
use crate::assess::own;
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId};
use crate::kit::{Error, Fields, Result};
use crate::network::Person;
use crate::plan::known::day;

/// What the address of the form names: `?finding=…&finding=…`, or `?assessment=…&item=…`, and
/// `&library=…`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub finding: Vec<FindingId>,
    pub assessment: String,
    pub item: Vec<ItemId>,
    pub library: String,
}

/// What the form begins with.
#[derive(Clone, Debug, Default)]
pub struct Prefill {
    /// Fields of the form by name: words, days, needs, and the hidden `finding`, `item` and `library_ref`.
    pub fields: Vec<(String, String)>,
    /// The language of the words, where they are a ready-made action's and not in the reader's.
    pub language: Option<String>,
}

/// What a new node answers, to be shown above the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub title: String,
    pub address: String,
    pub lang: Option<String>,
}

/// Fills the form of a new node of this kind. What is asked for and not of the plan's organisation
/// is not found.
pub async fn prefill(person: &Person, facts: &Facts, kind: &str, asked: &Asked) -> Result<Prefill> {
    let mut fill = Prefill::default();
    let mut said: Vec<(String, String)> = Vec::new();
    for id in &asked.finding {
        let assessment = found::assessment_of(person, facts, id).await?;
        let source = found::source(person, facts, &assessment).await?.ok_or(Error::NotFound)?;
        let finding = source.findings.iter().find(|one| one.id == *id).ok_or(Error::NotFound)?;
        said.push((finding.title.clone(), finding.body.clone()));
        fill.set("finding", &id.0);
    }
    for item in &asked.item {
        let assessment: AssessmentId = asked.assessment.as_str().into();
        let source = found::source(person, facts, &assessment).await?.ok_or(Error::NotFound)?;
        let node = source.frozen.node(item).ok_or(Error::NotFound)?;
        let title = source.frozen.called(node, &person.words().lang()).title;
        said.push((title, String::new()));
        fill.set("item", &format!("{assessment}:{item}"));
    }
    if asked.library.is_empty() || kind == "objective" {
        let body = body(&said);
        if let Some((title, _)) = said.into_iter().next() {
            fill.set("title", &shortened(title));
            fill.set("body", &body);
        }
    } else {
        from_library(person, facts, &mut fill, &asked.library).await?;
    }
    if kind != "objective" {
        for objective in objectives(facts, &asked.finding) {
            fill.set("serves", &objective.0);
        }
    }
    Ok(fill)
}

impl Prefill {
    fn set(&mut self, name: &str, value: &str) {
        self.fields.push((name.to_owned(), value.to_owned()));
    }
}

async fn from_library(person: &Person, facts: &Facts, fill: &mut Prefill, id: &str) -> Result<()> {
    let library = own::library().await?;
    let action = library::find(library, id).ok_or(Error::NotFound)?;
    let wanted = person.words().lang();
    let said = library::said(library, action, &wanted).ok_or(Error::NotFound)?;
    let text = said.text;
    let steps: Vec<String> =
        text.steps.iter().enumerate().map(|(at, step)| format!("{}. {step}", at + 1)).collect();
    for (name, value) in [
        ("title", &text.name),
        ("body", &steps.join("\n")),
        ("output", &text.output),
        ("evidence_expected", &text.evidence),
        ("risk", &text.obstacle),
        ("risk_answer", &text.answer),
        ("work_planned", &library::hours(action).to_decimal(0)),
        ("library_ref", &action.id),
    ] {
        fill.set(name, value);
    }
    // The time of those who work on it is its planned work.
    for need in library::needs(action).into_iter().filter(|need| *need != Need::StaffTime.word()) {
        fill.set(&format!("need-{need}"), &person.words().t(&format!("improve-prefill-need-{need}")));
    }
    // As long as it usually takes, from the day on which it can begin.
    let first = max(facts.today(person), day(&facts.rows.plan.first_day)?);
    fill.set("first_day", &first.to_string());
    fill.set("last_day", &first.plus_days(library::days(action) - 1).to_string());
    fill.language = (*said.language != wanted).then(|| said.language.as_str().to_owned());
    Ok(())
}

/// The objectives that answer these findings already: what is done about a finding serves them.
fn objectives(facts: &Facts, findings: &[FindingId]) -> BTreeSet<NodeId> {
    let speaks = |id: &FindingId| match facts.ties.fate(id) {
        Fate::Merged(into) => into.as_str().into(),
        _ => id.clone(),
    };
    let findings: Vec<FindingId> = findings.iter().map(speaks).collect();
    let answers = facts.ties.answers.iter().filter(|answer| findings.contains(&answer.finding_id));
    let is_objective =
        |id: &NodeId| facts.rows.node(id).is_ok_and(|node| node.node_kind() == NodeKind::Objective);
    answers.map(|answer| answer.node_id.clone()).filter(is_objective).collect()
}

/// What the fields of a form say that the node answers, also where the form is shown again.
pub async fn answers(person: &Person, facts: &Facts, fields: &Fields) -> Result<Vec<Answers>> {
    let mut answers = Vec::new();
    for id in fields.all("finding").filter(|id| !id.is_empty()) {
        let id: FindingId = id.into();
        let assessment = found::assessment_of(person, facts, &id).await?;
        let source = found::source(person, facts, &assessment).await?.ok_or(Error::NotFound)?;
        let finding = source.findings.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
        let address = format!("/assessments/{assessment}/findings#f-{id}");
        answers.push(Answers { title: finding.title.clone(), address, lang: None });
    }
    for (assessment, item) in fields.all("item").filter_map(|item| item.split_once(':')) {
        let (assessment, item) = (assessment.into(), item.into());
        let source = found::source(person, facts, &assessment).await?.ok_or(Error::NotFound)?;
        let node = source.frozen.node(&item).ok_or(Error::NotFound)?;
        let called = source.frozen.called(node, &person.words().lang());
        let title = format!("{} {}", called.code, called.title);
        let address = format!("/assessments/{assessment}/items/{item}");
        answers.push(Answers { title, address, lang: called.lang });
    }
    Ok(answers)
}

/// The words of all that is answered: the first one gives the title, the others keep theirs.
fn body(said: &[(String, String)]) -> String {
    let parts = said.iter().enumerate().map(|(at, (title, body))| match at {
        0 => body.clone(),
        _ if body.is_empty() => title.clone(),
        _ => format!("{title}\n{body}"),
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A statement may be longer than a title.
fn shortened(title: String) -> String {
    if title.chars().count() <= LONGEST_TITLE {
        return title;
    }
    title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect()
}
