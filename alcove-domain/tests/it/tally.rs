use alcove_domain::assess::{Standing, Tally};
use alcove_domain::kit::Number;
use proptest::prelude::*;

use crate::build::n;

#[test]
fn a_tally_says_n_of_how_many_and_the_coverage() {
    let standings = [
        Standing::Graded(n("3")),
        Standing::Graded(n("4")),
        Standing::NotGraded,
        Standing::Open { gradable: true },
        Standing::CannotJudge { gradable: true },
        Standing::NotApplicable,
    ];

    let tally = Tally::of(&standings);

    assert_eq!((tally.rated(), tally.applicable(), tally.items), (3, 5, 6));
    assert_eq!(tally.coverage(), Some(n("0.6")));
    assert_eq!(tally.graded_share(), Some(n("0.5")));
    assert_eq!((tally.at_or_above(4), tally.at_or_above(3)), (1, 2));
}

fn any_standing() -> impl Strategy<Value = Standing> {
    prop_oneof![
        any::<bool>().prop_map(|gradable| Standing::Open { gradable }),
        any::<bool>().prop_map(|gradable| Standing::CannotJudge { gradable }),
        Just(Standing::NotApplicable),
        Just(Standing::NotGraded),
        (1i64..5).prop_map(|step| Standing::Graded(Number::from(step))),
    ]
}

proptest! {
    #[test]
    fn a_summary_that_follows_each_save_equals_counting_anew(
        start in prop::collection::vec(any_standing(), 1..20),
        saves in prop::collection::vec((any::<prop::sample::Index>(), any_standing()), 0..60),
    ) {
        let mut standings = start;
        let mut tally = Tally::of(&standings);
        for (at, to) in saves {
            let at = at.index(standings.len());
            tally.shift(&standings[at], &to);
            standings[at] = to;

            prop_assert_eq!(&tally, &Tally::of(&standings));
        }
    }

    #[test]
    fn tallies_of_parts_merge_to_the_tally_of_the_whole(
        standings in prop::collection::vec(any_standing(), 0..30),
        cut in any::<prop::sample::Index>(),
    ) {
        let (left, right) = standings.split_at(cut.index(standings.len() + 1));
        let mut merged = Tally::of(left);
        merged.merge(&Tally::of(right));

        prop_assert_eq!(merged, Tally::of(&standings));
    }
}
