//! An edition in our own format, in one file. Reading it gives an equal edition.

mod actions;
pub(crate) mod item;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{
    Edition, Instrument, ItemRef, Label, MissingPolicy, Publication, RollUp, Selection, Subject, TagKind,
};
use alcove_domain::kit::Lang;

use crate::read::FORMAT;
use crate::value::{Map, Value, number_value};

pub use actions::{write_actions_json, write_actions_yaml};

/// On one line and always the same for equal editions, so that it can be stored and hashed.
pub fn write_json(edition: &Edition) -> String {
    value(edition).to_json()
}

/// For people who edit it in a text editor.
pub fn write_yaml(edition: &Edition) -> String {
    value(edition).to_yaml()
}

fn value(edition: &Edition) -> Value<'_> {
    let own = &edition.language;
    let mut map = Map::default();
    map.text("alcove", FORMAT);
    map.text("urn", &edition.urn);
    map.text("version", &edition.version);
    map.text("language", own.as_str());
    put_label(&mut map, edition.texts.get(own));
    map.text("publisher", edition.publisher.as_deref().unwrap_or_default());
    map.text("licence", edition.licence.as_deref().unwrap_or_default());
    map.text("source", edition.source.as_deref().unwrap_or_default());
    if let Some(day) = edition.published {
        map.owned("published", day.to_string());
    }
    if edition.publication == Publication::NotForPublication {
        map.text("publication", "not-for-publication");
    }
    if edition.subject == Subject::Practice {
        map.text("subject", "practice");
    }
    map.put("roll_up", roll_up(&edition.roll_up));
    map.put("missing", missing(&edition.missing));
    map.list("tiers", tiers(edition));
    map.list("scales", scales(edition));
    map.list("tags", tags(edition));
    map.list("presets", presets(edition));
    map.list("glossary", glossary(edition));
    map.list("variants", variants(edition));
    map.list("items", item::tree(edition));
    map.map("texts", translations(edition));
    Value::Map(map)
}

fn put_label<'e>(map: &mut Map<'e>, label: Option<&'e Label>) {
    if let Some(label) = label {
        map.text("name", &label.name);
        map.text("description", &label.description);
    }
}

pub(crate) fn roll_up(roll_up: &RollUp) -> Value<'static> {
    let mut map = Map::default();
    match roll_up {
        RollUp::WeightedMean => return Value::Text(Cow::Borrowed("weighted-mean")),
        RollUp::Minimum => return Value::Text(Cow::Borrowed("minimum")),
        RollUp::None => return Value::Text(Cow::Borrowed("none")),
        RollUp::ShareAtStep(step) => map.whole("share_at", step),
        RollUp::CountAtStep(step) => map.whole("count_at", step),
        RollUp::AtLeast { count, step } => {
            let mut both = Map::default();
            both.whole("count", count);
            both.whole("step", step);
            map.map("at_least", both);
        }
    }
    Value::Map(map)
}

pub(crate) fn missing(policy: &MissingPolicy) -> Value<'static> {
    match policy {
        MissingPolicy::LeaveOut => Value::Text(Cow::Borrowed("leave-out")),
        MissingPolicy::NeedsAll => Value::Text(Cow::Borrowed("needs-all")),
        MissingPolicy::NeedsShare(share) => {
            Value::Map(Map(vec![(Cow::Borrowed("needs_share"), number_value(share))]))
        }
    }
}

fn tiers(edition: &Edition) -> Vec<Value<'_>> {
    let each = edition.tiers.iter().map(|tier| {
        let mut map = Map::default();
        map.text("id", &tier.id);
        if let Some(name) = tier.texts.get(&edition.language) {
            map.text("one", &name.one);
            map.text("many", &name.many);
        }
        Value::Map(map)
    });
    each.collect()
}

fn scales(edition: &Edition) -> Vec<Value<'_>> {
    let each = edition.scales.iter().map(|scale| {
        let steps = scale.steps.iter().map(|step| {
            let mut map = Map::default();
            map.whole("value", step.value);
            put_label(&mut map, step.texts.get(&edition.language));
            Value::Map(map)
        });
        let mut map = Map::default();
        map.text("id", &scale.id);
        map.list("steps", steps.collect());
        Value::Map(map)
    });
    each.collect()
}

fn tags(edition: &Edition) -> Vec<Value<'_>> {
    let each = edition.tags.iter().map(|tag| {
        let mut map = Map::default();
        map.text("id", &tag.id);
        map.text("kind", if tag.kind == TagKind::Group { "group" } else { "theme" });
        put_label(&mut map, tag.texts.get(&edition.language));
        Value::Map(map)
    });
    each.collect()
}

fn presets(edition: &Edition) -> Vec<Value<'_>> {
    let each = edition.presets.iter().map(|preset| {
        let mut map = Map::default();
        map.text("id", &preset.id);
        match &preset.select {
            Selection::All => map.put("all", Value::Bare("true".to_owned())),
            Selection::Tags(tags) => {
                map.put(
                    "tags",
                    Value::List(tags.iter().map(|tag| Value::Text(Cow::Borrowed(tag))).collect()),
                );
            }
            Selection::Items(items) => {
                let items = items.iter().map(|item| Value::Text(Cow::Borrowed(&item.0)));
                map.put("items", Value::List(items.collect()));
            }
        }
        if preset.at_least > 0 {
            map.whole("at_least", preset.at_least);
        }
        put_label(&mut map, preset.texts.get(&edition.language));
        Value::Map(map)
    });
    each.collect()
}

