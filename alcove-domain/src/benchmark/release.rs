//! A release: the figures of every group and item that may be told, over what members contribute.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::{Book, Entry};
use super::middle::Middle;
use super::peers::{PeerGroup, Profile};
use crate::kit::Number;

/// What one member brings into a release: its values by item, as far as it agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub source: u32,
    pub state: u32,
    pub profile: Profile,
    pub values: BTreeMap<String, Number>,
}

/// What an earlier release told of an item: of whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastSet {
    pub item: String,
    pub entries: Vec<Entry>,
}

/// The middle of a group at an item. `members` are positions among the contributions: it is kept
/// with the release for those after it, and shown to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub group: PeerGroup,
    pub item: String,
    pub middle: Middle,
    pub members: Vec<usize>,
}

/// Every figure that may be told. What is missing in the answer is withheld; nothing says why, for a
/// reason would be a figure too.
pub fn compute(items: &[String], contributions: &[Contribution], past: &[PastSet]) -> Vec<Figure> {
    let mut by_group: BTreeMap<PeerGroup, Vec<usize>> = BTreeMap::new();
    for (at, one) in contributions.iter().enumerate() {
        for group in PeerGroup::of(&one.profile) {
            by_group.entry(group).or_default().push(at);
        }
    }
    let mut past_of: BTreeMap<&str, Vec<&PastSet>> = BTreeMap::new();
    for set in past {
        past_of.entry(&set.item).or_default().push(set);
    }
    let mut figures = Vec::new();
    for item in items {
        let mut book = Book::default();
        for set in past_of.get(item.as_str()).into_iter().flatten() {
            book.record(&set.entries.iter().collect::<Vec<_>>());
        }
        for (group, members) in &by_group {
            figures.extend(figure(&mut book, group, item, members, contributions));
        }
    }
    figures
}

fn figure(
    book: &mut Book,
    group: &PeerGroup,
    item: &str,
    members: &[usize],
    contributions: &[Contribution],
) -> Option<Figure> {
    let valued: Vec<(usize, Entry)> = members
        .iter()
        .filter_map(|at| {
            let Contribution { source, state, values, .. } = &contributions[*at];
            let value = values.get(item)?.clone();
            Some((*at, Entry { source: *source, state: *state, value }))
        })
        .collect();
    let entries: Vec<Entry> = valued.iter().map(|(_, entry)| entry.clone()).collect();
    let kept: BTreeSet<usize> = book.admit(&entries)?.into_iter().collect();
    let values: Vec<Number> = kept.iter().map(|at| entries[*at].value.clone()).collect();
    Some(Figure {
        group: group.clone(),
        item: item.to_owned(),
        middle: Middle::of(&values)?,
        members: kept.into_iter().map(|at| valued[at].0).collect(),
    })
}
