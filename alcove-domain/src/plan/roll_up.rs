//! What a node is worth through those below it: its dates, its standing in the totals, its progress.

use std::collections::BTreeMap;

use super::outline::Outline;
use super::progress::{self, DeedFacts, Judgement, Method, Progress, Work};
use super::span::Span;
use super::standing::{Counts, Standing};
use crate::kit::{Day, NodeId, Number};

/// What is known about the nodes of an outline. Nodes that are not named have none of it.
pub struct Facts<'a> {
    pub outline: &'a Outline,
    pub standings: &'a BTreeMap<NodeId, Standing>,
    pub spans: &'a BTreeMap<NodeId, Span>,
    pub work: &'a BTreeMap<NodeId, Work>,
    /// For each node what its indicators have covered.
    pub covered: &'a BTreeMap<NodeId, Vec<Option<Number>>>,
    pub judgements: &'a BTreeMap<NodeId, Judgement>,
}

impl Outline {
    /// As it counts: what stands below something cancelled or suspended has left the totals with
    /// it. Nodes without a standing have not been started.
    pub fn standing(&self, standings: &BTreeMap<NodeId, Standing>, at: usize) -> Standing {
        let own = |at: usize| standings.get(&self.nodes()[at].id).copied().unwrap_or_default();
        let left = |standing: &Standing| standing.counts() == Counts::OnlyWhatIsBound;
        self.above(at).map(own).find(left).filter(|_| !left(&own(at))).unwrap_or_else(|| own(at))
    }
}

impl Facts<'_> {
    /// Of a deed its own dates; of an objective from the first to the last of what serves it.
    pub fn span(&self, at: usize) -> Option<Span> {
        let dated = |at: usize| self.spans.get(&self.outline.nodes()[at].id).copied();
        dated(at).or_else(|| self.outline.deeds(at).into_iter().filter_map(dated).reduce(Span::with))
    }

    /// By the method that was declared for the node. Of indicators its own count, or where it has
    /// none those of the nodes below it in its own hierarchy.
    pub fn progress(&self, at: usize, method: Method, today: Day) -> Progress {
        match method {
            Method::Schedule => progress::by_schedule(&self.deeds(at), today),
            Method::Work => progress::by_work(&self.deeds(at)),
            Method::Indicator => progress::by_indicator(&self.indicators(at)),
            Method::Judged => progress::judged(self.judgements.get(&self.outline.nodes()[at].id)),
        }
    }

    fn deeds(&self, at: usize) -> Vec<DeedFacts> {
        let facts = |at: usize| {
            let node = &self.outline.nodes()[at].id;
            let standing = self.outline.standing(self.standings, at);
            DeedFacts { standing, span: self.spans.get(node).copied(), work: self.work.get(node).cloned() }
        };
        self.outline.deeds(at).into_iter().map(facts).collect()
    }

    fn indicators(&self, at: usize) -> Vec<Option<Number>> {
        let of = |at: usize| {
            let node = &self.outline.nodes()[at].id;
            let counts = self.outline.standing(self.standings, at).counts() == Counts::Fully;
            self.covered.get(node).filter(|_| counts).into_iter().flatten().cloned()
        };
        let own: Vec<Option<Number>> = of(at).collect();
        if !own.is_empty() {
            return own;
        }
        self.outline.at_and_below(at).flat_map(of).collect()
    }
}
