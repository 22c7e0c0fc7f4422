//! `/assessments/{id}/moderation`: what the meeting talks about first.

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{Head, Tab, noticed, refused};
use crate::assess::mark_body::MarkBody;
use crate::assess::moderation_body::{self, RULES};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, ItemId};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Fields, Result, Words};
use crate::network::Person;
use crate::review::api::moderations::read_within;
use crate::review::facts::{self, Facts, Laid};
use crate::review::queue::{self, Line, Queue};
use crate::review::spoken::Spoken;
use crate::review::{apart_words, closing, moderation, state};

/// A meeting reads one screen after another; more on a page is not read.
const SHOWN: usize = 60;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Filter {
    /// The row id of a heading.
    #[serde(default)]
    pub part: String,
    /// `open`, `settled`, or everything.
    #[serde(default)]
    pub state: String,
    /// `far` (half the scale or more), `some` (any difference), or everything.
    #[serde(default)]
    pub apart: String,
    /// The last item of the page before.
    #[serde(default)]
    pub after: String,
}

impl Filter {
    /// The same filter as a query, for links that keep it.
    pub fn query(&self) -> String {
        let pairs: Vec<(&str, &str)> = [("part", &self.part), ("state", &self.state), ("apart", &self.apart)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, value.as_str()))
            .collect();
        serde_html_form::to_string(&pairs).unwrap_or_default()
    }

    pub fn takes(&self, laid: &Laid, line: &Line) -> bool {
        let part = self.part.is_empty()
            || laid.node(&ItemId(self.part.clone())).is_some_and(|part| laid.is_below(line.node, part));
        let open = match self.state.as_str() {
            "open" => line.settled.is_none(),
            "settled" => line.settled.is_some(),
            _ => true,
        };
        let apart = match self.apart.as_str() {
            "far" => apart_words::is_far(&line.distance),
            "some" => line.distance.share > Number::zero(),
            _ => true,
        };
        part && open && apart
    }
}

#[derive(Template)]
#[template(path = "review/settle/queue.html")]
struct Page {
    frame: Frame,
    head: Head,
    filter: Filter,
    refusal: Option<String>,

    begun: bool,
    may_settle: bool,
    may_close: bool,
    items: usize,
    settled: usize,
    rated: usize,
    parts: Vec<(String, String)>,
    rules: Vec<(&'static str, String)>,
    lines: Vec<Row>,
    found: usize,
    next: Option<String>,
    first: Option<String>,
}

struct Row {
    address: String,
    code: String,
    title: String,
    lang: Option<String>,
    voices: usize,
    apart: String,
    far: bool,
    settled: Option<Spoken>,
    method: String,
}

pub async fn get(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    show(&person, &id, filter, None).await
}

/// Computes all the rest by a rule.
pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = async {
        let rule = moderation_body::read_rule(fields.get("rule"));
        let rule = rule.ok_or_else(|| Error::invalid("rule", "unknown-choice"))?;
        moderation::compute_rest(&person, &id, rule, read_within(fields.get("within"))?).await
    };
    match done.await {
        Ok(done) if done.settled > 0 => {
            noticed(&person, &format!("/assessments/{id}/moderation"), "notice-settle-computed")
        }
        Ok(_) => {
            let nothing = person.words().t("settle-queue-computed-nothing");
            show(&person, &id, Filter::default(), Some(nothing)).await
        }
        Err(error) => {
            let refusal = refused(person.words(), error)?;
            show(&person, &id, Filter::default(), Some(refusal)).await
        }
    }
}

async fn show(
    person: &Person,
    id: &AssessmentId,
    filter: Filter,
    refusal: Option<String>,
) -> Result<Response> {
    let facts = facts::load(person, id).await?;
    person.may(Action::Moderate, &facts.resource())?;
    let words = person.words();
    let phase = state::phase(&facts.row);
    if phase == Phase::Rating || phase == Phase::Preparing {
        return before(person, &facts, filter, refusal).await;
    }
    let Queue { facts, lines } = queue::load(person, id).await?;
    let taken: Vec<&Line> = lines.iter().filter(|line| filter.takes(&facts.laid, line)).collect();
    let after = facts.laid.node(&ItemId(filter.after.clone()));
    let from = after.and_then(|node| taken.iter().position(|line| line.node == node)).map_or(0, |at| at + 1);
    let shown = &taken[from..taken.len().min(from + SHOWN)];
    let next = shown.last().filter(|_| from + SHOWN < taken.len());
    let query = filter.query();
    let open = taken.iter().find(|line| line.settled.is_none());
    let address = |line: &Line| item_address(&facts, line.node, &query);
    let page = Page {
        frame: person.frame(Place::Assessments, words.t("settle-queue-title")),
        head: Head::of(person, &facts, Tab::Moderation),
        refusal,
        begun: true,
        may_settle: phase == Phase::Moderating,
        may_close: phase == Phase::Moderating && person.can(Action::CloseAssessment, &facts.resource()),
        items: lines.len(),
        settled: lines.iter().filter(|line| line.settled.is_some()).count(),
        rated: lines.iter().filter(|line| line.voices > 0).count(),
        parts: parts(words, &facts.laid),
        rules: rules(words),
        lines: shown.iter().map(|line| row(words, &facts.laid, line, address(line))).collect(),
        found: taken.len(),
        next: next.map(|line| {
            let after = &facts.laid.node_ids[line.node];
            format!(
                "/assessments/{id}/moderation?{query}{}after={after}",
                if query.is_empty() { "" } else { "&" }
            )
        }),
        first: open.map(|line| address(line)),
        filter,
    };
    render(&page)
}

