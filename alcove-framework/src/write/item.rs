//! Items as a nested tree, and their texts in other languages.

use std::borrow::Cow;

use alcove_domain::assess::edition::{
    Choice, Direction, Edition, Instrument, Item, ItemText, Quantity, TextState,
};
use alcove_domain::kit::{Lang, Number};

use super::{label_value, put_label, roll_up};
use crate::read::{LENSES, LINEAGE_KINDS, RELATIONS};
use crate::value::{Map, Value, number_value};

pub(super) fn tree(edition: &Edition) -> Vec<Value<'_>> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); edition.items.len()];
    let mut tops = Vec::new();
    let mut depths = vec![0; edition.items.len()];
    for (at, item) in edition.items.iter().enumerate() {
        match item.parent {
            Some(parent) => {
                children[parent].push(at);
                depths[at] = depths[parent] + 1;
            }
            None => tops.push(at),
        }
    }
    // Parents stand before their children, so from the end every child is ready for its parent.
    let mut ready: Vec<Option<Value<'_>>> = vec![None; edition.items.len()];
    for at in (0..edition.items.len()).rev() {
        let inner = children[at].iter().filter_map(|child| ready[*child].take()).collect();
        ready[at] = Some(item(edition, &edition.items[at], depths[at], inner));
    }
    tops.iter().filter_map(|top| ready[*top].take()).collect()
}

fn item<'e>(edition: &'e Edition, item: &'e Item, depth: usize, children: Vec<Value<'e>>) -> Value<'e> {
    let own = &edition.language;
    let mut map = Map::default();
    map.text("id", &item.id.0);
    match &item.code {
        None => map.put("code", Value::Bare("null".to_owned())),
        Some(code) if *code != item.id.0 => map.text("code", code),
        Some(_) => {}
    }
    if depth != item.tier
        && let Some(tier) = edition.tiers.get(item.tier)
    {
        map.text("tier", &tier.id);
    }
    if let Some(text) = item.texts.get(own) {
        put_text(&mut map, text);
    }
    if let Some(instrument) = &item.instrument {
        map.put("instrument", instrument_value(instrument, own));
    }
    map.texts("disaggregate", &item.disaggregate);
    map.text("lens", item.lens.map(|lens| word(&LENSES, lens)).unwrap_or_default());
    map.texts("tags", &item.tags);
    if item.weight != Number::from(1) {
        map.number("weight", &item.weight);
    }
    if let Some(rule) = &item.roll_up {
        map.put("roll_up", roll_up(rule));
    }
    map.list("maps", maps(item));
    map.text("licence", item.licence.as_deref().unwrap_or_default());
    map.text("source", item.source.as_deref().unwrap_or_default());
    map.list("lineage", lineage(item));
    map.list("items", children);
    Value::Map(map)
}

pub(crate) fn maps(item: &Item) -> Vec<Value<'_>> {
    let each = item.maps.iter().map(|to| {
        let mut map = Map::default();
        map.text("to", &to.target);
        map.text("relation", word(&RELATIONS, to.relation));
        if let Some(strength) = to.strength {
            map.whole("strength", strength);
        }
        map.text("because", &to.because);
        Value::Map(map)
    });
    each.collect()
}

pub(crate) fn lineage(item: &Item) -> Vec<Value<'_>> {
    let each = item.lineage.iter().map(|from| {
        let mut map = Map::default();
        map.text("from", &from.item.0);
        map.text("kind", word(&LINEAGE_KINDS, from.kind));
        Value::Map(map)
    });
    each.collect()
}

