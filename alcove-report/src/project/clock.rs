//! When a task is on the clock of the calendar in which every day counts.

use super::{Shape, Task};
use crate::moment::date;

pub(super) const MORNING: &str = "09:00:00";
pub(super) const EVENING: &str = "17:00:00";
pub(super) const HOURS_A_DAY: i64 = 8;

/// Where a task lies on the clock.
pub(super) struct Placing {
    pub(super) start: String,
    pub(super) finish: String,
    pub(super) hours: i64,
}

impl Placing {
    pub(super) fn of(task: &Task) -> Option<Self> {
        let days = task.days?;
        let finish = evening(days.last());
        Some(match task.shape {
            Shape::Stretch => {
                Self { start: morning(days.first()), finish, hours: days.count() * HOURS_A_DAY }
            }
            Shape::Point => Self { start: finish.clone(), finish, hours: 0 },
        })
    }
}

pub(super) fn morning(day: i64) -> String {
    at(day, MORNING)
}

pub(super) fn evening(day: i64) -> String {
    at(day, EVENING)
}

fn at(day: i64, time: &str) -> String {
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02}T{time}")
}

pub(super) fn hours(hours: i64) -> String {
    duration(hours * 60)
}

pub(super) fn duration(minutes: i64) -> String {
    format!("PT{}H{}M0S", minutes / 60, minutes % 60)
}
