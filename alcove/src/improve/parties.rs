//! Who answers for a node and who contributes, from when and until when.

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::responsibility::ResponsibilityRefusal;
use alcove_domain::plan::{Part, Party, Responsibility};

use super::changing::{self, Act, Draft, typed_day};
use super::dates::check_seen;
use super::facts::Facts;
use super::names::Names;
use super::nodes;
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{NodeId, PersonId, PlanId, ResponsibilityId, UnitId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::responsibility;
use crate::plan::words;

/// `unit:ID` or `person:ID`, as forms and the interface for machines write it.
pub fn read_party(text: &str) -> Option<Party> {
    match text.split_once(':')? {
        ("unit", id) if !id.is_empty() => Some(Party::Unit(id.into())),
        ("person", id) if !id.is_empty() => Some(Party::Person(id.into())),
        _ => None,
    }
}

pub fn write_party(party: &Party) -> String {
    match party {
        Party::Unit(id) => format!("unit:{id}"),
        Party::Person(id) => format!("person:{id}"),
    }
}

/// A party has to belong to the plan's organisation now.
pub async fn check_party(person: &Person, facts: &Facts, party: &Party, field: &'static str) -> Result<()> {
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    if names.has(party) { Ok(()) } else { Err(Error::invalid(field, "unknown-choice")) }
}

/// A part that begins, as somebody typed it.
#[derive(Clone, Debug)]
pub struct Beginning {
    pub party: Party,
    pub part: Part,
    /// Empty: today.
    pub from_day: String,
    pub until_day: String,
}

pub async fn begin(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    new: Beginning,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = nodes::may_edit(person, plan, id).await?;
    check_party(person, &facts, &new.party, "party").await?;
    let from = typed_day("from_day", &new.from_day)?.unwrap_or_else(|| facts.today(person));
    let until = typed_day("until_day", &new.until_day)?;
    let act = Act::new("plan.part-begun").on(id).because(reason).after(write_party(&new.party));
    changing::change(person, plan, act, |draft| {
        check_seen(draft, id, seen)?;
        let held = Responsibility {
            node: id.as_str().into(),
            party: new.party.clone(),
            part: new.part,
            from,
            until,
        };
        held.check(&draft.rows.known_responsibilities()).map_err(|refusal| match refusal {
            ResponsibilityRefusal::EndsBeforeItBegins { .. } => {
                Error::invalid("until_day", "ends-before-it-begins")
            }
            ResponsibilityRefusal::Overlaps { .. } => Error::invalid("party", "has-this-part"),
        })?;
        let mut row = row(person, draft, id, words::part(new.part), &new.party, from);
        row.until_day = until.map(|day| day.to_string());
        draft.rows.responsibilities.push(Arc::new(row));
        draft.rows.node_mut(id)?;
        Ok(())
    })
    .await
}

/// Ends a part with a day, today where none is said. Who had it stays known.
pub async fn end(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    part: &ResponsibilityId,
    seen: &Condition,
    day: &str,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = nodes::may_edit(person, plan, id).await?;
    let day = typed_day("until_day", day)?.unwrap_or_else(|| facts.today(person).plus_days(-1));
    let act = Act::new("plan.part-ended").on(id).because(reason);
    changing::change(person, plan, act, |draft| {
        check_seen(draft, id, seen)?;
        let rows = &mut draft.rows.responsibilities;
        let at = rows.iter().position(|row| row.id == *part && row.node_id == *id).ok_or(Error::NotFound)?;
        let from = crate::plan::known::day(&rows[at].from_day)?;
        if day < from {
            // It never held a day.
            rows.remove(at);
        } else if holds_again(rows, at, &day.to_string()) {
            return Err(Error::invalid("until_day", "has-this-part"));
        } else {
            Arc::make_mut(&mut rows[at]).until_day = Some(day.to_string());
        }
        draft.rows.node_mut(id)?;
        Ok(())
    })
    .await
}

/// Whether the party took the same part up again by this day.
fn holds_again(rows: &[Arc<responsibility::Model>], at: usize, day: &str) -> bool {
    let this = &rows[at];
    rows.iter().any(|other| {
        (&other.node_id, &other.part) == (&this.node_id, &this.part)
            && other.party() == this.party()
            && other.from_day > this.from_day
            && other.from_day.as_str() <= day
    })
}

pub(super) fn row(
    person: &Person,
    draft: &Draft,
    node: &NodeId,
    part: &str,
    party: &Party,
    from: Day,
) -> responsibility::Model {
    let (unit_id, person_id) = match party {
        Party::Unit(unit) => (Some(UnitId::from(unit.as_str())), None),
        Party::Person(person) => (None, Some(PersonId::from(person.as_str()))),
    };
    responsibility::Model {
        id: new_id(),
        plan_id: draft.rows.id().clone(),
        node_id: node.clone(),
        unit_id,
        person_id,
        part: part.to_owned(),
        from_day: from.to_string(),
        until_day: None,
        created_at: draft.now,
        created_by: Some(person.id.clone()),
    }
}
