//! The part of the page that asks: the question, its help, and the fields of its instrument.

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::{Instrument, in_language};
use alcove_domain::assess::rating::{Confidence, IMPORTANCE};
use alcove_domain::kit::Lang;

use super::outline::other_language;
use crate::assess::terms::{Explained, Linking, Piece};
use crate::kit::fields::FormView;
use crate::kit::words::Words;
use crate::review::answer_form::{self, CANNOT_JUDGE, NOT_APPLICABLE, option_value};
use crate::review::facts::Laid;
use crate::review::names;
use crate::review::texts::Said;

pub struct Question {
    pub code: String,
    /// The name of the item's tier: Indicator.
    pub tier: String,
    pub text: String,
    pub lang: Option<String>,
    /// The name of the language the words are in, where it is not the page's.
    pub language_name: Option<String>,
    /// The organisation's own wording.
    pub wording: Option<String>,
    /// The text with the terms of the glossary, where it is read.
    pub pieces: Vec<Piece>,
    /// The setting in whose words the text is.
    pub setting: Option<String>,
    pub help: Vec<Help>,
    /// What the terms mean that are linked in the text and in the help.
    pub terms: Vec<Explained>,
    /// The page with all terms of the framework.
    pub glossary: String,
}

/// A part of what explains the question.
pub struct Help {
    pub title: Option<String>,
    pub lines: Vec<Vec<Piece>>,
    /// Several things side by side, not sentences of one text.
    pub is_list: bool,
}

/// A large radio with what stands behind it.
pub struct Choice {
    pub value: String,
    /// The number in the arch, with its shade; none where there is no level.
    pub level: Option<(String, usize)>,
    pub name: String,
    pub description: String,
    /// The key that chooses it.
    pub key: Option<String>,
}

/// How the item is answered.
pub struct Asked {
    pub kind: &'static str,
    pub choices: Vec<Choice>,
    pub unit: String,
    pub numerator: String,
    pub denominator: String,
    /// Decimals of the share, and by how much the share is multiplied.
    pub decimals: u32,
    pub times: u32,
    /// Values and names for the target; empty where a field serves.
    pub targets: Vec<(String, String)>,
    pub target_kind: &'static str,
}

/// The share that numerator and denominator make, for a ratio.
pub fn share(words: Words, laid: &Laid, node: usize, form: &FormView) -> String {
    let Some(Instrument::Ratio(_)) = laid.instrument(node) else { return String::new() };
    let number = |name: &str| answer_form::number(form.value(name));
    match (number("above"), number("below")) {
        (Some(above), Some(below)) if !below.is_zero() => {
            laid.spoken(words, node, &Mark::Ratio(above, below)).text
        }
        _ => String::new(),
    }
}

pub fn question(words: Words, laid: &Laid, node: usize) -> Question {
    let said = laid.said(node, &words.lang());
    let edition = &laid.known.edition;
    let tier = edition.tiers.get(laid.tier(node));
    let tier = tier.and_then(|tier| in_language(&tier.texts, &words.lang(), &edition.language));
    let lang = other_language(words, said.language);
    let text = if said.text.is_empty() { said.name } else { said.text };
    let read = Lang::new(said.language).unwrap_or_else(|_| edition.language.clone());
    let linking = Linking::new(&laid.known);
    Question {
        code: said.code.to_owned(),
        tier: tier.map(|(_, name)| name.one.clone()).unwrap_or_default(),
        text: text.to_owned(),
        language_name: lang
            .as_ref()
            .map(|lang| Words::of(lang).map_or_else(|| lang.clone(), |words| words.own_name().to_owned())),
        lang,
        wording: said.wording.map(str::to_owned),
        setting: said.original.and_then(|_| laid.variant_name(&words.lang())).map(str::to_owned),
        // First what is read first: the order is that of the page.
        pieces: linking.pieces(&read, text),
        help: help(words, &said, &linking, &read),
        terms: linking.explained(&read),
        glossary: format!("/frameworks/{}/glossary", laid.known.id),
    }
}

/// In the order in which a rater asks.
fn help(words: Words, said: &Said, linking: &Linking, read: &Lang) -> Vec<Help> {
    let Some(item) = said.item else { return Vec::new() };
    let evidence: Vec<&str> = item.evidence.iter().chain(said.examples).map(String::as_str).collect();
    let questions: Vec<&str> = item.questions.iter().map(String::as_str).collect();
    let one = |text: &'static str, value| (Some(text), vec![value], false);
    let parts: [(Option<&str>, Vec<&str>, bool); 9] = [
        (None, evidence, true),
        one("rate-help-means", item.means.as_str()),
        one("rate-help-not", item.does_not_mean.as_str()),
        one("rate-help-matters", item.matters.as_str()),
        one("rate-help-period", item.period.as_str()),
        one("rate-help-lives", item.lives.as_str()),
        (Some("rate-help-questions"), questions, true),
        (None, vec![item.note.as_str()], false),
        one("rate-help-original", said.original.unwrap_or_default()),
    ];
    let parts = parts.into_iter().filter(|(_, lines, _)| lines.iter().any(|line| !line.is_empty()));
    parts
        .map(|(title, lines, is_list)| Help {
            title: title.map(|key| words.t(key)),
            lines: lines.into_iter().map(|line| linking.pieces(read, line)).collect(),
            is_list,
        })
        .collect()
}

