use std::collections::BTreeSet;

use alcove_domain::improve::duties::{Owing, duties, given};
use alcove_domain::improve::{Digest, Duty, DutyKind, Given};
use alcove_domain::kit::{Day, NodeId};
use alcove_domain::plan::{NodeKind, Party, Span, Standing};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn span(first: &str, last: &str) -> Span {
    Span::new(day(first), day(last)).unwrap()
}

fn quarter() -> Span {
    span("2026-04-01", "2026-06-30")
}

fn workshop() -> Party {
    Party::Unit("workshop".into())
}

fn action(id: &str, standing: Standing, first: &str, last: &str) -> Owing {
    Owing {
        node: id.into(),
        kind: NodeKind::Action,
        responsible: vec![workshop()],
        standing,
        span: Some(span(first, last)),
        noted: None,
        missing: Vec::new(),
    }
}

fn owed(owing: &[Owing]) -> Vec<(&'static str, String, String)> {
    let told = |duty: Duty| {
        let kind = match duty.kind {
            DutyKind::Finish => "finish",
            DutyKind::Begin => "begin",
            DutyKind::SayHowItStands => "say",
            DutyKind::Judge => "judge",
            DutyKind::Read { .. } => "read",
            DutyKind::CarryOut { .. } => "carry-out",
        };
        (kind, duty.node.unwrap().0, duty.due.to_string())
    };
    duties(owing, &BTreeSet::from([workshop()]), quarter()).into_iter().map(told).collect()
}

fn row(kind: &'static str, node: &str, due: &str) -> (&'static str, String, String) {
    (kind, node.to_owned(), due.to_owned())
}

#[test]
fn a_unit_owes_what_ends_begins_and_runs_in_the_quarter() {
    let running = action("A", Standing::OnTrack, "2026-01-01", "2026-12-31");
    let ending = Owing {
        noted: Some(day("2026-04-10")),
        ..action("B", Standing::OnTrack, "2026-01-01", "2026-05-15")
    };
    let beginning = Owing {
        noted: Some(day("2026-04-10")),
        ..action("C", Standing::NotStarted, "2026-06-01", "2026-12-31")
    };
    let next_year = action("D", Standing::NotStarted, "2027-06-01", "2027-12-31");

    assert_eq!(
        owed(&[running, ending, beginning, next_year]),
        [row("finish", "B", "2026-05-15"), row("begin", "C", "2026-06-01"), row("say", "A", "2026-06-30")]
    );
}

#[test]
fn what_was_due_before_is_still_owed_until_it_is_done() {
    let late = |standing| {
        let noted = Some(day("2026-04-10"));
        owed(&[Owing { noted, ..action("A", standing, "2025-01-01", "2025-12-31") }])
    };

    assert_eq!(late(Standing::Delayed), [row("finish", "A", "2025-12-31")]);
    for standing in [Standing::Done, Standing::Cancelled, Standing::Suspended] {
        assert_eq!(late(standing), []);
    }
}

#[test]
fn figures_are_owed_for_what_is_done_too() {
    let missing = vec![("I1".into(), 2025)];
    let done = Owing { missing, ..action("A", Standing::Done, "2025-01-01", "2025-12-31") };

    assert_eq!(owed(&[done]), [row("read", "A", "2025-12-31")]);
}

#[test]
fn an_objective_is_judged_once_a_period() {
    let objective = |noted: Option<&str>| Owing {
        kind: NodeKind::Objective,
        span: None,
        noted: noted.map(day),
        ..action("O", Standing::OnTrack, "2026-01-01", "2026-12-31")
    };

    assert_eq!(owed(&[objective(Some("2026-03-31"))]), [row("judge", "O", "2026-06-30")]);
    assert_eq!(owed(&[objective(Some("2026-04-01"))]), []);
}

#[test]
fn nobody_owes_what_another_answers_for() {
    let other = Owing {
        responsible: vec![Party::Unit("office".into())],
        ..action("A", Standing::OnTrack, "2026-01-01", "2026-05-31")
    };

    assert_eq!(owed(&[other]), []);
}

#[test]
fn what_a_review_gave_to_a_unit_is_owed_from_the_day_of_the_review_on() {
    let decided = |decision: &str, on: &str, by: Option<&str>| Given {
        decision: decision.into(),
        to: workshop(),
        on: day(on),
        by: by.map(day),
    };
    let all = [
        decided("D1", "2026-03-01", Some("2027-01-31")),
        decided("D2", "2026-03-01", None),
        decided("D3", "2026-03-01", Some("2026-04-15")),
        decided("D4", "2026-07-01", None),
        Given { to: Party::Unit("office".into()), ..decided("D5", "2026-03-01", None) },
    ];

    let owed = given(&all, &BTreeSet::from([workshop()]), quarter());

    let digest = Digest::of(owed, day("2026-05-01")).unwrap();
    let told: Vec<(String, String)> = digest
        .decisions()
        .into_iter()
        .map(|duty| match &duty.kind {
            DutyKind::CarryOut { decision, .. } => (decision.0.clone(), duty.due.to_string()),
            other => panic!("{other:?}"),
        })
        .collect();
    let one = |decision: &str, due: &str| (decision.to_owned(), due.to_owned());
    assert_eq!(told, [one("D3", "2026-04-15"), one("D2", "2026-06-30"), one("D1", "2027-01-31")]);
    assert_eq!((digest.late.len(), digest.nodes().len()), (1, 0));
}

#[test]
fn one_digest_says_what_is_late_and_what_comes() {
    let owing = [
        Owing {
            missing: vec![("I1".into(), 2025)],
            ..action("A", Standing::OnTrack, "2026-01-01", "2026-05-15")
        },
        action("B", Standing::OnTrack, "2026-01-01", "2026-05-20"),
    ];
    let duties = duties(&owing, &BTreeSet::from([workshop()]), quarter());

    let digest = Digest::of(duties, day("2026-05-16")).unwrap();

    assert_eq!((digest.late.len(), digest.coming.len()), (2, 3));
    assert_eq!(digest.nodes(), [&NodeId::from("A"), &NodeId::from("B")]);
}

#[test]
fn a_digest_is_sent_once_something_is_near_and_then_once_a_week() {
    let ending = action("A", Standing::OnTrack, "2026-01-01", "2026-05-15");
    let due = |today: &str, sent: Option<&str>| {
        let noted = Some(day("2026-04-10"));
        let duties = duties(&[Owing { noted, ..ending.clone() }], &BTreeSet::from([workshop()]), quarter());
        Digest::of(duties, day(today)).unwrap().is_due(day(today), sent.map(day))
    };

    assert!(!due("2026-04-30", None));
    assert!(due("2026-05-01", None));
    assert!(!due("2026-05-07", Some("2026-05-01")));
    assert!(due("2026-05-08", Some("2026-05-01")));
    assert!(due("2026-06-20", Some("2026-06-13")));
}

#[test]
fn who_owes_nothing_gets_no_mail() {
    assert_eq!(Digest::of(Vec::new(), day("2026-05-16")), None);
}
