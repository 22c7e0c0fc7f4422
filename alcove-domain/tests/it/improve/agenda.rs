use std::collections::BTreeSet;

use alcove_domain::improve::Agenda;
use alcove_domain::improve::agenda::{Between, OpenDecision, Reviewed, What, agenda};
use alcove_domain::kit::{Day, Instant};
use alcove_domain::plan::standing::{QUIET_DAYS, watch};
use alcove_domain::plan::{NodeKind, Party, Span, Standing};

const TODAY: &str = "2026-07-01";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::from_millis(day(text).number() * 86_400_000)
}

fn between() -> Between {
    let ahead = Span::new(day("2026-07-01"), day("2026-09-30")).unwrap();
    Between { last_review: Some(instant("2026-04-01")), ahead }
}

fn action(id: &str, standing: Standing, first: &str, last: &str, noted: &str) -> Reviewed {
    let span = Span::new(day(first), day(last));
    Reviewed {
        node: id.into(),
        kind: NodeKind::Action,
        standing,
        span,
        noted: Some(instant(noted)),
        watch: watch(standing, span, Some(day(noted)), QUIET_DAYS, day(TODAY)),
        responsible: BTreeSet::from([Party::Unit("workshop".into())]),
        unfunded: false,
        missing: Vec::new(),
    }
}

fn made(nodes: &[Reviewed]) -> Agenda {
    agenda(nodes, between(), Vec::new(), Vec::new(), Vec::new())
}

fn points(nodes: &[Reviewed]) -> Vec<(String, What)> {
    made(nodes).points.into_iter().map(|point| (point.node.0, point.what)).collect()
}

#[test]
fn each_action_stands_once_under_what_presses_most() {
    let year = ("2026-01-01", "2026-12-31");
    let running = |id, standing, noted| action(id, standing, year.0, year.1, noted);
    let nodes = [
        running("fine", Standing::OnTrack, "2026-06-20"),
        running("risk", Standing::AtRisk, "2026-06-20"),
        running("quiet", Standing::OnTrack, "2026-03-30"),
        action("late", Standing::Delayed, "2026-01-01", "2026-06-21", "2026-06-20"),
        action("later", Standing::OnTrack, "2026-01-01", "2026-06-01", "2026-06-20"),
        running("begin", Standing::NotStarted, "2026-06-20"),
        running("stopped", Standing::Suspended, "2025-06-20"),
        Reviewed { unfunded: true, ..running("poor", Standing::OnTrack, "2026-06-20") },
        action("ends", Standing::OnTrack, "2026-01-01", "2026-08-15", "2026-06-20"),
        action("starts", Standing::NotStarted, "2026-09-01", "2026-12-31", "2026-06-20"),
        Reviewed { responsible: BTreeSet::new(), ..running("orphan", Standing::AtRisk, "2026-06-20") },
    ];

    let expected = [
        ("orphan", What::Unowned),
        ("later", What::Overdue { days: 30 }),
        ("late", What::Overdue { days: 10 }),
        ("risk", What::AtRisk),
        ("begin", What::LateStart { days: 181 }),
        ("quiet", What::Stalled { days: 93 }),
        ("stopped", What::Suspended),
        ("poor", What::Unfunded),
        ("ends", What::Ending { last: day("2026-08-15") }),
        ("starts", What::Beginning { first: day("2026-09-01") }),
    ];
    assert_eq!(points(&nodes), expected.map(|(node, what)| (node.to_owned(), what)));
}

#[test]
fn what_ended_is_spoken_of_once() {
    let ended = |id, standing, noted| action(id, standing, "2026-01-01", "2026-03-31", noted);
    let nodes = [
        ended("given-up", Standing::Cancelled, "2026-05-01"),
        ended("done", Standing::Done, "2026-05-01"),
        ended("done-before", Standing::Done, "2026-03-01"),
    ];

    assert_eq!(points(&nodes), [("done".to_owned(), What::Done), ("given-up".to_owned(), What::Cancelled)]);
}

#[test]
fn an_objective_is_judged_at_each_review() {
    let objective = |noted| Reviewed {
        kind: NodeKind::Objective,
        span: None,
        responsible: BTreeSet::new(),
        ..action("O", Standing::OnTrack, "2026-01-01", "2026-12-31", noted)
    };
    // An objective has no dates of its own, and nothing to be late with.
    let objective = |noted| Reviewed { watch: Default::default(), ..objective(noted) };

    assert_eq!(points(&[objective("2026-03-01")]), [("O".to_owned(), What::ToJudge)]);
    assert_eq!(points(&[objective("2026-05-01")]), []);
}

#[test]
fn what_was_decided_last_time_and_what_was_not_read_is_on_it() {
    let decision = |text: &str, due: Option<&str>| OpenDecision {
        due: due.map(day),
        text: text.to_owned(),
        responsible: None,
    };
    let missing = vec![("I1".into(), 2025)];
    let node =
        Reviewed { missing, ..action("A", Standing::OnTrack, "2026-01-01", "2026-12-31", "2026-06-20") };
    let decisions = vec![decision("some day", None), decision("soon", Some("2026-07-01"))];

    let agenda = agenda(&[node], between(), decisions, Vec::new(), Vec::new());

    let texts: Vec<&str> = agenda.decisions.iter().map(|decision| decision.text.as_str()).collect();
    assert_eq!(texts, ["soon", "some day"]);
    assert_eq!(agenda.missing, [("A".into(), "I1".into(), 2025)]);
}
