use crate::kit::Number;

/// Median and middle half of a group, exact. Neither the lowest nor the highest is ever told: each
/// is one member's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Middle {
    pub n: usize,
    pub lower: Number,
    pub median: Number,
    pub upper: Number,
}

impl Middle {
    /// The quarter lies at (n - 1) / 4 of the ordered values, counted from nought, and between two of
    /// them in proportion: what spreadsheets call the inclusive quartile.
    pub fn of(values: &[Number]) -> Option<Self> {
        let mut ordered: Vec<&Number> = values.iter().collect();
        ordered.sort();
        let n = ordered.len();
        let at = |quarters: usize| -> Option<Number> {
            let place = (n.checked_sub(1)?) * quarters;
            let (below, part) = (place / 4, place % 4);
            let first = *ordered.get(below)?;
            let Some(next) = ordered.get(below + 1) else { return Some(first.clone()) };
            let share = Number::ratio(i64::try_from(part).ok()?, 4)?;
            Some(first.clone() + &(*next - first) * &share)
        };
        Some(Self { n, lower: at(1)?, median: at(2)?, upper: at(3)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn middle(values: &[i64]) -> Option<(String, String, String)> {
        let values: Vec<Number> = values.iter().copied().map(Number::from).collect();
        let found = Middle::of(&values)?;
        Some((found.lower.to_exact(), found.median.to_exact(), found.upper.to_exact()))
    }

    fn said(lower: &str, median: &str, upper: &str) -> Option<(String, String, String)> {
        Some((lower.to_owned(), median.to_owned(), upper.to_owned()))
    }

    #[test]
    fn the_middle_half_is_what_spreadsheets_call_inclusive() {
        assert_eq!(middle(&[5, 1, 4, 2, 3]), said("2", "3", "4"));
        assert_eq!(middle(&[1, 2, 3, 4, 5, 6]), said("2.25", "3.5", "4.75"));
        assert_eq!(middle(&[7]), said("7", "7", "7"));
        assert_eq!(middle(&[]), None);
    }
}
