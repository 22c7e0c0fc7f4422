//! What every edition must keep to, wherever it came from.

mod actions;
mod items;
mod languages;
mod lineage;
mod parts;
mod variants;

pub(crate) use actions::check as check_actions;
pub(crate) use items::DEPTH_LIMIT;

use std::collections::{HashMap, HashSet};

use alcove_domain::assess::edition::Edition;

use crate::codes;
use crate::fault::{Fault, Faults, Place};
use crate::near::nearest;
use crate::places::Places;

/// Faults and warnings of an edition that was made elsewhere.
pub fn check_edition(edition: &Edition) -> (Vec<Fault>, Vec<Fault>) {
    let (mut faults, mut warnings) = (Faults::default(), Faults::default());
    check(edition, &Places::of_whole(&edition.urn), &mut faults, &mut warnings);
    (faults.into_list(), warnings.into_list())
}

pub(crate) fn check(edition: &Edition, places: &Places, faults: &mut Faults, warnings: &mut Faults) {
    let known = Known::of(edition);
    let mut checking = Checking { edition, places, known: &known, faults, warnings };
    parts::check(&mut checking);
    items::check(&mut checking);
    lineage::check(&mut checking);
    variants::check(&mut checking);
    languages::check(&mut checking);
}

struct Checking<'c> {
    edition: &'c Edition,
    places: &'c Places,
    known: &'c Known<'c>,
    faults: &'c mut Faults,
    warnings: &'c mut Faults,
}

/// Ids to look up; a search through lists for each use would cost their square.
struct Known<'e> {
    items: HashMap<&'e str, usize>,
    tags: HashSet<&'e str>,
    scales: HashSet<&'e str>,
}

impl<'e> Known<'e> {
    fn of(edition: &'e Edition) -> Self {
        let mut items = HashMap::with_capacity(edition.items.len());
        for (at, item) in edition.items.iter().enumerate() {
            items.entry(item.id.0.as_str()).or_insert(at);
        }
        Self {
            items,
            tags: edition.tags.iter().map(|tag| tag.id.as_str()).collect(),
            scales: edition.scales.iter().map(|scale| scale.id.as_str()).collect(),
        }
    }
}

/// Long enough for every name and text in use, short enough for a page and a database.
pub(crate) const NAME_LIMIT: usize = 1_000;
pub(crate) const TEXT_LIMIT: usize = 50_000;
pub(crate) const ID_LIMIT: usize = 300;

impl Checking<'_> {
    fn length(&mut self, place: &Place, key: &str, text: &str, limit: usize) {
        // Bytes are an upper bound of characters, and quick.
        if text.len() <= limit {
            return;
        }
        let length = text.chars().count();
        if length > limit {
            let (length, limit) = (length.to_string(), limit.to_string());
            let args = [("key", key), ("length", length.as_str()), ("limit", limit.as_str())];
            self.faults.add(place, codes::TEXT_LONG, &args);
        }
    }

    fn id(&mut self, place: &Place, id: &str) {
        let plain =
            !id.contains(|c: char| c.is_whitespace() || c.is_control()) && id.chars().count() <= ID_LIMIT;
        if !plain {
            self.faults.add(place, codes::ID_BAD, &[("id", id), ("limit", &ID_LIMIT.to_string())]);
        }
    }

    fn unknown<'k>(&mut self, place: &Place, kind: &str, id: &str, known: impl Iterator<Item = &'k str>) {
        let near = if self.faults.count() < Faults::KEPT { nearest(id, known) } else { None };
        crate::read::unknown_ref(place, kind, id, near, self.faults);
    }
}
