use alcove_domain::kit::{Instant, NodeId, PersonId};
use alcove_domain::plan::baseline::{About, Change, Fact, LogEntry, Own, Said, Stale, State};
use alcove_domain::plan::matter::{Important, Matter, important};
use alcove_domain::plan::money::{Currency, Funding, Need, Stage};
use alcove_domain::plan::{Line, NodeKind, Part, Party, Phase, Span};
use proptest::prelude::*;

use super::case::{day, n, node};

fn action(state: &mut State, id: &str, last: &str) {
    state.say(&node(id), About::Kind, Said::Kind(NodeKind::Action));
    state.say(&node(id), About::LastDay, Said::Day(day(last)));
}

fn planned(id: &str, amount: &str) -> Line {
    Line {
        node: node(id),
        year: 2026,
        source: "state".to_owned(),
        currency: Currency::parse("AZN").unwrap(),
        stage: Stage::Planned,
        funding: Funding::Funded,
        need: Need::Training,
        amount: n(amount),
    }
}

fn entry(change: Change) -> LogEntry {
    LogEntry { change, by: PersonId::from("lead"), at: Instant::from_millis(1), reason: "late".to_owned() }
}

#[test]
fn two_states_tell_what_became_different() {
    let (mut then, mut now) = (State::default(), State::default());
    action(&mut then, "A", "2026-06-30");
    action(&mut now, "A", "2026-07-31");
    now.say(&node("A"), About::Serves(node("O")), Said::Yes);

    let changes = then.changes_to(&now);

    let change = |about, before, after| Change { fact: Fact { node: node("A"), about }, before, after };
    let date = |text| Some(Said::Day(day(text)));
    assert_eq!(
        changes,
        [
            change(About::LastDay, date("2026-06-30"), date("2026-07-31")),
            change(About::Serves(node("O")), None, Some(Said::Yes)),
        ]
    );
}

#[test]
fn planned_money_is_summed_and_what_was_spent_is_no_plan() {
    let (mut once, mut twice) = (State::default(), State::default());
    once.plan_money(&planned("A", "10"));
    twice.plan_money(&planned("A", "12"));
    twice.plan_money(&planned("A", "-2"));
    twice.plan_money(&Line { stage: Stage::Spent, ..planned("A", "7") });
    twice.plan_money(&planned("B", "7"));
    twice.plan_money(&planned("B", "-7"));

    assert_eq!(once, twice);
}

#[test]
fn a_change_made_to_what_is_no_more_so_is_told() {
    let (mut then, mut mine, mut today) = (State::default(), State::default(), State::default());
    for (state, a, b) in [
        (&mut then, "2026-06-30", "2026-06-30"),
        (&mut mine, "2026-07-31", "2026-07-31"),
        (&mut today, "2026-08-31", "2026-06-30"),
    ] {
        action(state, "A", a);
        action(state, "B", b);
    }

    let (merged, stale) = today.merge(&then.changes_to(&mine));

    let last = |id: &str| merged.get(&node(id), About::LastDay).cloned();
    assert_eq!(last("A"), Some(Said::Day(day("2026-08-31"))));
    assert_eq!(last("B"), Some(Said::Day(day("2026-07-31"))));
    let told: Vec<(&NodeId, Option<Said>)> =
        stale.iter().map(|Stale { change, is }| (&change.fact.node, is.as_deref().cloned())).collect();
    assert_eq!(told, [(&node("A"), last("A"))]);
}

#[test]
fn two_who_made_the_same_change_do_not_contradict_each_other() {
    let (mut then, mut now) = (State::default(), State::default());
    action(&mut then, "A", "2026-06-30");
    action(&mut now, "A", "2026-07-31");

    assert_eq!(now.merge(&then.changes_to(&now)), (now, Vec::new()));
}

fn told(approved: &State, today: &State) -> Vec<(String, Matter)> {
    let found = important(&Matter::usual(), approved, today).into_iter();
    found.map(|Important { node, matter }| (node.0, matter)).collect()
}

