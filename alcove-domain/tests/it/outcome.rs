use alcove_domain::assess::canonical::canonical;
use alcove_domain::assess::edition::{Instrument, Item, MissingPolicy, RollUp};
use alcove_domain::assess::outcome::{OutcomeRefusal, Settled, Status};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::{Mark, Scope, Tree};
use alcove_domain::kit::Number;
use proptest::prelude::*;

use crate::build::{agreed, college, edition, heading, id, n, practice, quantity};

fn college_tree() -> Tree {
    let edition = college();
    Tree::of(&edition, &Scope::full(&edition)).unwrap()
}

#[test]
fn a_mark_out_of_scope_is_refused() {
    let tree = college_tree();

    assert_eq!(
        derive(&tree, &[agreed("X", Mark::Step(1))]),
        Err(OutcomeRefusal::OutOfScope { item: id("X") })
    );
    assert_eq!(
        derive(&tree, &[agreed("A", Mark::Step(1))]),
        Err(OutcomeRefusal::OutOfScope { item: id("A") })
    );
    assert_eq!(
        derive(&tree, &[agreed("A1", Mark::Step(1)), agreed("A1", Mark::Step(1))]),
        Err(OutcomeRefusal::SettledTwice { item: id("A1") })
    );
    assert!(matches!(
        derive(&tree, &[agreed("A1", Mark::Step(9))]),
        Err(OutcomeRefusal::Mark { item, .. }) if item == id("A1")
    ));
}

#[test]
fn the_canonical_text_is_what_a_hash_can_stand_on() {
    let mut edition = edition(vec![heading("A", None), crate::build::rated("A1", Some(0), practice())]);
    edition.items[1].weight = n("1/3");
    let tree = Tree::of(&edition, &Scope::full(&edition)).unwrap();
    let settled = [Settled {
        status: Status::Provisional,
        ..agreed("A1", Mark::NotApplicable("no \"shop\"\nhere".to_owned()))
    }];

    assert_eq!(
        canonical(&tree, &settled),
        "alcove-outcome 1\n\
         edition \"urn:alcove:framework:sample\" \"1\"\n\
         missing leave-out\n\
         roll-up weighted-mean\n\
         scale \"practice\" 1 2 3 4\n\
         node \"A\" under - weight 1 weighted-mean -\n\
         node \"A1\" under \"A\" weight 1/3 weighted-mean scale \"practice\"\n\
         mark \"A1\" provisional not-applicable \"no \\\"shop\\\"\\nhere\"\n"
    );
}

#[test]
fn the_canonical_text_tells_one_mark_from_another() {
    let tree = college_tree();
    let texts = [
        canonical(&tree, &[agreed("A1", Mark::Step(1))]),
        canonical(&tree, &[agreed("A1", Mark::Step(2))]),
        canonical(&tree, &[agreed("A2", Mark::Step(1))]),
        canonical(&tree, &[Settled { status: Status::Provisional, ..agreed("A1", Mark::Step(1)) }]),
        canonical(&tree, &[]),
    ];

    for (at, text) in texts.iter().enumerate() {
        assert!(!texts[..at].contains(text), "{text}");
    }
}

fn any_roll_up() -> impl Strategy<Value = RollUp> {
    prop_oneof![
        4 => Just(RollUp::WeightedMean),
        1 => Just(RollUp::Minimum),
        1 => (1i32..5).prop_map(RollUp::ShareAtStep),
        1 => (1i32..5).prop_map(RollUp::CountAtStep),
        1 => (1u32..4, 1i32..5).prop_map(|(count, step)| RollUp::AtLeast { count, step }),
        1 => Just(RollUp::None),
    ]
}

fn any_instrument() -> impl Strategy<Value = Option<Instrument>> {
    prop_oneof![
        2 => Just(None),
        5 => Just(Some(practice())),
        1 => Just(Some(Instrument::YesNo)),
        1 => Just(Some(Instrument::Ratio(quantity("percent", &["50", "70"])))),
        1 => Just(Some(Instrument::Amount(quantity("hours", &[])))),
    ]
}

