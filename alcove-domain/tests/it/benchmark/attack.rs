//! Somebody who has every release, every group and every figure, who knows who was in which group,
//! and who is one of the members besides, tries to find another member's value.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::benchmark::{Contribution, Figure, Middle, PastSet};
use alcove_domain::kit::Number;
use proptest::prelude::*;

use super::figures::{ITEM, member, run, told};

/// A published figure as an attacker has it: who was in it, by position among all that ever were.
struct Known {
    of: BTreeSet<usize>,
    middle: Middle,
}

/// Everything that was ever published, and what nobody may find.
struct Public {
    known: Vec<Known>,
    hidden: Vec<Number>,
}

/// One release after the other, each knowing those before. Entries are told apart by `key`: by the
/// very outcome, or by the source alone where the attacker knows that nothing has changed.
fn publish(releases: &[Vec<Contribution>], key: fn(&Contribution) -> u32) -> Public {
    let mut past: Vec<PastSet> = Vec::new();
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    let mut public = Public { known: Vec::new(), hidden: Vec::new() };
    for members in releases {
        let figures = run(members, &past);
        public.take(members, &figures, &mut places, key);
        past.extend(told(members, &figures));
    }
    public
}

impl Public {
    fn take(
        &mut self,
        members: &[Contribution],
        figures: &[Figure],
        places: &mut BTreeMap<u32, usize>,
        key: fn(&Contribution) -> u32,
    ) {
        for figure in figures {
            let mut of = BTreeSet::new();
            for at in &figure.members {
                let one = &members[*at];
                let next = places.len();
                let place = *places.entry(key(one)).or_insert(next);
                if place == self.hidden.len() {
                    self.hidden.push(one.values[ITEM].clone());
                }
                of.insert(place);
            }
            self.known.push(Known { of, middle: figure.middle.clone() });
        }
    }

    /// In which published figures each entry is.
    fn signature(&self, entry: usize) -> Vec<bool> {
        self.known.iter().map(|known| known.of.contains(&entry)).collect()
    }

    /// Worlds that the attacker cannot tell from the true one: two entries exchanged that are in the
    /// same figures. Whom does no such world give another value, for an insider who knows one?
    fn found_by_exchange(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for target in 0..self.hidden.len() {
            for insider in (0..self.hidden.len()).filter(|insider| *insider != target) {
                let hides = (0..self.hidden.len()).any(|other| {
                    other != insider
                        && self.hidden[other] != self.hidden[target]
                        && self.signature(other) == self.signature(target)
                });
                if !hides {
                    found.push((target, insider));
                }
            }
        }
        found
    }

    /// As if the sum of each set were published: which entries are a combination of sums, and of one
    /// value that the attacker knows?
    fn found_by_subtraction(&self) -> Vec<usize> {
        let width = self.hidden.len();
        let rows: Vec<Vec<Number>> = self.known.iter().map(|known| unit(width, &known.of)).collect();
        (0..width)
            .filter(|target| {
                let alone = BTreeSet::from([*target]);
                (0..width).filter(|insider| insider != target).any(|insider| {
                    let mut with: Vec<Vec<Number>> = rows.clone();
                    with.push(unit(width, &BTreeSet::from([insider])));
                    let before = rank(with.clone());
                    with.push(unit(width, &alone));
                    rank(with) == before
                })
            })
            .collect()
    }

    /// Every way of giving each entry one of the four steps that agrees with all figures and with
    /// what the insider knows: whose value is the same in all of them?
    fn found_by_trying_all(&self, insider: usize) -> Vec<usize> {
        let width = self.hidden.len();
        let mut possible: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); width];
        for number in 0..4_usize.pow(u32::try_from(width).unwrap()) {
            let step = |entry: usize| (number / 4_usize.pow(u32::try_from(entry).unwrap()) % 4) as i64 + 1;
            if Number::from(step(insider)) != self.hidden[insider] || !self.agrees(step) {
                continue;
            }
            for (entry, steps) in possible.iter_mut().enumerate() {
                steps.insert(step(entry));
            }
        }
        (0..width).filter(|entry| *entry != insider && possible[*entry].len() == 1).collect()
    }

    fn agrees(&self, step: impl Fn(usize) -> i64) -> bool {
        self.known.iter().all(|known| {
            let values: Vec<Number> = known.of.iter().map(|entry| Number::from(step(*entry))).collect();
            Middle::of(&values).as_ref() == Some(&known.middle)
        })
    }
}

fn unit(width: usize, of: &BTreeSet<usize>) -> Vec<Number> {
    (0..width).map(|at| Number::from(i64::from(of.contains(&at)))).collect()
}

