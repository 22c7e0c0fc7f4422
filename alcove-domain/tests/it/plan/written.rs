use alcove_domain::kit::NodeId;
use alcove_domain::plan::baseline::{About, Heading, Measured, Own, Said, State};
use alcove_domain::plan::indicator::{Direction, Entry, Measure};
use alcove_domain::plan::money::{Currency, Funding, Need};
use alcove_domain::plan::written::Unreadable;
use alcove_domain::plan::{NodeKind, Part, Party, Phase, Span};
use proptest::prelude::*;

use super::case::{day, n, node};

fn training() -> About {
    About::Planned(Heading {
        currency: Currency::parse("AZN").unwrap(),
        year: 2026,
        funding: Funding::Unfunded,
        source: String::new(),
        need: Need::OutsideHelp,
    })
}

#[test]
fn a_plan_in_writing_is_what_a_hash_can_stand_on() {
    let mut state = State::default();
    state.say(&node("A"), training(), Said::Number(n("12.5")));
    state.say(&node("A"), About::Party(Part::Responsible, Party::Unit("u1".into())), Said::Yes);
    state.say(&node("A"), About::LastDay, Said::Day(day("2026-06-30")));
    state.say(&node("A"), About::Title, Said::Words("Say \"yes\"\nand mean it".to_owned()));
    state.say(&node("A"), About::Kind, Said::Kind(NodeKind::Action));
    state.say(&node("A"), About::Target("i1".into(), 2027), Said::Number(n("1/3")));

    assert_eq!(
        state.write(),
        "alcove-plan 1\n\
         \"A\" kind = kind action\n\
         \"A\" title = words \"Say \\\"yes\\\"\\nand mean it\"\n\
         \"A\" last-day = day 2026-06-30\n\
         \"A\" responsible unit \"u1\" = yes\n\
         \"A\" target \"i1\" 2027 = number 1/3\n\
         \"A\" planned AZN 2026 unfunded outside-help \"\" = number 12.5\n"
    );
}

#[test]
fn what_a_plan_says_of_itself_is_a_form_of_its_own() {
    let span = Span::new(day("2027-01-01"), day("2027-06-30")).unwrap();
    let mut state = State::default();
    state.say(&node("P"), About::Own(Own::Title), Said::Words("Our plan".to_owned()));
    state.say(&node("P"), About::Own(Own::LastDay), Said::Day(day("2030-12-31")));
    let phases = vec![Phase { name: "Begin".to_owned(), span }];
    state.say(&node("P"), About::Own(Own::Phases), Said::Phases(phases));

    assert_eq!(
        state.write(),
        "alcove-plan 2\n\
         \"P\" plan title = words \"Our plan\"\n\
         \"P\" plan last-day = day 2030-12-31\n\
         \"P\" plan phases = phases 2027-01-01 2027-06-30 \"Begin\"\n"
    );
    assert_eq!(State::read(&state.write()), Ok(state));
}

#[test]
fn what_is_no_plan_is_not_read() {
    let read = |text: &str| State::read(text).unwrap_err();
    let line = |line| Unreadable::NoFact { line };

    assert_eq!(read(""), Unreadable::NotAPlan);
    assert_eq!(read("alcove-plan 3\n"), Unreadable::NotAPlan);
    for fact in [
        "\"A\" kind kind action",
        "\"A\" kind = kind house",
        "A kind = kind action",
        "\"A kind = kind action",
        "\"A\"  kind = kind action",
        "\"A\"x kind = kind action",
        "\"A\" target \"i\" soon = number 1",
        "\"A\" planned azn 2026 funded money \"\" = number 1",
        "\"P\" plan colour = words \"red\"",
        "\"P\" plan phases = phases 2027-01-01 2027-06-30",
        "= yes",
        "",
    ] {
        assert_eq!(read(&format!("alcove-plan 1\n\"A\" serves \"O\" = yes\n{fact}\n")), line(3), "{fact}");
    }
    assert_eq!(About::read("colour"), Err(Unreadable::NoWords { text: "colour".to_owned() }));
    assert_eq!(Said::read("day 2026-02-30"), Err(Unreadable::NoWords { text: "day 2026-02-30".to_owned() }));
}

