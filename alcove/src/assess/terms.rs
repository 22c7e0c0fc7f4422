//! The terms of the glossary in what somebody reads: each is linked where it comes first.

use std::cell::RefCell;
use std::collections::BTreeMap;

use alcove_domain::assess::edition::{Edition, in_language};
use alcove_domain::kit::Lang;
use alcove_framework::Terms;

use super::editions::Known;

/// A stretch of a text; a term of the glossary has its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub term: Option<String>,
}

/// What a term means, for showing it beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub id: String,
    pub name: String,
    pub description: String,
    /// The language it is in.
    pub lang: String,
}

/// Goes through the texts of one item in the order in which they are read.
pub struct Linking<'a> {
    known: &'a Known,
    /// Positions in the glossary, in the order of their first mention.
    seen: RefCell<Vec<usize>>,
}

impl Piece {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), term: None }
    }
}

impl<'a> Linking<'a> {
    pub fn new(known: &'a Known) -> Self {
        Self { known, seen: RefCell::default() }
    }

    /// The text in pieces, with the terms that were not linked before.
    pub fn pieces(&self, lang: &Lang, text: &str) -> Vec<Piece> {
        let text = text.trim();
        let Some(terms) = self.known.terms.get(lang) else { return vec![Piece::plain(text)] };
        let mut seen = self.seen.borrow_mut();
        let (mut pieces, mut from) = (Vec::new(), 0);
        for mention in terms.mentions(text) {
            if seen.contains(&mention.term) {
                continue;
            }
            seen.push(mention.term);
            if from < mention.from {
                pieces.push(Piece::plain(&text[from..mention.from]));
            }
            let id = self.known.edition.glossary[mention.term].id.clone();
            pieces.push(Piece { text: text[mention.from..mention.to].to_owned(), term: Some(id) });
            from = mention.to;
        }
        if from < text.len() || pieces.is_empty() {
            pieces.push(Piece::plain(&text[from..]));
        }
        pieces
    }

    /// The terms linked so far, explained in the language that is read.
    pub fn explained(&self, wanted: &Lang) -> Vec<Explained> {
        let edition = &self.known.edition;
        let seen = self.seen.borrow();
        let terms = seen.iter().filter_map(|at| {
            let term = &edition.glossary[*at];
            let (lang, label) = in_language(&term.texts, wanted, &edition.language)?;
            Some(Explained {
                id: term.id.clone(),
                name: label.name.clone(),
                description: label.description.clone(),
                lang: lang.to_string(),
            })
        });
        terms.filter(|term| !term.description.is_empty()).collect()
    }
}

/// The names to look for, in each language of the glossary.
pub fn of_edition(edition: &Edition) -> BTreeMap<Lang, Terms> {
    let languages = edition.glossary.iter().flat_map(|term| term.texts.keys());
    let languages: std::collections::BTreeSet<&Lang> = languages.collect();
    languages.into_iter().map(|lang| (lang.clone(), Terms::of(edition, lang))).collect()
}
