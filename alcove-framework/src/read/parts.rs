//! Tiers, scales, tags, presets, glossary, roll-ups: what stands beside the items.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{
    ItemRef, MissingPolicy, Preset, RollUp, Scale, Selection, Step, Tag, TagKind, Term, Tier, TierName,
};
use alcove_domain::kit::Lang;

use super::place;
use crate::codes;
use crate::fault::Faults;
use crate::fields::{Fields, number_of, text_of, whole_of};
use crate::places::Places;
use crate::tree::{Kind, Node};

const STEP_RANGE: std::ops::RangeInclusive<i64> = -1_000_000..=1_000_000;

pub(super) fn tiers(fields: &Fields, language: &Lang, places: &mut Places, faults: &mut Faults) -> Vec<Tier> {
    let each = |node: &Node, faults: &mut Faults| {
        let tier = Fields::open(node, fields.path(), "tier", &["id", "one", "many"], faults)?;
        let name = TierName { one: tier.needed_text("one", faults), many: tier.needed_text("many", faults) };
        Some(Tier { id: tier.needed_text("id", faults), texts: BTreeMap::from([(language.clone(), name)]) })
    };
    read_list(fields, "tiers", &mut places.tiers, faults, each)
}

pub(super) fn scales(
    fields: &Fields,
    language: &Lang,
    places: &mut Places,
    faults: &mut Faults,
) -> Vec<Scale> {
    let each = |node: &Node, faults: &mut Faults| {
        let scale = Fields::open(node, fields.path(), "scale", &["id", "steps"], faults)?;
        let steps = scale
            .list("steps", faults)
            .iter()
            .filter_map(|node| step(node, &scale, language, faults))
            .collect();
        Some(Scale { id: scale.needed_text("id", faults), steps })
    };
    read_list(fields, "scales", &mut places.scales, faults, each)
}

fn step(node: &Node, scale: &Fields, language: &Lang, faults: &mut Faults) -> Option<Step> {
    let step = Fields::open(node, scale.path(), "step", &["value", "name", "description"], faults)?;
    if step.get("value").is_none() {
        faults.add(&step.place(), codes::KEY_MISSING, &[("key", "value")]);
    }
    let value = step.whole("value", *STEP_RANGE.start(), *STEP_RANGE.end(), faults)?;
    Some(Step { value: value as i32, texts: step.label_in(language, faults) })
}

pub(super) fn tags(fields: &Fields, language: &Lang, places: &mut Places, faults: &mut Faults) -> Vec<Tag> {
    let kinds = [("theme", TagKind::Theme), ("group", TagKind::Group)];
    let each = |node: &Node, faults: &mut Faults| {
        let tag = Fields::open(node, fields.path(), "tag", &["id", "kind", "name", "description"], faults)?;
        Some(Tag {
            id: tag.needed_text("id", faults),
            kind: tag.word("kind", &kinds, faults).unwrap_or(TagKind::Theme),
            texts: tag.label_in(language, faults),
        })
    };
    read_list(fields, "tags", &mut places.tags, faults, each)
}

pub(super) fn presets(
    fields: &Fields,
    language: &Lang,
    places: &mut Places,
    faults: &mut Faults,
) -> Vec<Preset> {
    const KNOWN: [&str; 7] = ["id", "name", "description", "all", "tags", "items", "at_least"];
    let each = |node: &Node, faults: &mut Faults| {
        let preset = Fields::open(node, fields.path(), "preset", &KNOWN, faults)?;
        let id = preset.needed_text("id", faults);
        let all = preset.truth("all", faults);
        let (tags, items) = (preset.texts("tags", faults), preset.texts("items", faults));
        let said = [all, preset.get("tags").is_some(), preset.get("items").is_some()];
        if said.iter().filter(|said| **said).count() != 1 {
            faults.add(&preset.place(), codes::PRESET_SELECT, &[("id", &id)]);
        }
        let select = if all {
            Selection::All
        } else if preset.get("tags").is_some() {
            Selection::Tags(tags.into_iter().collect())
        } else {
            Selection::Items(items.into_iter().map(ItemRef).collect::<BTreeSet<_>>())
        };
        let at_least = preset.whole("at_least", 0, 1_000_000, faults).unwrap_or(0) as usize;
        Some(Preset { id, select, at_least, texts: preset.label_in(language, faults) })
    };
    read_list(fields, "presets", &mut places.presets, faults, each)
}

