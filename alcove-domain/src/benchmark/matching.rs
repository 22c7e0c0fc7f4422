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

impl Side {
    /// At or beyond a quarter; a middle half without width has no sides.
    pub fn of(value: &Number, middle: &Middle) -> Self {
        if middle.lower == middle.upper {
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

/// Every pair of which one is strong where the other is weak; those with the most items first.
pub fn matches<M: Ord + Clone>(sides: &BTreeMap<M, BTreeMap<String, Side>>) -> Vec<Match<M>> {
    let on = |side: Side| -> Vec<(&M, BTreeSet<&String>)> {
        sides
            .iter()
            .map(|(member, known)| {
                let items = known.iter().filter(|(_, is)| **is == side).map(|(item, _)| item);
                (member, items.collect())
            })
            .collect()
    };
    let (strong, weak) = (on(Side::Strong), on(Side::Weak));
    let mut found = Vec::new();
    for (mentor, good_at) in &strong {
        for (learner, needs) in weak.iter().filter(|(one, _)| one != mentor) {
            let items: BTreeSet<String> = good_at.intersection(needs).map(|item| (*item).clone()).collect();
            if !items.is_empty() {
                found.push(Match { mentor: (*mentor).clone(), learner: (*learner).clone(), items });
            }
        }
    }
    found.sort_by(|a, b| b.items.len().cmp(&a.items.len()).then_with(|| a.cmp(b)));
    found
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

        let found = matches(&sides);

        let told: Vec<(&str, &str, usize)> =
            found.iter().map(|one| (one.mentor, one.learner, one.items.len())).collect();
        assert_eq!(told, [("harbour", "orchard", 2), ("orchard", "harbour", 1)]);
    }
}
