//! Pictures that people hand in, on paper.

use std::io::Cursor;

use alcove_report::document::{Block, Document, Picture};
use alcove_report::{pdf, word};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use crate::college::{self, Language};
use crate::document::{FONTS, images_of, parts_of, stamp, text_of};

const FORMATS: [ImageFormat; 4] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif];

fn drawn(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let clear = RgbaImage::from_pixel(width, height, Rgba([200, 30, 30, 255]));
    let picture = DynamicImage::ImageRgba8(clear);
    let mut bytes = Cursor::new(Vec::new());
    let written = match format {
        ImageFormat::Jpeg => picture.to_rgb8().write_to(&mut bytes, format),
        _ => picture.write_to(&mut bytes, format),
    };
    written.unwrap();
    bytes.into_inner()
}

fn with(pictures: impl IntoIterator<Item = Vec<u8>>) -> Document {
    let mut document = college::report(Language::English);
    document.blocks = vec![Block::heading(1, "Pictures")];
    let blocks = pictures.into_iter().enumerate();
    document.blocks.extend(blocks.map(|(at, content)| {
        Block::Picture(Picture::new(content, format!("Hall <{at}>"), "Ann · CC BY 4.0"))
    }));
    document
}

#[test]
fn pictures_of_every_format_are_tagged_in_an_archival_file() {
    let document = with(FORMATS.map(|format| drawn(format, 400, 300)));

    let file = pdf::pdf(&document, &FONTS, &stamp()).unwrap();

    let raw = String::from_utf8_lossy(&file);
    assert!(raw.contains("pdfaid:part>3<") && raw.contains("pdfuaid:part>1<"));
    let images = images_of(&file);
    assert_eq!(images.matches(" jpeg ").count(), 4, "{images}");
    let text = text_of(&file);
    for at in 0..4 {
        assert!(text.contains(&format!("Hall <{at}>")), "{text}");
    }
    assert!(text.contains("Ann · CC BY 4.0"));
}

#[test]
fn pictures_in_word_have_their_words_and_their_shape() {
    let parts = parts_of(word::word(&with([drawn(ImageFormat::Png, 400, 200)]), &FONTS, &stamp()).unwrap());

    let body = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let body = String::from_utf8_lossy(&body.1);
    assert!(body.contains(r#"descr="Hall &lt;0&gt;""#));
    // 400 dots at 150 an inch, in units of which an inch has 914,400.
    assert!(body.contains(r#"<wp:extent cx="2438400" cy="1219200"/>"#), "{body}");
    assert!(parts.iter().any(|(name, bytes)| name.ends_with(".jpg") && bytes.starts_with(b"\xff\xd8")));
}

#[test]
fn a_large_picture_stays_within_the_page_and_keeps_its_shape() {
    let parts = parts_of(word::word(&with([drawn(ImageFormat::Png, 900, 3000)]), &FONTS, &stamp()).unwrap());

    let body = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    // Ninety millimetres high, at most; twenty-seven wide.
    assert!(String::from_utf8_lossy(&body.1).contains(r#"<wp:extent cx="972000" cy="3240000"/>"#));
}

#[test]
fn a_broken_picture_leaves_its_words_and_costs_no_document() {
    let mut torn = drawn(ImageFormat::Png, 400, 300);
    torn.truncate(60);
    let document = with([b"no picture".to_vec(), Vec::new(), torn]);

    let printed = pdf::pdf(&document, &FONTS, &stamp()).unwrap();
    let written = word::word(&document, &FONTS, &stamp()).unwrap();

    let text = text_of(&printed);
    let body = parts_of(written).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let body = String::from_utf8_lossy(&body).into_owned();
    for at in 0..3 {
        assert!(text.contains(&format!("Hall <{at}>")), "{text}");
        assert!(body.contains(&format!("Hall &lt;{at}&gt;")));
    }
    assert!(!body.contains("descr=\"Hall"));
}
