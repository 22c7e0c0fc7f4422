//! Whether a published practice is still in use: asked each year, and shown as it was answered.

use crate::kit::Day;

/// A practice is asked about a year after it was published or last confirmed.
const YEAR: i64 = 365;

/// Whoever does not answer is asked again after a month.
const AGAIN: i64 = 30;

/// Without an answer for a quarter, readers are told.
const PATIENCE: i64 = 90;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Published or confirmed within the year, or the question is still fresh.
    InUse,
    /// Nobody has said so for long.
    Unconfirmed,
    Ended,
}

/// Whether to ask today.
pub fn is_due(confirmed: Day, asked: Option<Day>, today: Day) -> bool {
    let since = asked.filter(|asked| *asked >= confirmed);
    confirmed.days_until(today) >= YEAR && since.is_none_or(|asked| asked.days_until(today) >= AGAIN)
}

/// What readers are told.
pub fn standing(confirmed: Day, ended: Option<Day>, today: Day) -> Use {
    match ended {
        Some(_) => Use::Ended,
        None if confirmed.days_until(today) >= YEAR + PATIENCE => Use::Unconfirmed,
        None => Use::InUse,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_practice_is_asked_about_each_year_and_again_each_month() {
        let published = day("2025-11-21");

        assert!(!is_due(published, None, day("2026-11-20")));
        assert!(is_due(published, None, day("2026-11-21")));
        assert!(!is_due(published, Some(day("2026-11-21")), day("2026-12-01")));
        assert!(is_due(published, Some(day("2026-11-21")), day("2026-12-21")));
        // Asked before it was confirmed: the year counts anew.
        assert!(is_due(day("2025-11-21"), Some(day("2025-11-01")), day("2026-11-21")));
    }

    #[test]
    fn readers_are_told_when_nobody_answers() {
        let published = day("2025-11-21");

        assert_eq!(standing(published, None, day("2026-12-31")), Use::InUse);
        assert_eq!(standing(published, None, day("2027-03-01")), Use::Unconfirmed);
        assert_eq!(standing(published, Some(day("2026-01-01")), day("2026-01-02")), Use::Ended);
    }
}
