//! Workbooks: the user's own tiers, faults by cell, there and back.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use alcove_domain::assess::edition::{Edition, Instrument, Relation};
use alcove_domain::kit::Lang;
use alcove_framework::{
    Loaded, read_path, read_workbook, template_xlsx, template_xlsx_with_tiers, write_xlsx,
};
use rust_xlsxwriter::Workbook;

/// A workbook of sheets, each a list of rows.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

const FRAMEWORK: (&str, &[&[&str]]) = (
    "Framework",
    &[
        &["Key", "Value", "Value (az)"],
        &["urn", "urn:a:framework:w"],
        &["version", "1"],
        &["language", "en"],
        &["name", "W", "V"],
    ],
);

const SCALES: (&str, &[&[&str]]) =
    ("Scales", &[&["Scale", "Value", "Name"], &["practice", "1", "Low"], &["", "2", "High"]]);

fn read(sheets: &[(&str, &[&[&str]])]) -> Loaded {
    read_workbook("w.xlsx", &workbook(sheets))
}

fn edition(loaded: Loaded) -> Edition {
    assert_eq!(loaded.faults, []);
    loaded.edition.unwrap()
}

fn places(loaded: &Loaded) -> Vec<(&'static str, &str)> {
    loaded.faults.iter().map(|fault| (fault.code, fault.path.as_str())).collect()
}

fn tree(edition: &Edition) -> Vec<(&str, Option<usize>, &str)> {
    let tier = |at: usize| edition.tiers[at].id.as_str();
    edition.items.iter().map(|item| (item.id.0.as_str(), item.parent, tier(item.tier))).collect()
}

#[test]
fn the_users_own_tiers_are_columns_before_the_text() {
    let edition = edition(read(&[
        FRAMEWORK,
        SCALES,
        (
            "Items",
            &[
                &["Domain", "Standard", "Id", "Text", "Means", "1", "2", "Tags", "Text (az)"],
                &[
                    "1 Teaching",
                    "1.1 Lessons",
                    "a",
                    "Is it so?",
                    "Really",
                    "no",
                    "yes",
                    "on the job, quick",
                    "Belədirmi?",
                ],
                &["", "", "b", "And this?"],
                &["", "1.2 Teachers", "c", "Who?"],
                &["Leading well", "", "d", "What?"],
            ],
        ),
    ]));

    assert_eq!(
        tree(&edition),
        [
            ("1", None, "domain"),
            ("1.1", Some(0), "standard"),
            ("a", Some(1), "indicator"),
            ("b", Some(1), "indicator"),
            ("1.2", Some(0), "standard"),
            ("c", Some(4), "indicator"),
            ("leading-well", None, "domain"),
            ("d", Some(6), "indicator"),
        ]
    );
    let a = &edition.items[2];
    assert_eq!(a.instrument, Some(Instrument::Scale("practice".into())));
    assert_eq!(a.texts[&Lang::new("az").unwrap()].text, "Belədirmi?");
    assert_eq!(a.texts[&Lang::english()].descriptors[&2], "yes");
    assert_eq!(a.tags, ["on-the-job".to_owned(), "quick".to_owned()].into());
    assert_eq!(edition.items[6].code, None);
    assert_eq!(edition.texts[&Lang::new("az").unwrap()].name, "V");
}

#[test]
fn rows_with_parents_make_a_tree_in_any_order() {
    let edition = edition(read(&[
        FRAMEWORK,
        SCALES,
        (
            "Items",
            &[
                &["Id", "Parent", "Tier", "Name", "Text", "Instrument", "Maps to", "Comes from"],
                &[
                    "c",
                    "b",
                    "Question",
                    "",
                    "Third?",
                    "choice: Yes; No",
                    "eqavet:9 intersects 40 both ask",
                    "split-from old",
                ],
                &["a", "", "Area", "First"],
                &["b", "a", "Topic", "Second"],
            ],
        ),
    ]));

    assert_eq!(tree(&edition), [("a", None, "Area"), ("b", Some(0), "Topic"), ("c", Some(1), "Question")]);
    let c = &edition.items[2];
    assert!(matches!(&c.instrument, Some(Instrument::Choice(choice)) if choice.options.len() == 2));
    assert_eq!(
        (c.maps[0].relation, c.maps[0].strength, c.maps[0].because.as_str()),
        (Relation::Intersects, Some(40), "both ask")
    );
    assert_eq!(c.lineage[0].item.0, "old");
}

