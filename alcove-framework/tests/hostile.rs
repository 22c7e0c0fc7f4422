//! Bytes that want to do harm end in a fault, soon, and never in a panic.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::{Cursor, Write};

use alcove_framework::{Kind, import, read_bytes, read_library, read_workbook, sniff, write_json};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn codes(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    import(name, bytes).unwrap_err().iter().map(|fault| fault.code).collect()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const CONTENT_TYPES: &[u8] =
    br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const WORKBOOK: &[u8] = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Framework" sheetId="1" r:id="r1"/><sheet name="Items" sheetId="2" r:id="r2"/></sheets></workbook>"#;

/// A workbook whose sheet Items holds this, and whose only shared string is that.
fn workbook(items: &str, shared: &str) -> Vec<u8> {
    let sheet = |rows: &str| {
        format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        )
    };
    let shared = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{shared}</t></si></sst>"#
    );
    zipped(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet("").as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet(items).as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
    ])
}

#[test]
fn a_bomb_of_zeros_in_a_workbook_is_refused() {
    let zeros = vec![0; 120 * 1024 * 1024];

    let bytes = zipped(&[("xl/media/picture.png", &zeros)]);

    assert!(bytes.len() < 200_000);
    assert_eq!(codes("w.xlsx", &bytes), ["workbook-large"]);
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused() {
    let zeros = vec![0; 120 * 1024 * 1024];
    let mut bytes = zipped(&[("a.xml", &zeros)]);
    // The declared size stands in both heads of the entry; say one kilobyte.
    let real = (zeros.len() as u32).to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == real {
            bytes[at..at + 4].copy_from_slice(&1024_u32.to_le_bytes());
        }
    }

    let found = codes("w.xlsx", &bytes);

    assert!(found == ["workbook-large"] || found == ["workbook-broken"], "{found:?}");
}

