//! How much there is to do: counts per tier, node and seat, and an honest estimate of effort.

use std::collections::BTreeMap;

use super::edition::{Edition, Instrument, ItemRef};
use super::scope::Scope;
use super::seat::Seat;
use crate::kit::SeatId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    /// Rated items in scope, the organisation's own among them.
    pub items: usize,
    /// Rated items of the edition.
    pub of: usize,
    pub local: usize,
    /// For each tier, outermost first, how many of its items are in scope: rated ones that were
    /// chosen, and headings above them. Local items have no tier and are not counted here.
    pub tiers: Vec<Count>,
    /// For each item of the edition that has rated items at or below it.
    pub nodes: BTreeMap<ItemRef, Count>,
    pub seats: Vec<SeatCount>,
    /// Items in scope on which nobody is seated.
    pub unseated: Vec<ItemRef>,
    pub effort: Effort,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub chosen: usize,
    pub of: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatCount {
    pub seat: SeatId,
    pub items: usize,
    pub minutes: u32,
}

/// Minutes of people's time. Rating: [`minutes`] for each item of each seat; before anyone is
/// seated, as if one seat held everything. Moderating: [`MINUTES_TO_MODERATE`] for each item that
/// more than one seat rates. Collecting evidence that nobody has at hand is not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    pub rating: u32,
    pub moderating: u32,
}

/// A meeting looks at two or three marks, hears a reason and goes on.
pub const MINUTES_TO_MODERATE: u32 = 3;

/// What one seat needs for one item: read it, look at the evidence, answer, say why.
pub const fn minutes(instrument: &Instrument) -> u32 {
    match instrument {
        // Four descriptors to read and one to find oneself in.
        Instrument::Scale(_) => 4,
        // The figure must be asked for or looked up, for the right period.
        Instrument::Amount(_) | Instrument::Ratio(_) => 8,
        Instrument::YesNo | Instrument::Choice(_) | Instrument::Date => 3,
        // A paragraph.
        Instrument::Text => 6,
    }
}

impl Meter {
    pub fn of(edition: &Edition, scope: &Scope, seats: &[Seat]) -> Self {
        let in_scope: Vec<(&ItemRef, &Instrument)> = edition
            .rated()
            .filter(|(_, item)| scope.chosen.contains(&item.id))
            .filter_map(|(_, item)| item.instrument.as_ref().map(|instrument| (&item.id, instrument)))
            .chain(scope.local.iter().map(|local| (&local.id, &local.instrument)))
            .collect();
        let (tiers, nodes) = count_tree(edition, scope);
        let seated = seats.iter().map(|seat| count_seat(seat, &in_scope)).collect::<Vec<_>>();
        let seats_on = |item: &ItemRef| seats.iter().filter(|seat| seat.items.holds(item)).count();
        let shared = in_scope.iter().filter(|(item, _)| seats_on(item) > 1).count();
        let rating = if seats.is_empty() {
            in_scope.iter().map(|(_, instrument)| minutes(instrument)).sum()
        } else {
            seated.iter().map(|seat| seat.minutes).sum()
        };
        Self {
            items: in_scope.len(),
            of: edition.rated().count(),
            local: scope.local.len(),
            tiers,
            nodes,
            seats: seated,
            unseated: in_scope
                .iter()
                .filter(|(item, _)| seats_on(item) == 0)
                .map(|(item, _)| (*item).clone())
                .collect(),
            effort: Effort { rating, moderating: shared as u32 * MINUTES_TO_MODERATE },
        }
    }
}

fn count_seat(seat: &Seat, in_scope: &[(&ItemRef, &Instrument)]) -> SeatCount {
    let held = || in_scope.iter().filter(|(item, _)| seat.items.holds(item));
    SeatCount {
        seat: seat.id.clone(),
        items: held().count(),
        minutes: held().map(|(_, instrument)| minutes(instrument)).sum(),
    }
}

/// Children follow their parents, so one pass from the back carries every count up.
fn count_tree(edition: &Edition, scope: &Scope) -> (Vec<Count>, BTreeMap<ItemRef, Count>) {
    let mut below = vec![Count::default(); edition.items.len()];
    let mut tiers = vec![Count::default(); edition.tiers.len()];
    for local in &scope.local {
        if let Some(at) = local.under.as_ref().and_then(|under| edition.find(under)) {
            below[at].chosen += 1;
        }
    }
    for (at, item) in edition.items.iter().enumerate().rev() {
        if item.instrument.is_some() {
            below[at].of += 1;
            below[at].chosen += usize::from(scope.chosen.contains(&item.id));
        }
        let count = below[at];
        if let Some(parent) = item.parent {
            below[parent].chosen += count.chosen;
            below[parent].of += count.of;
        }
        if let Some(tier) = tiers.get_mut(item.tier)
            && count.of > 0
        {
            tier.of += 1;
            tier.chosen += usize::from(count.chosen > 0);
        }
    }
    let nodes = edition.items.iter().zip(below).filter(|(_, count)| count.of > 0 || count.chosen > 0);
    (tiers, nodes.map(|(item, count)| (item.id.clone(), count)).collect())
}
