//! Adding objectives, actions and milestones, one or several at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::{NodeKind, Party};

use super::answering::{self, Answered};
use super::changing::{self, Act, Changed, Draft, typed_day};
use super::facts::{self, Facts};
use super::money::needs;
use super::nodes::{self, Checked, Said};
use super::parties;
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId, PlanId};
use crate::kit::{Error, Event, Result, Tx};
use crate::network::Person;
use crate::plan::store::node;
use crate::plan::words;

const ADDED: &str = "plan.node-added";

/// A node that is not there yet.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// `objective`, `action`, `milestone`.
    pub kind: String,
    pub parent: Option<NodeId>,
    pub said: Said,
    pub serves: Vec<NodeId>,
    pub findings: Vec<FindingId>,
    /// Items answered without a finding between, with the assessment they were rated in.
    pub items: Vec<(AssessmentId, ItemId)>,
    pub first_day: String,
    pub last_day: String,
    pub fixed: bool,
    pub responsible: Option<Party>,
    pub contributing: Vec<Party>,
    /// What an action needs, as far as that is known from the start.
    pub needs: Vec<needs::Said>,
    pub library_ref: String,
}

/// A new node, with the plan as it is with it.
pub struct Added {
    pub id: NodeId,
    pub facts: Arc<Facts>,
}

/// Nodes that are written and not yet kept.
pub struct Written {
    pub ids: Vec<NodeId>,
    changed: Changed,
    events: Vec<Event>,
}

impl Written {
    pub fn tx(&self) -> &Tx {
        &self.changed.tx
    }

    /// Keeps them, with what others tell of the same transaction.
    pub async fn commit(mut self, person: &Person, more: Vec<Event>) -> Result<Arc<Facts>> {
        self.events.extend(more);
        changing::commit_as(person, self.changed, self.events).await
    }
}

/// A node that may be added: read and checked.
struct Ready {
    id: NodeId,
    new: New,
    kind: NodeKind,
    checked: Checked,
    first: Option<Day>,
    last: Option<Day>,
    answered: Answered,
    needs: Vec<(needs::Said, needs::Checked)>,
}

pub async fn add(person: &Person, plan: &PlanId, new: New, reason: &str) -> Result<Added> {
    let facts = facts::load(person, plan).await?;
    let ready = prepare(person, &facts, new).await?;
    let id = ready.id.clone();
    let act = ready.act(reason);
    let facts = changing::change(person, plan, act, |draft| ready.lay(person, draft)).await?;
    Ok(Added { id, facts })
}

/// Adds several at once: all or none, in a transaction that the caller keeps with what else belongs to
/// the act.
pub async fn write(person: &Person, plan: &PlanId, new: Vec<New>, reason: &str) -> Result<Written> {
    let facts = facts::load(person, plan).await?;
    let mut ready = Vec::new();
    for one in new {
        ready.push(prepare(person, &facts, one).await?);
    }
    let lay = |draft: &mut Draft| ready.iter().try_for_each(|one| one.lay(person, draft));
    let why = Act::new(ADDED).because(reason);
    let changed = changing::written(person, plan, &why, lay).await?;
    let event = |one: &Ready| changing::event(person, changed.facts(), one.act(reason));
    let events = ready.iter().map(event).collect();
    Ok(Written { ids: ready.into_iter().map(|one| one.id).collect(), changed, events })
}

