//! A sample development plan: the same actions for planning programs, calendars and drawings.

use alcove_report::calendar::{Entry, Feed, State};
use alcove_report::chart::{BurnUp, DayAxis, DayMark, DaySpan, Kind, Row, Standing, Step};
use alcove_report::project::{Predecessor, Project, Shape, Task, Timing};
use alcove_report::{Days, Stamp};

/// 1 January 2026.
pub const BEGINNING: i64 = 20_454;
/// 22 November 2026.
pub const TODAY: i64 = BEGINNING + 325;

pub fn stamp() -> Stamp {
    Stamp::new("plan-1", TODAY * 86_400 + 30_600)
}

/// Days counted from the beginning of the plan.
pub fn days(first: i64, last: i64) -> Days {
    Days::new(BEGINNING + first, BEGINNING + last)
}

struct Line {
    kind: Kind,
    level: u8,
    name: &'static str,
    days: Option<Days>,
    approved: Option<Days>,
    standing: Standing,
    percent: u8,
    timing: Timing,
    responsible: &'static [&'static str],
    /// Place among the lines, and the lag.
    after: &'static [(u32, i32)],
}

fn objective(level: u8, name: &'static str, first: i64, last: i64) -> Line {
    Line {
        kind: Kind::Objective,
        level,
        name,
        days: Some(days(first, last)),
        approved: None,
        standing: Standing::OnTrack,
        percent: 0,
        timing: Timing::Automatic,
        responsible: &[],
        after: &[],
    }
}

fn action(name: &'static str, first: i64, last: i64, standing: Standing, percent: u8) -> Line {
    Line {
        kind: Kind::Action,
        level: 1,
        days: Some(days(first, last)),
        standing,
        percent,
        responsible: &["Engineering workshops"],
        ..objective(1, name, first, last)
    }
}

fn lines() -> Vec<Line> {
    vec![
        objective(0, "1 Green skills in every programme", 31, 729),
        action("1.1 Write an energy task for each of six programmes", 31, 545, Standing::OnTrack, 60),
        Line {
            approved: Some(days(59, 242)),
            responsible: &["Head, facilities [main site]", "Quality office"],
            ..action(
                "1.2 Emalatxanaların enerji sərfiyyatını ölçmək və nəticələri hər həftə dərc etmək",
                59,
                303,
                Standing::Delayed,
                70,
            )
        },
        Line {
            after: &[(3, 14)],
            ..action(
                "1.3 Обучить 24 преподавателей вести задания по энергосбережению; включить их в учебные планы",
                318,
                729,
                Standing::NotStarted,
                0,
            )
        },
        Line {
            kind: Kind::Milestone,
            after: &[(4, 0)],
            approved: Some(days(640, 640)),
            ..action("1.4 Every teacher has led one task", 729, 729, Standing::OnTrack, 0)
        },
        objective(0, "2 Every learner leaves with a next step", -40, 1900),
        action("2.1 One career talk per term with each learner", -40, 200, Standing::Done, 100),
        Line {
            timing: Timing::Fixed,
            approved: Some(days(240, 1300)),
            after: &[(7, -10)],
            ..action("2.2 Track graduates six and eighteen months on", 250, 1460, Standing::AtRisk, 30)
        },
        Line { level: 1, ..objective(1, "2.3 Partners know what graduates need", 400, 1900) },
        Line {
            level: 2,
            after: &[(8, 0)],
            ..action(
                "2.3.1 Shared supervision with the technical university",
                1461,
                1900,
                Standing::Suspended,
                0,
            )
        },
        Line { level: 2, ..action("2.3.2 A fair of firms", 400, 430, Standing::Cancelled, 0) },
        Line {
            level: 2,
            days: None,
            responsible: &["Quality office", "Quality office"],
            ..action("2.3.3 Nobody has dated this yet", 0, 0, Standing::NotStarted, 0)
        },
        Line {
            level: 2,
            timing: Timing::Fixed,
            kind: Kind::Milestone,
            ..action("2.3.4 Agreement signed", 500, 500, Standing::Done, 100)
        },
        Line {
            level: 2,
            kind: Kind::Milestone,
            after: &[(13, 0)],
            ..action("2.3.5 Published", 520, 520, Standing::Delayed, 0)
        },
    ]
}

