//! Objectives, actions and milestones: to word, to remove and bring back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::kit::{NotANumber, Number};
use alcove_domain::network::Action;
use alcove_domain::plan::progress::{Work, WorkRefusal};
use alcove_domain::plan::{Method, NodeKind, Tag};

use super::changing::{self, Act, Draft, check_version};
use super::facts::{self, Facts};
use super::rights::Reach;
use crate::kit::etag::Condition;
use crate::kit::fold::fold;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::plan::store::{contribution, node, tag};
use crate::plan::{known, words};

/// An action is a sentence, not a page.
pub const LONGEST_TITLE: usize = 300;
pub const LONGEST_TEXT: usize = 20_000;
/// A tag is a code; ten say what a node is for.
const MOST_TAGS: usize = 20;

/// What is said of a node, as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub title: String,
    pub body: String,
    pub output: String,
    pub evidence_expected: String,
    /// 1 to 3, the most urgent first.
    pub priority: i64,
    pub risk: String,
    pub risk_answer: String,
    /// Empty: as the kind has it.
    pub method: String,
    pub work_planned: String,
    pub work_remaining: String,
    /// `sdg:4.4`, one a line or parted by commas.
    pub tags: String,
}

/// Words a node anew.
pub async fn edit(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    said: Said,
    serves: Option<Vec<NodeId>>,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = may_edit(person, plan, id).await?;
    let checked = check(&said)?;
    let before = facts.rows.node(id)?.title.clone();
    let act = Act::new("plan.node-edited").on(id).because(reason).before(before).after(said.title.trim());
    changing::change(person, plan, act, |draft| {
        let now = draft.rows.node(id)?;
        check_version(seen, now.version, present(now))?;
        word(draft.rows.node_mut(id)?, &said, &checked);
        set_tags(draft, id, &checked.tags);
        match serves {
            Some(serves) => set_serves(draft, id, &serves),
            None => Ok(()),
        }
    })
    .await
}

/// Takes a node and all below it out of the plan. What was noted of it stays.
pub async fn remove(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = may_edit(person, plan, id).await?;
    let act = Act::new("plan.node-removed").on(id).because(reason).before(&facts.rows.node(id)?.title);
    changing::change(person, plan, act, |draft| {
        let now = draft.rows.node(id)?;
        check_version(seen, now.version, present(now))?;
        remove_in(draft, id)
    })
    .await
}

/// The same within an act that does more.
pub(super) fn remove_in(draft: &mut Draft, id: &NodeId) -> Result<()> {
    let now = draft.now;
    for id in below(id, draft.rows.live()) {
        draft.rows.node_mut(&id)?.removed_at = Some(now);
    }
    Ok(())
}

/// Brings back a node with what was removed together with it.
pub async fn restore(person: &Person, plan: &PlanId, id: &NodeId, reason: &str) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let gone = facts.rows.nodes.iter().find(|node| node.id == *id);
    let at = gone.and_then(|node| node.removed_at).ok_or(Error::NotFound)?;
    let act = Act::new("plan.node-restored").on(id).because(reason);
    changing::change(person, plan, act, |draft| {
        let there: BTreeSet<NodeId> = draft.rows.live().map(|node| node.id.clone()).collect();
        let gone = draft.rows.nodes.iter().filter(|node| node.removed_at == Some(at));
        let together: BTreeSet<NodeId> = below(id, gone).into_iter().collect();
        for node in draft.rows.nodes.iter_mut().filter(|node| together.contains(&node.id)) {
            let node = Arc::make_mut(node);
            node.removed_at = None;
            node.version += 1;
            // What it stood under may be gone for good.
            if node.id == *id && node.parent_id.as_ref().is_some_and(|parent| !there.contains(parent)) {
                node.parent_id = None;
            }
        }
        Ok(())
    })
    .await
}

/// A node and all below it, of these.
fn below<'a>(top: &NodeId, among: impl Iterator<Item = &'a Arc<node::Model>>) -> Vec<NodeId> {
    let mut children: BTreeMap<&NodeId, Vec<&NodeId>> = BTreeMap::new();
    for node in among {
        if let Some(parent) = &node.parent_id {
            children.entry(parent).or_default().push(&node.id);
        }
    }
    let mut found = vec![top];
    let mut at = 0;
    while let Some(above) = found.get(at).copied() {
        found.extend(children.get(above).into_iter().flatten());
        at += 1;
    }
    found.into_iter().cloned().collect()
}

