use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Instant, PersonId};
use alcove_domain::plan::progress::{
    DeedFacts, Judgement, Progress, Work, WorkRefusal, by_indicator, by_schedule, by_work, judged,
};
use alcove_domain::plan::standing::{QUIET_DAYS, Standing, StatusNote, StatusRefusal, Watch, watch};
use alcove_domain::plan::workload::{Assigned, workload};
use alcove_domain::plan::{Method, Party, Span};

use super::case::{self, Case, Line, day, n, node, span};

#[test]
fn every_standing_case_comes_out_as_written() {
    case::run("standing.case", 10, facts);
}

fn facts(case: &Case) -> Vec<(String, Vec<String>)> {
    let today = day(&case.heading("today")[0]);
    let deeds: Vec<DeedFacts> = case.lines("deeds").iter().map(deed).collect();
    let mut facts = vec![
        ("schedule".to_owned(), progress(&by_schedule(&deeds, today))),
        ("work".to_owned(), progress(&by_work(&deeds))),
    ];
    for (line, deed) in case.lines("deeds").iter().zip(&deeds) {
        let noted = line.after("noted").map(day);
        let watch = watch(deed.standing, deed.span, noted, QUIET_DAYS, today);
        let days = |what: &str, days: Option<i64>| days.map(|days| format!("{what} {days}"));
        let said = [
            days("overdue", watch.overdue),
            days("late-start", watch.late_start),
            days("stalled", watch.stalled),
            (watch == Watch::default()).then(|| "quiet".to_owned()),
        ];
        facts.push((line.word(0).to_owned(), said.into_iter().flatten().collect()));
    }
    facts
}

fn progress(progress: &Progress) -> Vec<String> {
    let Progress { value, n, of, left_out, .. } = progress;
    let value = value.as_ref().map_or("none".to_owned(), |value| format!("value {value}"));
    vec![value, format!("n {n} of {of}"), format!("left-out {left_out}")]
}

fn deed(line: &Line) -> DeedFacts {
    let work = line.after("work").map(|planned| {
        let remaining = n(line.after("left").unwrap());
        Work { planned: n(planned), remaining }
    });
    DeedFacts { standing: standing(line.word(1)), span: line.span(), work }
}

pub fn standing(word: &str) -> Standing {
    match word {
        "not-started" => Standing::NotStarted,
        "on-track" => Standing::OnTrack,
        "at-risk" => Standing::AtRisk,
        "delayed" => Standing::Delayed,
        "done" => Standing::Done,
        "cancelled" => Standing::Cancelled,
        "suspended" => Standing::Suspended,
        other => panic!("no standing {other:?}"),
    }
}

fn note(standing: Standing, words: &str, at: i64) -> StatusNote {
    let by = PersonId::from("lead");
    StatusNote {
        node: node("A"),
        standing,
        done: None,
        words: words.to_owned(),
        by,
        at: Instant::from_millis(at),
    }
}

#[test]
fn what_worries_or_ends_needs_a_sentence() {
    let silent: Vec<Standing> =
        Standing::ALL.into_iter().filter(|standing| note(*standing, " ", 1).check().is_ok()).collect();

    assert_eq!(silent, [Standing::NotStarted, Standing::OnTrack, Standing::Done]);
    assert_eq!(
        note(Standing::AtRisk, "", 1).check(),
        Err(StatusRefusal::Why { standing: Standing::AtRisk, words: WordsRefusal::Empty })
    );
    assert_eq!(note(Standing::AtRisk, "the supplier is late", 1).check(), Ok(()));
}

#[test]
fn a_share_agrees_with_the_standing() {
    let with = |standing, done: &str| StatusNote { done: Some(n(done)), ..note(standing, "why", 1) }.check();

    assert_eq!(with(Standing::OnTrack, "0.4"), Ok(()));
    assert_eq!(with(Standing::OnTrack, "1.1"), Err(StatusRefusal::NotAShare { done: n("1.1") }));
    assert_eq!(
        with(Standing::Done, "0.9"),
        Err(StatusRefusal::Contradicts { standing: Standing::Done, done: n("0.9") })
    );
    assert_eq!(
        with(Standing::NotStarted, "0.1"),
        Err(StatusRefusal::Contradicts { standing: Standing::NotStarted, done: n("0.1") })
    );
}

#[test]
fn work_that_remains_is_part_of_what_was_planned() {
    let check = |planned: &str, left: &str| Work { planned: n(planned), remaining: n(left) }.check();

    assert_eq!(check("10", "0"), Ok(()));
    assert_eq!(check("0", "0"), Err(WorkRefusal::NoAmount { planned: n("0") }));
    assert_eq!(
        check("10", "11"),
        Err(WorkRefusal::RemainsTooMuch { remaining: Box::new(n("11")), planned: Box::new(n("10")) })
    );
}

