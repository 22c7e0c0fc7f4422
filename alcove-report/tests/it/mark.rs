//! Copies of closed documents.

use alcove_report::mark::{Form, Mark, marked};
use alcove_report::{RenderFault, pdf};

use crate::college::{self, Language};
use crate::document::{FONTS, stamp, text_of};

/// One red dot.
const DOT: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\
    \x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\
    \x54\x78\x9c\x63\x38\x21\x27\x07\x00\x02\xb6\x01\x05\x34\xa6\x75\xaa\x00\x00\x00\
    \x00\x49\x45\x4e\x44\xae\x42\x60\x82";

fn mark() -> Mark {
    Mark {
        language: "en".to_owned(),
        title: "Safety plan".to_owned(),
        across: vec!["Outsider".to_owned(), "Orchard Technical School".to_owned()],
        foot: "For Outsider, until 1 December 2026. Əmək və təhsil.".to_owned(),
    }
}

#[test]
fn every_page_of_a_copy_says_whose_it_is_and_keeps_its_words() {
    let original = pdf::pdf(&college::report(Language::English), &FONTS, &stamp()).unwrap();
    let pages = text_of(&original).matches('\u{c}').count();

    let copy = marked(original, Form::Pdf, &mark(), &FONTS, &stamp()).unwrap();

    let text = text_of(&copy);
    let copied: Vec<&str> = text.split_terminator('\u{c}').collect();
    assert!(pages > 2);
    assert_eq!(copied.len(), pages);
    for page in copied {
        assert!(page.contains("Əmək və təhsil."), "{page}");
    }
    assert!(text.contains("Record of the indicators"));
}

#[test]
fn the_same_copy_of_a_copy_can_be_made() {
    let original = pdf::pdf(&college::report(Language::English), &FONTS, &stamp()).unwrap();
    let copy = marked(original, Form::Pdf, &mark(), &FONTS, &stamp()).unwrap();

    let again = marked(copy.clone(), Form::Pdf, &mark(), &FONTS, &stamp()).unwrap();

    let pages = |file: &[u8]| text_of(file).matches('\u{c}').count();
    assert_eq!(pages(&again), pages(&copy));
    assert!(text_of(&again).split_terminator('\u{c}').all(|page| page.contains("Əmək və təhsil.")));
}

#[test]
fn a_picture_becomes_one_page_under_the_mark() {
    let copy = marked(DOT.to_vec(), Form::Png, &mark(), &FONTS, &stamp()).unwrap();

    let text = text_of(&copy);
    assert!(text.contains("Əmək və təhsil.") && text.matches('\u{c}').count() == 1, "{text}");
}

#[test]
fn what_cannot_be_read_is_refused() {
    let nothing = marked(b"%PDF-1.7\n%%EOF\n".to_vec(), Form::Pdf, &mark(), &FONTS, &stamp());
    let no_picture = marked(b"not a picture".to_vec(), Form::Png, &mark(), &FONTS, &stamp());

    assert!(matches!(nothing, Err(RenderFault::Unreadable(_))));
    assert!(matches!(no_picture, Err(RenderFault::Typesetting(_))));
}
