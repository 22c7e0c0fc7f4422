use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{NodeId, Number};
use alcove_domain::plan::money::{Currency, Funding, MoneyRefusal, Need, Rate, Stage, read_amount};
use alcove_domain::plan::pivot::{Dimension, Key, Sums};
use alcove_domain::plan::{Books, Contribution, Line, Node, NodeKind, Outline, Party, Rates, Standing};
use proptest::prelude::*;

use super::case::{self, Case, day, n, node};
use super::standing::standing;

#[test]
fn every_budget_case_comes_out_as_written() {
    case::run("budget.case", 12, facts);
}

fn currency(text: &str) -> Currency {
    Currency::parse(text).unwrap()
}

fn facts(case: &Case) -> Vec<(String, Vec<String>)> {
    let outline = outline(case);
    let rates = case.lines("rates").iter().map(|line| Rate {
        currency: currency(line.word(0)),
        day: day(line.word(1)),
        worth: n(line.word(2)),
        source: "central bank".to_owned(),
    });
    let rates = Rates::of(currency(&case.heading("own")[0]), rates.collect()).unwrap();
    let standings = case.lines("standing").iter();
    let standings = standings.map(|line| (node(line.word(0)), standing(line.word(1)))).collect();
    let responsible = case.lines("responsible").iter().map(|line| {
        let parties = line.words[1..].iter().map(|unit| Party::Unit(unit.as_str().into()));
        (node(line.word(0)), parties.collect())
    });
    let responsible: BTreeMap<NodeId, Vec<Party>> = responsible.collect();
    let books = Books { outline: &outline, rates: &rates, standings: &standings, responsible: &responsible };
    let lines: Vec<Line> = case.lines("lines").iter().map(line).collect();
    for line in &lines {
        assert_eq!(line.check((2026, 2030), day("2032-01-01")), Ok(()), "{}", case.title);
    }
    let words = case.heading("pivot");
    let by: Vec<Dimension> =
        words.iter().take_while(|word| *word != "in").map(|word| dimension(word)).collect();
    let into = currency(&words[by.len() + 1]);
    match books.pivot(&lines, &by, &into, day(words.last().unwrap())) {
        Ok(pivot) => {
            let mut facts: Vec<(String, Vec<String>)> =
                pivot.cells.iter().map(|(keys, sums)| (keys_told(keys), sums_told(sums))).collect();
            facts.push(("total".to_owned(), sums_told(&pivot.total)));
            facts.push(("aside".to_owned(), vec![format!("planned {}", pivot.set_aside)]));
            facts
        }
        Err(MoneyRefusal::NoRate { currency, into, .. }) => {
            vec![("refused".to_owned(), vec![format!("no rate {currency} into {into}")])]
        }
        Err(other) => panic!("{}: {other}", case.title),
    }
}

fn outline(case: &Case) -> Outline {
    let kinds = |name: &str, at: usize, kind: NodeKind| {
        let ids: Vec<NodeId> = case.lines(name).iter().map(|line| node(line.word(at))).collect();
        ids.into_iter().map(move |id| (id, kind))
    };
    let nodes: BTreeMap<NodeId, NodeKind> = kinds("lines", 0, NodeKind::Action)
        .chain(kinds("serves", 0, NodeKind::Action))
        .chain(kinds("serves", 1, NodeKind::Objective))
        .collect();
    let nodes = nodes.into_iter().map(|(id, kind)| Node { id, kind, parent: None }).collect();
    let contributions = case.lines("serves").iter().map(|line| Contribution {
        deed: node(line.word(0)),
        objective: node(line.word(1)),
        share: line.words.get(2).map(|share| n(share)),
    });
    Outline::of(nodes, contributions.collect()).unwrap()
}

/// `A 2026 state 100 AZN planned unfunded`
fn line(line: &case::Line) -> Line {
    let source = if line.word(2) == "-" { "" } else { line.word(2) };
    Line {
        node: node(line.word(0)),
        year: line.word(1).parse().unwrap(),
        source: source.to_owned(),
        amount: n(line.word(3)),
        currency: currency(line.word(4)),
        stage: match line.word(5) {
            "planned" => Stage::Planned,
            "committed" => Stage::Committed,
            _ => Stage::Spent,
        },
        funding: if line.has("unfunded") { Funding::Unfunded } else { Funding::Funded },
        need: Need::Equipment,
    }
}

