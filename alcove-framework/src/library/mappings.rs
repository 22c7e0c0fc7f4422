//! Mapping sets: which item of one framework answers to which of another.

use std::collections::HashSet;
use std::rc::Rc;

use alcove_domain::assess::edition::{Edition, Relation};

use super::{Reading, urn_key};
use crate::codes;
use crate::fields::Fields;
use crate::tree::Node;

/// Ties between the items of two frameworks. Either may be missing here and arrive later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingSet {
    pub urn: String,
    pub name: String,
    /// URNs of the frameworks, in lower case.
    pub source: String,
    pub target: String,
    pub mappings: Vec<ItemMapping>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMapping {
    /// Ids of the items, in lower case.
    pub from: String,
    pub to: String,
    pub relation: Relation,
    /// 0 to 100.
    pub strength: Option<u8>,
    /// Syntactic, semantic or functional, where it is said.
    pub rationale: Option<String>,
    pub because: String,
}

const KEYS: [&str; 8] = [
    "urn",
    "ref_id",
    "name",
    "description",
    "source_framework_urn",
    "target_framework_urn",
    "requirement_mappings",
    "translations",
];

const MAPPING_KEYS: [&str; 6] = [
    "source_requirement_urn",
    "target_requirement_urn",
    "relationship",
    "rationale",
    "strength_of_relationship",
    "annotation",
];

/// Both ends, the relation (none: not related), the strength as written, the reasons.
type Raw = (String, String, Option<Relation>, Option<u64>, Option<String>, String);

pub(super) fn read<'e>(
    node: &Node,
    file: &Rc<str>,
    editions: impl Iterator<Item = &'e Edition>,
    reading: &mut Reading,
) -> Option<MappingSet> {
    let fields = Fields::open_any(node, file, "requirement_mapping_set", &mut reading.faults)?;
    reading.note_unknown(&fields, &KEYS, &["description", "translations"]);
    let mut set = MappingSet {
        urn: urn_key(&fields.needed_text("urn", &mut reading.faults)),
        name: fields.text("name", &mut reading.warnings),
        source: urn_key(&fields.needed_text("source_framework_urn", &mut reading.faults)),
        target: urn_key(&fields.needed_text("target_framework_urn", &mut reading.faults)),
        mappings: Vec::new(),
    };
    let list = fields.list("requirement_mappings", &mut reading.warnings);
    let raw: Vec<Raw> = list.iter().filter_map(|node| mapping(node, &fields, reading)).collect();
    // Both 0 to 10 and 0 to 100 occur; a set keeps to one of them.
    let times = if raw.iter().all(|raw| raw.3.is_none_or(|strength| strength <= 10)) { 10 } else { 1 };
    let mut seen = HashSet::new();
    let (mut twice, mut unrelated) = (0, 0);
    for (from, to, relation, strength, rationale, because) in raw {
        let Some(relation) = relation else {
            unrelated += 1;
            continue;
        };
        if !seen.insert((from.clone(), to.clone())) {
            twice += 1;
            continue;
        }
        let strength = strength.map(|strength| (strength * times).min(100) as u8);
        set.mappings.push(ItemMapping { from, to, relation, strength, rationale, because });
    }
    for (count, code) in
        [(twice, codes::LIBRARY_MAPPING_TWICE), (unrelated, codes::LIBRARY_MAPPING_UNRELATED)]
    {
        if count > 0 {
            let args = [("id", set.urn.as_str()), ("count", &count.to_string())];
            reading.warnings.add(&fields.place(), code, &args);
        }
    }
    for edition in editions {
        drop_unknown(&mut set, edition, &fields, reading);
    }
    Some(set)
}

fn mapping(node: &Node, set: &Fields, reading: &mut Reading) -> Option<Raw> {
    let fields = Fields::open_any(node, set.path(), "requirement_mappings", &mut reading.warnings)?;
    reading.note_unknown(&fields, &MAPPING_KEYS, &[]);
    let warnings = &mut reading.warnings;
    let from = urn_key(&fields.needed_text("source_requirement_urn", warnings));
    let to = urn_key(&fields.needed_text("target_requirement_urn", warnings));
    let words = [
        ("equal", Some(Relation::Equal)),
        ("subset", Some(Relation::Subset)),
        ("superset", Some(Relation::Superset)),
        ("intersect", Some(Relation::Intersects)),
        ("intersects", Some(Relation::Intersects)),
        ("intersects_with", Some(Relation::Intersects)),
        ("related", Some(Relation::Related)),
        ("not_related", None),
    ];
    let relation = fields.word("relationship", &words, warnings).unwrap_or(Some(Relation::Related));
    let strength = fields.number("strength_of_relationship", warnings);
    let strength = strength.and_then(|number| number.to_decimal(0).parse::<u64>().ok());
    let rationale = fields.optional_text("rationale", warnings);
    let because = fields.text("annotation", warnings);
    (!from.is_empty() && !to.is_empty()).then_some((from, to, relation, strength, rationale, because))
}

/// Where one of the two frameworks is in the same file, its end can be checked now.
fn drop_unknown(set: &mut MappingSet, edition: &Edition, fields: &Fields, reading: &mut Reading) {
    let ids: HashSet<&str> = edition.items.iter().map(|item| item.id.0.as_str()).collect();
    for (is_end, end) in [
        (set.source == edition.urn, (|mapping| &mapping.from) as fn(&ItemMapping) -> &String),
        (set.target == edition.urn, |mapping| &mapping.to),
    ] {
        if !is_end {
            continue;
        }
        let unknown: Vec<String> =
            set.mappings.iter().map(end).filter(|id| !ids.contains(id.as_str())).cloned().collect();
        let Some(first) = unknown.first() else { continue };
        let count = unknown.len().to_string();
        let args = [
            ("id", set.urn.as_str()),
            ("count", count.as_str()),
            ("framework", edition.urn.as_str()),
            ("first", first.as_str()),
        ];
        reading.warnings.add(&fields.place(), codes::LIBRARY_MAPPING_UNKNOWN, &args);
        set.mappings.retain(|mapping| ids.contains(end(mapping).as_str()));
    }
}
