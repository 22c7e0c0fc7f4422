//! Objectives, actions and milestones for machines.

use std::collections::HashMap;

use alcove_domain::kit::Number;
use alcove_domain::plan::Party;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::{called, check_nodes, unknown_in};
use super::parties::{PartBody, PartyBody};
use super::plans::locate;
use crate::improve::adding::{self, New};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::nodes::{self, Said};
use crate::improve::placing::{self, Place};
use crate::kit::api::tagged;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId, PlanId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::store::{contribution, responsibility, tag};

const FIELDS: [(&str, &str); 2] = [("share", "shares"), ("assessment", "items")];

/// A new objective, action or milestone.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewNodeBody {
    /// `objective`, `action` or `milestone`.
    pub kind: String,
    #[serde(default)]
    pub parent_id: Option<NodeId>,
    #[serde(flatten)]
    pub words: WordsBody,
    /// The objectives that it serves, the one it is listed under first.
    #[serde(default)]
    pub objective_ids: Vec<NodeId>,
    /// The findings that it answers.
    #[serde(default)]
    pub findings: Vec<FindingId>,
    /// Items that it answers without a finding between.
    #[serde(default)]
    pub items: Vec<ItemBody>,
    /// `automatic` or `fixed`.
    #[serde(default)]
    pub mode: Option<String>,
    #[serde(default)]
    pub first_day: String,
    #[serde(default)]
    pub last_day: String,
    #[serde(default)]
    pub responsible: Option<PartyBody>,
    #[serde(default)]
    pub contributing: Vec<PartyBody>,
    /// What it was made of in the action library.
    #[serde(default)]
    pub library_ref: String,
    #[serde(default)]
    pub reason: String,
}

/// An item, with the assessment it was rated in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ItemBody {
    pub assessment_id: AssessmentId,
    pub item_id: ItemId,
}

/// What is said of a node; what is left out stays, or is empty in a new one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct WordsBody {
    pub title: Option<String>,
    pub body: Option<String>,
    pub output: Option<String>,
    pub evidence_expected: Option<String>,
    /// 1 to 3, the most urgent first.
    pub priority: Option<i64>,
    pub risk: Option<String>,
    pub risk_answer: Option<String>,
    /// `schedule`, `work`, `indicator` or `judged`.
    pub method: Option<String>,
    pub work_planned: Option<String>,
    pub work_remaining: Option<String>,
    /// `sdg:4.4` and the like.
    pub tags: Option<Vec<String>>,
}

/// What may be said anew of a node.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NodeChangeBody {
    #[serde(flatten)]
    pub words: WordsBody,
    pub objective_ids: Option<Vec<NodeId>>,
    pub reason: String,
}

/// Where a node goes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlaceBody {
    pub parent_id: Option<NodeId>,
    /// The objective that it is listed under first.
    pub objective_id: Option<NodeId>,
    /// The node beside it that it goes before; without one, it goes last.
    pub before_id: Option<NodeId>,
    pub reason: String,
}

/// What part of a node is for which objective.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharesBody {
    pub shares: Vec<ServedBody>,
    #[serde(default)]
    pub reason: String,
}

/// An objective that a node serves.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ServedBody {
    pub objective_id: NodeId,
    /// Nought to one, exact; what is not said is parted equally.
    #[serde(default)]
    pub share: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReasonBody {
    pub reason: String,
}

/// A node as the tree has it.
#[derive(Clone, Debug, Serialize)]
pub struct NodeLine {
    pub id: NodeId,
    /// `1.2`: it follows from where the node stands and moves with it.
    pub number: String,
    pub kind: String,
    pub parent_id: Option<NodeId>,
    pub title: String,
    /// `automatic` or `fixed`.
    pub mode: String,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub days: i64,
    /// Null of an objective that nobody has judged yet.
    pub standing: Option<String>,
    /// Nought to one, exact, as the last note said.
    pub done: Option<String>,
    pub noted_at: Option<String>,
    pub priority: i64,
    /// Who answers for it and who contributes, today and later.
    pub parties: Vec<PartBody>,
    /// The objectives that it serves, the one it is listed under first.
    pub serves: Vec<ServedBody>,
    pub tags: Vec<String>,
    pub version: i64,
}

