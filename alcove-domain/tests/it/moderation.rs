use alcove_domain::assess::compute::{ComputeRefusal, ComputeRule, compute};
use alcove_domain::assess::distance::{Apart, Distance, distance};
use alcove_domain::assess::edition::{Direction, Instrument, Quantity};
use alcove_domain::assess::moderation::{
    Dissent, Method, Moderation, ModerationRefusal, Proposal, Queued, Unsettled, Voice, provisional, queue,
};
use alcove_domain::assess::{Mark, Presented, Scale};
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Instant, PersonId, SeatId};
use proptest::prelude::*;

use crate::build::{id, n, practice, quantity, scale};

fn scales() -> Vec<Scale> {
    vec![scale("practice", &[1, 2, 3, 4])]
}

fn apart(instrument: &Instrument, marks: &[Mark]) -> Distance {
    distance(instrument, &scales(), &marks.iter().collect::<Vec<_>>())
}

fn by_rule(rule: ComputeRule, instrument: &Instrument, marks: &[Mark]) -> Result<Mark, ComputeRefusal> {
    compute(rule, instrument, &scales(), &marks.iter().collect::<Vec<_>>())
}

fn steps(values: &[i32]) -> Vec<Mark> {
    values.iter().copied().map(Mark::Step).collect()
}

fn amounts(values: &[&str]) -> Vec<Mark> {
    values.iter().map(|value| Mark::Amount(n(value))).collect()
}

fn no_workshop() -> Mark {
    Mark::NotApplicable("no workshop".to_owned())
}

fn hours() -> Instrument {
    Instrument::Amount(Quantity { decimals: 1, ..quantity("hours", &[]) })
}

#[test]
fn steps_lie_apart_by_the_range() {
    assert_eq!(apart(&practice(), &steps(&[2, 4, 3])), Distance { share: n("2/3"), apart: Apart::Steps(2) });
    assert_eq!(apart(&practice(), &steps(&[3, 3])).share, n("0"));
    assert_eq!(apart(&practice(), &steps(&[3])).apart, Apart::NothingToCompare);
}

#[test]
fn amounts_lie_apart_by_their_share_of_the_greater() {
    assert_eq!(apart(&hours(), &amounts(&["30", "40"])).apart, Apart::Relative(n("0.25")));
    assert_eq!(apart(&hours(), &amounts(&["0", "0"])).share, n("0"));
    assert_eq!(apart(&hours(), &amounts(&["-10", "10"])).share, n("1"));
}

#[test]
fn ratios_lie_apart_by_the_range_of_their_shares() {
    let percent = Instrument::Ratio(quantity("percent", &[]));
    let marks = [Mark::Ratio(n("1"), n("4")), Mark::Ratio(n("3"), n("4"))];

    assert_eq!(apart(&percent, &marks), Distance { share: n("0.5"), apart: Apart::Shares(n("0.5")) });
}

#[test]
fn other_answers_are_the_same_or_not() {
    let yes_no = [Mark::YesNo(true), Mark::YesNo(false), Mark::YesNo(true)];
    let texts = [Mark::Text("a".to_owned()), Mark::Text("b".to_owned())];

    assert_eq!(apart(&Instrument::YesNo, &yes_no), Distance { share: n("0.5"), apart: Apart::Answers(2) });
    assert_eq!(apart(&Instrument::Text, &texts).apart, Apart::NothingToCompare);
}

#[test]
fn whether_an_item_applies_is_the_widest_disagreement() {
    assert_eq!(
        apart(&practice(), &[Mark::Step(3), no_workshop()]),
        Distance { share: n("1"), apart: Apart::Applicability }
    );
    assert_eq!(apart(&practice(), &[Mark::Step(3), Mark::CannotJudge]).apart, Apart::NothingToCompare);
}

#[test]
fn the_queue_begins_with_the_widest_and_ends_with_what_is_settled() {
    let line = |name: &str, place, share: &str, voices, settled| Queued {
        item: id(name),
        place,
        distance: Distance { share: n(share), apart: Apart::Steps(0) },
        voices,
        settled,
    };
    let mut lines = vec![
        line("settled", 0, "1", 3, Some(Instant::from_millis(1))),
        line("unrated", 1, "0", 0, None),
        line("near", 2, "1/3", 2, None),
        line("far, later", 4, "2/3", 2, None),
        line("far, earlier", 3, "2/3", 2, None),
    ];

    queue(&mut lines);

    let order: Vec<&str> = lines.iter().map(|line| line.item.0.as_str()).collect();
    assert_eq!(order, ["far, earlier", "far, later", "near", "unrated", "settled"]);
}

