//! An edition as one reader sees it: in the language asked for, and visibly in another where that
//! one has no text.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::{Edition, Item, TierName, Variant};
use alcove_domain::kit::Lang;

use crate::assess::editions::Known;
use crate::assess::terms::{Linking, Piece};
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
    /// The setting in whose words items are shown; the edition's own without one.
    pub variant: Option<&'a Variant>,
}

impl<'a> Reading<'a> {
    /// In the language wanted where the edition speaks it, else in that of the page, else in its own.
    /// In the words of the variant with this id, where there is one.
    pub fn new(known: &'a Known, words: Words, wanted: &str, variant: &str) -> Self {
        let spoken = alcove_framework::languages(&known.edition);
        let wanted = Lang::new(wanted).ok().filter(|lang| spoken.contains(lang));
        let chosen = wanted.is_some();
        let shown = wanted
            .or_else(|| Some(words.lang()).filter(|lang| spoken.contains(lang)))
            .unwrap_or_else(|| known.edition.language.clone());
        Self { known, words, shown, chosen, variant: known.edition.variant(variant) }
    }

    pub fn edition(&self) -> &'a Edition {
        &self.known.edition
    }

    /// Where the edition's own pages begin.
    pub fn home(&self) -> String {
        format!("/frameworks/{}", self.known.id)
    }

    /// An address under [`Reading::home`] that keeps the language and the setting.
    pub fn address(&self, rest: &str) -> String {
        let (path, anchor) = rest.split_once('#').unwrap_or((rest, ""));
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{}", percent(anchor)) };
        format!("{}{path}{}{anchor}", self.home(), self.query(&[]))
    }

    /// `?lang=az&variant=customs` and what else is asked for; empty where nothing is.
    pub fn query(&self, asked: &[(&str, &str)]) -> String {
        self.query_in(self.chosen_language(), self.chosen_variant(), asked)
    }

    /// The same in another language or another setting.
    pub fn query_in(&self, lang: &str, variant: &str, asked: &[(&str, &str)]) -> String {
        let all = [("lang", lang), ("variant", variant)].into_iter().chain(asked.iter().copied());
        let parts: Vec<String> = all
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", percent(value)))
            .collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// The setting in the address; empty where it is not chosen.
    pub fn chosen_variant(&self) -> &'a str {
        self.variant.map_or("", |variant| variant.id.as_str())
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
    pub fn linked<T>(
        &self,
        linking: &Linking,
        texts: &BTreeMap<Lang, T>,
        field: impl Fn(&T) -> &str,
    ) -> Option<Said> {
        let (lang, text) = self.find(texts, |text| !field(text).trim().is_empty())?;
        Some(Said { pieces: linking.pieces(lang, field(text)), ..self.said(lang, "") })
    }

    /// A list of texts, all in one language, with the terms linked.
    pub fn lines<T>(
        &self,
        linking: &Linking,
        texts: &BTreeMap<Lang, T>,
        field: impl Fn(&T) -> &[String],
    ) -> Vec<Said> {
        let Some((lang, text)) = self.find(texts, |text| !field(text).is_empty()) else {
            return Vec::new();
        };
        let line = |line: &String| Said { pieces: linking.pieces(lang, line), ..self.said(lang, "") };
        field(text).iter().map(line).collect()
    }

    /// What an item asks in the words of the setting, in the language in which the edition has it.
    pub fn wording(&self, item: &Item) -> Option<(&'a Lang, &'a str)> {
        let texts = self.variant?.wording.get(&item.id)?;
        let (lang, _) = self.find(&item.texts, |text| !text.text.trim().is_empty())?;
        texts.get_key_value(lang).map(|(lang, text)| (lang, text.as_str()))
    }

    /// The same as it is shown, without terms linked.
    pub fn worded(&self, item: &Item) -> Option<Said> {
        self.wording(item).map(|(lang, text)| self.said(lang, text))
    }

    /// What the setting adds to the evidence of an item.
    pub fn examples(&self, linking: &Linking, item: &Item) -> Vec<Said> {
        let texts = self.variant.and_then(|variant| variant.examples.get(&item.id));
        texts.map(|texts| self.lines(linking, texts, |lines| lines)).unwrap_or_default()
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

    pub fn said(&self, lang: &Lang, text: &str) -> Said {
        Said {
            pieces: vec![Piece::plain(text.trim())],
            lang: (lang.as_str() != self.words.code()).then(|| lang.to_string()),
            fallback: (*lang != self.shown).then(|| language_name(lang)),
        }
    }
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
        let reading = Reading::new(&known, Words::English, "", "");
        let linking = Linking::new(&known);
        let texts = &known.edition.items[0].texts;

        let said = reading.linked(&linking, texts, |text| &text.text).unwrap();
        let again = reading.linked(&linking, texts, |text| &text.text).unwrap();

        let linked: Vec<(&str, &str)> = said
            .pieces
            .iter()
            .filter_map(|piece| Some((piece.text.as_str(), piece.term.as_deref()?)))
            .collect();
        assert_eq!(linked, [("Head coach", "head-coach"), ("coach", "coach")]);
        assert_eq!(said.text(), "The Head coach and a coach meet a coachman and a coach.");
        // Only what is read first of an item links.
        assert_eq!(again.pieces.len(), 1);
    }

    #[test]
    fn a_text_that_the_language_lacks_comes_in_the_editions_own_and_says_so() {
        let known = known();
        let reading = Reading::new(&known, Words::Azerbaijani, "", "");
        let texts = &known.edition.items[0].texts;

        let means = reading.pick(texts, |text| &text.means).unwrap();
        let text = reading.pick(texts, |text| &text.text).unwrap();

        assert_eq!((means.lang, means.fallback), (None, None));
        assert_eq!((text.lang.as_deref(), text.fallback.as_deref()), (Some("en"), Some("English")));
        assert!(reading.pick(texts, |text| &text.survey).is_none());
    }
}
