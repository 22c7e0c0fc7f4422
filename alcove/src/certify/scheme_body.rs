//! A scheme as its file and the database write it: what a body awards is data.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::certify::{Rule, Validation};
use alcove_domain::kit::Lang;
use serde::{Deserialize, Serialize};

use super::snapshot::Texts;
use crate::kit::{FieldFault, Words};

pub const FORMAT: &str = "scheme/1";

/// A file of this size holds some hundred levels.
pub const LARGEST: usize = 256 * 1024;

const MOST_LEVELS: usize = 20;
const MOST_RULES: usize = 20;
const MOST_CHOICES: usize = 50;
const LONGEST_NAME: usize = 200;
const LONGEST_TEXT: usize = 4_000;

/// The longest time for which a certificate is valid without anybody looking at it again.
const MOST_MONTHS: u32 = 120;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeBody {
    /// Always [`FORMAT`].
    pub alcove: String,
    /// The language that texts fall back to.
    pub language: String,
    pub names: Labels,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub about: Texts,
    /// What it costs, in words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fee: Texts,
    /// URNs of the frameworks that are taken; none takes any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ChoiceBody>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<ChoiceBody>,
    pub levels: Vec<LevelBody>,
}

/// Names by the code of their language.
pub type Labels = BTreeMap<String, LabelBody>;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelBody {
    pub name: String,
    /// What else people call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A field of excellence, or a special mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceBody {
    pub id: String,
    pub names: Labels,
    /// Refs of the items that make the field, with all below them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelBody {
    /// The same in every edition of the scheme.
    pub id: String,
    pub names: Labels,
    /// What the certificate says of its holder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub says: Texts,
    /// How long it is valid; without it, for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<u32>,
    /// How often the body looks again while it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surveillance_months: Option<u32>,
    /// `on-paper`, `desk` or `visit`.
    pub validation: String,
    /// Whether an applicant chooses one of the scheme's fields.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_field: bool,
    pub rules: Vec<RuleBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RuleBody {
    ItemsAssessed { least: u32 },
    ItemsInEachGroup { least: u32 },
    CountsAtStep { step: i32, least: Vec<u32> },
    FieldAtStep { step: i32, percent: u32 },
    EvidenceShare { percent: u32 },
    PlanApproved {},
    FindingsAnswered { percent: u32 },
    PracticesPublished { least: u32 },
    Declaration {},
}

impl RuleBody {
    /// The words of files, which are also the last part of the keys of messages.
    pub const KINDS: [&'static str; 9] = [
        "items-assessed",
        "items-in-each-group",
        "counts-at-step",
        "field-at-step",
        "evidence-share",
        "plan-approved",
        "findings-answered",
        "practices-published",
        "declaration",
    ];

    pub fn rule(&self) -> Rule {
        match self {
            Self::ItemsAssessed { least } => Rule::ItemsAssessed { least: *least },
            Self::ItemsInEachGroup { least } => Rule::ItemsInEachGroup { least: *least },
            Self::CountsAtStep { step, least } => Rule::CountsAtStep { step: *step, least: least.clone() },
            Self::FieldAtStep { step, percent } => Rule::FieldAtStep { step: *step, percent: *percent },
            Self::EvidenceShare { percent } => Rule::EvidenceShare { percent: *percent },
            Self::PlanApproved {} => Rule::PlanApproved,
            Self::FindingsAnswered { percent } => Rule::FindingsAnswered { percent: *percent },
            Self::PracticesPublished { least } => Rule::PracticesPublished { least: *least },
            Self::Declaration {} => Rule::Declaration,
        }
    }
}

/// The word of a rule, as [`RuleBody::KINDS`] has it, and `closed`.
pub const fn kind(rule: &Rule) -> &'static str {
    match rule {
        Rule::Closed => "closed",
        Rule::ItemsAssessed { .. } => "items-assessed",
        Rule::ItemsInEachGroup { .. } => "items-in-each-group",
        Rule::CountsAtStep { .. } => "counts-at-step",
        Rule::FieldAtStep { .. } => "field-at-step",
        Rule::EvidenceShare { .. } => "evidence-share",
        Rule::PlanApproved => "plan-approved",
        Rule::FindingsAnswered { .. } => "findings-answered",
        Rule::PracticesPublished { .. } => "practices-published",
        Rule::Declaration => "declaration",
    }
}

