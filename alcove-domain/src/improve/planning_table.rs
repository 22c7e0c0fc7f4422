//! What becomes of each finding: taken into the plan, merged with another, dropped with a reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::kit::words::{WordsRefusal, check_some_words};
use crate::kit::{FindingId, NodeId};
use crate::plan::Standing;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has decided.
    Open,
    /// Objectives and actions answer it.
    Planned(BTreeSet<NodeId>),
    /// The other speaks for it.
    Merged(FindingId),
    Dropped {
        reason: String,
    },
}

/// The findings of one assessment and what becomes of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanningTable(BTreeMap<FindingId, Fate>);

/// Whether a finding is closed, and what closed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closure {
    /// Nothing answers it, or all that did was cancelled.
    Unanswered,
    /// So many of the nodes that answer it are done.
    Waiting { done: usize, of: usize },
    /// By these, which are all done.
    Closed { by: Vec<NodeId> },
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanningRefusal {
    #[error("the table has no finding {finding}")]
    NoSuchFinding { finding: FindingId },
    #[error("{finding} speaks for {into} already")]
    MergedInACircle { finding: FindingId, into: FindingId },
    #[error("{finding} was merged into {into}, which answers for it")]
    IsMerged { finding: FindingId, into: FindingId },
    #[error("{nodes} nodes answer the finding {finding}")]
    IsPlanned { finding: FindingId, nodes: usize },
    #[error("the finding {finding} was dropped")]
    IsDropped { finding: FindingId },
    #[error("the reason: {0}")]
    Reason(WordsRefusal),
}

impl PlanningTable {
    pub fn of(findings: impl IntoIterator<Item = (FindingId, Fate)>) -> Self {
        Self(findings.into_iter().collect())
    }

    pub fn fate(&self, finding: &FindingId) -> Result<&Fate, PlanningRefusal> {
        self.0.get(finding).ok_or_else(|| PlanningRefusal::NoSuchFinding { finding: finding.clone() })
    }

    pub fn open(&self) -> impl Iterator<Item = &FindingId> {
        self.0.iter().filter(|(_, fate)| **fate == Fate::Open).map(|(finding, _)| finding)
    }

    /// A node answers the finding. What was dropped has to be taken up again first.
    pub fn plan(&mut self, finding: &FindingId, node: NodeId) -> Result<(), PlanningRefusal> {
        self.fate(finding)?;
        let finding = finding.clone();
        match self.0.entry(finding.clone()).or_insert(Fate::Open) {
            Fate::Planned(nodes) => {
                nodes.insert(node);
                Ok(())
            }
            Fate::Merged(into) => Err(PlanningRefusal::IsMerged { finding, into: into.clone() }),
            Fate::Dropped { .. } => Err(PlanningRefusal::IsDropped { finding }),
            open => {
                *open = Fate::Planned(BTreeSet::from([node]));
                Ok(())
            }
        }
    }

    /// What answered the one goes on answering the other.
    pub fn merge(&mut self, finding: &FindingId, into: &FindingId) -> Result<(), PlanningRefusal> {
        let speaker = self.speaker(into)?.clone();
        if speaker == *finding {
            let (finding, into) = (finding.clone(), into.clone());
            return Err(PlanningRefusal::MergedInACircle { finding, into });
        }
        if let Fate::Dropped { .. } = self.fate(&speaker)? {
            return Err(PlanningRefusal::IsDropped { finding: speaker });
        }
        let before = self.fate(finding)?.clone();
        self.0.insert(finding.clone(), Fate::Merged(into.clone()));
        if let Fate::Planned(nodes) = before {
            for node in nodes {
                self.plan(&speaker, node)?;
            }
        }
        Ok(())
    }

    pub fn drop(&mut self, finding: &FindingId, reason: String) -> Result<(), PlanningRefusal> {
        check_some_words(&reason).map_err(PlanningRefusal::Reason)?;
        let finding = finding.clone();
        match self.fate(&finding)? {
            Fate::Planned(nodes) => Err(PlanningRefusal::IsPlanned { nodes: nodes.len(), finding }),
            Fate::Merged(into) => Err(PlanningRefusal::IsMerged { into: into.clone(), finding }),
            Fate::Open | Fate::Dropped { .. } => {
                self.0.insert(finding, Fate::Dropped { reason });
                Ok(())
            }
        }
    }

    /// The node answers it no more. What nothing answers is undecided again.
    pub fn release(&mut self, finding: &FindingId, node: &NodeId) -> Result<(), PlanningRefusal> {
        let fate = match self.fate(finding)?.clone() {
            Fate::Planned(mut nodes) => {
                nodes.remove(node);
                if nodes.is_empty() { Fate::Open } else { Fate::Planned(nodes) }
            }
            Fate::Merged(into) => {
                return Err(PlanningRefusal::IsMerged { finding: finding.clone(), into });
            }
            other => other,
        };
        self.0.insert(finding.clone(), fate);
        Ok(())
    }

    /// Back to undecided: takes a finding out of a merger or up again.
    pub fn take_up(&mut self, finding: &FindingId) -> Result<(), PlanningRefusal> {
        if let Fate::Planned(nodes) = self.fate(finding)? {
            return Err(PlanningRefusal::IsPlanned { nodes: nodes.len(), finding: finding.clone() });
        }
        self.0.insert(finding.clone(), Fate::Open);
        Ok(())
    }

    /// The finding that speaks for it: itself, unless it was merged.
    pub fn speaker<'a>(&'a self, finding: &'a FindingId) -> Result<&'a FindingId, PlanningRefusal> {
        let mut at = finding;
        // A circle is refused when it is made; counting keeps a damaged table from turning for ever.
        for _ in 0..=self.0.len() {
            match self.fate(at)? {
                Fate::Merged(into) => at = into,
                _ => return Ok(at),
            }
        }
        Err(PlanningRefusal::MergedInACircle { finding: finding.clone(), into: at.clone() })
    }

    /// The nodes that answer a finding, also through the one that speaks for it.
    pub fn answers(&self, finding: &FindingId) -> Result<BTreeSet<NodeId>, PlanningRefusal> {
        match self.fate(self.speaker(finding)?)? {
            Fate::Planned(nodes) => Ok(nodes.clone()),
            _ => Ok(BTreeSet::new()),
        }
    }

    /// The findings that a node answers, with those merged into them.
    pub fn findings(&self, node: &NodeId) -> Vec<&FindingId> {
        let answered = |finding: &FindingId| self.answers(finding).is_ok_and(|nodes| nodes.contains(node));
        self.0.keys().filter(|finding| answered(finding)).collect()
    }

    /// What was cancelled neither closes a finding nor keeps it open.
    pub fn closure(
        &self,
        finding: &FindingId,
        standings: &BTreeMap<NodeId, Standing>,
    ) -> Result<Closure, PlanningRefusal> {
        let standing = |node: &NodeId| standings.get(node).copied().unwrap_or_default();
        let mut nodes = self.answers(finding)?;
        nodes.retain(|node| standing(node) != Standing::Cancelled);
        let done = nodes.iter().filter(|node| standing(node) == Standing::Done).count();
        Ok(match nodes.len() {
            0 => Closure::Unanswered,
            of if done == of => Closure::Closed { by: nodes.into_iter().collect() },
            of => Closure::Waiting { done, of },
        })
    }
}
