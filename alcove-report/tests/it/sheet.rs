//! Workbooks, read back by another reader.

use std::io::Cursor;

use crate::college::{self, Language};
use alcove_report::sheet::{Cell, Choices, Column, Frozen, Sheet, Workbook, sheets};
use alcove_report::{Stamp, Tone};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

fn stamp() -> Stamp {
    Stamp::new("assessment-1", 1_797_854_400)
}

fn one_sheet(rows: Vec<Vec<Cell>>) -> Workbook {
    Workbook {
        title: "Results".to_owned(),
        author: "Harbour Vocational College".to_owned(),
        sheets: vec![Sheet {
            name: "Results".to_owned(),
            columns: vec![Column::new("Item", 20.0), Column::new("Level", 10.0)],
            rows,
            frozen: Frozen { rows: 1, columns: 1 },
            choices: Vec::new(),
        }],
        hidden: Vec::new(),
        cut: "… (cut)".to_owned(),
    }
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn cell(bytes: Vec<u8>, at: (u32, u32)) -> Data {
    open(bytes).worksheet_range("Results").unwrap().get_value(at).cloned().unwrap_or(Data::Empty)
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    for text in ["=1+1", "+49 30", "-3", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "{=1}", "http://example.org"]
    {
        let bytes = sheets(&one_sheet(vec![vec![Cell::text(text)]]), &stamp()).unwrap();

        assert_eq!(cell(bytes.clone(), (1, 0)), Data::String(text.to_owned()));
        let formulas = open(bytes).worksheet_formula("Results").unwrap();
        assert!(formulas.is_empty(), "{text}");
    }
}

#[test]
fn a_formula_carries_the_result_it_had() {
    let rows = vec![
        vec![Cell::text("A1"), Cell::Step { value: 3.0, tone: Tone::Third }],
        vec![Cell::text("A2"), Cell::Step { value: 4.0, tone: Tone::Fourth }],
        vec![
            Cell::Strong("A".to_owned()),
            Cell::Formula { formula: "=AVERAGE(B2:B3)".to_owned(), result: 3.5, decimals: 1 },
        ],
    ];

    let bytes = sheets(&one_sheet(rows), &stamp()).unwrap();

    assert_eq!(cell(bytes.clone(), (3, 1)), Data::Float(3.5));
    let formulas = open(bytes).worksheet_formula("Results").unwrap();
    assert_eq!(formulas.get_value((3, 1)).unwrap(), "AVERAGE(B2:B3)");
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
    let long = "ə".repeat(40_000);

    let bytes = sheets(&one_sheet(vec![vec![Cell::text(long)]]), &stamp()).unwrap();

    let Data::String(text) = cell(bytes, (1, 0)) else { panic!("a text") };
    assert_eq!(text.encode_utf16().count(), 32_767);
    assert!(text.ends_with("… (cut)"));
}

#[test]
fn what_is_no_number_leaves_the_cell_empty() {
    let rows = vec![vec![Cell::Percent(f64::NAN), Cell::Number { value: f64::INFINITY, decimals: 2 }]];

    let bytes = sheets(&one_sheet(rows), &stamp()).unwrap();

    assert_eq!(cell(bytes.clone(), (1, 0)), Data::Empty);
    assert_eq!(cell(bytes, (1, 1)), Data::Empty);
}

#[test]
fn dates_are_dates() {
    let rows = vec![vec![Cell::Date { year: 2026, month: 12, day: 10 }]];

    let bytes = sheets(&one_sheet(rows), &stamp()).unwrap();

    let Data::DateTime(date) = cell(bytes, (1, 0)) else { panic!("a date") };
    assert_eq!(date.as_f64(), 46_366.0);
}

#[test]
fn choices_too_long_for_a_rule_stand_on_a_hidden_sheet() {
    let mut workbook = one_sheet(vec![vec![Cell::text("A1")]]);
    let values: Vec<String> = (0..40).map(|unit| format!("Department {unit}, building {unit}")).collect();
    workbook.sheets[0].choices = vec![
        Choices { column: 0, rows: (1, 10), values: vec!["1".to_owned(), "2".to_owned()] },
        Choices { column: 1, rows: (1, 10), values },
    ];

    let mut file = open(sheets(&workbook, &stamp()).unwrap());

    assert_eq!(file.sheet_names(), ["Results", "_choices"]);
    assert_eq!(file.worksheet_range("_choices").unwrap().height(), 40);
}

#[test]
fn the_same_workbook_and_stamp_give_the_same_bytes() {
    let workbook = college::workbook(Language::English);

    assert_eq!(sheets(&workbook, &stamp()).unwrap(), sheets(&workbook, &stamp()).unwrap());
}

#[test]
fn a_whole_assessment_opens_in_every_language() {
    for language in [Language::English, Language::Azerbaijani, Language::Russian] {
        let workbook = college::workbook(language);

        let mut file = open(sheets(&workbook, &stamp()).unwrap());

        let name = file.sheet_names()[0].clone();
        // A head, 238 items and 23 means.
        assert_eq!(file.worksheet_range(&name).unwrap().height(), 262);
    }
}