/// A name in the language of the reader, else in the scheme's own, else in any.
pub fn named<'a>(labels: &'a Labels, words: Words, fallback: &str) -> &'a str {
    let own = labels.get(words.code()).filter(|label| !label.name.is_empty());
    let found = own.or_else(|| labels.get(fallback)).or_else(|| labels.values().next());
    found.map_or("", |label| label.name.as_str())
}

impl SchemeBody {
    pub fn name(&self, words: Words) -> &str {
        named(&self.names, words, &self.language)
    }

    pub fn level(&self, id: &str) -> Option<&LevelBody> {
        self.levels.iter().find(|level| level.id == id)
    }

    pub fn field(&self, id: &str) -> Option<&ChoiceBody> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The refs of a field; none for the whole assessment.
    pub fn items_of(&self, field: &str) -> &[String] {
        self.field(field).map_or(&[], |field| &field.items)
    }

    /// What is wrong with it, by the fields of its form.
    pub fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        if self.alcove != FORMAT {
            faults.push(FieldFault::new("alcove", "scheme-format"));
        }
        if Lang::new(&self.language).is_err() {
            faults.push(FieldFault::new("language", "unknown-choice"));
        }
        self.check_labels(&mut faults, "names", &self.names);
        for (field, texts) in [("about", &self.about), ("fee", &self.fee)] {
            check_texts(&mut faults, field, texts);
        }
        for (field, choices) in [("fields", &self.fields), ("mentions", &self.mentions)] {
            check_ids(&mut faults, field, choices.iter().map(|one| one.id.as_str()), MOST_CHOICES);
            for one in choices {
                self.check_labels(&mut faults, field, &one.names);
            }
        }
        if self.levels.is_empty() {
            faults.push(FieldFault::new("levels", "level-missing"));
        }
        check_ids(&mut faults, "levels", self.levels.iter().map(|one| one.id.as_str()), MOST_LEVELS);
        for level in &self.levels {
            self.check_level(&mut faults, level);
        }
        faults
    }

    fn check_level(&self, faults: &mut Vec<FieldFault>, level: &LevelBody) {
        self.check_labels(faults, "levels", &level.names);
        check_texts(faults, "says", &level.says);
        if Validation::parse(&level.validation).is_none() {
            faults.push(FieldFault::new("validation", "unknown-choice"));
        }
        for (field, months) in
            [("valid_months", level.valid_months), ("surveillance_months", level.surveillance_months)]
        {
            if months.is_some_and(|months| !(1..=MOST_MONTHS).contains(&months)) {
                faults.push(FieldFault::new(field, "no-months").with("most", i64::from(MOST_MONTHS)));
            }
        }
        if level.asks_field && self.fields.is_empty() {
            faults.push(FieldFault::new("asks_field", "no-fields"));
        }
        let broken = level.rules.iter().any(|rule| rule.rule().check().is_err());
        if level.rules.is_empty() || level.rules.len() > MOST_RULES || broken {
            faults.push(FieldFault::new("rules", "no-rules"));
        }
    }

    fn check_labels(&self, faults: &mut Vec<FieldFault>, field: &str, labels: &Labels) {
        let own = labels.get(&self.language).is_some_and(|label| !label.name.trim().is_empty());
        if !own {
            faults.push(FieldFault::new(field, "name-missing"));
        }
        let names = labels.values().flat_map(|label| std::iter::once(&label.name).chain(&label.aliases));
        for name in names {
            if name.chars().count() > LONGEST_NAME {
                faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_NAME));
            }
        }
        if labels.keys().any(|lang| Lang::new(lang).is_err()) {
            faults.push(FieldFault::new(field, "unknown-choice"));
        }
    }
}

fn check_texts(faults: &mut Vec<FieldFault>, field: &str, texts: &Texts) {
    for text in texts.values() {
        if text.chars().count() > LONGEST_TEXT {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_TEXT));
        }
    }
}

/// Ids stand in addresses, so they are plain; and each names one thing.
fn check_ids<'a>(
    faults: &mut Vec<FieldFault>,
    field: &str,
    ids: impl Iterator<Item = &'a str>,
    at_most: usize,
) {
    let mut seen = BTreeSet::new();
    for id in ids {
        let plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if id.is_empty() || id.len() > 60 || !plain || !seen.insert(id) {
            faults.push(FieldFault::new(field, "scheme-id"));
        }
    }
    if seen.len() > at_most {
        faults.push(FieldFault::new(field, "too-many-of-them").with("most", at_most));
    }
}
