//! Quarters and years, in which a unit is told what it owes.

use alcove_domain::kit::Day;
use alcove_domain::plan::Span;

use crate::kit::Words;

/// `2026-q3` or `2026`, as addresses write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Quarter { year: i16, quarter: u8 },
    Year { year: i16 },
}

impl Period {
    /// The quarter that a day lies in.
    pub const fn of(day: Day) -> Self {
        Self::Quarter { year: day.year(), quarter: (day.month() - 1) / 3 + 1 }
    }

    pub fn read(text: &str) -> Option<Self> {
        let year = |text: &str| text.parse().ok().filter(|year| (1000..=9998).contains(year));
        let Some((before, quarter)) = text.split_once("-q") else {
            return Some(Self::Year { year: year(text)? });
        };
        let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        Some(Self::Quarter { year: year(before)?, quarter })
    }

    pub fn write(self) -> String {
        match self {
            Self::Quarter { year, quarter } => format!("{year}-q{quarter}"),
            Self::Year { year } => year.to_string(),
        }
    }

    /// Its days; none outside the years that a calendar writes.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Quarter { year, quarter } => {
                let first = Day::new(year, quarter * 3 - 2, 1)?;
                let last = match quarter {
                    4 => Day::new(year, 12, 31)?,
                    _ => Day::new(year, quarter * 3 + 1, 1)?.plus_days(-1),
                };
                Span::new(first, last)
            }
            Self::Year { year } => Span::year(year),
        }
    }

    pub const fn before(self) -> Self {
        match self {
            Self::Quarter { year, quarter: 1 } => Self::Quarter { year: year - 1, quarter: 4 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter - 1 },
            Self::Year { year } => Self::Year { year: year - 1 },
        }
    }

    pub const fn after(self) -> Self {
        match self {
            Self::Quarter { year, quarter: 4 } => Self::Quarter { year: year + 1, quarter: 1 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter + 1 },
            Self::Year { year } => Self::Year { year: year + 1 },
        }
    }

    /// `Quarter 3 of 2026`
    pub fn in_words(self, words: Words) -> String {
        match self {
            Self::Quarter { year, quarter } => {
                words.t2("improve-period-quarter", "n", u32::from(quarter), "year", year.to_string())
            }
            Self::Year { year } => words.t1("improve-period-year", "year", year.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_written_as_it_is_read_and_has_its_days() {
        let period = Period::read("2028-q1").unwrap();

        let span = period.span().unwrap();

        assert_eq!(period.write(), "2028-q1");
        assert_eq!(
            (span.first().to_string(), span.last().to_string()),
            ("2028-01-01".into(), "2028-03-31".into())
        );
        assert_eq!(period.before().write(), "2027-q4");
        assert_eq!(Period::of(span.last()), period);
    }

    #[test]
    fn what_is_no_period_is_not_read() {
        for text in ["", "2028-q5", "2028-q0", "q1", "99999", "-1", "2028-q", "0"] {
            assert_eq!(Period::read(text), None, "{text}");
        }
    }
}
