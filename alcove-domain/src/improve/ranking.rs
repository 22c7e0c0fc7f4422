//! Where to begin: findings by gap times importance.

use std::collections::BTreeMap;

use crate::assess::edition::ItemRef;
use crate::assess::outcome::Outcome;
use crate::assess::rating::IMPORTANCE;
use crate::assess::tree::Tree;
use crate::kit::{FindingId, Number};

/// A finding as it enters the planning table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: FindingId,
    /// The items it stands on; a heading stands for the rated items below it.
    pub items: Vec<ItemRef>,
    /// A step of [`IMPORTANCE`] given to the finding itself. It goes before that of its items.
    pub importance: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub finding: FindingId,
    /// That of its most pressing item: a finding is not more urgent because it is wider. `None`
    /// where no item has a value to compare.
    pub score: Option<Number>,
    /// The most pressing first.
    pub items: Vec<Pressing>,
    /// How many of its rated items have a gap that is known, of how many.
    pub n: usize,
    pub of: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressing {
    pub item: ItemRef,
    /// What is missing to the aim, as a share of all that the item can reach: figures and scales
    /// compare. Nothing where the aim is reached.
    pub gap: Number,
    pub aim: Aim,
    /// 1 to 3; the middle where nobody said.
    pub importance: i32,
    /// Gap times importance: nought to three.
    pub score: Number,
}

/// What the gap is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The target that the organisation set itself.
    Target,
    /// The best grade, where no target was set.
    Best,
}

/// Targets as grades, and importance, of rated items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    pub targets: BTreeMap<ItemRef, Number>,
    pub importance: BTreeMap<ItemRef, i32>,
}

/// The most pressing first; of equal ones the one with more to gain over all its items, then the
/// one that stands earlier in the tree. What has no score comes last, and is still there.
pub fn rank(tree: &Tree, outcome: &Outcome, wishes: &Wishes, findings: &[Found]) -> Vec<Ranked> {
    let places: BTreeMap<&ItemRef, usize> =
        tree.nodes.iter().enumerate().map(|(at, node)| (&node.item, at)).collect();
    let mut ranked: Vec<(Ranked, Number, usize)> = findings
        .iter()
        .map(|finding| {
            let tops: Vec<usize> =
                finding.items.iter().filter_map(|item| places.get(item).copied()).collect();
            let rated = rated_below(tree, &tops);
            let mut items: Vec<(usize, Pressing)> = rated
                .iter()
                .filter_map(|at| Some((*at, pressing(tree, outcome, wishes, finding, *at)?)))
                .collect();
            items.sort_by(|(a, one), (b, other)| other.score.cmp(&one.score).then(a.cmp(b)));
            let items: Vec<Pressing> = items.into_iter().map(|(_, item)| item).collect();
            let all: Number = items.iter().map(|item| item.score.clone()).sum();
            let first = rated.first().or(tops.first()).copied().unwrap_or(usize::MAX);
            let score = items.first().map(|item| item.score.clone());
            let (n, of) = (items.len(), rated.len());
            (Ranked { finding: finding.id.clone(), score, items, n, of }, all, first)
        })
        .collect();
    ranked.sort_by(|(one, all_one, at_one), (other, all_other, at_other)| {
        let by_score = other.score.cmp(&one.score).then(all_other.cmp(all_one));
        by_score.then(at_one.cmp(at_other)).then(one.finding.cmp(&other.finding))
    });
    ranked.into_iter().map(|(ranked, _, _)| ranked).collect()
}

/// The rated items at and below some nodes, each once, in the order of the tree.
pub(super) fn rated_below(tree: &Tree, tops: &[usize]) -> Vec<usize> {
    let mut inside = vec![false; tree.nodes.len()];
    for (at, node) in tree.nodes.iter().enumerate() {
        // A parent stands before its children.
        inside[at] = tops.contains(&at) || node.parent.is_some_and(|parent| inside[parent]);
    }
    tree.rated().map(|(at, _)| at).filter(|at| inside[*at]).collect()
}

fn pressing(tree: &Tree, outcome: &Outcome, wishes: &Wishes, finding: &Found, at: usize) -> Option<Pressing> {
    let node = &tree.nodes[at];
    let instrument = node.instrument.as_ref()?;
    let value = instrument.grade(outcome.nodes.get(at)?.mark.as_ref()?, tree.grading)?;
    let (low, best) = instrument.grades(&tree.scales, tree.grading)?;
    let (aim, wanted) = match wishes.targets.get(&node.item) {
        Some(target) => (Aim::Target, target.clone()),
        None => (Aim::Best, best.clone()),
    };
    let missing = (&wanted - &value).max(Number::zero());
    let gap = missing.checked_div(&(&best - &low))?;
    let usual = (*IMPORTANCE.start() + *IMPORTANCE.end()) / 2;
    let importance = finding.importance.or_else(|| wishes.importance.get(&node.item).copied());
    let importance = importance.unwrap_or(usual);
    let score = &gap * &Number::from(i64::from(importance));
    Some(Pressing { item: node.item.clone(), gap, aim, importance, score })
}
