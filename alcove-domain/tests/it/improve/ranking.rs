use std::collections::BTreeMap;

use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::{Mark, Outcome, Scope, Tree};
use alcove_domain::improve::Aim;
use alcove_domain::improve::ranking::{Found, Pressing, Ranked, Wishes, rank};

use crate::build::{agreed, college, id, n};

fn closed() -> (Tree, Outcome) {
    let edition = college();
    let tree = Tree::of(&edition, &Scope::full(&edition)).unwrap();
    let marks = [("A1", 4), ("A2", 3), ("A3", 2), ("B1", 1)];
    let settled: Vec<_> = marks.iter().map(|(item, step)| agreed(item, Mark::Step(*step))).collect();
    let outcome = derive(&tree, &settled).unwrap();
    (tree, outcome)
}

fn found(name: &str, items: &[&str]) -> Found {
    Found { id: name.into(), items: items.iter().map(|item| id(item)).collect(), importance: None }
}

fn ranked(wishes: &Wishes, findings: &[Found]) -> Vec<Ranked> {
    let (tree, outcome) = closed();
    rank(&tree, &outcome, wishes, findings)
}

fn order(ranked: &[Ranked]) -> Vec<(&str, Option<String>)> {
    ranked
        .iter()
        .map(|one| (one.finding.as_str(), one.score.as_ref().map(|score| score.to_exact())))
        .collect()
}

#[test]
fn what_misses_more_and_matters_more_goes_first() {
    let wishes = Wishes {
        targets: BTreeMap::from([(id("A2"), n("4")), (id("A3"), n("3")), (id("B1"), n("2"))]),
        importance: BTreeMap::from([(id("A2"), 3), (id("B1"), 1)]),
    };
    let findings = [found("b", &["B1"]), found("low", &["A3"]), found("key", &["A2"])];

    // One step of three each; times 3, 2 (nobody said) and 1.
    assert_eq!(
        order(&ranked(&wishes, &findings)),
        [("key", Some("1".to_owned())), ("low", Some("2/3".to_owned())), ("b", Some("1/3".to_owned()))]
    );
}

#[test]
fn without_a_target_the_best_grade_is_the_aim() {
    let pressing = ranked(&Wishes::default(), &[found("b", &["B1"])]).remove(0);

    assert_eq!(
        pressing.items,
        [Pressing { item: id("B1"), gap: n("1"), aim: Aim::Best, importance: 2, score: n("2") }]
    );
}

#[test]
fn a_target_that_is_passed_is_no_gap() {
    let wishes = Wishes { targets: BTreeMap::from([(id("A1"), n("2"))]), ..Wishes::default() };

    assert_eq!(order(&ranked(&wishes, &[found("a", &["A1"])])), [("a", Some("0".to_owned()))]);
}

#[test]
fn a_finding_is_as_pressing_as_its_most_pressing_item() {
    let wide = ranked(&Wishes::default(), &[found("wide", &["A1", "A2", "B1"])]).remove(0);

    let items: Vec<(&str, String)> =
        wide.items.iter().map(|item| (item.item.0.as_str(), item.score.to_exact())).collect();
    assert_eq!(wide.score, Some(n("2")));
    assert_eq!(items, [("B1", "2".to_owned()), ("A2", "2/3".to_owned()), ("A1", "0".to_owned())]);
}

#[test]
fn of_equal_ones_the_one_with_more_to_gain_goes_first_then_the_earlier() {
    let findings = [found("c", &["A3"]), found("b", &["A3"]), found("a", &["A3", "A2"])];

    let names: Vec<String> =
        ranked(&Wishes::default(), &findings).into_iter().map(|one| one.finding.0).collect();

    assert_eq!(names, ["a", "b", "c"]);
}

#[test]
fn a_heading_stands_for_what_is_below_it_and_what_has_no_value_is_counted() {
    let criterion = ranked(&Wishes::default(), &[found("b", &["B"])]).remove(0);

    assert_eq!((criterion.n, criterion.of), (1, 2));
    assert_eq!(criterion.score, Some(n("2")));
}

#[test]
fn what_has_no_score_comes_last_and_is_still_there() {
    let findings = [found("x", &["X"]), found("unrated", &["B2"]), found("a", &["A1"])];

    assert_eq!(
        order(&ranked(&Wishes::default(), &findings)),
        [("a", Some("0".to_owned())), ("unrated", None), ("x", None)]
    );
}

#[test]
fn importance_given_to_the_finding_goes_before_that_of_its_items() {
    let wishes = Wishes { importance: BTreeMap::from([(id("B1"), 1)]), ..Wishes::default() };
    let finding = Found { importance: Some(3), ..found("b", &["B1"]) };

    assert_eq!(ranked(&wishes, &[finding])[0].score, Some(n("3")));
}
