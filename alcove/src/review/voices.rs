//! What the seats say about an item, as a moderation takes it in.

use std::collections::HashMap;

use alcove_domain::assess::distance::{Distance, distance};
use alcove_domain::assess::moderation::Voice;
use alcove_domain::assess::{Instrument, Mark};

use super::facts::Facts;
use crate::assess::mark_body::MarkBody;
use crate::assess::store::rating;

/// The marks of the seats by node, in the order of the seats. Only what stands where we are, from
/// seats that answer for the item.
pub fn by_node(facts: &Facts, standing: &[rating::Model]) -> HashMap<usize, Vec<Voice>> {
    let seats: HashMap<&str, usize> =
        facts.laid.seats.iter().enumerate().map(|(at, seated)| (seated.row.id.as_str(), at)).collect();
    let mut found: HashMap<usize, Vec<(usize, Voice)>> = HashMap::new();
    for row in standing.iter().filter(|row| row.slot == "current") {
        let Some(mark) = row.mark.as_deref().and_then(MarkBody::parse) else { continue };
        let (Some(node), Some(seat)) =
            (facts.laid.node(&row.item_id), seats.get(row.seat_id.as_str()).copied())
        else {
            continue;
        };
        if facts.laid.seats[seat].nodes.contains(&node) {
            let version = u32::try_from(row.version).unwrap_or(u32::MAX);
            let voice = Voice { seat: row.seat_id.as_str().into(), mark, version };
            found.entry(node).or_default().push((seat, voice));
        }
    }
    found
        .into_iter()
        .map(|(node, mut voices)| {
            voices.sort_by_key(|(seat, _)| *seat);
            (node, voices.into_iter().map(|(_, voice)| voice).collect())
        })
        .collect()
}

pub fn marks(voices: &[Voice]) -> Vec<&Mark> {
    voices.iter().map(|voice| &voice.mark).collect()
}

pub fn apart(facts: &Facts, instrument: &Instrument, voices: &[Voice]) -> Distance {
    distance(instrument, facts.laid.scales(), &marks(voices))
}
