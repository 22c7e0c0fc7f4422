//! Questions of a node: one is how the node is answered, several become items below it.

use std::collections::{BTreeMap, HashMap};

use alcove_domain::assess::edition::{
    Choice, ChoiceOption, Direction, Instrument, ItemText, Label, Quantity,
};
use alcove_domain::kit::{Lang, Number};

use super::{Reading, last_part, urn_key, words};
use crate::codes;
use crate::fields::{Fields, parse_number, text_of};
use crate::tree::{Kind, Node};

pub(super) struct Question {
    /// In lower case.
    pub urn: String,
    pub instrument: Instrument,
    /// What is asked, by language; the own language always.
    pub texts: BTreeMap<Lang, String>,
}

const KEYS: [&str; 6] = ["type", "text", "choices", "depends_on", "translations", "urn"];

/// The questions of a node, in the order of the file.
pub(super) fn read(fields: &Fields, reading: &mut Reading) -> Vec<Question> {
    let others = translated_questions(fields, reading);
    let mut questions = Vec::new();
    for (urn, node) in fields.map("questions", &mut reading.warnings) {
        let Some(question) = Fields::open_any(node, fields.path(), "question", &mut reading.warnings) else {
            continue;
        };
        reading.note_unknown(&question, &KEYS, &["depends_on"]);
        let mut texts =
            BTreeMap::from([(reading.language.clone(), question.text("text", &mut reading.warnings))]);
        let mut translated = words::translations(&question, reading);
        let urn = urn_key(urn.key_text());
        translated
            .extend(others.get(&urn).into_iter().flatten().map(|(tag, fields)| (tag.clone(), fields.same())));
        for (tag, inner) in &translated {
            let text = inner.text("text", &mut reading.warnings);
            if !text.is_empty() {
                texts.insert(tag.clone(), text);
            }
        }
        let instrument = instrument(&question, &translated, reading);
        questions.push(Question { urn, instrument, texts });
    }
    questions
}

type Translated<'t> = HashMap<String, Vec<(Lang, Fields<'t>)>>;

/// Questions that stand among the translations of their node.
fn translated_questions<'t>(fields: &Fields<'t>, reading: &mut Reading) -> Translated<'t> {
    let mut found: Translated = HashMap::new();
    for (tag, inner) in words::translations(fields, reading) {
        for (urn, node) in inner.map("questions", &mut reading.warnings) {
            if let Some(question) = Fields::open_any(node, fields.path(), "question", &mut reading.warnings) {
                found.entry(urn_key(urn.key_text())).or_default().push((tag.clone(), question));
            }
        }
    }
    found
}

fn instrument(question: &Fields, translated: &[(Lang, Fields)], reading: &mut Reading) -> Instrument {
    let kind = question.text("type", &mut reading.warnings);
    match kind.as_str() {
        "unique_choice" | "multiple_choice" => {
            let options = options(question, translated, reading);
            if options.is_empty() {
                reading.warnings.add(&question.place(), codes::LIBRARY_QUESTION_CHOICES, &[]);
                return Instrument::Text;
            }
            Instrument::Choice(Choice { many: kind == "multiple_choice", options })
        }
        "boolean" => Instrument::YesNo,
        "date" => Instrument::Date,
        "text" => Instrument::Text,
        "number" => Instrument::Amount(Quantity {
            unit: String::new(),
            decimals: 0,
            minimum: None,
            maximum: None,
            direction: Direction::Neutral,
            bounds: Vec::new(),
        }),
        _ => {
            reading.warnings.add(
                &question.place_at("type"),
                codes::LIBRARY_QUESTION_TYPE,
                &[("type", &kind)],
            );
            Instrument::Text
        }
    }
}

const OPTION_KEYS: [&str; 8] = [
    "urn",
    "value",
    "description",
    "add_score",
    "compute_result",
    "color",
    "select_implementation_groups",
    "translations",
];

fn options(question: &Fields, translated: &[(Lang, Fields)], reading: &mut Reading) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for (at, node) in question.list("choices", &mut reading.warnings).iter().enumerate() {
        // A plain word is a choice too.
        if matches!(node.kind, Kind::Scalar { .. }) {
            let name = text_of(node, question.path(), "choices", &mut reading.warnings);
            let label = Label { name, description: String::new() };
            let texts = [(reading.language.clone(), label)].into();
            options.push(ChoiceOption { id: format!("choice-{}", at + 1), score: None, texts });
            continue;
        }
        let Some(choice) = Fields::open_any(node, question.path(), "choice", &mut reading.warnings) else {
            continue;
        };
        reading.note_unknown(&choice, &OPTION_KEYS, &["color", "select_implementation_groups"]);
        let urn = urn_key(&choice.text("urn", &mut reading.warnings));
        let id = if urn.is_empty() || options.iter().any(|option| option.id == urn) {
            format!("choice-{}", at + 1)
        } else {
            urn.clone()
        };
        let mut texts = words::labels(&choice, "value", || last_part(&id).to_owned(), reading);
        for (tag, inner) in translated {
            if let Some(label) = translated_choice(inner, &urn, at, reading) {
                texts.insert(tag.clone(), label);
            }
        }
        options.push(ChoiceOption { id, score: score(&choice, reading), texts });
    }
    options
}

/// The same choice in another language: by its URN, else by its place.
fn translated_choice(question: &Fields, urn: &str, at: usize, reading: &mut Reading) -> Option<Label> {
    let list = question.list("choices", &mut reading.warnings);
    let same =
        |node: &&Node| node.get("urn").and_then(Node::scalar).is_some_and(|other| urn_key(other) == urn);
    let node = list.iter().find(same).or_else(|| list.get(at).filter(|node| node.get("urn").is_none()))?;
    let fields = Fields::open_any(node, question.path(), "choice", &mut reading.warnings)?;
    let name = fields.text("value", &mut reading.warnings);
    let description = fields.text("description", &mut reading.warnings);
    (!name.is_empty()).then_some(Label { name, description })
}

/// What a choice is worth: its points, else its verdict.
fn score(choice: &Fields, reading: &mut Reading) -> Option<Number> {
    if let Some(points) = choice.optional_text("add_score", &mut reading.warnings) {
        let number = parse_number(&points);
        if number.is_none() {
            let args = [("key", "add_score"), ("value", points.as_str())];
            reading.warnings.add(&choice.place_at("add_score"), codes::NOT_A_NUMBER, &args);
        }
        return number;
    }
    let words = [
        ("compliant", Some(1)),
        ("true", Some(1)),
        ("partially_compliant", None),
        ("non_compliant", Some(0)),
        ("false", Some(0)),
        ("not_applicable", None),
    ];
    let verdict = choice.optional_text("compute_result", &mut reading.warnings)?.to_lowercase();
    match verdict.as_str() {
        "partially_compliant" => Number::ratio(1, 2),
        _ => match words.iter().find(|(word, _)| *word == verdict) {
            Some((_, score)) => score.map(Number::from),
            None => {
                let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
                let args =
                    [("key", "compute_result"), ("value", verdict.as_str()), ("known", known.as_str())];
                reading.warnings.add(&choice.place_at("compute_result"), codes::WORD_UNKNOWN, &args);
                None
            }
        },
    }
}

/// The item a question becomes: what is asked, in every language it is asked in.
pub(super) fn texts_of(question: &Question, label: &str) -> BTreeMap<Lang, ItemText> {
    let text = |text: &String| {
        let text = if text.is_empty() { label } else { text };
        ItemText { text: text.to_owned(), ..ItemText::default() }
    };
    question.texts.iter().map(|(tag, words)| (tag.clone(), text(words))).collect()
}
