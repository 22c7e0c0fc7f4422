//! Seats as a spreadsheet, there and back: criteria down, units and people across, by ids that
//! stay the same whatever the names become.

use std::collections::{BTreeSet, HashMap};
use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use super::facts::Facts;
use super::seats::Holder;
use crate::kit::ids::ItemId;
use crate::kit::sheet::formula_without_value;
use crate::kit::{Error, Refusal, Result, Words};

/// One column: who, and by which name people know them.
#[derive(Clone, Debug)]
pub struct Column {
    pub holder: Holder,
    pub name: String,
}

/// What an uploaded sheet says, and what in it could not be read, in words.
#[derive(Debug, Default)]
pub struct Told {
    /// Holder and the id of the group's heading.
    pub given: BTreeSet<(Holder, ItemId)>,
    pub holders: Vec<Holder>,
    pub faults: Vec<String>,
}

/// A workbook is at most this large; ours has some kilobytes.
pub const LARGEST: usize = 2_000_000;

/// What a workbook may hold when it is unpacked.
const UNPACKED: u64 = 20_000_000;

/// More rows or columns than any framework and organisation have.
const MOST: usize = 5_000;

/// Rows before the first criterion: the names and the ids of those across.
const HEAD: usize = 2;

/// Columns before the first holder: id, code and name of the criterion.
const SIDE: usize = 3;

impl Holder {
    /// `u:` or `p:` and the id, in forms and in sheets.
    pub fn written(&self) -> String {
        match self {
            Self::Unit(id) => format!("u:{id}"),
            Self::Person(id) => format!("p:{id}"),
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        match text.trim().split_once(':')? {
            ("u", id) if !id.is_empty() => Some(Self::Unit(id.into())),
            ("p", id) if !id.is_empty() => Some(Self::Person(id.into())),
            _ => None,
        }
    }
}

/// The sheet to fill in; `given` are the ticks as they stand.
pub fn write(
    facts: &Facts,
    columns: &[Column],
    given: &BTreeSet<(Holder, ItemId)>,
    words: Words,
) -> Result<Vec<u8>> {
    workbook(facts, columns, given, words).map_err(Error::fault)
}

fn workbook(
    facts: &Facts,
    columns: &[Column],
    given: &BTreeSet<(Holder, ItemId)>,
    words: Words,
) -> Result<Vec<u8>, XlsxError> {
    let lang = words.lang();
    let mut book = Workbook::new();
    let strong = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let middle = Format::new().set_align(FormatAlign::Center);
    let sheet = book.add_worksheet();
    sheet.set_name(words.t("review-sheet-name"))?;
    sheet.write_with_format(0, 0, words.t("review-sheet-id"), &strong)?;
    sheet.write_with_format(0, 1, words.t("review-sheet-code"), &strong)?;
    sheet.write_with_format(0, 2, words.t("review-sheet-criterion"), &strong)?;
    for (at, column) in (SIDE as u16..).zip(columns) {
        sheet.write_with_format(0, at, &column.name, &strong)?;
        sheet.write(1, at, column.holder.written())?;
        sheet.set_column_width(at, 18)?;
    }
    // The ids are for the way back; people need not see them.
    sheet.set_row_hidden(1)?;
    sheet.set_column_hidden(0)?;
    sheet.set_column_width(2, 48)?;
    for (row, group) in (HEAD as u32..).zip(facts.laid.groups()) {
        let called = facts.laid.called(group.node, &lang);
        let id = &facts.laid.node_ids[group.node];
        sheet.write(row, 0, id.as_str())?;
        sheet.write(row, 1, called.code)?;
        sheet.write(row, 2, called.title)?;
        for (at, column) in (SIDE as u16..).zip(columns) {
            if given.contains(&(column.holder.clone(), id.clone())) {
                sheet.write_with_format(row, at, "x", &middle)?;
            }
        }
    }
    sheet.set_freeze_panes(HEAD as u32, SIDE as u16)?;
    book.save_to_buffer()
}

/// Reads a filled-in sheet. What cannot be read is told by its cell; nothing is guessed. `archived`
/// are units that may have been there when the sheet was downloaded.
pub fn read(
    facts: &Facts,
    columns: &[Column],
    archived: &BTreeSet<Holder>,
    bytes: &[u8],
    words: Words,
) -> Told {
    let mut told = Told::default();
    let Some(cells) = cells_of(bytes) else {
        told.faults.push(words.t("review-sheet-unreadable"));
        return told;
    };
    told.faults.extend(cells.unknown.iter().map(|cell| words.refusal(cell)));
    let across = told.holders_across(&cells, columns, archived, words);
    told.ticks(&cells, &across, facts, words);
    told.holders = across.into_iter().map(|(_, holder)| holder).collect();
    told
}

impl Told {
    /// Which column is whose, as far as that is known.
    fn holders_across(
        &mut self,
        cells: &Cells,
        columns: &[Column],
        archived: &BTreeSet<Holder>,
        words: Words,
    ) -> Vec<(usize, Holder)> {
        let mut across: Vec<(usize, Holder)> = Vec::new();
        let mut gone = 0;
        for column in SIDE..cells.width {
            let (name, id) = (cells.text(0, column), cells.text(1, column));
            if name.is_empty() && id.is_empty() {
                continue;
            }
            let said = |key: &str| words.t2(key, "cell", cell(0, column), "name", name);
            let held = Holder::read(id);
            let known = held.clone().filter(|holder| columns.iter().any(|known| known.holder == *holder));
            match known {
                Some(holder) if across.iter().any(|(_, other)| *other == holder) => {
                    self.faults.push(said("review-sheet-twice"));
                }
                Some(holder) => across.push((column, holder)),
                // It stood in the sheet when that was downloaded. Nothing is asked of it: no fault.
                None if held.as_ref().is_some_and(|held| archived.contains(held)) => {
                    if (HEAD..cells.height).any(|row| !is_empty(cells.text(row, column))) {
                        self.faults.push(said("review-sheet-archived"));
                    }
                    gone += 1;
                }
                None => self.faults.push(said("review-sheet-no-holder")),
            }
        }
        if across.is_empty() && gone == 0 && self.faults.is_empty() {
            self.faults.push(words.t("review-sheet-empty"));
        }
        across
    }

