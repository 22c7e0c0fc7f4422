//! Texts in the other languages, from their files or from the framework's own.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use alcove_domain::assess::edition::{Edition, Instrument, Label, TextState, TierName};
use alcove_domain::kit::Lang;

use super::files::Home;
use super::items::{TEXT_KEYS, item_text, state};
use crate::codes;
use crate::fault::{Faults, Place};
use crate::fields::{Fields, language, text_of};
use crate::near::nearest;
use crate::places::Places;
use crate::tree::Node;

const KEYS: [&str; 9] =
    ["language", "state", "framework", "tiers", "scales", "tags", "presets", "glossary", "items"];

pub(super) fn read_all(
    edition: &mut Edition,
    fields: &Fields,
    home: &mut Home,
    places: &mut Places,
    faults: &mut Faults,
) {
    let index = Index::of(edition);
    for (tag, node) in fields.map("texts", faults) {
        let named = text_of(tag, fields.path(), "texts", faults);
        read(edition, &index, &named, node, fields.path(), places, faults);
    }
    for (named, file) in home.text_files(faults) {
        let whole = places.whole.clone();
        if let Some((path, node)) = home.include(&file, &whole, faults) {
            read(edition, &index, &named, &node, &path, places, faults);
            home.close();
        }
    }
}

/// Item ids to their place in the edition: a search for each text would cost its square.
struct Index {
    items: HashMap<String, usize>,
}

impl Index {
    fn of(edition: &Edition) -> Self {
        let ids = edition.items.iter().enumerate().map(|(at, item)| (item.id.0.clone(), at));
        Self { items: ids.collect() }
    }
}

/// One file of texts in the language its name or key gives.
fn read(
    edition: &mut Edition,
    index: &Index,
    named: &str,
    node: &Node,
    file: &Rc<str>,
    places: &mut Places,
    faults: &mut Faults,
) {
    let Some(fields) = Fields::open(node, file, "texts", &KEYS, faults) else { return };
    let Some(lang) = language(named, &fields.place(), faults) else { return };
    if let Some(said) = fields.language("language", faults).filter(|said| *said != lang) {
        let args = [("said", said.as_str()), ("named", lang.as_str())];
        faults.add(&fields.place_at("language"), codes::TEXTS_LANGUAGE_DIFFERS, &args);
    }
    if lang == edition.language {
        faults.add(&fields.place(), codes::TEXTS_OWN_LANGUAGE, &[("language", lang.as_str())]);
        return;
    }
    places.languages.entry(lang.clone()).or_insert_with(|| fields.place());
    let state = state(&fields, faults).unwrap_or_default();
    let mut texts = Texts { lang, state, fields: &fields, faults };
    texts.framework(edition);
    texts.tiers(edition);
    texts.scales(edition);
    texts.labels("tags", "tag", edition.tags.iter_mut().map(|tag| (&tag.id, &mut tag.texts)).collect());
    texts.labels("presets", "preset", edition.presets.iter_mut().map(|p| (&p.id, &mut p.texts)).collect());
    texts.labels("glossary", "term", edition.glossary.iter_mut().map(|t| (&t.id, &mut t.texts)).collect());
    texts.items(edition, index);
}

struct Texts<'t> {
    lang: Lang,
    state: TextState,
    fields: &'t Fields<'t>,
    faults: &'t mut Faults,
}

