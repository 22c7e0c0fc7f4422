//! What compares between two editions of a framework, and what changed.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::{Edition, Instrument, Item, ItemRef, ItemText, LineageKind};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Every tie from an item of the later edition to one of the earlier, in the later's order.
    pub ties: Vec<Tie>,
    /// Items of the later edition that come from none of the earlier.
    pub added: Vec<ItemRef>,
    /// Items of the earlier edition that no item of the later comes from.
    pub removed: Vec<ItemRef>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub earlier: ItemRef,
    pub later: ItemRef,
    pub kind: LineageKind,
    /// Told by comparing the words in every language that both editions have.
    pub text: Change,
    /// Told by comparing how the item is answered; another one makes values incomparable.
    pub instrument: Change,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Changed,
}

impl Tie {
    /// Whether a value then and a value now may stand in one trend: the item means the same, or
    /// replaces another without change of meaning, and is answered in the same way.
    pub fn compares(&self) -> bool {
        matches!(self.kind, LineageKind::SameAs | LineageKind::Replaces) && self.instrument == Change::Same
    }
}

impl Lineage {
    /// What an item of the later edition declares goes before its id; without a declaration, the
    /// same id means the same item.
    pub fn between(earlier: &Edition, later: &Edition) -> Self {
        let known: BTreeMap<&ItemRef, &Item> = earlier.items.iter().map(|item| (&item.id, item)).collect();
        let mut lineage = Self::default();
        for item in &later.items {
            let declared = item.lineage.iter().map(|from| (&from.item, from.kind));
            let mut origins: Vec<(&Item, LineageKind)> =
                declared.filter_map(|(id, kind)| known.get(id).map(|found| (*found, kind))).collect();
            if origins.is_empty() {
                origins.extend(known.get(&item.id).map(|found| (*found, LineageKind::SameAs)));
            }
            if origins.is_empty() {
                lineage.added.push(item.id.clone());
            }
            for (origin, kind) in origins {
                lineage.ties.push(Tie {
                    earlier: origin.id.clone(),
                    later: item.id.clone(),
                    kind,
                    text: text_change(origin, item),
                    instrument: instrument_change(earlier, origin, later, item),
                });
            }
        }
        let tied: BTreeSet<&ItemRef> = lineage.ties.iter().map(|tie| &tie.earlier).collect();
        let gone = earlier.items.iter().filter(|item| !tied.contains(&item.id));
        lineage.removed = gone.map(|item| item.id.clone()).collect();
        lineage
    }

    /// The earlier item that an item of the later edition may be compared with. Where it replaces
    /// several, none: a trend has one line.
    pub fn comparable(&self, later: &ItemRef) -> Option<&ItemRef> {
        let mut found = self.ties.iter().filter(|tie| tie.later == *later && tie.compares());
        match (found.next(), found.next()) {
            (Some(tie), None) => Some(&tie.earlier),
            _ => None,
        }
    }

    /// Items that were taken over and whose words or instrument changed: to be looked at again.
    pub fn changed(&self) -> impl Iterator<Item = &Tie> {
        self.ties.iter().filter(|tie| tie.text == Change::Changed || tie.instrument == Change::Changed)
    }
}

fn text_change(earlier: &Item, later: &Item) -> Change {
    let changed = earlier
        .texts
        .iter()
        .any(|(lang, text)| later.texts.get(lang).is_some_and(|other| !says_the_same(text, other)));
    if changed { Change::Changed } else { Change::Same }
}

/// How far a text has come is not part of what it says.
fn says_the_same(one: &ItemText, other: &ItemText) -> bool {
    ItemText { state: one.state, ..other.clone() } == *one
}

fn instrument_change(earlier: &Edition, origin: &Item, later: &Edition, item: &Item) -> Change {
    let same = match (&origin.instrument, &item.instrument) {
        (Some(Instrument::Scale(one)), Some(Instrument::Scale(other))) => {
            let steps = |edition: &Edition, id: &str| {
                edition.scale(id).map(|scale| scale.values().collect::<Vec<_>>())
            };
            steps(earlier, one) == steps(later, other)
        }
        (one, other) => one == other,
    };
    if same { Change::Same } else { Change::Changed }
}
