//! An edition as one reader sees it: in the language asked for, and visibly in another where that
//! one has no text.

use std::collections::{BTreeMap, HashMap};

use alcove_domain::assess::edition::{Edition, TierName};
use alcove_domain::kit::Lang;

use crate::assess::editions::Known;
use crate::kit::page::percent;
use crate::kit::words::Words;

/// A text of the edition.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub pieces: Vec<Piece>,
    /// The language it is in, where the page is in another.
    pub lang: Option<String>,
    /// The name of that language, where another one was asked for.
    pub fallback: Option<String>,
}

/// A stretch of a text; a term of the glossary links to its explanation.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    pub term: Option<String>,
}

impl Said {
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// How a text looks to the reader.
pub struct Reading<'a> {
    pub known: &'a Known,
    pub words: Words,
    /// The language of the texts.
    pub shown: Lang,
    /// Whether the address names it, so that links keep it.
    chosen: bool,
    terms: HashMap<(Lang, char), Vec<Term>>,
}

struct Term {
    id: String,
    letters: Vec<char>,
}

impl<'a> Reading<'a> {
    /// In the language wanted where the edition speaks it, else in that of the page, else in its own.
    pub fn new(known: &'a Known, words: Words, wanted: &str) -> Self {
        let spoken = alcove_framework::languages(&known.edition);
        let wanted = Lang::new(wanted).ok().filter(|lang| spoken.contains(lang));
        let chosen = wanted.is_some();
        let shown = wanted
            .or_else(|| Some(words.lang()).filter(|lang| spoken.contains(lang)))
            .unwrap_or_else(|| known.edition.language.clone());
        Self { known, words, shown, chosen, terms: terms(&known.edition) }
    }

    pub fn edition(&self) -> &'a Edition {
        &self.known.edition
    }

    /// Where the edition's own pages begin.
    pub fn home(&self) -> String {
        format!("/frameworks/{}", self.known.id)
    }

    /// An address under [`Reading::home`] that keeps the language.
    pub fn address(&self, rest: &str) -> String {
        let query = if self.chosen { format!("?lang={}", self.shown) } else { String::new() };
        let (path, anchor) = rest.split_once('#').unwrap_or((rest, ""));
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{}", percent(anchor)) };
        format!("{}{path}{query}{anchor}", self.home())
    }

    /// The language in the address, for forms; empty where it is not chosen.
    pub fn chosen_language(&self) -> &str {
        if self.chosen { self.shown.as_str() } else { "" }
    }

    /// The text in the language shown, else in the edition's own, else in any; none where no
    /// language has it.
    pub fn pick<T>(&self, texts: &BTreeMap<Lang, T>, field: impl Fn(&T) -> &str) -> Option<Said> {
        let (lang, text) = self.find(texts, |text| !field(text).trim().is_empty())?;
        Some(self.said(lang, field(text)))
    }

    /// The same with the terms of the glossary linked.
    pub fn linked<T>(&self, texts: &BTreeMap<Lang, T>, field: impl Fn(&T) -> &str) -> Option<Said> {
        let (lang, text) = self.find(texts, |text| !field(text).trim().is_empty())?;
        let said = self.said(lang, "");
        Some(Said { pieces: self.pieces(lang, field(text)), ..said })
    }

    /// A list of texts, all in one language.
    pub fn lines<T>(&self, texts: &BTreeMap<Lang, T>, field: impl Fn(&T) -> &[String]) -> Vec<Said> {
        let Some((lang, text)) = self.find(texts, |text| !field(text).is_empty()) else {
            return Vec::new();
        };
        field(text).iter().map(|line| self.said(lang, line)).collect()
    }

    /// The name of a tier, for one and for many.
    pub fn tier(&self, at: usize, field: impl Fn(&TierName) -> &str) -> String {
        let texts = self.edition().tiers.get(at).map(|tier| &tier.texts);
        texts.and_then(|texts| self.pick(texts, field)).map(|said| said.text()).unwrap_or_default()
    }

    fn find<'t, T>(
        &self,
        texts: &'t BTreeMap<Lang, T>,
        is_there: impl Fn(&T) -> bool,
    ) -> Option<(&'t Lang, &'t T)> {
        let in_order = [&self.shown, &self.edition().language];
        let preferred = in_order.iter().filter_map(|lang| texts.get_key_value(*lang));
        preferred.chain(texts.iter()).find(|(_, text)| is_there(text))
    }

    fn said(&self, lang: &Lang, text: &str) -> Said {
        Said {
            pieces: vec![Piece { text: text.trim().to_owned(), term: None }],
            lang: (lang.as_str() != self.words.code()).then(|| lang.to_string()),
            fallback: (*lang != self.shown).then(|| language_name(lang)),
        }
    }

    /// Finds each term once; the longest one wins where several begin at the same letter.
    fn pieces(&self, lang: &Lang, text: &str) -> Vec<Piece> {
        let letters: Vec<char> = text.trim().chars().collect();
        let small: Vec<char> = letters.iter().map(|letter| small(*letter)).collect();
        let (mut pieces, mut used, mut from, mut at) = (Vec::new(), Vec::new(), 0, 0);
        let plain = |letters: &[char]| Piece { text: letters.iter().collect(), term: None };
        while at < letters.len() {
            let begins = at == 0 || !letters[at - 1].is_alphanumeric();
            let found = begins.then(|| self.term_at(lang, &small[at..])).flatten();
            match found.filter(|term| !used.contains(&term.id.as_str())) {
                Some(term) => {
                    if from < at {
                        pieces.push(plain(&letters[from..at]));
                    }
                    let end = at + term.letters.len();
                    used.push(term.id.as_str());
                    pieces.push(Piece { term: Some(term.id.clone()), ..plain(&letters[at..end]) });
                    (from, at) = (end, end);
                }
                None => at += 1,
            }
        }
        if from < letters.len() {
            pieces.push(plain(&letters[from..]));
        }
        pieces
    }

    fn term_at(&self, lang: &Lang, text: &[char]) -> Option<&Term> {
        let candidates = self.terms.get(&(lang.clone(), *text.first()?))?;
        candidates.iter().find(|term| {
            let length = term.letters.len();
            text.starts_with(&term.letters) && !text.get(length).is_some_and(|c| c.is_alphanumeric())
        })
    }
}