/// The plan, where the person may change this node of it.
pub async fn may_edit(person: &Person, plan: &PlanId, id: &NodeId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    let at = facts.place(id.as_str())?;
    Reach::of(person, &facts).await?.may(Action::EditPlan, at)?;
    Ok(facts)
}

/// Where a node goes, one must be able to change what is there.
pub(super) async fn may_put(person: &Person, facts: &Facts, parent: Option<&NodeId>) -> Result<()> {
    let Some(parent) = parent.filter(|_| !person.can(Action::EditPlan, &facts.resource())) else {
        return person.may(Action::EditPlan, &facts.resource());
    };
    Reach::of(person, facts).await?.may(Action::EditPlan, facts.place(parent.as_str())?)
}

/// The node as machines see it, for an answer that tells what stands.
pub fn present(row: &node::Model) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "kind": row.kind,
        "title": row.title,
        "body": row.body,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "standing": row.judged(),
        "version": row.version,
    })
}

/// What was said of a node, read.
pub(super) struct Checked {
    method: Option<Method>,
    work: Option<Work>,
    pub tags: Vec<Tag>,
}

/// Reads what was typed; every field that cannot be kept is named.
pub(super) fn check(said: &Said) -> Result<Checked> {
    let mut faults = Vec::new();
    if said.title.trim().is_empty() {
        faults.push(FieldFault::new("title", "title-missing"));
    }
    if said.title.trim().chars().count() > LONGEST_TITLE {
        faults.push(FieldFault::new("title", "too-long").with("most", LONGEST_TITLE));
    }
    let texts = [
        ("body", &said.body),
        ("output", &said.output),
        ("evidence_expected", &said.evidence_expected),
        ("risk", &said.risk),
        ("risk_answer", &said.risk_answer),
    ];
    for (field, text) in texts {
        if text.chars().count() > LONGEST_TEXT {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_TEXT));
        }
    }
    let all = texts.iter().map(|(field, text)| (*field, text.as_str()));
    for (field, text) in all.chain([("title", said.title.as_str())]) {
        if text.contains('\0') {
            faults.push(FieldFault::new(field, "unreadable-letter"));
        }
    }
    if !(1..=3).contains(&said.priority) {
        faults.push(FieldFault::new("priority", "unknown-choice"));
    }
    let method = words::read_method(&said.method);
    if method.is_none() && !said.method.is_empty() {
        faults.push(FieldFault::new("method", "unknown-choice"));
    }
    let work = check_work(&mut faults, said);
    let tags = check_tags(&mut faults, &said.tags);
    if faults.is_empty() { Ok(Checked { method, work, tags }) } else { Err(Error::Invalid(faults)) }
}

fn check_work(faults: &mut Vec<FieldFault>, said: &Said) -> Option<Work> {
    let mut read = |field: &'static str, text: &str| match typed_number(text) {
        Ok(number) => number,
        Err(_) => {
            faults.push(FieldFault::new(field, "not-a-number"));
            None
        }
    };
    let planned = read("work_planned", &said.work_planned)?;
    let remaining = read("work_remaining", &said.work_remaining).unwrap_or_else(|| planned.clone());
    let work = Work { planned, remaining };
    match work.check() {
        Ok(()) => Some(work),
        Err(WorkRefusal::NoAmount { .. }) => {
            faults.push(FieldFault::new("work_planned", "no-work"));
            None
        }
        Err(WorkRefusal::RemainsTooMuch { .. }) => {
            faults.push(FieldFault::new("work_remaining", "remains-too-much"));
            None
        }
    }
}

/// A number as people write it, with a comma or a point; nothing where nothing was typed.
pub fn typed_number(text: &str) -> Result<Option<Number>, NotANumber> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    Number::parse(&text.replace(',', ".")).map(Some)
}

fn check_tags(faults: &mut Vec<FieldFault>, text: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for one in text.split([',', '\n', ';']).map(str::trim).filter(|one| !one.is_empty()) {
        match Tag::parse(one) {
            Ok(tag) => tags.push(tag),
            Err(_) => {
                faults.push(FieldFault::new("tags", "not-a-tag"));
                return Vec::new();
            }
        }
    }
    tags.sort();
    tags.dedup();
    if tags.len() > MOST_TAGS {
        faults.push(FieldFault::new("tags", "too-many-tags").with("most", MOST_TAGS));
    }
    tags
}

pub(super) const fn usual_method(kind: NodeKind) -> Method {
    match kind {
        NodeKind::Objective => Method::Indicator,
        NodeKind::Action | NodeKind::Milestone => Method::Judged,
    }
}