pub fn project() -> Project {
    let tasks = lines().into_iter().enumerate().map(|(place, line)| Task {
        uid: place as u32 + 1,
        ident: format!("019ad2c0-0000-7000-8000-{:012}", place + 1),
        level: u32::from(line.level) + 1,
        name: line.name.to_owned(),
        notes: if place == 2 {
            "Çıxış: səkkiz sayğac.\nДоказательство: отчёт <за год> & \"график\"".to_owned()
        } else {
            String::new()
        },
        days: line.days,
        shape: if line.kind == Kind::Milestone { Shape::Point } else { Shape::Stretch },
        timing: line.timing,
        percent: line.percent,
        responsible: line.responsible.iter().map(|name| (*name).to_owned()).collect(),
        predecessors: line.after.iter().map(|(uid, lag)| Predecessor { uid: *uid, lag: *lag }).collect(),
    });
    Project {
        title: "Development plan 2026–2030".to_owned(),
        author: "Quality office".to_owned(),
        days: days(0, 1825),
        calendar_name: "Every day".to_owned(),
        ident_name: "Alcove id".to_owned(),
        tasks: tasks.collect(),
    }
}

pub fn feed() -> Feed {
    let entries = lines().into_iter().enumerate().filter_map(|(place, line)| {
        Some(Entry {
            ident: format!("action-{place}@alcove.example"),
            days: line.days?,
            title: line.name.to_owned(),
            description: "Məsul: emalatxanalar, keyfiyyət şöbəsi; sübut \\ hesabat.\nОжидается: восемь счётчиков, отчёт каждую неделю; график на сайте.".to_owned(),
            address: Some(format!("https://alcove.example/plans/1/actions/{place}?from=calendar,feed;x")),
            revision: place as u32,
            changed_at: TODAY * 86_400 + 30_600,
            state: if line.standing == Standing::Cancelled { State::Cancelled } else { State::Stands },
        })
    });
    Feed {
        name: "Quality office: plan 2026–2030, keyfiyyət; качество".to_owned(),
        description: String::new(),
        refresh_hours: Some(12),
        entries: entries.collect(),
    }
}

pub fn axis() -> DayAxis {
    DayAxis {
        days: days(0, 1825),
        quarters: ["Q1", "Q2", "Q3", "Q4"].map(str::to_owned),
        today: Some(DayMark { day: TODAY, label: "today".to_owned() }),
    }
}

pub fn rows() -> Vec<Row> {
    let rows = lines().into_iter().map(|line| Row {
        kind: line.kind,
        level: line.level,
        name: line.name.to_owned(),
        span: line.days.map(|days| DaySpan::new(days, format!("{}, as it stands", line.name))),
        approved: line.approved.map(|days| DaySpan::new(days, format!("{}, as approved", line.name))),
        standing: line.standing,
        done: f64::from(line.percent) / 100.0,
    });
    rows.collect()
}

pub fn burn_up_axis() -> DayAxis {
    DayAxis { days: days(0, 1094), ..axis() }
}

pub fn burn_up() -> BurnUp {
    // Thirty-six months of thirty days or so; the last ends with the axis.
    let steps = (0..36).map(|month: i64| {
        let planned = (month as u32 * 13).div_ceil(36).min(13);
        let done = (month < 11).then_some((month as u32) / 4);
        let last = if month == 35 { 1094 } else { (month + 1) * 365 / 12 - 1 };
        Step { days: days(month * 365 / 12, last), planned, done, label: format!("Month {}", month + 1) }
    });
    BurnUp { steps: steps.collect(), planned: "13 planned".to_owned(), done: "2 done".to_owned() }
}
