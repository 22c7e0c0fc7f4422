//! What an action needs, in words: who, what, how much of it. What it costs stands in the ledger.

use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::plan::money::Need;

use super::{LONGEST_NAME, LONGEST_WORDS, check_action, check_words};
use crate::improve::changing::{self, Act, Draft, check_version};
use crate::improve::facts::{self, Facts};
use crate::improve::nodes::{self, typed_number};
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{NeedId, NodeId, PlanId};
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::plan::store::need::Model;

/// A need as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// `staff-time`, `money`, `equipment`, `training`, `outside-help`.
    pub kind: String,
    pub words: String,
    /// Empty where nobody counted.
    pub quantity: String,
    pub unit: String,
}

/// Whether what is needed is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secured {
    Yes,
    NotYet,
}

pub async fn add(person: &Person, plan: &PlanId, node: &NodeId, said: Said) -> Result<(NeedId, Arc<Facts>)> {
    let facts = nodes::may_edit(person, plan, node).await?;
    check_action(&facts, node)?;
    let checked = check(&said)?;
    let id: NeedId = new_id();
    let act = Act::new("plan.need-added").on(node).after(said.words.trim());
    let facts = changing::change(person, plan, act, |draft| {
        lay(draft, &id, node, &said, &checked);
        Ok(())
    })
    .await?;
    Ok((id, facts))
}

/// Writes a need that was checked into the draft.
pub(in crate::improve) fn lay(draft: &mut Draft, id: &NeedId, node: &NodeId, said: &Said, checked: &Checked) {
    let row = Model {
        id: id.clone(),
        plan_id: draft.rows.id().clone(),
        node_id: node.clone(),
        kind: checked.kind.word().to_owned(),
        words: said.words.trim().to_owned(),
        quantity: checked.quantity.as_ref().map(Number::to_exact),
        unit: said.unit.trim().to_owned(),
        secured_at: None,
        secured_by: None,
        removed_at: None,
        version: 1,
    };
    let needs = &mut draft.rows.needs;
    needs.push(Arc::new(row));
    needs.sort_by(|one, other| (&one.node_id, &one.id).cmp(&(&other.node_id, &other.id)));
}

/// Words a need anew. `secured` stays as it is where nothing is said of it.
pub async fn edit(
    person: &Person,
    plan: &PlanId,
    id: &NeedId,
    seen: &Condition,
    said: Said,
    secured: Option<Secured>,
) -> Result<Arc<Facts>> {
    let row = may_change(person, plan, id).await?;
    let checked = check(&said)?;
    let act = Act::new("plan.need-edited").on(&row.node_id).before(&row.words).after(said.words.trim());
    changing::change(person, plan, act, |draft| {
        let now = draft.now;
        let need = need_mut(draft, id)?;
        check_version(seen, need.version - 1, present(&row))?;
        need.kind = checked.kind.word().to_owned();
        need.words = said.words.trim().to_owned();
        need.quantity = checked.quantity.as_ref().map(Number::to_exact);
        need.unit = said.unit.trim().to_owned();
        if let Some(secured) = secured {
            set_secured(person, need, secured, now);
        }
        Ok(())
    })
    .await
}

/// Says that what is needed is there, or that it is not.
pub async fn secure(person: &Person, plan: &PlanId, id: &NeedId, secured: Secured) -> Result<Arc<Facts>> {
    let row = may_change(person, plan, id).await?;
    let name = match secured {
        Secured::Yes => "plan.need-secured",
        Secured::NotYet => "plan.need-not-secured",
    };
    let act = Act::new(name).on(&row.node_id).after(&row.words);
    changing::change(person, plan, act, |draft| {
        let now = draft.now;
        set_secured(person, need_mut(draft, id)?, secured, now);
        Ok(())
    })
    .await
}

/// Takes a need off the list. Lines that were for it keep their kind.
pub async fn remove(person: &Person, plan: &PlanId, id: &NeedId) -> Result<Arc<Facts>> {
    let row = may_change(person, plan, id).await?;
    let act = Act::new("plan.need-removed").on(&row.node_id).before(&row.words);
    changing::change(person, plan, act, |draft| {
        let now = draft.now;
        need_mut(draft, id)?.removed_at = Some(now);
        Ok(())
    })
    .await
}