pub(super) fn word(row: &mut node::Model, said: &Said, checked: &Checked) {
    row.title = said.title.trim().to_owned();
    row.body = said.body.trim().to_owned();
    row.output = said.output.trim().to_owned();
    row.evidence_expected = said.evidence_expected.trim().to_owned();
    row.priority = said.priority;
    row.risk = said.risk.trim().to_owned();
    row.risk_answer = said.risk_answer.trim().to_owned();
    if let Some(method) = checked.method {
        row.method = words::method(method).to_owned();
    }
    row.work_planned = checked.work.as_ref().map(|work| work.planned.to_exact());
    row.work_remaining = checked.work.as_ref().map(|work| work.remaining.to_exact());
    row.search_text = fold(&format!("{} {} {}", row.title, row.body, row.output));
}

/// Words a node anew within an act that does more.
pub(super) fn say_in(draft: &mut Draft, id: &NodeId, said: &Said) -> Result<()> {
    let checked = check(said)?;
    word(draft.rows.node_mut(id)?, said, &checked);
    set_tags(draft, id, &checked.tags);
    Ok(())
}

pub(super) fn set_tags(draft: &mut Draft, id: &NodeId, tags: &[Tag]) {
    let same = |row: &Arc<tag::Model>| {
        row.node_id == *id && !tags.iter().any(|tag| tag.scheme == row.scheme && tag.code == row.code)
    };
    draft.rows.tags.retain(|row| !same(row));
    for one in tags {
        let there = draft
            .rows
            .tags
            .iter()
            .any(|row| row.node_id == *id && row.scheme == one.scheme && row.code == one.code);
        if !there {
            let plan_id = draft.rows.id().clone();
            let (scheme, code) = (one.scheme.clone(), one.code.clone());
            draft.rows.tags.push(Arc::new(tag::Model { node_id: id.clone(), scheme, code, plan_id }));
        }
    }
}

/// The objectives that a deed serves, the one it is listed under first. Shares that were said stay.
pub(super) fn set_serves(draft: &mut Draft, id: &NodeId, serves: &[NodeId]) -> Result<()> {
    for objective in serves {
        draft.rows.node(objective)?;
    }
    let plan_id = draft.rows.id().clone();
    draft.rows.contributions.retain(|tie| tie.deed_id != *id || serves.contains(&tie.objective_id));
    for (position, objective) in serves.iter().enumerate() {
        let position = position as i64 + 1;
        let there = draft
            .rows
            .contributions
            .iter_mut()
            .find(|tie| tie.deed_id == *id && tie.objective_id == *objective);
        match there {
            Some(tie) if tie.position == position => {}
            Some(tie) => Arc::make_mut(tie).position = position,
            None => draft.rows.contributions.push(Arc::new(contribution::Model {
                deed_id: id.clone(),
                objective_id: objective.clone(),
                plan_id: plan_id.clone(),
                share: None,
                position,
            })),
        }
    }
    draft.rows.contributions.sort_by(|one, other| {
        (&one.deed_id, one.position, &one.objective_id).cmp(&(
            &other.deed_id,
            other.position,
            &other.objective_id,
        ))
    });
    Ok(())
}

/// Says what part of a deed is for which objective, nought to one.
pub async fn share(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    shares: Vec<(NodeId, String)>,
    reason: &str,
) -> Result<Arc<Facts>> {
    may_edit(person, plan, id).await?;
    let act = Act::new("plan.shares-said").on(id).because(reason);
    changing::change(person, plan, act, |draft| {
        let now = draft.rows.node(id)?;
        check_version(seen, now.version, present(now))?;
        draft.rows.node_mut(id)?;
        for (objective, text) in &shares {
            let share = typed_number(text).map_err(|_| Error::invalid("share", "not-a-number"))?;
            let hundred = Number::from(100);
            let share = share.and_then(|percent| percent.checked_div(&hundred));
            let ties = &mut draft.rows.contributions;
            let tie = ties.iter_mut().find(|tie| tie.deed_id == *id && tie.objective_id == *objective);
            Arc::make_mut(tie.ok_or(Error::NotFound)?).share = share.map(|share| share.to_exact());
        }
        Ok(())
    })
    .await
}

/// How a share reads in a form: times a hundred.
pub fn percent(share: Option<&String>) -> String {
    let share = share.and_then(|share| known::number(share).ok());
    share.map(|share| (share * Number::from(100)).to_decimal(2)).unwrap_or_default()
}
