//! The words of a node in the reader's language, with the language they were found in.

use alcove_domain::assess::edition::{ItemText, in_language};
use alcove_domain::kit::Lang;

use super::facts::Laid;

/// What an item says, and in which language it was found.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub language: &'a str,
    pub code: &'a str,
    /// A heading's name; empty for most rated items.
    pub name: &'a str,
    pub text: &'a str,
    /// All the words of the edition; none for an item of the organisation's own.
    pub item: Option<&'a ItemText>,
    /// The organisation's own wording, shown beside the edition's.
    pub wording: Option<&'a str>,
    pub is_local: bool,
}

impl<'a> Said<'a> {
    /// What to call it in a list: its name, else its text.
    pub fn title(&self) -> &'a str {
        if self.name.is_empty() { self.text } else { self.name }
    }
}

impl Laid {
    pub fn said<'a>(&'a self, node: usize, wanted: &Lang) -> Said<'a> {
        let reference = self.item_ref(node);
        let edition = &self.known.edition;
        let Some(at) = self.known.at(reference) else {
            let local = self.scope.local.iter().find(|local| local.id == *reference);
            let found = local.and_then(|local| in_language(&local.texts, wanted, &edition.language));
            let (language, text) = found.map_or(("", ""), |(lang, text)| (lang.as_str(), text.as_str()));
            return Said {
                language,
                code: &reference.0,
                name: "",
                text,
                item: None,
                wording: None,
                is_local: true,
            };
        };
        let item = &edition.items[at];
        let code = item.code.as_deref().unwrap_or(&reference.0);
        let wording = self.scope.wording.get(reference);
        let wording = wording.and_then(|texts| in_language(texts, wanted, &edition.language));
        let wording = wording.map(|(_, text)| text.as_str());
        match in_language(&item.texts, wanted, &edition.language) {
            Some((language, text)) => Said {
                language: language.as_str(),
                code,
                name: &text.name,
                text: &text.text,
                item: Some(text),
                wording,
                is_local: false,
            },
            None => Said { language: "", code, name: "", text: "", item: None, wording, is_local: false },
        }
    }

    /// The id of a node's tier; an item of the organisation's own stands in the innermost.
    pub fn tier(&self, node: usize) -> usize {
        let edition = &self.known.edition;
        match self.known.at(self.item_ref(node)) {
            Some(at) => edition.items[at].tier,
            None => edition.tiers.len().saturating_sub(1),
        }
    }
}
