//! `/applications/{application}/handed-in`: what was handed in, to be read and to be taken away.

use askama::Template;
use axum::response::Response;

use alcove_domain::kit::Day;

use super::application::{Receipt, receipt};
use super::head::{Head, Tab};
use crate::assess::mark_body::MarkBody;
use crate::certify::snapshot::{ItemBody, PlanNodeBody, Snapshot, said};
use crate::certify::{applying, spoken};
use crate::kit::download::{File, Format, send};
use crate::kit::form::Path;
use crate::kit::ids::ApplicationId;
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/handed-in.html")]
struct Page {
    frame: Frame,
    head: Head,
    receipt: Receipt,
    assessment: String,
    items: Vec<ItemView>,
    evidence: Vec<(String, String)>,
    withheld: usize,
    plan: Option<(String, Vec<NodeView>)>,
}

struct ItemView {
    code: String,
    name: String,
    heading: bool,
    value: String,
    reason: String,
    evidence: Vec<String>,
}

struct NodeView {
    title: String,
    kind: &'static str,
    days: String,
    standing: String,
    responsible: String,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let (facts, found) = applying::handed_in(&person, &id).await?;
    let (row, body) = found.ok_or(Error::NotFound)?;
    let words = person.words();
    let evidence = body.evidence.iter().map(|piece| {
        let file = piece.version.as_ref().map(|file| format!("{} · {}", file.file_name, &file.sha256));
        (piece.title.clone(), file.unwrap_or_else(|| piece.url.clone()))
    });
    render(&Page {
        frame: person.frame(Place::Certificates, words.t("certify-handed-in-title")),
        head: Head::of(&person, &facts, Tab::HandedIn).await?,
        receipt: receipt(&person, &row, &body),
        assessment: body.assessment.title.clone(),
        items: body.items.iter().map(|item| item_view(words, &body, item)).collect(),
        evidence: evidence.collect(),
        withheld: body.items.iter().map(|item| item.withheld as usize).sum(),
        plan: body
            .plan
            .as_ref()
            .map(|plan| (plan.title.clone(), plan.nodes.iter().map(|node| node_view(words, node)).collect())),
    })
}

/// The exact bytes that the hash is of.
pub async fn file(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let (_, found) = applying::handed_in(&person, &id).await?;
    let (row, _) = found.ok_or(Error::NotFound)?;
    let name = format!("application-{}.json", &row.hash[..12]);
    send(File { name, format: Format::Json, bytes: row.body.into_bytes() })
}

fn item_view(words: Words, body: &Snapshot, item: &ItemBody) -> ItemView {
    let fallback = &body.assessment.language;
    let name = said(&item.names, words.code(), fallback);
    let name = if name.is_empty() { said(&item.texts, words.code(), fallback) } else { name };
    let pieces = item.evidence.iter().filter_map(|id| body.piece(id));
    ItemView {
        code: item.code.clone(),
        name: name.to_owned(),
        heading: item.instrument.is_none(),
        value: value(words, body, item),
        reason: item.reason.clone(),
        evidence: pieces.map(|piece| piece.title.clone()).collect(),
    }
}

/// A mark as people read it.
pub fn value(words: Words, body: &Snapshot, item: &ItemBody) -> String {
    match &item.mark {
        Some(MarkBody::Step(step)) => {
            let name = body.step_name(item, words.code()).unwrap_or_default();
            words.t2("certify-value-step", "step", i64::from(*step), "name", name.to_owned())
        }
        mark => spoken::of_body(words, body, item, mark.as_ref()).map(|one| one.text).unwrap_or_default(),
    }
}

/// The days of a line of the plan, as it was written into what was handed in.
pub fn days(words: Words, first: Option<&String>, last: Option<&String>) -> String {
    let said = |text: &String| Day::parse(text).map_or_else(|_| text.clone(), |day| words.day(day));
    let both: Vec<String> = [first, last].into_iter().flatten().map(said).collect();
    both.join(" – ")
}

/// How a line of the plan stood; of an objective that nobody had judged, that.
pub fn standing(words: Words, standing: Option<&String>) -> String {
    standing.map_or_else(
        || words.t("improve-standing-not-judged"),
        |standing| words.t(&format!("improve-standing-{standing}")),
    )
}

fn node_view(words: Words, node: &PlanNodeBody) -> NodeView {
    NodeView {
        title: node.title.clone(),
        kind: match node.kind.as_str() {
            "objective" => "certify-node-objective",
            "milestone" => "certify-node-milestone",
            _ => "certify-node-action",
        },
        days: days(words, node.first_day.as_ref(), node.last_day.as_ref()),
        standing: standing(words, node.standing.as_ref()),
        responsible: node.responsible.join(", "),
    }
}
