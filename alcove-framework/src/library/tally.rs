//! The same warning a thousand times is one warning with a number.

use std::collections::BTreeMap;

use crate::codes::{self, Code};
use crate::fault::{Faults, Place};

#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Keys that were left out, in the order of their names.
    keys: BTreeMap<String, (usize, Place)>,
    counts: Vec<(Code, usize, Place)>,
}

impl Tally {
    pub fn not_imported(&mut self, key: &str, place: &Place) {
        // A hostile file has no end of keys.
        if self.keys.len() >= Faults::KEPT && !self.keys.contains_key(key) {
            return;
        }
        self.keys.entry(key.to_owned()).or_insert_with(|| (0, place.clone())).0 += 1;
    }

    pub fn count(&mut self, code: Code, place: &Place) {
        match self.counts.iter_mut().find(|(known, _, _)| *known == code) {
            Some((_, count, _)) => *count += 1,
            None => self.counts.push((code, 1, place.clone())),
        }
    }

    pub fn tell(self, warnings: &mut Faults) {
        for (key, (count, place)) in self.keys {
            let args = [("key", key.as_str()), ("count", &count.to_string())];
            warnings.add(&place, codes::NOT_IMPORTED, &args);
        }
        for (code, count, place) in self.counts {
            warnings.add(&place, code, &[("count", &count.to_string())]);
        }
    }
}
