//! Every text in Azerbaijani and Russian is written in the letters of its language. A letter of
//! another alphabet that looks the same misleads search, sorting and reading aloud.

use alcove_domain::assess::edition::{Edition, Label};
use alcove_domain::kit::Lang;
use alcove_framework::{ActionLibrary, Target, read_path, read_targets};

use super::{actions, folder, lang, texts_of};

const AZERBAIJANI: &str = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ";
const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";

/// Names and the ids of our items, which Russian texts write in Latin letters.
const LATIN: [&str; 7] = ["Alcove", "EQAVET", "ETF", "Erasmus", "TL", "PC", "GF"];

/// Beginnings of words for which the list of terms has another: they came up once and do not return.
const REPLACED: [(&str, &[&str]); 2] = [
    ("az", &["prototip", "semestr", "staj", "tələbə fir", "indikator", "personal"]),
    (
        "ru",
        &[
            "индикатор",
            "кредит",
            "ментор",
            "персонал ",
            "прототип",
            "семестр",
            "срединн",
            "студенческ",
            "учащ",
        ],
    ),
];

/// Words as they stand, with combining signs as a part of them: "i̇" is two signs and a fault.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let combining = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c: char| !c.is_alphabetic() && !combining(c)).filter(|word| !word.is_empty())
}

fn foreign<'t>(text: &'t str, alphabet: &str, allowed: &[&str]) -> Vec<&'t str> {
    parts(text)
        .filter(|word| !allowed.contains(word) && !word.chars().all(|c| alphabet.contains(c)))
        .collect()
}

fn label(label: &Label) -> [&str; 2] {
    [&label.name, &label.description]
}

/// Everything that the framework's files say in a language.
fn all<'t>(
    edition: &'t Edition,
    library: &'t ActionLibrary,
    targets: &'t [Target],
    tag: &Lang,
) -> Vec<&'t str> {
    let mut all: Vec<&str> = Vec::new();
    all.extend(label(&edition.texts[tag]));
    for tier in &edition.tiers {
        all.extend([tier.texts[tag].one.as_str(), &tier.texts[tag].many]);
    }
    all.extend(edition.scales.iter().flat_map(|scale| &scale.steps).flat_map(|step| label(&step.texts[tag])));
    all.extend(edition.tags.iter().flat_map(|named| label(&named.texts[tag])));
    all.extend(edition.presets.iter().flat_map(|preset| label(&preset.texts[tag])));
    all.extend(edition.glossary.iter().flat_map(|term| label(&term.texts[tag])));
    for variant in &edition.variants {
        all.extend(label(&variant.texts[tag]));
        all.extend(variant.wording.values().map(|texts| texts[tag].as_str()));
        all.extend(variant.examples.values().flat_map(|texts| &texts[tag]).map(String::as_str));
    }
    all.extend(edition.items.iter().flat_map(|item| texts_of(&item.texts[tag])).map(|(_, text)| text));
    let said = library.actions.iter().flat_map(|action| actions::texts_of(&action.texts[tag]));
    all.extend(said.map(|(_, text)| text));
    all.extend(targets.iter().flat_map(|target| [target.name[tag].as_str(), &target.set[tag]]));
    all
}

#[test]
fn no_text_has_a_letter_of_another_alphabet() {
    let loaded = read_path(&folder());
    let (edition, library) = (loaded.edition.unwrap(), loaded.actions.unwrap());
    let targets = read_targets("t", &std::fs::read(folder().join("targets.yaml")).unwrap()).unwrap();

    for (tag, alphabet) in [("az", AZERBAIJANI), ("ru", RUSSIAN)] {
        let texts = all(&edition, &library, &targets, &lang(tag));
        assert!(texts.len() > 4_000, "{tag}: {}", texts.len());
        for text in texts {
            let allowed: &[&str] = if tag == "ru" { &LATIN } else { &[] };
            assert_eq!(foreign(text, alphabet, allowed), [""; 0], "{tag}: {text}");
        }
    }
}

#[test]
fn no_text_uses_a_word_that_the_list_of_terms_replaces() {
    let loaded = read_path(&folder());
    let (edition, library) = (loaded.edition.unwrap(), loaded.actions.unwrap());

    for (tag, replaced) in REPLACED {
        for text in all(&edition, &library, &[], &lang(tag)) {
            let said = format!(" {}", text.to_lowercase());
            let found = replaced.iter().find(|word| said.contains(&format!(" {word}")));
            assert_eq!(found, None, "{tag}: {text}");
        }
    }
}

#[test]
fn a_letter_that_only_looks_right_is_found() {
    let azerbaijani = |text| foreign(text, AZERBAIJANI, &[]);
    let russian = |text| foreign(text, RUSSIAN, &LATIN);

    // Cyrillic schwa and о; a dotless i made of two signs; a Turkish circumflex.
    assert_eq!(
        azerbaijani("т\u{4d9}hsil k\u{43e}llec i\u{307}ş lâzım qapı"),
        ["т\u{4d9}hsil", "k\u{43e}llec", "i\u{307}ş", "lâzım"]
    );
    // Latin c, o and a; the Ukrainian i.
    assert_eq!(
        russian("cовет пр\u{6f}ект мaстер ведом\u{456}сть ETF опыт"),
        ["cовет", "пр\u{6f}ект", "мaстер", "ведом\u{456}сть"]
    );
}

#[test]
fn the_terms_are_lettered_like_the_texts() {
    let terms = std::fs::read_to_string(folder().join("terms.csv")).unwrap();

    assert!(terms.lines().count() > 100);
    for line in terms.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        assert_eq!(columns.len(), 3, "{line}");
        assert_eq!(foreign(columns[1], AZERBAIJANI, &[]), [""; 0], "{line}");
        assert_eq!(foreign(columns[2], RUSSIAN, &[]), [""; 0], "{line}");
    }
}
