//! A state in writing: what a baseline is kept as, what its hash stands on, and how a change is
//! logged. One line for each fact, in the order of the facts, so that equal states are equal texts.

use super::baseline::{About, Fact, Heading, Measured, Own, Said, State};
use super::indicator::{Direction, Entry, Measure};
use super::money::{Currency, Funding, Need};
use super::outline::NodeKind;
use super::phase::Phase;
use super::responsibility::{Part, Party};
use super::span::Span;
use crate::kit::{Day, Number};

/// Stands first in the text. A new form gets a new number, and old texts stay readable.
const FIRST_LINE: &str = "alcove-plan 1";

/// The same of a text that also says what the plan says of itself.
const FIRST_LINE_WITH_PLAN: &str = "alcove-plan 2";

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
        let first = if self.tells_of_plan() { FIRST_LINE_WITH_PLAN } else { FIRST_LINE };
        let mut text = format!("{first}\n");
        for (Fact { node, about }, said) in self.facts() {
            text.push_str(&format!("{} {} = {}\n", quoted(node.as_str()), about.write(), said.write()));
        }
        text
    }

    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = text.lines();
        if !matches!(lines.next(), Some(FIRST_LINE | FIRST_LINE_WITH_PLAN)) {
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
            Self::Own(own) => format!("plan {}", own_word(*own)),
            Self::IndicatorTitle(indicator) => format!("indicator {}", quoted(indicator.as_str())),
            Self::Measured(indicator) => format!("measured {}", quoted(indicator.as_str())),
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
            Self::Phases(phases) => {
                let phase = |Phase { name, span }: &Phase| {
                    format!(" {} {} {}", span.first(), span.last(), quoted(name))
                };
                format!("phases{}", phases.iter().map(phase).collect::<String>())
            }
            Self::Measured(Measured { measure, direction, entry, unit }) => {
                let words = (measure_word(*measure), direction_word(*direction), entry_word(*entry));
                format!("measured {} {} {} {}", words.0, words.1, words.2, quoted(unit))
            }
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
        [Bare("indicator"), Quoted(indicator)] => About::IndicatorTitle(indicator.as_str().into()),
        [Bare("measured"), Quoted(indicator)] => About::Measured(indicator.as_str().into()),
        [Bare("plan"), Bare(own)] => About::Own(Own::ALL.into_iter().find(|one| own_word(*one) == *own)?),
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
        [Bare("measured"), Bare(measure), Bare(direction), Bare(entry), Quoted(unit)] => {
            Said::Measured(Measured {
                measure: MEASURES.into_iter().find(|one| measure_word(*one) == *measure)?,
                direction: DIRECTIONS.into_iter().find(|one| direction_word(*one) == *direction)?,
                entry: ENTRIES.into_iter().find(|one| entry_word(*one) == *entry)?,
                unit: unit.clone(),
            })
        }
        [Bare("phases"), phases @ ..] => {
            Said::Phases(phases.chunks(3).map(read_phase).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn read_phase(words: &[Word<'_>]) -> Option<Phase> {
    let [Word::Bare(first), Word::Bare(last), Word::Quoted(name)] = words else { return None };
    let span = Span::new(Day::parse(first).ok()?, Day::parse(last).ok()?)?;
    Some(Phase { name: name.clone(), span })
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
const MEASURES: [Measure; 2] = [Measure::Amount, Measure::Share];
const DIRECTIONS: [Direction; 3] = [Direction::Up, Direction::Down, Direction::Neutral];
const ENTRIES: [Entry; 3] = [Entry::Increment, Entry::Cumulative, Entry::Snapshot];

const fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Amount => "amount",
        Measure::Share => "share",
    }
}

const fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Neutral => "neutral",
    }
}

const fn entry_word(entry: Entry) -> &'static str {
    match entry {
        Entry::Increment => "increment",
        Entry::Cumulative => "cumulative",
        Entry::Snapshot => "snapshot",
    }
}

const fn kind_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Objective => "objective",
        NodeKind::Action => "action",
        NodeKind::Milestone => "milestone",
    }
}

const fn own_word(own: Own) -> &'static str {
    match own {
        Own::Title => "title",
        Own::FirstDay => "first-day",
        Own::LastDay => "last-day",
        Own::Context => "context",
        Own::Vision => "vision",
        Own::Phases => "phases",
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