#[test]
fn many_small_bombs_count_together() {
    let zeros = vec![0; 9 * 1024 * 1024];
    let names: Vec<String> = (0..12).map(|n| format!("{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();

    assert_eq!(codes("w.xlsx", &zipped(&entries)), ["workbook-large"]);
}

#[test]
fn a_cell_at_the_far_end_costs_nothing() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;

    assert_eq!(codes("w.xlsx", &workbook(rows, "")), ["workbook-cells"]);
}

#[test]
fn one_shared_text_named_by_every_cell_is_refused() {
    let rows: String =
        (1..2_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();

    assert_eq!(codes("w.xlsx", &workbook(&rows, &"long ".repeat(20_000))), ["workbook-cells"]);
}

#[test]
fn a_name_that_stands_for_itself_many_times_is_not_unfolded() {
    let mut entities = r#"<!DOCTYPE a [<!ENTITY e0 "lol">"#.to_owned();
    for n in 1..40 {
        entities += &format!(r#"<!ENTITY e{n} "&e{};&e{};">"#, n - 1, n - 1);
    }
    let sheet = format!(
        r#"<?xml version="1.0"?>{entities}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e39;</t></is></c></row></sheetData></worksheet>"#
    );
    let bytes = zipped(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ]);

    // The names stay as they are or are refused; no text grows.
    assert_eq!(codes("w.xlsx", &bytes), ["workbook-broken"]);
}

#[test]
fn workbooks_that_are_none_say_what_to_do() {
    assert_eq!(codes("w.xlsx", b"PK\x03\x04 nothing"), ["workbook-broken"]);
    assert_eq!(codes("w.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), ["workbook-old"]);
    assert_eq!(codes("w.xlsx", &zipped(&[("a.txt", b"text")])), ["workbook-broken"]);
    let whole = workbook("", "");
    assert_eq!(codes("w.xlsx", &whole[..whole.len() / 2]), ["workbook-broken"]);
}

#[test]
fn the_kind_is_known_by_content_and_not_by_name() {
    assert_eq!(sniff("a.yaml", &workbook("", "")), Kind::Workbook);
    assert_eq!(sniff("a.xlsx", b"urn: x\nobjects: {}\n"), Kind::Library);
    assert_eq!(sniff("a.txt", b"alcove: framework/1\n"), Kind::Ours);
    assert_eq!(sniff("a.json", br#"{"objects": {}}"#), Kind::Library);
    assert_eq!(sniff("a", b"\xFF\xFE\0"), Kind::Ours);
}

#[test]
fn every_kind_comes_in_by_the_same_way() {
    let library = import("l.yaml", include_bytes!("fixtures/library/traps.yaml")).unwrap();
    let json = write_json(&library.editions[0]);
    let xlsx = alcove_framework::write_xlsx(&library.editions[0]).unwrap();

    assert_eq!(library.kind, Kind::Library);
    assert_eq!((library.mappings.len(), library.suggestions.len()), (1, 2));
    assert_eq!(import("a.json", json.as_bytes()).unwrap().editions, library.editions);
    assert_eq!(import("a.xlsx", &xlsx).unwrap().editions, library.editions);
}

#[test]
fn what_checks_a_path_knows_what_it_is_about_even_when_it_is_faulty() {
    let inspected = alcove_framework::inspect_path("tests/fixtures/library/traps.yaml".as_ref());
    assert_eq!((inspected.len(), inspected[0].about.items, inspected[0].faults.len()), (1, 12, 0));
    assert!(!inspected[0].warnings.is_empty());

    let inspected = alcove_framework::inspect_path("tests/fixtures/small".as_ref());
    assert_eq!((inspected[0].about.name.as_str(), inspected[0].about.rated_items), ("A good workshop", 4));

    let faulty = std::env::temp_dir().join(format!("alcove-faulty-{}.yaml", std::process::id()));
    std::fs::write(
        &faulty,
        "alcove: framework/1\nurn: urn:a:b:c\nversion: 1\nlanguage: en\nname: N\ncolour: red\n",
    )
    .unwrap();
    let inspected = alcove_framework::inspect_path(&faulty);
    std::fs::remove_file(&faulty).unwrap();
    assert_eq!(inspected[0].about.urn, "urn:a:b:c");
    let found: Vec<(usize, &str)> =
        inspected[0].faults.iter().map(|fault| (fault.line, fault.code)).collect();
    assert!(found.contains(&(6, "key-unknown")), "{found:?}");
}

#[test]
fn a_huge_text_is_refused_with_its_length() {
    let text = format!(
        "alcove: framework/1\nurn: urn:a:b:c\nversion: 1\nlanguage: en\nname: N\ntiers: [{{id: a, one: A, many: As}}]\nitems: [{{id: a, text: {}, instrument: date}}]\n",
        "x".repeat(10_000_000)
    );

    assert_eq!(codes("a.yaml", text.as_bytes()), ["text-long"]);
}

#[test]
fn sixty_thousand_items_are_refused() {
    let items: String = (0..60_000).map(|n| format!(r#",{{"id":"i{n}","text":"t"}}"#)).collect();
    let head = r#""alcove":"framework/1","urn":"urn:a:b:c","version":"1","language":"en","name":"N""#;
    let tiers = r#""tiers":[{"id":"a","one":"A","many":"As"}]"#;
    let text = format!(r#"{{{head},{tiers},"items":[{{"id":"r","text":"t","instrument":"date"}}{items}]}}"#);

    assert_eq!(codes("a.json", text.as_bytes()), ["items-many"]);
}

#[test]
fn ten_thousand_faults_are_told_as_two_hundred() {
    let items: String =
        (0..10_000).map(|n| format!("  - {{id: i{n}, text: t, instrument: scael{n}}}\n")).collect();
    let text = format!(
        "alcove: framework/1\nurn: urn:a:b:c\nversion: 1\nlanguage: en\nname: N\ntiers: [{{id: a, one: A, many: As}}]\nscales: [{{id: scale1, steps: [{{value: 1, name: a}}, {{value: 2, name: b}}]}}]\nitems:\n{items}"
    );

    assert_eq!(codes("a.yaml", text.as_bytes()).len(), 201);
}

/// Words and signs that mean something to one of the readers, in any order.
fn like_yaml() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "alcove: framework/1\n",
        "urn: urn:a:b:c\n",
        "objects:\n",
        "  framework:\n",
        "    requirement_nodes:\n",
        "      - urn: a\n",
        "        parent_urn: a\n",
        "        assessable: true\n",
        "questions:\n",
        "items:\n",
        "  - id: A\n",
        "    items: [{id: B}]\n",
        "tiers: [{id: a, one: A, many: As}]\n",
        "scales:\n",
        "  - {id: s, steps: [{value: 1}, {value: 2}]}\n",
        "texts: {az: {items: {A: {text: x}}}}\n",
        "language: en\n",
        "version: 1\n",
        "name: N\n",
        "instrument: {amount: {bounds: [1, 2]}}\n",
        "weight: -1/0\n",
        ": ",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a ",
        "!!x ",
        "|\n",
        ">-\n  ",
        "'",
        "\"",
        "\\u0000",
        "\t",
        "  ",
        "\n",
        "#",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "~",
        "0x1F",
        "\u{FEFF}",
        "\u{85}",
        "ə",
        "<<: ",
        "include: ../x\n",
        "locale: xx-yy-zz\n",
        "min_score: 999999\n",
        "max_score: -5\n",
        "scores_definition: [{score: 1}]\n",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _any = import("a", &bytes);
        let _any = read_workbook("a", &bytes);
    }

    #[test]
    fn random_text_never_panics(text in "\\PC{0,200}") {
        let _any = import("a", text.as_bytes());
    }

    #[test]
    fn what_looks_like_yaml_never_panics(text in like_yaml()) {
        let _any = import("a", text.as_bytes());
        let _any = read_bytes("a", text.as_bytes());
        let _any = read_library("a", text.as_bytes());
    }

    #[test]
    fn a_library_with_a_broken_line_never_panics(line in 0..90_usize, with in like_yaml()) {
        let text = include_str!("fixtures/library/traps.yaml");
        let lines: Vec<&str> = text.lines().enumerate().map(|(at, old)| if at == line { with.as_str() } else { old }).collect();
        let _any = import("a", lines.join("\n").as_bytes());
    }

    #[test]
    fn a_workbook_with_broken_bytes_never_panics(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = workbook(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, "Id");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _any = import("a", &bytes);
    }

    #[test]
    fn a_workbook_with_any_cells_never_panics(cells in prop::collection::vec(("[A-Z]{1,4}[0-9]{1,8}", "\\PC{0,12}"), 0..20)) {
        let cells: String = cells
            .iter()
            .map(|(at, text)| format!(r#"<c r="{at}" t="inlineStr"><is><t>{}</t></is></c>"#, text.replace(['&', '<'], "")))
            .collect();
        let _any = import("a", &workbook(&format!("<row>{cells}</row>"), ""));
    }
}

#[test]
fn a_file_of_another_program_is_called_by_its_name() {
    let word = zipped(&[("[Content_Types].xml", CONTENT_TYPES), ("word/document.xml", b"<w/>")]);
    let open =
        zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")]);
    let files: [(&str, &[u8]); 4] =
        [("a.pdf", b"%PDF-1.7\n\x00"), ("a.xlsx", &word), ("a.ods", &open), ("a.csv", b"Id,Text\n1,a: b\n")];

    for (name, bytes) in files {
        assert_eq!(codes(name, bytes), ["format-foreign"], "{name}");
    }
    // Neither a workbook nor a map of keys and values.
    assert_eq!(codes("a.xlsx", b"PK12"), ["format-unknown"]);
    // The ending of the name does not matter where the text is ours.
    assert_ne!(codes("a.csv", b"alcove: framework/1\n"), ["format-foreign"]);
}

#[test]
fn faults_stand_in_the_order_of_their_lines() {
    let text = "alcove: framework/1\nurn: Our check\nversion: \"1\"\nlanguage: en\nname: Check\n\
                publication: private\ntiers:\n  - {id: area, one: Area}\nitems:\n  - {id: A, name: A, wieght: 2}\n";

    let faults = import("a.yaml", text.as_bytes()).unwrap_err();

    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert!(lines.is_sorted() && lines.len() > 2, "{lines:?}");
}
