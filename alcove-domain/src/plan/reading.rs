//! Readings: one value of an indicator for a period, with its source.

use std::collections::BTreeMap;

use super::indicator::{Across, Entry, Indicator, Measure, Overlap};
use super::span::Span;
use crate::kit::words::{WordsRefusal, check_some_words};
use crate::kit::{Day, Instant, Number, PersonId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub period: Span,
    /// The category in each dimension it is broken down by; empty for the whole.
    pub cell: BTreeMap<String, String>,
    pub value: Value,
    /// Where the figure comes from: a register, a survey, a report.
    pub source: String,
    pub by: PersonId,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Amount(Number),
    /// As they were counted.
    Share {
        numerator: Number,
        denominator: Number,
    },
}

/// Parts that do not make the whole they stand beside. A total may be counted on its own, so it is
/// told, not refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    pub period: Span,
    pub dimension: String,
    pub total: Value,
    pub parts: Value,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingRefusal {
    #[error("the indicator measures {measure:?}, and the reading is something else")]
    OtherMeasure { measure: Measure },
    #[error("the denominator {denominator} is not greater than zero")]
    NoDenominator { denominator: Number },
    #[error("{numerator} of {denominator} is not between none and all")]
    NotAPart { numerator: Box<Number>, denominator: Box<Number> },
    #[error("the source: {0}")]
    Source(WordsRefusal),
    #[error("the indicator is not broken down by {dimension:?}")]
    NoSuchDimension { dimension: String },
    #[error("{dimension:?} has no category {category:?}")]
    NoSuchCategory { dimension: String, category: String },
    #[error("{period:?} overlaps {other:?}, which was read already: it would count twice")]
    Overlaps { period: Span, other: Span },
    #[error("the period begins on {first}, which has not come")]
    NotYet { first: Day },
}

impl Value {
    /// A share as a number, nought to one.
    pub fn number(&self) -> Number {
        match self {
            Self::Amount(amount) => amount.clone(),
            // Checked when it was read: the denominator is above zero.
            Self::Share { numerator, denominator } => {
                numerator.checked_div(denominator).unwrap_or_else(Number::zero)
            }
        }
    }

    /// Together with what came before: amounts added, numerators and denominators added. The outer
    /// `None`: they are not alike.
    pub(super) fn plus(so_far: Option<Self>, next: Self) -> Option<Option<Self>> {
        match (so_far, next) {
            (None, next) => Some(Some(next)),
            (Some(Self::Amount(one)), Self::Amount(other)) => Some(Some(Self::Amount(one + other))),
            (
                Some(Self::Share { numerator, denominator }),
                Self::Share { numerator: above, denominator: below },
            ) => Some(Some(Self::Share { numerator: numerator + above, denominator: denominator + below })),
            _ => None,
        }
    }

    const fn measure(&self) -> Measure {
        match self {
            Self::Amount(_) => Measure::Amount,
            Self::Share { .. } => Measure::Share,
        }
    }
}

impl Reading {
    /// Whether it may join the current readings. One of the same period and cell is corrected by it.
    /// A period that runs may be read: the figure of a year is often known before it ends.
    pub fn check(&self, indicator: &Indicator, current: &[&Self], today: Day) -> Result<(), ReadingRefusal> {
        if self.period.first() > today {
            return Err(ReadingRefusal::NotYet { first: self.period.first() });
        }
        if self.value.measure() != indicator.measure {
            return Err(ReadingRefusal::OtherMeasure { measure: indicator.measure });
        }
        if let Value::Share { numerator, denominator } = &self.value {
            let (numerator, denominator) = (numerator.clone(), denominator.clone());
            if denominator.is_negative() || denominator.is_zero() {
                return Err(ReadingRefusal::NoDenominator { denominator });
            }
            if numerator.is_negative() || numerator > denominator {
                let (numerator, denominator) = (Box::new(numerator), Box::new(denominator));
                return Err(ReadingRefusal::NotAPart { numerator, denominator });
            }
        }
        check_some_words(&self.source).map_err(ReadingRefusal::Source)?;
        self.check_cell(indicator)?;
        let other = current.iter().find(|other| {
            other.cell == self.cell
                && other.period != self.period
                && other.period.overlap(self.period).is_some()
        });
        match other {
            Some(other) if indicator.entry == Entry::Increment => {
                Err(ReadingRefusal::Overlaps { period: self.period, other: other.period })
            }
            _ => Ok(()),
        }
    }

    fn check_cell(&self, indicator: &Indicator) -> Result<(), ReadingRefusal> {
        for (dimension, category) in &self.cell {
            let known = indicator.dimensions.iter().find(|known| known.id == *dimension);
            let known =
                known.ok_or_else(|| ReadingRefusal::NoSuchDimension { dimension: dimension.clone() })?;
            if !known.categories.contains(category) {
                let (dimension, category) = (dimension.clone(), category.clone());
                return Err(ReadingRefusal::NoSuchCategory { dimension, category });
            }
        }
        Ok(())
    }
}

/// The readings that hold as of an instant: of each period and cell the last one written until
/// then. A report keeps its instant, and so its numbers; a correction shows in the next one.
pub fn current(readings: &[Reading], as_of: Instant) -> Vec<&Reading> {
    let mut current: BTreeMap<(Span, &BTreeMap<String, String>), &Reading> = BTreeMap::new();
    for reading in readings.iter().filter(|reading| reading.at <= as_of) {
        let last = current.entry((reading.period, &reading.cell)).or_insert(reading);
        if reading.at >= last.at {
            *last = reading;
        }
    }
    current.into_values().collect()
}

impl Indicator {
    /// Where a total was read beside all the categories of an exclusive dimension, and they differ.
    pub fn margins(&self, readings: &[&Reading]) -> Vec<Margin> {
        let mut margins = Vec::new();
        if self.across == Across::Separate {
            return margins;
        }
        let wholes = readings.iter().filter(|reading| reading.cell.is_empty());
        for whole in wholes {
            for dimension in self.dimensions.iter().filter(|d| d.overlap == Overlap::Exclusive) {
                let only = Self { dimensions: vec![dimension.clone()], ..self.clone() };
                let parts: Vec<&Reading> = readings
                    .iter()
                    .filter(|reading| reading.period == whole.period && !reading.cell.is_empty())
                    .copied()
                    .collect();
                let Some((period, parts)) = only.totals(&parts).pop() else { continue };
                if parts != whole.value {
                    let (dimension, total) = (dimension.id.clone(), whole.value.clone());
                    margins.push(Margin { period, dimension, total, parts });
                }
            }
        }
        margins
    }
}
