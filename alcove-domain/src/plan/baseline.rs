//! A plan as a set of facts, so that any two states compare: what was approved and today, one
//! approval and the next.

use std::collections::BTreeMap;

use super::indicator::{Direction, Entry, Measure};
use super::money::{Currency, Funding, Line, Need, Stage};
use super::outline::NodeKind;
use super::phase::Phase;
use super::responsibility::{Part, Party};
use crate::kit::{Day, IndicatorId, Instant, NodeId, Number, PersonId};

/// One thing a plan says of a node, or of itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// Of what the plan says of itself, the plan's own id.
    pub node: NodeId,
    pub about: About,
}

/// Everything an approval approves: what there is, when, by whom, for what, at what price.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Every node has this fact; it stands and falls with the node.
    Kind,
    Parent,
    Title,
    FirstDay,
    LastDay,
    Party(Part, Party),
    Serves(NodeId),
    /// Of an indicator of the node.
    IndicatorBaseline(IndicatorId),
    Target(IndicatorId, i16),
    /// Planned money, summed. What is committed and spent is what came of it, not the plan.
    Planned(Heading),
    Own(Own),
    IndicatorTitle(IndicatorId),
    /// Without it a target is a number of anything.
    Measured(IndicatorId),
}

/// What an indicator counts, which way is better, and what a reading of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub measure: Measure,
    pub direction: Direction,
    pub entry: Entry,
    pub unit: String,
}

/// What a plan says of itself. States that were frozen before this was kept say nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Own {
    /// Every plan has one: where it is missing, nothing of this was recorded.
    Title,
    FirstDay,
    LastDay,
    Context,
    Vision,
    Phases,
}

impl Own {
    pub const ALL: [Self; 6] =
        [Self::Title, Self::FirstDay, Self::LastDay, Self::Context, Self::Vision, Self::Phases];
}

/// Where planned money stands in the budget of a node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Heading {
    pub currency: Currency,
    pub year: i16,
    pub funding: Funding,
    pub source: String,
    pub need: Need,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// That it is so.
    Yes,
    Kind(NodeKind),
    Node(NodeId),
    Words(String),
    Day(Day),
    Number(Number),
    /// In the order of their days.
    Phases(Vec<Phase>),
    Measured(Measured),
}

/// A frozen plan: a baseline, a snapshot of a review, today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State(BTreeMap<Fact, Said>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub fact: Fact,
    /// `None`: it was not there.
    pub before: Option<Said>,
    /// `None`: it is gone.
    pub after: Option<Said>,
}

impl About {
    /// What approvals kept nothing of, once.
    pub const fn is_kept_lately(&self) -> bool {
        matches!(self, Self::Own(_) | Self::IndicatorTitle(_) | Self::Measured(_))
    }
}

/// A change with who made it and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    pub change: Change,
    pub by: PersonId,
    pub at: Instant,
    pub reason: String,
}

/// The change was made to something that is no more as it was: another got there first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{:?} of {} is {is:?} now, and the change was made to {:?}", .change.fact.about, .change.fact.node, .change.before)]
pub struct Stale {
    pub change: Box<Change>,
    pub is: Option<Box<Said>>,
}

impl State {
    pub fn say(&mut self, node: &NodeId, about: About, said: Said) {
        self.0.insert(Fact { node: node.clone(), about }, said);
    }

    /// Adds a planned line to its heading; other lines are no part of the plan.
    pub fn plan_money(&mut self, line: &Line) {
        if line.stage != Stage::Planned {
            return;
        }
        let heading = Heading {
            currency: line.currency.clone(),
            year: line.year,
            funding: line.funding,
            source: line.source.clone(),
            need: line.need,
        };
        let fact = Fact { node: line.node.clone(), about: About::Planned(heading) };
        let sum = match self.0.get(&fact) {
            Some(Said::Number(sum)) => sum + &line.amount,
            _ => line.amount.clone(),
        };
        // Taken back to the last, a heading is as if it had never been.
        if sum.is_zero() {
            self.0.remove(&fact);
        } else {
            self.0.insert(fact, Said::Number(sum));
        }
    }

    pub fn facts(&self) -> impl Iterator<Item = (&Fact, &Said)> {
        self.0.iter()
    }

