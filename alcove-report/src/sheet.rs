//! Workbooks for Excel: text, numbers, dates, and the formulas that made the numbers, so that an
//! examiner can follow a result cell by cell.

mod fill;
mod name;

use rust_xlsxwriter::{ExcelDateTime, XlsxError};

use crate::{RenderFault, Stamp, Tone};

/// A workbook as a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    pub title: String,
    pub author: String,
    pub sheets: Vec<Sheet>,
    /// Sheets that nobody sees: what the program needs to know when the workbook comes back.
    pub hidden: Vec<Sheet>,
    /// Ends a text that no cell can hold whole: "… (cut; the whole text is in the JSON export)".
    pub cut: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Made fit for Excel, and different from the other sheets', if it is not.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub frozen: Frozen,
    pub choices: Vec<Choices>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Empty in all columns: the sheet has no head.
    pub head: String,
    /// In figures of the default font.
    pub width: f64,
}

/// How much stays in sight while scrolling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frozen {
    pub rows: u32,
    pub columns: u16,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// Always text, also when it begins with a sign that Excel takes for a formula.
    Text(String),
    /// Text that heads the rows below it.
    Strong(String),
    Number {
        value: f64,
        decimals: u8,
    },
    /// A level on its tone.
    Step {
        value: f64,
        tone: Tone,
    },
    /// A share between 0 and 1, shown in hundredths.
    Percent(f64),
    Date {
        year: u16,
        month: u8,
        day: u8,
    },
    /// The program's own formula with the result it had when the file was written, which is what
    /// readers see that do not compute.
    Formula {
        formula: String,
        result: f64,
        decimals: u8,
    },
    /// The same with a text as its result.
    TextFormula {
        formula: String,
        result: String,
    },
}

/// The only values a stretch of a column takes, offered as a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    pub column: u16,
    /// First and last row, counted from zero with the head.
    pub rows: (u32, u32),
    pub values: Vec<String>,
}

/// Writes the workbook. The same workbook with the same stamp gives the same bytes.
pub fn sheets(workbook: &Workbook, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    fill::fill(workbook, stamp).map_err(|fault| RenderFault::Workbook(fault.to_string()))
}

/// A name as Excel takes it for sheet number `position`. Formulas between sheets need it.
pub fn sheet_names(sheets: &[Sheet]) -> Vec<String> {
    name::unique(sheets.iter().map(|sheet| sheet.name.as_str()))
}

impl Workbook {
    fn created(&self, stamp: &Stamp) -> Result<ExcelDateTime, XlsxError> {
        let at = stamp.calendar();
        let year = u16::try_from(at.year).unwrap_or(1900);
        ExcelDateTime::from_ymd(year, at.month, at.day)?.and_hms(u16::from(at.hour), at.minute, at.second)
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }
}

impl Column {
    pub fn new(head: impl Into<String>, width: f64) -> Self {
        Self { head: head.into(), width }
    }
}
