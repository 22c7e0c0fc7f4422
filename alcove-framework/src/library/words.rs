//! Translations of a library: a map from language to the same keys. Null and empty fall back.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::Label;
use alcove_domain::kit::Lang;

use super::Reading;
use crate::fault::Faults;
use crate::fields::{Fields, language};
use crate::tree::Kind;

pub(super) type Labels = BTreeMap<Lang, Label>;

/// The maps under `translations`, by language; the own language and empty maps are left out.
pub(super) fn translations<'t>(fields: &Fields<'t>, reading: &mut Reading) -> Vec<(Lang, Fields<'t>)> {
    let mut found = Vec::new();
    for (key, node) in fields.map("translations", &mut reading.warnings) {
        let Some(tag) = language(key.key_text(), &fields.place_of(key), &mut reading.warnings) else {
            continue;
        };
        if tag == reading.language || !matches!(node.kind, Kind::Map(_)) {
            continue;
        }
        found.extend(
            Fields::open_any(node, fields.path(), "translations", &mut Faults::default()).map(|f| (tag, f)),
        );
    }
    found
}

/// The label in every language, where its name is under `name`; `own` names what has none.
pub(super) fn labels(
    fields: &Fields,
    name: &str,
    own: impl FnOnce() -> String,
    reading: &mut Reading,
) -> BTreeMap<Lang, Label> {
    let label = |fields: &Fields, reading: &mut Reading| Label {
        name: fields.text(name, &mut reading.warnings),
        description: description(fields, &mut reading.warnings),
    };
    let mut first = label(fields, reading);
    if first.name.is_empty() {
        first.name = own();
    }
    let mut labels = BTreeMap::from([(reading.language.clone(), first)]);
    for (tag, inner) in translations(fields, reading) {
        let other = label(&inner, reading);
        if other != Label::default() {
            labels.insert(tag, other);
        }
    }
    labels
}

/// A description with its longer form, where there is one.
fn description(fields: &Fields, warnings: &mut Faults) -> String {
    let parts = [fields.text("description", warnings), fields.text("description_doc", warnings)];
    paragraphs(&parts)
}

pub(super) fn paragraphs(parts: &[String]) -> String {
    let filled: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    filled.join("\n\n")
}

/// The lines of a text as a list, without the signs of a list.
pub(super) fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '*', '•']).trim().to_owned();
    text.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// Levels have no names in a library; the word for "level" in the languages that are common.
pub(crate) fn level_word(language: &Lang) -> &'static str {
    match language.as_str().split('-').next().unwrap_or_default() {
        "az" => "Səviyyə",
        "ru" => "Уровень",
        "de" => "Ebene",
        "fr" | "nl" | "da" => "Niveau",
        "es" | "ro" => "Nivel",
        "pt" => "Nível",
        "it" => "Livello",
        "pl" => "Poziom",
        "cs" => "Úroveň",
        "sv" => "Nivå",
        "tr" => "Düzey",
        "uk" => "Рівень",
        "hu" => "Szint",
        "id" => "Tingkat",
        _ => "Level",
    }
}