    /// What it says of one node.
    pub fn of_node<'a>(&'a self, node: &'a NodeId) -> impl Iterator<Item = (&'a About, &'a Said)> {
        // The kind is the first thing said of a node.
        let first = Fact { node: node.clone(), about: About::Kind };
        self.0
            .range(first..)
            .take_while(move |(fact, _)| fact.node == *node)
            .map(|(fact, said)| (&fact.about, said))
    }

    pub fn get(&self, node: &NodeId, about: About) -> Option<&Said> {
        self.0.get(&Fact { node: node.clone(), about })
    }

    /// The same on a later day: a part that was to end before it has ended, as it was said.
    pub fn as_of(mut self, today: Day) -> Self {
        let has_ended = |about: &About, said: &Said| matches!((about, said), (About::Party(..), Said::Day(until)) if *until < today);
        self.0.retain(|fact, said| !has_ended(&fact.about, said));
        self
    }

    pub fn holds(&self, node: &NodeId) -> bool {
        self.get(node, About::Kind).is_some()
    }

    /// Whether it was kept what the plan says of itself, and what its indicators measure.
    pub fn tells_of_plan(&self) -> bool {
        self.0.keys().any(|fact| fact.about == About::Own(Own::Title))
    }

    /// What became different, by node and then by what it is about. What one of the two never recorded
    /// is no change.
    pub fn changes_to(&self, later: &Self) -> Vec<Change> {
        let mut changes = self.differences(later);
        let is_late = |change: &Change| change.fact.about.is_kept_lately();
        if changes.iter().any(is_late) && !(self.tells_of_plan() && later.tells_of_plan()) {
            changes.retain(|change| !is_late(change));
        }
        changes
    }

    /// All that differs between two states, or two parts of states, that tell of the same things.
    pub fn differences(&self, later: &Self) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for (fact, before) in &self.0 {
            let after = later.0.get(fact);
            if after != Some(before) {
                let (before, after) = (Some(before.clone()), after.cloned());
                changes.push(Change { fact: fact.clone(), before, after });
            }
        }
        let new = later.0.iter().filter(|(fact, _)| !self.0.contains_key(fact));
        changes.extend(new.map(|(fact, after)| {
            let after = Some(after.clone());
            Change { fact: fact.clone(), before: None, after }
        }));
        changes.sort_by(|one, other| one.fact.cmp(&other.fact));
        changes
    }

    /// A change fits only what it was made to.
    pub fn apply(&mut self, change: &Change) -> Result<(), Stale> {
        let is = self.0.get(&change.fact);
        if is != change.before.as_ref() {
            let is = is.cloned().map(Box::new);
            return Err(Stale { change: Box::new(change.clone()), is });
        }
        match &change.after {
            Some(after) => self.0.insert(change.fact.clone(), after.clone()),
            None => self.0.remove(&change.fact),
        };
        Ok(())
    }

    /// A baseline and its log make today, as far as the baseline tells of it.
    pub fn replay(&self, log: &[LogEntry]) -> Result<Self, Stale> {
        let tells_of_plan = self.tells_of_plan();
        let mut state = self.clone();
        for LogEntry { change, .. } in log {
            if tells_of_plan || !change.fact.about.is_kept_lately() {
                state.apply(change)?;
            }
        }
        Ok(state)
    }

    /// As it was before these changes, the newest of them first. What became different without being
    /// logged is left as it is.
    pub fn before<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut state = self.clone();
        for Change { fact, before, .. } in changes {
            match before {
                Some(before) => state.0.insert(fact.clone(), before.clone()),
                None => state.0.remove(fact),
            };
        }
        state
    }

    /// For changes made elsewhere to an older state, such as in last month's spreadsheet: what still
    /// fits is applied, and what another has changed meanwhile is told.
    pub fn merge(&self, changes: &[Change]) -> (Self, Vec<Stale>) {
        let mut state = self.clone();
        let mut stale = Vec::new();
        for change in changes {
            // Two who made the same change do not contradict each other.
            if state.0.get(&change.fact) != change.after.as_ref()
                && let Err(refusal) = state.apply(change)
            {
                stale.push(refusal);
            }
        }
        (state, stale)
    }
}
