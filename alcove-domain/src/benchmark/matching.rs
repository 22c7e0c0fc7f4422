//! Who is strong where another is weak: between those who agreed to be matched, and against figures
//! that may be told. A side of the middle half is all that it says, never a place in a row.

use std::collections::{BTreeMap, BTreeSet};

use super::middle::Middle;
use crate::kit::Number;

/// On which side of the middle half a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Weak,
    Between,
    Strong,
}

/// Of five, the quarter is the value of the last but one: whoever is above it would know that of the
/// only other one who is shown to be strong.
const FEWEST_OF_SIDES: usize = 6;

impl Side {
    /// At or beyond a quarter; a middle half without width, or of too few, has no sides.
    pub fn of(value: &Number, middle: &Middle) -> Self {
        if middle.lower == middle.upper || middle.n < FEWEST_OF_SIDES {
            Self::Between
        } else if *value >= middle.upper {
            Self::Strong
        } else if *value <= middle.lower {
            Self::Weak
        } else {
            Self::Between
        }
    }
}

/// One who could help another, and at what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match<M> {
    pub mentor: M,
    pub learner: M,
    pub items: BTreeSet<String>,
}

/// Pairs of which one is strong where the other is weak, those with the most items first: of one
/// member where that is named, and so many at most.
pub fn matches<M: Ord + Clone>(
    sides: &BTreeMap<M, BTreeMap<String, Side>>,
    of: Option<&M>,
    most: usize,
) -> Vec<Match<M>> {
    let items: BTreeSet<&String> = sides.values().flat_map(BTreeMap::keys).collect();
    let items: Vec<&String> = items.into_iter().collect();
    // A bit for each item: hundreds of members make tens of thousands of pairs.
    let bits = |side: Side| -> Vec<Vec<u64>> {
        let block = |known: &BTreeMap<String, Side>, some: &[&String]| {
            let bit = |(at, item): (usize, &&String)| u64::from(known.get(*item) == Some(&side)) << at;
            some.iter().enumerate().map(bit).sum()
        };
        sides.values().map(|known| items.chunks(64).map(|some| block(known, some)).collect()).collect()
    };
    let (strong, weak) = (bits(Side::Strong), bits(Side::Weak));
    let members: Vec<&M> = sides.keys().collect();
    let is_asked: Vec<bool> = members.iter().map(|one| of.is_none_or(|of| of == *one)).collect();
    let mut found: Vec<(u32, usize, usize)> = Vec::new();
    for (mentor, good_at) in strong.iter().enumerate() {
        for (learner, needs) in weak.iter().enumerate() {
            if !is_asked[mentor] && !is_asked[learner] {
                continue;
            }
            let shared: u32 = good_at.iter().zip(needs).map(|(a, b)| (a & b).count_ones()).sum();
            if shared > 0 {
                found.push((shared, mentor, learner));
            }
        }
    }
    let order = |a: &(u32, usize, usize), b: &(u32, usize, usize)| b.0.cmp(&a.0).then(a.cmp(b));
    // Of tens of thousands, a page of them needs to be in order.
    if most < found.len() {
        found.select_nth_unstable_by(most, order);
        found.truncate(most);
    }
    found.sort_unstable_by(order);
    let pair = |(_, mentor, learner): (u32, usize, usize)| {
        let (good_at, needs) = (&sides[members[mentor]], &sides[members[learner]]);
        let is_one = |item: &&&String| {
            good_at.get(**item) == Some(&Side::Strong) && needs.get(**item) == Some(&Side::Weak)
        };
        Match {
            mentor: members[mentor].clone(),
            learner: members[learner].clone(),
            items: items.iter().filter(is_one).map(|item| (*item).clone()).collect(),
        }
    };
    found.into_iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn middle(lower: i64, upper: i64) -> Middle {
        Middle { n: 7, lower: lower.into(), median: lower.into(), upper: upper.into() }
    }

    #[test]
    fn a_side_is_at_or_beyond_a_quarter() {
        let side = |value: i64| Side::of(&value.into(), &middle(2, 3));

        assert_eq!((side(1), side(2), side(3)), (Side::Weak, Side::Weak, Side::Strong));
        assert_eq!(Side::of(&Number::ratio(5, 2).unwrap(), &middle(2, 3)), Side::Between);
        assert_eq!(Side::of(&3.into(), &middle(3, 3)), Side::Between);
        assert_eq!(Side::of(&4.into(), &Middle { n: 5, ..middle(2, 3) }), Side::Between);
    }

    #[test]
    fn pairs_are_found_where_one_is_strong_and_the_other_weak() {
        let of =
            |sides: &[(&str, Side)]| sides.iter().map(|(item, side)| ((*item).to_owned(), *side)).collect();
        let sides: BTreeMap<&str, BTreeMap<String, Side>> = BTreeMap::from([
            ("harbour", of(&[("A", Side::Strong), ("B", Side::Weak), ("C", Side::Strong)])),
            ("orchard", of(&[("A", Side::Weak), ("B", Side::Strong), ("C", Side::Weak)])),
            ("valley", of(&[("A", Side::Between)])),
        ]);

        let found = matches(&sides, None, 9);

        let told: Vec<(&str, &str, usize)> =
            found.iter().map(|one| (one.mentor, one.learner, one.items.len())).collect();
        assert_eq!(told, [("harbour", "orchard", 2), ("orchard", "harbour", 1)]);
        assert_eq!(matches(&sides, None, 1), found[..1]);
        assert_eq!(matches(&sides, Some(&"harbour"), 9), found);
        assert_eq!(matches(&sides, Some(&"valley"), 9), []);
    }

    #[test]
    fn a_page_is_the_beginning_of_all_of_them() {
        let side = |number: u32| [Side::Weak, Side::Between, Side::Strong][(number % 3) as usize];
        let member = |at: u32| {
            (at, (0..7).map(|item| (format!("I{item}"), side(at * 5 + item * item + at / 3))).collect())
        };
        let sides: BTreeMap<u32, BTreeMap<String, Side>> = (0..30).map(member).collect();

        let all = matches(&sides, None, usize::MAX);

        assert!(all.len() > 100 && all.is_sorted_by_key(|one| (usize::MAX - one.items.len(), one.mentor)));
        for most in [0, 1, 17, all.len() - 1, all.len(), all.len() + 1] {
            assert_eq!(matches(&sides, None, most), all[..most.min(all.len())]);
        }
        let of_one: Vec<_> = all.iter().filter(|one| one.mentor == 4 || one.learner == 4).cloned().collect();
        assert_eq!(matches(&sides, Some(&4), usize::MAX), of_one);
    }
}
