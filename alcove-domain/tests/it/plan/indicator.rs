use std::collections::BTreeMap;

use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Instant, PersonId};
use alcove_domain::plan::indicator::{
    Across, Baseline, Dimension, Direction, Entry, Indicator, IndicatorRefusal, Measure, Overlap,
};
use alcove_domain::plan::reading::{Reading, ReadingRefusal, Value, current};

use super::case::{self, Case, Line, day, n, span};

#[test]
fn every_indicator_case_comes_out_as_written() {
    case::run("indicator.case", 15, facts);
}

fn facts(case: &Case) -> Vec<(String, Vec<String>)> {
    let indicator = indicator(case);
    let readings: Vec<Reading> =
        case.lines("readings").iter().enumerate().map(|(at, line)| reading(line, at as i64)).collect();
    let now = current(&readings, Instant::from_millis(1000));
    for (at, one) in readings.iter().enumerate() {
        let before = current(&readings[..at], Instant::from_millis(1000));
        assert_eq!(one.check(&indicator, &before, day("2028-01-01")), Ok(()), "{}", case.title);
    }
    indicator.check(span("2020-01-01", "2030-12-31")).unwrap();
    let year = |year: i16| {
        let value = indicator.value(&now, year).map(|value| value.number());
        let covered = indicator.covered(&now, year);
        let reached = indicator.reached(&now, year);
        let mut facts = vec![
            value.map_or("none".to_owned(), |value| format!("value {value}")),
            covered.map_or("not-covered".to_owned(), |covered| format!("covered {covered}")),
            reached.map_or("not-reached", |yes| if yes { "reached yes" } else { "reached no" }).to_owned(),
        ];
        let margins = indicator.margins(&now);
        let of_year = margins.iter().filter(|margin| margin.period.last().year() == year);
        facts.extend(of_year.map(|margin| format!("margin {} {}", margin.dimension, margin.parts.number())));
        (year.to_string(), facts)
    };
    (2025..=2027).map(year).collect()
}

fn indicator(case: &Case) -> Indicator {
    let words = case.heading("indicator");
    let baseline = case.heading("baseline");
    let dimension = |words: &[String]| Dimension {
        id: words[0].clone(),
        overlap: if words[1] == "exclusive" { Overlap::Exclusive } else { Overlap::Overlapping },
        categories: words[2..].to_vec(),
    };
    Indicator {
        id: "I1".into(),
        measure: if words[0] == "share" { Measure::Share } else { Measure::Amount },
        unit: "people".to_owned(),
        direction: match words[1].as_str() {
            "up" => Direction::Up,
            "down" => Direction::Down,
            _ => Direction::Neutral,
        },
        entry: match words[2].as_str() {
            "increment" => Entry::Increment,
            "cumulative" => Entry::Cumulative,
            _ => Entry::Snapshot,
        },
        across: if words[3] == "sum" { Across::Sum } else { Across::Separate },
        baseline: baseline
            .first()
            .map(|value| Baseline { value: n(value), year: baseline[2].parse().unwrap() }),
        targets: case.headings("target").map(|words| (words[0].parse().unwrap(), n(&words[1]))).collect(),
        dimensions: case.headings("dimension").map(dimension).collect(),
    }
}

fn reading(line: &Line, at: i64) -> Reading {
    let value = match line.after("of") {
        Some(below) => Value::Share { numerator: n(line.word(3)), denominator: n(below) },
        None => Value::Amount(n(line.word(3))),
    };
    let cell = line.words.iter().filter_map(|word| word.split_once('='));
    Reading {
        period: line.span().unwrap(),
        cell: cell.map(|(dimension, category)| (dimension.to_owned(), category.to_owned())).collect(),
        value,
        source: "register".to_owned(),
        by: PersonId::from("office"),
        at: Instant::from_millis(at),
    }
}

fn share(numerator: &str, denominator: &str) -> Value {
    Value::Share { numerator: n(numerator), denominator: n(denominator) }
}

fn trained() -> Indicator {
    Indicator {
        id: "I1".into(),
        measure: Measure::Share,
        unit: "percent".to_owned(),
        direction: Direction::Up,
        entry: Entry::Increment,
        across: Across::Sum,
        baseline: None,
        targets: BTreeMap::new(),
        dimensions: vec![Dimension {
            id: "sex".to_owned(),
            categories: vec!["f".to_owned(), "m".to_owned()],
            overlap: Overlap::Exclusive,
        }],
    }
}

fn read(from: &str, until: &str, value: Value) -> Reading {
    Reading {
        period: span(from, until),
        cell: BTreeMap::new(),
        value,
        source: "register".to_owned(),
        by: PersonId::from("office"),
        at: Instant::from_millis(1),
    }
}

fn today() -> alcove_domain::kit::Day {
    day("2026-07-01")
}

#[test]
fn what_has_not_come_is_not_read() {
    let check = |from, until| read(from, until, share("3", "4")).check(&trained(), &[], today());

    assert_eq!(check("2026-07-01", "2026-12-31"), Ok(()));
    assert_eq!(check("2026-07-02", "2026-12-31"), Err(ReadingRefusal::NotYet { first: day("2026-07-02") }));
}

