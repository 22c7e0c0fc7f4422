//! The filled cells of the sheets we know, as text.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::rc::Rc;

use alcove_domain::kit::Day;
use calamine::{DataRef, Reader, Xlsx};

use super::SHEETS;
use super::sheet::Sheet;
use crate::codes;
use crate::fault::{Faults, Place};
use crate::fields::tidy;
use crate::tree::{Budget, Cell, has_controls};

const ROWS: u32 = 100_000;
const COLUMNS: u32 = 500;
const CELLS: usize = Budget::NODES;
/// One shared text can be named by every cell, so the sum is counted, not the file.
const TEXT: usize = 2 * Budget::BYTES;

/// The sheets by number, each with its filled cells.
pub(super) type Cells = BTreeMap<u8, Sheet>;

pub(super) fn read(file: &Rc<str>, bytes: &[u8], faults: &mut Faults) -> Option<Cells> {
    let whole = Place::new(file, 1);
    let broken =
        |why: String, faults: &mut Faults| faults.add(&whole, codes::WORKBOOK_BROKEN, &[("why", &why)]);
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(error) => {
            broken(error.to_string(), faults);
            return None;
        }
    };
    let names = workbook.sheet_names();
    let mut cells = Cells::new();
    let mut text_left = TEXT;
    for (at, known) in SHEETS.iter().enumerate() {
        let number = at as u8 + 1;
        let Some(name) = names.iter().find(|name| name.trim().eq_ignore_ascii_case(known)) else { continue };
        let mut sheet = Sheet::default();
        match fill(&mut workbook, name, number, &mut sheet, &mut text_left, file, faults) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                broken(error.to_string(), faults);
                return None;
            }
        }
        cells.insert(number, sheet);
    }
    if !cells.contains_key(&super::ITEMS) {
        faults.add(&whole, codes::WORKBOOK_NO_SHEET, &[("sheet", "Items")]);
        return None;
    }
    if !cells.contains_key(&super::FRAMEWORK) {
        faults.add(&whole, codes::WORKBOOK_NO_SHEET, &[("sheet", "Framework")]);
        return None;
    }
    Some(cells)
}

/// Cell by cell: a range would make room for every empty cell between the first and the last.
fn fill(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    number: u8,
    sheet: &mut Sheet,
    text_left: &mut usize,
    file: &Rc<str>,
    faults: &mut Faults,
) -> Result<bool, calamine::XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let mut count = 0;
    while let Some(found) = reader.next_cell_with_formula_metadata()? {
        let (row, column) = found.pos;
        let cell = Cell { sheet: number, row: row.saturating_add(1), column: column.saturating_add(1) };
        let text = match &found.value {
            // What a program wrote and no spreadsheet has worked out is not empty, only unknown.
            DataRef::Empty if found.formula.is_some() => {
                faults.add(&cell.place(file), codes::CELL_FORMULA, &[]);
                continue;
            }
            DataRef::Error(_) => {
                faults.add(&cell.place(file), codes::CELL_ERROR, &[]);
                continue;
            }
            value => tidy(&text_of(value)),
        };
        if text.is_empty() {
            continue;
        }
        if has_controls(&text) {
            faults.add(&cell.place(file), codes::CONTROL_CHARACTER, &[]);
            continue;
        }
        count += 1;
        if cell.row > ROWS || cell.column > COLUMNS || count > CELLS || text.len() > *text_left {
            let (rows, columns, cells) = (ROWS.to_string(), COLUMNS.to_string(), CELLS.to_string());
            let args = [("rows", rows.as_str()), ("columns", columns.as_str()), ("cells", cells.as_str())];
            faults.add(&cell.place(file), codes::WORKBOOK_CELLS, &args);
            return Ok(false);
        }
        *text_left -= text.len();
        sheet.put(cell, text);
    }
    Ok(true)
}

fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Excel knows no whole numbers; the shortest text that is the same number is what was typed.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let day = i16::try_from(year).ok().and_then(|year| Day::new(year, month, day));
            day.map_or_else(|| time.as_f64().to_string(), |day| day.to_string())
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
