//! Names of languages, for choosing those of an institution.

use super::Words;
use crate::kit::fold::fold;

impl Words {
    /// The languages that have a name here: of the neighbourhood, of Europe, and those most taught in both.
    pub const LANGUAGES: [&str; 54] = [
        "ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
        "ga", "gl", "he", "hi", "hr", "hu", "hy", "is", "it", "ja", "ka", "kk", "ko", "ky", "lez", "lt",
        "lv", "mk", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tg", "tk",
        "tly", "tr", "uk", "uz", "zh",
    ];

    /// The name of a language by its tag; the tag itself where it has none here.
    pub fn language(self, tag: &str) -> String {
        self.or(&format!("language-{tag}"), tag)
    }

    /// Tags and names of the languages to choose from, by name.
    pub fn languages(self) -> Vec<(&'static str, String)> {
        let mut named: Vec<_> = Self::LANGUAGES.iter().map(|tag| (*tag, self.language(tag))).collect();
        named.sort_by_cached_key(|(_, name)| fold(name));
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_to_choose_has_a_name_in_each_language() {
        for words in Words::ALL {
            assert!(words.languages().iter().all(|(tag, name)| name != tag), "{words:?}");
        }
        assert_eq!(Words::Russian.languages()[0].1, "Азербайджанский");
    }
}