fn glossary(edition: &Edition) -> Vec<Value<'_>> {
    let each = edition.glossary.iter().map(|term| {
        let mut map = Map::default();
        map.text("id", &term.id);
        put_label(&mut map, term.texts.get(&edition.language));
        Value::Map(map)
    });
    each.collect()
}

fn variants(edition: &Edition) -> Vec<Value<'_>> {
    let each = edition.variants.iter().map(|variant| {
        let (mut names, mut descriptions) = (Map::default(), Map::default());
        for (language, label) in &variant.texts {
            names.put(language.as_str(), Value::Text(Cow::Borrowed(&label.name)));
            if !label.description.is_empty() {
                descriptions.put(language.as_str(), Value::Text(Cow::Borrowed(&label.description)));
            }
        }
        let mut map = Map::default();
        map.text("id", &variant.id);
        map.map("name", names);
        map.map("description", descriptions);
        map.map("wording", of_items(&variant.wording, |text| Value::Text(Cow::Borrowed(text))));
        map.map(
            "examples",
            of_items(&variant.examples, |texts| {
                Value::List(texts.iter().map(|text| Value::Text(Cow::Borrowed(text))).collect())
            }),
        );
        Value::Map(map)
    });
    each.collect()
}

fn of_items<'e, T>(
    items: &'e BTreeMap<ItemRef, BTreeMap<Lang, T>>,
    value: impl Fn(&'e T) -> Value<'e>,
) -> Map<'e> {
    let mut map = Map::default();
    for (item, texts) in items {
        let said = texts.iter().map(|(language, text)| (Cow::Borrowed(language.as_str()), value(text)));
        map.put(item.0.as_str(), Value::Map(Map(said.collect())));
    }
    map
}

/// Every language that any part has, besides the edition's own.
pub(crate) fn other_languages(edition: &Edition) -> BTreeSet<&Lang> {
    let mut found: BTreeSet<&Lang> = edition.texts.keys().collect();
    found.extend(edition.tiers.iter().flat_map(|tier| tier.texts.keys()));
    found.extend(edition.scales.iter().flat_map(|scale| &scale.steps).flat_map(|step| step.texts.keys()));
    found.extend(edition.tags.iter().flat_map(|tag| tag.texts.keys()));
    found.extend(edition.presets.iter().flat_map(|preset| preset.texts.keys()));
    found.extend(edition.glossary.iter().flat_map(|term| term.texts.keys()));
    for variant in &edition.variants {
        found.extend(variant.texts.keys());
        found.extend(variant.wording.values().flat_map(|texts| texts.keys()));
        found.extend(variant.examples.values().flat_map(|texts| texts.keys()));
    }
    for item in &edition.items {
        found.extend(item.texts.keys());
        if let Some(Instrument::Choice(choice)) = &item.instrument {
            found.extend(choice.options.iter().flat_map(|option| option.texts.keys()));
        }
    }
    found.remove(&edition.language);
    found
}

fn translations(edition: &Edition) -> Map<'_> {
    let mut all = Map::default();
    for language in other_languages(edition) {
        all.map(language.as_str(), translation(edition, language));
    }
    all
}

fn translation<'e>(edition: &'e Edition, language: &Lang) -> Map<'e> {
    let mut map = Map::default();
    if let Some(label) = edition.texts.get(language) {
        map.put("framework", label_value(label));
    }
    let mut tiers = Map::default();
    for (tier, name) in edition.tiers.iter().filter_map(|tier| Some((tier, tier.texts.get(language)?))) {
        let mut inner = Map::default();
        inner.text("one", &name.one);
        inner.text("many", &name.many);
        tiers.put(tier.id.as_str(), Value::Map(inner));
    }
    map.map("tiers", tiers);
    let mut scales = Map::default();
    for scale in &edition.scales {
        let mut steps = Map::default();
        for (step, label) in scale.steps.iter().filter_map(|step| Some((step, step.texts.get(language)?))) {
            steps.put(step.value.to_string(), label_value(label));
        }
        scales.map(scale.id.as_str(), steps);
    }
    map.map("scales", scales);
    map.map("tags", labels(edition.tags.iter().map(|tag| (&tag.id, &tag.texts)), language));
    map.map("presets", labels(edition.presets.iter().map(|p| (&p.id, &p.texts)), language));
    map.map("glossary", labels(edition.glossary.iter().map(|t| (&t.id, &t.texts)), language));
    map.map("items", item::translations(edition, language));
    map
}

fn labels<'e>(
    parts: impl Iterator<Item = (&'e String, &'e BTreeMap<Lang, Label>)>,
    language: &Lang,
) -> Map<'e> {
    let mut map = Map::default();
    for (id, label) in parts.filter_map(|(id, texts)| Some((id, texts.get(language)?))) {
        map.put(id.as_str(), label_value(label));
    }
    map
}

fn label_value(label: &Label) -> Value<'_> {
    let mut map = Map::default();
    put_label(&mut map, Some(label));
    Value::Map(map)
}
