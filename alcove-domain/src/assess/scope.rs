//! Which items an assessment looks at, and why it leaves out the others.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::{Edition, Instrument, Item, ItemRef, Preset, Selection};
use crate::kit::words::{WordsRefusal, check_some_words};
use crate::kit::{Lang, Number};

/// An organisation's tailoring of an edition. It never copies the framework: everything here points
/// at items of the edition, which stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Rated items of the edition. Items that are not rated come along as the nodes above them.
    pub chosen: BTreeSet<ItemRef>,
    pub excluded: BTreeMap<ItemRef, Exclusion>,
    /// The organisation's own wording of an item, shown beside the edition's.
    pub wording: BTreeMap<ItemRef, BTreeMap<Lang, String>>,
    /// Weights that go before the edition's, for any node in scope.
    pub weights: BTreeMap<ItemRef, Number>,
    pub local: Vec<LocalItem>,
    /// The edition's variant whose wording and examples are in use.
    pub variant: Option<String>,
}

/// Why an item is not in scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// The preset with this id leaves it out.
    OutsidePreset(String),
    Reason(String),
}

/// An item of the organisation's own, under a node of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalItem {
    pub id: ItemRef,
    /// `None`: beside the outermost tier.
    pub under: Option<ItemRef>,
    pub instrument: Instrument,
    pub weight: Number,
    pub texts: BTreeMap<Lang, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScopeRefusal {
    #[error("no item is in scope")]
    Empty,
    #[error("the edition has no preset {preset:?}")]
    NoSuchPreset { preset: String },
    #[error("the edition has no variant {variant:?}")]
    NoSuchVariant { variant: String },
    #[error("the edition has no item {item:?}")]
    NoSuchItem { item: ItemRef },
    #[error("the item {item:?} is a heading, which nobody rates")]
    NotRated { item: ItemRef },
    #[error("the item {item:?} is chosen and excluded")]
    ChosenAndExcluded { item: ItemRef },
    #[error("{items} items are left out without a reason, the first is {first:?}")]
    ExcludedWithoutReason { items: usize, first: ItemRef },
    #[error("the reason why {item:?} is left out: {words}")]
    Reason { item: ItemRef, words: WordsRefusal },
    #[error("the local wording of {item:?}: {words}")]
    Wording { item: ItemRef, words: WordsRefusal },
    #[error("the weight of {item:?} is {weight}, under zero")]
    NegativeWeight { item: ItemRef, weight: Number },
    #[error("the id {item:?} is taken already")]
    IdTaken { item: ItemRef },
    #[error("the local item {item:?} has no text")]
    NoText { item: ItemRef },
    #[error("the local item {item:?} asks for the scale {scale:?}, which the edition does not have")]
    NoSuchScale { item: ItemRef, scale: String },
}

impl Scope {
    /// Every rated item.
    pub fn full(edition: &Edition) -> Self {
        Self { chosen: edition.rated().map(|(_, item)| item.id.clone()).collect(), ..Self::default() }
    }

    pub fn by_preset(edition: &Edition, preset: &str) -> Result<Self, ScopeRefusal> {
        let found = edition.presets.iter().find(|p| p.id == preset);
        let found = found.ok_or_else(|| ScopeRefusal::NoSuchPreset { preset: preset.to_owned() })?;
        let mut scope = Self::default();
        for (_, item) in edition.rated() {
            if found.selects(item) {
                scope.chosen.insert(item.id.clone());
            } else {
                scope.excluded.insert(item.id.clone(), Exclusion::OutsidePreset(preset.to_owned()));
            }
        }
        Ok(scope)
    }

    /// Takes an item in, and forgets why it was left out.
    pub fn choose(&mut self, item: ItemRef) {
        self.excluded.remove(&item);
        self.chosen.insert(item);
    }

    pub fn exclude(&mut self, item: ItemRef, reason: impl Into<String>) {
        self.chosen.remove(&item);
        self.excluded.insert(item, Exclusion::Reason(reason.into()));
    }

    /// Shows the items in the words of a variant of the edition. Nothing that counts changes:
    /// results compare as before.
    pub fn with_variant(&mut self, edition: &Edition, id: &str) -> Result<(), ScopeRefusal> {
        if edition.variant(id).is_none() {
            return Err(ScopeRefusal::NoSuchVariant { variant: id.to_owned() });
        }
        self.variant = Some(id.to_owned());
        Ok(())
    }

