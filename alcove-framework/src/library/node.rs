//! One requirement node, read before the tree is put in order.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{Instrument, ItemText};
use alcove_domain::kit::{Lang, Number};

use super::groups::Groups;
use super::questions::{self, Question};
use super::scores::Scores;
use super::{Reading, last_part, urn_key, words};
use crate::check::NAME_LIMIT;
use crate::codes;
use crate::fault::Place;
use crate::fields::Fields;
use crate::tree::{Kind, Node};

pub(super) struct Requirement {
    pub urn: String,
    pub parent: Option<String>,
    pub place: Place,
    pub code: Option<String>,
    pub weight: Number,
    pub instrument: Option<Instrument>,
    pub tags: BTreeSet<String>,
    pub texts: BTreeMap<Lang, ItemText>,
    /// More than one; each becomes an item below.
    pub questions: Vec<Question>,
}

const KEYS: [&str; 21] = [
    "urn",
    "assessable",
    "parent_urn",
    "depth",
    "ref_id",
    "name",
    "description",
    "annotation",
    "typical_evidence",
    "implementation_groups",
    "reference_controls",
    "threats",
    "questions",
    "translations",
    "weight",
    "importance",
    "min_score",
    "max_score",
    "scores_definition_ref",
    "display_mode",
    "visibility_expression",
];

pub(super) fn read(
    node: &Node,
    framework: &Fields,
    scores: &mut Scores,
    groups: &mut Groups,
    reading: &mut Reading,
) -> Option<Requirement> {
    let fields = Fields::open_any(node, framework.path(), "requirement_nodes", &mut reading.faults)?;
    reading.note_unknown(&fields, &KEYS, &["importance", "display_mode", "visibility_expression"]);
    let urn = urn_key(&fields.needed_text("urn", &mut reading.faults));
    let code = fields.optional_text("ref_id", &mut reading.warnings);
    let mut questions = questions::read(&fields, reading);
    let only = if questions.len() == 1 { questions.pop() } else { None };
    if !questions.is_empty() {
        reading.count(codes::LIBRARY_QUESTIONS_SPLIT, &fields.place());
    }
    if only.is_some() || !questions.is_empty() {
        // The questions have answers of their own, and no scores.
        for key in ["min_score", "max_score", "scores_definition_ref"] {
            if fields.get(key).is_some() {
                reading.tally.not_imported(key, &fields.place_at(key));
            }
        }
    }
    let assessable = fields.truth("assessable", &mut reading.warnings);
    let instrument = match &only {
        Some(question) => Some(question.instrument.clone()),
        // The questions below are what is answered.
        None if !questions.is_empty() => None,
        None => assessable.then(|| scores.of_node(&fields, reading)),
    };
    let shown = code.clone().unwrap_or_else(|| last_part(&urn).to_owned());
    let texts = texts(&fields, only.as_ref(), instrument.is_some(), &shown, reading);
    suggest(&fields, framework, &urn, reading);
    Some(Requirement {
        parent: fields.optional_text("parent_urn", &mut reading.warnings).map(|parent| urn_key(&parent)),
        place: fields.place(),
        weight: weight(&fields, reading),
        tags: groups.of_node(&fields, reading),
        urn,
        code,
        instrument,
        texts,
        questions,
    })
}

fn weight(fields: &Fields, reading: &mut Reading) -> Number {
    let one = Number::from(1);
    let Some(weight) = fields.number("weight", &mut reading.warnings) else { return one };
    if weight.is_zero() || weight.is_negative() {
        let (id, weight) = (fields.text("urn", &mut reading.warnings), weight.to_string());
        let args = [("id", id.as_str()), ("weight", weight.as_str())];
        reading.warnings.add(&fields.place_at("weight"), codes::WEIGHT_NOT_POSITIVE, &args);
        return one;
    }
    weight
}

/// Controls and threats the node names are suggestions for what to do about it.
fn suggest(fields: &Fields, framework: &Fields, urn: &str, reading: &mut Reading) {
    for key in ["reference_controls", "threats"] {
        for name in fields.texts(key, &mut reading.warnings) {
            let framework = urn_key(framework.get("urn").and_then(Node::scalar).unwrap_or_default());
            reading.named.entry(urn_key(&name)).or_default().push((framework, urn.to_owned()));
        }
    }
}

fn texts(
    fields: &Fields,
    question: Option<&Question>,
    rated: bool,
    shown: &str,
    reading: &mut Reading,
) -> BTreeMap<Lang, ItemText> {
    let own = reading.language.clone();
    let mut texts = BTreeMap::from([(own.clone(), plain(fields, reading))]);
    for (tag, inner) in words::translations(fields, reading) {
        let text = plain(&inner, reading);
        if text != ItemText::default() {
            texts.insert(tag, text);
        }
    }
    for (tag, asked) in
        question.iter().flat_map(|question| &question.texts).filter(|(_, asked)| !asked.is_empty())
    {
        let text = texts.entry(tag.clone()).or_default();
        // What is asked is answered; what the node says of itself explains it.
        text.means = std::mem::replace(&mut text.text, asked.clone());
    }
    for text in texts.values_mut().filter(|text| rated && text.text.is_empty()) {
        text.text = std::mem::take(&mut text.name);
    }
    if let Some(text) = texts.get_mut(&own).filter(|text| text.name.is_empty() && text.text.is_empty()) {
        reading.count(codes::LIBRARY_LABELS_MISSING, &fields.place());
        shown.clone_into(if rated { &mut text.text } else { &mut text.name });
    }
    texts
}

fn plain(fields: &Fields, reading: &mut Reading) -> ItemText {
    let warnings = &mut reading.warnings;
    let evidence = match fields.get("typical_evidence").map(|node| &node.kind) {
        Some(Kind::List(_)) => fields.texts("typical_evidence", warnings),
        _ => words::lines(&fields.text("typical_evidence", warnings)),
    };
    let mut text = ItemText {
        name: fields.text("name", warnings),
        text: fields.text("description", warnings),
        note: fields.text("annotation", warnings),
        evidence,
        ..ItemText::default()
    };
    // A name of a page is a text.
    if text.name.chars().count() > NAME_LIMIT {
        text.text = words::paragraphs(&[std::mem::take(&mut text.name), text.text]);
    }
    text
}
