//! Where items come from must not turn in a circle.

use alcove_domain::assess::edition::LineageKind;

use super::Checking;
use crate::codes;

/// An item that stays narrower may be split from itself; it cannot replace itself.
fn passes_on(kind: LineageKind) -> bool {
    matches!(kind, LineageKind::SameAs | LineageKind::Replaces)
}

pub(super) fn check(c: &mut Checking) {
    let items = &c.edition.items;
    // Each item is coloured once: new, on the path now, or done.
    #[derive(Clone, Copy, PartialEq)]
    enum Colour {
        New,
        Open,
        Done,
    }
    let mut colours = vec![Colour::New; items.len()];
    for start in 0..items.len() {
        if colours[start] != Colour::New || items[start].lineage.is_empty() {
            continue;
        }
        // The path as items with how many of their origins were followed.
        let mut path = vec![(start, 0)];
        colours[start] = Colour::Open;
        while let Some((at, followed)) = path.last_mut() {
            let at = *at;
            let Some(from) = items[at].lineage.get(*followed) else {
                colours[at] = Colour::Done;
                path.pop();
                continue;
            };
            *followed += 1;
            let next = c.known.items.get(from.item.0.as_str()).filter(|_| passes_on(from.kind));
            match next.map(|next| (*next, colours[*next])) {
                Some((next, Colour::New)) => {
                    colours[next] = Colour::Open;
                    path.push((next, 0));
                }
                Some((_, Colour::Open)) => {
                    let place = c.places.at(&c.places.items, at);
                    c.faults.add(place, codes::LINEAGE_CYCLE, &[("id", &items[at].id.0)]);
                }
                _ => {}
            }
        }
    }
}
