//! The tree of items, over as many files as the author likes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use alcove_domain::assess::edition::{
    ComesFrom, Edition, Item, ItemRef, ItemText, Lens, LineageKind, MapsTo, Relation, TextState,
};
use alcove_domain::kit::Number;

use super::files::Home;
use super::{instrument, parts, place};
use crate::codes;
use crate::fault::Faults;
use crate::fields::{Fields, text_of, whole_of};
use crate::near::nearest;
use crate::places::Places;
use crate::tree::{Kind, Node};

/// What an item says in words, in its own language or another.
pub(crate) const TEXT_KEYS: [&str; 16] = [
    "name",
    "text",
    "means",
    "not",
    "matters",
    "evidence",
    "questions",
    "descriptors",
    "survey",
    "numerator",
    "denominator",
    "unit",
    "period",
    "lives",
    "note",
    "state",
];

const KEYS: [&str; 31] = [
    "id",
    "code",
    "tier",
    "name",
    "text",
    "means",
    "not",
    "matters",
    "evidence",
    "questions",
    "descriptors",
    "instrument",
    "numerator",
    "denominator",
    "unit",
    "period",
    "lives",
    "survey",
    "note",
    "disaggregate",
    "lens",
    "tags",
    "weight",
    "roll_up",
    "maps",
    "licence",
    "source",
    "lineage",
    "state",
    "items",
    "include",
];

pub(crate) const LENSES: [(&str, Lens); 3] =
    [("scope", Lens::Scope), ("performance", Lens::Performance), ("leading-others", Lens::LeadingOthers)];

pub(crate) const RELATIONS: [(&str, Relation); 5] = [
    ("equal", Relation::Equal),
    ("subset", Relation::Subset),
    ("superset", Relation::Superset),
    ("intersects", Relation::Intersects),
    ("related", Relation::Related),
];

pub(crate) const LINEAGE_KINDS: [(&str, LineageKind); 4] = [
    ("same-as", LineageKind::SameAs),
    ("replaces", LineageKind::Replaces),
    ("split-from", LineageKind::SplitFrom),
    ("merged-from", LineageKind::MergedFrom),
];

pub(crate) const STATES: [(&str, TextState); 2] =
    [("draft", TextState::Draft), ("reviewed", TextState::Reviewed)];

/// Reads `list` and what it includes into the edition's items, each parent before its children.
pub(super) fn read(
    edition: &mut Edition,
    list: &[Node],
    file: &Rc<str>,
    state: TextState,
    home: &mut Home,
    places: &mut Places,
    faults: &mut Faults,
) {
    let mut reading = Reading { edition, state, home, places, faults };
    reading.items(list, file, None, 0);
}

struct Reading<'r> {
    edition: &'r mut Edition,
    state: TextState,
    home: &'r mut Home,
    places: &'r mut Places,
    faults: &'r mut Faults,
}