#[test]
fn a_share_is_taken_only_with_what_it_is_a_share_of() {
    let check = |value| read("2026-01-01", "2026-03-31", value).check(&trained(), &[], today());

    assert_eq!(check(share("3", "4")), Ok(()));
    assert_eq!(
        check(Value::Amount(n("0.75"))),
        Err(ReadingRefusal::OtherMeasure { measure: Measure::Share })
    );
    assert_eq!(check(share("0", "0")), Err(ReadingRefusal::NoDenominator { denominator: n("0") }));
    let too_many = ReadingRefusal::NotAPart { numerator: Box::new(n("5")), denominator: Box::new(n("4")) };
    assert_eq!(check(share("5", "4")), Err(too_many));
}

#[test]
fn what_happened_is_not_counted_twice() {
    let first = read("2026-01-01", "2026-03-31", share("3", "4"));
    let overlapping = read("2026-03-31", "2026-06-30", share("3", "4"));
    let snapshot = Indicator { entry: Entry::Snapshot, ..trained() };

    assert_eq!(
        overlapping.check(&trained(), &[&first], today()),
        Err(ReadingRefusal::Overlaps { period: overlapping.period, other: first.period })
    );
    assert_eq!(overlapping.check(&snapshot, &[&first], today()), Ok(()));
    assert_eq!(
        first.clone().check(&trained(), &[&first], today()),
        Ok(()),
        "the same period is a correction"
    );
}

#[test]
fn a_reading_says_where_it_comes_from_and_fits_its_dimensions() {
    let reading = read("2026-01-01", "2026-03-31", share("3", "4"));
    let in_cell = |dimension: &str, category: &str| Reading {
        cell: BTreeMap::from([(dimension.to_owned(), category.to_owned())]),
        ..reading.clone()
    };
    let silent = Reading { source: " ".to_owned(), ..reading.clone() };

    assert_eq!(silent.check(&trained(), &[], today()), Err(ReadingRefusal::Source(WordsRefusal::Empty)));
    assert_eq!(in_cell("sex", "f").check(&trained(), &[], today()), Ok(()));
    assert_eq!(
        in_cell("age", "f").check(&trained(), &[], today()),
        Err(ReadingRefusal::NoSuchDimension { dimension: "age".to_owned() })
    );
    assert_eq!(
        in_cell("sex", "x").check(&trained(), &[], today()),
        Err(ReadingRefusal::NoSuchCategory { dimension: "sex".to_owned(), category: "x".to_owned() })
    );
}

#[test]
fn a_report_keeps_the_numbers_of_its_day() {
    let first = read("2026-01-01", "2026-03-31", share("3", "4"));
    let corrected = Reading { value: share("2", "4"), at: Instant::from_millis(50), ..first.clone() };
    let readings = [first.clone(), corrected.clone()];

    assert_eq!(current(&readings, Instant::from_millis(49)), [&first]);
    assert_eq!(current(&readings, Instant::from_millis(50)), [&corrected]);
}

#[test]
fn targets_are_within_the_plan_and_better_than_the_baseline() {
    let period = span("2026-01-01", "2030-12-31");
    let baseline = Some(Baseline { value: n("0.5"), year: 2025 });
    let with = |year: i16, target: &str| Indicator {
        entry: Entry::Snapshot,
        baseline: baseline.clone(),
        targets: BTreeMap::from([(year, n(target))]),
        ..trained()
    };

    assert_eq!(with(2026, "0.6").check(period), Ok(()));
    assert_eq!(
        with(2031, "0.6").check(period),
        Err(IndicatorRefusal::OutsideThePlan { year: 2031, from: 2026, until: 2030 })
    );
    assert_eq!(
        with(2026, "60").check(period),
        Err(IndicatorRefusal::NotAShare { year: 2026, target: n("60") })
    );
    let (target, worse_than) = (Box::new(n("0.4")), Box::new(n("0.5")));
    assert_eq!(
        with(2026, "0.4").check(period),
        Err(IndicatorRefusal::WorseThanBaseline { year: 2026, target, baseline: worse_than })
    );
}

#[test]
fn a_dimension_has_categories_each_once() {
    let with = |categories: &[&str]| {
        let mut indicator = trained();
        indicator.dimensions[0].categories = categories.iter().map(|one| (*one).to_owned()).collect();
        indicator.check(span("2026-01-01", "2030-12-31"))
    };
    let refused = Err(IndicatorRefusal::Categories { dimension: "sex".to_owned() });

    assert_eq!(with(&["f", "m"]), Ok(()));
    assert_eq!(with(&[]), refused);
    assert_eq!(with(&["f", "f"]), refused);
}

#[test]
fn years_that_ended_without_a_value_are_asked_for() {
    let targets = BTreeMap::from([(2026, n("0.5")), (2027, n("0.6")), (2028, n("0.7"))]);
    let indicator = Indicator { targets, ..trained() };
    let reading = read("2026-01-01", "2026-12-31", share("3", "4"));

    assert_eq!(indicator.missing_years(&[&reading], day("2028-01-01")), [2027]);
    assert_eq!(indicator.missing_years(&[&reading], day("2027-12-31")), [0_i16; 0]);
}
