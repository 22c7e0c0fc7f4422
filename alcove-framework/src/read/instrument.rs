//! How an item is answered.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::{Choice, ChoiceOption, Direction, Instrument, Quantity};
use alcove_domain::kit::Lang;

use crate::codes;
use crate::fault::Faults;
use crate::fields::{Fields, number_of, text_of};
use crate::tree::{Kind, Node};

/// Words of the format that no scale may take for its id.
pub(crate) const RESERVED: [&str; 3] = ["yes-no", "date", "text"];

pub(super) fn read(fields: &Fields, language: &Lang, faults: &mut Faults) -> Option<Instrument> {
    let value = fields.get("instrument")?;
    let found = match &value.kind {
        Kind::Scalar { .. } => Some(match text_of(value, fields.path(), "instrument", faults).as_str() {
            "yes-no" => Instrument::YesNo,
            "date" => Instrument::Date,
            "text" => Instrument::Text,
            scale => Instrument::Scale(scale.to_owned()),
        }),
        Kind::Map(entries) => match &entries[..] {
            [(kind, inner)] => by_kind(kind.key_text(), inner, fields, language, faults)?,
            _ => None,
        },
        Kind::List(_) => None,
    };
    if found.is_none() {
        faults.add(&fields.place_of(value), codes::INSTRUMENT_BAD, &[]);
    }
    found
}

/// The outer none: a fault was noted; the inner: there is no such kind.
fn by_kind(
    kind: &str,
    inner: &Node,
    fields: &Fields,
    language: &Lang,
    faults: &mut Faults,
) -> Option<Option<Instrument>> {
    Some(match kind {
        "scale" => Some(Instrument::Scale(text_of(inner, fields.path(), "scale", faults))),
        "amount" => Some(Instrument::Amount(quantity(inner, "amount", fields, faults)?)),
        "ratio" => Some(Instrument::Ratio(quantity(inner, "ratio", fields, faults)?)),
        "choice" => Some(Instrument::Choice(choice(inner, fields, language, faults)?)),
        _ => None,
    })
}

fn quantity(node: &Node, what: &str, fields: &Fields, faults: &mut Faults) -> Option<Quantity> {
    const KNOWN: [&str; 6] = ["unit", "decimals", "min", "max", "direction", "bounds"];
    const DIRECTIONS: [(&str, Direction); 3] =
        [("up", Direction::Up), ("down", Direction::Down), ("neutral", Direction::Neutral)];
    let inner = Fields::open(node, fields.path(), what, &KNOWN, faults)?;
    let bounds = inner.list("bounds", faults);
    Some(Quantity {
        unit: inner.text("unit", faults),
        decimals: inner.whole("decimals", 0, 12, faults).unwrap_or(0) as u32,
        minimum: inner.number("min", faults),
        maximum: inner.number("max", faults),
        direction: inner.word("direction", &DIRECTIONS, faults).unwrap_or(Direction::Up),
        bounds: bounds.iter().filter_map(|node| number_of(node, inner.path(), "bounds", faults)).collect(),
    })
}

fn choice(node: &Node, fields: &Fields, language: &Lang, faults: &mut Faults) -> Option<Choice> {
    let inner = Fields::open(node, fields.path(), "choice", &["many", "options"], faults)?;
    let many = inner.truth("many", faults);
    let mut options = Vec::new();
    for node in inner.list("options", faults) {
        let known = ["id", "name", "description", "score"];
        let Some(option) = Fields::open(node, fields.path(), "option", &known, faults) else { continue };
        options.push(ChoiceOption {
            id: option.needed_text("id", faults),
            score: option.number("score", faults),
            texts: BTreeMap::from([(language.clone(), option.label(faults))]),
        });
    }
    Some(Choice { many, options })
}