#[test]
fn faults_name_sheet_and_cell() {
    let loaded = read(&[
        FRAMEWORK,
        SCALES,
        (
            "Items",
            &[
                &["Area", "Id", "Text", "Weight", "Instrument", "Tags"],
                &["A", "a", "One?", "heavy"],
                &["", "b", "Two?", "0"],
                &["", "b", "Three?", "", "practise"],
                &["", "d", "Four?", "", "{amount: {unit: x"],
            ],
        ),
    ]);

    assert_eq!(places(&loaded), [("syntax", "w.xlsx#Items!E5")]);

    let loaded = read(&[
        FRAMEWORK,
        SCALES,
        (
            "Items",
            &[
                &["Area", "Id", "Text", "Weight", "Instrument"],
                &["A", "a", "One?", "heavy"],
                &["", "b", "Two?", "0"],
                &["", "b", "Three?", "", "practise"],
            ],
        ),
    ]);
    assert_eq!(
        places(&loaded),
        [
            ("not-a-number", "w.xlsx#Items!D2"),
            ("weight-not-positive", "w.xlsx#Items!B3"),
            ("item-duplicate", "w.xlsx#Items!B4"),
            ("ref-unknown-near", "w.xlsx#Items!B4"),
        ]
    );
    assert_eq!(loaded.faults[0].line, 2);
}

#[test]
fn columns_and_keys_that_are_not_known_are_faults() {
    let loaded = read(&[
        ("Framework", &[&["Key", "Value"], &["urn", "urn:a:b:c"], &["versoin", "1"], &["colour", "red"]]),
        ("Items", &[&["Evidnce", "Id", "Text", "Colour", "Text"], &["x", "a", "One?"]]),
    ]);

    assert_eq!(
        places(&loaded),
        [
            ("key-unknown-near", "w.xlsx#Framework!A3"),
            ("key-unknown", "w.xlsx#Framework!A4"),
            ("column-unknown-near", "w.xlsx#Items!A1"),
            ("column-unknown", "w.xlsx#Items!D1"),
            ("column-twice", "w.xlsx#Items!E1"),
        ]
    );
}