fn dimension(word: &str) -> Dimension {
    match word {
        "node" => Dimension::Node,
        "objective" => Dimension::Objective,
        "year" => Dimension::Year,
        "source" => Dimension::Source,
        "funding" => Dimension::Funding,
        "responsible" => Dimension::Responsible,
        other => panic!("no dimension {other:?}"),
    }
}

fn keys_told(keys: &[Key]) -> String {
    let told = |key: &Key| match key {
        Key::Node(node) => node.0.clone(),
        Key::Year(year) => year.to_string(),
        Key::Source(source) => source.clone(),
        Key::Currency(currency) => currency.to_string(),
        Key::Funding(Funding::Funded) => "funded".to_owned(),
        Key::Funding(Funding::Unfunded) => "unfunded".to_owned(),
        Key::Need(need) => format!("{need:?}"),
        Key::Party(Party::Unit(unit)) => unit.0.clone(),
        Key::Party(Party::Person(person)) => person.0.clone(),
        Key::Nothing => "-".to_owned(),
    };
    keys.iter().map(told).collect::<Vec<_>>().join(" ")
}

fn sums_told(sums: &Sums) -> Vec<String> {
    let told = |name: &str, sum: &Number| format!("{name} {sum}");
    vec![told("planned", &sums.planned), told("committed", &sums.committed), told("spent", &sums.spent)]
}

fn planned(amount: &str) -> Line {
    Line {
        node: node("A"),
        year: 2026,
        source: "state".to_owned(),
        currency: currency("AZN"),
        stage: Stage::Planned,
        funding: Funding::Funded,
        need: Need::Training,
        amount: n(amount),
    }
}

#[test]
fn a_line_is_exact_and_says_who_pays_for_what_is_promised() {
    let check = |line: Line| line.check((2026, 2030), day("2032-01-01"));
    let unfunded = |stage| Line { funding: Funding::Unfunded, stage, source: String::new(), ..planned("1") };

    assert_eq!(check(planned("0.0001")), Ok(()));
    assert_eq!(check(planned("0.00001")), Err(MoneyRefusal::TooFine { amount: n("0.00001") }));
    assert_eq!(check(planned("1/3")), Err(MoneyRefusal::TooFine { amount: n("1/3") }));
    assert_eq!(check(planned("0")), Err(MoneyRefusal::Nothing));
    let too_large = || n("-1000000000000001");
    assert_eq!(
        check(Line { amount: too_large(), ..planned("1") }),
        Err(MoneyRefusal::TooLarge { amount: too_large() })
    );
    assert_eq!(check(Line { source: " ".to_owned(), ..planned("1") }), Err(MoneyRefusal::NobodyPays));
    assert_eq!(check(unfunded(Stage::Planned)), Ok(()));
    assert_eq!(check(unfunded(Stage::Spent)), Err(MoneyRefusal::NotFunded { stage: Stage::Spent }));
}

#[test]
fn bills_come_a_year_later_and_plans_do_not() {
    let late = |stage| Line { year: 2031, stage, ..planned("1") }.check((2026, 2030), day("2032-01-01"));

    assert_eq!(late(Stage::Spent), Ok(()));
    assert_eq!(
        late(Stage::Planned),
        Err(MoneyRefusal::OutsideThePlan { year: 2031, from: 2026, until: 2030 })
    );
}

#[test]
fn nothing_is_spent_in_a_year_that_has_not_come() {
    let line = |stage| Line { year: 2027, stage, ..planned("1") };
    let check = |stage| line(stage).check((2026, 2030), day("2026-12-31"));

    assert_eq!(check(Stage::Committed), Ok(()));
    assert_eq!(check(Stage::Spent), Err(MoneyRefusal::NotYetSpent { year: 2027 }));
}

