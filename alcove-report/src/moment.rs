/// What makes one printing of a document this one. The same document with the same stamp gives
/// the same bytes, whenever and wherever it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Stable name of the document over its printings, such as the assessment's id.
    pub ident: String,
    /// When it was printed, in seconds since 1970, UTC.
    pub at: i64,
}

/// Whole days, the first and the last included, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    first: i64,
    last: i64,
}

/// A moment as calendars write it, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Calendar {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: u8,
}

const DAY: i64 = 86_400;

/// The first and last day that four figures of a year can write, counted from 1970-01-01.
const WRITABLE: (i64, i64) = (-719_162, 2_932_896);

impl Stamp {
    pub fn new(ident: impl Into<String>, at: i64) -> Self {
        Self { ident: ident.into(), at }
    }

    pub(crate) fn calendar(&self) -> Calendar {
        Calendar::of_second(self.at)
    }

    /// As RFC 3339 writes it.
    pub(crate) fn written(&self) -> String {
        let Calendar { year, month, day, hour, minute, second } = self.calendar();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Days {
    /// From the earlier day to the later one, within the years that four figures can write.
    pub fn new(one: i64, other: i64) -> Self {
        let (one, other) = (one.clamp(WRITABLE.0, WRITABLE.1), other.clamp(WRITABLE.0, WRITABLE.1));
        Self { first: one.min(other), last: one.max(other) }
    }

    pub const fn first(self) -> i64 {
        self.first
    }

    pub const fn last(self) -> i64 {
        self.last
    }

    /// How many they are, one at least.
    pub const fn count(self) -> i64 {
        self.last - self.first + 1
    }
}

impl Calendar {
    /// A second counted from 1970.
    pub(crate) fn of_second(at: i64) -> Self {
        let (year, month, day) = civil(at.div_euclid(DAY));
        let second = at.rem_euclid(DAY);
        let part = |value: i64| u8::try_from(value).unwrap_or(0);
        Self {
            year,
            month,
            day,
            hour: part(second / 3600),
            minute: part(second / 60 % 60),
            second: part(second % 60),
        }
    }
}

/// Year, month and day of a day counted from 1970; the first or last day that can be written where
/// it would be none.
pub(crate) fn date(day: i64) -> (i32, u8, u8) {
    civil(day.clamp(WRITABLE.0, WRITABLE.1))
}

/// The number of the day on which a month begins, counted from 1970. Months beyond December are
/// those of the next year.
pub(crate) fn month_begins(year: i32, month: u8) -> i64 {
    // Months since March of the year 0, as in `civil`.
    let months = i64::from(year) * 12 + i64::from(month) - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * month + 2) / 5 - 719_468
}

/// Year, month and day of a day counted from 1970. Years are taken to begin in March, so that the
/// leap day is the last of its year, and 400 years are always 146,097 days.
fn civil(day: i64) -> (i32, u8, u8) {
    let from_march_0000 = day + 719_468;
    let era = from_march_0000.div_euclid(146_097);
    let day_of_era = from_march_0000.rem_euclid(146_097);
    let leap_days = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
    let year_of_era = (day_of_era - leap_days) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (
        i32::try_from(year).unwrap_or(i32::MAX),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day_of_month).unwrap_or(1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_written_as_calendars_do() {
        let cases = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_798_675_199, "2026-12-30T23:59:59Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ];

        for (at, written) in cases {
            assert_eq!(Stamp::new("any", at).written(), written);
        }
    }

    #[test]
    fn a_month_begins_on_the_day_that_is_its_first() {
        for (year, month) in [(1970, 1), (2000, 2), (2000, 3), (2026, 11), (2027, 12), (1, 1), (9999, 12)] {
            assert_eq!(date(month_begins(year, month)), (year, month, 1));
        }
        assert_eq!(month_begins(2026, 13), month_begins(2027, 1));
    }

    #[test]
    fn a_day_that_cannot_be_written_is_the_nearest_that_can() {
        assert_eq!(date(i64::MAX), (9999, 12, 31));
        assert_eq!(date(i64::MIN), (1, 1, 1));
        assert_eq!(Days::new(i64::MAX, i64::MIN).count(), 3_652_059);
    }
}
