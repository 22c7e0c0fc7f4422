//! What our own framework promises to those who rate against it.

mod actions;
mod letters;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use alcove_domain::assess::canonical::canonical;
use alcove_domain::assess::edition::{
    Edition, Instrument, Item, ItemRef, ItemText, Lens, Selection, Variant,
};
use alcove_domain::assess::{Scope, Tree};
use alcove_domain::kit::Lang;
use alcove_framework::{Terms, read_path};

const LANGUAGES: [&str; 3] = ["en", "az", "ru"];

/// Words that only say how much: a descriptor made of them tells nobody what to look for.
const DEGREES: [&str; 24] = [
    "partly",
    "largely",
    "fully",
    "mostly",
    "some",
    "many",
    "most",
    "all",
    "few",
    "more",
    "less",
    "very",
    "rarely",
    "sometimes",
    "often",
    "always",
    "never",
    "good",
    "better",
    "best",
    "high",
    "low",
    "well",
    "regularly",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../frameworks/vocational-excellence")
}

fn edition() -> Edition {
    let loaded = read_path(&folder());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.warnings, []);
    loaded.edition.expect("an edition without faults")
}

fn lang(tag: &str) -> Lang {
    Lang::new(tag).expect("a language tag")
}

fn english(item: &Item) -> &ItemText {
    &item.texts[&lang("en")]
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '?', ';', ':']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn texts_of(text: &ItemText) -> Vec<(&'static str, &str)> {
    let mut all = alcove_framework::item_strings(text).to_vec();
    all.extend(text.evidence.iter().map(|one| ("evidence", one.as_str())));
    all.extend(text.questions.iter().map(|one| ("questions", one.as_str())));
    all.extend(text.descriptors.values().map(|one| ("descriptors", one.as_str())));
    all
}

#[test]
fn it_has_three_dimensions_and_23_criteria_of_ten_indicators_each() {
    let edition = edition();
    let children =
        |parent: Option<usize>| edition.items.iter().filter(move |item| item.parent == parent).count();
    let tier = |id: &str| edition.tiers.iter().position(|tier| tier.id == id).unwrap();

    let criteria: Vec<usize> =
        (0..edition.items.len()).filter(|at| edition.items[*at].tier == tier("criterion")).collect();

    let by_dimension: Vec<usize> = (0..edition.items.len())
        .filter(|at| edition.items[*at].parent.is_none())
        .map(|at| children(Some(at)))
        .collect();
    assert_eq!(by_dimension, [10, 8, 5]);
    assert_eq!(criteria.len(), 23);
    assert!(criteria.iter().all(|at| children(Some(*at)) == 10));
}

#[test]
fn every_criterion_says_what_it_is_what_it_is_not_and_why_it_matters() {
    let edition = edition();
    let headings = edition.items.iter().filter(|item| item.instrument.is_none() && item.parent.is_some());

    for item in headings {
        for tag in LANGUAGES {
            let text = &item.texts[&lang(tag)];
            let whole =
                [&text.name, &text.text, &text.does_not_mean, &text.matters].iter().all(|t| !t.is_empty());
            assert!(whole, "{} in {tag}", item.id.0);
            assert_eq!((text.descriptors.len(), text.questions.len()), (4, 3), "{} in {tag}", item.id.0);
            assert!((3..=5).contains(&text.evidence.len()), "{} in {tag}", item.id.0);
        }
        assert!(!item.maps.is_empty(), "{}", item.id.0);
    }
}

#[test]
fn every_indicator_is_explained_with_two_examples_of_evidence_and_a_lens() {
    let edition = edition();

    for (_, item) in edition.rated() {
        let text = english(item);
        assert!(!text.means.is_empty() && !text.does_not_mean.is_empty(), "{}", item.id.0);
        assert_eq!(text.evidence.len(), 2, "{}", item.id.0);
        assert!(item.lens.is_some(), "{}", item.id.0);
        let length = words(&text.text).len();
        assert!((4..=25).contains(&length), "{}: {length} words", item.id.0);
    }
    let lenses: BTreeSet<Lens> = edition.rated().filter_map(|(_, item)| item.lens).collect();
    assert_eq!(lenses.len(), 3);
}

