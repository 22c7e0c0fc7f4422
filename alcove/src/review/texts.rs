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
    /// In the words of the variant in use, where it has some.
    pub text: &'a str,
    /// What the edition says, where `text` is a variant's.
    pub original: Option<&'a str>,
    /// All the words of the edition; none for an item of the organisation's own.
    pub item: Option<&'a ItemText>,
    /// The organisation's own wording, shown beside the edition's.
    pub wording: Option<&'a str>,
    /// What the variant in use adds to the evidence.
    pub examples: &'a [String],
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
                original: None,
                item: None,
                wording: None,
                examples: &[],
                is_local: true,
            };
        };
        let item = &edition.items[at];
        let code = item.code.as_deref().unwrap_or(&reference.0);
        let wording = self.scope.wording.get(reference);
        let wording = wording.and_then(|texts| in_language(texts, wanted, &edition.language));
        let wording = wording.map(|(_, text)| text.as_str());
        match in_language(&item.texts, wanted, &edition.language) {
            Some((language, text)) => {
                let worded = self.scope.variant_wording(edition, reference);
                let worded = worded.and_then(|texts| texts.get(language)).map(String::as_str);
                let examples = self.scope.examples(edition, reference);
                Said {
                    language: language.as_str(),
                    code,
                    name: &text.name,
                    text: worded.unwrap_or(&text.text),
                    original: worded.is_some().then_some(text.text.as_str()),
                    item: Some(text),
                    wording,
                    examples: examples.and_then(|texts| texts.get(language)).map_or(&[], Vec::as_slice),
                    is_local: false,
                }
            }
            None => Said {
                language: "",
                code,
                name: "",
                text: "",
                original: None,
                item: None,
                wording,
                examples: &[],
                is_local: false,
            },
        }
    }

    /// The name of the variant in use.
    pub fn variant_name(&self, wanted: &Lang) -> Option<&str> {
        let edition = &self.known.edition;
        let variant = edition.variant(self.scope.variant.as_deref()?)?;
        in_language(&variant.texts, wanted, &edition.language).map(|(_, label)| label.name.as_str())
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
