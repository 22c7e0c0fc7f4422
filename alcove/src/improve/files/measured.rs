//! Indicators and readings that a workbook adds: as they are kept until somebody confirms them, and
//! what the pages would have been told.

use std::collections::BTreeMap;

use alcove_domain::kit::Number;
use serde::{Deserialize, Serialize};

use crate::improve::{indicators, readings};
use crate::kit::{Error, Result, Words};
use crate::plan::known::read_cell;
use crate::plan::store::reading;

/// Stands in the column of units for an indicator that is a part of a whole.
pub const PERCENT: &str = "%";

/// An indicator of a row without an id. Figures are as they were typed; shares in per cent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIndicator {
    pub title: String,
    pub unit: String,
    /// `up`, `down`, `neutral`.
    pub direction: String,
    pub baseline: String,
    pub baseline_year: String,
    pub targets: BTreeMap<i16, String>,
}

/// A reading of a row without an id, or of one whose figures were corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReading {
    pub indicator: String,
    /// What the row called it.
    pub label: String,
    pub first_day: String,
    pub last_day: String,
    /// `sex=f;age=under-18`; empty for the whole.
    pub cell: String,
    /// The value, or how many of them.
    pub amount: String,
    /// Out of how many, of a share.
    pub of: String,
    pub source: String,
    pub note: String,
}

pub fn write(new: &impl Serialize) -> Result<String> {
    serde_json::to_string(new).map_err(Error::fault)
}

impl NewIndicator {
    pub fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::fault)
    }

    /// What a page would have asked for; what a workbook has no column for is as a form begins.
    pub fn said(&self) -> indicators::Said {
        let is_share = self.unit == PERCENT;
        indicators::Said {
            title: self.title.clone(),
            measure: if is_share { "share" } else { "amount" }.to_owned(),
            unit: if is_share { String::new() } else { self.unit.clone() },
            direction: self.direction.clone(),
            entry: "snapshot".to_owned(),
            across: "sum".to_owned(),
            baseline: self.baseline.clone(),
            baseline_year: self.baseline_year.clone(),
            targets: self.targets.clone(),
            ..indicators::Said::default()
        }
    }

    /// `Learners with a job, %; 2025: 50; 2027: 70`
    pub fn in_words(&self, words: Words) -> String {
        let figure =
            |year: &str, figure: &str| words.t2("improve-import-year", "year", year, "figure", figure);
        let mut parts = vec![words.t2("improve-import-indicator", "title", &self.title, "unit", &self.unit)];
        if !self.baseline.is_empty() {
            parts.push(figure(&self.baseline_year, &self.baseline));
        }
        parts.extend(self.targets.iter().map(|(year, target)| figure(&year.to_string(), target)));
        parts.join("; ")
    }
}

impl NewReading {
    pub fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::fault)
    }

    pub fn said(&self) -> readings::Said {
        let is_share = !self.of.is_empty();
        let part = |wanted: bool| if wanted { self.amount.clone() } else { String::new() };
        readings::Said {
            first_day: self.first_day.clone(),
            last_day: self.last_day.clone(),
            cell: read_cell(&self.cell),
            amount: part(!is_share),
            numerator: part(is_share),
            denominator: self.of.clone(),
            source: self.source.clone(),
            note: self.note.clone(),
            via: "import",
        }
    }

    /// Whether a reading that is there says the same.
    pub fn is_said_by(&self, row: &reading::Model) -> bool {
        let alike = |typed: &str, kept: Option<&String>| {
            let typed = Number::parse(&typed.replace(',', ".")).ok().map(|number| number.to_decimal(4));
            let kept = kept.and_then(|kept| Number::parse(kept).ok()).map(|number| number.to_decimal(4));
            typed == kept
        };
        row.indicator_id.as_str() == self.indicator
            && (&row.first_day, &row.last_day) == (&self.first_day, &self.last_day)
            && read_cell(&row.cell) == read_cell(&self.cell)
            && alike(&self.amount, row.amount.as_ref().or(row.numerator.as_ref()))
            && alike(&self.of, row.denominator.as_ref())
            && (row.source.trim(), row.note.trim()) == (self.source.trim(), self.note.trim())
    }

    /// `1.2 Learners with a job, 1 January 2027 – 31 December 2027: 60 of 80`
    pub fn in_words(&self, words: Words) -> String {
        let day = |text: &str| crate::plan::known::day(text).map(|day| words.day(day)).unwrap_or_default();
        let period = words.t2("improve-from-to", "from", day(&self.first_day), "to", day(&self.last_day));
        let figure = match self.of.as_str() {
            "" => self.amount.clone(),
            of => words.t2("improve-import-part", "n", &self.amount, "of", of),
        };
        let whole =
            if self.cell.is_empty() { self.label.clone() } else { format!("{} ({})", self.label, self.cell) };
        words.t3("improve-import-reading", "title", whole, "period", period, "figure", figure)
    }
}
