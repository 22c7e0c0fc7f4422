//! What a review decides: words, who does it, until when; and whether it was done.

use std::collections::BTreeSet;

use alcove_domain::network::{Action, Resource};
use alcove_domain::plan::Party;

use super::changing::typed_day;
use super::facts::{self, Facts};
use super::parties::{check_party, read_party};
use super::reviewing::{held, may_hold};
use super::store::decision;
use crate::kit::clock::new_id;
use crate::kit::ids::{DecisionId, NodeId, PersonId, PlanId, ReviewId, UnitId};
use crate::kit::{Error, FieldFault, Result, Tx};
use crate::network::{Person, units};

pub const LONGEST_WORDS: usize = 2_000;

/// A decision as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct New {
    pub words: String,
    /// The node it is about, where it is about one.
    pub node: Option<NodeId>,
    /// `unit:ID`, `person:ID`, or empty.
    pub party: String,
    pub due_day: String,
}

/// Writes down what was decided.
pub async fn decide(person: &Person, plan: &PlanId, review: &ReviewId, new: New) -> Result<DecisionId> {
    let facts = may_hold(person, plan).await?;
    let words = new.words.trim();
    let mut faults = Vec::new();
    if words.is_empty() {
        faults.push(FieldFault::new("words", "missing"));
    }
    if words.chars().count() > LONGEST_WORDS {
        faults.push(FieldFault::new("words", "too-long").with("most", LONGEST_WORDS));
    }
    let due = typed_day("due_day", &new.due_day);
    if due.is_err() {
        faults.push(FieldFault::new("due_day", "not-a-day"));
    }
    if new.node.as_ref().is_some_and(|node| facts.place(node.as_str()).is_err()) {
        faults.push(FieldFault::new("node", "unknown-choice"));
    }
    let party = match new.party.trim() {
        "" => None,
        text => Some(read_party(text)),
    };
    let party = match party {
        None => None,
        Some(Some(party)) if check_party(person, &facts, &party, "party").await.is_ok() => Some(party),
        Some(_) => {
            faults.push(FieldFault::new("party", "unknown-choice"));
            None
        }
    };
    let (Ok(due), true) = (due, faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let (tx, _) = held(person, plan, review).await?;
    let (unit_id, person_id) = match &party {
        Some(Party::Unit(unit)) => (Some(UnitId::from(unit.as_str())), None),
        Some(Party::Person(person)) => (None, Some(PersonId::from(person.as_str()))),
        None => (None, None),
    };
    let id: DecisionId = new_id();
    let row = decision::Model {
        id: id.clone(),
        plan_id: plan.clone(),
        review_id: review.clone(),
        node_id: new.node,
        words: words.to_owned(),
        unit_id,
        person_id,
        due_day: due.map(|day| day.to_string()),
        decided_at: person.ctx.now.millis(),
        done_at: None,
        done_by: None,
        version: 1,
    };
    decision::add(&*tx, row).await?;
    commit(person, tx, &facts, "plan.decision-made", "plan-decision", id.as_str(), words).await?;
    Ok(id)
}

/// Takes a decision out of the minutes while its review is open.
pub async fn take_out(person: &Person, plan: &PlanId, review: &ReviewId, id: &DecisionId) -> Result<()> {
    let facts = may_hold(person, plan).await?;
    let (tx, _) = held(person, plan, review).await?;
    let row = decision::find(&*tx, plan, id).await?.filter(|row| row.review_id == *review);
    let row = row.ok_or(Error::NotFound)?;
    decision::delete(&*tx, id).await?;
    commit(person, tx, &facts, "plan.decision-taken-out", "plan-decision", id.as_str(), &row.words).await
}

/// Says that a decision was carried out, or that it was not after all. Whoever it is given to may
/// say so, and those who hold reviews.
pub async fn set_done(person: &Person, plan: &PlanId, id: &DecisionId, done: bool) -> Result<()> {
    let facts = facts::load(person, plan).await?;
    let row = decision::find(person.ctx.db().read(), plan, id).await?.ok_or(Error::NotFound)?;
    if !may_answer(person, &facts, &row).await? {
        return Err(Error::Forbidden);
    }
    let tx = person.ctx.begin().await?;
    let mut row = decision::find(&*tx, plan, id).await?.ok_or(Error::NotFound)?;
    if row.done_at.is_some() == done {
        return Ok(());
    }
    row.done_at = done.then(|| person.ctx.now.millis());
    row.done_by = done.then(|| person.id.clone());
    row.version += 1;
    let words = row.words.clone();
    decision::save(&*tx, row).await?;
    let name = if done { "plan.decision-done" } else { "plan.decision-open-again" };
    commit(person, tx, &facts, name, "plan-decision", id.as_str(), &words).await
}

/// Whether the person may say that it is done.
pub async fn may_answer(person: &Person, facts: &Facts, row: &decision::Model) -> Result<bool> {
    if person.can(Action::EditPlan, &facts.resource()) {
        return Ok(true);
    }
    let Resource::Plan(plan) = facts.resource() else { return Ok(false) };
    let tree = units::tree(person.ctx.db().read(), facts.organisation()).await?;
    let units = row.unit_id.iter().map(|unit| tree.path(&unit.as_str().into())).collect();
    let people: BTreeSet<_> = row.person_id.iter().map(|one| one.as_str().into()).collect();
    Ok(person.can(Action::NoteStatus, &Resource::PlanNode { plan, units, people }))
}

pub(super) async fn commit(
    person: &Person,
    tx: Tx,
    facts: &Facts,
    name: &'static str,
    kind: &'static str,
    subject: &str,
    after: &str,
) -> Result<()> {
    let event = person
        .ctx
        .event(Some(&person.id), name, kind, subject)
        .in_organisation(facts.organisation())
        .after(after);
    tx.commit(vec![event]).await
}