pub(super) fn glossary(
    fields: &Fields,
    language: &Lang,
    places: &mut Places,
    faults: &mut Faults,
) -> Vec<Term> {
    let each = |node: &Node, faults: &mut Faults| {
        let term = Fields::open(node, fields.path(), "glossary", &["id", "name", "description"], faults)?;
        Some(Term { id: term.needed_text("id", faults), texts: term.label_in(language, faults) })
    };
    read_list(fields, "glossary", &mut places.terms, faults, each)
}

fn read_list<T>(
    fields: &Fields,
    key: &str,
    places: &mut Vec<crate::fault::Place>,
    faults: &mut Faults,
    each: impl Fn(&Node, &mut Faults) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for node in fields.list(key, faults) {
        if let Some(part) = each(node, faults) {
            places.push(place(fields.path(), node));
            found.push(part);
        }
    }
    found
}

pub(super) fn roll_up(fields: &Fields, key: &str, faults: &mut Faults) -> Option<RollUp> {
    let value = fields.get(key)?;
    let found = match &value.kind {
        Kind::Scalar { text, .. } => match text.trim() {
            "weighted-mean" => Some(RollUp::WeightedMean),
            "minimum" => Some(RollUp::Minimum),
            "none" => Some(RollUp::None),
            _ => None,
        },
        Kind::Map(entries) => match &entries[..] {
            [(name, step)] if name.is_key("share_at") => {
                Some(RollUp::ShareAtStep(step_of(step, fields, faults)?))
            }
            [(name, step)] if name.is_key("count_at") => {
                Some(RollUp::CountAtStep(step_of(step, fields, faults)?))
            }
            [(name, both)] if name.is_key("at_least") => {
                let both = Fields::open(both, fields.path(), "at_least", &["count", "step"], faults)?;
                both.needed_text("count", faults);
                both.needed_text("step", faults);
                let count = both.whole("count", 0, 1_000_000, faults)?;
                let step = both.whole("step", *STEP_RANGE.start(), *STEP_RANGE.end(), faults)?;
                return Some(RollUp::AtLeast { count: count as u32, step: step as i32 });
            }
            _ => None,
        },
        Kind::List(_) => None,
    };
    if found.is_none() {
        faults.add(&fields.place_of(value), codes::ROLL_UP_BAD, &[]);
    }
    found
}

pub(super) fn step_of(node: &Node, fields: &Fields, faults: &mut Faults) -> Option<i32> {
    whole_of(node, fields.path(), "step", STEP_RANGE, faults).map(|value| value as i32)
}

pub(super) fn missing(fields: &Fields, faults: &mut Faults) -> Option<MissingPolicy> {
    let value = fields.get("missing")?;
    let found = match &value.kind {
        Kind::Scalar { .. } => match text_of(value, fields.path(), "missing", faults).as_str() {
            "leave-out" => Some(MissingPolicy::LeaveOut),
            "needs-all" => Some(MissingPolicy::NeedsAll),
            _ => None,
        },
        Kind::Map(entries) => match &entries[..] {
            [(name, share)] if name.is_key("needs_share") => {
                let share = number_of(share, fields.path(), "needs_share", faults)?;
                return Some(MissingPolicy::NeedsShare(share));
            }
            _ => None,
        },
        Kind::List(_) => None,
    };
    if found.is_none() {
        faults.add(&fields.place_of(value), codes::MISSING_BAD, &[]);
    }
    found
}
