//! Where the parts of an edition stand in their files, for the faults that show only afterwards.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::kit::Lang;

use crate::fault::Place;

/// A list is empty where nobody knows; the whole file is meant then.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    pub whole: Place,
    /// Written for Alcove, so that advice on style reaches its author.
    pub authored: bool,
    pub tiers: Vec<Place>,
    pub scales: Vec<Place>,
    pub tags: Vec<Place>,
    pub presets: Vec<Place>,
    pub terms: Vec<Place>,
    pub variants: Vec<VariantPlaces>,
    pub items: Vec<Place>,
    /// The first place that holds texts of a language.
    pub languages: BTreeMap<Lang, Place>,
}

/// Where a variant stands, and each item in its two maps: a variant is as long as a framework.
#[derive(Clone, Debug)]
pub(crate) struct VariantPlaces {
    pub whole: Place,
    pub wording: BTreeMap<ItemRef, Place>,
    pub examples: BTreeMap<ItemRef, Place>,
}

/// Where the parts of a library of actions stand.
#[derive(Clone, Debug)]
pub(crate) struct LibraryPlaces {
    /// The key that names its framework.
    pub framework: Place,
    pub actions: Vec<ActionPlaces>,
}

/// Where an action stands, and its words in each language.
#[derive(Clone, Debug)]
pub(crate) struct ActionPlaces {
    pub whole: Place,
    pub texts: BTreeMap<Lang, Place>,
}

impl Places {
    pub fn of_whole(path: &str) -> Self {
        Self {
            whole: Place::whole(path),
            authored: false,
            tiers: Vec::new(),
            scales: Vec::new(),
            tags: Vec::new(),
            presets: Vec::new(),
            terms: Vec::new(),
            variants: Vec::new(),
            items: Vec::new(),
            languages: BTreeMap::new(),
        }
    }

    pub fn at<'p>(&'p self, list: &'p [Place], index: usize) -> &'p Place {
        list.get(index).unwrap_or(&self.whole)
    }

    pub fn language(&self, language: &Lang) -> &Place {
        self.languages.get(language).unwrap_or(&self.whole)
    }
}
