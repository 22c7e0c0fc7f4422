//! Small tables in and out: Excel workbooks and CSV, as texts in rows.

use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::{Format, Workbook};

use super::error::{Error, Refusal, Result};

/// A list of people or units is never longer; what is longer is not meant for here.
const MOST_ROWS: usize = 5_000;

const MOST_COLUMNS: usize = 60;

/// What a workbook may unpack to: a bomb of a few kilobytes unpacks to gigabytes.
const MOST_UNPACKED: u64 = 40_000_000;

/// The rows of a file, told by its content: a workbook is a zip archive, all else is CSV.
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let rows = if bytes.starts_with(b"PK") { read_workbook(bytes)? } else { read_csv(bytes)? };
    if rows.len() > MOST_ROWS || rows.iter().any(|row| row.len() > MOST_COLUMNS) {
        return Err(Refusal::new("sheet-too-large").with("rows", MOST_ROWS).into());
    }
    Ok(rows)
}

fn read_workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    check_unpacked(bytes)?;
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| unreadable())?;
    check_formulas(&mut workbook)?;
    let range = workbook.worksheet_range_at(0).and_then(std::result::Result::ok).ok_or_else(unreadable)?;
    if range.height() > MOST_ROWS + 1 {
        return Err(Refusal::new("sheet-too-large").with("rows", MOST_ROWS).into());
    }
    Ok(range.rows().map(|row| row.iter().map(text).collect()).collect())
}

/// Refuses a sheet with a formula that no spreadsheet has worked out: its cell would read as empty.
fn check_formulas(workbook: &mut Xlsx<Cursor<&[u8]>>) -> Result<()> {
    let name = workbook.sheet_names().into_iter().next().ok_or_else(unreadable)?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| unreadable())?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| unreadable())? {
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            return Err(formula_without_value(&name, cell.pos).into());
        }
    }
    Ok(())
}

/// A formula as a program writes it that cannot work it out, at a row and column counted from 0.
pub fn formula_without_value(sheet: &str, (row, column): (u32, u32)) -> Refusal {
    let mut letters = String::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let cell = format!("{letters}{}", row.saturating_add(1));
    Refusal::new("sheet-formula").with("sheet", sheet).with("cell", cell)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string().replace('\0', "").trim().to_owned(),
    }
}

/// Unpacks every part once and throws it away: the sizes in the archive's own list may lie.
pub fn check_unpacked(bytes: &[u8]) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| unreadable())?;
        let unpacked =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| unreadable())?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| Error::from(Refusal::new("sheet-too-large").with("rows", MOST_ROWS)))?;
    }
    Ok(())
}

fn read_csv(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable())?.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(unreadable());
    }
    let first = text.lines().next().unwrap_or_default();
    // Excel writes semicolons where the comma is the decimal point.
    let separator =
        [b';', b'\t', b','].into_iter().max_by_key(|sign| first.bytes().filter(|b| b == sign).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| unreadable())?;
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
        if rows.len() > MOST_ROWS + 1 {
            break;
        }
    }
    Ok(rows)
}

fn unreadable() -> Error {
    Refusal::new("sheet-unreadable").into()
}

/// CSV for spreadsheets: with the mark that makes Excel read UTF-8.
pub fn write_csv(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(Error::fault)?;
    }
    writer.into_inner().map_err(Error::fault)
}

/// A cell that a spreadsheet does not take for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// A workbook of one sheet with a head row.
pub fn write_workbook(sheet: &str, rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let head = Format::new().set_bold();
    let page = workbook.add_worksheet();
    page.set_name(sheet).map_err(Error::fault)?;
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let at = (u32::try_from(y).map_err(Error::fault)?, u16::try_from(x).map_err(Error::fault)?);
            // Always as text: a cell that begins with = is no formula of ours.
            if y == 0 {
                page.write_string_with_format(at.0, at.1, cell, &head).map_err(Error::fault)?;
            } else {
                page.write_string(at.0, at.1, cell).map_err(Error::fault)?;
            }
        }
    }
    page.set_freeze_panes(1, 0).map_err(Error::fault)?;
    page.autofit();
    workbook.save_to_buffer().map_err(Error::fault)
}

#[cfg(test)]
mod tests {
    use super::{Error, read, write_csv, write_workbook};

    fn rows() -> Vec<Vec<String>> {
        vec![vec!["name".to_owned(), "unit".to_owned()], vec!["Əli; \"A\"".to_owned(), "=1+1".to_owned()]]
    }

    #[test]
    fn a_workbook_comes_back_as_it_went() {
        assert_eq!(read(&write_workbook("People", &rows()).unwrap()).unwrap(), rows());
    }

    #[test]
    fn csv_comes_back_with_formulas_made_harmless() {
        let back = read(&write_csv(&rows()).unwrap()).unwrap();

        assert_eq!(back[1], ["Əli; \"A\"", "'=1+1"]);
    }

    #[test]
    fn semicolons_and_tabs_are_understood() {
        assert_eq!(read(b"a;b\n1,5;2").unwrap()[1], ["1,5", "2"]);
        assert_eq!(read(b"a\tb\n1\t2").unwrap()[1], ["1", "2"]);
    }

    /// A workbook of one sheet with a formula in its cell B2, whose value is not there.
    fn with_a_formula() -> Vec<u8> {
        use std::io::{Cursor, Read as _, Write as _};
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, "name").unwrap();
        sheet.write_formula(1, 1, "=1+1").unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = Vec::new();
            part.read_to_end(&mut text).unwrap();
            if name.ends_with("sheet1.xml") {
                text = String::from_utf8(text).unwrap().replace("</f><v>0</v>", "</f>").into_bytes();
            }
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(&text).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_formula_without_its_value_is_refused_by_its_cell() {
        let refused = read(&with_a_formula()).unwrap_err();

        let Error::Refused(refusal) = refused else { panic!("{refused}") };
        let facts = vec![("sheet", "Sheet1".into()), ("cell", "B2".into())];
        assert_eq!((refusal.code, refusal.facts), ("sheet-formula", facts));
    }

    #[test]
    fn a_bomb_and_rubbish_are_refused() {
        use std::io::Write as _;
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        for _ in 0..50 {
            archive.write_all(&vec![b' '; 1_000_000]).unwrap();
        }
        let bomb = archive.finish().unwrap().into_inner();

        assert!(bomb.len() < 1_000_000 && read(&bomb).is_err());
        assert!(read(b"PK\x03\x04 not a workbook").is_err());
        assert!(read(&[0xff, 0xfe, 0x00]).is_err());
    }
}
