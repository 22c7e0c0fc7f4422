use std::fmt;

/// A calendar day without a time or a zone, in the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a day written as 2026-11-21")]
pub struct NotADay(pub String);

impl Day {
    /// `None` where there is no such day.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads `2026-11-21` (RFC 3339, section 5.6, `full-date`).
    pub fn parse(text: &str) -> Result<Self, NotADay> {
        let refuse = || NotADay(text.to_owned());
        let mut parts = text.split('-');
        let mut part = |length: usize| {
            parts
                .next()
                .filter(|p| p.len() == length && p.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|p| p.parse::<i16>().ok())
                .ok_or_else(refuse)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(refuse());
        }
        // Two digits always fit a byte.
        Self::new(year, month as u8, day as u8).ok_or_else(refuse)
    }

    pub const fn year(self) -> i16 {
        self.year
    }

    pub const fn month(self) -> u8 {
        self.month
    }

    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01, negative before.
    pub fn number(self) -> i64 {
        // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
        let y = i64::from(self.year) - i64::from(self.month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let shifted = (i64::from(self.month) + 9) % 12;
        let doy = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        era * 146_097 + doe - 719_468
    }

    /// The day so many days later, or earlier; the last or first day there is where it would be none.
    pub fn plus_days(self, days: i64) -> Self {
        Self::of_number(self.number().saturating_add(days))
    }

    /// The day so many days after 1970-01-01; the last or first day there is where it would be none.
    pub fn of_number(number: i64) -> Self {
        // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
        let z = number.clamp(-719_162, 2_932_896) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let shifted = (5 * doy + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        // Clamped above: year, month and day fit.
        Self {
            year: (yoe + era * 400 + i64::from(month <= 2)) as i16,
            month: month as u8,
            day: (doy - (153 * shifted + 2) / 5 + 1) as u8,
        }
    }

    /// Whole days from `self` to `later`; negative where `later` is earlier.
    pub fn days_until(self, later: Self) -> i64 {
        later.number() - self.number()
    }
}

fn days_in(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_it_was_written() {
        assert_eq!(Day::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-01-01",
            "2026-11-21x",
            "",
            "2026-11-21-1",
        ] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_later_are_the_days_that_are_counted() {
        let start = Day::parse("1999-12-25").unwrap();

        for days in [0, 7, 67, 68, 69, 366, 800, -400, 100_000] {
            assert_eq!(start.days_until(start.plus_days(days)), days);
        }
        assert_eq!(start.plus_days(67).to_string(), "2000-03-01");
        assert_eq!(start.plus_days(i64::MAX).to_string(), "9999-12-31");
        assert_eq!(start.plus_days(-9_000_000).to_string(), "0001-01-01");
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        assert_eq!(Day::parse("1970-01-01").unwrap().number(), 0);
        assert_eq!(Day::parse("2000-03-01").unwrap().number(), 11_017);
        assert_eq!(Day::parse("1969-12-31").unwrap().number(), -1);
    }
}
