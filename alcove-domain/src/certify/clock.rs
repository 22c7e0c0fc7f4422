//! The clock of an application: days that count, without those on which a question was open.

use crate::kit::Day;

/// A time in which the clock stands, both days included in it; `None`: it still does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub from: Day,
    pub until: Option<Day>,
}

/// Days from `start` to `today` on which the clock ran. A question that is asked and answered on the
/// same day stops nothing.
pub fn days_run(start: Day, today: Day, pauses: &[Pause]) -> i64 {
    let all = start.days_until(today).max(0);
    all - days_stopped(start, today, pauses)
}

/// Days between `start` and `today` on which at least one question was open.
pub fn days_stopped(start: Day, today: Day, pauses: &[Pause]) -> i64 {
    let mut spans: Vec<(i64, i64)> = pauses
        .iter()
        .map(|pause| {
            let until = pause.until.unwrap_or(today).min(today);
            (pause.from.max(start).number(), until.number())
        })
        .filter(|(from, until)| from < until)
        .collect();
    spans.sort_unstable();
    let mut stopped = 0;
    let mut reached = i64::MIN;
    for (from, until) in spans {
        stopped += (until - from.max(reached)).max(0);
        reached = reached.max(until);
    }
    stopped
}

/// The day on which `days` will have run, where nothing stops the clock from today on.
pub fn due(start: Day, days: i64, today: Day, pauses: &[Pause]) -> Day {
    start.plus_days(days + days_stopped(start, today, pauses))
}

pub fn is_stopped(pauses: &[Pause]) -> bool {
    pauses.iter().any(|pause| pause.until.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn pause(from: &str, until: &str) -> Pause {
        Pause { from: day(from), until: Some(day(until)) }
    }

    #[test]
    fn the_clock_runs_by_days() {
        assert_eq!(days_run(day("2026-11-01"), day("2026-11-22"), &[]), 21);
        assert_eq!(days_run(day("2026-11-22"), day("2026-11-01"), &[]), 0);
    }

    #[test]
    fn an_open_question_stops_the_clock() {
        let open = [Pause { from: day("2026-11-11"), until: None }];

        assert_eq!(days_run(day("2026-11-01"), day("2026-11-22"), &open), 10);
        assert!(is_stopped(&open));
        assert_eq!(due(day("2026-11-01"), 30, day("2026-11-22"), &open), day("2026-12-12"));
    }

    #[test]
    fn questions_open_at_the_same_time_stop_it_once() {
        let pauses = [
            pause("2026-11-05", "2026-11-10"),
            pause("2026-11-03", "2026-11-08"),
            pause("2026-11-06", "2026-11-07"),
        ];

        assert_eq!(days_stopped(day("2026-11-01"), day("2026-11-22"), &pauses), 7);
        assert!(!is_stopped(&pauses));
    }

    #[test]
    fn a_question_answered_on_its_day_stops_nothing() {
        let pauses = [pause("2026-11-05", "2026-11-05")];

        assert_eq!(days_stopped(day("2026-11-01"), day("2026-11-22"), &pauses), 0);
    }

    #[test]
    fn what_was_before_the_start_does_not_count() {
        let pauses = [pause("2026-10-01", "2026-11-03")];

        assert_eq!(days_stopped(day("2026-11-01"), day("2026-11-22"), &pauses), 2);
    }
}