fn rank(mut rows: Vec<Vec<Number>>) -> usize {
    let width = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..width {
        let Some(pivot) = (rank..rows.len()).find(|row| !rows[*row][column].is_zero()) else { continue };
        rows.swap(rank, pivot);
        let lead = rows[rank].clone();
        for row in rows.iter_mut().skip(rank + 1) {
            let Some(times) = row[column].checked_div(&lead[column]) else { continue };
            for (cell, above) in row.iter_mut().zip(&lead) {
                *cell = &*cell - &(above * &times);
            }
        }
        rank += 1;
    }
    rank
}

/// A network over some releases: who is in each, of which kind, and whether with a new outcome.
fn any_releases(members: usize, releases: usize) -> impl Strategy<Value = Vec<Vec<Contribution>>> {
    let one = (any::<bool>(), 0..4_u8, 0..10_u8, 0..10_u8);
    let who = prop::collection::vec((0..2_u8, prop::collection::vec(one, releases)), members);
    who.prop_map(move |who| {
        let mut made: Vec<Vec<Contribution>> = vec![Vec::new(); releases];
        for (source, (kind, life)) in (0u32..).zip(who) {
            let (mut state, mut value) = (1000 * source, 1);
            for (at, (renews, step, is_out, changes)) in life.into_iter().enumerate() {
                if at == 0 || renews || changes < 5 {
                    state += 1;
                    value = i64::from(step) + 1;
                }
                if is_out > 1 {
                    let kind = if kind == 0 { "college" } else { "school" };
                    made[at].push(member(source, state, kind, value));
                }
            }
        }
        made
    })
}

fn by_state(one: &Contribution) -> u32 {
    one.state
}

fn by_source(one: &Contribution) -> u32 {
    one.source
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn nobody_is_found_among_many_releases_and_groups(releases in any_releases(24, 4)) {
        let public = publish(&releases, by_state);

        prop_assert_eq!(public.found_by_exchange(), []);
    }

    /// Nothing has changed but who is there, and each closed anew: the attacker knows that too.
    #[test]
    fn nobody_is_found_by_who_came_and_went(releases in any_releases(24, 4)) {
        let mut releases = releases;
        for one in releases.iter_mut().flatten() {
            one.values.insert(ITEM.to_owned(), Number::from(i64::from(one.source * 7 % 4) + 1));
        }

        let public = publish(&releases, by_source);

        prop_assert_eq!(public.found_by_exchange(), []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    /// Large enough that those who stay are told without those who go.
    #[test]
    fn nobody_is_found_in_a_large_network(releases in any_releases(60, 3)) {
        let public = publish(&releases, by_state);

        prop_assert_eq!(public.found_by_exchange(), []);
    }
}

#[test]
fn one_who_leaves_a_large_network_is_one_of_five_that_are_not_told() {
    let members: Vec<Contribution> =
        (0..30).map(|at| member(at, at, "college", i64::from(at % 4) + 1)).collect();
    let mut fewer = members.clone();
    fewer.remove(7);

    let public = publish(&[members, fewer], by_state);

    // Everyone and all colleges, twice.
    let told: Vec<usize> = public.known.iter().map(|known| known.of.len()).collect();
    assert_eq!(told, [30, 30, 25, 25]);
    assert_eq!(public.found_by_exchange(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn nobody_is_found_by_subtraction(releases in any_releases(16, 3)) {
        prop_assert_eq!(publish(&releases, by_state).found_by_subtraction(), [0; 0]);
    }

    #[test]
    fn nobody_is_found_by_trying_all_values(values in prop::collection::vec(1..5_i64, 5..8)) {
        let members: Vec<Contribution> =
            (0u32..).zip(&values).map(|(at, value)| member(at, at, "college", *value)).collect();
        let fewer = members[1..].to_vec();
        let public = publish(&[members.clone(), fewer, members], by_state);

        for insider in 0..public.hidden.len() {
            prop_assert_eq!(public.found_by_trying_all(insider), [0; 0]);
        }
    }
}

/// The same attacks against a network that publishes whatever has five members.
#[test]
fn the_attacks_find_somebody_where_differences_are_published() {
    let values = [1, 3, 2, 4, 2, 3];
    let hidden: Vec<Number> = values.iter().copied().map(Number::from).collect();
    let careless = |of: BTreeSet<usize>| {
        let values: Vec<Number> = of.iter().map(|at| hidden[*at].clone()).collect();
        Known { middle: Middle::of(&values).unwrap(), of }
    };
    let public = Public {
        known: vec![careless((0..6).collect()), careless((1..6).collect())],
        hidden: hidden.clone(),
    };

    assert!(!public.found_by_exchange().is_empty());
    assert!(public.found_by_subtraction().contains(&0));
}

#[test]
fn the_attack_by_trying_finds_all_the_others_where_they_are_alike() {
    let hidden: Vec<Number> = [4, 4, 4, 4, 1].map(Number::from).into();
    let known = Known { of: (0..5).collect(), middle: Middle::of(&hidden).unwrap() };
    let public = Public { known: vec![known], hidden };

    assert_eq!(public.found_by_trying_all(4), [0, 1, 2, 3]);
}