pub async fn restore(person: &Person, plan: &PlanId, id: &NeedId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    let row = facts.rows.needs.iter().find(|row| row.id == *id && row.removed_at.is_some());
    let row = row.ok_or(Error::NotFound)?.clone();
    nodes::may_edit(person, plan, &row.node_id).await?;
    let act = Act::new("plan.need-restored").on(&row.node_id).after(&row.words);
    changing::change(person, plan, act, |draft| {
        let need = draft.rows.needs.iter_mut().find(|row| row.id == *id).ok_or(Error::NotFound)?;
        let need = Arc::make_mut(need);
        need.removed_at = None;
        need.version += 1;
        Ok(())
    })
    .await
}

/// A need that was not taken off the list.
pub fn find<'f>(facts: &'f Facts, id: &NeedId) -> Result<&'f Arc<Model>> {
    live(facts).find(|row| row.id == *id).ok_or(Error::NotFound)
}

/// Needs of nodes that are in the plan, in the order in which they were written down.
pub fn live(facts: &Facts) -> impl Iterator<Item = &Arc<Model>> {
    let rows = facts.rows.needs.iter().filter(|row| row.removed_at.is_none());
    rows.filter(|row| facts.place(row.node_id.as_str()).is_ok())
}

/// The need as machines see it, for an answer that tells what stands.
pub fn present(row: &Model) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "node_id": row.node_id,
        "kind": row.kind,
        "words": row.words,
        "quantity": row.quantity,
        "unit": row.unit,
        "secured": row.secured_at.is_some(),
        "version": row.version,
    })
}

async fn may_change(person: &Person, plan: &PlanId, id: &NeedId) -> Result<Arc<Model>> {
    let facts = facts::load(person, plan).await?;
    let row = find(&facts, id)?.clone();
    nodes::may_edit(person, plan, &row.node_id).await?;
    Ok(row)
}

fn need_mut<'d>(draft: &'d mut Draft, id: &NeedId) -> Result<&'d mut Model> {
    let found = draft.rows.needs.iter_mut().find(|row| row.id == *id && row.removed_at.is_none());
    let need = found.map(Arc::make_mut).ok_or(Error::NotFound)?;
    need.version += 1;
    Ok(need)
}

fn set_secured(person: &Person, need: &mut Model, secured: Secured, now: i64) {
    match secured {
        Secured::Yes if need.secured_at.is_some() => {}
        Secured::Yes => {
            need.secured_at = Some(now);
            need.secured_by = Some(person.id.clone());
        }
        Secured::NotYet => {
            need.secured_at = None;
            need.secured_by = None;
        }
    }
}

/// What was typed of a need, read.
pub(in crate::improve) struct Checked {
    kind: Need,
    quantity: Option<Number>,
}

pub(in crate::improve) fn check(said: &Said) -> Result<Checked> {
    let mut faults = Vec::new();
    let kind = Need::parse(&said.kind);
    if kind.is_none() {
        faults.push(FieldFault::new("kind", "need-kind"));
    }
    if said.words.trim().is_empty() {
        faults.push(FieldFault::new("words", "need-words-missing"));
    }
    check_words(&mut faults, "words", &said.words, LONGEST_WORDS);
    check_words(&mut faults, "unit", &said.unit, LONGEST_NAME);
    let quantity = typed_number(&said.quantity).unwrap_or_else(|_| {
        faults.push(FieldFault::new("quantity", "not-a-number"));
        None
    });
    if quantity.as_ref().is_some_and(|quantity| quantity.is_negative() || quantity.is_zero()) {
        faults.push(FieldFault::new("quantity", "no-quantity"));
    }
    match kind {
        Some(kind) if faults.is_empty() => Ok(Checked { kind, quantity }),
        _ => Err(Error::Invalid(faults)),
    }
}
