//! The whole report, in three languages, as PDF and as Word.
//!
//! They need the fonts, which `cargo xtask assets` fetches, and poppler's `pdftotext`.

use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use crate::college::{self, Language};
use alcove_report::document::{Block, Run, plain};
use alcove_report::{Fonts, RenderFault, Stamp, pdf, word};
use resvg::usvg::roxmltree::{Document as Xml, ParsingOptions};
use zip::ZipArchive;

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let folder = std::env::var("ALCOVE_FONTS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../alcove/assets/dist/pdf").to_owned());
    let entries = std::fs::read_dir(&folder)
        .unwrap_or_else(|fault| panic!("no fonts in {folder} ({fault}): run `cargo xtask assets`"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ttf"));
    paths.sort();
    Fonts::new(paths.iter().map(|path| std::fs::read(path).unwrap())).unwrap()
});

pub fn stamp() -> Stamp {
    Stamp::new("assessment-1", 1_797_854_400)
}

/// A short document, which is set in a fraction of the time.
fn short(blocks: Vec<Block>) -> alcove_report::document::Document {
    let mut document = college::report(Language::English);
    document.blocks = blocks;
    document
}

fn poppler(tool: &str, arguments: &[&str], file: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|fault| panic!("{tool} is part of poppler-utils: {fault}"));
    child.stdin.take().unwrap().write_all(file).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

pub fn text_of(file: &[u8]) -> String {
    poppler("pdftotext", &["-", "-"], file)
}

/// The fonts that are part of the file.
pub fn fonts_of(file: &[u8]) -> String {
    poppler("pdffonts", &["-"], file)
}

/// A line for each picture in the file.
pub fn images_of(file: &[u8]) -> String {
    poppler("pdfimages", &["-list", "-"], file)
}

pub fn parts_of(file: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(&mut read).collect()
}

fn part(file: Vec<u8>, wanted: &str) -> String {
    let parts = parts_of(file);
    let (_, bytes) = parts.into_iter().find(|(name, _)| name == wanted).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn assert_report(language: Language, name: &str, words: [&str; 4]) {
    let file = pdf::pdf(&college::report(language), &FONTS, &stamp()).unwrap();

    let info = poppler("pdfinfo", &["-"], &file);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("Alcove"), "{info}");
    let pages: u32 =
        info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!((20..60).contains(&pages), "{pages} pages");
    let raw = String::from_utf8_lossy(&file);
    assert!(raw.contains("pdfaid:part>3<"), "PDF/A-3 is claimed");
    assert!(raw.contains("pdfuaid:part>1<"), "PDF/UA-1 is claimed");
    assert!(
        raw.contains(&format!("<dc:language><rdf:Bag><rdf:li>{name}</rdf:li>")),
        "the language is {name}"
    );
    let text = text_of(&file).split_whitespace().collect::<Vec<_>>().join(" ");
    for word in words {
        assert!(text.contains(word), "{word} can be found and copied");
    }
}

#[test]
fn the_english_report_is_tagged_and_archival() {
    assert_report(
        Language::English,
        "en",
        ["Record of the indicators", "C6.10", "Page 2 of", "Missing is never zero"],
    );
}

#[test]
fn the_azerbaijani_report_keeps_its_letters() {
    assert_report(
        Language::Azerbaijani,
        "az",
        [
            "Özünüqiymətləndirmə 2026",
            "İşəgötürənlər tərəfdaş kimi",
            "müxtəlifliyi (₼)",
            "Çatışmayan cavab sıfır deyil",
        ],
    );
}

#[test]
fn the_russian_report_keeps_its_letters() {
    assert_report(
        Language::Russian,
        "ru",
        ["Самооценка 2026", "Запись по показателям", "Страница 2 из", "Нет ответа – это не ноль"],
    );
}

#[test]
fn the_same_document_and_stamp_give_the_same_bytes() {
    let document = short(vec![Block::heading(1, "One"), Block::paragraph("Two")]);

    let first = pdf::pdf(&document, &FONTS, &stamp()).unwrap();
    let second = pdf::pdf(&document, &FONTS, &stamp()).unwrap();

    assert_eq!(first, second);
    assert_eq!(
        word::word(&document, &FONTS, &stamp()).unwrap(),
        word::word(&document, &FONTS, &stamp()).unwrap()
    );
}

#[test]
fn what_people_wrote_is_never_markup() {
    let nasty = "#panic(\"x\") = $a$ *b* @c <d> [e] \\ // f ${g} {{h}} &amp; ]]>";
    let document = short(vec![Block::heading(1, nasty), Block::paragraph(nasty)]);

    let printed = text_of(&pdf::pdf(&document, &FONTS, &stamp()).unwrap());
    let written = word::word(&document, &FONTS, &stamp()).unwrap();

    assert!(printed.contains(nasty), "{printed}");
    let xml = part(written, "word/document.xml");
    let parsed = Xml::parse(&xml).unwrap();
    assert!(parsed.descendants().any(|node| node.text() == Some(nasty)));
}

#[test]
fn a_sign_without_a_font_does_not_cost_the_report() {
    let odd = "Good \u{1f600} work \u{0} \u{200b}here \u{e123} 中 \u{feff}";
    let document = short(vec![Block::heading(1, "Odd signs"), Block::paragraph(odd)]);

    let file = pdf::pdf(&document, &FONTS, &stamp()).unwrap();

    let text = text_of(&file);
    assert!(text.contains("Good"), "{text}");
    assert!(text.contains("here"), "{text}");
}

