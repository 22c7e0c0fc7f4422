use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook as File, Worksheet, XlsxError,
};

use super::{Cell, Choices, Column, Sheet, Workbook};
use crate::{Stamp, Tone};

/// Excel's limit for the text of one cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// Excel's limit for choices written into the rule itself; longer ones stand on a sheet.
const LONGEST_CHOICES: usize = 255;

/// Excel's limit for a property of the file.
const LONGEST_PROPERTY: usize = 255;

/// Holds the choices that are too long for a rule. Nobody sees it.
const CHOICES_SHEET: &str = "_choices";

/// The printer's number for the sheet of paper.
const A4: u8 = 9;

pub(super) fn fill(workbook: &Workbook, stamp: &Stamp) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    let properties = DocProperties::new()
        .set_title(within(&workbook.title, LONGEST_PROPERTY))
        .set_author(within(&workbook.author, LONGEST_PROPERTY))
        .set_creation_datetime(&workbook.created(stamp)?);
    file.set_properties(&properties);

    let looks = Looks::new();
    let mut long_choices = Vec::new();
    let all: Vec<Sheet> = workbook.sheets.iter().chain(&workbook.hidden).cloned().collect();
    for (place, (sheet, name)) in all.iter().zip(super::sheet_names(&all)).enumerate() {
        let page = file.add_worksheet();
        page.set_hidden(place >= workbook.sheets.len());
        page.set_name(name)?;
        write_head(page, sheet, &looks)?;
        write_rows(page, sheet, &looks, &workbook.cut)?;
        page.set_freeze_panes(sheet.frozen.rows, sheet.frozen.columns)?;
        for choices in &sheet.choices {
            write_choices(page, choices, &mut long_choices)?;
        }
        page.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(A4);
    }
    if !long_choices.is_empty() {
        write_choices_sheet(&mut file, &long_choices)?;
    }
    file.save_to_buffer()
}

fn write_head(page: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    for (index, column) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(index, column.width.clamp(1.0, 255.0))?;
    }
    if !has_head(sheet) {
        return Ok(());
    }
    let mut last_column = 0;
    for (index, column) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, index, within(&column.head, LONGEST_TEXT), &looks.head)?;
        last_column = index;
    }
    page.set_repeat_rows(0, 0)?;
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    page.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

fn write_rows(page: &mut Worksheet, sheet: &Sheet, looks: &Looks, cut: &str) -> Result<(), XlsxError> {
    let first = u32::from(has_head(sheet));
    for (row, cells) in (first..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(page, (row, column), cell, looks, cut)?;
        }
        let lines = lines(cells, &sheet.columns);
        if lines > 1.0 {
            page.set_row_height(row, (lines * LINE).min(HIGHEST_ROW))?;
        }
    }
    Ok(())
}

fn has_head(sheet: &Sheet) -> bool {
    sheet.columns.iter().any(|column| !column.head.is_empty())
}

/// The height of a line of the default font, and of the highest row, in points.
const LINE: f64 = 15.0;
const HIGHEST_ROW: f64 = 409.0;

/// How many lines the fullest cell of a row takes. Excel would find out by itself, but other
/// programs show the first line only.
fn lines(cells: &[Cell], columns: &[Column]) -> f64 {
    let needed = cells.iter().zip(columns).map(|(cell, column)| match cell {
        Cell::Text(text) => {
            let signs = |line: &str| line.chars().count() as f64;
            text.lines().map(|line| (signs(line) / column.width.max(1.0)).ceil().max(1.0)).sum()
        }
        _ => 1.0,
    });
    needed.fold(1.0, f64::max)
}

/// A cell's place: row and column.
type Place = (u32, u16);

fn write_cell(
    page: &mut Worksheet,
    (row, column): Place,
    cell: &Cell,
    looks: &Looks,
    cut: &str,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            page.write_string_with_format(row, column, whole(text, cut), &looks.text)?;
        }
        Cell::Strong(text) => {
            page.write_string_with_format(row, column, whole(text, cut), &looks.strong)?;
        }
        Cell::Number { value, decimals } => {
            write_number(page, (row, column), *value, &number_look(*decimals))?;
        }
        Cell::Step { value, tone } => write_number(page, (row, column), *value, looks.step(*tone))?,
        Cell::Percent(share) => write_number(page, (row, column), *share, &looks.percent)?,
        Cell::Date { year, month, day } => {
            let date = ExcelDateTime::from_ymd(*year, *month, *day)?;
            page.write_datetime_with_format(row, column, &date, &looks.date)?;
        }
        Cell::Formula { formula, result, decimals } => {
            let formula = Formula::new(formula).set_result(result.to_string());
            page.write_formula_with_format(row, column, formula, &number_look(*decimals))?;
        }
        Cell::TextFormula { formula, result } => {
            let formula = Formula::new(formula).set_result(result);
            page.write_formula_with_format(row, column, formula, &looks.text)?;
        }
    }
    Ok(())
}

