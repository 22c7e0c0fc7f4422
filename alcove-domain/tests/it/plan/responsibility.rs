use std::collections::BTreeSet;

use alcove_domain::plan::responsibility::{ResponsibilityRefusal, responsible};
use alcove_domain::plan::{Part, Party, Responsibility};

use super::case::{day, node};

fn person(name: &str) -> Party {
    Party::Person(name.into())
}

fn row(party: Party, from: &str, until: Option<&str>) -> Responsibility {
    Responsibility { node: node("A"), party, part: Part::Responsible, from: day(from), until: until.map(day) }
}

#[test]
fn one_hands_over_to_another_on_a_day() {
    let rows =
        [row(person("lead"), "2026-01-01", Some("2026-06-30")), row(person("head"), "2026-07-01", None)];
    let on = |text: &str| responsible(&rows, &node("A"), day(text), &BTreeSet::new());

    assert_eq!(on("2026-06-30"), [&person("lead")]);
    assert_eq!(on("2026-07-01"), [&person("head")]);
    assert_eq!(on("2025-12-31"), [] as [&Party; 0]);
}

#[test]
fn who_has_left_answers_for_nothing() {
    let workshop = Party::Unit("workshop".into());
    let rows = [row(person("leaver"), "2026-01-01", None), row(workshop.clone(), "2026-01-01", None)];
    let gone = BTreeSet::from([person("leaver")]);

    assert_eq!(responsible(&rows, &node("A"), day("2026-06-30"), &gone), [&workshop]);
    assert_eq!(responsible(&rows[..1], &node("A"), day("2026-06-30"), &gone), [] as [&Party; 0]);
}

#[test]
fn contributing_is_not_answering() {
    let helper = Responsibility { part: Part::Contributing, ..row(person("helper"), "2026-01-01", None) };

    assert_eq!(responsible(&[helper], &node("A"), day("2026-06-30"), &BTreeSet::new()), [] as [&Party; 0]);
}

#[test]
fn nobody_has_the_same_part_twice_on_one_day() {
    let first = row(person("lead"), "2026-01-01", Some("2026-06-30"));
    let again = |from| row(person("lead"), from, None).check(std::slice::from_ref(&first));

    assert_eq!(again("2026-07-01"), Ok(()));
    assert_eq!(
        again("2026-06-30"),
        Err(ResponsibilityRefusal::Overlaps {
            node: node("A"),
            party: person("lead"),
            on: day("2026-06-30")
        })
    );
    assert_eq!(
        row(person("head"), "2026-02-01", Some("2026-01-31")).check(&[]),
        Err(ResponsibilityRefusal::EndsBeforeItBegins { from: day("2026-02-01"), until: day("2026-01-31") })
    );
}