#[test]
fn each_step_names_something_that_the_one_below_does_not() {
    let edition = edition();
    let practice = |item: &&Item| item.instrument == Some(Instrument::Scale("practice".to_owned()));

    for item in edition.items.iter().filter(practice) {
        let steps: Vec<&String> = english(item).descriptors.values().collect();
        assert_eq!(steps.len(), 4, "{}", item.id.0);
        assert_eq!(steps.iter().collect::<BTreeSet<_>>().len(), 4, "{} repeats a descriptor", item.id.0);
        for pair in steps.windows(2) {
            let below: BTreeSet<String> = words(pair[0]).into_iter().collect();
            let added = words(pair[1]).into_iter().filter(|word| word.len() > 3 && !below.contains(word));
            let added: BTreeSet<String> = added.filter(|word| !DEGREES.contains(&word.as_str())).collect();
            assert!(added.len() >= 3, "{}: {:?} adds only {added:?}", item.id.0, pair[1]);
        }
    }
}

#[test]
fn no_descriptor_is_made_of_degree_words() {
    let edition = edition();

    for item in &edition.items {
        for step in english(item).descriptors.values() {
            let all = words(step);
            let degrees = all.iter().filter(|word| DEGREES.contains(&word.as_str())).count();
            assert!(degrees * 3 < all.len(), "{}: {step}", item.id.0);
            let banned = ["partly", "largely", "fully"];
            assert!(!all.iter().any(|word| banned.contains(&word.as_str())), "{}: {step}", item.id.0);
        }
    }
}

#[test]
fn no_english_sentence_is_longer_than_thirty_words() {
    let edition = edition();

    for item in &edition.items {
        for (field, text) in texts_of(english(item)) {
            for sentence in sentences(text) {
                assert!(words(sentence).len() <= 30, "{} {field}: {sentence}", item.id.0);
            }
        }
    }
}

#[test]
fn all_three_languages_are_complete() {
    let edition = edition();

    for item in &edition.items {
        let here: Vec<_> =
            texts_of(english(item)).iter().map(|(field, text)| (*field, text.is_empty())).collect();
        for tag in ["az", "ru"] {
            let other = item.texts.get(&lang(tag)).unwrap_or_else(|| panic!("{} has no {tag}", item.id.0));
            let there: Vec<_> =
                texts_of(other).iter().map(|(field, text)| (*field, text.is_empty())).collect();
            assert_eq!(there, here, "{} in {tag}", item.id.0);
        }
    }
    let labels = edition.scales.iter().flat_map(|scale| scale.steps.iter().map(|step| &step.texts));
    let labels = labels.chain(edition.tags.iter().map(|tag| &tag.texts));
    let labels = labels.chain(edition.presets.iter().map(|preset| &preset.texts));
    let labels = labels.chain(edition.glossary.iter().map(|term| &term.texts));
    for texts in labels {
        for tag in LANGUAGES {
            assert!(!texts[&lang(tag)].name.is_empty(), "{texts:?}");
        }
    }
}

#[test]
fn azerbaijani_and_russian_are_written_in_their_own_letters() {
    let edition = edition();
    let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);

    for item in &edition.items {
        for (field, text) in texts_of(&item.texts[&lang("az")]) {
            assert!(!text.chars().any(cyrillic), "{} {field}: {text}", item.id.0);
        }
        for (field, text) in texts_of(&item.texts[&lang("ru")]) {
            assert!(text.is_empty() || text.chars().any(cyrillic), "{} {field}: {text}", item.id.0);
            let azerbaijani = ['ə', 'ğ', 'ı', 'ş', 'Ə', 'Ğ', 'Ş'];
            assert!(!text.contains(azerbaijani), "{} {field}: {text}", item.id.0);
        }
    }
}

