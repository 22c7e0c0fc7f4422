//! What is measured: indicators with baselines and targets, and how far they have come.

use std::collections::BTreeMap;

use super::reading::{Reading, Value};
use super::span::Span;
use crate::kit::{Day, IndicatorId, Number};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    pub id: IndicatorId,
    pub measure: Measure,
    /// "people", "hours", "EUR"; "percent" for a share.
    pub unit: String,
    pub direction: Direction,
    pub entry: Entry,
    pub across: Across,
    /// `None`: not yet known. It may come later than the indicator.
    pub baseline: Option<Baseline>,
    /// What is wanted for each year, in the sense of `entry`.
    pub targets: BTreeMap<i16, Number>,
    pub dimensions: Vec<Dimension>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    Amount,
    /// Always from a numerator and a denominator, so that several can be put together. Its
    /// baseline and targets are shares too, nought to one; percent is times 100 when it is shown.
    Share,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Up,
    Down,
    /// Watched, not steered: nothing says how far it has come.
    Neutral,
}

/// What a reading holds, and so what a year's value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// What happened in its period: a year is the sum of its periods.
    Increment,
    /// All that has happened by the end of its period: a year is its last reading.
    Cumulative,
    /// How things were at the end of its period: a year is its last reading.
    Snapshot,
}

/// Whether values of parts (women and men, one campus and the other) make the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Across {
    /// Amounts are added; of shares the numerators and the denominators.
    Sum,
    /// An average mark, a rank: parts say nothing about the whole.
    Separate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    pub value: Number,
    pub year: i16,
}

/// A way to break a number down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// "sex", "age-group", "disability".
    pub id: String,
    /// "unknown" may be one of them.
    pub categories: Vec<String>,
    pub overlap: Overlap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// Each case is in one category: the categories add up to the total.
    Exclusive,
    /// A case may be in several.
    Overlapping,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndicatorRefusal {
    #[error("the target of {year} is {target}, and a share lies between 0 and 1")]
    NotAShare { year: i16, target: Number },
    #[error("{year} is outside the plan, {from} to {until}")]
    OutsideThePlan { year: i16, from: i16, until: i16 },
    #[error("the target of {year}, {target}, is worse than the baseline, {baseline}")]
    WorseThanBaseline { year: i16, target: Box<Number>, baseline: Box<Number> },
    #[error("the dimension {dimension:?} has a category twice or none")]
    Categories { dimension: String },
    #[error("the dimension {dimension:?} is there twice")]
    DimensionTwice { dimension: String },
}

impl Indicator {
    /// `period`: the plan's.
    pub fn check(&self, period: Span) -> Result<(), IndicatorRefusal> {
        let (from, until) = (period.first().year(), period.last().year());
        let baseline = self.baseline.as_ref().map(|baseline| (baseline.year, &baseline.value));
        for (year, target) in baseline.into_iter().chain(self.targets.iter().map(|(year, t)| (*year, t))) {
            if self.measure == Measure::Share && (target.is_negative() || *target > Number::from(1)) {
                return Err(IndicatorRefusal::NotAShare { year, target: target.clone() });
            }
        }
        for (year, target) in &self.targets {
            if !(from..=until).contains(year) {
                return Err(IndicatorRefusal::OutsideThePlan { year: *year, from, until });
            }
            let Some(Baseline { value, .. }) = &self.baseline else { continue };
            // What happens within a year starts from nothing each year; it is not held against one.
            if self.entry != Entry::Increment && self.direction.is_better(value, target) {
                let (target, baseline) = (Box::new(target.clone()), Box::new(value.clone()));
                return Err(IndicatorRefusal::WorseThanBaseline { year: *year, target, baseline });
            }
        }
        self.check_dimensions()
    }

    fn check_dimensions(&self) -> Result<(), IndicatorRefusal> {
        for (at, dimension) in self.dimensions.iter().enumerate() {
            if self.dimensions[..at].iter().any(|other| other.id == dimension.id) {
                return Err(IndicatorRefusal::DimensionTwice { dimension: dimension.id.clone() });
            }
            let categories = &dimension.categories;
            let twice = categories.iter().enumerate().any(|(at, one)| categories[..at].contains(one));
            if categories.is_empty() || twice {
                return Err(IndicatorRefusal::Categories { dimension: dimension.id.clone() });
            }
        }
        Ok(())
    }

