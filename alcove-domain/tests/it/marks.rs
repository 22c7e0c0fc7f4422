use std::collections::BTreeMap;

use alcove_domain::assess::Mark;
use alcove_domain::assess::accept::MarkRefusal;
use alcove_domain::assess::edition::{Choice, ChoiceOption, Direction, Instrument, Quantity};
use alcove_domain::assess::mark::Kind;
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Day, Number};

use crate::build::{n, practice, quantity, scale};

fn percent() -> Instrument {
    Instrument::Ratio(quantity("percent", &["50", "70", "90"]))
}

fn choice(many: bool) -> Instrument {
    let option = |id: &str, score: Option<i64>| ChoiceOption {
        id: id.to_owned(),
        score: score.map(Number::from),
        texts: BTreeMap::new(),
    };
    Instrument::Choice(Choice {
        many,
        options: vec![option("a", Some(1)), option("b", Some(2)), option("c", None)],
    })
}

fn chosen(ids: &[&str]) -> Mark {
    Mark::Choice(ids.iter().map(|id| (*id).to_owned()).collect())
}

fn answer(instrument: &Instrument, mark: &Mark) -> Result<(), MarkRefusal> {
    instrument.accept(&[scale("practice", &[1, 2, 3, 4])], mark)
}

#[test]
fn a_step_must_stand_on_the_scale() {
    assert_eq!(answer(&practice(), &Mark::Step(4)), Ok(()));
    assert_eq!(
        answer(&practice(), &Mark::Step(5)),
        Err(MarkRefusal::NoSuchStep { step: 5, steps: vec![1, 2, 3, 4] })
    );
    assert_eq!(
        answer(&Instrument::Scale("other".to_owned()), &Mark::Step(1)),
        Err(MarkRefusal::NoSuchScale { scale: "other".to_owned() })
    );
}

#[test]
fn a_mark_of_another_sort_is_no_answer() {
    assert_eq!(
        answer(&practice(), &Mark::YesNo(true)),
        Err(MarkRefusal::WrongKind { wanted: Kind::Step, given: Kind::YesNo })
    );
}

#[test]
fn an_amount_lies_within_its_bounds_and_may_touch_them() {
    let hours = Quantity { minimum: Some(n("0")), maximum: Some(n("40")), ..quantity("hours", &[]) };
    let hours = Instrument::Amount(hours);
    let amount = |text| answer(&hours, &Mark::Amount(n(text)));

    assert_eq!(amount("0"), Ok(()));
    assert_eq!(amount("40"), Ok(()));
    let (given, maximum) = (Box::new(n("40.01")), Box::new(n("40")));
    assert_eq!(amount("40.01"), Err(MarkRefusal::TooLarge { given, maximum }));
    let (given, minimum) = (Box::new(n("-1")), Box::new(n("0")));
    assert_eq!(amount("-1"), Err(MarkRefusal::TooSmall { given, minimum }));
}

#[test]
fn a_percentage_is_part_of_a_whole() {
    let ratio = |above, below| answer(&percent(), &Mark::Ratio(n(above), n(below)));

    assert_eq!(ratio("3", "12"), Ok(()));
    assert_eq!(ratio("12", "12"), Ok(()));
    assert_eq!(ratio("3", "0"), Err(MarkRefusal::NoDenominator { denominator: n("0") }));
    assert_eq!(ratio("3", "-1"), Err(MarkRefusal::NoDenominator { denominator: n("-1") }));
    assert_eq!(ratio("-3", "12"), Err(MarkRefusal::NegativeNumerator { numerator: n("-3") }));
    let (numerator, denominator) = (Box::new(n("13")), Box::new(n("12")));
    assert_eq!(ratio("13", "12"), Err(MarkRefusal::MoreThanAll { numerator, denominator }));
}

#[test]
fn a_ratio_that_is_no_percentage_may_be_more_than_one() {
    let learners_per_teacher = Instrument::Ratio(quantity("learners", &[]));

    assert_eq!(answer(&learners_per_teacher, &Mark::Ratio(n("240"), n("20"))), Ok(()));
}

