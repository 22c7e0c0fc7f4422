//! A framework of a library: its nodes put in the order of the tree.

use std::collections::{BTreeMap, HashMap, HashSet};

use alcove_domain::assess::edition::{
    Edition, Item, ItemRef, Label, MissingPolicy, Publication, RollUp, Subject, Tier, TierName,
};
use alcove_domain::kit::{Day, Lang, Number};

use super::groups::Groups;
use super::node::{self, Requirement};
use super::questions;
use super::scores::Scores;
use super::{Reading, last_part, urn_key, words};
use crate::codes;
use crate::fault::{Faults, Place};
use crate::fields::Fields;
use crate::loaded::Loaded;
use crate::places::Places;
use crate::read::is_urn;
use crate::tree::Node;

const KEYS: [&str; 12] = [
    "urn",
    "ref_id",
    "name",
    "description",
    "requirement_nodes",
    "min_score",
    "max_score",
    "scores_definition",
    "implementation_groups_definition",
    "translations",
    "field_visibility",
    "outcomes_definition",
];

pub(super) fn read(node: &Node, library: &Fields, reading: &mut Reading) -> Option<Loaded> {
    let fields = Fields::open_any(node, library.path(), "framework", &mut reading.faults)?;
    reading.note_unknown(&fields, &KEYS, &["field_visibility", "outcomes_definition"]);
    let mut scores = Scores::read(&fields, reading);
    let mut groups = Groups::read(&fields, reading);
    let list = fields.list("requirement_nodes", &mut reading.faults);
    let nodes: Vec<Requirement> =
        list.iter().filter_map(|node| node::read(node, &fields, &mut scores, &mut groups, reading)).collect();
    let mut places = Places { whole: fields.place(), ..Places::of_whole(library.path()) };
    let (items, depth) = in_order(nodes, &mut places, reading);
    let (tags, tag_places, presets) = groups.finish(&items);
    places.tags = tag_places;
    let edition = Edition {
        urn: urn(&fields, library, reading),
        version: library.needed_text("version", &mut reading.faults),
        language: reading.language.clone(),
        texts: texts(&fields, library, reading),
        publisher: library.optional_text("provider", &mut reading.warnings),
        licence: library.optional_text("copyright", &mut reading.warnings),
        source: library.optional_text("packager", &mut reading.warnings),
        published: published(library, reading),
        publication: Publication::Public,
        subject: Subject::Institution,
        tiers: tiers(depth, &reading.language),
        scales: in_language(scores.scales, &reading.language),
        tags,
        presets,
        glossary: Vec::new(),
        variants: Vec::new(),
        roll_up: RollUp::WeightedMean,
        missing: MissingPolicy::LeaveOut,
        items,
    };
    Some(Loaded::finish(Some((edition, places)), Faults::default(), Faults::default()))
}

fn urn(fields: &Fields, library: &Fields, reading: &mut Reading) -> String {
    let own = fields.text("urn", &mut reading.warnings);
    let (named, urn) = if own.is_empty() {
        (library, library.needed_text("urn", &mut reading.faults))
    } else {
        (fields, own)
    };
    let urn = urn_key(&urn);
    if !urn.is_empty() && !is_urn(&urn) {
        reading.faults.add(&named.place_at("urn"), codes::URN_BAD, &[("urn", &urn)]);
    }
    urn
}

/// The framework's own words, else the library's.
fn texts(fields: &Fields, library: &Fields, reading: &mut Reading) -> BTreeMap<Lang, Label> {
    let urn = fields.text("urn", &mut reading.warnings);
    let mut texts = words::labels(library, "name", || last_part(&urn).to_owned(), reading);
    for (tag, label) in words::labels(fields, "name", String::new, reading) {
        let whole = texts.entry(tag).or_default();
        if !label.name.is_empty() {
            whole.name = label.name;
        }
        if !label.description.is_empty() {
            whole.description = label.description;
        }
    }
    texts
}

/// A day, where it is one; a file may say a year or a word.
fn published(library: &Fields, reading: &mut Reading) -> Option<Day> {
    let said = library.optional_text("publication_date", &mut reading.warnings)?;
    // Some files give an instant.
    let day = said.get(..10).and_then(|day| Day::parse(day).ok());
    if day.is_none() {
        let args = [("key", "publication_date"), ("value", said.as_str())];
        reading.warnings.add(&library.place_at("publication_date"), codes::NOT_A_DAY, &args);
    }
    day
}