    /// The value of a calendar year from readings that are current, `None` where there are none.
    /// Readings count to the year in which their period ends.
    pub fn value(&self, readings: &[&Reading], year: i16) -> Option<Value> {
        let totals = self.totals(readings);
        let mut of_year = totals.into_iter().filter(|(period, _)| period.last().year() == year);
        match self.entry {
            Entry::Increment => of_year.map(|(_, value)| value).try_fold(None, Value::plus)?,
            Entry::Cumulative | Entry::Snapshot => of_year.next_back().map(|(_, value)| value),
        }
    }

    /// For each period, by its last day, the value of the whole: as it was read, or the sum of the
    /// categories of a dimension in which each case is in one, once all of them were read.
    pub fn totals(&self, readings: &[&Reading]) -> Vec<(Span, Value)> {
        let mut periods: Vec<Span> = readings.iter().map(|reading| reading.period).collect();
        periods.sort_by_key(|period| (period.last(), period.first()));
        periods.dedup();
        periods.into_iter().filter_map(|period| Some((period, self.total(readings, period)?))).collect()
    }

    fn total(&self, readings: &[&Reading], period: Span) -> Option<Value> {
        let of_period = || readings.iter().filter(|reading| reading.period == period);
        if let Some(whole) = of_period().find(|reading| reading.cell.is_empty()) {
            return Some(whole.value.clone());
        }
        if self.across == Across::Separate {
            return None;
        }
        let exclusive = self.dimensions.iter().filter(|dimension| dimension.overlap == Overlap::Exclusive);
        exclusive.into_iter().find_map(|dimension| {
            let part = |category: &String| {
                let cell = BTreeMap::from([(dimension.id.clone(), category.clone())]);
                of_period().find(|reading| reading.cell == cell).map(|reading| reading.value.clone())
            };
            let parts: Option<Vec<Value>> = dimension.categories.iter().map(part).collect();
            parts?.into_iter().try_fold(None, Value::plus).flatten()
        })
    }

    /// How far the value has come from the baseline to the target of that year, nought to one, for
    /// progress by indicator. What is missing leaves it missing. What happens within a year counts
    /// from nothing.
    pub fn covered(&self, readings: &[&Reading], year: i16) -> Option<Number> {
        let target = self.targets.get(&year)?;
        let value = self.value(readings, year)?.number();
        let from = match (self.entry, self.direction) {
            (_, Direction::Neutral) => return None,
            (Entry::Increment, Direction::Up) => Number::zero(),
            _ => self.baseline.as_ref()?.value.clone(),
        };
        let way = target - &from;
        let gone = &value - &from;
        let nothing = Number::zero();
        match gone.checked_div(&way) {
            Some(share) => Some(share.clamp(nothing, Number::from(1))),
            // The target is to stay where things are: met, or not.
            None => Some(if self.direction.is_better(target, &value) { nothing } else { Number::from(1) }),
        }
    }

    /// Whether the target of the year is reached; `None` where either is missing.
    pub fn reached(&self, readings: &[&Reading], year: i16) -> Option<bool> {
        let (target, value) = (self.targets.get(&year)?, self.value(readings, year)?.number());
        (self.direction != Direction::Neutral).then(|| !self.direction.is_better(target, &value))
    }

    /// Years of the plan that have ended by `today` and have no value yet.
    pub fn missing_years(&self, readings: &[&Reading], today: Day) -> Vec<i16> {
        let ended = self.targets.keys().filter(|year| Span::year(**year).is_some_and(|y| y.last() < today));
        ended.filter(|year| self.value(readings, **year).is_none()).copied().collect()
    }
}

impl Direction {
    /// Whether the first of two values is strictly better than the second.
    pub fn is_better(self, one: &Number, other: &Number) -> bool {
        match self {
            Self::Up => one > other,
            Self::Down => one < other,
            Self::Neutral => false,
        }
    }
}