/// What is no number stays empty: an error value in a cell would spread through every sum.
fn write_number(
    page: &mut Worksheet,
    (row, column): Place,
    value: f64,
    look: &Format,
) -> Result<(), XlsxError> {
    if value.is_finite() {
        page.write_number_with_format(row, column, value, look)?;
    }
    Ok(())
}

fn write_choices<'a>(
    page: &mut Worksheet,
    choices: &'a Choices,
    long: &mut Vec<&'a [String]>,
) -> Result<(), XlsxError> {
    let units: usize = choices.values.iter().map(|value| value.encode_utf16().count() + 1).sum();
    // A comma would split one choice into two.
    let is_short = units <= LONGEST_CHOICES && !choices.values.iter().any(|value| value.contains(','));
    let rule = if is_short {
        DataValidation::new().allow_list_strings(&choices.values)?
    } else {
        let (column, last) = (letters(long.len()), choices.values.len());
        long.push(&choices.values);
        let cells = format!("={CHOICES_SHEET}!${column}$1:${column}${last}");
        DataValidation::new().allow_list_formula(Formula::new(cells))
    };
    page.add_data_validation(choices.rows.0, choices.column, choices.rows.1, choices.column, &rule)?;
    Ok(())
}

fn write_choices_sheet(file: &mut File, long: &[&[String]]) -> Result<(), XlsxError> {
    let page = file.add_worksheet();
    page.set_name(CHOICES_SHEET)?.set_hidden(true);
    for (column, values) in (0_u16..).zip(long) {
        for (row, value) in (0_u32..).zip(values.iter()) {
            page.write_string(row, column, within(value, LONGEST_TEXT))?;
        }
    }
    Ok(())
}

/// A column's letters: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { letter.to_string() } else { format!("{}{letter}", letters(column / 26 - 1)) }
}

/// The text, or as much of it as a cell holds with the note that it was cut.
fn whole(text: &str, cut: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let cut = within(cut, LONGEST_TEXT / 2);
    format!("{}{cut}", within(text, LONGEST_TEXT - cut.encode_utf16().count()))
}

/// The beginning that fits, counted as Excel counts: in UTF-16 units.
pub(super) fn within(text: &str, longest: usize) -> &str {
    let mut units = 0;
    for (place, sign) in text.char_indices() {
        units += sign.len_utf16();
        if units > longest {
            return &text[..place];
        }
    }
    text
}

fn number_look(decimals: u8) -> Format {
    let pattern = match decimals {
        0 => "0".to_owned(),
        more => format!("0.{}", "0".repeat(usize::from(more.min(10)))),
    };
    Format::new().set_align(FormatAlign::Top).set_num_format(pattern)
}

struct Looks {
    head: Format,
    text: Format,
    strong: Format,
    percent: Format,
    date: Format,
    steps: [Format; 4],
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let step = |tone: Tone| {
            let (fill, ink) = tone.colours();
            top.clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_background_color(colour(fill))
                .set_font_color(colour(ink))
        };
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_background_color(colour("e0eeec"))
                .set_font_color(colour("073d48"))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(colour("0b5563")),
            text: top.clone().set_text_wrap(),
            strong: top.clone().set_bold(),
            percent: top.clone().set_num_format("0%"),
            // Excel shows this one in the reader's own order of day, month and year.
            date: top.clone().set_num_format_index(14),
            steps: [Tone::First, Tone::Second, Tone::Third, Tone::Fourth].map(step),
        }
    }

    fn step(&self, tone: Tone) -> &Format {
        let [first, second, third, fourth] = &self.steps;
        match tone {
            Tone::First => first,
            Tone::Second => second,
            Tone::Third => third,
            Tone::Fourth => fourth,
        }
    }
}

fn colour(hex: &str) -> Color {
    Color::from(format!("#{hex}").as_str())
}
