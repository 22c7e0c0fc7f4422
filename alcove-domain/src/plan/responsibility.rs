//! Who answers for a node, and since when.

use std::collections::BTreeSet;

use crate::kit::{Day, NodeId, PersonId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    Unit(UnitId),
    Person(PersonId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Answers for it, and is asked how it stands.
    Responsible,
    Contributing,
}

/// Rows are ended, never deleted: who answered for an action two years ago stays known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Responsibility {
    pub node: NodeId,
    pub party: Party,
    pub part: Part,
    pub from: Day,
    /// The last day; open where there is none.
    pub until: Option<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResponsibilityRefusal {
    #[error("it ends on {until}, before it begins on {from}")]
    EndsBeforeItBegins { from: Day, until: Day },
    #[error("{party:?} has this part of {node} already on {on}")]
    Overlaps { node: NodeId, party: Party, on: Day },
}

impl Responsibility {
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it may be added to those there are.
    pub fn check(&self, others: &[Self]) -> Result<(), ResponsibilityRefusal> {
        if let Some(until) = self.until.filter(|until| *until < self.from) {
            return Err(ResponsibilityRefusal::EndsBeforeItBegins { from: self.from, until });
        }
        let same =
            |other: &&Self| (&other.node, &other.party, other.part) == (&self.node, &self.party, self.part);
        let first_common = |other: &Self| {
            let on = self.from.max(other.from);
            (self.holds(on) && other.holds(on)).then_some(on)
        };
        match others.iter().filter(same).find_map(first_common) {
            Some(on) => {
                let (node, party) = (self.node.clone(), self.party.clone());
                Err(ResponsibilityRefusal::Overlaps { node, party, on })
            }
            None => Ok(()),
        }
    }
}

/// The parties that answer for a node on a day. `gone`: people who have left the institution and
/// units that were closed; what they held is nobody's until somebody takes it over.
pub fn responsible<'a>(
    responsibilities: &'a [Responsibility],
    node: &NodeId,
    day: Day,
    gone: &BTreeSet<Party>,
) -> Vec<&'a Party> {
    let mut parties: Vec<&Party> = responsibilities
        .iter()
        .filter(|row| row.node == *node && row.part == Part::Responsible && row.holds(day))
        .map(|row| &row.party)
        .filter(|party| !gone.contains(party))
        .collect();
    parties.sort();
    parties.dedup();
    parties
}
