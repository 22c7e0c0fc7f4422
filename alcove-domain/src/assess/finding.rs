//! Findings: strengths, gaps and ideas, suggested from the numbers and put into words by people.

use std::collections::BTreeMap;

use super::distance::{Apart, Distance};
use super::edition::ItemRef;
use super::outcome::{Outcome, Status};
use super::rating::IMPORTANCE;
use super::tree::Tree;
use crate::kit::Number;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    Strength,
    Gap,
    Idea,
}

/// A pointer to an item with the facts that speak for it. A low score is not yet a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub kind: FindingKind,
    pub item: ItemRef,
    pub status: Option<Status>,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// In the upper third of what the item can reach.
    High { value: Number, best: Number },
    /// In the lower third.
    Low { value: Number, best: Number },
    /// Under its target; `urgency` is what is missing times the importance (1 to 3, usual 2).
    UnderTarget { value: Number, target: Number, importance: i32, urgency: Number },
    /// The seats stand far apart: those who are ahead could show the others.
    FarApart { apart: Apart, share: Number },
}

/// What is known about items beside their outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// As grades, on the same steps as the values.
    pub targets: BTreeMap<ItemRef, Number>,
    pub importance: BTreeMap<ItemRef, i32>,
    pub distances: BTreeMap<ItemRef, Distance>,
}

/// How many of each kind. People read five; fifty are a list again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub strengths: usize,
    pub gaps: usize,
    pub ideas: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { strengths: 5, gaps: 8, ideas: 3 }
    }
}

/// The same outcome gives the same suggestions: of equal ones, the earlier in the tree goes first.
/// An item is suggested as one kind of gap at most, under its target before low.
pub fn suggest(tree: &Tree, outcome: &Outcome, facts: &Facts, limits: Limits) -> Vec<Suggestion> {
    let graded = graded(tree, outcome);
    let mut strengths: Vec<&Graded> = graded.iter().filter(|item| item.is_high()).collect();
    strengths.sort_by(|a, b| b.height.cmp(&a.height).then(a.place.cmp(&b.place)));
    let strengths = strengths.into_iter().take(limits.strengths).map(|item| {
        let why = Why::High { value: item.value.clone(), best: item.best.clone() };
        item.suggest(FindingKind::Strength, why)
    });

    let gaps = gaps(&graded, facts).into_iter().take(limits.gaps);

    let mut apart: Vec<(&Graded, &Distance)> = graded
        .iter()
        .filter_map(|item| facts.distances.get(&item.item).map(|distance| (item, distance)))
        .filter(|(_, distance)| is_far(&distance.share))
        .collect();
    apart.sort_by(|(a, near), (b, far)| far.share.cmp(&near.share).then(a.place.cmp(&b.place)));
    let ideas = apart.into_iter().take(limits.ideas).map(|(item, distance)| {
        let why = Why::FarApart { apart: distance.apart.clone(), share: distance.share.clone() };
        item.suggest(FindingKind::Idea, why)
    });

    strengths.chain(gaps).chain(ideas).collect()
}

struct Graded {
    item: ItemRef,
    place: usize,
    status: Option<Status>,
    value: Number,
    best: Number,
    /// Nought at the lowest grade of its instrument, one at the highest.
    height: Number,
}

impl Graded {
    // On a scale of four the two upper steps lie at two thirds and one, the two lower at a third
    // and zero: the thirds part what is good from what is not, with no middle to hide in.
    fn is_high(&self) -> bool {
        &self.height * &Number::from(3) >= Number::from(2)
    }

    fn is_low(&self) -> bool {
        &self.height * &Number::from(3) <= Number::from(1)
    }

    fn suggest(&self, kind: FindingKind, why: Why) -> Suggestion {
        Suggestion { kind, item: self.item.clone(), status: self.status, why }
    }
}

/// Half of the scale apart is no longer a shade of opinion.
fn is_far(share: &Number) -> bool {
    share * &Number::from(2) >= Number::from(1)
}

fn graded(tree: &Tree, outcome: &Outcome) -> Vec<Graded> {
    let mut graded = Vec::new();
    for (place, (node, derived)) in tree.nodes.iter().zip(&outcome.nodes).enumerate() {
        let Some(instrument) = &node.instrument else { continue };
        let Some(value) = derived.mark.as_ref().and_then(|mark| instrument.grade(mark, tree.grading)) else {
            continue;
        };
        let Some((low, best)) = instrument.grades(&tree.scales, tree.grading) else { continue };
        let room = &best - &low;
        let Some(height) = (&value - &low).checked_div(&room) else { continue };
        let (item, status) = (node.item.clone(), derived.status);
        graded.push(Graded { item, place, status, value, best, height });
    }
    graded
}

fn gaps(graded: &[Graded], facts: &Facts) -> Vec<Suggestion> {
    let mut under: Vec<(&Graded, Why, Number)> = Vec::new();
    let mut low: Vec<&Graded> = Vec::new();
    for item in graded {
        let usual = (*IMPORTANCE.start() + *IMPORTANCE.end()) / 2;
        let importance = facts.importance.get(&item.item).copied().unwrap_or(usual);
        match facts.targets.get(&item.item) {
            Some(target) if *target > item.value => {
                let (value, target) = (item.value.clone(), target.clone());
                let urgency = &(&target - &value) * &Number::from(i64::from(importance));
                let why = Why::UnderTarget { value, target, importance, urgency: urgency.clone() };
                under.push((item, why, urgency));
            }
            // What has reached its target is where it is wanted, however low.
            Some(_) => {}
            None if item.is_low() => low.push(item),
            None => {}
        }
    }
    under.sort_by(|(a, _, less), (b, _, more)| more.cmp(less).then(a.place.cmp(&b.place)));
    low.sort_by(|a, b| a.height.cmp(&b.height).then(a.place.cmp(&b.place)));
    let under = under.into_iter().map(|(item, why, _)| item.suggest(FindingKind::Gap, why));
    let low = low.into_iter().map(|item| {
        let why = Why::Low { value: item.value.clone(), best: item.best.clone() };
        item.suggest(FindingKind::Gap, why)
    });
    under.chain(low).collect()
}
