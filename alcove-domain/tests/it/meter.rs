use alcove_domain::assess::edition::Instrument;
use alcove_domain::assess::meter::{Count, Effort, Meter, SeatCount};
use alcove_domain::assess::{Holder, Scope, Seat, SeatItems};
use alcove_domain::kit::{SeatId, UnitId};

use crate::build::{college, id, quantity};

fn seat(name: &str, items: SeatItems) -> Seat {
    Seat { id: SeatId::from(name), holder: Holder::Unit(UnitId::from(name)), items }
}

#[test]
fn a_meter_counts_items_per_tier_and_node() {
    let edition = college();
    let mut scope = Scope::full(&edition);
    scope.exclude(id("B1"), "not ours");
    scope.exclude(id("B2"), "not ours");

    let meter = Meter::of(&edition, &scope, &[]);

    assert_eq!((meter.items, meter.of, meter.local), (3, 5, 0));
    assert_eq!(meter.tiers, [Count { chosen: 1, of: 2 }, Count { chosen: 3, of: 5 }]);
    assert_eq!(meter.nodes[&id("A")], Count { chosen: 3, of: 3 });
    assert_eq!(meter.nodes[&id("B")], Count { chosen: 0, of: 2 });
}

#[test]
fn effort_is_counted_once_for_each_seat() {
    let mut edition = college();
    edition.items[3].instrument = Some(Instrument::Ratio(quantity("percent", &[])));
    let scope = Scope::full(&edition);
    let seats = [
        seat("workshops", SeatItems::All),
        seat("office", SeatItems::Some([id("A1"), id("A3")].into_iter().collect())),
    ];

    let alone = Meter::of(&edition, &scope, &[]);
    let meter = Meter::of(&edition, &scope, &seats);

    // Four items on a scale at four minutes, one figure at eight.
    assert_eq!(alone.effort, Effort { rating: 24, moderating: 0 });
    assert_eq!(
        meter.seats,
        [
            SeatCount { seat: SeatId::from("workshops"), items: 5, minutes: 24 },
            SeatCount { seat: SeatId::from("office"), items: 2, minutes: 12 },
        ]
    );
    // Two items are rated by both seats.
    assert_eq!(meter.effort, Effort { rating: 36, moderating: 6 });
}

#[test]
fn items_on_which_nobody_is_seated_are_named() {
    let edition = college();
    let seats = [seat("office", SeatItems::Some([id("A1"), id("A2"), id("A3")].into_iter().collect()))];

    let meter = Meter::of(&edition, &Scope::full(&edition), &seats);

    assert_eq!(meter.unseated, [id("B1"), id("B2")]);
}
