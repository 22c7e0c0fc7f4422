//! The days of a process that others start from: lengths counted from its first day, and days again
//! from the first day of whoever starts.

use crate::kit::Day;

/// As long as a plan may be.
pub const MOST_DAYS: u32 = 5479;

/// How many days after the first each of these comes; nothing where one is open, or before the first.
pub fn counted<const N: usize>(first: Option<Day>, days: [Option<Day>; N]) -> [Option<u32>; N] {
    days.map(|day| {
        let after = first?.days_until(day?);
        u32::try_from(after).ok().filter(|after| *after <= MOST_DAYS)
    })
}

/// The days that come so long after the first.
pub fn dated<const N: usize>(first: Day, counted: [Option<u32>; N]) -> [Option<Day>; N] {
    counted.map(|after| Some(first.plus_days(i64::from(after?))))
}

/// Lengths that follow each other and end in time.
pub fn are_in_order(counted: &[Option<u32>]) -> bool {
    let given: Vec<u32> = counted.iter().copied().flatten().collect();
    given.is_sorted() && given.last().is_none_or(|last| *last <= MOST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_process_that_is_started_later_keeps_its_lengths() {
        let days = [Some(day("2026-03-31")), None, Some(day("2026-06-01"))];

        let counted = counted(Some(day("2026-03-01")), days);
        let again = dated(day("2027-09-01"), counted);

        assert_eq!(counted, [Some(30), None, Some(92)]);
        assert_eq!(again, [Some(day("2027-10-01")), None, Some(day("2027-12-02"))]);
        assert!(are_in_order(&counted) && !are_in_order(&[Some(2), Some(1)]));
    }

    #[test]
    fn without_a_first_day_nothing_is_counted_and_nothing_comes_before_it() {
        assert_eq!(counted(None, [Some(day("2026-03-31"))]), [None]);
        assert_eq!(counted(Some(day("2026-04-01")), [Some(day("2026-03-31"))]), [None]);
    }
}