/// Steps made from a bare range carry their number, in the library's language.
fn in_language(
    mut scales: Vec<alcove_domain::assess::edition::Scale>,
    language: &Lang,
) -> Vec<alcove_domain::assess::edition::Scale> {
    for step in scales.iter_mut().flat_map(|scale| &mut scale.steps) {
        let bare = step.texts.len() == 1 && step.texts.values().all(|label| *label == Label::default());
        if bare {
            let label = Label { name: step.value.to_string(), description: String::new() };
            step.texts = [(language.clone(), label)].into();
        }
    }
    scales
}

fn tiers(depth: usize, own: &Lang) -> Vec<Tier> {
    let mut languages: Vec<Lang> = Lang::INTERFACE.iter().filter_map(|tag| Lang::new(tag).ok()).collect();
    languages.push(own.clone());
    let tier = |level: usize| {
        let name = |language: &Lang| {
            let one = format!("{} {level}", words::level_word(language));
            (language.clone(), TierName { many: one.clone(), one })
        };
        Tier { id: format!("level-{level}"), texts: languages.iter().map(name).collect() }
    };
    (1..=depth.max(1)).map(tier).collect()
}

/// The items, each parent before its children and siblings as in the file, and how many levels.
///
/// Files are not always in that order, so the tree is built by parents alone.
fn in_order(nodes: Vec<Requirement>, places: &mut Places, reading: &mut Reading) -> (Vec<Item>, usize) {
    let mut index: HashMap<&str, usize> = HashMap::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        index.entry(&node.urn).or_insert(at);
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut tops = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        match &node.parent {
            None => tops.push(at),
            Some(parent) => match index.get(parent.as_str()) {
                Some(parent) => children[*parent].push(at),
                None => {
                    let args = [("id", node.urn.as_str()), ("parent", parent.as_str())];
                    reading.faults.add(&node.place, codes::PARENT_UNKNOWN, &args);
                    tops.push(at);
                }
            },
        }
    }
    let taken: HashSet<String> = nodes.iter().map(|node| node.urn.clone()).collect();
    let mut order = Order { items: Vec::new(), places: Vec::new(), depth: 0, taken };
    let mut nodes: Vec<Option<Requirement>> = nodes.into_iter().map(Some).collect();
    let mut waiting: Vec<(usize, Option<usize>, usize)> =
        tops.iter().rev().map(|top| (*top, None, 0)).collect();
    while let Some((at, parent, depth)) = waiting.pop() {
        let Some(node) = nodes[at].take() else { continue };
        let own = order.put(node, parent, depth);
        waiting.extend(children[at].iter().rev().map(|child| (*child, Some(own), depth + 1)));
    }
    // Who was not reached from the top stands in a circle or below one.
    for node in nodes.into_iter().flatten() {
        reading.faults.add(&node.place, codes::PARENT_CYCLE, &[("id", &node.urn)]);
    }
    places.items = order.places;
    (order.items, order.depth)
}

struct Order {
    items: Vec<Item>,
    places: Vec<Place>,
    depth: usize,
    taken: HashSet<String>,
}

impl Order {
    /// The node and its questions; the node's place in the list.
    fn put(&mut self, node: Requirement, parent: Option<usize>, depth: usize) -> usize {
        let Requirement { urn, place, code, weight, instrument, tags, texts, questions, .. } = node;
        let own = self.items.len();
        for (at, question) in questions.iter().enumerate() {
            let mut id = question.urn.clone();
            if id.is_empty() || !self.taken.insert(id.clone()) {
                id = format!("{urn}:question:{}", at + 1);
            }
            let child = Item {
                code: code.as_ref().map(|code| format!("{code}.{}", at + 1)),
                parent: Some(own),
                instrument: Some(question.instrument.clone()),
                tags: tags.clone(),
                texts: questions::texts_of(question, last_part(&id)),
                id: ItemRef(id),
                ..bare(depth + 1)
            };
            // The node itself goes in front of them, below.
            self.items.push(child);
            self.places.push(place.clone());
        }
        let item = Item { id: ItemRef(urn), code, parent, weight, instrument, tags, texts, ..bare(depth) };
        self.items.insert(own, item);
        self.places.insert(own, place);
        self.depth = self.depth.max(depth + 1 + usize::from(!questions.is_empty()));
        own
    }
}

fn bare(tier: usize) -> Item {
    Item {
        id: ItemRef(String::new()),
        code: None,
        parent: None,
        tier,
        instrument: None,
        weight: Number::from(1),
        roll_up: None,
        lens: None,
        tags: std::collections::BTreeSet::new(),
        maps: Vec::new(),
        disaggregate: Vec::new(),
        licence: None,
        source: None,
        lineage: Vec::new(),
        texts: BTreeMap::new(),
    }
}