impl Reading<'_> {
    fn items(&mut self, list: &[Node], file: &Rc<str>, parent: Option<usize>, depth: usize) {
        for node in list {
            match node.get("include") {
                Some(include) => self.include(node, include, file, parent, depth),
                None => self.item(node, file, parent, depth),
            }
        }
    }

    fn include(&mut self, node: &Node, include: &Node, file: &Rc<str>, parent: Option<usize>, depth: usize) {
        Fields::open(node, file, "include", &["include"], self.faults);
        let name = text_of(include, file, "include", self.faults);
        let Some((inner, tree)) = self.home.include(&name, &place(file, include), self.faults) else {
            return;
        };
        match &tree.kind {
            Kind::List(list) => self.items(list, &inner, parent, depth),
            _ => self.items(std::slice::from_ref(&tree), &inner, parent, depth),
        }
        self.home.close();
    }

    fn item(&mut self, node: &Node, file: &Rc<str>, parent: Option<usize>, depth: usize) {
        let Some(fields) = Fields::open(node, file, "item", &KEYS, self.faults) else { return };
        let id = fields.needed_text("id", self.faults);
        let tier = self.tier(&fields, &id, depth);
        let item = Item {
            // A code that is null says that people see none; one that is absent is the id.
            code: match node.get("code") {
                None => Some(id.clone()),
                Some(_) => fields.optional_text("code", self.faults),
            },
            parent,
            tier,
            instrument: instrument::read(&fields, &self.edition.language, self.faults),
            weight: fields.number("weight", self.faults).unwrap_or_else(|| Number::from(1)),
            roll_up: parts::roll_up(&fields, "roll_up", self.faults),
            lens: fields.word("lens", &LENSES, self.faults),
            tags: fields.texts("tags", self.faults).into_iter().collect::<BTreeSet<_>>(),
            maps: self.maps(&fields),
            disaggregate: fields.texts("disaggregate", self.faults),
            licence: fields.optional_text("licence", self.faults),
            source: fields.optional_text("source", self.faults),
            lineage: self.lineage(&fields),
            texts: BTreeMap::from([(
                self.edition.language.clone(),
                item_text(&fields, self.state, self.faults),
            )]),
            id: ItemRef(id),
        };
        let index = self.edition.items.len();
        self.edition.items.push(item);
        self.places.items.push(fields.place());
        let children = fields.list("items", self.faults);
        self.items(children, file, Some(index), depth + 1);
    }

    fn tier(&mut self, fields: &Fields, id: &str, depth: usize) -> usize {
        let tiers = &self.edition.tiers;
        if let Some(named) = fields.optional_text("tier", self.faults) {
            let found = tiers.iter().position(|tier| tier.id == named);
            if found.is_none() {
                let near = nearest(&named, tiers.iter().map(|tier| tier.id.as_str()));
                unknown_ref(&fields.place_at("tier"), "tier", &named, near, self.faults);
            }
            return found.unwrap_or(0);
        }
        if depth >= tiers.len() && !tiers.is_empty() {
            let (depth, count) = ((depth + 1).to_string(), tiers.len().to_string());
            let args = [("id", id), ("depth", depth.as_str()), ("tiers", count.as_str())];
            self.faults.add(&fields.place(), codes::ITEM_DEEP, &args);
            return 0;
        }
        depth.min(tiers.len().saturating_sub(1))
    }

    fn maps(&mut self, fields: &Fields) -> Vec<MapsTo> {
        let mut maps = Vec::new();
        for node in fields.list("maps", self.faults) {
            let known = ["to", "relation", "strength", "because"];
            let Some(map) = Fields::open(node, fields.path(), "maps", &known, self.faults) else { continue };
            maps.push(MapsTo {
                target: map.needed_text("to", self.faults),
                relation: map.word("relation", &RELATIONS, self.faults).unwrap_or(Relation::Related),
                strength: map.whole("strength", 0, 100, self.faults).map(|value| value as u8),
                because: map.text("because", self.faults),
            });
        }
        maps
    }

    fn lineage(&mut self, fields: &Fields) -> Vec<ComesFrom> {
        let mut lineage = Vec::new();
        for node in fields.list("lineage", self.faults) {
            let Some(from) = Fields::open(node, fields.path(), "lineage", &["from", "kind"], self.faults)
            else {
                continue;
            };
            lineage.push(ComesFrom {
                item: ItemRef(from.needed_text("from", self.faults)),
                kind: from.word("kind", &LINEAGE_KINDS, self.faults).unwrap_or(LineageKind::Replaces),
            });
        }
        lineage
    }
}

pub(crate) fn unknown_ref(
    place: &crate::fault::Place,
    kind: &str,
    id: &str,
    near: Option<&str>,
    faults: &mut Faults,
) {
    match near {
        Some(near) => {
            faults.add(place, codes::REF_UNKNOWN_NEAR, &[("kind", kind), ("id", id), ("near", near)])
        }
        None => faults.add(place, codes::REF_UNKNOWN, &[("kind", kind), ("id", id)]),
    }
}

/// The state a map says for its texts.
pub(super) fn state(fields: &Fields, faults: &mut Faults) -> Option<TextState> {
    fields.word("state", &STATES, faults)
}

/// The words of an item, from the item itself or from a file of translations.
pub(super) fn item_text(fields: &Fields, default: TextState, faults: &mut Faults) -> ItemText {
    let mut descriptors = BTreeMap::new();
    for (step, text) in fields.map("descriptors", faults) {
        let value = whole_of(step, fields.path(), "descriptors", -1_000_000..=1_000_000, faults);
        let text = text_of(text, fields.path(), "descriptors", faults);
        if let (Some(value), false) = (value, text.is_empty()) {
            descriptors.insert(value as i32, text);
        }
    }
    ItemText {
        name: fields.text("name", faults),
        text: fields.text("text", faults),
        means: fields.text("means", faults),
        does_not_mean: fields.text("not", faults),
        matters: fields.text("matters", faults),
        evidence: fields.texts("evidence", faults),
        questions: fields.texts("questions", faults),
        descriptors,
        survey: fields.text("survey", faults),
        numerator: fields.text("numerator", faults),
        denominator: fields.text("denominator", faults),
        unit: fields.text("unit", faults),
        period: fields.text("period", faults),
        lives: fields.text("lives", faults),
        note: fields.text("note", faults),
        state: state(fields, faults).unwrap_or(default),
    }
}
