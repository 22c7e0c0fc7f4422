//! Items one by one: ids, references, instruments, weights, texts.

use alcove_domain::assess::edition::{Choice, Direction, Instrument, Item, ItemText, Quantity};
use alcove_domain::kit::Number;

use super::{Checking, ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, parts};
use crate::codes;
use crate::fault::Place;
use crate::item_strings::item_strings;

/// Twelve times the largest framework in use.
pub(crate) const ITEM_LIMIT: usize = 50_000;

/// Deeper trees could not be written and read within the limit of nesting, nor read by people.
pub(crate) const DEPTH_LIMIT: usize = 24;

/// More words in a statement, and readers lose its beginning.
pub(super) const STATEMENT_WORDS: usize = 25;

pub(super) fn check(c: &mut Checking) {
    let edition = c.edition;
    if edition.items.is_empty() {
        c.faults.add(&c.places.whole, codes::ITEMS_NONE, &[]);
    } else if edition.rated().next().is_none() {
        c.faults.add(&c.places.whole, codes::RATED_NONE, &[]);
    }
    if edition.items.len() > ITEM_LIMIT {
        c.faults.add(&c.places.whole, codes::ITEMS_MANY, &[("limit", &ITEM_LIMIT.to_string())]);
    }
    let mut depths: Vec<usize> = Vec::with_capacity(edition.items.len());
    for (at, item) in edition.items.iter().enumerate() {
        let place = c.places.at(&c.places.items, at);
        let depth = item.parent.and_then(|parent| depths.get(parent)).map_or(1, |above| above + 1);
        depths.push(depth);
        if depth == DEPTH_LIMIT + 1 {
            let limit = DEPTH_LIMIT.to_string();
            c.faults.add(place, codes::ITEM_NESTED, &[("id", &item.id.0), ("limit", &limit)]);
        }
        identity(c, at, item, place);
        references(c, item, place);
        if !positive(&item.weight) {
            let weight = item.weight.to_string();
            c.faults.add(place, codes::WEIGHT_NOT_POSITIVE, &[("id", &item.id.0), ("weight", &weight)]);
        }
        if let Some(roll_up) = &item.roll_up {
            parts::roll_up(c, place, roll_up);
        }
        match &item.instrument {
            Some(Instrument::Amount(quantity) | Instrument::Ratio(quantity)) => {
                quantity_fits(c, item, quantity, place)
            }
            Some(Instrument::Choice(choice)) => choice_fits(c, item, choice, place),
            _ => {}
        }
        descriptors(c, item, place);
        words(c, item, place);
    }
}

fn positive(number: &Number) -> bool {
    !number.is_zero() && !number.is_negative()
}

fn identity(c: &mut Checking, at: usize, item: &Item, place: &Place) {
    let id = item.id.0.as_str();
    c.id(place, id);
    c.length(place, "code", item.code.as_deref().unwrap_or_default(), ID_LIMIT);
    if let Some(first) = c.known.items.get(id).filter(|first| **first != at && !id.is_empty()) {
        let first = c.places.at(&c.places.items, *first).to_string();
        c.faults.add(place, codes::ITEM_DUPLICATE, &[("id", id), ("first", &first)]);
    }
}

fn references(c: &mut Checking, item: &Item, place: &Place) {
    for tag in item.tags.iter().filter(|tag| !c.known.tags.contains(tag.as_str())) {
        let known = c.edition.tags.iter().map(|tag| tag.id.as_str());
        c.unknown(place, "tag", tag, known);
    }
    if let Some(Instrument::Scale(scale)) = &item.instrument
        && !c.known.scales.contains(scale.as_str())
    {
        let known = c.edition.scales.iter().map(|scale| scale.id.as_str());
        c.unknown(place, "scale", scale, known);
    }
    for map in item.maps.iter().filter(|map| map.strength.is_some_and(|strength| strength > 100)) {
        let value = map.strength.unwrap_or_default().to_string();
        c.faults.add(place, codes::STRENGTH_RANGE, &[("value", &value)]);
    }
}

fn quantity_fits(c: &mut Checking, item: &Item, quantity: &Quantity, place: &Place) {
    let id = ("id", item.id.0.as_str());
    if let (Some(least), Some(most)) = (&quantity.minimum, &quantity.maximum)
        && least > most
    {
        c.faults.add(place, codes::RANGE_EMPTY, &[id]);
    }
    let fits = match quantity.direction {
        Direction::Up => quantity.bounds.is_sorted_by(|a, b| a < b),
        Direction::Down => quantity.bounds.is_sorted_by(|a, b| a > b),
        Direction::Neutral => quantity.bounds.is_empty(),
    };
    if !fits {
        c.faults.add(place, codes::BOUNDS_ORDER, &[id]);
    }
}