#[test]
fn every_preset_is_complete_and_above_its_threshold() {
    let edition = edition();
    let count = |id: &str| {
        let preset = edition.presets.iter().find(|preset| preset.id == id).unwrap();
        let chosen = edition.rated().filter(|(_, item)| match &preset.select {
            Selection::All => true,
            Selection::Tags(tags) => !tags.is_disjoint(&item.tags),
            Selection::Items(items) => items.contains(&item.id),
        });
        let chosen: Vec<&Item> = chosen.map(|(_, item)| item).collect();
        assert!(chosen.len() >= preset.at_least, "{id}");
        chosen
    };
    let criterion = |item: &Item| edition.items[item.parent.unwrap()].id.clone();

    let (quick, core, commitment, full) = (count("quick"), count("core"), count("commitment"), count("full"));

    assert_eq!((quick.len(), core.len(), full.len()), (23, 69, 230));
    assert!(commitment.len() >= 50);
    assert_eq!(quick.iter().map(|item| criterion(item)).collect::<BTreeSet<_>>().len(), 23);
    let mut kinds: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for item in &core {
        let kind = match &item.instrument {
            Some(Instrument::Scale(scale)) if scale == "practice" => "practice",
            Some(Instrument::Scale(_)) => "voice",
            _ => "number",
        };
        kinds.entry(criterion(item)).or_default().insert(kind);
    }
    assert!(kinds.len() == 23 && kinds.values().all(|kinds| kinds.len() == 3), "{kinds:?}");
    for theme in
        ["green", "digital", "inclusion", "guidance", "international", "entrepreneurship", "partnership"]
    {
        assert!(edition.presets.iter().any(|preset| preset.id == theme), "{theme}");
        count(theme);
    }
}

#[test]
fn every_map_points_at_a_target_that_is_listed() {
    let edition = edition();
    let list = std::fs::read_to_string(folder().join("targets.yaml")).unwrap();
    let targets: BTreeSet<&str> =
        list.lines().filter_map(|line| line.trim().strip_prefix("- {to: \"")?.split('"').next()).collect();

    for item in &edition.items {
        for map in &item.maps {
            assert!(targets.contains(map.target.as_str()), "{}: {}", item.id.0, map.target);
            assert!(!map.because.is_empty() && !map.because.contains('\n'), "{}: {}", item.id.0, map.target);
        }
    }
    for set in ["eqavet:", "ene:", "sdg:", "eu4vet:", "cove:"] {
        let used = edition.items.iter().flat_map(|item| &item.maps).any(|map| map.target.starts_with(set));
        assert!(used, "{set}");
    }
}

#[test]
fn figures_say_what_is_counted_over_which_time_and_where_it_lives() {
    let edition = edition();

    for (_, item) in edition.rated() {
        let text = english(item);
        if let Some(Instrument::Ratio(_)) = item.instrument {
            assert!(!text.numerator.is_empty() && !text.denominator.is_empty(), "{}", item.id.0);
        }
        if let Some(Instrument::Ratio(_) | Instrument::Amount(_)) = item.instrument {
            assert!(!text.period.is_empty() && !text.lives.is_empty(), "{}", item.id.0);
        }
        if item.instrument == Some(Instrument::Scale("agreement".to_owned())) {
            assert!(!text.survey.is_empty(), "{}", item.id.0);
        }
    }
}

fn customs(edition: &Edition) -> &Variant {
    edition.variant("customs").expect("the variant for customs and border training")
}

#[test]
fn the_customs_variant_words_forty_items_or_more_over_all_dimensions() {
    let edition = edition();
    let variant = customs(&edition);
    let rated: BTreeMap<&ItemRef, usize> = edition.rated().map(|(at, item)| (&item.id, at)).collect();
    let dimension = |mut at: usize| {
        while let Some(parent) = edition.items[at].parent {
            at = parent;
        }
        edition.items[at].id.0.as_str()
    };

    let touched: Vec<&ItemRef> = variant.wording.keys().chain(variant.examples.keys()).collect();

    assert!(touched.iter().all(|item| rated.contains_key(item)), "{touched:?}");
    assert!(variant.wording.len() >= 40, "{}", variant.wording.len());
    let mut dimensions: BTreeMap<&str, usize> = BTreeMap::new();
    for item in variant.wording.keys() {
        *dimensions.entry(dimension(rated[item])).or_default() += 1;
    }
    assert_eq!(dimensions.keys().copied().collect::<Vec<_>>(), ["GF", "PC", "TL"]);
    assert!(dimensions.values().all(|count| *count >= 10), "{dimensions:?}");
}

#[test]
fn the_customs_variant_is_complete_in_three_languages() {
    let edition = edition();
    let variant = customs(&edition);

    for tag in LANGUAGES.map(lang) {
        assert!(!variant.texts[&tag].name.is_empty() && !variant.texts[&tag].description.is_empty());
        for (item, texts) in &variant.wording {
            let original = &edition.items[edition.find(item).unwrap()].texts[&tag].text;
            assert!(!texts[&tag].is_empty() && texts[&tag] != *original, "{} in {tag}", item.0);
        }
        for (item, texts) in &variant.examples {
            let two: BTreeSet<&String> = texts[&tag].iter().collect();
            assert_eq!((two.len(), texts[&tag].len()), (2, 2), "{} in {tag}", item.0);
        }
    }
    assert!(variant.examples.len() >= 30, "{}", variant.examples.len());
}