fn any_id() -> impl Strategy<Value = String> {
    // Ids are plain; the writing must hold for whatever comes.
    prop_oneof![3 => "[a-z0-9]{1,8}", 1 => any::<String>()]
}

fn any_about() -> impl Strategy<Value = About> {
    let party = (any::<bool>(), any::<bool>(), any_id()).prop_map(|(answers, unit, id)| {
        let part = if answers { Part::Responsible } else { Part::Contributing };
        About::Party(part, if unit { Party::Unit(id.into()) } else { Party::Person(id.into()) })
    });
    let needs = [Need::StaffTime, Need::Money, Need::Equipment, Need::Training, Need::OutsideHelp];
    let planned = ("[A-Z]{3}", any::<i16>(), any::<bool>(), any::<String>(), 0usize..5);
    let planned = planned.prop_map(move |(currency, year, funded, source, need)| {
        About::Planned(Heading {
            currency: Currency::parse(&currency).unwrap(),
            year,
            funding: if funded { Funding::Funded } else { Funding::Unfunded },
            source,
            need: needs[need],
        })
    });
    prop_oneof![
        Just(About::Kind),
        Just(About::Parent),
        Just(About::Title),
        Just(About::FirstDay),
        Just(About::LastDay),
        party,
        planned,
        any_id().prop_map(|id| About::Serves(id.into())),
        any_id().prop_map(|id| About::IndicatorBaseline(id.into())),
        (any_id(), any::<i16>()).prop_map(|(id, year)| About::Target(id.into(), year)),
        (0usize..Own::ALL.len()).prop_map(|at| About::Own(Own::ALL[at])),
        any_id().prop_map(|id| About::IndicatorTitle(id.into())),
        any_id().prop_map(|id| About::Measured(id.into())),
    ]
}

fn any_phase() -> impl Strategy<Value = Phase> {
    (any::<String>(), 0i64..60_000, 0i64..900).prop_map(|(name, first, days)| {
        let first = day("1970-01-01").plus_days(first);
        Phase { name, span: Span::new(first, first.plus_days(days)).unwrap() }
    })
}

fn any_said() -> impl Strategy<Value = Said> {
    let kinds = [NodeKind::Objective, NodeKind::Action, NodeKind::Milestone];
    prop_oneof![
        Just(Said::Yes),
        (0usize..3).prop_map(move |at| Said::Kind(kinds[at])),
        any_id().prop_map(|id| Said::Node(id.into())),
        any::<String>().prop_map(Said::Words),
        prop::collection::vec(any_phase(), 0..3).prop_map(Said::Phases),
        any::<String>().prop_map(|unit| Said::Measured(Measured {
            measure: Measure::Share,
            direction: Direction::Down,
            entry: Entry::Snapshot,
            unit,
        })),
        (0i64..60_000).prop_map(|days| Said::Day(day("1970-01-01").plus_days(days))),
        (any::<i64>(), 1i64..1000).prop_map(|(above, below)| Said::Number(
            alcove_domain::kit::Number::ratio(above, below).unwrap()
        )),
    ]
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_it_was(
        facts in prop::collection::vec((any_id(), any_about(), any_said()), 0..20),
    ) {
        let mut state = State::default();
        for (id, about, said) in facts {
            prop_assert_eq!(About::read(&about.write()).unwrap(), about.clone());
            prop_assert_eq!(Said::read(&said.write()).unwrap(), said.clone());
            state.say(&NodeId::from(id), about, said);
        }

        prop_assert_eq!(State::read(&state.write()).unwrap(), state);
    }

    #[test]
    fn whatever_is_read_is_read_or_refused(text in "alcove-plan 1\n(\"[a-c\\\\\"]{0,3}\"? ?(kind|yes|=|title|words|\"x\") ?){0,6}") {
        if let Ok(state) = State::read(&text) {
            prop_assert_eq!(State::read(&state.write()).unwrap(), state);
        }
    }
}
