use std::collections::BTreeSet;

use super::edition::ItemRef;
use crate::kit::{PersonId, SeatId, UnitId};

/// A person or a unit seated on an assessment, for some of its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub id: SeatId,
    pub holder: Holder,
    pub items: SeatItems,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    Unit(UnitId),
    Person(PersonId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatItems {
    /// Every rated item in scope, also those chosen later.
    All,
    Some(BTreeSet<ItemRef>),
}

impl SeatItems {
    pub fn holds(&self, item: &ItemRef) -> bool {
        match self {
            Self::All => true,
            Self::Some(items) => items.contains(item),
        }
    }
}