#[test]
fn each_rule_gives_the_step_it_declares() {
    let table = [
        (ComputeRule::MedianLow, vec![1, 2, 4, 4], 2),
        (ComputeRule::MedianLow, vec![1, 3, 4], 3),
        (ComputeRule::MeanHalfUp, vec![2, 3], 3),
        (ComputeRule::MeanHalfUp, vec![2, 2, 3], 2),
        (ComputeRule::Minimum, vec![3, 2, 4], 2),
        (ComputeRule::MostFrequent, vec![4, 2, 4], 4),
        (ComputeRule::MostFrequent, vec![4, 2, 4, 2], 2),
    ];
    for (rule, marks, expected) in table {
        assert_eq!(
            by_rule(rule, &practice(), &steps(&marks)),
            Ok(Mark::Step(expected)),
            "{rule:?} {marks:?}"
        );
    }
}

#[test]
fn figures_are_computed_too() {
    let down = Instrument::Amount(Quantity { direction: Direction::Down, ..quantity("accidents", &[]) });
    let third = amounts(&["1", "1", "2"]);

    assert_eq!(by_rule(ComputeRule::MeanHalfUp, &hours(), &third), Ok(Mark::Amount(n("1.3"))));
    assert_eq!(by_rule(ComputeRule::Minimum, &hours(), &third), Ok(Mark::Amount(n("1"))));
    // Of accidents, the greater number is the weaker mark.
    assert_eq!(by_rule(ComputeRule::Minimum, &down, &third), Ok(Mark::Amount(n("2"))));
}

#[test]
fn a_rule_is_refused_where_it_says_nothing() {
    let texts = [Mark::Text("a".to_owned()), Mark::Text("b".to_owned())];
    let ratio = Instrument::Ratio(quantity("percent", &[]));
    let ratios = [Mark::Ratio(n("1"), n("4")), Mark::Ratio(n("3"), n("4"))];

    assert_eq!(
        by_rule(ComputeRule::MostFrequent, &Instrument::Text, &texts),
        Err(ComputeRefusal::Tie { answers: 2, times: 1 })
    );
    let does_not_fit = ComputeRefusal::RuleDoesNotFit { rule: ComputeRule::MeanHalfUp, kind: ratio.kind() };
    assert_eq!(by_rule(ComputeRule::MeanHalfUp, &ratio, &ratios), Err(does_not_fit));
    assert_eq!(
        by_rule(ComputeRule::MedianLow, &practice(), &[Mark::CannotJudge]),
        Err(ComputeRefusal::NobodyJudged)
    );
    assert_eq!(
        by_rule(ComputeRule::MedianLow, &practice(), &[Mark::Step(2), no_workshop()]),
        Err(ComputeRefusal::ApplicabilityDisputed { not_applicable: 1, judged: 1 })
    );
    assert_eq!(by_rule(ComputeRule::MedianLow, &practice(), &[no_workshop()]), Ok(no_workshop()));
}

fn voices(values: &[i32]) -> Vec<Voice> {
    let voice = |(at, step): (usize, &i32)| Voice {
        seat: SeatId::from(format!("seat {at}")),
        mark: Mark::Step(*step),
        version: 1,
    };
    values.iter().enumerate().map(voice).collect()
}

fn proposal(method: Method, mark: Option<Mark>, reason: &str) -> Proposal {
    Proposal {
        mark,
        method,
        reason: reason.to_owned(),
        dissent: Vec::new(),
        presented: Presented::Nothing,
        by: PersonId::from("coordinator"),
        at: Instant::from_millis(1),
    }
}

fn settle(
    values: &[i32],
    present: Option<&Moderation>,
    proposal: Proposal,
) -> Result<Moderation, ModerationRefusal> {
    let (instrument, scales) = (practice(), scales());
    let voices = voices(values);
    let newest = present.map_or(0, |present| present.version);
    Unsettled { item: id("A1"), instrument: &instrument, scales: &scales, voices, present, newest }
        .settle(proposal)
}

#[test]
fn what_was_taken_back_keeps_its_number() {
    let (instrument, scales) = (practice(), scales());
    let open = Unsettled {
        item: id("A1"),
        instrument: &instrument,
        scales: &scales,
        voices: voices(&[3]),
        present: None,
        newest: 2,
    };

    let settled = open.settle(proposal(Method::Agreed, Some(Mark::Step(3)), "")).unwrap();

    assert_eq!(settled.version, 3);
}