/// Before the moderation: how far the rating is, and the way to begin.
async fn before(person: &Person, facts: &Facts, filter: Filter, refusal: Option<String>) -> Result<Response> {
    let words = person.words();
    let counts = closing::look_ahead(person, facts).await?;
    render(&Page {
        frame: person.frame(Place::Assessments, words.t("settle-queue-title")),
        head: Head::of(person, facts, Tab::Moderation),
        filter,
        refusal,
        begun: false,
        may_settle: state::phase(&facts.row) == Phase::Rating,
        may_close: false,
        items: counts.items,
        settled: counts.settled,
        rated: counts.rated,
        parts: Vec::new(),
        rules: Vec::new(),
        lines: Vec::new(),
        found: 0,
        next: None,
        first: None,
    })
}

pub fn item_address(facts: &Facts, node: usize, query: &str) -> String {
    let item = &facts.laid.node_ids[node];
    let base = format!("/assessments/{}/moderation/{item}", facts.row.id);
    if query.is_empty() { base } else { format!("{base}?{query}") }
}

/// The rules with their names.
pub fn rules(words: Words) -> Vec<(&'static str, String)> {
    RULES.map(|rule| (moderation_body::rule(rule), rule_name(words, moderation_body::rule(rule)))).into()
}

pub fn rule_name(words: Words, rule: &str) -> String {
    words.t(&format!("settle-rule-{}", rule.replace('_', "-")))
}

/// How an item was settled: `Agreed`, `Computed: the lower middle`.
pub fn method_name(words: Words, method: &str, rule: &str) -> String {
    match method {
        "computed" => words.t1("settle-method-computed", "rule", rule_name(words, rule)),
        "agreed" | "ruled" | "provisional" | "open" => words.t(&format!("settle-method-{method}")),
        other => other.to_owned(),
    }
}

/// Headings to filter by, with their places in the tree shown by codes.
fn parts(words: Words, laid: &Laid) -> Vec<(String, String)> {
    let above: std::collections::BTreeSet<usize> =
        laid.tree.nodes.iter().filter_map(|node| node.parent).collect();
    let name = |node: &usize| {
        let said = laid.said(*node, &words.lang());
        (
            laid.node_ids[*node].0.clone(),
            words.t2("settle-code-name", "code", said.code, "name", said.title()),
        )
    };
    above.iter().map(name).collect()
}

fn row(words: Words, laid: &Laid, line: &Line, address: String) -> Row {
    let said = laid.said(line.node, &words.lang());
    let settled = line.settled.as_ref();
    let mark = settled.and_then(|row| MarkBody::parse(&row.mark));
    Row {
        address,
        code: said.code.to_owned(),
        title: said.title().to_owned(),
        lang: (said.language != words.code()).then(|| said.language.to_owned()),
        voices: line.voices,
        apart: apart_words::said(words, &line.distance),
        far: apart_words::is_far(&line.distance),
        settled: mark.map(|mark| laid.spoken(words, line.node, &mark)),
        method: settled.map(|row| method_name(words, &row.method, &row.rule)).unwrap_or_default(),
    }
}

/// The next open item after this one, in the order of the queue; from its beginning where none follows.
pub fn next_open(queue: &Queue, filter: &Filter, node: usize) -> Option<usize> {
    let open = |line: &&Line| line.settled.is_none() && filter.takes(&queue.facts.laid, line);
    let here = queue.lines.iter().position(|line| line.node == node).unwrap_or(0);
    let after = queue.lines[here..].iter().filter(|line| line.node != node).find(open);
    after.or_else(|| queue.lines.iter().filter(|line| line.node != node).find(open)).map(|line| line.node)
}
