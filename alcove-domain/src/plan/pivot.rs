//! A budget by any dimension. However it is cut, the parts make the same whole.

use std::collections::BTreeMap;

use super::money::{Currency, Funding, Line, MoneyRefusal, Need, Rates, Stage};
use super::outline::Outline;
use super::responsibility::Party;
use super::standing::{Counts, Standing};
use crate::kit::{Day, NodeId, Number};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The action a line stands on.
    Node,
    /// The outermost action above it: a work package, a pillar.
    TopNode,
    /// By the shares in which an action serves objectives.
    Objective,
    Year,
    Source,
    Currency,
    Funding,
    Need,
    /// By the parties that answer for the action, in equal parts.
    Responsible,
}

/// What a row or a column of a budget stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Node(NodeId),
    Year(i16),
    Source(String),
    Currency(Currency),
    Funding(Funding),
    Need(Need),
    Party(Party),
    /// No objective, nobody responsible, no source yet.
    Nothing,
}

/// Sums in the pivot's currency. The three stages are never added to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    pub planned: Number,
    pub committed: Number,
    pub spent: Number,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pivot {
    pub currency: Currency,
    /// By one key for each dimension that was asked for.
    pub cells: BTreeMap<Vec<Key>, Sums>,
    pub total: Sums,
    /// Planned money of actions that are cancelled or suspended; not in the cells and the total.
    pub set_aside: Number,
}

/// What is known beside the lines.
pub struct Books<'a> {
    pub outline: &'a Outline,
    pub rates: &'a Rates,
    /// Nodes without one stand as not started.
    pub standings: &'a BTreeMap<NodeId, Standing>,
    /// Those who answer for a node today.
    pub responsible: &'a BTreeMap<NodeId, Vec<Party>>,
}

impl Books<'_> {
    /// Every line is valued on the same day. A currency without a rate refuses the whole: a sum
    /// that leaves lines out in silence is none.
    pub fn pivot(
        &self,
        lines: &[Line],
        by: &[Dimension],
        into: &Currency,
        on: Day,
    ) -> Result<Pivot, MoneyRefusal> {
        let mut cells: BTreeMap<Vec<Key>, Sums> = BTreeMap::new();
        let mut total = Sums::nothing();
        let mut set_aside = Number::zero();
        for line in lines {
            let amount = self.rates.value(&line.amount, &line.currency, into, on)?.amount;
            if line.stage == Stage::Planned && self.counts(&line.node) == Counts::OnlyWhatIsBound {
                set_aside = set_aside + amount;
                continue;
            }
            total.add(line.stage, &amount);
            for (keys, share) in self.keys(line, by) {
                cells.entry(keys).or_insert_with(Sums::nothing).add(line.stage, &(&amount * &share));
            }
        }
        Ok(Pivot { currency: into.clone(), cells, total, set_aside })
    }

    fn counts(&self, node: &NodeId) -> Counts {
        let standing = match self.outline.find(node) {
            Some(at) => self.outline.standing(self.standings, at),
            None => self.standings.get(node).copied().unwrap_or_default(),
        };
        standing.counts()
    }

    /// The cells a line falls into, with its share in each; the shares are one together.
    fn keys(&self, line: &Line, by: &[Dimension]) -> Vec<(Vec<Key>, Number)> {
        let mut keys = vec![(Vec::new(), Number::from(1))];
        for dimension in by {
            let parts = self.parts(line, *dimension);
            keys = keys
                .iter()
                .flat_map(|(above, share)| {
                    parts.iter().map(move |(key, part)| {
                        let longer: Vec<Key> = above.iter().chain([key]).cloned().collect();
                        (longer, share * part)
                    })
                })
                .collect();
        }
        keys
    }

    fn parts(&self, line: &Line, dimension: Dimension) -> Vec<(Key, Number)> {
        let key = match dimension {
            Dimension::Objective => return self.objectives(line),
            Dimension::Responsible => return self.parties(line),
            Dimension::Node => Key::Node(line.node.clone()),
            Dimension::TopNode => Key::Node(self.top(&line.node)),
            Dimension::Year => Key::Year(line.year),
            Dimension::Source if line.source.trim().is_empty() => Key::Nothing,
            Dimension::Source => Key::Source(line.source.clone()),
            Dimension::Currency => Key::Currency(line.currency.clone()),
            Dimension::Funding => Key::Funding(line.funding),
            Dimension::Need => Key::Need(line.need),
        };
        vec![(key, Number::from(1))]
    }

    fn top(&self, node: &NodeId) -> NodeId {
        let top = self.outline.find(node).and_then(|at| self.outline.above(at).last());
        top.map_or_else(|| node.clone(), |at| self.outline.nodes()[at].id.clone())
    }

    fn objectives(&self, line: &Line) -> Vec<(Key, Number)> {
        let Some(at) = self.outline.find(&line.node) else { return whole(Key::Nothing) };
        let shares = self.outline.shares(at).into_iter();
        shares.map(|(objective, share)| (objective.map_or(Key::Nothing, Key::Node), share)).collect()
    }

    fn parties(&self, line: &Line) -> Vec<(Key, Number)> {
        let parties = self.responsible.get(&line.node).map_or(&[][..], Vec::as_slice);
        let Some(each) = Number::ratio(1, parties.len() as i64) else { return whole(Key::Nothing) };
        parties.iter().map(|party| (Key::Party(party.clone()), each.clone())).collect()
    }
}

fn whole(key: Key) -> Vec<(Key, Number)> {
    vec![(key, Number::from(1))]
}

impl Sums {
    pub fn nothing() -> Self {
        Self { planned: Number::zero(), committed: Number::zero(), spent: Number::zero() }
    }

    pub fn is_nothing(&self) -> bool {
        self.planned.is_zero() && self.committed.is_zero() && self.spent.is_zero()
    }

    /// Adds each stage to its own.
    pub fn join(&mut self, other: &Self) {
        for stage in [Stage::Planned, Stage::Committed, Stage::Spent] {
            self.add(stage, other.of(stage));
        }
    }

    pub fn of(&self, stage: Stage) -> &Number {
        match stage {
            Stage::Planned => &self.planned,
            Stage::Committed => &self.committed,
            Stage::Spent => &self.spent,
        }
    }

    fn add(&mut self, stage: Stage, amount: &Number) {
        let sum = match stage {
            Stage::Planned => &mut self.planned,
            Stage::Committed => &mut self.committed,
            Stage::Spent => &mut self.spent,
        };
        *sum = &*sum + amount;
    }
}