#[test]
fn the_customs_variant_is_as_short_and_as_well_lettered_as_the_items() {
    let edition = edition();
    let variant = customs(&edition);
    let cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    let said: Vec<(&ItemRef, &Lang, &String)> = variant
        .wording
        .iter()
        .flat_map(|(item, texts)| texts.iter().map(move |(tag, text)| (item, tag, text)))
        .chain(variant.examples.iter().flat_map(|(item, texts)| {
            texts.iter().flat_map(move |(tag, list)| list.iter().map(move |text| (item, tag, text)))
        }))
        .collect();

    for (item, tag, text) in said {
        let length = words(text).len();
        assert!((3..=25).contains(&length), "{} in {tag}: {length} words", item.0);
        assert_eq!(cyrillic(text), tag.as_str() == "ru", "{} in {tag}: {text}", item.0);
        assert!(tag.as_str() == "az" || !text.contains(['ə', 'ğ', 'ı', 'ş']), "{} in {tag}: {text}", item.0);
    }
}

#[test]
fn the_customs_variant_leaves_steps_and_outcomes_as_they_are() {
    let edition = edition();
    let plain = Scope::full(&edition);
    let mut scope = plain.clone();

    scope.with_variant(&edition, "customs").unwrap();

    let worded = customs(&edition).wording.keys().next().unwrap();
    assert_eq!(scope.variant_wording(&edition, worded), customs(&edition).wording.get(worded));
    assert_eq!(scope.check(&edition), Ok(()));
    let tree = |scope: &Scope| canonical(&Tree::of(&edition, scope).unwrap(), &[]);
    assert_eq!(tree(&scope), tree(&plain));
    let (chosen, all) = (&scope.chosen, &plain.chosen);
    assert_eq!((chosen, &scope.weights, &scope.local), (all, &plain.weights, &plain.local));
}

#[test]
fn every_term_of_the_glossary_is_defined_in_three_languages_and_can_be_linked() {
    let edition = edition();

    assert!(edition.glossary.len() >= 60, "{}", edition.glossary.len());
    for tag in LANGUAGES.map(lang) {
        let mut names = BTreeSet::new();
        for term in &edition.glossary {
            let text = &term.texts[&tag];
            assert!(words(&text.description).len() >= 3, "{} in {tag}", term.id);
            // Two terms of one name would lead a link to either.
            assert!(!text.name.is_empty() && names.insert(text.name.to_lowercase()), "{} in {tag}", term.id);
        }
    }
    let plain = |id: &str| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    assert!(edition.glossary.iter().all(|term| plain(&term.id)));
}

#[test]
fn the_texts_use_the_terms_that_the_glossary_explains() {
    let edition = edition();
    let texts: Vec<String> = edition
        .items
        .iter()
        .flat_map(|item| texts_of(english(item)).into_iter().map(|(_, text)| text.to_lowercase()))
        .collect();

    let used = edition.glossary.iter().filter(|term| {
        let name = term.texts[&lang("en")].name.to_lowercase();
        texts.iter().any(|text| text.contains(&name))
    });

    assert!(used.count() >= 60);
}

#[test]
fn terms_are_found_in_the_texts_of_each_language_also_with_endings() {
    let edition = edition();

    for (tag, most) in LANGUAGES.map(lang).iter().zip([55, 45, 40]) {
        let terms = Terms::of(&edition, tag);
        let mut forms = BTreeSet::new();
        let mut found = BTreeSet::new();
        for item in &edition.items {
            let text = &item.texts[tag];
            for text in [&text.text, &text.means, &text.does_not_mean].into_iter().chain(&text.evidence) {
                for mention in terms.mentions(text) {
                    found.insert(mention.term);
                    forms.insert(text[mention.from..mention.to].to_lowercase());
                }
            }
        }
        assert!(found.len() >= most, "{} terms in {tag}", found.len());
        assert!(forms.len() > found.len() + 10, "{} forms of {} terms in {tag}", forms.len(), found.len());
    }
}
