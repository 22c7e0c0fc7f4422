//! What an edition says in words of the format, said in the reader's.

use alcove_domain::assess::edition::{
    Direction, Edition, Instrument, Lens, LineageKind, MissingPolicy, Quantity, Relation, RollUp,
};
use alcove_domain::kit::Number;

use super::reading::Reading;
use crate::kit::words::Words;

pub fn roll_up(words: Words, roll_up: &RollUp) -> String {
    match roll_up {
        RollUp::WeightedMean => words.t("assess-roll-up-weighted-mean"),
        RollUp::Minimum => words.t("assess-roll-up-minimum"),
        RollUp::ShareAtStep(step) => words.t1("assess-roll-up-share", "step", *step),
        RollUp::CountAtStep(step) => words.t1("assess-roll-up-count", "step", *step),
        RollUp::AtLeast { count, step } => {
            words.t2("assess-roll-up-at-least", "count", *count, "step", *step)
        }
        RollUp::None => words.t("assess-roll-up-none"),
    }
}

pub fn missing(words: Words, policy: &MissingPolicy) -> String {
    match policy {
        MissingPolicy::LeaveOut => words.t("assess-missing-leave-out"),
        MissingPolicy::NeedsAll => words.t("assess-missing-needs-all"),
        MissingPolicy::NeedsShare(share) => {
            words.t1("assess-missing-needs-share", "percent", percent(words, share))
        }
    }
}

fn percent(words: Words, share: &Number) -> String {
    let hundred = Number::ratio(100, 1).unwrap_or_else(Number::zero);
    words.decimal((share * &hundred).to_decimal(1).trim_end_matches(".0"))
}

pub fn lens(words: Words, lens: Lens) -> String {
    words.t(match lens {
        Lens::Scope => "assess-lens-scope",
        Lens::Performance => "assess-lens-performance",
        Lens::LeadingOthers => "assess-lens-leading-others",
    })
}

pub fn relation(words: Words, relation: Relation) -> String {
    words.t(match relation {
        Relation::Equal => "assess-relation-equal",
        Relation::Subset => "assess-relation-subset",
        Relation::Superset => "assess-relation-superset",
        Relation::Intersects => "assess-relation-intersects",
        Relation::Related => "assess-relation-related",
    })
}

pub fn lineage(words: Words, kind: LineageKind, item: &str) -> String {
    let key = match kind {
        LineageKind::SameAs => "assess-lineage-same",
        LineageKind::Replaces => "assess-lineage-replaces",
        LineageKind::SplitFrom => "assess-lineage-split",
        LineageKind::MergedFrom => "assess-lineage-merged",
    };
    words.t1(key, "item", item)
}

/// Attributes that figures are broken down by; one that the format does not name stays as it is.
pub fn disaggregated(words: Words, by: &[String]) -> String {
    let names: Vec<String> = by
        .iter()
        .map(|one| match one.as_str() {
            "sex" => words.t("assess-by-sex"),
            "age-group" => words.t("assess-by-age-group"),
            "disability" => words.t("assess-by-disability"),
            "region" => words.t("assess-by-region"),
            other => other.to_owned(),
        })
        .collect();
    names.join(", ")
}

/// How an item is answered, in one line.
pub fn instrument(reading: &Reading, instrument: &Instrument) -> String {
    let words = reading.words;
    match instrument {
        Instrument::Scale(id) => words.t1("assess-instrument-scale", "steps", steps(reading, id)),
        Instrument::Amount(quantity) => words.t1("assess-instrument-amount", "unit", unit(words, quantity)),
        Instrument::Ratio(quantity) => words.t1("assess-instrument-ratio", "unit", unit(words, quantity)),
        Instrument::YesNo => words.t("assess-instrument-yes-no"),
        Instrument::Choice(choice) if choice.many => words.t("assess-instrument-choices"),
        Instrument::Choice(_) => words.t("assess-instrument-choice"),
        Instrument::Date => words.t("assess-instrument-date"),
        Instrument::Text => words.t("assess-instrument-text"),
    }
}

fn steps(reading: &Reading, scale: &str) -> String {
    let names: Vec<String> = scale_steps(reading.edition(), scale)
        .map(|step| {
            let name = reading.pick(&step.texts, |label| &label.name).map(|said| said.text());
            name.unwrap_or_else(|| step.value.to_string())
        })
        .collect();
    names.join(", ")
}

fn scale_steps<'a>(
    edition: &'a Edition,
    scale: &str,
) -> impl Iterator<Item = &'a alcove_domain::assess::edition::Step> {
    edition.scale(scale).into_iter().flat_map(|scale| &scale.steps)
}

/// A unit of the format in words; any other as it is written.
fn unit(words: Words, quantity: &Quantity) -> String {
    match quantity.unit.as_str() {
        "percent" => "%".to_owned(),
        "hours" => words.t("assess-unit-hours"),
        "days" => words.t("assess-unit-days"),
        "persons" => words.t("assess-unit-persons"),
        other => other.to_owned(),
    }
}

/// From which value on a figure counts as which level.
pub fn bounds(words: Words, quantity: &Quantity) -> Option<String> {
    if quantity.bounds.is_empty() {
        return None;
    }
    let bounds: Vec<String> = quantity.bounds.iter().map(|bound| short(words, bound)).collect();
    let key = match quantity.direction {
        Direction::Down => "assess-bounds-down",
        Direction::Up | Direction::Neutral => "assess-bounds-up",
    };
    Some(words.t2(key, "bounds", bounds.join(", "), "unit", unit(words, quantity)))
}

/// The values that are taken.
pub fn range(words: Words, quantity: &Quantity) -> Option<String> {
    let (least, most) = (quantity.minimum.as_ref(), quantity.maximum.as_ref());
    match (least.map(|n| short(words, n)), most.map(|n| short(words, n))) {
        (Some(least), Some(most)) => Some(words.t2("assess-range-both", "least", least, "most", most)),
        (Some(least), None) => Some(words.t1("assess-range-least", "least", least)),
        (None, Some(most)) => Some(words.t1("assess-range-most", "most", most)),
        (None, None) => None,
    }
}

/// Without decimals that say nothing.
pub fn short(words: Words, number: &Number) -> String {
    let text = number.to_decimal(3);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    words.decimal(text)
}
