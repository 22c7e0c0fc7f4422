use alcove_domain::assess::edition::{ComesFrom, Instrument, LineageKind};
use alcove_domain::assess::lineage::{Change, Lineage};
use alcove_domain::kit::Lang;

use crate::build::{college, id, rated, scale};

fn from(item: &str, kind: LineageKind) -> ComesFrom {
    ComesFrom { item: id(item), kind }
}

#[test]
fn the_same_id_is_the_same_item() {
    let lineage = Lineage::between(&college(), &college());

    assert_eq!(lineage.ties.len(), 7);
    assert_eq!(lineage.comparable(&id("A1")), Some(&id("A1")));
    assert_eq!(lineage.changed().count(), 0);
    assert!(lineage.added.is_empty() && lineage.removed.is_empty());
}

#[test]
fn an_item_that_replaces_another_compares_with_it() {
    let mut later = college();
    later.items[1].id = id("A9");
    later.items[1].lineage = vec![from("A1", LineageKind::Replaces)];

    let lineage = Lineage::between(&college(), &later);

    assert_eq!(lineage.comparable(&id("A9")), Some(&id("A1")));
    assert!(lineage.added.is_empty() && lineage.removed.is_empty());
}

#[test]
fn split_and_merged_items_are_tied_and_do_not_compare() {
    let mut later = college();
    later.items[1].lineage = vec![from("A1", LineageKind::SplitFrom)];
    later.items[2].lineage = vec![from("A2", LineageKind::MergedFrom), from("A3", LineageKind::MergedFrom)];

    let lineage = Lineage::between(&college(), &later);

    assert_eq!(lineage.comparable(&id("A1")), None);
    assert_eq!(lineage.comparable(&id("A2")), None);
    assert_eq!(lineage.comparable(&id("B1")), Some(&id("B1")));
    assert_eq!(lineage.ties.iter().filter(|tie| tie.later == id("A2")).count(), 2);
}

#[test]
fn what_came_and_went_is_told() {
    let mut later = college();
    later.items.pop();
    later.items.push(rated("B3", Some(4), crate::build::practice()));

    let lineage = Lineage::between(&college(), &later);

    assert_eq!(lineage.added, [id("B3")]);
    assert_eq!(lineage.removed, [id("B2")]);
}

#[test]
fn a_changed_text_is_told_and_still_compares() {
    let mut later = college();
    later.items[1].texts.get_mut(&Lang::english()).unwrap().text = "Said in another way".to_owned();

    let lineage = Lineage::between(&college(), &later);

    let changed: Vec<_> = lineage.changed().map(|tie| (&tie.later, tie.text)).collect();
    assert_eq!(changed, [(&id("A1"), Change::Changed)]);
    assert_eq!(lineage.comparable(&id("A1")), Some(&id("A1")));
}

#[test]
fn an_item_answered_in_another_way_does_not_compare() {
    let mut other_instrument = college();
    other_instrument.items[1].instrument = Some(Instrument::YesNo);
    let mut other_steps = college();
    other_steps.scales = vec![scale("practice", &[0, 1, 2, 3])];

    assert_eq!(Lineage::between(&college(), &other_instrument).comparable(&id("A1")), None);
    assert_eq!(Lineage::between(&college(), &other_steps).comparable(&id("A1")), None);
}
