//! Variants of a framework, from their files or from the framework's own.

use std::collections::BTreeMap;
use std::rc::Rc;

use alcove_domain::assess::edition::{ItemRef, Label, Variant};
use alcove_domain::kit::Lang;

use super::files::Home;
use crate::codes;
use crate::fault::{Faults, Place};
use crate::fields::{Fields, language, text_of};
use crate::places::{Places, VariantPlaces};
use crate::tree::Node;

const KEYS: [&str; 5] = ["id", "name", "description", "wording", "examples"];

pub(super) fn read_all(
    fields: &Fields,
    home: &mut Home,
    places: &mut Places,
    faults: &mut Faults,
) -> Vec<Variant> {
    let mut found = Vec::new();
    for node in fields.list("variants", faults) {
        found.extend(read(node, fields.path(), places, faults));
    }
    for file in home.variant_files(faults) {
        let whole = places.whole.clone();
        if let Some((path, node)) = home.include(&file, &whole, faults) {
            found.extend(read(&node, &path, places, faults));
            home.close();
        }
    }
    found
}

fn read(node: &Node, file: &Rc<str>, places: &mut Places, faults: &mut Faults) -> Option<Variant> {
    let fields = Fields::open(node, file, "variant", &KEYS, faults)?;
    let id = fields.needed_text("id", faults);
    let (wording, wording_places) = of_items(&fields, "wording", faults, |words, tag, faults| {
        words.get(tag).map(|node| text_of(node, file, tag, faults)).unwrap_or_default()
    });
    let (examples, example_places) =
        of_items(&fields, "examples", faults, |words, tag, faults| words.texts(tag, faults));
    places.variants.push(VariantPlaces {
        whole: fields.place(),
        wording: wording_places,
        examples: example_places,
    });
    Some(Variant { id, texts: labels(&fields, faults), wording, examples })
}

/// Name and description, each a map from language to words.
fn labels(fields: &Fields, faults: &mut Faults) -> BTreeMap<Lang, Label> {
    let mut texts: BTreeMap<Lang, Label> = BTreeMap::new();
    for (tag, node) in fields.map("name", faults) {
        if let Some(lang) = language(tag.key_text(), &fields.place_of(tag), faults) {
            texts.entry(lang).or_default().name = text_of(node, fields.path(), "name", faults);
        }
    }
    for (tag, node) in fields.map("description", faults) {
        if let Some(lang) = language(tag.key_text(), &fields.place_of(tag), faults) {
            texts.entry(lang).or_default().description = text_of(node, fields.path(), "description", faults);
        }
    }
    texts
}

type OfItems<T> = (BTreeMap<ItemRef, BTreeMap<Lang, T>>, BTreeMap<ItemRef, Place>);

/// A map from item to language to what is said of it there.
fn of_items<T>(
    fields: &Fields,
    key: &'static str,
    faults: &mut Faults,
    said: impl Fn(&Fields, &str, &mut Faults) -> T,
) -> OfItems<T> {
    let (mut found, mut places) = (BTreeMap::new(), BTreeMap::new());
    for (item, node) in fields.map(key, faults) {
        let Some(words) = Fields::open_any(node, fields.path(), item.key_text(), faults) else { continue };
        let mut texts = BTreeMap::new();
        for (tag, _) in words.entries() {
            let place = fields.place_of(tag);
            let Some(lang) = language(tag.key_text(), &place, faults) else { continue };
            let text = said(&words, tag.key_text(), faults);
            // `az` and `AZ` are two keys and one language.
            if texts.insert(lang.clone(), text).is_some() {
                let args = [("id", item.key_text()), ("language", lang.as_str())];
                faults.add(&place, codes::TEXTS_TWICE, &args);
            }
        }
        let id = ItemRef(item.key_text().to_owned());
        // No text file holds a key twice; rows of a workbook can.
        if places.insert(id.clone(), fields.place_of(item)).is_some() {
            faults.add(&fields.place_of(item), codes::KEY_DUPLICATE, &[("key", item.key_text())]);
        }
        found.insert(id, texts);
    }
    (found, places)
}
