//! Small editions for tests.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{
    Direction, Edition, Instrument, Item, ItemRef, ItemText, MissingPolicy, Publication, Quantity, RollUp,
    Scale, Step, Subject,
};
use alcove_domain::assess::{Mark, Settled, Status};
use alcove_domain::kit::{Lang, Number};

pub fn n(text: &str) -> Number {
    Number::parse(text).unwrap()
}

pub fn id(text: &str) -> ItemRef {
    ItemRef(text.to_owned())
}

pub fn scale(id: &str, values: &[i32]) -> Scale {
    let steps = values.iter().map(|value| Step { value: *value, texts: BTreeMap::new() }).collect();
    Scale { id: id.to_owned(), steps }
}

/// Starting, Developing, Established, Leading.
pub fn practice() -> Instrument {
    Instrument::Scale("practice".to_owned())
}

pub fn quantity(unit: &str, bounds: &[&str]) -> Quantity {
    Quantity {
        unit: unit.to_owned(),
        decimals: 0,
        minimum: None,
        maximum: None,
        direction: Direction::Up,
        bounds: bounds.iter().map(|bound| n(bound)).collect(),
    }
}

pub fn edition(items: Vec<Item>) -> Edition {
    Edition {
        urn: "urn:alcove:framework:sample".to_owned(),
        version: "1".to_owned(),
        language: Lang::english(),
        texts: BTreeMap::new(),
        publisher: None,
        licence: None,
        source: None,
        published: None,
        publication: Publication::Public,
        subject: Subject::Institution,
        tiers: Vec::new(),
        scales: vec![scale("practice", &[1, 2, 3, 4])],
        tags: Vec::new(),
        presets: Vec::new(),
        glossary: Vec::new(),
        variants: Vec::new(),
        roll_up: RollUp::WeightedMean,
        missing: MissingPolicy::LeaveOut,
        items,
    }
}

pub fn heading(name: &str, parent: Option<usize>) -> Item {
    Item {
        id: id(name),
        code: None,
        parent,
        tier: 0,
        instrument: None,
        weight: Number::from(1),
        roll_up: None,
        lens: None,
        tags: BTreeSet::new(),
        maps: Vec::new(),
        disaggregate: Vec::new(),
        licence: None,
        source: None,
        lineage: Vec::new(),
        texts: BTreeMap::from([(Lang::english(), ItemText { text: name.to_owned(), ..Default::default() })]),
    }
}

pub fn rated(name: &str, parent: Option<usize>, instrument: Instrument) -> Item {
    Item { instrument: Some(instrument), tier: 1, ..heading(name, parent) }
}

/// Two criteria: A with A1 to A3, B with B1 and B2, all on the scale of four.
pub fn college() -> Edition {
    let mut edition = edition(vec![
        heading("A", None),
        rated("A1", Some(0), practice()),
        rated("A2", Some(0), practice()),
        rated("A3", Some(0), practice()),
        heading("B", None),
        rated("B1", Some(4), practice()),
        rated("B2", Some(4), practice()),
    ]);
    let tier = |id: &str| alcove_domain::assess::edition::Tier { id: id.to_owned(), texts: BTreeMap::new() };
    edition.tiers = vec![tier("criterion"), tier("indicator")];
    edition
}

pub fn agreed(item: &str, mark: Mark) -> Settled {
    Settled { item: id(item), mark, status: Status::Agreed }
}
