//! A practice drafted from what the institution has already: its strengths, what it planned, what it
//! did and what moved. Half the form is filled; the other half only people know.

use std::collections::BTreeMap;

use alcove_domain::publish::List;
use futures_util::future::BoxFuture;

use super::body::{Body, Row, Texts};
use crate::kit::ids::OrganisationId;
use crate::kit::{Result, Words};
use crate::network::Person;

/// What other rooms know, in the language that the draft is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What the assessment found good, in sentences.
    pub strengths: Vec<String>,
    /// Criteria of our own framework that the strengths stand on.
    pub criteria: Vec<String>,
    pub plan: String,
    pub context: String,
    pub objectives: Vec<String>,
    /// What was done: title, words, working days.
    pub actions: Vec<(String, String, u32)>,
    /// What moved between two assessments, in sentences with their numbers.
    pub moved: Vec<String>,
    /// What stood in the way and what was done about it.
    pub constraints: Vec<(String, String)>,
    pub first_day: String,
    pub last_day: String,
}

impl Source {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where it comes from; an App part, wired by the shell.
#[derive(Clone)]
pub struct Sources(pub SourceOf);

pub type SourceOf = for<'a> fn(&'a Person, &'a OrganisationId, Words) -> BoxFuture<'a, Result<Source>>;

pub async fn source(person: &Person, organisation: &OrganisationId, words: Words) -> Result<Source> {
    (person.ctx.app.part::<Sources>().0)(person, organisation, words).await
}

/// Parts of a plan that become building blocks at once; a practice with more is cut by people.
const BLOCKS: usize = 8;

/// An empty practice in this language.
pub fn blank(words: Words, title: &str, entry: &str) -> Body {
    let mut body = Body {
        entry: entry.to_owned(),
        language: words.code().to_owned(),
        licence: "CC-BY-4.0".to_owned(),
        ..Body::default()
    };
    body.texts.insert(body.language.clone(), Texts::from([("title".to_owned(), title.to_owned())]));
    body
}

/// The same, filled with what is known.
pub fn filled(mut body: Body, words: Words, source: &Source) -> Body {
    let listed =
        |lines: &[String]| lines.iter().map(|line| format!("– {line}")).collect::<Vec<_>>().join("\n");
    let mut introduction = Vec::new();
    if !source.context.is_empty() {
        introduction.push(source.context.clone());
    }
    if !source.objectives.is_empty() {
        introduction.push(format!(
            "{}\n{}",
            words.t1("publish-draft-objectives", "plan", &source.plan),
            listed(&source.objectives)
        ));
    }
    if !source.strengths.is_empty() {
        introduction.push(format!("{}\n{}", words.t("publish-draft-strengths"), listed(&source.strengths)));
    }
    let mut set = |key: &str, text: String| {
        if !text.is_empty() {
            body.texts.entry(body.language.clone()).or_default().insert(key.to_owned(), text);
        }
    };
    set("introduction", introduction.join("\n\n"));
    if !source.moved.is_empty() {
        set("impact", format!("{}\n{}", words.t("publish-draft-moved"), listed(&source.moved)));
    }
    let language = body.language.clone();
    let row = |texts: &[(&str, &str)], days: u32| Row {
        days: if days == 0 { String::new() } else { days.to_string() },
        texts: BTreeMap::from([(
            language.clone(),
            texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect(),
        )]),
        ..Row::default()
    };
    let blocks = source.actions.iter().take(BLOCKS);
    let blocks = blocks.map(|(title, what, days)| row(&[("name", title), ("what", what)], *days));
    let constraints = source.constraints.iter().take(BLOCKS);
    let constraints =
        constraints.map(|(challenge, answer)| row(&[("challenge", challenge), ("answer", answer)], 0));
    let (blocks, constraints): (Vec<Row>, Vec<Row>) = (blocks.collect(), constraints.collect());
    body.rows.insert(List::Blocks.word().to_owned(), blocks);
    body.rows.insert(List::Constraints.word().to_owned(), constraints);
    body.criteria = source.criteria.clone();
    body.first_day = source.first_day.clone();
    body.last_day = source.last_day.clone();
    body.tidied()
}
