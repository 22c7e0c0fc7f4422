use std::collections::BTreeMap;

use alcove_domain::benchmark::{Contribution, Entry, Figure, PastSet, PeerGroup, Profile, compute};
use alcove_domain::kit::Number;

pub const ITEM: &str = "A1";

pub fn member(source: u32, state: u32, kind: &str, value: i64) -> Contribution {
    Contribution {
        source,
        state,
        profile: Profile { kind: kind.to_owned(), ..Profile::default() },
        values: BTreeMap::from([(ITEM.to_owned(), Number::from(value))]),
    }
}

pub fn run(members: &[Contribution], past: &[PastSet]) -> Vec<Figure> {
    compute(&[ITEM.to_owned()], members, past)
}

/// What later releases must know of these.
pub fn told(members: &[Contribution], figures: &[Figure]) -> Vec<PastSet> {
    let set = |figure: &Figure| PastSet {
        item: figure.item.clone(),
        entries: figure
            .members
            .iter()
            .map(|at| Entry {
                source: members[*at].source,
                state: members[*at].state,
                value: members[*at].values[&figure.item].clone(),
            })
            .collect(),
    };
    figures.iter().map(set).collect()
}

fn groups(figures: &[Figure]) -> Vec<(String, usize)> {
    figures.iter().map(|one| (one.group.key(), one.middle.n)).collect()
}

fn colleges(values: &[i64]) -> Vec<Contribution> {
    (0u32..).zip(values).map(|(at, value)| member(at, 100 + at, "college", *value)).collect()
}

#[test]
fn four_members_have_no_figures_and_five_have() {
    let four = run(&colleges(&[1, 2, 3, 4]), &[]);
    let five = run(&colleges(&[1, 2, 3, 4, 2]), &[]);

    assert_eq!(four, []);
    assert_eq!(groups(&five), [("all".to_owned(), 5), ("kind:college".to_owned(), 5)]);
}

#[test]
fn a_group_is_withheld_where_the_rest_would_be_fewer_than_five() {
    let mut members = colleges(&[1, 2, 3, 4, 2, 3, 1]);
    members.extend([member(8, 108, "academy", 4), member(9, 109, "academy", 1)]);

    let figures = run(&members, &[]);

    // The two academies would stand between all and the colleges.
    assert_eq!(groups(&figures), [("all".to_owned(), 9)]);
}

#[test]
fn two_kinds_of_five_stand_beside_each_other() {
    let mut members = colleges(&[1, 2, 3, 4, 2]);
    members.extend((10..15).map(|at| member(at, 100 + at, "school", i64::from(at % 3) + 1)));

    let figures = run(&members, &[]);

    let expected = [("all", 10), ("kind:college", 5), ("kind:school", 5)];
    assert_eq!(groups(&figures), expected.map(|(group, n)| (group.to_owned(), n)));
}

#[test]
fn who_leaves_is_not_found_by_the_difference_of_two_releases() {
    let before = colleges(&[1, 2, 3, 4, 2, 3, 1]);
    let first = run(&before, &[]);
    let after = before[1..].to_vec();

    let second = run(&after, &told(&before, &first));

    assert_eq!(second, []);
}

#[test]
fn who_comes_waits_until_five_have_come() {
    let before = colleges(&[1, 2, 3, 4, 2]);
    let past = told(&before, &run(&before, &[]));
    let with = |count: usize| {
        let mut members = before.clone();
        members
            .extend((50..50 + count as u32).map(|at| member(at, 100 + at, "college", i64::from(at % 4) + 1)));
        members
    };

    let one = run(&with(1), &past);
    let five = run(&with(5), &past);

    // Those of before, without the newcomer; with two, they would be less than four fifths.
    assert_eq!(groups(&one)[0], ("all".to_owned(), 5));
    assert_eq!(run(&with(2), &past), []);
    assert_eq!(groups(&five)[0], ("all".to_owned(), 10));
}

#[test]
fn one_new_outcome_among_old_ones_is_withheld_and_five_are_told() {
    let before = colleges(&[1, 2, 3, 4, 2]);
    let past = told(&before, &run(&before, &[]));
    let renewed = |count: usize| {
        let mut members = before.clone();
        for one in members.iter_mut().take(count) {
            one.state += 1000;
            one.values.insert(ITEM.to_owned(), Number::from(i64::from(one.source % 4) + 1));
        }
        members
    };

    assert_eq!(run(&renewed(1), &past), []);
    assert_eq!(groups(&run(&renewed(5), &past))[0], ("all".to_owned(), 5));
    assert_eq!(groups(&run(&before, &past))[0], ("all".to_owned(), 5));
}

#[test]
fn a_group_in_which_all_but_one_are_alike_is_withheld() {
    assert_eq!(run(&colleges(&[4, 4, 4, 4, 1]), &[]), []);
    assert_eq!(groups(&run(&colleges(&[4, 4, 4, 3, 1]), &[]))[0], ("all".to_owned(), 5));
}

#[test]
fn a_member_without_a_value_is_in_no_group_of_the_item() {
    let mut members = colleges(&[1, 2, 3, 4, 2]);
    members[0].values.clear();

    assert_eq!(run(&members, &[]), []);
}

#[test]
fn groups_are_written_and_read_alike() {
    let profile = Profile {
        kind: "college".to_owned(),
        country: "AZ".to_owned(),
        learners: Some(640),
        sector: "Logistics".to_owned(),
    };
    for group in PeerGroup::of(&profile) {
        assert_eq!(PeerGroup::parse(&group.key()), Some(group));
    }
    assert_eq!(PeerGroup::parse("size:huge"), None);
}