async fn prepare(person: &Person, facts: &Facts, mut new: New) -> Result<Ready> {
    // Under whom it is listed follows from what it serves.
    nodes::may_put(person, facts, new.parent.as_ref().filter(|_| new.serves.is_empty())).await?;
    let kind = words::read_kind(&new.kind).ok_or_else(|| Error::invalid("kind", "unknown-choice"))?;
    let checked = nodes::check(&new.said)?;
    let first = typed_day("first_day", &new.first_day)?;
    let last = match kind {
        NodeKind::Milestone => first,
        _ => typed_day("last_day", &new.last_day)?,
    };
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        return Err(Error::invalid("last_day", "ends-before-it-begins"));
    }
    if first.is_none() && (new.fixed || last.is_some()) {
        return Err(Error::invalid("first_day", "day-missing"));
    }
    if let Some(party) = &new.responsible {
        parties::check_party(person, facts, party, "responsible").await?;
    }
    for party in new.contributing.iter().collect::<BTreeSet<_>>() {
        parties::check_party(person, facts, party, "contributing").await?;
    }
    let answered = answering::check(person, facts, &new.findings, &new.items).await?;
    let needs = match kind {
        NodeKind::Action => std::mem::take(&mut new.needs),
        // What is wanted costs nothing itself.
        NodeKind::Objective | NodeKind::Milestone => Vec::new(),
    };
    let needs = needs.into_iter().map(check_need).collect::<Result<_>>()?;
    Ok(Ready { id: new_id(), new, kind, checked, first, last, answered, needs })
}

/// Faults stand at the field of the need's kind: a form has one for each.
fn check_need(said: needs::Said) -> Result<(needs::Said, needs::Checked)> {
    match needs::check(&said) {
        Ok(checked) => Ok((said, checked)),
        Err(Error::Invalid(mut faults)) => {
            faults.iter_mut().for_each(|fault| fault.field = format!("need-{}", said.kind));
            Err(Error::Invalid(faults))
        }
        Err(other) => Err(other),
    }
}

impl Ready {
    fn act<'a>(&'a self, reason: &'a str) -> Act<'a> {
        Act::new(ADDED).on(&self.id).because(reason).after(self.new.said.title.trim())
    }

    /// Puts it after those that stand beside it.
    fn lay(&self, person: &Person, draft: &mut Draft) -> Result<()> {
        let Self { id, new, kind, checked, first, last, answered, needs } = self;
        let siblings = draft.rows.live().filter(|other| other.parent_id == new.parent);
        let position = siblings.map(|other| other.position).max().unwrap_or(0) + 1;
        let mut row = node::Model {
            id: id.clone(),
            plan_id: draft.rows.id().clone(),
            kind: words::kind(*kind).to_owned(),
            parent_id: new.parent.clone(),
            position,
            code: String::new(),
            title: String::new(),
            body: String::new(),
            mode: if new.fixed { "fixed" } else { "automatic" }.to_owned(),
            first_day: first.map(|day| day.to_string()),
            last_day: last.or(*first).map(|day| day.to_string()),
            days: first.zip(*last).map_or(1, |(first, last)| first.days_until(last) + 1),
            own_first_day: None,
            method: words::method(nodes::usual_method(*kind)).to_owned(),
            standing: words::standing(Default::default()).to_owned(),
            done: None,
            noted_at: None,
            work_planned: None,
            work_remaining: None,
            output: String::new(),
            evidence_expected: String::new(),
            priority: 2,
            risk: String::new(),
            risk_answer: String::new(),
            library_ref: new.library_ref.clone(),
            search_text: String::new(),
            created_at: draft.now,
            created_by: Some(person.id.clone()),
            removed_at: None,
            version: 1,
        };
        nodes::word(&mut row, &new.said, checked);
        draft.rows.nodes.push(Arc::new(row));
        nodes::set_tags(draft, id, &checked.tags);
        nodes::set_serves(draft, id, &new.serves)?;
        let contributing: BTreeSet<&Party> = new.contributing.iter().collect();
        let parts = new.responsible.iter().map(|party| ("responsible", party));
        let parts = parts.chain(contributing.into_iter().map(|party| ("contributing", party)));
        for (part, party) in parts {
            let row = parties::row(person, draft, id, part, party, draft.today);
            draft.rows.responsibilities.push(Arc::new(row));
        }
        for (said, checked) in needs {
            needs::lay(draft, &new_id(), id, said, checked);
        }
        answering::answer(person, draft, id, answered)
    }
}