/// A mark that answers the instrument, or none.
fn mark(instrument: &Instrument, chance: u8) -> Option<Mark> {
    let small = i32::from(chance % 4) + 1;
    match (chance % 8, instrument) {
        (0, _) => None,
        (1, _) => Some(Mark::CannotJudge),
        (2, _) => Some(Mark::NotApplicable("no workshop".to_owned())),
        (_, Instrument::Scale(_)) => Some(Mark::Step(small)),
        (_, Instrument::YesNo) => Some(Mark::YesNo(small > 2)),
        (_, Instrument::Ratio(_)) => Some(Mark::Ratio(i64::from(small).into(), 4.into())),
        _ => Some(Mark::Amount(i64::from(small).into())),
    }
}

type Row = (Option<Instrument>, RollUp, usize, u8, u8);

prop_compose! {
    fn any_rows()(rows in prop::collection::vec(
        (any_instrument(), any_roll_up(), any::<prop::sample::Index>(), 0u8..5, any::<u8>()), 1..40,
    )) -> Vec<Row> {
        rows.into_iter()
            .enumerate()
            .map(|(at, (instrument, rule, parent, weight, chance))| {
                // The place just before the first is "none".
                (instrument, rule, parent.index(at + 1), weight, chance)
            })
            .collect()
    }
}

fn grow(rows: &[Row], missing: MissingPolicy) -> Option<(Tree, Vec<Settled>)> {
    let item = |(at, (instrument, rule, parent, weight, _)): (usize, &Row)| Item {
        instrument: instrument.clone(),
        roll_up: Some(rule.clone()),
        weight: Number::from(i64::from(*weight)),
        ..heading(&format!("i{at:02}"), parent.checked_sub(1))
    };
    let mut edition = edition(rows.iter().enumerate().map(item).collect());
    edition.missing = missing;
    let scope = Scope::full(&edition);
    if scope.is_empty() {
        return None;
    }
    let tree = Tree::of(&edition, &scope).unwrap();
    let mut settled = Vec::new();
    for (at, (instrument, _, _, _, chance)) in rows.iter().enumerate() {
        let Some(mark) = instrument.as_ref().and_then(|instrument| mark(instrument, *chance)) else {
            continue;
        };
        let status = if chance % 3 == 0 { Status::Provisional } else { Status::Agreed };
        settled.push(Settled { item: id(&format!("i{at:02}")), mark, status });
    }
    Some((tree, settled))
}

fn any_policy() -> impl Strategy<Value = MissingPolicy> {
    prop_oneof![
        Just(MissingPolicy::LeaveOut),
        Just(MissingPolicy::NeedsAll),
        Just(MissingPolicy::NeedsShare(Number::ratio(1, 2).unwrap())),
    ]
}

proptest! {
    #[test]
    fn an_outcome_does_not_depend_on_the_order_of_the_marks(
        rows in any_rows(),
        policy in any_policy(),
        shuffle in any::<u64>(),
    ) {
        let Some((tree, settled)) = grow(&rows, policy) else { return Ok(()) };
        let mut shuffled = settled.clone();
        shuffled.sort_by_key(|one| {
            one.item.0.bytes().fold(shuffle, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
        });

        prop_assert_eq!(derive(&tree, &settled).unwrap(), derive(&tree, &shuffled).unwrap());
        prop_assert_eq!(canonical(&tree, &settled), canonical(&tree, &shuffled));
    }

    #[test]
    fn numbers_stay_within_what_they_count(rows in any_rows(), policy in any_policy()) {
        let Some((tree, settled)) = grow(&rows, policy) else { return Ok(()) };

        let outcome = derive(&tree, &settled).unwrap();

        prop_assert_eq!(outcome.whole.tally.items as usize, tree.rated().count());
        for node in &outcome.nodes {
            let Some(value) = &node.summary.value else {
                prop_assert!(node.summary.without.is_some(), "{:?} has no value and no reason", node.item);
                continue;
            };
            prop_assert!(node.summary.without.is_none());
            prop_assert!(node.summary.measure.is_some());
            prop_assert!(node.summary.tally.graded() > 0, "{:?} has a value of nothing", node.item);
            prop_assert!(!value.is_negative());
            if node.summary.measure == Some(alcove_domain::assess::outcome::Measure::Grade) {
                prop_assert!(*value <= Number::from(4));
            }
        }
    }
}
