//! Reference controls and threats: suggestions for actions, where an item names them.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::{ItemRef, Label};
use alcove_domain::kit::Lang;

use super::{Reading, last_part, one_or_many, urn_key, words};
use crate::codes;
use crate::fault::Place;
use crate::fields::Fields;
use crate::tree::Kind;

/// Something to do, or to beware of, about the items that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub urn: String,
    pub kind: SuggestionKind,
    pub code: Option<String>,
    pub texts: BTreeMap<Lang, Label>,
    /// Policy, process, technical, physical, procedure.
    pub category: Option<String>,
    pub evidence: Vec<String>,
    pub note: String,
    /// The items that name it, each with the URN of its framework.
    pub items: Vec<(String, ItemRef)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    Control,
    Threat,
}

const KEYS: [&str; 9] = [
    "urn",
    "ref_id",
    "name",
    "description",
    "category",
    "csf_function",
    "annotation",
    "typical_evidence",
    "translations",
];

pub(super) fn read(objects: &Fields, reading: &mut Reading) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    for (keys, kind) in [
        (["reference_controls", "reference_control"], SuggestionKind::Control),
        (["threats", "threat"], SuggestionKind::Threat),
    ] {
        for node in one_or_many(objects, &keys) {
            let Some(fields) =
                Fields::open_any(node, objects.path(), "reference_controls", &mut reading.warnings)
            else {
                continue;
            };
            let urn = urn_key(&fields.text("urn", &mut reading.warnings));
            match reading.named.remove(&urn) {
                Some(items) => suggestions.push(suggestion(&fields, urn, kind, items, reading)),
                None => reading.count(codes::LIBRARY_SUGGESTIONS_UNUSED, &fields.place()),
            }
        }
    }
    let mut elsewhere: Vec<&String> = reading.named.keys().collect();
    elsewhere.sort();
    if let Some(first) = elsewhere.first() {
        let (count, place) = (elsewhere.len().to_string(), Place::new(objects.path(), objects.place().line));
        let args = [("count", count.as_str()), ("first", first.as_str())];
        reading.warnings.add(&place, codes::LIBRARY_SUGGESTIONS_ELSEWHERE, &args);
    }
    suggestions
}

fn suggestion(
    fields: &Fields,
    urn: String,
    kind: SuggestionKind,
    items: Vec<(String, String)>,
    reading: &mut Reading,
) -> Suggestion {
    reading.note_unknown(fields, &KEYS, &["csf_function"]);
    let code = fields.optional_text("ref_id", &mut reading.warnings);
    let texts =
        words::labels(fields, "name", || code.clone().unwrap_or_else(|| last_part(&urn).to_owned()), reading);
    let evidence = match fields.get("typical_evidence").map(|node| &node.kind) {
        Some(Kind::List(_)) => fields.texts("typical_evidence", &mut reading.warnings),
        _ => words::lines(&fields.text("typical_evidence", &mut reading.warnings)),
    };
    Suggestion {
        kind,
        code,
        texts,
        category: fields.optional_text("category", &mut reading.warnings),
        evidence,
        note: fields.text("annotation", &mut reading.warnings),
        items: items.into_iter().map(|(framework, item)| (framework, ItemRef(item))).collect(),
        urn,
    }
}
