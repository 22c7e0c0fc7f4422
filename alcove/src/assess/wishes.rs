//! What an organisation wants of its items: targets and importance, as the middle of what the seats
//! said.

use std::collections::BTreeMap;

use alcove_domain::assess::compute::{ComputeRule, compute};
use alcove_domain::assess::edition::ItemRef;
use alcove_domain::assess::tree::Tree;
use alcove_domain::assess::{Instrument, Mark};
use alcove_domain::kit::Number;

use super::mark_body::MarkBody;
use super::store::rating;
use crate::kit::ids::ItemId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// As grades.
    pub targets: BTreeMap<ItemRef, Number>,
    pub importance: BTreeMap<ItemRef, i32>,
}

impl Wishes {
    /// `place`: where an item stands in the tree.
    pub fn of(tree: &Tree, place: impl Fn(&ItemId) -> Option<usize>, standing: &[rating::Model]) -> Self {
        let mut targets: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        let mut importance: BTreeMap<usize, Vec<i32>> = BTreeMap::new();
        for row in standing {
            let Some(node) = place(&row.item_id) else { continue };
            match (row.slot.as_str(), row.mark.as_deref().and_then(MarkBody::parse)) {
                ("target", Some(mark)) => targets.entry(node).or_default().push(mark),
                ("importance", Some(Mark::Step(step))) => importance.entry(node).or_default().push(step),
                _ => {}
            }
        }
        let mut wishes = Self::default();
        for (node, marks) in targets {
            let node = &tree.nodes[node];
            if let Some(grade) = middle(tree, node.instrument.as_ref(), &marks) {
                wishes.targets.insert(node.item.clone(), grade);
            }
        }
        for (node, mut steps) in importance {
            steps.sort_unstable();
            wishes.importance.insert(tree.nodes[node].item.clone(), steps[(steps.len() - 1) / 2]);
        }
        wishes
    }
}

fn middle(tree: &Tree, instrument: Option<&Instrument>, marks: &[Mark]) -> Option<Number> {
    let instrument = instrument?;
    let marks: Vec<&Mark> = marks.iter().collect();
    let mark = compute(ComputeRule::MedianLow, instrument, &tree.scales, &marks).ok()?;
    instrument.grade(&mark, tree.grading)
}