#[test]
fn options_must_exist_and_stand_once() {
    assert_eq!(answer(&choice(false), &chosen(&["a"])), Ok(()));
    assert_eq!(answer(&choice(true), &chosen(&["c", "a"])), Ok(()));
    assert_eq!(answer(&choice(false), &chosen(&[])), Err(MarkRefusal::NothingChosen));
    assert_eq!(answer(&choice(false), &chosen(&["a", "b"])), Err(MarkRefusal::OneOptionOnly { given: 2 }));
    assert_eq!(
        answer(&choice(true), &chosen(&["a", "x"])),
        Err(MarkRefusal::NoSuchOption { option: "x".to_owned() })
    );
    assert_eq!(
        answer(&choice(true), &chosen(&["a", "a"])),
        Err(MarkRefusal::ChosenTwice { option: "a".to_owned() })
    );
}

#[test]
fn options_are_kept_in_the_order_of_the_instrument() {
    assert_eq!(choice(true).tidy(chosen(&["c", "a"])), chosen(&["a", "c"]));
    assert_eq!(Instrument::Text.tidy(Mark::Text(" so ".to_owned())), Mark::Text("so".to_owned()));
}

#[test]
fn words_are_neither_none_nor_endless() {
    let text = |words: String| answer(&Instrument::Text, &Mark::Text(words));

    assert_eq!(text("x".repeat(20_000)), Ok(()));
    let too_long = WordsRefusal::TooLong { characters: 20_001, at_most: 20_000 };
    assert_eq!(text("x".repeat(20_001)), Err(MarkRefusal::Text(too_long)));
    assert_eq!(text(" ".to_owned()), Err(MarkRefusal::Text(WordsRefusal::Empty)));
    assert_eq!(text("a\0".to_owned()), Err(MarkRefusal::Text(WordsRefusal::HoldsNul)));
}

#[test]
fn not_applicable_needs_its_reason_and_cannot_judge_none() {
    for instrument in
        [practice(), percent(), choice(true), Instrument::YesNo, Instrument::Date, Instrument::Text]
    {
        assert_eq!(answer(&instrument, &Mark::CannotJudge), Ok(()));
        assert_eq!(answer(&instrument, &Mark::NotApplicable("no workshop".to_owned())), Ok(()));
        assert_eq!(
            answer(&instrument, &Mark::NotApplicable(" ".to_owned())),
            Err(MarkRefusal::Reason(WordsRefusal::Empty))
        );
    }
}

#[test]
fn a_mark_has_the_value_its_instrument_gives_it() {
    let amount = Instrument::Amount(quantity("hours", &[]));
    let day = Mark::Date(Day::parse("2026-03-01").unwrap());

    assert_eq!(practice().value(&Mark::Step(3)), Some(n("3")));
    assert_eq!(amount.value(&Mark::Amount(n("12.5"))), Some(n("12.5")));
    assert_eq!(percent().value(&Mark::Ratio(n("3"), n("12"))), Some(n("0.25")));
    assert_eq!(Instrument::YesNo.value(&Mark::YesNo(true)), Some(n("1")));
    assert_eq!(Instrument::YesNo.value(&Mark::YesNo(false)), Some(n("0")));
    assert_eq!(choice(true).value(&chosen(&["a", "b", "c"])), Some(n("3")));
    assert_eq!(choice(true).value(&chosen(&["c"])), None);
    assert_eq!(Instrument::Date.value(&day), None);
    assert_eq!(practice().value(&Mark::CannotJudge), None);
    assert_eq!(practice().value(&Mark::NotApplicable("no workshop".to_owned())), None);
}

#[test]
fn a_figure_becomes_a_step_through_its_bounds() {
    let absence = Quantity { direction: Direction::Down, ..quantity("percent", &["30", "20", "10"]) };
    let absence = Instrument::Ratio(absence);
    let step = |instrument: &Instrument, above: &str| instrument.step(&Mark::Ratio(n(above), n("100")));

    assert_eq!(step(&percent(), "49"), Some(1));
    assert_eq!(step(&percent(), "50"), Some(2));
    assert_eq!(step(&percent(), "95"), Some(4));
    assert_eq!(step(&absence, "35"), Some(1));
    assert_eq!(step(&absence, "10"), Some(4));
    assert_eq!(Instrument::Amount(quantity("hours", &[])).step(&Mark::Amount(n("7"))), None);
    assert_eq!(Instrument::YesNo.step(&Mark::YesNo(true)), None);
}

#[test]
fn of_two_equally_near_steps_the_higher_is_taken() {
    let scale = scale("practice", &[1, 2, 3, 4]);

    assert_eq!(scale.nearest(&n("2.5")), Some(3));
    assert_eq!(scale.nearest(&n("2.49")), Some(2));
    assert_eq!(scale.nearest(&n("9")), Some(4));
}
