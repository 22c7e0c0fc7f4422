use alcove_credential::bake::{self, png, svg};
use alcove_credential::examine::{Signature, examine};
use alcove_credential::{Fault, LONGEST};

use super::{badge, contexts, signed, signed_token};

const PICTURE: &str = r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>A badge</title></svg>"#;

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut digest = crc32fast::Hasher::new();
    digest.update(kind);
    digest.update(data);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes()[..], kind, data, &digest.finalize().to_be_bytes()].concat()
}

/// One black dot.
fn picture() -> Vec<u8> {
    let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    let data = [0x78, 0x01, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01];
    let chunks = [chunk(b"IHDR", &header), chunk(b"IDAT", &data), chunk(b"IEND", b"")].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunks].concat()
}

fn position(picture: &[u8], word: &[u8]) -> usize {
    picture.windows(word.len()).position(|window| window == word).unwrap()
}

#[test]
fn a_baked_picture_gives_back_the_very_bytes() {
    let credential = signed(badge().write()).to_string();
    for text in [credential.clone(), signed_token(&badge().write())] {
        let png = png::bake(&picture(), &text).unwrap();
        let svg = svg::bake(PICTURE, &text).unwrap();

        assert_eq!(bake::find(&png).unwrap(), text);
        assert_eq!(bake::find(svg.as_bytes()).unwrap(), text);
        assert_eq!(examine(&png, &contexts()).unwrap().signature, Signature::Good);
        assert_eq!(examine(svg.as_bytes(), &contexts()).unwrap().signature, Signature::Good);
    }
    assert_eq!(examine(credential.as_bytes(), &contexts()).unwrap().signature, Signature::Good);
}

#[test]
fn the_text_stands_before_the_picture_uncompressed_and_once() {
    let once = png::bake(&picture(), "{\"first\":1}").unwrap();
    let twice = png::bake(&once, "{\"second\":2}").unwrap();

    assert!(position(&twice, b"openbadgecredential") < position(&twice, b"IDAT"));
    assert!(position(&twice, b"{\"second\":2}") > 0);
    assert_eq!(bake::find(&twice).unwrap(), "{\"second\":2}");
    assert!(!twice.windows(5).any(|window| window == b"first"));
}

#[test]
fn two_credentials_in_one_picture_are_refused() {
    let one = png::bake(&picture(), "{\"a\":1}").unwrap();
    let text = position(&one, b"iTXt") - 4;
    let end = position(&one, b"IDAT") - 4;
    let two = [&one[..end], &one[text..]].concat();

    assert_eq!(bake::find(&two), Err(Fault::Several));
    assert!(bake::find(&one).is_ok());
}

#[test]
fn what_would_end_the_section_of_an_svg_early_does_not() {
    let text = r#"{"name":"a ]]> b"}"#;

    let svg = svg::bake(PICTURE, text).unwrap();

    assert_eq!(bake::find(svg.as_bytes()).unwrap(), text);
}

#[test]
fn a_picture_without_a_credential_or_with_an_old_badge_says_so() {
    assert_eq!(bake::find(&picture()), Err(Fault::Nothing));
    assert_eq!(bake::find(PICTURE.as_bytes()), Err(Fault::Nothing));
    assert_eq!(bake::find(b"Dear committee"), Err(Fault::Nothing));
    let old = [&picture()[..33], &chunk(b"iTXt", b"openbadges\0\0\0\0\0{}"), &picture()[33..]].concat();
    assert_eq!(bake::find(&old), Err(Fault::OldBadge));
}

#[test]
fn an_svg_with_entities_is_not_unfolded() {
    let bomb = r#"<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>"#;

    assert!(matches!(bake::find(bomb.as_bytes()), Err(Fault::Unreadable(_))));
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let long = format!("{{\"x\":\"{}\"}}", "a".repeat(LONGEST));

    assert_eq!(bake::find(long.as_bytes()), Err(Fault::TooLong { limit: LONGEST }));
    assert_eq!(bake::find(&png::bake(&picture(), &long).unwrap()), Err(Fault::TooLong { limit: LONGEST }));
}

#[test]
fn an_attachment_of_a_pdf_is_found_and_two_are_refused() {
    let text = signed(badge().write()).to_string();
    let file = |text: &str| {
        format!(
            "7 0 obj\n<< /Type /EmbeddedFile /Length {} >>\nstream\n{text}\nendstream\nendobj\n",
            text.len()
        )
    };
    let one = format!("%PDF-1.7\n{}", file(&text));
    let two = format!("{one}{}", file(&text.replace("0198", "0199")));

    assert_eq!(bake::find(one.as_bytes()).unwrap(), text);
    assert_eq!(bake::find(two.as_bytes()), Err(Fault::Several));
    assert_eq!(bake::find(b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"), Err(Fault::Nothing));
}

#[test]
fn an_svg_with_a_token_and_a_text_holds_two() {
    let token = signed_token(&badge().write());
    let svg = svg::bake(PICTURE, &token).unwrap();
    let both = svg.replacen("/>", "><![CDATA[{\"a\":1}]]></openbadges:credential>", 1);

    assert_ne!(both, svg);
    assert_eq!(bake::find(both.as_bytes()), Err(Fault::Several));
}
