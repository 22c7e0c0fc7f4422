//! Where a node stands in the outline: under what, and in which order.

use std::sync::Arc;

use super::changing::{self, Act, Draft, check_version};
use super::facts::Facts;
use super::nodes::{may_edit, may_put, present, set_serves};
use crate::kit::etag::Condition;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// Where a node goes: under another, and before one of those there, or last.
#[derive(Clone, Debug)]
pub struct Place {
    pub parent: Option<NodeId>,
    /// An objective that it is listed under first.
    pub objective: Option<NodeId>,
    pub before: Option<NodeId>,
}

/// Moves a node to another place of the outline.
pub async fn place(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    place: Place,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = may_edit(person, plan, id).await?;
    let node = facts.rows.node(id)?;
    if node.parent_id != place.parent {
        may_put(person, &facts, place.parent.as_ref()).await?;
    }
    let act = Act::new("plan.node-placed").on(id).because(reason).after(&node.title);
    changing::change(person, plan, act, |draft| {
        let now = draft.rows.node(id)?;
        check_version(seen, now.version, present(now))?;
        for other in place.parent.iter().chain(&place.objective).chain(&place.before) {
            draft.rows.node(other)?;
        }
        draft.rows.node_mut(id)?.parent_id = place.parent.clone();
        if let Some(objective) = &place.objective {
            let mut serves = vec![objective.clone()];
            let others = draft.rows.contributions.iter().filter(|tie| tie.deed_id == *id);
            serves.extend(others.map(|tie| tie.objective_id.clone()).filter(|other| other != objective));
            set_serves(draft, id, &serves)?;
        }
        order(draft, id, place.before.as_ref())
    })
    .await
}

/// One place among those beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// Moves a node one up or down among those beside it.
pub async fn shift(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    way: Way,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = may_edit(person, plan, id).await?;
    let beside = beside(&facts, id)?;
    let at = beside.iter().position(|other| other == id).ok_or(Error::NotFound)?;
    let other = match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1),
    };
    let other = other.and_then(|at| beside.get(at)).cloned();
    let Some(other) = other else { return Ok(facts) };
    let act = Act::new("plan.node-placed").on(id).because(reason).after(&facts.rows.node(id)?.title);
    changing::change(person, plan, act, |draft| {
        let mut ids = beside.clone();
        let (one, two) = (ids.iter().position(|x| x == id), ids.iter().position(|x| *x == other));
        if let (Some(one), Some(two)) = (one, two) {
            ids.swap(one, two);
        }
        renumber(draft, &ids)
    })
    .await
}

/// The nodes listed beside one, under the same heading and of the same sort, in order.
fn beside(facts: &Facts, id: &NodeId) -> Result<Vec<NodeId>> {
    let at = facts.place(id.as_str())?;
    let row = facts.listed.iter().find(|row| row.at == at).ok_or(Error::NotFound)?;
    let above = &row.number[..row.number.len() - 1];
    let is_deed = facts.outline.nodes()[at].kind.is_deed();
    let same = facts.listed.iter().filter(|other| {
        other.number.len() == row.number.len()
            && other.number.starts_with(above)
            && facts.outline.nodes()[other.at].kind.is_deed() == is_deed
    });
    Ok(same.map(|other| facts.row(other.at).id.clone()).collect())
}

/// Gives these nodes rising positions, in this order.
fn renumber(draft: &mut Draft, ids: &[NodeId]) -> Result<()> {
    let mut positions: Vec<i64> =
        ids.iter().map(|id| draft.rows.node(id).map(|node| node.position)).collect::<Result<_>>()?;
    positions.sort_unstable();
    for at in 1..positions.len() {
        positions[at] = positions[at].max(positions[at - 1] + 1);
    }
    for (id, position) in ids.iter().zip(positions) {
        if draft.rows.node(id)?.position != position {
            draft.rows.node_mut(id)?.position = position;
        }
    }
    draft.rows.nodes.sort_by(|one, other| (one.position, &one.id).cmp(&(other.position, &other.id)));
    Ok(())
}

fn order(draft: &mut Draft, id: &NodeId, before: Option<&NodeId>) -> Result<()> {
    let facts = Facts::of(draft.rows.clone(), Default::default())?;
    let mut ids: Vec<NodeId> = beside(&facts, id)?.into_iter().filter(|other| other != id).collect();
    let at = before.and_then(|before| ids.iter().position(|other| other == before)).unwrap_or(ids.len());
    ids.insert(at, id.clone());
    renumber(draft, &ids)
}
