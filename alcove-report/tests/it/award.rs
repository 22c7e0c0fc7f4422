use alcove_report::badge::{self, Badge};
use alcove_report::certificate::{Certificate, Fact, certificate};

use super::document::{FONTS, fonts_of, stamp, text_of};

const CREDENTIAL: &str = r#"{"credentialSubject":{"name":"Bakı, Гянджа"}}"#;

fn sample(language: &str, name: &str, text: &str) -> Certificate {
    let fact = |label: &str, value: &str| Fact { label: label.to_owned(), value: value.to_owned() };
    Certificate {
        language: language.to_owned(),
        title: name.to_owned(),
        kicker: "Certificate".to_owned(),
        holder_intro: "held by".to_owned(),
        holder: "Bakı Dövlət Peşə Təhsil Mərkəzi".to_owned(),
        name_intro: "Certificate".to_owned(),
        name: name.to_owned(),
        text: text.to_owned(),
        criteria: text.to_owned(),
        issuer_intro: "Issued by".to_owned(),
        issuer: "Государственное агентство".to_owned(),
        facts: vec![
            fact("Level", "Commitment"),
            fact("Valid from", "21 November 2026"),
            fact("Code", "ABCD-2345-WXYZ"),
        ],
        check: "Whether this certificate holds is shown at this address:".to_owned(),
        address: "https://alcove.example/awards/0198".to_owned(),
        qr: (0..29).map(|y| (0..29).map(|x| (x * y) % 3 == 0).collect()).collect(),
        qr_alternative: "Code with the address".to_owned(),
        attachment: CREDENTIAL.to_owned(),
        attachment_name: "credential.json".to_owned(),
        attachment_words: "The signed credential is attached to this file.".to_owned(),
    }
}

/// The text of a file ends each page with a form feed.
fn pages(pdf: &[u8]) -> usize {
    text_of(pdf).matches('\u{c}').count()
}

#[test]
fn a_certificate_is_set_in_each_language_with_the_credential_attached() {
    for language in ["en", "az", "ru"] {
        let value = sample(language, "Peşə mükəmməlliyinə sadiqlik", "It has looked at itself.");

        let pdf = certificate(&value, &FONTS, &stamp()).unwrap();

        assert!(pdf.starts_with(b"%PDF-"), "{language}");
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("/EmbeddedFile"), "{language}");
        assert_eq!(pdf, certificate(&value, &FONTS, &stamp()).unwrap(), "the same bytes again");
    }
}

#[test]
fn a_certificate_is_named_in_the_face_for_titles_in_each_script() {
    let names = ["Commitment", "Peşə mükəmməlliyinə sadiqlik", "Приверженность совершенству"];
    for name in names {
        let mut value = sample("en", name, "");
        value.holder = name.to_owned();

        let pdf = certificate(&value, &FONTS, &stamp()).unwrap();

        let fonts = fonts_of(&pdf);
        assert!(fonts.contains("Literata-SemiBold"), "{name}: {fonts}");
    }
}

#[test]
fn long_names_and_texts_stay_on_one_page() {
    let long = "Excellence in vocational education and training ".repeat(3);
    let text = "A sentence that says what was looked at and found. ".repeat(8);

    let pdf = certificate(&sample("en", long.trim(), text.trim()), &FONTS, &stamp()).unwrap();

    assert_eq!(pages(&pdf), 1);
}

#[test]
fn a_badge_is_drawn_with_its_words_escaped() {
    let drawn = badge::svg(&Badge {
        title: "Craft & <Trade>".to_owned(),
        level: "Leading".to_owned(),
        holder: "Bakı".to_owned(),
        issuer: "Агентство".to_owned(),
        dates: "2026-11-21 – 2028-11-20".to_owned(),
    });

    let png = badge::png(&drawn, 320, &FONTS).unwrap();

    assert!(drawn.contains("Craft &amp; &lt;Trade&gt;"));
    assert!(png.starts_with(b"\x89PNG"));
}