#[test]
fn an_amount_is_read_as_people_write_it() {
    let read = |text: &str| read_amount(text).map(|amount| amount.to_exact());

    for (text, amount) in [
        ("12500", "12500"),
        ("12 500", "12500"),
        ("12\u{a0}500,5", "12500.5"),
        ("1\u{202f}234\u{202f}567", "1234567"),
        ("1'234.50", "1234.5"),
        ("1,234.50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("99,5", "99.5"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("12500.1234", "12500.1234"),
        ("-40,00", "-40"),
    ] {
        assert_eq!(read(text), Ok(amount.to_owned()), "{text}");
    }
}

#[test]
fn an_amount_that_could_be_two_is_asked_about() {
    for text in ["12,000", "1.500", "999,999"] {
        assert_eq!(read_amount(text), Err(MoneyRefusal::ThousandsOrDecimals { text: text.to_owned() }));
    }
    for text in
        ["", "-", "ten", "1,2,3", "12.34.56", "1,23.5", "1234,567.8", "1.234,5,6", "1,234.567.890", "7/3"]
    {
        assert_eq!(read_amount(text), Err(MoneyRefusal::NotAnAmount { text: text.to_owned() }));
    }
}

#[test]
fn a_line_is_taken_back_by_its_opposite_and_by_no_other() {
    let line = planned("40.50");

    let check = |line: &Line| line.check_new((2026, 2030), day("2032-01-01"));

    assert_eq!(line.reversal(), planned("-40.50"));
    assert_eq!(check(&line), Ok(()));
    assert_eq!(check(&line.reversal()), Err(MoneyRefusal::BelowNothing { amount: n("-40.5") }));
}

#[test]
fn a_currency_is_three_capitals() {
    assert_eq!(Currency::parse("EUR").unwrap().as_str(), "EUR");
    for text in ["eur", "EURO", "€", "", "E1R"] {
        assert_eq!(Currency::parse(text), Err(MoneyRefusal::NotACurrency { text: text.to_owned() }));
    }
}

#[test]
fn a_rate_has_a_worth_and_a_source() {
    let rate = |text: &str, worth: &str, source: &str| {
        let (currency, source) = (currency(text), source.to_owned());
        let rate = Rate { currency, day: day("2026-01-01"), worth: n(worth), source };
        Rates::of(Currency::parse("AZN").unwrap(), vec![rate]).map(|_| ())
    };

    assert_eq!(rate("EUR", "1.85", "central bank"), Ok(()));
    assert_eq!(
        rate("EUR", "0", "central bank"),
        Err(MoneyRefusal::NoWorth { currency: currency("EUR"), worth: n("0") })
    );
    assert_eq!(
        rate("AZN", "1", "central bank"),
        Err(MoneyRefusal::OwnCurrency { currency: currency("AZN") })
    );
    assert_eq!(
        rate("EUR", "1.85", " "),
        Err(MoneyRefusal::NoSource { currency: currency("EUR"), day: day("2026-01-01") })
    );
}

#[test]
fn what_stands_under_a_cancelled_action_is_set_aside_with_it() {
    let nodes = [("P", None), ("A", Some("P"))].map(|(id, parent)| Node {
        id: node(id),
        kind: NodeKind::Action,
        parent: parent.map(node),
    });
    let outline = Outline::of(nodes.to_vec(), Vec::new()).unwrap();
    let rates = Rates::of(currency("AZN"), Vec::new()).unwrap();
    let standings = BTreeMap::from([(node("P"), Standing::Cancelled)]);
    let books =
        Books { outline: &outline, rates: &rates, standings: &standings, responsible: &BTreeMap::new() };

    let by = [Dimension::TopNode, Dimension::Need];
    let pivot = books.pivot(&[planned("5")], &by, &currency("AZN"), day("2026-01-01")).unwrap();

    assert_eq!((pivot.total, pivot.set_aside), (Sums::nothing(), n("5")));
}

const CURRENCIES: [&str; 3] = ["AZN", "EUR", "USD"];

prop_compose! {
    fn any_line()(
        node in 0usize..8,
        year in 2026i16..2030,
        source in 0usize..3,
        currency_at in 0usize..3,
        stage in 0usize..4,
        cents in -100_000i64..1_000_000,
    ) -> Line {
        let stages = [Stage::Planned, Stage::Committed, Stage::Spent, Stage::Planned];
        Line {
            node: NodeId::from(format!("a{node}")),
            year,
            source: ["", "state", "grant"][source].to_owned(),
            currency: currency(CURRENCIES[currency_at]),
            stage: stages[stage],
            funding: if stage == 3 { Funding::Unfunded } else { Funding::Funded },
            need: if cents % 2 == 0 { Need::Money } else { Need::Equipment },
            amount: Number::ratio(cents, 100).unwrap(),
        }
    }
}

/// Eight actions in two levels, three objectives, and who serves what in which parts of a tenth.
fn any_outline() -> impl Strategy<Value = Outline> {
    prop::collection::vec((0usize..8, 0usize..3, prop::option::of(0i64..4)), 0..12).prop_map(|ties| {
        let action = |at: usize| Node {
            id: NodeId::from(format!("a{at}")),
            kind: NodeKind::Action,
            parent: (at > 3).then(|| NodeId::from(format!("a{}", at - 4))),
        };
        let objective =
            |at: usize| Node { id: NodeId::from(format!("o{at}")), kind: NodeKind::Objective, parent: None };
        let nodes = (0..8).map(action).chain((0..3).map(objective)).collect();
        let mut seen = BTreeSet::new();
        let ties = ties.into_iter().filter(|(deed, objective, _)| seen.insert((*deed, *objective)));
        let ties = ties.map(|(deed, objective, tenths)| Contribution {
            deed: NodeId::from(format!("a{deed}")),
            objective: NodeId::from(format!("o{objective}")),
            share: tenths.and_then(|tenths| Number::ratio(tenths, 10)),
        });
        Outline::of(nodes, ties.collect()).unwrap()
    })
}

const DIMENSIONS: [Dimension; 9] = [
    Dimension::Node,
    Dimension::TopNode,
    Dimension::Objective,
    Dimension::Year,
    Dimension::Source,
    Dimension::Currency,
    Dimension::Funding,
    Dimension::Need,
    Dimension::Responsible,
];

proptest! {
    #[test]
    fn however_a_budget_is_cut_the_parts_make_the_same_whole(
        lines in prop::collection::vec(any_line(), 0..25),
        outline in any_outline(),
        standings in prop::collection::btree_map(0usize..8, 0usize..7, 0..5),
        owners in prop::collection::btree_map(0usize..8, 1usize..4, 0..8),
        picks in prop::collection::vec(0usize..9, 1..4),
    ) {
        let rate = |text: &str, worth: &str| Rate {
            currency: currency(text),
            day: day("2026-01-01"),
            worth: n(worth),
            source: "central bank".to_owned(),
        };
        let rates = Rates::of(currency("AZN"), vec![rate("EUR", "1.8537"), rate("USD", "1.7")]).unwrap();
        let id = |at: usize| NodeId::from(format!("a{at}"));
        let standings = standings.into_iter().map(|(at, one)| (id(at), Standing::ALL[one])).collect();
        let party = |at: usize| Party::Unit(format!("u{at}").into());
        let responsible = owners.into_iter().map(|(at, many)| (id(at), (0..many).map(party).collect())).collect();
        let books = Books { outline: &outline, rates: &rates, standings: &standings, responsible: &responsible };
        let by: Vec<Dimension> = picks.into_iter().map(|at| DIMENSIONS[at]).collect();
        let pivot = |by: &[Dimension]| books.pivot(&lines, by, &currency("EUR"), day("2026-06-01")).unwrap();

        let (cut, whole) = (pivot(&by), pivot(&[]));

        let mut added_up = Sums::nothing();
        cut.cells.values().for_each(|cell| added_up.join(cell));
        prop_assert_eq!(added_up, cut.total.clone());
        prop_assert_eq!(cut.total, whole.total);
        prop_assert_eq!(cut.set_aside, whole.set_aside);
    }
}
