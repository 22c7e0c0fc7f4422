//! Reads `tests/cases/plan/*.case`. The format is told in the README there.

use std::path::Path;

use alcove_domain::kit::{Day, NodeId, Number};
use alcove_domain::plan::Span;

pub struct Case {
    pub title: String,
    /// In the order of the file: the words of the heading, and the lines below it.
    pub sections: Vec<(Vec<String>, Vec<Line>)>,
}

#[derive(Clone)]
pub struct Line {
    pub indent: usize,
    pub words: Vec<String>,
}

impl Case {
    /// The words after the heading's name, empty where it is absent.
    pub fn heading(&self, name: &str) -> &[String] {
        self.sections.iter().find(|(heading, _)| heading[0] == name).map_or(&[], |(heading, _)| &heading[1..])
    }

    pub fn headings<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [String]> {
        self.sections.iter().filter(move |(heading, _)| heading[0] == name).map(|(heading, _)| &heading[1..])
    }

    pub fn lines(&self, name: &str) -> &[Line] {
        self.sections.iter().find(|(heading, _)| heading[0] == name).map_or(&[], |(_, lines)| lines)
    }
}

impl Line {
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The word after this one.
    pub fn after(&self, word: &str) -> Option<&str> {
        let at = self.words.iter().position(|other| other == word)?;
        self.words.get(at + 1).map(String::as_str)
    }

    pub fn has(&self, word: &str) -> bool {
        self.words.iter().any(|other| other == word)
    }

    /// `2026-03-02 to 2026-03-06`, wherever it stands.
    pub fn span(&self) -> Option<Span> {
        let at = self.words.iter().position(|word| word == "to")?;
        Span::new(day(&self.words[at - 1]), day(&self.words[at + 1]))
    }
}

/// Runs every case of a file. `facts`: for each thing that may be named in `expect`, what is so.
pub fn run(file: &str, at_least: usize, facts: impl Fn(&Case) -> Vec<(String, Vec<String>)>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/plan").join(file);
    let cases = read(&std::fs::read_to_string(path).unwrap());
    let mut wrong = Vec::new();
    for case in &cases {
        let is = facts(case);
        assert!(!case.lines("expect").is_empty(), "{}: nothing is expected", case.title);
        for line in case.lines("expect") {
            let found = is.iter().find(|(name, _)| starts_with(&line.words, name));
            let Some((name, is)) = found else {
                wrong.push(format!("{}: nothing is known of {:?}", case.title, line.words));
                continue;
            };
            for expected in phrases(&line.words[name.split(' ').count()..]) {
                if !is.contains(&expected) {
                    wrong.push(format!("{}: {name}: expected {expected:?}, is {is:?}", case.title));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(cases.len() >= at_least, "only {} cases were found", cases.len());
}

fn starts_with(words: &[String], name: &str) -> bool {
    name.split(' ').enumerate().all(|(at, word)| words.get(at).is_some_and(|other| other == word))
}

/// Parted by commas; a number after `value`, `covered` or a stage may be written in any way.
fn phrases(words: &[String]) -> Vec<String> {
    let joined = words.join(" ");
    let tidy = |phrase: &str| match phrase.rsplit_once(' ') {
        Some((before, last)) if EXACT.contains(&before) => format!("{before} {}", n(last)),
        _ => phrase.to_owned(),
    };
    joined.split(',').map(|phrase| tidy(phrase.trim())).collect()
}

const EXACT: [&str; 5] = ["value", "covered", "planned", "committed", "spent"];

fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap().trim_end();
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let Some(first) = words.first() else { continue };
        if first == "case" {
            let title = line.trim_start_matches("case ").to_owned();
            cases.push(Case { title, sections: Vec::new() });
            continue;
        }
        let case = cases.last_mut().expect("a file begins with a case");
        if line.starts_with(' ') {
            let indent = line.len() - line.trim_start().len();
            let section = case.sections.last_mut().expect("a line stands under a heading");
            section.1.push(Line { indent, words });
        } else {
            case.sections.push((words, Vec::new()));
        }
    }
    cases
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|fault| panic!("{fault}"))
}

pub fn n(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|fault| panic!("{fault}"))
}

pub fn node(text: &str) -> NodeId {
    NodeId::from(text)
}

pub fn span(first: &str, last: &str) -> Span {
    Span::new(day(first), day(last)).unwrap()
}
