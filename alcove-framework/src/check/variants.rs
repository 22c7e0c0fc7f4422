//! Variants: they say what the items say, in other words, and touch nothing else.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::{ItemRef, Variant};
use alcove_domain::kit::Lang;

use super::items::STATEMENT_WORDS;
use super::{Checking, NAME_LIMIT, TEXT_LIMIT, parts};
use crate::codes;
use crate::fault::Place;
use crate::loaded::languages;

pub(super) fn check(c: &mut Checking) {
    let edition = c.edition;
    let wholes: Vec<Place> = c.places.variants.iter().map(|places| places.whole.clone()).collect();
    parts::unique(c, "variant", edition.variants.iter().map(|variant| variant.id.as_str()), &wholes);
    for (at, variant) in edition.variants.iter().enumerate() {
        let place = c.places.at(&wholes, at).clone();
        identity(c, variant, &place);
        let here = c.places.variants.get(at);
        for (item, texts) in &variant.wording {
            let place = here.and_then(|places| places.wording.get(item)).unwrap_or(&place);
            reference(c, item, place);
            said(c, variant, item, texts, place, |text| text.trim().is_empty());
            wording(c, variant, item, texts, place);
        }
        for (item, texts) in &variant.examples {
            let place = here.and_then(|places| places.examples.get(item)).unwrap_or(&place);
            reference(c, item, place);
            let silent = |list: &Vec<String>| list.is_empty() || list.iter().any(|one| one.trim().is_empty());
            said(c, variant, item, texts, place, silent);
            for example in texts.values().flatten() {
                c.length(place, "examples", example, TEXT_LIMIT);
            }
        }
        translations(c, variant, &place);
    }
}

fn identity(c: &mut Checking, variant: &Variant, place: &Place) {
    let id = ("id", variant.id.as_str());
    if variant.texts.get(&c.edition.language).is_none_or(|label| label.name.is_empty()) {
        c.faults.add(place, codes::NAME_EMPTY, &[("kind", "variant"), id]);
    }
    for label in variant.texts.values() {
        c.length(place, "name", &label.name, NAME_LIMIT);
        c.length(place, "description", &label.description, TEXT_LIMIT);
    }
    if variant.wording.is_empty() && variant.examples.is_empty() {
        c.faults.add(place, codes::VARIANT_EMPTY, &[id]);
    }
}

fn reference(c: &mut Checking, item: &ItemRef, place: &Place) {
    match c.known.items.get(item.0.as_str()) {
        None => c.unknown(place, "item", &item.0, c.known.items.keys().copied()),
        Some(at) if c.edition.items[*at].instrument.is_none() => {
            c.faults.add(place, codes::VARIANT_ITEM_NOT_RATED, &[("id", &item.0)]);
        }
        Some(_) => {}
    }
}

/// Nothing may be blank, and the edition's own language is there for readers of all others.
fn said<T>(
    c: &mut Checking,
    variant: &Variant,
    item: &ItemRef,
    texts: &BTreeMap<Lang, T>,
    place: &Place,
    silent: impl Fn(&T) -> bool,
) {
    let own = &c.edition.language;
    let lacks_own = Some(own).filter(|own| !texts.contains_key(own));
    let blank = texts.iter().filter(|(_, text)| silent(text)).map(|(language, _)| language);
    for language in blank.chain(lacks_own) {
        let args =
            [("variant", variant.id.as_str()), ("id", item.0.as_str()), ("language", language.as_str())];
        c.faults.add(place, codes::VARIANT_TEXT_MISSING, &args);
    }
}

fn wording(
    c: &mut Checking,
    variant: &Variant,
    item: &ItemRef,
    texts: &BTreeMap<Lang, String>,
    place: &Place,
) {
    let edition = c.edition;
    let original = c.known.items.get(item.0.as_str()).map(|at| &edition.items[*at].texts);
    for (language, text) in texts {
        c.length(place, "wording", text, TEXT_LIMIT);
        let before = original.and_then(|texts| texts.get(language)).map(|before| before.text.as_str());
        if before == Some(text) && !text.is_empty() {
            let args =
                [("variant", variant.id.as_str()), ("id", item.0.as_str()), ("language", language.as_str())];
            c.warnings.add(place, codes::VARIANT_WORDING_SAME, &args);
        }
    }
    let count = texts.get(&edition.language).map_or(0, |text| text.split_whitespace().count());
    if count > STATEMENT_WORDS && c.places.authored {
        let (count, limit) = (count.to_string(), STATEMENT_WORDS.to_string());
        let args = [("id", item.0.as_str()), ("count", count.as_str()), ("limit", limit.as_str())];
        c.warnings.add(place, codes::STATEMENT_LONG, &args);
    }
}

/// One warning a language, as for the edition's items.
fn translations(c: &mut Checking, variant: &Variant, place: &Place) {
    for language in languages(c.edition).iter().skip(1) {
        let own = &c.edition.language;
        if variant.texts.get(language).is_none_or(|label| label.name.is_empty()) {
            let (id, kind) = (("id", variant.id.as_str()), ("kind", "variant"));
            let args = [("language", language.as_str()), kind, id, ("own", own.as_str())];
            c.warnings.add(place, codes::LANGUAGE_PART_MISSING, &args);
        }
        let wording = variant.wording.iter().filter(|(_, texts)| !texts.contains_key(language));
        let examples = variant.examples.iter().filter(|(_, texts)| !fills(texts, own, language));
        let mut lacking: Vec<&ItemRef> =
            wording.map(|(item, _)| item).chain(examples.map(|(item, _)| item)).collect();
        lacking.sort();
        lacking.dedup();
        let Some(first) = lacking.first() else { continue };
        let count = lacking.len().to_string();
        let args = [
            ("variant", variant.id.as_str()),
            ("language", language.as_str()),
            ("count", count.as_str()),
            ("own", own.as_str()),
            ("first", first.0.as_str()),
        ];
        c.warnings.add(place, codes::VARIANT_LANGUAGE_INCOMPLETE, &args);
    }
}

fn fills(texts: &BTreeMap<Lang, Vec<String>>, own: &Lang, language: &Lang) -> bool {
    let count = |language: &Lang| texts.get(language).map_or(0, Vec::len);
    count(language) >= count(own).max(1)
}
