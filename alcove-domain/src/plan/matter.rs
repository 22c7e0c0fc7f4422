//! Which changes of an approved plan need its approval again. Which ones is data of the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::baseline::{About, Change, Own, Said, State};
use super::money::Currency;
use super::outline::NodeKind;
use super::responsibility::Part;
use crate::kit::{NodeId, Number};

/// A kind of change that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    Added(NodeKind),
    Removed(NodeKind),
    /// The last day lies later than the approved one by more than so many days.
    LaterBy {
        days: i64,
    },
    /// More money is planned for a node in one currency than was approved, by more than this share
    /// of it. Where none was approved, any is more.
    DearerBy {
        share: Number,
    },
    /// An indicator's baseline or target is another one, or gone; or it measures something else.
    TargetChanged,
    ResponsibleChanged,
    /// It serves other objectives.
    ServesOthers,
    /// Of the plan itself: its first or its last day.
    PeriodChanged,
    VisionChanged,
    PhasesChanged,
    ContextChanged,
    Renamed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Important {
    pub node: NodeId,
    pub matter: Matter,
}

impl Matter {
    /// What an organisation starts with: what a board would want to hear of before it happens.
    pub fn usual() -> Vec<Self> {
        vec![
            Self::Added(NodeKind::Objective),
            Self::Removed(NodeKind::Objective),
            Self::Removed(NodeKind::Action),
            // A quarter is what moves an action from one review into the next.
            Self::LaterBy { days: 92 },
            // A tenth is the usual room within a budget heading.
            Self::DearerBy { share: Number::ratio(1, 10).unwrap_or_else(Number::zero) },
            Self::TargetChanged,
            Self::ResponsibleChanged,
            Self::PeriodChanged,
            Self::VisionChanged,
        ]
    }
}

/// Compared with what was approved, not with yesterday: ten delays of a week are ten weeks. Of a
/// node that came or went nothing else is told.
pub fn important(matters: &[Matter], approved: &State, today: &State) -> Vec<Important> {
    let mut by_node: BTreeMap<NodeId, Vec<Change>> = BTreeMap::new();
    for change in approved.changes_to(today) {
        by_node.entry(change.fact.node.clone()).or_default().push(change);
    }
    let mut found = Vec::new();
    for (node, changes) in by_node {
        for matter in matters {
            let applies = match came_or_went(&changes) {
                Some((came_or_went, kind)) => *matter == came_or_went(kind),
                None => {
                    changes.iter().any(|change| matter.is(change)) || matter.is_dearer(approved, today, &node)
                }
            };
            if applies {
                found.push(Important { node: node.clone(), matter: matter.clone() });
            }
        }
    }
    found
}

type CameOrWent = fn(NodeKind) -> Matter;

fn came_or_went(changes: &[Change]) -> Option<(CameOrWent, NodeKind)> {
    let change = changes.iter().find(|change| change.fact.about == About::Kind)?;
    match (&change.before, &change.after) {
        (None, Some(Said::Kind(kind))) => Some((Matter::Added, *kind)),
        (Some(Said::Kind(kind)), None) => Some((Matter::Removed, *kind)),
        _ => None,
    }
}

impl Matter {
    fn is(&self, change: &Change) -> bool {
        match (self, &change.fact.about) {
            // Dates that are gone are no later ones; that they are missing is told elsewhere.
            (Self::LaterBy { days }, About::LastDay) => match (&change.before, &change.after) {
                (Some(Said::Day(before)), Some(Said::Day(after))) => before.days_until(*after) > *days,
                _ => false,
            },
            (Self::TargetChanged, About::Target(..) | About::IndicatorBaseline(_) | About::Measured(_)) => {
                change.before.is_some()
            }
            (Self::ResponsibleChanged, About::Party(Part::Responsible, _))
            | (Self::ServesOthers, About::Serves(_))
            | (Self::PeriodChanged, About::Own(Own::FirstDay | Own::LastDay))
            | (Self::VisionChanged, About::Own(Own::Vision))
            | (Self::PhasesChanged, About::Own(Own::Phases))
            | (Self::ContextChanged, About::Own(Own::Context))
            | (Self::Renamed, About::Own(Own::Title)) => true,
            _ => false,
        }
    }

    fn is_dearer(&self, approved: &State, today: &State, node: &NodeId) -> bool {
        let Self::DearerBy { share } = self else { return false };
        let (before, after) = (planned(approved, node), planned(today, node));
        let currencies: BTreeSet<&Currency> = after.keys().collect();
        currencies.into_iter().any(|currency| {
            let before = before.get(currency).cloned().unwrap_or_else(Number::zero);
            after[currency] > &before + &(&before.abs() * share)
        })
    }
}

fn planned(state: &State, node: &NodeId) -> BTreeMap<Currency, Number> {
    let mut sums: BTreeMap<Currency, Number> = BTreeMap::new();
    for (about, said) in state.of_node(node) {
        if let (About::Planned(heading), Said::Number(amount)) = (about, said) {
            let sum = sums.entry(heading.currency.clone()).or_insert_with(Number::zero);
            *sum = &*sum + amount;
        }
    }
    sums
}
