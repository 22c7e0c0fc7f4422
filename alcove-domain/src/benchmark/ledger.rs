//! What may be told of groups, given everything that was told before.
//!
//! Every published figure is a symmetric function of the values of a set. Two entries that lie in
//! exactly the same published sets cannot be told apart by anybody: exchange their values, and all
//! that was ever published stays as it was. The ledger keeps the entries of such a *part* together.
//! A set is published only if each part that it leaves behind, inside and outside, has at least
//! [`FEWEST`] entries, of which no value is that of all but one. So whoever knows all figures of
//! all releases, who was in which group, and one member's value besides, still finds at least two
//! values possible for every other member. What takes four members to work together is not held off.
//! Members whose part would get too small are left out of the set, and where too few would be left
//! outside, some of those inside go with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::kit::Number;

/// A group of fewer could be seen through by its own members.
pub const FEWEST: usize = 5;

/// Somebody's value in a set. The source is what it is of (an assessment, a plan) and the state the
/// very outcome: with a source that stays and a state that changes, a difference between releases
/// would tell what changed; with a state that changes and says the same, who came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub source: u32,
    pub state: u32,
    pub value: Number,
}

/// The ledgers of one item.
#[derive(Clone, Debug, Default)]
pub struct Book {
    by_source: Ledger,
    by_state: Ledger,
}

#[derive(Clone, Debug, Default)]
struct Ledger {
    part_of: BTreeMap<u32, u32>,
    parts: BTreeMap<u32, BTreeMap<u32, Number>>,
    next: u32,
}

impl Book {
    /// What was published stays published.
    pub fn record(&mut self, set: &[&Entry]) {
        self.by_source.record(set.iter().map(|entry| (entry.source, &entry.value)));
        self.by_state.record(set.iter().map(|entry| (entry.state, &entry.value)));
    }

    /// Takes a group in, and answers the positions of those that its figures may be made of; `None`
    /// where too few are left to stand for the group. Nothing of a refused group is remembered.
    pub fn admit(&mut self, group: &[Entry]) -> Option<Vec<usize>> {
        let mut kept: BTreeSet<usize> = (0..group.len()).collect();
        loop {
            let members = |key: fn(&Entry) -> u32| -> Vec<(usize, u32)> {
                kept.iter().map(|at| (*at, key(&group[*at]))).collect()
            };
            let mut apart = self.by_source.unsafe_in(group, &members(|entry| entry.source));
            apart.extend(self.by_state.unsafe_in(group, &members(|entry| entry.state)));
            if apart.is_empty() {
                break;
            }
            kept.retain(|at| !apart.contains(at));
        }
        // Fewer than four fifths of a group do not speak for it.
        if kept.len() < FEWEST || kept.len() * 5 < group.len() * 4 {
            return None;
        }
        let set: Vec<&Entry> = kept.iter().map(|at| &group[*at]).collect();
        self.record(&set);
        Some(kept.into_iter().collect())
    }
}

impl Ledger {
    /// Each part falls into what lies in the set and what does not.
    fn record<'a>(&mut self, set: impl Iterator<Item = (u32, &'a Number)>) {
        let mut by_part: BTreeMap<Option<u32>, Vec<(u32, Number)>> = BTreeMap::new();
        for (key, value) in set {
            by_part.entry(self.part_of.get(&key).copied()).or_default().push((key, value.clone()));
        }
        for (part, inside) in by_part {
            let here = match part {
                Some(part) if self.parts[&part].len() == inside.len() => part,
                _ => {
                    self.next += 1;
                    self.next
                }
            };
            for (key, value) in inside {
                if let Some(part) = part
                    && part != here
                    && let Some(left) = self.parts.get_mut(&part)
                {
                    left.remove(&key);
                }
                self.part_of.insert(key, here);
                self.parts.entry(here).or_default().insert(key, value);
            }
        }
    }

    /// Those whose part would fall into pieces that tell too much.
    fn unsafe_in(&self, group: &[Entry], members: &[(usize, u32)]) -> BTreeSet<usize> {
        let mut by_part: BTreeMap<Option<u32>, Vec<(usize, u32)>> = BTreeMap::new();
        for (at, key) in members {
            by_part.entry(self.part_of.get(key).copied()).or_default().push((*at, *key));
        }
        let mut found = BTreeSet::new();
        for (part, inside) in by_part {
            let values: Vec<&Number> = inside.iter().map(|(at, _)| &group[*at].value).collect();
            let keys: BTreeSet<u32> = inside.iter().map(|(_, key)| *key).collect();
            let outside: Vec<&Number> = part
                .and_then(|part| self.parts.get(&part))
                .map(|known| known.iter().filter(|(key, _)| !keys.contains(key)).map(|(_, v)| v).collect())
                .unwrap_or_default();
            // One source twice in a group would count somebody twice.
            let is_inside_safe = keys.len() == inside.len() && is_safe(&values);
            if is_inside_safe && (outside.is_empty() || is_safe(&outside)) {
                continue;
            }
            let places: Vec<usize> = inside.into_iter().map(|(at, _)| at).collect();
            let beside = if is_inside_safe { left_beside(group, &places, &outside) } else { None };
            found.extend(beside.unwrap_or(&places));
        }
        found
    }
}

/// Where one goes, some of those that stay are left out as well, so that it is one of five; else the
/// one would keep all others from being told. The first ones are, for no value may say which.
fn left_beside<'a>(group: &[Entry], inside: &'a [usize], outside: &[&Number]) -> Option<&'a [usize]> {
    let missing = FEWEST.checked_sub(outside.len()).filter(|missing| *missing > 0)?;
    let (left, kept) = inside.split_at_checked(missing)?;
    let values = |places: &[usize]| places.iter().map(|at| &group[*at].value).collect::<Vec<_>>();
    let mut together = values(left);
    together.extend(outside);
    (is_safe(&values(kept)) && is_safe(&together)).then_some(left)
}

/// Enough of them, and not all but one alike: else the one that differs would know all others.
fn is_safe(values: &[&Number]) -> bool {
    let mut counts: BTreeMap<&Number, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    values.len() >= FEWEST && most + 2 <= values.len()
}