pub(crate) fn put_text<'e>(map: &mut Map<'e>, text: &'e ItemText) {
    map.text("name", &text.name);
    map.text("text", &text.text);
    map.text("means", &text.means);
    map.text("not", &text.does_not_mean);
    map.text("matters", &text.matters);
    map.texts("evidence", &text.evidence);
    map.texts("questions", &text.questions);
    let mut descriptors = Map::default();
    for (step, words) in &text.descriptors {
        descriptors.put(step.to_string(), Value::Text(Cow::Borrowed(words)));
    }
    map.map("descriptors", descriptors);
    map.text("survey", &text.survey);
    map.text("numerator", &text.numerator);
    map.text("denominator", &text.denominator);
    map.text("unit", &text.unit);
    map.text("period", &text.period);
    map.text("lives", &text.lives);
    map.text("note", &text.note);
    if text.state == TextState::Draft {
        map.text("state", "draft");
    }
}

/// The format's word for a value of one of its closed lists.
pub(crate) fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], wanted: T) -> &'static str {
    words.iter().find(|(_, value)| *value == wanted).map(|(word, _)| *word).unwrap_or_default()
}

pub(crate) fn instrument_value<'e>(instrument: &'e Instrument, own: &Lang) -> Value<'e> {
    let (kind, inner) = match instrument {
        Instrument::Scale(id) => return Value::Text(Cow::Borrowed(id)),
        Instrument::YesNo => return Value::Text(Cow::Borrowed("yes-no")),
        Instrument::Date => return Value::Text(Cow::Borrowed("date")),
        Instrument::Text => return Value::Text(Cow::Borrowed("text")),
        Instrument::Amount(quantity) => ("amount", quantity_value(quantity)),
        Instrument::Ratio(quantity) => ("ratio", quantity_value(quantity)),
        Instrument::Choice(choice) => ("choice", choice_value(choice, own)),
    };
    Value::Map(Map(vec![(Cow::Borrowed(kind), inner)]))
}

fn quantity_value(quantity: &Quantity) -> Value<'_> {
    let mut map = Map::default();
    map.text("unit", &quantity.unit);
    map.whole("decimals", quantity.decimals);
    if let Some(minimum) = &quantity.minimum {
        map.number("min", minimum);
    }
    if let Some(maximum) = &quantity.maximum {
        map.number("max", maximum);
    }
    let direction = match quantity.direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Neutral => "neutral",
    };
    map.text("direction", direction);
    map.list("bounds", quantity.bounds.iter().map(number_value).collect());
    Value::Map(map)
}

fn choice_value<'e>(choice: &'e Choice, own: &Lang) -> Value<'e> {
    let options = choice.options.iter().map(|option| {
        let mut map = Map::default();
        map.text("id", &option.id);
        put_label(&mut map, option.texts.get(own));
        if let Some(score) = &option.score {
            map.number("score", score);
        }
        Value::Map(map)
    });
    let mut map = Map::default();
    map.put("many", Value::Bare(choice.many.to_string()));
    map.list("options", options.collect());
    Value::Map(map)
}

pub(super) fn translations<'e>(edition: &'e Edition, language: &Lang) -> Map<'e> {
    let mut all = Map::default();
    for item in &edition.items {
        let mut map = Map::default();
        let text = item.texts.get(language);
        if let Some(text) = text {
            put_text(&mut map, text);
        }
        let said_nothing = map.0.is_empty();
        let choices = choices(item, language);
        if text.is_some() && said_nothing && !choices.0.is_empty() {
            // Else the item would seem to name nothing but its choices.
            map.text("state", "reviewed");
        }
        map.map("choices", choices);
        if text.is_some() || !map.0.is_empty() {
            all.put(item.id.0.as_str(), Value::Map(map));
        }
    }
    all
}

/// The names of an item's options in a language.
pub(crate) fn choices<'e>(item: &'e Item, language: &Lang) -> Map<'e> {
    let mut choices = Map::default();
    if let Some(Instrument::Choice(choice)) = &item.instrument {
        for (option, label) in choice.options.iter().filter_map(|o| Some((o, o.texts.get(language)?))) {
            choices.put(option.id.as_str(), label_value(label));
        }
    }
    choices
}