/// By language and first letter, the longest first.
fn terms(edition: &Edition) -> HashMap<(Lang, char), Vec<Term>> {
    let mut found: HashMap<(Lang, char), Vec<Term>> = HashMap::new();
    for term in &edition.glossary {
        for (lang, label) in &term.texts {
            let letters: Vec<char> = label.name.trim().chars().map(small).collect();
            if let Some(first) = letters.first() {
                found
                    .entry((lang.clone(), *first))
                    .or_default()
                    .push(Term { id: term.id.clone(), letters: letters.clone() });
            }
        }
    }
    for terms in found.values_mut() {
        terms.sort_by(|a, b| b.letters.len().cmp(&a.letters.len()).then_with(|| a.id.cmp(&b.id)));
    }
    found
}

/// One letter stays one letter, so that places in the text stay the same.
fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// A language in its own words, or its tag where the interface does not speak it.
pub fn language_name(lang: &Lang) -> String {
    match Words::of(lang.as_str()) {
        Some(words) if lang.as_str().len() == 2 => words.own_name().to_owned(),
        _ => lang.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let text = "alcove: framework/1\nurn: urn:alcove:test:terms\nversion: \"1\"\nlanguage: en\nname: T\n\
            tiers:\n  - {id: a, one: A, many: As}\nglossary:\n  - {id: coach, name: coach, description: C.}\n  \
            - {id: head-coach, name: head coach, description: H.}\n\
            items:\n  - {id: x, text: The Head coach and a coach meet a coachman and a coach., instrument: yes-no}\n\
            texts:\n  az:\n    language: az\n    items:\n      x: {means: Bu deməkdir.}\n";
        let edition = alcove_framework::read_bytes("t.yaml", text.as_bytes());
        let edition = edition.edition.unwrap_or_else(|| panic!("{:?}", edition.faults));
        Known::for_tests(edition)
    }

    #[test]
    fn terms_are_linked_once_as_whole_words_the_longest_first() {
        let known = known();
        let reading = Reading::new(&known, Words::English, "");

        let said = reading.linked(&known.edition.items[0].texts, |text| &text.text).unwrap();

        let linked: Vec<(&str, &str)> = said
            .pieces
            .iter()
            .filter_map(|piece| Some((piece.text.as_str(), piece.term.as_deref()?)))
            .collect();
        assert_eq!(linked, [("Head coach", "head-coach"), ("coach", "coach")]);
        assert_eq!(said.text(), "The Head coach and a coach meet a coachman and a coach.");
    }

    #[test]
    fn a_text_that_the_language_lacks_comes_in_the_editions_own_and_says_so() {
        let known = known();
        let reading = Reading::new(&known, Words::Azerbaijani, "");
        let texts = &known.edition.items[0].texts;

        let means = reading.pick(texts, |text| &text.means).unwrap();
        let text = reading.pick(texts, |text| &text.text).unwrap();

        assert_eq!((means.lang, means.fallback), (None, None));
        assert_eq!((text.lang.as_deref(), text.fallback.as_deref()), (Some("en"), Some("English")));
        assert!(reading.pick(texts, |text| &text.survey).is_none());
    }
}
