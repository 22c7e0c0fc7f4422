//! An item with everything that the edition says of it, ready to show.

use alcove_domain::assess::edition::{Instrument, Item, ItemText, MapsTo, TextState};
use alcove_domain::kit::Number;

use super::reading::{Reading, Said};
use super::spoken;
use crate::assess::own;
use crate::assess::terms::{Linking, Piece};

pub struct ItemView {
    pub id: String,
    pub address: String,
    pub code: String,
    pub tier: String,
    /// The short name of a heading.
    pub name: Option<Said>,
    /// The question, or the purpose of a heading.
    pub text: Option<Said>,
    pub is_rated: bool,
    pub is_draft: bool,
    pub instrument: Option<String>,
    pub levels: Vec<LevelView>,
    pub options: Vec<OptionView>,
    /// What there is to read, in the order in which a rater asks.
    pub facts: Vec<Fact>,
    pub tags: Vec<TagView>,
    pub maps: Vec<MapView>,
}

pub struct LevelView {
    pub value: i32,
    /// `l1` to `l4`, a class of `.lv`.
    pub class: String,
    pub name: Option<Said>,
    pub descriptor: Option<Said>,
}

pub struct OptionView {
    pub name: Option<Said>,
    pub score: Option<String>,
}

pub struct Fact {
    pub label: String,
    pub values: Vec<Said>,
}

pub struct TagView {
    pub name: String,
    pub address: String,
}

pub struct MapView {
    pub code: String,
    /// What stands there, in words, where we know it.
    pub name: Option<String>,
    pub set: Option<String>,
    pub relation: String,
    pub strength: Option<u32>,
    pub because: String,
    /// The language of the reason, where the page is in another.
    pub lang: Option<String>,
}

impl ItemView {
    pub fn of(reading: &Reading, at: usize) -> Self {
        let item = &reading.edition().items[at];
        let id = reading.known.ids[at].to_string();
        let linking = Linking::new(reading.known);
        let worded = reading
            .wording(item)
            .map(|(lang, text)| Said { pieces: linking.pieces(lang, text), ..reading.said(lang, "") });
        Self {
            address: reading.address(&format!("/items/{id}")),
            id,
            code: item.code.clone().unwrap_or_else(|| item.id.0.clone()),
            tier: reading.tier(item.tier, |tier| &tier.one),
            name: reading.pick(&item.texts, |text| &text.name),
            text: worded.or_else(|| reading.linked(&linking, &item.texts, |text| &text.text)),
            is_rated: item.instrument.is_some(),
            is_draft: is_draft(reading, item),
            instrument: item.instrument.as_ref().map(|one| spoken::instrument(reading, one)),
            levels: levels(reading, &linking, item),
            options: options(reading, item),
            facts: facts(reading, &linking, item),
            tags: tags(reading, item),
            maps: item.maps.iter().map(|map| map_view(reading, map)).collect(),
        }
    }

    /// What a list shows: the name of a heading, else the question.
    pub fn title(&self) -> Said {
        self.name.clone().or_else(|| self.text.clone()).unwrap_or_default()
    }
}

/// Name of a heading, else its text, without terms linked: for lists and links.
pub fn title(reading: &Reading, item: &Item) -> Said {
    let name = reading.pick(&item.texts, |text| &text.name);
    name.or_else(|| reading.worded(item))
        .or_else(|| reading.pick(&item.texts, |text| &text.text))
        .unwrap_or_default()
}

pub fn code(item: &Item) -> String {
    item.code.clone().unwrap_or_else(|| item.id.0.clone())
}

fn is_draft(reading: &Reading, item: &Item) -> bool {
    let text = item.texts.get(&reading.shown).or_else(|| item.texts.get(&reading.edition().language));
    text.is_some_and(|text| text.state == TextState::Draft)
}

/// The steps of the item's scale with its own descriptors. A heading's anchors have no scale of
/// their own: they take the names of the first scale that has these steps.
fn levels(reading: &Reading, linking: &Linking, item: &Item) -> Vec<LevelView> {
    let edition = reading.edition();
    let own = &edition.language;
    let described: Vec<i32> =
        item.texts.get(own).map(|t| t.descriptors.keys().copied().collect()).unwrap_or_default();
    let scale = match &item.instrument {
        Some(Instrument::Scale(id)) => edition.scale(id),
        _ if described.is_empty() => None,
        _ => edition
            .scales
            .iter()
            .find(|scale| described.iter().all(|v| scale.steps.iter().any(|s| s.value == *v))),
    };
    let Some(scale) = scale.filter(|_| !described.is_empty()) else { return Vec::new() };
    let last = scale.steps.len().saturating_sub(1).max(1);
    let level = |(at, step): (usize, &alcove_domain::assess::edition::Step)| LevelView {
        value: step.value,
        class: format!("l{}", 1 + at * 3 / last),
        name: reading.pick(&step.texts, |label| &label.name),
        descriptor: reading.linked(linking, &item.texts, |text| {
            text.descriptors.get(&step.value).map_or("", String::as_str)
        }),
    };
    scale.steps.iter().enumerate().map(level).collect()
}

