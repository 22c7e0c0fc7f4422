//! The sheet of readings: rows without an id, and those whose figures are others now.

use alcove_domain::kit::NodeId;

use super::super::book::{Extra, Topic};
use super::super::cells::{Cell, Table};
use super::super::measured::{self, NewReading};
use super::{Reader, typed};
use crate::kit::clock::new_id;
use crate::kit::ids::ReadingId;
use crate::plan::known::{read_cell, write_cell};

impl Reader<'_> {
    pub(super) fn readings(&mut self, table: &Table) {
        for row in table.rows() {
            let id = table.text(row, "improve-col-id");
            let known = self.source.facts.rows.readings.iter().find(|one| one.id.as_str() == id).cloned();
            if !id.is_empty() && known.is_none() {
                self.fault(table, row, "improve-col-id", "no-reading");
                continue;
            }
            let Some((node, new)) = self.reading(table, row) else { continue };
            if known.is_some_and(|known| new.is_said_by(&known)) {
                continue;
            }
            let extra = Extra::Reading(new_id::<ReadingId>().0);
            // Words that were just put together.
            let Ok(text) = measured::write(&new) else { continue };
            self.wanted.say(&node, extra.clone(), &text);
            self.place(table, row, &node, &Topic::Extra(extra));
        }
    }

    /// What a row says; every fault of it is told.
    fn reading(&mut self, table: &Table, row: usize) -> Option<(NodeId, NewReading)> {
        let label = table.text(row, "improve-col-indicator");
        let found = self.indicators.get(&label).cloned();
        if found.is_none() {
            self.fault(table, row, "improve-col-indicator", "no-such-indicator");
        }
        let first = self.day_of(table, row, "improve-first-day");
        let last = self.day_of(table, row, "improve-last-day");
        let amount = self.figure_of(table, row, "improve-col-value");
        if amount.as_ref().is_some_and(String::is_empty) {
            self.fault(table, row, "improve-col-value", "no-number-cell");
        }
        let of = self.figure_of(table, row, "improve-col-of");
        let source = table.text(row, "improve-reading-source");
        if source.is_empty() {
            self.fault(table, row, "improve-reading-source", "no-source");
        }
        let cell = table.text(row, "improve-reading-cell").replace('\n', ";");
        let (node, indicator) = found?;
        let amount = amount.filter(|amount| !amount.is_empty())?;
        let new = NewReading {
            indicator,
            label,
            first_day: first?,
            last_day: last?,
            cell: write_cell(&read_cell(&cell)),
            amount,
            of: of?,
            source: Some(source).filter(|source| !source.is_empty())?,
            note: table.text(row, "improve-reading-note"),
        };
        Some((node, new))
    }

    fn day_of(&mut self, table: &Table, row: usize, key: &str) -> Option<String> {
        let day = table.cell(row, key).flatten().and_then(Cell::day);
        if day.is_none() {
            self.fault(table, row, key, "no-day");
        }
        day.map(|day| day.to_string())
    }

    /// A figure as it is written; empty where the cell is.
    fn figure_of(&mut self, table: &Table, row: usize, key: &str) -> Option<String> {
        match typed(table.cell(row, key).flatten()) {
            Ok(number) => Some(number.map(|number| number.to_exact()).unwrap_or_default()),
            Err(_) => {
                self.fault(table, row, key, "no-number-cell");
                None
            }
        }
    }
}
