//! What a plan needs and what it costs: needs, the ledger, rates, and the budget that comes of them.
//! Who may change the plan as a whole may write down money; what an action needs, also those who
//! may change the action.

pub mod budget;
mod lacking;
pub mod ledger;
pub mod needs;
pub mod rates;
pub mod unfunded;
pub mod unfunded_document;
pub mod unfunded_table;

use std::collections::BTreeSet;

use alcove_domain::network::Action;
use alcove_domain::plan::NodeKind;
use alcove_domain::plan::money::MoneyRefusal;

use super::facts::Facts;
use crate::kit::ids::NodeId;
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::plan::rows::Rows;

/// A source or a unit is a name, a note a sentence or two.
const LONGEST_NAME: usize = 200;
const LONGEST_WORDS: usize = 1_000;

/// Whose money is counted: the filters of the plan leave a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Only {
    All,
    Nodes(BTreeSet<alcove_domain::kit::NodeId>),
}

impl Only {
    pub fn holds(&self, node: &alcove_domain::kit::NodeId) -> bool {
        match self {
            Self::All => true,
            Self::Nodes(nodes) => nodes.contains(node),
        }
    }
}

/// Whether the person may write down money of this plan.
pub fn may_write(person: &Person, facts: &Facts) -> bool {
    person.can(Action::EditPlan, &facts.resource())
}

/// The calendar years that a plan touches, the first and the last.
pub fn years(rows: &Rows) -> Result<(i16, i16)> {
    let period = rows.period()?;
    Ok((period.first().year(), period.last().year()))
}

/// Money and means belong to what is done; what is wanted costs nothing itself.
fn check_action(facts: &Facts, node: &NodeId) -> Result<usize> {
    let at = facts.place(node.as_str())?;
    match facts.outline.nodes()[at].kind {
        NodeKind::Action => Ok(at),
        NodeKind::Objective | NodeKind::Milestone => Err(Error::invalid("node_id", "money-not-an-action")),
    }
}

fn check_words(faults: &mut Vec<FieldFault>, field: &'static str, text: &str, most: usize) {
    if text.chars().count() > most {
        faults.push(FieldFault::new(field, "too-long").with("most", most));
    }
    if text.contains('\0') {
        faults.push(FieldFault::new(field, "unreadable-letter"));
    }
}

/// What the rules of money say no to, at the field where it was typed.
pub fn fault(refusal: MoneyRefusal) -> FieldFault {
    match refusal {
        MoneyRefusal::NotACurrency { .. } => FieldFault::new("currency", "no-currency"),
        MoneyRefusal::NoRate { currency, on, .. } => FieldFault::new("currency", "no-rate")
            .with("currency", currency.as_str())
            .with("day", on.to_string()),
        MoneyRefusal::NoWorth { .. } => FieldFault::new("worth", "no-worth"),
        MoneyRefusal::OwnCurrency { currency } => {
            FieldFault::new("currency", "own-currency").with("currency", currency.as_str())
        }
        MoneyRefusal::NoSource { .. } => FieldFault::new("source", "rate-source-missing"),
        MoneyRefusal::TooFine { .. } => FieldFault::new("amount", "amount-too-fine"),
        MoneyRefusal::TooLarge { .. } => FieldFault::new("amount", "amount-too-large"),
        MoneyRefusal::NotAnAmount { .. } => FieldFault::new("amount", "not-an-amount"),
        MoneyRefusal::ThousandsOrDecimals { text } => {
            FieldFault::new("amount", "thousands-or-decimals").with("text", text)
        }
        MoneyRefusal::Nothing => FieldFault::new("amount", "amount-nothing"),
        MoneyRefusal::BelowNothing { .. } => FieldFault::new("amount", "amount-below-nothing"),
        MoneyRefusal::NotFunded { .. } => FieldFault::new("funding", "money-not-funded"),
        MoneyRefusal::NotYetSpent { year } => {
            FieldFault::new("year", "not-yet-spent").with("year", year.to_string())
        }
        MoneyRefusal::NobodyPays => FieldFault::new("source", "nobody-pays"),
        MoneyRefusal::OutsideThePlan { from, until, .. } => FieldFault::new("year", "year-outside-the-plan")
            .with("from", from.to_string())
            .with("until", until.to_string()),
    }
}

/// A sum that cannot be made: a currency that has no rate is named with the day.
pub fn refused(refusal: MoneyRefusal) -> Error {
    match refusal {
        MoneyRefusal::NoRate { currency, into, on } => Refusal::new("no-rate")
            .with("currency", currency.as_str())
            .with("into", into.as_str())
            .with("day", on.to_string())
            .into(),
        other => Error::Invalid(vec![fault(other)]),
    }
}
