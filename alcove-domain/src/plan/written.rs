//! A state in writing: what a baseline is kept as, what its hash stands on, and how a change is
//! logged. One line for each fact, in the order of the facts, so that equal states are equal texts.

use super::baseline::{About, Fact, Heading, Said, State};
use super::money::{Currency, Funding, Need};
use super::outline::NodeKind;
use super::responsibility::{Part, Party};
use crate::kit::{Day, Number};

/// Stands first in the text. A new form gets a new number, and old texts stay readable.
const FIRST_LINE: &str = "alcove-plan 1";

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the text does not begin with {FIRST_LINE:?}")]
    NotAPlan,
    #[error("line {line} is no fact")]
    NoFact { line: usize },
    #[error("{text:?} is nothing that a plan says")]
    NoWords { text: String },
}

impl State {
    pub fn write(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for (Fact { node, about }, said) in self.facts() {
            text.push_str(&format!("{} {} = {}\n", quoted(node.as_str()), about.write(), said.write()));
        }
        text
    }

    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return Err(Unreadable::NotAPlan);
        }
        let mut state = Self::default();
        for (at, line) in lines.enumerate() {
            // The first fact stands on the second line.
            let no_fact = || Unreadable::NoFact { line: at + 2 };
            let words = words(line).ok_or_else(no_fact)?;
            let is = words.iter().position(|word| *word == Word::Bare("=")).ok_or_else(no_fact)?;
            let (Some(Word::Quoted(node)), Some(about)) = (words.first(), words.get(1..is)) else {
                return Err(no_fact());
            };
            let about = read_about(about).ok_or_else(no_fact)?;
            let said = read_said(&words[is + 1..]).ok_or_else(no_fact)?;
            state.say(&node.as_str().into(), about, said);
        }
        Ok(state)
    }
}

impl About {
    pub fn write(&self) -> String {
        match self {
            Self::Kind => "kind".to_owned(),
            Self::Parent => "parent".to_owned(),
            Self::Title => "title".to_owned(),
            Self::FirstDay => "first-day".to_owned(),
            Self::LastDay => "last-day".to_owned(),
            Self::Party(part, Party::Unit(unit)) => {
                format!("{} unit {}", part_word(*part), quoted(unit.as_str()))
            }
            Self::Party(part, Party::Person(person)) => {
                format!("{} person {}", part_word(*part), quoted(person.as_str()))
            }
            Self::Serves(objective) => format!("serves {}", quoted(objective.as_str())),
            Self::IndicatorBaseline(indicator) => format!("baseline {}", quoted(indicator.as_str())),
            Self::Target(indicator, year) => format!("target {} {year}", quoted(indicator.as_str())),
            Self::Planned(Heading { currency, year, funding, source, need }) => {
                let (funding, need) = (funding_word(*funding), need.word());
                format!("planned {currency} {year} {funding} {need} {}", quoted(source))
            }
        }
    }

    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let about = words(text).and_then(|words| read_about(&words));
        about.ok_or_else(|| Unreadable::NoWords { text: text.to_owned() })
    }
}

impl Said {
    pub fn write(&self) -> String {
        match self {
            Self::Yes => "yes".to_owned(),
            Self::Kind(kind) => format!("kind {}", kind_word(*kind)),
            Self::Node(node) => format!("node {}", quoted(node.as_str())),
            Self::Words(words) => format!("words {}", quoted(words)),
            Self::Day(day) => format!("day {day}"),
            Self::Number(number) => format!("number {number}"),
        }
    }

    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let said = words(text).and_then(|words| read_said(&words));
        said.ok_or_else(|| Unreadable::NoWords { text: text.to_owned() })
    }
}

