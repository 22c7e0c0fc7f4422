//! What is wrong with a file, where, and what to do about it.

use std::fmt;
use std::rc::Rc;

use crate::codes::{self, Code};

/// One thing that is wrong. A page shows it in the reader's language by `code` and `args`; the
/// command line prints `message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file as the caller named it; for a workbook with the sheet and cell, `plan.xlsx#Items!C5`.
    pub path: String,
    /// From 1. The whole file is meant where it is 1 and the sentence names no line.
    pub line: usize,
    /// Stable; a locale file holds its words as `framework-fault-<code>`.
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
    /// The English sentence.
    pub message: String,
}

impl Fault {
    pub(crate) fn new(place: &Place, code: Code, args: &[(&'static str, &str)]) -> Self {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, shorten(value))).collect();
        let message = code.say(&args);
        debug_assert!(!message.contains("{ $"), "an argument is missing: {message}");
        Self { path: place.path.to_string(), line: place.line.max(1), code: code.name, args, message }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub path: Rc<str>,
    pub line: usize,
}

impl Place {
    pub fn new(path: &Rc<str>, line: usize) -> Self {
        Self { path: Rc::clone(path), line }
    }

    pub fn whole(path: &str) -> Self {
        Self { path: Rc::from(path), line: 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A cell names its row already.
        let row = self.line.to_string();
        match self.path.rsplit_once('!') {
            Some((_, cell)) if cell.ends_with(&row) => f.write_str(&self.path),
            _ => write!(f, "{}:{row}", self.path),
        }
    }
}

/// Collects faults, and stops keeping them when nobody would read on.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    unkept: usize,
}

impl Faults {
    /// More than anybody mends in one go; a hostile file must not cost memory.
    pub const KEPT: usize = 200;

    pub fn add(&mut self, place: &Place, code: Code, args: &[(&'static str, &str)]) {
        if self.list.len() < Self::KEPT {
            self.list.push(Fault::new(place, code, args));
        } else {
            self.unkept += 1;
        }
    }

    pub fn append(&mut self, more: Vec<Fault>) {
        let room = Self::KEPT.saturating_sub(self.list.len());
        self.unkept += more.len().saturating_sub(room);
        self.list.extend(more.into_iter().take(room));
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Found so far, kept or not.
    pub fn count(&self) -> usize {
        self.list.len() + self.unkept
    }

    /// All that were kept, with a last one that says how many were not.
    pub fn into_list(mut self) -> Vec<Fault> {
        if let (Some(last), true) = (self.list.last(), self.unkept > 0) {
            let place = Place { path: Rc::from(last.path.as_str()), line: last.line };
            self.list.push(Fault::new(&place, codes::MORE_FAULTS, &[("count", &self.unkept.to_string())]));
        }
        self.list
    }
}

/// A value quoted in a message stays readable, however long the file makes it.
fn shorten(value: &str) -> String {
    const SHOWN: usize = 120;
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    if value.chars().nth(SHOWN).is_none() {
        return value.chars().map(clean).collect();
    }
    value.chars().take(SHOWN).map(clean).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_file_line_and_what_to_do() {
        let place = Place { path: Rc::from("a.yaml"), line: 7 };

        let fault = Fault::new(&place, codes::ITEM_DUPLICATE, &[("id", "TL1"), ("first", "a.yaml:3")]);

        assert_eq!(
            fault.to_string(),
            "a.yaml:7: Item TL1 is there twice; the first stands in a.yaml:3. Give one of them another id."
        );
        assert_eq!(fault.code, "item-duplicate");
    }

    #[test]
    fn a_place_is_named_once() {
        let line = Place { path: Rc::from("a.yaml"), line: 7 };
        let cell = Place { path: Rc::from("plan.xlsx#Items!C2"), line: 2 };

        assert_eq!(
            (line.to_string(), cell.to_string()),
            ("a.yaml:7".to_owned(), "plan.xlsx#Items!C2".to_owned())
        );
    }

    #[test]
    fn two_hundred_faults_are_kept_and_the_rest_is_counted() {
        let mut faults = Faults::default();
        for _ in 0..1000 {
            faults.add(&Place::whole("a.yaml"), codes::NUL, &[]);
        }

        let list = faults.into_list();

        assert_eq!(list.len(), 201);
        assert_eq!(list[200].args, [("count", "800".to_owned())]);
    }

    #[test]
    fn a_huge_value_is_cut_in_the_message() {
        let fault = Fault::new(
            &Place::whole("a"),
            codes::NOT_A_NUMBER,
            &[("key", "weight"), ("value", &"9".repeat(1_000_000))],
        );

        assert!(fault.message.len() < 300);
    }
}
