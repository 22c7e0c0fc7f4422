//! Columns of a list as a table on paper: what stands in each of them, and what a row takes over from
//! one that is read back.

use alcove_domain::publish::List;

use super::body::{Row, said};
use super::choices::{choice, is_called};
use crate::kit::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Field(&'static str),
    Days,
    Address,
    Kind,
}

impl Column {
    /// Those of a list. The kind stands last, so that a table without it is read as well.
    pub fn of(list: List) -> Vec<Self> {
        let fields = list.fields().iter().map(|key| Self::Field(key));
        let days = list.has_days().then_some(Self::Days);
        let address = list.has_address().then_some(Self::Address);
        let kind = (!list.kinds().is_empty()).then_some(Self::Kind);
        fields.chain(days).chain(address).chain(kind).collect()
    }

    /// The one with this head, in whichever language the table was written.
    pub fn called(list: List, head: &str) -> Option<Self> {
        Self::of(list).into_iter().find(|column| is_called(&column.key(list), head))
    }

    pub fn head(self, list: List, words: Words) -> String {
        words.t(&self.key(list))
    }

    fn key(self, list: List) -> String {
        match self {
            Self::Field(key) => format!("publish-field-{}-{key}", list.word()),
            Self::Days => "publish-field-days".to_owned(),
            Self::Address => "publish-field-address".to_owned(),
            Self::Kind => "publish-field-kind".to_owned(),
        }
    }

    /// What a row says there, and its language where that is not the reader's.
    pub fn said(self, list: List, row: &Row, words: Words, main: &str) -> (String, Option<String>) {
        let text = match self {
            Self::Field(key) => {
                let said = said(&row.texts, key, words.code(), main);
                return said.map_or_else(Default::default, |said| {
                    (said.text.to_owned(), said.other_than(words.code()))
                });
            }
            Self::Days => row.days.clone(),
            Self::Address => row.address.clone(),
            Self::Kind if row.kind.is_empty() => String::new(),
            Self::Kind => words.t(&format!("publish-kind-{}-{}", list.word(), row.kind)),
        };
        (text, None)
    }

    /// Lays what was read over a row. Words that come back as they went out stay what they were: a
    /// text that is shown in another language is no translation.
    pub fn take(self, list: List, row: &mut Row, text: &str, language: &str, main: &str) {
        match self {
            Self::Field(key) => {
                if said(&row.texts, key, language, main).is_some_and(|said| on_paper(said.text) == text) {
                    return;
                }
                let texts = row.texts.entry(language.to_owned()).or_default();
                if text.is_empty() {
                    texts.remove(key);
                } else {
                    texts.insert(key.to_owned(), text.to_owned());
                }
            }
            Self::Days => text.clone_into(&mut row.days),
            Self::Address => text.clone_into(&mut row.address),
            Self::Kind if text.is_empty() => row.kind.clear(),
            Self::Kind => {
                if let Some(kind) = choice(&format!("publish-kind-{}-", list.word()), list.kinds(), text) {
                    kind.clone_into(&mut row.kind);
                }
            }
        }
    }
}

/// A text as a file of Word gives it back: tabs are blanks, and no line ends in any.
pub fn on_paper(text: &str) -> String {
    let kept = text.replace('\t', " ").replace(|sign: char| sign.is_control() && sign != '\n', "");
    kept.trim().to_owned()
}