impl Texts<'_> {
    fn framework(&mut self, edition: &mut Edition) {
        if let Some(node) = self.fields.get("framework")
            && let Some(label) = self.label(node, "framework")
        {
            let place = self.fields.place_of(node);
            self.put(&mut edition.texts, label, &place, "framework");
        }
    }

    fn tiers(&mut self, edition: &mut Edition) {
        for (key, node) in self.fields.map("tiers", self.faults) {
            let place = self.fields.place_of(key);
            let Some(tier) = edition.tiers.iter_mut().find(|tier| key.is_key(&tier.id)) else {
                let known = edition.tiers.iter().map(|tier| tier.id.as_str());
                self.unknown(&place, "tier", key.key_text(), known);
                continue;
            };
            let Some(fields) = Fields::open(node, self.fields.path(), "tier", &["one", "many"], self.faults)
            else {
                continue;
            };
            let name =
                TierName { one: fields.text("one", self.faults), many: fields.text("many", self.faults) };
            self.put(&mut tier.texts, name, &place, key.key_text());
        }
    }

    fn scales(&mut self, edition: &mut Edition) {
        for (key, node) in self.fields.map("scales", self.faults) {
            let place = self.fields.place_of(key);
            let Some(scale) = edition.scales.iter_mut().find(|scale| key.is_key(&scale.id)) else {
                let known = edition.scales.iter().map(|scale| scale.id.as_str());
                self.unknown(&place, "scale", key.key_text(), known);
                continue;
            };
            let Some(steps) = Fields::open_any(node, self.fields.path(), "scale", self.faults) else {
                continue;
            };
            for (value, node) in steps.entries() {
                let place = self.fields.place_of(value);
                let wanted = value.key_text().parse::<i32>().ok();
                let Some(step) = scale.steps.iter_mut().find(|step| Some(step.value) == wanted) else {
                    self.unknown(&place, "step", value.key_text(), std::iter::empty());
                    continue;
                };
                if let Some(label) = self.label(node, "step") {
                    self.put(&mut step.texts, label, &place, value.key_text());
                }
            }
        }
    }

    fn labels(
        &mut self,
        key: &str,
        kind: &'static str,
        mut parts: Vec<(&String, &mut BTreeMap<Lang, Label>)>,
    ) {
        for (name, node) in self.fields.map(key, self.faults) {
            let place = self.fields.place_of(name);
            let Some((_, texts)) = parts.iter_mut().find(|(id, _)| name.is_key(id)) else {
                let known: Vec<&str> = parts.iter().map(|(id, _)| id.as_str()).collect();
                self.unknown(&place, kind, name.key_text(), known.into_iter());
                continue;
            };
            if let Some(label) = self.label(node, kind) {
                self.put(texts, label, &place, name.key_text());
            }
        }
    }

    fn items(&mut self, edition: &mut Edition, index: &Index) {
        let known: Vec<&str> = TEXT_KEYS.iter().copied().chain(["choices"]).collect();
        for (key, node) in self.fields.map("items", self.faults) {
            let place = self.fields.place_of(key);
            let Some(at) = index.items.get(key.key_text()) else {
                self.unknown(&place, "item", key.key_text(), index.items.keys().map(String::as_str));
                continue;
            };
            let Some(fields) = Fields::open(node, self.fields.path(), "item", &known, self.faults) else {
                continue;
            };
            let item = &mut edition.items[*at];
            if let Some(Instrument::Choice(choice)) = &mut item.instrument {
                let options =
                    choice.options.iter_mut().map(|option| (&option.id, &mut option.texts)).collect();
                let mut inner = Texts {
                    lang: self.lang.clone(),
                    state: self.state,
                    fields: &fields,
                    faults: self.faults,
                };
                inner.labels("choices", "option", options);
            } else if fields.get("choices").is_some() {
                self.unknown(&place, "choice", key.key_text(), std::iter::empty());
            }
            // An item that only names its choices says nothing in this language itself.
            let only_choices = fields.entries().iter().all(|(key, _)| key.is_key("choices"));
            if only_choices && !fields.entries().is_empty() {
                continue;
            }
            let text = item_text(&fields, self.state, self.faults);
            self.put(&mut item.texts, text, &place, key.key_text());
        }
    }

    fn label(&mut self, node: &Node, what: &str) -> Option<Label> {
        let fields = Fields::open(node, self.fields.path(), what, &["name", "description"], self.faults)?;
        Some(fields.label(self.faults))
    }

    fn put<T>(&mut self, texts: &mut BTreeMap<Lang, T>, text: T, place: &Place, id: &str) {
        if texts.contains_key(&self.lang) {
            let args = [("id", id), ("language", self.lang.as_str())];
            self.faults.add(place, codes::TEXTS_TWICE, &args);
            return;
        }
        texts.insert(self.lang.clone(), text);
    }

    fn unknown<'k>(&mut self, place: &Place, kind: &str, id: &str, known: impl Iterator<Item = &'k str>) {
        // Looking for the nearest of thousands, thousands of times, would be slow for nothing.
        let near = if self.faults.count() < Faults::KEPT { nearest(id, known) } else { None };
        match near {
            Some(near) => {
                let args = [("kind", kind), ("id", id), ("near", near)];
                self.faults.add(place, codes::TEXTS_UNKNOWN_NEAR, &args);
            }
            None => self.faults.add(place, codes::TEXTS_UNKNOWN, &[("kind", kind), ("id", id)]),
        }
    }
}
