use crate::kit::Day;

/// Days from the first to the last, both counted: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    first: Day,
    last: Day,
}

impl Span {
    /// `None` where the last day comes before the first.
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// So many days from the first on, both ends counted; one where none are given.
    pub fn of_days(first: Day, days: u32) -> Self {
        Self { first, last: first.plus_days(i64::from(days.max(1)) - 1) }
    }

    pub const fn day(day: Day) -> Self {
        Self { first: day, last: day }
    }

    /// A calendar year. `None` before year 1 and after 9999.
    pub fn year(year: i16) -> Option<Self> {
        Some(Self { first: Day::new(year, 1, 1)?, last: Day::new(year, 12, 31)? })
    }

    pub const fn first(self) -> Day {
        self.first
    }

    pub const fn last(self) -> Day {
        self.last
    }

    /// Calendar days, both ends counted.
    pub fn days(self) -> i64 {
        self.first.days_until(self.last) + 1
    }

    pub fn holds(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days that both have.
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// From the earlier first day to the later last.
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// As long, so many days later or earlier.
    pub fn shifted(self, days: i64) -> Self {
        Self { first: self.first.plus_days(days), last: self.last.plus_days(days) }
    }

    /// Days of it that have passed at the end of `today`: none before it, all after it.
    pub fn days_gone(self, today: Day) -> i64 {
        (self.first.days_until(today) + 1).clamp(0, self.days())
    }
}