pub fn asked(words: Words, laid: &Laid, node: usize) -> Asked {
    let said = laid.said(node, &words.lang());
    let mut asked = Asked {
        kind: "text",
        choices: Vec::new(),
        unit: String::new(),
        numerator: said.item.map(|item| item.numerator.clone()).unwrap_or_default(),
        denominator: said.item.map(|item| item.denominator.clone()).unwrap_or_default(),
        decimals: 0,
        times: 1,
        targets: Vec::new(),
        target_kind: "none",
    };
    let Some(instrument) = laid.instrument(node) else { return asked };
    match instrument {
        Instrument::Scale(scale) => {
            let descriptors = said.item.map(|item| &item.descriptors);
            asked.choices = laid
                .levels(words, scale)
                .into_iter()
                .map(|level| Choice {
                    value: level.value.to_string(),
                    description: descriptors
                        .and_then(|texts| texts.get(&level.value))
                        .cloned()
                        .unwrap_or_else(|| step_description(words, laid, scale, level.value)),
                    key: (0..10).contains(&level.value).then(|| level.value.to_string()),
                    level: Some((level.value.to_string(), level.shade)),
                    name: level.name,
                })
                .collect();
            (asked.kind, asked.target_kind) = ("level", "select");
        }
        Instrument::YesNo => {
            let answers = [("yes", "rate-yes", "1"), ("no", "rate-no", "2")];
            asked.choices =
                answers.map(|(value, key, number)| plain(value, words.t(key), number.to_owned())).into();
            (asked.kind, asked.target_kind) = ("level", "select");
        }
        Instrument::Choice(choice) => {
            let value = |id: &str| if choice.many { id.to_owned() } else { option_value(id) };
            asked.choices = (1..)
                .zip(&choice.options)
                .map(|(number, option): (usize, _)| {
                    plain(&value(&option.id), laid.option(words, choice, &option.id), number.to_string())
                })
                .collect();
            asked.kind = if choice.many { "many" } else { "level" };
            asked.target_kind = if choice.many { "none" } else { "select" };
        }
        Instrument::Amount(quantity) | Instrument::Ratio(quantity) => {
            let is_ratio = matches!(instrument, Instrument::Ratio(_));
            asked.kind = if is_ratio { "ratio" } else { "amount" };
            asked.unit = laid.unit(words, node, quantity);
            asked.decimals = quantity.decimals;
            asked.times = if quantity.is_percent() { 100 } else { 1 };
            asked.target_kind = "number";
        }
        Instrument::Date => (asked.kind, asked.target_kind) = ("date", "date"),
        Instrument::Text => {}
    }
    if asked.target_kind == "select" {
        let name = |choice: &Choice| match &choice.level {
            Some((number, _)) => {
                words.t2("rate-level-name", "level", number.as_str(), "name", choice.name.as_str())
            }
            None => choice.name.clone(),
        };
        asked.targets = asked.choices.iter().map(|choice| (choice.value.clone(), name(choice))).collect();
    }
    asked
}

fn plain(value: &str, name: String, number: String) -> Choice {
    let key = (number.len() == 1).then_some(number);
    Choice { value: value.to_owned(), level: None, name, description: String::new(), key }
}

fn step_description(words: Words, laid: &Laid, scale: &str, value: i32) -> String {
    let edition = &laid.known.edition;
    let step = edition.scale(scale).and_then(|scale| scale.steps.iter().find(|step| step.value == value));
    let label = step.and_then(|step| in_language(&step.texts, &words.lang(), &edition.language));
    label.map(|(_, label)| label.description.clone()).unwrap_or_default()
}

/// Values and names of what a mark may rest on.
pub fn confidences(words: Words) -> Vec<(String, String)> {
    let name = |one: Confidence| {
        let value = names::confidence(one);
        (value.to_owned(), words.t(&format!("rate-confidence-{}", value.replace('_', "-"))))
    };
    names::CONFIDENCES.into_iter().map(name).collect()
}

pub fn importances(words: Words) -> Vec<(String, String)> {
    IMPORTANCE.map(|step| (step.to_string(), words.t(&format!("rate-importance-{step}")))).collect()
}

/// The two answers that every instrument takes.
pub fn others(words: Words) -> [(&'static str, String, Option<&'static str>); 2] {
    [
        (NOT_APPLICABLE, words.t("rate-not-applicable"), Some("0")),
        (CANNOT_JUDGE, words.t("rate-cannot-judge"), None),
    ]
}
