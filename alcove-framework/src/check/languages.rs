//! What a translation lacks: a warning, for the reader falls back to the edition's own language.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::{ItemText, Label};
use alcove_domain::kit::Lang;

use super::Checking;
use crate::codes;
use crate::item_strings::item_strings;
use crate::loaded::languages;

pub(super) fn check(c: &mut Checking) {
    let own = c.edition.language.clone();
    for language in languages(c.edition).iter().skip(1) {
        framework(c, language, &own);
        parts(c, language, &own);
        items(c, language, &own);
    }
}

fn framework(c: &mut Checking, language: &Lang, own: &Lang) {
    if named(&c.edition.texts, language) {
        return;
    }
    let args = [("language", language.as_str()), ("own", own.as_str())];
    c.warnings.add(c.places.language(language), codes::LANGUAGE_NAME_MISSING, &args);
}

fn parts(c: &mut Checking, language: &Lang, own: &Lang) {
    let edition = c.edition;
    let mut lacking: Vec<(&str, &str)> = Vec::new();
    for tier in &edition.tiers {
        if tier.texts.get(language).is_none_or(|name| name.one.is_empty() || name.many.is_empty()) {
            lacking.push(("tier", &tier.id));
        }
    }
    let in_own = |texts: &BTreeMap<Lang, Label>| named(texts, own) && !named(texts, language);
    for scale in &edition.scales {
        if scale.steps.iter().any(|step| in_own(&step.texts)) {
            lacking.push(("scale", &scale.id));
        }
    }
    lacking.extend(edition.tags.iter().filter(|tag| in_own(&tag.texts)).map(|tag| ("tag", tag.id.as_str())));
    lacking.extend(edition.presets.iter().filter(|p| in_own(&p.texts)).map(|p| ("preset", p.id.as_str())));
    lacking.extend(edition.glossary.iter().filter(|t| in_own(&t.texts)).map(|t| ("term", t.id.as_str())));
    for (kind, id) in lacking {
        let args = [("language", language.as_str()), ("kind", kind), ("id", id), ("own", own.as_str())];
        c.warnings.add(c.places.language(language), codes::LANGUAGE_PART_MISSING, &args);
    }
}

/// One warning a language: hundreds of the same sentence help nobody.
fn items(c: &mut Checking, language: &Lang, own: &Lang) {
    let mut lacking = c
        .edition
        .items
        .iter()
        .filter(|item| item.texts.get(own).is_some_and(|text| lacks(text, item.texts.get(language))));
    let Some(first) = lacking.next() else { return };
    let count = (lacking.count() + 1).to_string();
    let args = [
        ("language", language.as_str()),
        ("count", count.as_str()),
        ("own", own.as_str()),
        ("first", first.id.0.as_str()),
    ];
    c.warnings.add(c.places.language(language), codes::LANGUAGE_INCOMPLETE, &args);
}

fn named(texts: &BTreeMap<Lang, Label>, language: &Lang) -> bool {
    texts.get(language).is_some_and(|label| !label.name.is_empty())
}

fn lacks(own: &ItemText, other: Option<&ItemText>) -> bool {
    let empty = ItemText::default();
    let other = other.unwrap_or(&empty);
    let mut strings = item_strings(own).into_iter().zip(item_strings(other));
    strings.any(|((_, own), (_, other))| !own.is_empty() && other.is_empty())
        || own.evidence.len() > other.evidence.len()
        || own.questions.len() > other.questions.len()
        || own.descriptors.len() > other.descriptors.len()
}
