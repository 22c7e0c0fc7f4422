//! One sheet: a head row, and rows below it.

use std::collections::BTreeMap;

use crate::tree::Cell;

#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    rows: BTreeMap<u32, Vec<(Cell, String)>>,
}

impl Sheet {
    pub fn put(&mut self, cell: Cell, text: String) {
        let row = self.rows.entry(cell.row).or_default();
        // A file may give a cell twice; the last one is what Excel shows.
        match row.iter_mut().find(|(known, _)| known.column == cell.column) {
            Some((_, old)) => *old = text,
            None => row.push((cell, text)),
        }
    }

    /// The first filled row.
    pub fn head(&self) -> &[(Cell, String)] {
        self.rows.values().next().map(Vec::as_slice).unwrap_or_default()
    }

    /// The filled rows below the head.
    pub fn body(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.values().skip(1).map(|cells| Row { cells })
    }
}

#[derive(Clone, Copy)]
pub(super) struct Row<'s> {
    pub cells: &'s [(Cell, String)],
}

impl<'s> Row<'s> {
    pub fn at(self, column: u32) -> Option<(Cell, &'s str)> {
        let found = self.cells.iter().find(|(cell, _)| cell.column == column);
        found.map(|(cell, text)| (*cell, text.as_str()))
    }

    /// Where the row begins, for what is missing in it.
    pub fn first(self) -> Cell {
        self.cells[0].0
    }
}