#[test]
fn parents_in_a_circle_or_nowhere_are_faults() {
    let loaded = read(&[
        FRAMEWORK,
        SCALES,
        (
            "Items",
            &[
                &["Id", "Parent", "Text", "Instrument"],
                &["a", "b", "x", "date"],
                &["b", "a", "x", "date"],
                &["c", "z", "x", "date"],
            ],
        ),
    ]);

    assert_eq!(
        places(&loaded),
        [
            ("parent-unknown", "w.xlsx#Items!B4"),
            ("parent-cycle", "w.xlsx#Items!A2"),
            ("parent-cycle", "w.xlsx#Items!A3")
        ]
    );

    let rows: Vec<[String; 4]> = (0..5_000)
        .map(|n| {
            [
                format!("i{n}"),
                if n == 0 { String::new() } else { format!("i{}", n - 1) },
                "x".into(),
                "date".into(),
            ]
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let mut all: Vec<&[&str]> = vec![&["Id", "Parent", "Text", "Instrument"]];
    all.extend(rows.iter().map(Vec::as_slice));
    assert_eq!(places(&read(&[FRAMEWORK, SCALES, ("Items", &all)])), [("item-nested", "w.xlsx#Items!A26")]);
}

#[test]
fn without_a_sheet_of_scales_the_described_steps_are_the_scale() {
    let edition = edition(read(&[
        FRAMEWORK,
        ("Items", &[&["Id", "Text", "1", "2", "3"], &["a", "One?", "low", "middle", "high"], &["b", "Two?"]]),
    ]));

    assert_eq!(edition.scales[0].steps.len(), 3);
    assert_eq!(tree(&edition), [("a", None, "indicator"), ("b", None, "indicator")]);
}

#[test]
fn numbers_dates_and_truths_in_cells_are_text() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Framework").unwrap();
    for (row, key) in ["Key", "urn", "version", "language", "name", "published"].iter().enumerate() {
        sheet.write_string(row as u32, 0, *key).unwrap();
    }
    for (row, value) in ["Value", "urn:a:b:c", "", "en", "N"].iter().enumerate() {
        sheet.write_string(row as u32, 1, *value).unwrap();
    }
    sheet.write_number(2, 1, 2027.1).unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 11, 21).unwrap();
    sheet
        .write_datetime_with_format(5, 1, date, &rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd"))
        .unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Items").unwrap();
    for (column, (head, text)) in
        [("Id", "a"), ("Text", "T"), ("Instrument", "date"), ("Weight", "")].iter().enumerate()
    {
        sheet.write_string(0, column as u16, *head).unwrap();
        sheet.write_string(1, column as u16, *text).unwrap();
    }
    sheet.write_number(1, 3, 0.5).unwrap();

    let edition = edition(read_workbook("w.xlsx", &book.save_to_buffer().unwrap()));

    assert_eq!(edition.version, "2027.1");
    assert_eq!(edition.published.unwrap().to_string(), "2026-11-21");
    assert_eq!(edition.items[0].weight.to_exact(), "0.5");
}

/// The workbook as a program writes it that knows formulas and cannot work them out.
fn without_values_of_formulas(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut text).unwrap();
        if name.ends_with("sheet2.xml") {
            text = String::from_utf8(text).unwrap().replace("</f><v>0</v>", "</f><v></v>").into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, &text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_formula_without_its_value_is_no_empty_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Framework").unwrap();
    for (row, (key, value)) in
        [("Key", "Value"), ("urn", "urn:a:b:c"), ("version", "1"), ("language", "en"), ("name", "N")]
            .iter()
            .enumerate()
    {
        sheet.write_string(row as u32, 0, *key).unwrap();
        sheet.write_string(row as u32, 1, *value).unwrap();
    }
    let sheet = book.add_worksheet();
    sheet.set_name("Items").unwrap();
    for (column, (head, text)) in
        [("Id", "a"), ("Text", "T"), ("Instrument", "yes-no"), ("Weight", "")].iter().enumerate()
    {
        sheet.write_string(0, column as u16, *head).unwrap();
        sheet.write_string(1, column as u16, *text).unwrap();
    }
    sheet.write_formula(1, 3, "=1+1").unwrap();
    let bytes = without_values_of_formulas(&book.save_to_buffer().unwrap());

    let faults = read_workbook("w.xlsx", &bytes).faults;

    let found: Vec<_> = faults.iter().map(|fault| (fault.path.as_str(), fault.code)).collect();
    assert_eq!(found, [("w.xlsx#Items!D2", "cell-formula")]);
}

#[test]
fn the_template_can_be_imported_as_it_is_in_every_language() {
    for tag in ["en", "az", "ru", "fr"] {
        let bytes = template_xlsx(&Lang::new(tag).unwrap()).unwrap();

        let edition = edition(read_workbook("template.xlsx", &bytes));

        let rated: Vec<_> =
            edition.rated().map(|(_, item)| (item.id.0.as_str(), item.instrument.clone())).collect();
        assert_eq!(rated.len(), 3, "{tag}");
        assert_eq!(rated[0], ("A1.1", Some(Instrument::Scale("practice".into()))), "{tag}");
        assert!(matches!(rated[1], ("A1.2", Some(Instrument::Ratio(_)))), "{tag}");
        assert_eq!(rated[2], ("A2.1", Some(Instrument::YesNo)), "{tag}");
        assert_eq!(
            tree(&edition).iter().map(|(id, _, _)| *id).collect::<Vec<_>>(),
            ["A", "A1", "A1.1", "A1.2", "A2", "A2.1"]
        );
    }
}

#[test]
fn a_framework_goes_out_as_a_workbook_and_comes_back_equal() {
    let edition = read_path(Path::new("tests/fixtures/small")).edition.unwrap();

    let bytes = write_xlsx(&edition).unwrap();

    let loaded = read_workbook("w.xlsx", &bytes);
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.edition, Some(edition.clone()));
    assert_eq!(write_xlsx(&edition).unwrap(), bytes);
}

#[test]
fn an_imported_library_goes_out_as_a_workbook_and_comes_back_equal() {
    let bytes = include_bytes!("fixtures/library/traps.yaml");
    let edition = alcove_framework::read_library("l.yaml", bytes).unwrap().editions.remove(0);

    let loaded = read_workbook("w.xlsx", &write_xlsx(&edition).unwrap());

    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.edition, Some(edition));
}

#[test]
fn a_template_has_the_users_own_tiers_and_reads_back() {
    for tiers in
        [vec!["Sahə", "Meyar", "Göstərici"], vec!["Part", "Chapter", "Section", "Question"], vec!["Question"]]
    {
        let bytes = template_xlsx_with_tiers(&Lang::new("en").unwrap(), &tiers).unwrap();

        let edition = read_workbook("template.xlsx", &bytes).edition.unwrap();
        let names: Vec<&str> =
            edition.tiers.iter().map(|tier| tier.texts[&edition.language].one.as_str()).collect();
        assert_eq!(names, tiers);
    }
}

#[test]
fn a_tier_cannot_be_named_like_a_column_or_twice() {
    for tiers in [vec!["Weight", "Question"], vec!["Part", "Part"], vec![""]] {
        assert!(template_xlsx_with_tiers(&Lang::english(), &tiers).is_err(), "{tiers:?}");
    }
}