/// A node with all its words.
#[derive(Clone, Debug, Serialize)]
pub struct NodeBody {
    #[serde(flatten)]
    pub line: NodeLine,
    pub body: String,
    pub output: String,
    pub evidence_expected: String,
    pub risk: String,
    pub risk_answer: String,
    pub method: String,
    pub work_planned: Option<String>,
    pub work_remaining: Option<String>,
    pub library_ref: String,
    /// What it waits for.
    pub after: Vec<WaitBody>,
    /// What waits for it.
    pub before: Vec<WaitBody>,
    pub findings: Vec<FindingId>,
    pub items: Vec<ItemBody>,
}

/// The other end of a dependency.
#[derive(Clone, Debug, Serialize)]
pub struct WaitBody {
    pub node_id: NodeId,
    /// Calendar days between the end of the one and the beginning of the other.
    pub lag: i64,
}

pub async fn create(
    person: Person,
    headers: HeaderMap,
    Path(plan): Path<PlanId>,
    Json(body): Json<NewNodeBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST nodes", &plan, &body), || async {
        let facts = facts::load(&person, &plan).await?;
        let above = body.parent_id.iter().map(|id| ("parent_id", id));
        check_nodes(&facts, above.chain(body.objective_ids.iter().map(|id| ("objective_ids", id))))?;
        let answers = if body.findings.is_empty() { "items" } else { "findings" };
        let added = adding::add(&person, &plan, new(&body)?, &body.reason).await;
        let added = added.map_err(unknown_in(answers)).map_err(called(&FIELDS))?;
        let mut response = answer(&person, StatusCode::CREATED, &added.facts, &added.id).await?;
        locate(&mut response, &format!("/api/v1/plans/{plan}/nodes/{}", added.id));
        Ok(response)
    })
    .await
}

