/// What makes one printing of a document this one. The same document with the same stamp gives
/// the same bytes, whenever and wherever it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Stable name of the document over its printings, such as the assessment's id.
    pub ident: String,
    /// When it was printed, in seconds since 1970, UTC.
    pub at: i64,
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

impl Stamp {
    pub fn new(ident: impl Into<String>, at: i64) -> Self {
        Self { ident: ident.into(), at }
    }

    pub(crate) fn calendar(&self) -> Calendar {
        let (year, month, day) = civil(self.at.div_euclid(DAY));
        let second = self.at.rem_euclid(DAY);
        let part = |value: i64| u8::try_from(value).unwrap_or(0);
        Calendar {
            year,
            month,
            day,
            hour: part(second / 3600),
            minute: part(second / 60 % 60),
            second: part(second % 60),
        }
    }

    /// As RFC 3339 writes it.
    pub(crate) fn written(&self) -> String {
        let Calendar { year, month, day, hour, minute, second } = self.calendar();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
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
}
