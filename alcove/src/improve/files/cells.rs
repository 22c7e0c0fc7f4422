//! The cells of a workbook as they were read, and a sheet by the heads of its columns.

use std::collections::HashMap;
use std::io::Cursor;

use alcove_domain::kit::Day;
use calamine::{Data, DataRef, Xlsx};

use super::book::tidy;
use crate::kit::sheet::formula_without_value;
use crate::kit::{Error, Refusal, Result, Words};

/// Columns beyond these are nobody's.
const MOST_COLUMNS: usize = 100;

pub struct Grid {
    pub name: String,
    pub cells: HashMap<(usize, usize), Cell>,
    pub height: usize,
    pub width: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Day(Day),
}

/// Reads cell by cell: a sheet with one cell far out must not cost the memory of all in between.
pub fn grid(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, most: usize) -> Result<Grid> {
    let unreadable = |_| Error::from(Refusal::new("sheet-unreadable"));
    let mut reader = book.worksheet_cells_reader(name).map_err(unreadable)?;
    let mut grid = Grid { name: name.to_owned(), cells: HashMap::new(), height: 0, width: 0 };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            return Err(formula_without_value(name, cell.pos).into());
        }
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let Some(value) = value(&Data::from(cell.value)) else { continue };
        if row > most {
            return Err(Refusal::new("sheet-too-large").with("rows", most).into());
        }
        if column >= MOST_COLUMNS {
            continue;
        }
        grid.height = grid.height.max(row + 1);
        grid.width = grid.width.max(column + 1);
        grid.cells.insert((row, column), value);
    }
    Ok(grid)
}

fn value(data: &Data) -> Option<Cell> {
    match data {
        Data::Empty | Data::Error(_) => None,
        Data::Int(number) => Some(Cell::Number(*number as f64)),
        Data::Float(number) => Some(Cell::Number(*number)),
        Data::DateTime(date) => serial(date.as_f64()).map(Cell::Day),
        other => {
            let text = tidy(&other.to_string().replace('\0', ""));
            (!text.is_empty()).then_some(Cell::Text(text))
        }
    }
}

/// A day as spreadsheets count: from the last day of 1899.
fn serial(number: f64) -> Option<Day> {
    (61.0..2_958_466.0).contains(&number).then(|| Day::of_number(number.floor() as i64 - 25_569))
}

impl Cell {
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Number(number) => {
                let text = number.to_string();
                // What a formula of theirs left behind the last figure that counts.
                if text.len() > 17 { format!("{number:.4}") } else { text }
            }
        }
    }

    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Number(number) => serial(*number),
            Self::Text(text) => typed_day(text),
        }
    }
}

/// `2027-03-01`, or as people here write it: `01.03.2027`, `1/3/2027`.
fn typed_day(text: &str) -> Option<Day> {
    if let Ok(day) = Day::parse(text) {
        return Some(day);
    }
    let mut parts = text.split(['.', '/']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

impl Grid {
    pub fn text(&self, row: usize, column: usize) -> String {
        self.cells.get(&(row, column)).map(Cell::text).unwrap_or_default()
    }

    pub fn is_blank(&self, row: usize) -> bool {
        (0..self.width).all(|column| !self.cells.contains_key(&(row, column)))
    }
}

/// A sheet with its columns by the keys of their heads; a column may be moved, and be left out.
pub struct Table {
    pub grid: Grid,
    columns: HashMap<&'static str, usize>,
}

impl Table {
    pub fn of(grid: Grid, words: Words, heads: &[(&'static str, f64)]) -> Self {
        let place = |key: &str| {
            let head = words.t(key);
            (0..grid.width).find(|column| grid.text(0, *column) == head)
        };
        let columns = heads.iter().filter_map(|(key, _)| Some((*key, place(key)?))).collect();
        Self { grid, columns }
    }

    /// What a cell says; the outer `None`: the sheet has no such column.
    pub fn cell(&self, row: usize, key: &str) -> Option<Option<&Cell>> {
        let column = self.columns.get(key)?;
        Some(self.grid.cells.get(&(row, *column)))
    }

    pub fn text(&self, row: usize, key: &str) -> String {
        self.cell(row, key).flatten().map(Cell::text).unwrap_or_default()
    }

    /// The rows below the head that say anything.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        (1..self.grid.height).filter(|row| !self.grid.is_blank(*row))
    }
}