fn choice_fits(c: &mut Checking, item: &Item, choice: &Choice, place: &Place) {
    if choice.options.is_empty() {
        c.faults.add(place, codes::OPTIONS_FEW, &[("id", &item.id.0)]);
    }
    for (at, option) in choice.options.iter().enumerate() {
        c.id(place, &option.id);
        if choice.options[..at].iter().any(|earlier| earlier.id == option.id) {
            c.faults.add(place, codes::ID_DUPLICATE, &[("kind", "option"), ("id", &option.id)]);
        }
        if option.texts.get(&c.edition.language).is_none_or(|label| label.name.is_empty()) {
            c.faults.add(place, codes::NAME_EMPTY, &[("kind", "option"), ("id", &option.id)]);
        }
        for label in option.texts.values() {
            c.length(place, "name", &label.name, TEXT_LIMIT);
            c.length(place, "description", &label.description, TEXT_LIMIT);
        }
    }
}

/// Who describes some steps of an item leaves the reader guessing at the others.
fn descriptors(c: &mut Checking, item: &Item, place: &Place) {
    let edition = c.edition;
    let own = item.texts.get(&edition.language);
    let described = own.map(|text| &text.descriptors);
    // A heading's anchors belong to the scale of its items; with one scale there is no doubt.
    let scale = match &item.instrument {
        Some(Instrument::Scale(id)) => edition.scale(id),
        _ => Some(&edition.scales).filter(|scales| scales.len() == 1).map(|scales| &scales[0]),
    };
    let (Some(scale), Some(described)) = (scale, described) else { return };
    for step in described.keys().filter(|value| !scale.steps.iter().any(|step| step.value == **value)) {
        c.faults.add(place, codes::DESCRIPTOR_UNKNOWN, &[("id", &item.id.0), ("step", &step.to_string())]);
    }
    for (language, text) in item.texts.iter().filter(|(_, text)| !text.descriptors.is_empty()) {
        for step in scale.steps.iter().filter(|step| !text.descriptors.contains_key(&step.value)) {
            let value = step.value.to_string();
            let args =
                [("id", item.id.0.as_str()), ("step", value.as_str()), ("language", language.as_str())];
            if *language == edition.language {
                c.faults.add(place, codes::DESCRIPTOR_MISSING, &args[..2]);
            } else {
                let place = c.places.language(language);
                c.warnings.add(place, codes::DESCRIPTOR_TRANSLATION_MISSING, &args);
            }
        }
    }
}

fn words(c: &mut Checking, item: &Item, place: &Place) {
    let own = item.texts.get(&c.edition.language);
    if own.is_none_or(|text| text.name.is_empty() && text.text.is_empty()) {
        c.faults.add(place, codes::ITEM_EMPTY, &[("id", &item.id.0)]);
    }
    for (language, text) in &item.texts {
        let place = if *language == c.edition.language { place } else { c.places.language(language) };
        lengths(c, text, place);
    }
    // Long statements of others are theirs to mend; in our own format they are the author's.
    let counted = own.filter(|_| item.instrument.is_some()).map(|text| text.text.split_whitespace().count());
    if let Some(count) = counted.filter(|count| *count > STATEMENT_WORDS && c.places.authored) {
        let (count, limit) = (count.to_string(), STATEMENT_WORDS.to_string());
        let args = [("id", item.id.0.as_str()), ("count", count.as_str()), ("limit", limit.as_str())];
        c.warnings.add(place, codes::STATEMENT_LONG, &args);
    }
}

fn lengths(c: &mut Checking, text: &ItemText, place: &Place) {
    let lists = [("evidence", &text.evidence), ("questions", &text.questions)];
    for (key, text) in item_strings(text) {
        c.length(place, key, text, if key == "name" { NAME_LIMIT } else { TEXT_LIMIT });
    }
    for (key, text) in lists.iter().flat_map(|(key, list)| list.iter().map(move |text| (*key, text))) {
        c.length(place, key, text, TEXT_LIMIT);
    }
    for text in text.descriptors.values() {
        c.length(place, "descriptors", text, TEXT_LIMIT);
    }
}
