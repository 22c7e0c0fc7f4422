//! Names, ids and order of what stands beside the items.

use std::collections::HashSet;

use alcove_domain::assess::edition::{MissingPolicy, RollUp, Selection};
use alcove_domain::kit::Number;

use super::{Checking, NAME_LIMIT, TEXT_LIMIT};
use crate::codes;
use crate::fault::Place;
use crate::read::RESERVED;

/// More steps are an amount in disguise.
const STEP_LIMIT: usize = 101;

pub(super) fn check(checking: &mut Checking) {
    edition(checking);
    tiers(checking);
    scales(checking);
    tags_and_terms(checking);
    presets(checking);
}

fn edition(c: &mut Checking) {
    let (edition, place) = (c.edition, &c.places.whole);
    let own = edition.texts.get(&edition.language);
    if !edition.urn.is_empty() && own.is_none_or(|label| label.name.is_empty()) {
        c.faults.add(place, codes::NAME_EMPTY, &[("kind", "framework"), ("id", &edition.urn)]);
    }
    for label in edition.texts.values() {
        c.length(place, "name", &label.name, NAME_LIMIT);
        c.length(place, "description", &label.description, TEXT_LIMIT);
    }
    c.length(place, "version", &edition.version, 100);
    for (key, text) in
        [("publisher", &edition.publisher), ("licence", &edition.licence), ("source", &edition.source)]
    {
        c.length(place, key, text.as_deref().unwrap_or_default(), TEXT_LIMIT);
    }
    if let MissingPolicy::NeedsShare(share) = &edition.missing
        && (share.is_zero() || share.is_negative() || *share > Number::from(1))
    {
        c.faults.add(place, codes::SHARE_RANGE, &[("share", &share.to_string())]);
    }
    roll_up(c, place, &edition.roll_up);
}

/// A roll-up that counts a step no scale has would count nothing, silently. Graded figures have
/// steps too, from 1 up to one more than their bounds.
pub(super) fn roll_up(c: &mut Checking, place: &Place, roll_up: &RollUp) {
    let (RollUp::ShareAtStep(step) | RollUp::CountAtStep(step) | RollUp::AtLeast { step, .. }) = roll_up
    else {
        return;
    };
    let scales = &c.edition.scales;
    let there = scales.iter().any(|scale| scale.steps.iter().any(|s| s.value == *step));
    if !there && !scales.is_empty() {
        c.faults.add(place, codes::STEP_UNKNOWN_ROLL_UP, &[("step", &step.to_string())]);
    }
}

fn tiers(c: &mut Checking) {
    if c.edition.tiers.is_empty() {
        c.faults.add(&c.places.whole, codes::TIERS_NONE, &[]);
    }
    let ids = c.edition.tiers.iter().map(|tier| tier.id.as_str());
    let places = &c.places.tiers;
    unique(c, "tier", ids, places);
    for (at, tier) in c.edition.tiers.iter().enumerate() {
        for name in tier.texts.values() {
            let place = c.places.at(places, at);
            c.length(place, "one", &name.one, NAME_LIMIT);
            c.length(place, "many", &name.many, NAME_LIMIT);
        }
    }
}

fn scales(c: &mut Checking) {
    let places = &c.places.scales;
    unique(c, "scale", c.edition.scales.iter().map(|scale| scale.id.as_str()), places);
    for (at, scale) in c.edition.scales.iter().enumerate() {
        let place = c.places.at(places, at);
        let id = ("id", scale.id.as_str());
        if RESERVED.contains(&scale.id.as_str()) {
            c.faults.add(place, codes::ID_RESERVED, &[id]);
        }
        if scale.steps.len() < 2 {
            c.faults.add(place, codes::SCALE_SHORT, &[id]);
        }
        if scale.steps.len() > STEP_LIMIT {
            c.faults.add(place, codes::SCALE_STEPS_MANY, &[id, ("limit", &STEP_LIMIT.to_string())]);
        }
        for pair in scale.steps.windows(2).filter(|pair| pair[0].value >= pair[1].value) {
            c.faults.add(place, codes::STEP_ORDER, &[id, ("value", &pair[1].value.to_string())]);
        }
        let mut wordless = false;
        for step in &scale.steps {
            let own = step.texts.get(&c.edition.language);
            wordless |= own.is_none_or(|label| label.name.is_empty() && label.description.is_empty());
            for label in step.texts.values() {
                c.length(place, "name", &label.name, NAME_LIMIT);
                c.length(place, "description", &label.description, TEXT_LIMIT);
            }
        }
        if wordless {
            c.warnings.add(place, codes::STEPS_WITHOUT_WORDS, &[id]);
        }
    }
}