#[test]
fn a_heading_that_skips_levels_is_set_one_level_down() {
    let document = short(vec![
        Block::heading(3, "Begins too deep"),
        Block::heading(4, "Skips"),
        Block::heading(9, "Beyond"),
    ]);

    let written = part(word::word(&document, &FONTS, &stamp()).unwrap(), "word/document.xml");

    assert!(pdf::pdf(&document, &FONTS, &stamp()).is_ok());
    for style in ["Heading1", "Heading2", "Heading3"] {
        assert!(written.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)), "{style}");
    }
}

#[test]
fn a_note_longer_than_a_page_is_set_whole() {
    let long = "Every word of it counts. ".repeat(600);
    let mut document = college::report(Language::English);
    document.blocks.truncate(1);
    document.blocks.push(Block::Quote { text: plain(long.as_str()), source: None });
    document.blocks.push(Block::Callout {
        tone: alcove_report::document::CalloutTone::Warning,
        title: String::new(),
        text: vec![Run::strong(long.as_str()), Run::plain("The end.").in_language("ru")],
    });

    let text = text_of(&pdf::pdf(&document, &FONTS, &stamp()).unwrap());

    let counted = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Where a page ends, its foot stands within a sentence; no word is torn.
    assert_eq!(counted.matches("counts.").count(), 1200);
    assert!(counted.contains("The end."));
}

#[test]
fn without_fonts_there_is_a_fault_and_no_panic() {
    assert!(matches!(Fonts::new(Vec::<Vec<u8>>::new()), Err(RenderFault::NoFont)));
    assert!(matches!(Fonts::new([b"not a font".to_vec()]), Err(RenderFault::NoFont)));
}

#[test]
fn a_broken_drawing_is_a_fault_and_no_panic() {
    let mut document = college::report(Language::English);
    document.blocks.retain(|block| matches!(block, Block::Chart(_)));
    let Block::Chart(chart) = &mut document.blocks[0] else { panic!("the sample has a chart") };
    chart.drawing.svg = "<svg".to_owned();

    assert!(matches!(pdf::pdf(&document, &FONTS, &stamp()), Err(RenderFault::Typesetting(_))));
    assert!(matches!(word::word(&document, &FONTS, &stamp()), Err(RenderFault::Drawing(_))));
}

#[test]
fn the_word_file_is_well_formed_and_has_what_readers_need() {
    for (language, tag) in
        [(Language::English, "en-GB"), (Language::Azerbaijani, "az-Latn-AZ"), (Language::Russian, "ru-RU")]
    {
        let file = word::word(&college::report(language), &FONTS, &stamp()).unwrap();

        let parts = parts_of(file);
        for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with("xml") || name.ends_with("rels"))
        {
            let text = std::str::from_utf8(bytes).unwrap();
            // The sample's text holds tens of thousands of nodes.
            let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
            Xml::parse_with_options(text, options).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
        let text = |wanted: &str| {
            let (_, bytes) = parts.iter().find(|(name, _)| name == wanted).unwrap();
            String::from_utf8(bytes.clone()).unwrap()
        };
        let body = text("word/document.xml");
        assert!(body.contains("<w:tblHeader/>"), "heads repeat");
        assert!(body.contains(r#" TOC \o "1-2""#), "contents");
        assert!(body.contains(r#"w:orient="landscape""#), "the wide table lies on its side");
        assert!(body.contains("descr=\""), "pictures have words");
        assert!(text("word/styles.xml").contains(&format!(r#"<w:lang w:val="{tag}""#)));
        assert!(text("word/footer1.xml").contains("NUMPAGES"));
        assert!(parts.iter().any(|(name, bytes)| name.ends_with(".png") && bytes.starts_with(b"\x89PNG")));
    }
}

#[test]
fn a_cover_is_titled_in_the_face_for_titles() {
    for language in [Language::English, Language::Azerbaijani, Language::Russian] {
        let mut document = college::report(language);
        document.blocks.clear();

        let file = pdf::pdf(&document, &FONTS, &stamp()).unwrap();

        assert!(fonts_of(&file).contains("Literata-SemiBold"), "{}", fonts_of(&file));
    }
}

#[test]
fn one_small_chart_alone_stays_small() {
    let report = college::report(Language::English);
    let Some(Block::Chart(chart)) = report.blocks.into_iter().find(|block| matches!(block, Block::Chart(_)))
    else {
        panic!("the sample has a chart")
    };
    let charts = |count| short(vec![Block::Charts { charts: vec![chart.clone(); count] }]);
    let columns = |count| {
        let written = part(word::word(&charts(count), &FONTS, &stamp()).unwrap(), "word/document.xml");
        let grid = written.split("<w:tblGrid>").nth(1).and_then(|rest| rest.split("</w:tblGrid>").next());
        grid.unwrap().to_owned()
    };

    let (alone, two, three, four) = (columns(1), columns(2), columns(3), columns(4));

    let count = |grid: &str| grid.matches("<w:gridCol").count();
    assert_eq!((count(&alone), count(&two), count(&three), count(&four)), (1, 2, 3, 2));
    assert!(two.starts_with(&alone), "{alone} {two}");
}
