use std::collections::BTreeSet;

use alcove_domain::assess::edition::{
    ComesFrom, Direction, Edition, Instrument, ItemRef, LineageKind, Quantity,
};
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::{Mark, Outcome, Scope, Tree};
use alcove_domain::improve::Went;
use alcove_domain::improve::movement::{Counts, Movement, Taken, Why, movement};
use alcove_domain::improve::reassess::worked_on;

use crate::build::{agreed, college, id, n, practice, quantity, rated};

fn closed(edition: &Edition, marks: &[(&str, Mark)]) -> (Tree, Outcome) {
    let tree = Tree::of(edition, &Scope::full(edition)).unwrap();
    let settled: Vec<_> = marks.iter().map(|(item, mark)| agreed(item, mark.clone())).collect();
    let outcome = derive(&tree, &settled).unwrap();
    (tree, outcome)
}

fn items(names: &[&str]) -> BTreeSet<ItemRef> {
    names.iter().map(|name| id(name)).collect()
}

fn moved(
    (then, before): (&Edition, &[(&str, Mark)]),
    (now, after): (&Edition, &[(&str, Mark)]),
    answered: &[&str],
) -> Movement {
    let (earlier_tree, earlier_outcome) = closed(then, before);
    let (later_tree, later_outcome) = closed(now, after);
    let lineage = Lineage::between(then, now);
    let earlier = Taken { tree: &earlier_tree, outcome: &earlier_outcome };
    let later = Taken { tree: &later_tree, outcome: &later_outcome };
    movement(earlier, later, &lineage, &items(answered))
}

fn went(movement: &Movement) -> Vec<(&str, Went)> {
    movement.items.iter().map(|item| (item.earlier.0.as_str(), item.went)).collect()
}

use Mark::Step;

#[test]
fn the_items_an_objective_answered_went_up_down_or_stayed() {
    let edition = college();
    let before = [("A1", Step(1)), ("A2", Step(3)), ("A3", Step(2)), ("B1", Step(1))];
    let after = [("A1", Step(3)), ("A2", Step(2)), ("A3", Step(2)), ("B1", Step(4))];

    let movement = moved((&edition, &before), (&edition, &after), &["A"]);

    assert_eq!(went(&movement), [("A1", Went::Up), ("A2", Went::Down), ("A3", Went::Same)]);
    let first = &movement.items[0];
    assert_eq!((first.before.clone(), first.after.clone()), (Some(n("1")), Some(n("3"))));
    let counts = movement.counts();
    assert_eq!(counts, Counts { up: 1, down: 1, same: 1, not_comparable: 0 });
    assert_eq!(counts.n(), 3);
}

#[test]
fn what_was_not_rated_then_or_now_does_not_compare() {
    let edition = college();
    let away = Mark::NotApplicable("no workshop".to_owned());
    let before = [("A1", Step(1)), ("A3", Mark::CannotJudge), ("B1", Step(2))];
    let after = [("A1", away), ("A2", Step(3)), ("A3", Step(3)), ("B1", Step(2))];

    let movement = moved((&edition, &before), (&edition, &after), &["A1", "A2", "A3"]);

    let not = Went::NotComparable;
    assert_eq!(
        went(&movement),
        [("A1", not(Why::NotAfter)), ("A2", not(Why::NotBefore)), ("A3", not(Why::NotBefore))]
    );
    assert_eq!(movement.counts().n(), 0);
}

#[test]
fn only_what_lineage_says_means_the_same_compares() {
    let then = college();
    let mut now = college();
    now.items[1].id = id("A9");
    now.items[1].lineage = vec![ComesFrom { item: id("A1"), kind: LineageKind::Replaces }];
    now.items[2].lineage = vec![ComesFrom { item: id("A2"), kind: LineageKind::SplitFrom }];
    let before = [("A1", Step(1)), ("A2", Step(1)), ("A3", Step(1))];
    let after = [("A9", Step(2)), ("A2", Step(2)), ("A3", Step(2))];

    let movement = moved((&then, &before), (&now, &after), &["A"]);

    assert_eq!(
        went(&movement),
        [("A1", Went::Up), ("A2", Went::NotComparable(Why::OtherItem)), ("A3", Went::Up)]
    );
    assert_eq!(movement.items[0].later, Some(id("A9")));
}

#[test]
fn where_less_is_better_down_is_up() {
    let mut edition = college();
    let figure = |direction| Some(Instrument::Amount(Quantity { direction, ..quantity("days", &[]) }));
    edition.items[1].instrument = figure(Direction::Down);
    edition.items[2].instrument = figure(Direction::Neutral);
    edition.items[3].instrument = Some(Instrument::Text);
    let amount = |text| Mark::Amount(n(text));
    let text = || Mark::Text("in spring".to_owned());
    let before = [("A1", amount("9")), ("A2", amount("9")), ("A3", text())];
    let after = [("A1", amount("4")), ("A2", amount("4")), ("A3", text())];

    let movement = moved((&edition, &before), (&edition, &after), &["A"]);

    let no_better = Went::NotComparable(Why::NoBetter);
    assert_eq!(went(&movement), [("A1", Went::Up), ("A2", no_better), ("A3", no_better)]);
}

#[test]
fn an_item_answered_through_two_findings_is_counted_once() {
    let edition = college();
    let before = [("A1", Step(1))];
    let after = [("A1", Step(2))];

    let movement = moved((&edition, &before), (&edition, &after), &["A", "A1", "X"]);

    assert_eq!(movement.items.len(), 3);
    assert_eq!(movement.counts().up, 1);
}

#[test]
fn what_was_worked_on_is_assessed_again_and_the_rest_is_left_out_with_a_reason() {
    let then = college();
    let mut now = college();
    now.items[2].lineage = vec![ComesFrom { item: id("A1"), kind: LineageKind::SplitFrom }];
    now.items.push(rated("B3", Some(4), practice()));
    let lineage = Lineage::between(&then, &now);

    let scope = worked_on(&items(&["A1", "B"]), &lineage, &now, "not part of the plan");

    assert_eq!(scope.chosen, items(&["A1", "A2", "B1", "B2", "B3"]));
    assert_eq!(scope.excluded.keys().cloned().collect::<BTreeSet<_>>(), items(&["A3"]));
    assert_eq!(scope.check(&now), Ok(()));
}