#[test]
fn only_what_was_seen_is_taken_back() {
    let settled = settle(&[3], None, proposal(Method::Agreed, Some(Mark::Step(3)), "")).unwrap();
    let (author, another) = (PersonId::from("coordinator"), PersonId::from("head"));

    assert_eq!(settled.take_back(Presented::Unsaid, &author), Ok(()));
    assert_eq!(settled.take_back(Presented::Version(1), &another), Ok(()));
    for unseen in [Presented::Unsaid, Presented::Nothing, Presented::Version(2)] {
        assert!(settled.take_back(unseen, &another).is_err(), "{unseen:?}");
    }
}

#[test]
fn an_agreed_mark_is_kept_with_its_inputs_and_the_dissent() {
    let dissent = vec![Dissent {
        seat: SeatId::from("seat 1"),
        mark: Some(Mark::Step(2)),
        words: "the old workshop was not looked at".to_owned(),
    }];
    let proposal = Proposal { dissent: dissent.clone(), ..proposal(Method::Agreed, Some(Mark::Step(3)), "") };

    let settled = settle(&[4, 2], None, proposal).unwrap();

    assert_eq!((settled.version, &settled.mark), (1, &Mark::Step(3)));
    assert_eq!(settled.inputs, voices(&[4, 2]));
    assert_eq!(settled.dissent, dissent);
}

#[test]
fn a_ruling_without_a_reason_is_refused() {
    let ruling = |reason| settle(&[4, 2], None, proposal(Method::Ruled, Some(Mark::Step(3)), reason));

    assert_eq!(ruling(" ").unwrap_err(), ModerationRefusal::Reason(WordsRefusal::Empty));
    assert_eq!(ruling("the inspection report says so").unwrap().mark, Mark::Step(3));
}

#[test]
fn a_computed_mark_is_what_the_rule_gives() {
    let computed = |mark| settle(&[4, 2], None, proposal(Method::Computed(ComputeRule::MedianLow), mark, ""));

    assert_eq!(computed(None).unwrap().mark, Mark::Step(2));
    assert_eq!(computed(Some(Mark::Step(2))).unwrap().mark, Mark::Step(2));
    let refusal = ModerationRefusal::NotWhatTheRuleGives {
        computed: Box::new(Mark::Step(2)),
        given: Box::new(Mark::Step(3)),
    };
    assert_eq!(computed(Some(Mark::Step(3))).unwrap_err(), refusal);
}

#[test]
fn cannot_judge_settles_nothing() {
    let refusal = settle(&[], None, proposal(Method::Agreed, Some(Mark::CannotJudge), "")).unwrap_err();

    assert_eq!(refusal, ModerationRefusal::NoMark);
}

#[test]
fn a_moderation_supersedes_the_one_that_was_seen() {
    let first = settle(&[4, 2], None, proposal(Method::Agreed, Some(Mark::Step(3)), "")).unwrap();
    let again =
        Proposal { presented: Presented::Version(1), ..proposal(Method::Agreed, Some(Mark::Step(2)), "") };
    let blind = proposal(Method::Agreed, Some(Mark::Step(4)), "");

    assert_eq!(settle(&[4, 2], Some(&first), again).unwrap().version, 2);
    assert_eq!(
        settle(&[4, 2], Some(&first), blind).unwrap_err(),
        ModerationRefusal::Conflict { present: Some(Box::new(first)) }
    );
}

#[test]
fn before_moderation_a_shared_mark_stands() {
    let stands = |marks: &[Mark]| {
        provisional(ComputeRule::MedianLow, &practice(), &scales(), &marks.iter().collect::<Vec<_>>())
    };

    assert_eq!(stands(&[Mark::Step(3), Mark::CannotJudge]), Some(Mark::Step(3)));
    assert_eq!(stands(&steps(&[2, 4])), Some(Mark::Step(2)));
    assert_eq!(stands(&[Mark::Step(3), no_workshop()]), None);
    assert_eq!(stands(&[]), None);
}

fn any_rule() -> impl Strategy<Value = ComputeRule> {
    prop_oneof![
        Just(ComputeRule::MedianLow),
        Just(ComputeRule::MeanHalfUp),
        Just(ComputeRule::Minimum),
        Just(ComputeRule::MostFrequent)
    ]
}

proptest! {
    #[test]
    fn a_rule_does_not_care_who_spoke_first(
        rule in any_rule(),
        values in prop::collection::vec(1i32..5, 1..8),
        turn in 0usize..8,
    ) {
        let mut turned = values.clone();
        turned.rotate_left(turn % values.len());

        prop_assert_eq!(
            by_rule(rule, &practice(), &steps(&values)),
            by_rule(rule, &practice(), &steps(&turned))
        );
        prop_assert_eq!(apart(&practice(), &steps(&values)), apart(&practice(), &steps(&turned)));
    }
}