pub async fn get(person: Person, Path((plan, node)): Path<(PlanId, NodeId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    answer(&person, StatusCode::OK, &facts, &node).await
}

pub async fn patch(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Json(body): Json<NodeChangeBody>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    let facts = facts::load(&person, &plan).await?;
    let said = said_anew(&facts, &node, body.words)?;
    check_nodes(&facts, body.objective_ids.iter().flatten().map(|id| ("objective_ids", id)))?;
    let facts = nodes::edit(&person, &plan, &node, &seen, said, body.objective_ids, &body.reason).await?;
    answer(&person, StatusCode::OK, &facts, &node).await
}

pub async fn delete(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Query(why): Query<ReasonBody>,
) -> Result<StatusCode> {
    let seen = etag::condition(&headers)?;
    nodes::remove(&person, &plan, &node, &seen, &why.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn restore(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Json(why): Json<ReasonBody>,
) -> Result<Response> {
    let request = ("POST restoration", &plan, &node, &why.reason);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let facts = nodes::restore(&person, &plan, &node, &why.reason).await?;
        answer(&person, StatusCode::OK, &facts, &node).await
    })
    .await
}

pub async fn place(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Json(body): Json<PlaceBody>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    let facts = facts::load(&person, &plan).await?;
    facts.place(node.as_str())?;
    let named = [
        ("parent_id", &body.parent_id),
        ("objective_id", &body.objective_id),
        ("before_id", &body.before_id),
    ];
    check_nodes(&facts, named.into_iter().filter_map(|(field, id)| Some((field, id.as_ref()?))))?;
    let place = Place { parent: body.parent_id, objective: body.objective_id, before: body.before_id };
    // Of the nodes of a plan only some stand beside this one.
    let placed = placing::place(&person, &plan, &node, &seen, place, &body.reason).await;
    let facts = placed.map_err(unknown_in("before_id"))?;
    answer(&person, StatusCode::OK, &facts, &node).await
}

pub async fn share(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Json(body): Json<SharesBody>,
) -> Result<Response> {
    let shares = body.shares.into_iter().map(|one| Ok((one.objective_id, percent("shares", one.share)?)));
    let shares = shares.collect::<Result<_>>()?;
    let seen = etag::condition(&headers)?;
    let facts = facts::load(&person, &plan).await?;
    facts.place(node.as_str())?;
    let shared = nodes::share(&person, &plan, &node, &seen, shares, &body.reason).await;
    let facts = shared.map_err(unknown_in("shares")).map_err(called(&FIELDS))?;
    answer(&person, StatusCode::OK, &facts, &node).await
}

/// People type hundredths of what machines say.
pub(super) fn percent(field: &'static str, share: Option<String>) -> Result<String> {
    let Some(share) = share else { return Ok(String::new()) };
    let share = Number::parse(&share).map_err(|_| Error::invalid(field, "not-a-number"))?;
    Ok((share * Number::from(100)).to_exact())
}

fn new(body: &NewNodeBody) -> Result<New> {
    let party = |body: &PartyBody| body.party("responsible");
    let contributing = body.contributing.iter().map(|one| one.party("contributing"));
    Ok(New {
        kind: body.kind.clone(),
        parent: body.parent_id.clone(),
        said: said(body.words.clone(), Said { priority: 2, ..Said::default() }),
        serves: body.objective_ids.clone(),
        findings: body.findings.clone(),
        items: body.items.iter().map(|one| (one.assessment_id.clone(), one.item_id.clone())).collect(),
        first_day: body.first_day.clone(),
        last_day: body.last_day.clone(),
        fixed: is_fixed(body.mode.as_deref())?,
        responsible: body.responsible.as_ref().map(party).transpose()?,
        contributing: contributing.collect::<Result<Vec<Party>>>()?,
        needs: Vec::new(),
        library_ref: body.library_ref.clone(),
    })
}

pub(super) fn is_fixed(mode: Option<&str>) -> Result<bool> {
    match mode.unwrap_or("automatic") {
        "automatic" => Ok(false),
        "fixed" => Ok(true),
        _ => Err(Error::invalid("mode", "unknown-choice")),
    }
}

/// What stands, with what was said anew in its place.
fn said_anew(facts: &Facts, id: &NodeId, words: WordsBody) -> Result<Said> {
    let row = facts.rows.node(id)?;
    let now = Said {
        title: row.title.clone(),
        body: row.body.clone(),
        output: row.output.clone(),
        evidence_expected: row.evidence_expected.clone(),
        priority: row.priority,
        risk: row.risk.clone(),
        risk_answer: row.risk_answer.clone(),
        method: row.method.clone(),
        work_planned: row.work_planned.clone().unwrap_or_default(),
        work_remaining: row.work_remaining.clone().unwrap_or_default(),
        tags: tags(facts, id).join("\n"),
    };
    Ok(said(words, now))
}

fn said(words: WordsBody, now: Said) -> Said {
    Said {
        title: words.title.unwrap_or(now.title),
        body: words.body.unwrap_or(now.body),
        output: words.output.unwrap_or(now.output),
        evidence_expected: words.evidence_expected.unwrap_or(now.evidence_expected),
        priority: words.priority.unwrap_or(now.priority),
        risk: words.risk.unwrap_or(now.risk),
        risk_answer: words.risk_answer.unwrap_or(now.risk_answer),
        method: words.method.unwrap_or(now.method),
        work_planned: words.work_planned.unwrap_or(now.work_planned),
        work_remaining: words.work_remaining.unwrap_or(now.work_remaining),
        tags: words.tags.map_or(now.tags, |tags| tags.join("\n")),
    }
}

async fn answer(person: &Person, status: StatusCode, facts: &Facts, id: &NodeId) -> Result<Response> {
    let at = facts.place(id.as_str())?;
    let body = body(Lines::of(person, facts).await?.line(at), facts, at);
    tagged(status, body.line.version, &body)
}

fn body(line: NodeLine, facts: &Facts, at: usize) -> NodeBody {
    let row = facts.row(at);
    let items = facts.ties.items.iter().filter(|tie| tie.node_id == row.id);
    let live = |id: &NodeId| facts.place(id.as_str()).is_ok();
    let wait = |node: &NodeId, lag: i64| WaitBody { node_id: node.clone(), lag };
    let ties = || facts.rows.dependencies.iter();
    NodeBody {
        after: ties()
            .filter(|tie| tie.after_id == row.id && live(&tie.before_id))
            .map(|tie| wait(&tie.before_id, tie.lag))
            .collect(),
        before: ties()
            .filter(|tie| tie.before_id == row.id && live(&tie.after_id))
            .map(|tie| wait(&tie.after_id, tie.lag))
            .collect(),
        findings: facts.ties.findings_of(&row.id).cloned().collect(),
        items: items
            .map(|tie| ItemBody { assessment_id: tie.assessment_id.clone(), item_id: tie.item_id.clone() })
            .collect(),
        body: row.body.clone(),
        output: row.output.clone(),
        evidence_expected: row.evidence_expected.clone(),
        risk: row.risk.clone(),
        risk_answer: row.risk_answer.clone(),
        method: row.method.clone(),
        work_planned: row.work_planned.clone(),
        work_remaining: row.work_remaining.clone(),
        library_ref: row.library_ref.clone(),
        line,
    }
}

/// What belongs to the nodes of a plan, by node.
pub(super) struct Lines<'a> {
    facts: &'a Facts,
    names: Names,
    numbers: HashMap<usize, String>,
    held: HashMap<&'a NodeId, Vec<&'a responsibility::Model>>,
    served: HashMap<&'a NodeId, Vec<&'a contribution::Model>>,
    tags: HashMap<&'a NodeId, Vec<&'a tag::Model>>,
}