#[test]
fn indicators_weigh_the_same_and_a_judgement_is_one_persons() {
    let covered = by_indicator(&[Some(n("1")), None, Some(n("0.5"))]);
    let judgement = Judgement { done: n("0.4"), by: PersonId::from("head"), at: Instant::from_millis(1) };

    assert_eq!(
        covered,
        Progress { method: Method::Indicator, value: Some(n("0.75")), n: 2, of: 3, left_out: 0 }
    );
    assert_eq!(
        judged(Some(&judgement)),
        Progress { method: Method::Judged, value: Some(n("0.4")), n: 1, of: 1, left_out: 0 }
    );
    assert_eq!(judged(None), Progress { method: Method::Judged, value: None, n: 0, of: 1, left_out: 0 });
}

#[test]
fn work_lies_evenly_on_days_and_people() {
    let unit = |name: &str| Party::Unit(name.into());
    let quarters = [span("2026-01-01", "2026-03-31"), span("2026-04-01", "2026-06-30")];
    let task = |parties: &[&str], span: Span, work: Option<&str>| Assigned {
        parties: parties.iter().map(|party| unit(party)).collect(),
        span,
        work: work.map(n),
        overdue: None,
    };
    let tasks = [
        task(&["workshop", "office"], span("2026-03-22", "2026-04-10"), Some("40")),
        task(&["workshop"], span("2026-06-30", "2026-07-30"), None),
    ];

    let loads = workload(&tasks, &quarters);

    let seen = |party: &str| {
        let row = &loads[&unit(party)];
        row.iter().map(|load| (load.tasks, load.work.to_exact(), load.unknown)).collect::<Vec<_>>()
    };
    // Ten of twenty days in each quarter, half of the work for each unit.
    assert_eq!(seen("workshop"), [(1, "10".to_owned(), 0), (2, "10".to_owned(), 1)]);
    assert_eq!(seen("office"), [(1, "10".to_owned(), 0), (1, "10".to_owned(), 0)]);
}

#[test]
fn what_remains_is_done_from_today_on_and_what_is_overdue_lies_on_today() {
    let quarters = [span("2026-01-01", "2026-03-31"), span("2026-04-01", "2026-06-30")];
    let task = |span: Span, today: &str| {
        let task = Assigned {
            parties: vec![Party::Unit("workshop".into())],
            span,
            work: Some(n("40")),
            overdue: None,
        };
        task.brought_forward(day(today))
    };
    let seen = |task: Assigned| {
        let loads = workload(&[task], &quarters);
        let row = loads[&Party::Unit("workshop".into())].iter();
        row.map(|load| (load.tasks, load.work.to_exact(), load.overdue)).collect::<Vec<_>>()
    };
    let late = task(span("2025-11-01", "2025-11-30"), "2026-02-10");

    assert_eq!((late.span, late.overdue), (span("2026-02-10", "2026-02-10"), Some(72)));
    assert_eq!(seen(late), [(1, "40".to_owned(), 1), (0, "0".to_owned(), 0)]);
    // On its last day it is not late yet, and all that remains lies on that day.
    let last = task(span("2026-03-22", "2026-04-10"), "2026-04-10");
    assert_eq!(seen(last), [(0, "0".to_owned(), 0), (1, "40".to_owned(), 0)]);
    // The days that are left carry all that remains.
    let begun = task(span("2026-03-03", "2026-04-10"), "2026-03-22");
    assert_eq!(seen(begun), [(1, "20".to_owned(), 0), (1, "20".to_owned(), 0)]);
    let ahead = task(span("2026-06-01", "2026-06-30"), "2026-02-10");
    assert_eq!(seen(ahead), [(0, "0".to_owned(), 0), (1, "40".to_owned(), 0)]);
}

#[test]
fn silence_about_how_far_it_is_takes_nothing_back() {
    let after = |now, said: Option<&str>, before, done: Option<&str>| {
        let note = StatusNote { done: said.map(n), ..note(now, "why", 1) };
        note.done_after(before, done.map(n))
    };
    use Standing::{AtRisk, Done, NotStarted, OnTrack};

    assert_eq!(after(OnTrack, None, AtRisk, Some("0.4")), Some(n("0.4")));
    assert_eq!(after(OnTrack, Some("0.6"), AtRisk, Some("0.4")), Some(n("0.6")));
    assert_eq!(after(OnTrack, None, AtRisk, None), None);
    // What was all done, or not begun, says nothing of a thing under way.
    assert_eq!(after(OnTrack, None, Done, Some("1")), None);
    assert_eq!(after(OnTrack, None, NotStarted, Some("0")), None);
    assert_eq!(after(Done, None, OnTrack, Some("0.4")), None);
}