    /// What is ticked in these columns, row by row.
    fn ticks(&mut self, cells: &Cells, across: &[(usize, Holder)], facts: &Facts, words: Words) {
        let groups: BTreeSet<ItemId> =
            facts.laid.groups().iter().map(|group| facts.laid.node_ids[group.node].clone()).collect();
        for row in HEAD..cells.height {
            let id = cells.text(row, 0);
            let anything = across.iter().any(|(column, _)| !cells.text(row, *column).is_empty());
            if id.is_empty() && !anything {
                continue;
            }
            let id = ItemId(id.to_owned());
            if !groups.contains(&id) {
                let name = cells.text(row, 2);
                self.faults.push(words.t2("review-sheet-no-criterion", "cell", cell(row, 0), "name", name));
                continue;
            }
            for (column, holder) in across {
                let said = cells.text(row, *column);
                if is_tick(said) {
                    self.given.insert((holder.clone(), id.clone()));
                } else if !is_empty(said) {
                    let place = cell(row, *column);
                    self.faults.push(words.t2("review-sheet-not-a-tick", "cell", place, "said", said));
                }
            }
        }
    }
}

/// The Latin and the Cyrillic letter look alike.
fn is_tick(said: &str) -> bool {
    matches!(said.to_lowercase().as_str(), "x" | "х" | "1" | "✓" | "+")
}

/// What people write where nothing is given.
fn is_empty(said: &str) -> bool {
    matches!(said, "" | "-" | "0")
}

/// The filled cells of the first sheet by row and column, and how far they reach.
struct Cells {
    filled: HashMap<(usize, usize), String>,
    /// Cells whose formulas no spreadsheet has worked out.
    unknown: Vec<Refusal>,
    height: usize,
    width: usize,
}

impl Cells {
    fn text(&self, row: usize, column: usize) -> &str {
        self.filled.get(&(row, column)).map_or("", String::as_str)
    }
}

/// Reads cell by cell: a sheet with one cell far out must not cost the memory of all in between.
fn cells_of(bytes: &[u8]) -> Option<Cells> {
    if unpacked(bytes)? > UNPACKED {
        return None;
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let first = book.sheet_names().first()?.clone();
    let mut reader = book.worksheet_cells_reader(&first).ok()?;
    let mut cells = Cells { filled: HashMap::new(), unknown: Vec::new(), height: 0, width: 0 };
    while let Some(cell) = reader.next_cell_with_formula_metadata().ok()? {
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            cells.unknown.push(formula_without_value(&first, cell.pos));
            continue;
        }
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let text = Data::from(cell.value).to_string().trim().to_owned();
        if text.is_empty() || row >= MOST || column >= MOST {
            continue;
        }
        cells.height = cells.height.max(row + 1);
        cells.width = cells.width.max(column + 1);
        cells.filled.insert((row, column), text);
    }
    Some(cells)
}

/// What the parts of a workbook say they hold; more is a bomb.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut total = 0_u64;
    for at in 0..archive.len() {
        total = total.saturating_add(archive.by_index_raw(at).ok()?.size());
    }
    Some(total)
}

/// `D3`, as spreadsheets name it.
fn cell(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}
