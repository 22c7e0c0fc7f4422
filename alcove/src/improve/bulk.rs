//! One change of several nodes, in one act and with one reason.

use std::sync::Arc;

use alcove_domain::network::Action;
use alcove_domain::plan::{Part, Party, Tag};

use super::changing::{self, Act};
use super::facts::{self, Facts};
use super::rights::Reach;
use super::{dates, parties};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::tag;
use crate::plan::words;

/// What is to be different of the picked nodes; what is empty stays.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub nodes: Vec<NodeId>,
    /// Calendar days later, or earlier below zero.
    pub days: i64,
    /// Answers for them from today on, in place of those who did.
    pub responsible: Option<Party>,
    pub tag: String,
}

pub async fn change(person: &Person, plan: &PlanId, wanted: Wanted, reason: &str) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    if wanted.nodes.is_empty() {
        return Err(Error::invalid("node", "nothing-picked"));
    }
    if wanted.days.unsigned_abs() > 3660 {
        return Err(Error::invalid("days", "no-duration"));
    }
    let reach = Reach::of(person, &facts).await?;
    for id in &wanted.nodes {
        reach.may(Action::EditPlan, facts.place(id.as_str())?)?;
    }
    if let Some(party) = &wanted.responsible {
        parties::check_party(person, &facts, party, "party").await?;
    }
    let tag = match wanted.tag.trim() {
        "" => None,
        text => Some(Tag::parse(text).map_err(|_| Error::invalid("tag", "not-a-tag"))?),
    };
    let act = Act::new("plan.nodes-changed").because(reason).after(wanted.nodes.len().to_string());
    changing::change(person, plan, act, |draft| {
        for id in &wanted.nodes {
            if wanted.days != 0 {
                dates::shift_in(draft, id, wanted.days)?;
            }
            if let Some(party) = &wanted.responsible {
                hand_over(person, draft, id, party)?;
            }
            if let Some(tag) = &tag {
                add_tag(draft, id, tag);
            }
        }
        Ok(())
    })
    .await
}

/// Ends what others answer for here the day before, and begins this one's part.
fn hand_over(person: &Person, draft: &mut changing::Draft, id: &NodeId, party: &Party) -> Result<()> {
    let today = draft.today;
    let held = draft.rows.parties(&draft.rows.node(id)?.clone(), today);
    if held.contains(&(Part::Responsible, party.clone()))
        && held.iter().filter(|(part, _)| *part == Part::Responsible).count() == 1
    {
        return Ok(());
    }
    let part = words::part(Part::Responsible);
    for row in &mut draft.rows.responsibilities {
        let open = row.until_day.as_ref().is_none_or(|until| *until >= today.to_string());
        if row.node_id == *id && row.part == part && open {
            Arc::make_mut(row).until_day = Some(today.plus_days(-1).to_string());
        }
    }
    // What began today or later never held a day.
    draft
        .rows
        .responsibilities
        .retain(|row| row.until_day.as_ref().is_none_or(|until| *until >= row.from_day));
    let row = parties::row(person, draft, id, part, party, today);
    draft.rows.responsibilities.push(Arc::new(row));
    draft.rows.node_mut(id)?;
    Ok(())
}

fn add_tag(draft: &mut changing::Draft, id: &NodeId, tag: &Tag) {
    let there =
        |row: &Arc<tag::Model>| row.node_id == *id && row.scheme == tag.scheme && row.code == tag.code;
    if !draft.rows.tags.iter().any(there) {
        let plan_id = draft.rows.id().clone();
        draft.rows.tags.push(Arc::new(tag::Model {
            node_id: id.clone(),
            scheme: tag.scheme.clone(),
            code: tag.code.clone(),
            plan_id,
        }));
    }
}