impl<'a> Lines<'a> {
    pub(super) async fn of(person: &Person, facts: &'a Facts) -> Result<Self> {
        let today = facts.today(person).to_string();
        let names = Names::of(&person.ctx, facts.organisation()).await?;
        let mut held: HashMap<&NodeId, Vec<&responsibility::Model>> = HashMap::new();
        for row in &facts.rows.responsibilities {
            if row.until_day.as_ref().is_none_or(|until| *until >= today) {
                held.entry(&row.node_id).or_default().push(row);
            }
        }
        let mut served: HashMap<&NodeId, Vec<&contribution::Model>> = HashMap::new();
        for row in &facts.rows.contributions {
            if facts.place(row.objective_id.as_str()).is_ok() {
                served.entry(&row.deed_id).or_default().push(row);
            }
        }
        let mut tags: HashMap<&NodeId, Vec<&tag::Model>> = HashMap::new();
        for row in &facts.rows.tags {
            tags.entry(&row.node_id).or_default().push(row);
        }
        Ok(Self { facts, names, numbers: facts.numbers(), held, served, tags })
    }

    pub(super) fn line(&self, at: usize) -> NodeLine {
        let row = self.facts.row(at);
        let held = self.held.get(&row.id).into_iter().flatten();
        let mut served: Vec<_> = self.served.get(&row.id).into_iter().flatten().collect();
        served.sort_by_key(|tie| tie.position);
        let tags = self.tags.get(&row.id).into_iter().flatten();
        NodeLine {
            id: row.id.clone(),
            number: self.numbers.get(&at).cloned().unwrap_or_default(),
            kind: row.kind.clone(),
            parent_id: row.parent_id.clone(),
            title: row.title.clone(),
            mode: row.mode.clone(),
            first_day: row.first_day.clone(),
            last_day: row.last_day.clone(),
            days: row.span().map_or(row.days, |span| span.days()),
            standing: row.judged().map(str::to_owned),
            done: row.done.clone(),
            noted_at: row.noted_at.map(rfc3339),
            priority: row.priority,
            parties: held.filter_map(|held| PartBody::of(held, &self.names)).collect(),
            serves: served
                .into_iter()
                .map(|tie| ServedBody { objective_id: tie.objective_id.clone(), share: tie.share.clone() })
                .collect(),
            tags: tags.map(|tag| format!("{}:{}", tag.scheme, tag.code)).collect(),
            version: row.version,
        }
    }
}

fn tags(facts: &Facts, id: &NodeId) -> Vec<String> {
    let tags = facts.rows.tags.iter().filter(|tag| tag.node_id == *id);
    tags.map(|tag| format!("{}:{}", tag.scheme, tag.code)).collect()
}