#[test]
fn small_delays_are_counted_from_the_approval_on() {
    let (mut approved, mut today) = (State::default(), State::default());
    action(&mut approved, "A", "2026-01-31");
    action(&mut today, "A", "2026-05-03");

    assert_eq!(told(&approved, &today), []);

    action(&mut today, "A", "2026-05-04");
    assert_eq!(told(&approved, &today), [("A".to_owned(), Matter::LaterBy { days: 92 })]);
}

#[test]
fn dates_that_are_gone_are_no_later_ones() {
    let (mut approved, mut today) = (State::default(), State::default());
    action(&mut approved, "A", "2026-01-31");
    action(&mut today, "A", "2026-01-31");
    let without = |state: &State| {
        let last = Fact { node: node("A"), about: About::LastDay };
        let mut state = state.clone();
        let gone = Change { before: state.get(&last.node, About::LastDay).cloned(), fact: last, after: None };
        state.apply(&gone).unwrap();
        state
    };

    assert!(!approved.changes_to(&without(&today)).is_empty());
    assert_eq!(told(&approved, &without(&today)), []);
}

#[test]
fn a_tenth_more_money_is_the_room_there_is() {
    let with = |amount: &str| {
        let mut state = State::default();
        action(&mut state, "A", "2026-01-31");
        state.plan_money(&planned("A", amount));
        state
    };
    let dearer = || Matter::DearerBy { share: n("0.1") };

    assert_eq!(told(&with("100"), &with("110")), []);
    assert_eq!(told(&with("100"), &with("110.01")), [("A".to_owned(), dearer())]);
    assert_eq!(told(&with("100"), &with("50")), []);
    let mut without = State::default();
    action(&mut without, "A", "2026-01-31");
    assert_eq!(told(&without, &with("1")), [("A".to_owned(), dearer())]);
}

#[test]
fn of_what_went_only_that_it_went_is_told() {
    let mut approved = State::default();
    action(&mut approved, "A", "2026-01-31");
    let lead = About::Party(Part::Responsible, Party::Person("lead".into()));
    approved.say(&node("A"), lead.clone(), Said::Yes);
    let mut without_lead = State::default();
    action(&mut without_lead, "A", "2026-01-31");

    assert_eq!(told(&approved, &State::default()), [("A".to_owned(), Matter::Removed(NodeKind::Action))]);
    assert_eq!(told(&approved, &without_lead), [("A".to_owned(), Matter::ResponsibleChanged)]);
    assert_eq!(told(&State::default(), &approved), [], "a new action is reported, not approved again");
}

#[test]
fn a_first_target_is_news_and_another_one_matters() {
    let with = |target: Option<&str>| {
        let mut state = State::default();
        action(&mut state, "A", "2026-01-31");
        if let Some(target) = target {
            state.say(&node("A"), About::Target("I1".into(), 2027), Said::Number(n(target)));
        }
        state
    };

    assert_eq!(told(&with(None), &with(Some("5"))), []);
    assert_eq!(told(&with(Some("5")), &with(Some("4"))), [("A".to_owned(), Matter::TargetChanged)]);
    assert_eq!(told(&with(Some("5")), &with(None)), [("A".to_owned(), Matter::TargetChanged)]);
}

/// A plan that says of itself what it is called and until when it lasts.
fn plan(last: &str, vision: Option<&str>) -> State {
    let mut state = State::default();
    state.say(&node("P"), About::Own(Own::Title), Said::Words("Our plan".to_owned()));
    state.say(&node("P"), About::Own(Own::LastDay), Said::Day(day(last)));
    if let Some(vision) = vision {
        state.say(&node("P"), About::Own(Own::Vision), Said::Words(vision.to_owned()));
    }
    state
}

#[test]
fn another_period_and_another_vision_of_the_plan_matter() {
    let approved = plan("2030-12-31", None);
    let of_plan = |matter: Matter| ("P".to_owned(), matter);

    assert_eq!(told(&approved, &plan("2031-01-01", None)), [of_plan(Matter::PeriodChanged)]);
    assert_eq!(told(&approved, &plan("2030-12-31", Some("All read"))), [of_plan(Matter::VisionChanged)]);
    assert_eq!(told(&approved, &approved), []);
}

