//! Whether the items that were worked on moved, from one outcome to a later one. It says what is
//! seen, with n, and claims no cause.

use std::collections::{BTreeMap, BTreeSet};

use super::ranking::rated_below;
use crate::assess::Mark;
use crate::assess::edition::{Direction, Instrument, ItemRef, Quantity};
use crate::assess::lineage::Lineage;
use crate::assess::outcome::Outcome;
use crate::assess::tree::Tree;
use crate::kit::Number;

/// An assessment that was closed, as far as a comparison needs it.
#[derive(Clone, Copy)]
pub struct Taken<'a> {
    pub tree: &'a Tree,
    pub outcome: &'a Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Items of the earlier assessment, in its order.
    pub items: Vec<ItemMovement>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMovement {
    pub earlier: ItemRef,
    pub later: Option<ItemRef>,
    /// In the terms of the instrument: a step, an amount, a share.
    pub before: Option<Number>,
    pub after: Option<Number>,
    pub went: Went,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Went {
    /// It got better: up a scale; down where less is better.
    Up,
    Down,
    Same,
    NotComparable(Why),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The later edition has no item that means the same and is answered in the same way.
    OtherItem,
    /// It was not rated, not settled, not applicable or not judged then.
    NotBefore,
    /// The same, in the later assessment; also where it was not in scope.
    NotAfter,
    /// Words, a date, a choice without scores, a figure of which neither more nor less is better.
    NoBetter,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub up: usize,
    pub down: usize,
    pub same: usize,
    pub not_comparable: usize,
}

/// `answered`: what an objective or an action answers; a heading stands for the rated items below.
pub fn movement(
    earlier: Taken<'_>,
    later: Taken<'_>,
    lineage: &Lineage,
    answered: &BTreeSet<ItemRef>,
) -> Movement {
    let now: BTreeMap<&ItemRef, &ItemRef> = followers(lineage);
    let tops: Vec<usize> = answered.iter().filter_map(|item| earlier.tree.find(item)).collect();
    let items = rated_below(earlier.tree, &tops)
        .into_iter()
        .map(|at| item_movement(earlier, later, &now, at))
        .collect();
    Movement { items }
}

/// The later item that each earlier one compares with. Where two compare with it, none: a trend has
/// one line.
fn followers(lineage: &Lineage) -> BTreeMap<&ItemRef, &ItemRef> {
    let mut found: BTreeMap<&ItemRef, Vec<&ItemRef>> = BTreeMap::new();
    let laters: BTreeSet<&ItemRef> = lineage.ties.iter().map(|tie| &tie.later).collect();
    for later in laters {
        if let Some(earlier) = lineage.comparable(later) {
            found.entry(earlier).or_default().push(later);
        }
    }
    found
        .into_iter()
        .filter(|(_, laters)| laters.len() == 1)
        .map(|(earlier, laters)| (earlier, laters[0]))
        .collect()
}

fn item_movement(
    earlier: Taken<'_>,
    later: Taken<'_>,
    now: &BTreeMap<&ItemRef, &ItemRef>,
    at: usize,
) -> ItemMovement {
    let item = &earlier.tree.nodes[at].item;
    let to = now.get(item).copied();
    let before = value(earlier, at);
    let after = to.and_then(|to| later.tree.find(to)).and_then(|to| value(later, to));
    let went = match (to, &before, &after) {
        (None, _, _) => Went::NotComparable(Why::OtherItem),
        (_, None, _) => Went::NotComparable(Why::NotBefore),
        (_, _, None) => Went::NotComparable(Why::NotAfter),
        (_, Some(Ok(before)), Some(Ok(after))) => {
            went(earlier.tree.nodes[at].instrument.as_ref(), before, after)
        }
        _ => Went::NotComparable(Why::NoBetter),
    };
    let number = |value: Option<Result<Number, Wordy>>| value.and_then(Result::ok);
    let (before, after) = (number(before), number(after));
    ItemMovement { earlier: item.clone(), later: to.cloned(), before, after, went }
}

/// An answer that is no number.
struct Wordy;

/// `None` where there is no judgement.
fn value(taken: Taken<'_>, at: usize) -> Option<Result<Number, Wordy>> {
    let instrument = taken.tree.nodes[at].instrument.as_ref()?;
    let mark: &Mark = taken.outcome.nodes.get(at)?.mark.as_ref()?;
    mark.is_judgement().then(|| instrument.value(mark).ok_or(Wordy))
}

fn went(instrument: Option<&Instrument>, before: &Number, after: &Number) -> Went {
    let direction = match instrument {
        Some(
            Instrument::Amount(Quantity { direction, .. }) | Instrument::Ratio(Quantity { direction, .. }),
        ) => *direction,
        _ => Direction::Up,
    };
    match (direction, before.cmp(after)) {
        (_, std::cmp::Ordering::Equal) => Went::Same,
        (Direction::Neutral, _) => Went::NotComparable(Why::NoBetter),
        (Direction::Up, std::cmp::Ordering::Less) | (Direction::Down, std::cmp::Ordering::Greater) => {
            Went::Up
        }
        _ => Went::Down,
    }
}

impl Movement {
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for item in &self.items {
            match item.went {
                Went::Up => counts.up += 1,
                Went::Down => counts.down += 1,
                Went::Same => counts.same += 1,
                Went::NotComparable(_) => counts.not_comparable += 1,
            }
        }
        counts
    }
}

impl Counts {
    /// How many items could be compared: what stands beside every sentence about a movement.
    pub const fn n(self) -> usize {
        self.up + self.down + self.same
    }
}