fn tags_and_terms(c: &mut Checking) {
    unique(c, "tag", c.edition.tags.iter().map(|tag| tag.id.as_str()), &c.places.tags);
    unique(c, "term", c.edition.glossary.iter().map(|term| term.id.as_str()), &c.places.terms);
    let tags = c.edition.tags.iter().map(|tag| ("tag", &tag.id, &tag.texts));
    let terms = c.edition.glossary.iter().map(|term| ("term", &term.id, &term.texts));
    let tag_places = (0..c.edition.tags.len()).map(|at| c.places.at(&c.places.tags, at));
    let term_places = (0..c.edition.glossary.len()).map(|at| c.places.at(&c.places.terms, at));
    for ((kind, id, texts), place) in tags.chain(terms).zip(tag_places.chain(term_places)) {
        if texts.get(&c.edition.language).is_none_or(|label| label.name.is_empty()) {
            c.faults.add(place, codes::NAME_EMPTY, &[("kind", kind), ("id", id)]);
        }
        for label in texts.values() {
            c.length(place, "name", &label.name, NAME_LIMIT);
            c.length(place, "description", &label.description, TEXT_LIMIT);
        }
    }
    let used: HashSet<&str> =
        c.edition.items.iter().flat_map(|item| &item.tags).map(String::as_str).collect();
    for (at, tag) in c.edition.tags.iter().enumerate().filter(|(_, tag)| !used.contains(tag.id.as_str())) {
        c.warnings.add(c.places.at(&c.places.tags, at), codes::TAG_UNUSED, &[("id", &tag.id)]);
    }
}

fn presets(c: &mut Checking) {
    let places = &c.places.presets;
    unique(c, "preset", c.edition.presets.iter().map(|preset| preset.id.as_str()), places);
    for (at, preset) in c.edition.presets.iter().enumerate() {
        let place = c.places.at(places, at);
        if preset.texts.get(&c.edition.language).is_none_or(|label| label.name.is_empty()) {
            c.faults.add(place, codes::NAME_EMPTY, &[("kind", "preset"), ("id", &preset.id)]);
        }
        for label in preset.texts.values() {
            c.length(place, "name", &label.name, NAME_LIMIT);
            c.length(place, "description", &label.description, TEXT_LIMIT);
        }
        let selected = match &preset.select {
            Selection::All => c.edition.rated().count(),
            Selection::Tags(tags) => {
                for tag in tags.iter().filter(|tag| !c.known.tags.contains(tag.as_str())) {
                    let known = c.edition.tags.iter().map(|tag| tag.id.as_str());
                    c.unknown(place, "tag", tag, known);
                }
                c.edition.rated().filter(|(_, item)| !item.tags.is_disjoint(tags)).count()
            }
            Selection::Items(items) => {
                for id in items {
                    match c.known.items.get(id.0.as_str()) {
                        None => c.unknown(place, "item", &id.0, c.known.items.keys().copied()),
                        Some(at) if c.edition.items[*at].instrument.is_none() => {
                            let args = [("id", preset.id.as_str()), ("item", id.0.as_str())];
                            c.faults.add(place, codes::PRESET_ITEM_NOT_RATED, &args);
                        }
                        Some(_) => {}
                    }
                }
                items.len()
            }
        };
        if selected < preset.at_least.max(1) {
            let (count, least) = (selected.to_string(), preset.at_least.max(1).to_string());
            let args = [("id", preset.id.as_str()), ("count", count.as_str()), ("least", least.as_str())];
            c.faults.add(place, codes::PRESET_SMALL, &args);
        }
    }
}

pub(super) fn unique<'i>(c: &mut Checking, kind: &str, ids: impl Iterator<Item = &'i str>, places: &[Place]) {
    let mut seen = HashSet::new();
    for (at, id) in ids.enumerate() {
        let place = c.places.at(places, at).clone();
        c.id(&place, id);
        if !seen.insert(id) && !id.is_empty() {
            c.faults.add(&place, codes::ID_DUPLICATE, &[("kind", kind), ("id", id)]);
        }
    }
}