fn options(reading: &Reading, item: &Item) -> Vec<OptionView> {
    let Some(Instrument::Choice(choice)) = &item.instrument else { return Vec::new() };
    let view = |option: &alcove_domain::assess::edition::ChoiceOption| OptionView {
        name: reading.pick(&option.texts, |label| &label.name),
        score: option.score.as_ref().map(|score| spoken::short(reading.words, score)),
    };
    choice.options.iter().map(view).collect()
}

fn facts(reading: &Reading, linking: &Linking, item: &Item) -> Vec<Fact> {
    let words = reading.words;
    let mut facts = Vec::new();
    let mut add = |key: &str, values: Vec<Said>| {
        if !values.is_empty() {
            facts.push(Fact { label: words.t(key), values });
        }
    };
    let one = |field: fn(&ItemText) -> &str| {
        reading.linked(linking, &item.texts, field).into_iter().collect::<Vec<_>>()
    };
    let plain = |text: Option<String>| text.map(own_words).into_iter().collect::<Vec<_>>();
    let quantity = match &item.instrument {
        Some(Instrument::Amount(quantity) | Instrument::Ratio(quantity)) => Some(quantity),
        _ => None,
    };
    if reading.wording(item).is_some() {
        add("assess-item-original", reading.pick(&item.texts, |text| &text.text).into_iter().collect());
    }
    add("assess-item-means", one(|text| &text.means));
    add("assess-item-not", one(|text| &text.does_not_mean));
    add("assess-item-matters", one(|text| &text.matters));
    add("assess-item-evidence", reading.lines(linking, &item.texts, |text| &text.evidence));
    add("assess-item-examples", reading.examples(linking, item));
    add("assess-item-questions", reading.lines(linking, &item.texts, |text| &text.questions));
    add("assess-item-numerator", one(|text| &text.numerator));
    add("assess-item-denominator", one(|text| &text.denominator));
    add("assess-item-unit", one(|text| &text.unit));
    add("assess-item-range", plain(quantity.and_then(|quantity| spoken::range(words, quantity))));
    add("assess-item-bounds", plain(quantity.and_then(|quantity| spoken::bounds(words, quantity))));
    add("assess-item-period", one(|text| &text.period));
    add("assess-item-lives", one(|text| &text.lives));
    let by = (!item.disaggregate.is_empty()).then(|| spoken::disaggregated(words, &item.disaggregate));
    add("assess-item-disaggregate", plain(by));
    add("assess-item-survey", one(|text| &text.survey));
    add("assess-item-note", one(|text| &text.note));
    add("assess-item-lens", plain(item.lens.map(|lens| spoken::lens(words, lens))));
    let weighs = item.weight != Number::from(1);
    add("assess-item-weight", plain(weighs.then(|| spoken::short(words, &item.weight))));
    add("assess-item-roll-up", plain(item.roll_up.as_ref().map(|one| spoken::roll_up(words, one))));
    add("assess-item-licence", plain(item.licence.clone()));
    add("assess-item-source", plain(item.source.clone()));
    let from = |tie: &alcove_domain::assess::edition::ComesFrom| {
        own_words(spoken::lineage(words, tie.kind, &tie.item.0))
    };
    add("assess-item-lineage", item.lineage.iter().map(from).collect());
    facts
}

/// Words of the interface, or a name that is the same in every language.
fn own_words(text: String) -> Said {
    Said { pieces: vec![Piece::plain(text)], lang: None, fallback: None }
}

fn tags(reading: &Reading, item: &Item) -> Vec<TagView> {
    let known = reading.edition().tags.iter().filter(|tag| item.tags.contains(&tag.id));
    known
        .map(|tag| TagView {
            name: reading
                .pick(&tag.texts, |label| &label.name)
                .map_or_else(|| tag.id.clone(), |said| said.text()),
            address: format!("{}{}", reading.home(), reading.query(&[("tag", &tag.id)])),
        })
        .collect()
}

fn map_view(reading: &Reading, map: &MapsTo) -> MapView {
    let words = reading.words;
    let target = own::target(&map.target);
    let in_words = |texts: &std::collections::BTreeMap<_, String>| texts.get(&words.lang()).cloned();
    let own = reading.edition().language.as_str();
    MapView {
        code: map.target.clone(),
        name: target.and_then(|target| in_words(&target.name)),
        set: target.and_then(|target| in_words(&target.set)),
        relation: spoken::relation(words, map.relation),
        strength: map.strength.map(u32::from),
        because: map.because.clone(),
        lang: (own != words.code()).then(|| own.to_owned()),
    }
}
