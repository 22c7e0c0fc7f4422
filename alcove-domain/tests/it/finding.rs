use std::collections::BTreeMap;

use alcove_domain::assess::distance::{Apart, Distance};
use alcove_domain::assess::finding::{Facts, FindingKind, Limits, Suggestion, Why, suggest};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::{Mark, Scope, Status, Tree};

use crate::build::{agreed, college, id, n};

fn suggestions(facts: &Facts, limits: Limits) -> Vec<Suggestion> {
    let edition = college();
    let tree = Tree::of(&edition, &Scope::full(&edition)).unwrap();
    let marks = [("A1", 4), ("A2", 3), ("A3", 2), ("B1", 1)];
    let settled: Vec<_> = marks.iter().map(|(item, step)| agreed(item, Mark::Step(*step))).collect();
    suggest(&tree, &derive(&tree, &settled).unwrap(), facts, limits)
}

fn suggestion(kind: FindingKind, item: &str, why: Why) -> Suggestion {
    Suggestion { kind, item: id(item), status: Some(Status::Agreed), why }
}

fn high(value: &str) -> Why {
    Why::High { value: n(value), best: n("4") }
}

fn low(value: &str) -> Why {
    Why::Low { value: n(value), best: n("4") }
}

#[test]
fn the_upper_steps_are_strengths_and_the_lower_are_gaps() {
    assert_eq!(
        suggestions(&Facts::default(), Limits::default()),
        [
            suggestion(FindingKind::Strength, "A1", high("4")),
            suggestion(FindingKind::Strength, "A2", high("3")),
            suggestion(FindingKind::Gap, "B1", low("1")),
            suggestion(FindingKind::Gap, "A3", low("2")),
        ]
    );
}

#[test]
fn what_misses_its_target_goes_first_by_importance() {
    let facts = Facts {
        targets: BTreeMap::from([(id("A2"), n("4")), (id("A3"), n("3")), (id("B1"), n("1"))]),
        importance: BTreeMap::from([(id("A3"), 3)]),
        ..Facts::default()
    };
    let under = |value, target, importance, urgency| Why::UnderTarget {
        value: n(value),
        target: n(target),
        importance,
        urgency: n(urgency),
    };

    let gaps: Vec<_> = suggestions(&facts, Limits::default())
        .into_iter()
        .filter(|suggestion| suggestion.kind == FindingKind::Gap)
        .collect();

    // B1 is low, and where it is wanted.
    assert_eq!(
        gaps,
        [
            suggestion(FindingKind::Gap, "A3", under("2", "3", 3, "3")),
            suggestion(FindingKind::Gap, "A2", under("3", "4", 2, "2")),
        ]
    );
}

#[test]
fn where_units_stand_far_apart_there_is_an_idea() {
    let distance = |share: &str, steps| Distance { share: n(share), apart: Apart::Steps(steps) };
    let facts = Facts {
        distances: BTreeMap::from([(id("A2"), distance("2/3", 2)), (id("A1"), distance("1/3", 1))]),
        ..Facts::default()
    };

    let ideas: Vec<_> = suggestions(&facts, Limits { strengths: 0, gaps: 0, ideas: 3 });

    let why = Why::FarApart { apart: Apart::Steps(2), share: n("2/3") };
    assert_eq!(ideas, [suggestion(FindingKind::Idea, "A2", why)]);
}

#[test]
fn limits_cut_the_list() {
    let cut = suggestions(&Facts::default(), Limits { strengths: 1, gaps: 1, ideas: 1 });

    assert_eq!(
        cut,
        [suggestion(FindingKind::Strength, "A1", high("4")), suggestion(FindingKind::Gap, "B1", low("1"))]
    );
}