#[test]
fn what_an_old_approval_never_recorded_is_no_change() {
    let old = State::default();
    let now = plan("2031-12-31", Some("All read"));
    let logged: Vec<LogEntry> = plan("2030-12-31", None).changes_to(&now).into_iter().map(entry).collect();

    assert_eq!((old.tells_of_plan(), now.tells_of_plan()), (false, true));
    assert_eq!((old.changes_to(&now), now.changes_to(&old)), (Vec::new(), Vec::new()));
    assert_eq!((told(&old, &now), logged.len()), (Vec::new(), 2));
    assert_eq!(old.replay(&logged), Ok(old), "it makes today as far as the old approval tells of it");
}

fn any_own() -> impl Strategy<Value = (About, Said)> {
    let date = || (0i64..50).prop_map(|days| Said::Day(day("2026-01-01").plus_days(days)));
    let phase = (0i64..50).prop_map(|days| {
        let first = day("2026-01-01").plus_days(days);
        Phase { name: "Begin".to_owned(), span: Span::new(first, first.plus_days(9)).unwrap() }
    });
    prop_oneof![
        date().prop_map(|said| (Own::FirstDay, said)),
        date().prop_map(|said| (Own::LastDay, said)),
        "[a-c]".prop_map(|words| (Own::Vision, Said::Words(words))),
        "[a-c]".prop_map(|words| (Own::Context, Said::Words(words))),
        prop::collection::vec(phase, 1..3).prop_map(|phases| (Own::Phases, Said::Phases(phases))),
    ]
    .prop_map(|(own, said)| (About::Own(own), said))
}

fn any_about() -> impl Strategy<Value = (About, Said)> {
    let date = (0i64..50).prop_map(|days| Said::Day(day("2026-01-01").plus_days(days)));
    let amount = (1i64..50).prop_map(|amount| Said::Number(amount.into()));
    prop_oneof![
        Just((About::Kind, Said::Kind(NodeKind::Action))),
        date.prop_map(|said| (About::LastDay, said)),
        "[a-c]".prop_map(|words| (About::Title, Said::Words(words))),
        (0usize..3).prop_map(|at| (About::Serves(NodeId::from(format!("o{at}"))), Said::Yes)),
        ((2026i16..2029), amount).prop_map(|(year, said)| (About::Target("I1".into(), year), said)),
    ]
}

fn any_state() -> impl Strategy<Value = State> {
    let own = prop::collection::vec(any_own(), 0..5);
    (prop::collection::vec((0usize..5, any_about()), 0..20), "[a-c]", own).prop_map(|(facts, title, own)| {
        let mut state = State::default();
        state.say(&node("plan"), About::Own(Own::Title), Said::Words(title));
        for (about, said) in own {
            state.say(&node("plan"), about, said);
        }
        for (at, (about, said)) in facts {
            state.say(&NodeId::from(format!("n{at}")), about, said);
        }
        state
    })
}

proptest! {
    #[test]
    fn a_baseline_and_its_log_make_today(states in prop::collection::vec(any_state(), 1..6)) {
        // Each step is logged as it is made; several steps may change one fact to and fro.
        let log: Vec<LogEntry> =
            states.windows(2).flat_map(|step| step[0].changes_to(&step[1])).map(entry).collect();

        prop_assert_eq!(&states[0].replay(&log).unwrap(), states.last().unwrap());
    }

    #[test]
    fn today_without_its_log_is_the_baseline(states in prop::collection::vec(any_state(), 1..6)) {
        let log: Vec<Change> = states.windows(2).flat_map(|step| step[0].changes_to(&step[1])).collect();

        prop_assert_eq!(&states.last().unwrap().before(log.iter().rev()), &states[0]);
    }

    #[test]
    fn what_is_the_same_has_no_changes_and_changes_turn_round(one in any_state(), other in any_state()) {
        prop_assert!(one.changes_to(&one).is_empty());
        let turned: Vec<Change> = other
            .changes_to(&one)
            .into_iter()
            .map(|Change { fact, before, after }| Change { fact, before: after, after: before })
            .collect();
        prop_assert_eq!(one.changes_to(&other), turned);
    }
}