fn read_about(words: &[Word<'_>]) -> Option<About> {
    use Word::{Bare, Quoted};
    Some(match words {
        [Bare("kind")] => About::Kind,
        [Bare("parent")] => About::Parent,
        [Bare("title")] => About::Title,
        [Bare("first-day")] => About::FirstDay,
        [Bare("last-day")] => About::LastDay,
        [Bare(part), Bare("unit"), Quoted(unit)] => {
            About::Party(read_part(part)?, Party::Unit(unit.as_str().into()))
        }
        [Bare(part), Bare("person"), Quoted(person)] => {
            About::Party(read_part(part)?, Party::Person(person.as_str().into()))
        }
        [Bare("serves"), Quoted(objective)] => About::Serves(objective.as_str().into()),
        [Bare("baseline"), Quoted(indicator)] => About::IndicatorBaseline(indicator.as_str().into()),
        [Bare("target"), Quoted(indicator), Bare(year)] => {
            About::Target(indicator.as_str().into(), year.parse().ok()?)
        }
        [Bare("planned"), Bare(currency), Bare(year), Bare(funding), Bare(need), Quoted(source)] => {
            About::Planned(Heading {
                currency: Currency::parse(currency).ok()?,
                year: year.parse().ok()?,
                funding: FUNDINGS.into_iter().find(|one| funding_word(*one) == *funding)?,
                source: source.clone(),
                need: Need::parse(need)?,
            })
        }
        _ => return None,
    })
}

fn read_said(words: &[Word<'_>]) -> Option<Said> {
    use Word::{Bare, Quoted};
    Some(match words {
        [Bare("yes")] => Said::Yes,
        [Bare("kind"), Bare(kind)] => Said::Kind(KINDS.into_iter().find(|one| kind_word(*one) == *kind)?),
        [Bare("node"), Quoted(node)] => Said::Node(node.as_str().into()),
        [Bare("words"), Quoted(words)] => Said::Words(words.clone()),
        [Bare("day"), Bare(day)] => Said::Day(Day::parse(day).ok()?),
        [Bare("number"), Bare(number)] => Said::Number(Number::parse(number).ok()?),
        _ => return None,
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word<'a> {
    Bare(&'a str),
    Quoted(String),
}

/// A line of bare and quoted words with one blank between.
fn words(line: &str) -> Option<Vec<Word<'_>>> {
    let mut words = Vec::new();
    let mut rest = line;
    loop {
        let (word, after) = match rest.strip_prefix('"') {
            Some(inside) => unquoted(inside)?,
            None => {
                let end = rest.find(' ').unwrap_or(rest.len());
                (Word::Bare(&rest[..end]), &rest[end..])
            }
        };
        words.push(word);
        match after.strip_prefix(' ') {
            Some(next) => rest = next,
            None if after.is_empty() => return Some(words),
            None => return None,
        }
    }
}

fn unquoted(inside: &str) -> Option<(Word<'_>, &str)> {
    let mut word = String::new();
    let mut characters = inside.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((Word::Quoted(word), &inside[at + 1..])),
            '\\' => word.push(match characters.next()?.1 {
                'n' => '\n',
                'r' => '\r',
                other => other,
            }),
            other => word.push(other),
        }
    }
    None
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
    format!("\"{text}\"")
}

const KINDS: [NodeKind; 3] = [NodeKind::Objective, NodeKind::Action, NodeKind::Milestone];
const FUNDINGS: [Funding; 2] = [Funding::Funded, Funding::Unfunded];

const fn kind_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Objective => "objective",
        NodeKind::Action => "action",
        NodeKind::Milestone => "milestone",
    }
}

const fn part_word(part: Part) -> &'static str {
    match part {
        Part::Responsible => "responsible",
        Part::Contributing => "contributing",
    }
}

fn read_part(word: &str) -> Option<Part> {
    [Part::Responsible, Part::Contributing].into_iter().find(|part| part_word(*part) == word)
}

const fn funding_word(funding: Funding) -> &'static str {
    match funding {
        Funding::Funded => "funded",
        Funding::Unfunded => "unfunded",
    }
}
