use std::collections::{BTreeMap, BTreeSet};

use super::resource::UnitPath;
use crate::kit::UnitId;

/// Where each unit of one organisation stands. Safe against a ring in the rows: no walk visits a
/// unit twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTree {
    parents: BTreeMap<UnitId, Option<UnitId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitRefusal {
    /// A unit cannot stand under itself or under one below it.
    UnderItself,
    NoSuchUnit,
}

impl UnitTree {
    pub fn new(units: impl IntoIterator<Item = (UnitId, Option<UnitId>)>) -> Self {
        Self { parents: units.into_iter().collect() }
    }

    pub fn has(&self, unit: &UnitId) -> bool {
        self.parents.contains_key(unit)
    }

    /// The unit and those above it, itself first.
    pub fn path(&self, unit: &UnitId) -> UnitPath {
        let mut path = vec![unit.clone()];
        let mut here = unit;
        while let Some(Some(parent)) = self.parents.get(here) {
            if path.contains(parent) {
                break;
            }
            path.push(parent.clone());
            here = parent;
        }
        path
    }

    /// The unit and all below it.
    pub fn branch(&self, unit: &UnitId) -> BTreeSet<UnitId> {
        self.parents.keys().filter(|one| self.path(one).contains(unit)).cloned().collect()
    }

    /// Whether the unit may stand under that one; under none it always may.
    pub fn may_stand_under(&self, unit: &UnitId, under: Option<&UnitId>) -> Result<(), UnitRefusal> {
        let Some(under) = under else { return Ok(()) };
        if !self.has(under) {
            return Err(UnitRefusal::NoSuchUnit);
        }
        if self.path(under).contains(unit) { Err(UnitRefusal::UnderItself) } else { Ok(()) }
    }
}
