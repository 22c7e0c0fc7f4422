//! What is derived from settled marks: always recomputable, always with n, coverage and method.

use super::accept::MarkRefusal;
use super::edition::{ItemRef, MissingPolicy, RollUp};
use super::mark::Mark;
use super::tally::Tally;
use crate::kit::Number;

/// Changes when the arithmetic does, and stands in the hash of the inputs.
pub const RULES: u32 = 1;

/// The mark of one item that goes into the derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub item: ItemRef,
    pub mark: Mark,
    pub status: Status,
}

/// How firm a mark is, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Taken from the ratings, before anyone moderated.
    Provisional,
    /// Settled by a moderation.
    Agreed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub missing: MissingPolicy,
    /// In the order of the tree.
    pub nodes: Vec<NodeOutcome>,
    pub whole: Summary,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeOutcome {
    pub item: ItemRef,
    /// Index into `Outcome::nodes`.
    pub parent: Option<usize>,
    pub weight: Number,
    /// The settled mark of the item itself, where it is rated.
    pub mark: Option<Mark>,
    pub status: Option<Status>,
    pub summary: Summary,
}

/// A number with everything that must stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Exact; rounded when it is shown.
    pub value: Option<Number>,
    /// What the value is, where there could be one.
    pub measure: Option<Measure>,
    pub how: How,
    /// Why there is no value.
    pub without: Option<Without>,
    /// How many grades at and below the node the value is made of: one for an own mark, and none of what
    /// stands below a child that is left out.
    pub entered: u32,
    /// The rated items at and below the node.
    pub tally: Tally,
    /// Of those with an answer, how many are agreed.
    pub agreed: u32,
}

/// Values of one measure may be averaged, those of two may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// On the steps of the edition, or one and zero in a checklist.
    Grade,
    /// Nought to one.
    Share,
    /// A number of items.
    Count,
    /// One where a condition is met, else zero.
    Met,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// The node's own mark: a judgement goes before arithmetic over its children.
    OwnMark,
    RollUp(RollUp),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Without {
    /// The node is not meant to have one: no roll-up, or answers that are never graded.
    NotMeant,
    /// All of it is not applicable.
    NothingApplies,
    /// Nothing below has a value yet.
    NothingRated,
    /// The missing-value policy withholds it.
    TooFew { graded: u32, of: u32 },
    /// Its children speak in different measures, of which none is a grade.
    UnlikeChildren,
    /// All its children with a value weigh zero.
    NoWeight,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutcomeRefusal {
    #[error("the item {item:?} is not rated in this scope")]
    OutOfScope { item: ItemRef },
    #[error("the item {item:?} is settled twice")]
    SettledTwice { item: ItemRef },
    #[error("the mark of {item:?}: {refusal}")]
    Mark { item: ItemRef, refusal: MarkRefusal },
}

impl Outcome {
    pub fn node(&self, item: &ItemRef) -> Option<&NodeOutcome> {
        self.nodes.iter().find(|node| node.item == *item)
    }

    pub fn children(&self, of: Option<usize>) -> impl Iterator<Item = (usize, &NodeOutcome)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.parent == of)
    }
}

impl Summary {
    pub fn coverage(&self) -> Option<Number> {
        self.tally.coverage()
    }

    /// Agreed where every answer is; provisional where one is not; neither where there is none.
    pub fn status(&self) -> Option<Status> {
        let answered = self.tally.rated() + self.tally.not_applicable;
        match answered {
            0 => None,
            _ if self.agreed == answered => Some(Status::Agreed),
            _ => Some(Status::Provisional),
        }
    }
}