    /// The statement of an item in the words of the variant in use, per language.
    pub fn variant_wording<'e>(
        &self,
        edition: &'e Edition,
        item: &ItemRef,
    ) -> Option<&'e BTreeMap<Lang, String>> {
        edition.variant(self.variant.as_deref()?)?.wording.get(item)
    }

    /// What the variant in use adds to the evidence of an item, per language.
    pub fn examples<'e>(
        &self,
        edition: &'e Edition,
        item: &ItemRef,
    ) -> Option<&'e BTreeMap<Lang, Vec<String>>> {
        edition.variant(self.variant.as_deref()?)?.examples.get(item)
    }

    /// How many items are rated, with the organisation's own.
    pub fn len(&self) -> usize {
        self.chosen.len() + self.local.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn holds(&self, item: &ItemRef) -> bool {
        self.chosen.contains(item) || self.local.iter().any(|local| local.id == *item)
    }

    /// The instrument of an item in scope; `None` for what is not in scope or not rated.
    pub fn instrument<'a>(&'a self, edition: &'a Edition, item: &ItemRef) -> Option<&'a Instrument> {
        if let Some(local) = self.local.iter().find(|local| local.id == *item) {
            return Some(&local.instrument);
        }
        if !self.chosen.contains(item) {
            return None;
        }
        edition.find(item).and_then(|at| edition.items[at].instrument.as_ref())
    }

    /// The first fault, for a door that only says no.
    pub fn check(&self, edition: &Edition) -> Result<(), ScopeRefusal> {
        self.faults(edition).into_iter().next().map_or(Ok(()), Err)
    }

    /// Everything that is wrong with it, for the page that sets it up.
    pub fn faults(&self, edition: &Edition) -> Vec<ScopeRefusal> {
        let items: BTreeMap<&ItemRef, &Item> = edition.items.iter().map(|item| (&item.id, item)).collect();
        let mut faults = Vec::new();
        if self.is_empty() {
            faults.push(ScopeRefusal::Empty);
        }
        for id in self.chosen.iter().chain(self.excluded.keys()) {
            match items.get(id) {
                None => faults.push(ScopeRefusal::NoSuchItem { item: id.clone() }),
                Some(item) if item.instrument.is_none() => {
                    faults.push(ScopeRefusal::NotRated { item: id.clone() });
                }
                Some(_) => {}
            }
        }
        if let Some(variant) = self.variant.as_ref().filter(|id| edition.variant(id).is_none()) {
            faults.push(ScopeRefusal::NoSuchVariant { variant: variant.clone() });
        }
        self.exclusion_faults(edition, &mut faults);
        self.local_faults(edition, &items, &mut faults);
        self.tailoring_faults(&items, &mut faults);
        faults
    }

    fn exclusion_faults(&self, edition: &Edition, faults: &mut Vec<ScopeRefusal>) {
        for (id, exclusion) in &self.excluded {
            if self.chosen.contains(id) {
                faults.push(ScopeRefusal::ChosenAndExcluded { item: id.clone() });
            }
            if let Exclusion::Reason(reason) = exclusion
                && let Err(words) = check_some_words(reason)
            {
                faults.push(ScopeRefusal::Reason { item: id.clone(), words });
            }
        }
        let mut silent = edition
            .rated()
            .map(|(_, item)| &item.id)
            .filter(|id| !self.chosen.contains(id) && !self.excluded.contains_key(id));
        if let Some(first) = silent.next() {
            let first = first.clone();
            faults.push(ScopeRefusal::ExcludedWithoutReason { items: 1 + silent.count(), first });
        }
    }

    fn local_faults(
        &self,
        edition: &Edition,
        items: &BTreeMap<&ItemRef, &Item>,
        faults: &mut Vec<ScopeRefusal>,
    ) {
        let mut taken = BTreeSet::new();
        for local in &self.local {
            let item = || local.id.clone();
            if items.contains_key(&local.id) || !taken.insert(&local.id) {
                faults.push(ScopeRefusal::IdTaken { item: item() });
            }
            if let Some(under) = local.under.as_ref().filter(|under| !items.contains_key(under)) {
                faults.push(ScopeRefusal::NoSuchItem { item: under.clone() });
            }
            if !local.texts.values().any(|text| !text.trim().is_empty()) {
                faults.push(ScopeRefusal::NoText { item: item() });
            }
            for text in local.texts.values() {
                if let Err(words) = crate::kit::check_words(text) {
                    faults.push(ScopeRefusal::Wording { item: item(), words });
                }
            }
            if let Instrument::Scale(scale) = &local.instrument
                && edition.scale(scale).is_none()
            {
                faults.push(ScopeRefusal::NoSuchScale { item: item(), scale: scale.clone() });
            }
            if local.weight.is_negative() {
                faults.push(ScopeRefusal::NegativeWeight { item: item(), weight: local.weight.clone() });
            }
        }
    }

    fn tailoring_faults(&self, items: &BTreeMap<&ItemRef, &Item>, faults: &mut Vec<ScopeRefusal>) {
        let known = |id: &ItemRef| items.contains_key(id) || self.local.iter().any(|local| local.id == *id);
        for (id, weight) in &self.weights {
            if !known(id) {
                faults.push(ScopeRefusal::NoSuchItem { item: id.clone() });
            }
            if weight.is_negative() {
                faults.push(ScopeRefusal::NegativeWeight { item: id.clone(), weight: weight.clone() });
            }
        }
        for (id, texts) in &self.wording {
            if !known(id) {
                faults.push(ScopeRefusal::NoSuchItem { item: id.clone() });
            }
            for text in texts.values() {
                if let Err(words) = check_some_words(text) {
                    faults.push(ScopeRefusal::Wording { item: id.clone(), words });
                }
            }
        }
    }
}

impl Preset {
    pub fn selects(&self, item: &Item) -> bool {
        item.instrument.is_some()
            && match &self.select {
                Selection::All => true,
                Selection::Tags(tags) => !tags.is_disjoint(&item.tags),
                Selection::Items(items) => items.contains(&item.id),
            }
    }
}
