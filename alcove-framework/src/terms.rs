//! Where a text speaks of what the glossary explains, also in another number or case.

mod endings;

use std::collections::HashMap;

use alcove_domain::assess::edition::Edition;
use alcove_domain::kit::Lang;

use endings::{Grammar, Pattern};

/// The names of the glossary in one language, ready to be looked for.
#[derive(Debug)]
pub struct Terms {
    grammar: Grammar,
    /// By the first letter, names of more words first.
    by_letter: HashMap<char, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    /// Position in the edition's glossary.
    term: usize,
    words: Vec<Pattern>,
}

/// A term at its place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text.
    pub from: usize,
    pub to: usize,
    /// Position in the edition's glossary.
    pub term: usize,
}

/// A word of a text: its letters made small, and where it stands.
struct Word {
    small: String,
    from: usize,
    to: usize,
}

impl Terms {
    pub fn of(edition: &Edition, language: &Lang) -> Self {
        let grammar = Grammar::of(language);
        let mut by_letter: HashMap<char, Vec<Name>> = HashMap::new();
        for (term, label) in edition.glossary.iter().enumerate() {
            let Some(label) = label.texts.get(language) else { continue };
            let words = words(grammar, &label.name);
            let Some(first) = words.first().and_then(|word| word.small.chars().next()) else { continue };
            let last = words.len() - 1;
            let pattern = |(at, word): (usize, Word)| Pattern::of(grammar, word.small, at, last);
            let words = words.into_iter().enumerate().map(pattern).collect();
            by_letter.entry(first).or_default().push(Name { term, words });
        }
        for names in by_letter.values_mut() {
            names.sort_by_key(|name| (std::cmp::Reverse(name.words.len()), name.term));
        }
        Self { grammar, by_letter }
    }

    /// The first mention of each term, in the order of the text. Where several begin at one word,
    /// the longest name is meant.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let words = words(self.grammar, text);
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some(name) = self.name_at(text, &words[at..]) else {
                at += 1;
                continue;
            };
            let last = at + name.words.len() - 1;
            if !found.iter().any(|mention| mention.term == name.term) {
                found.push(Mention { from: words[at].from, to: words[last].to, term: name.term });
            }
            at = last + 1;
        }
        found
    }

    fn name_at(&self, text: &str, words: &[Word]) -> Option<&Name> {
        let names = self.by_letter.get(&words.first()?.small.chars().next()?)?;
        names.iter().find(|name| {
            name.words.len() <= words.len()
                && name.words.iter().zip(words).all(|(pattern, word)| pattern.fits(&word.small))
                && words[..name.words.len()].windows(2).all(|pair| is_blank(&text[pair[0].to..pair[1].from]))
        })
    }
}

fn is_blank(between: &str) -> bool {
    between.chars().all(char::is_whitespace)
}

/// A hyphen or an apostrophe between two letters belongs to the word: no term is found inside
/// another word.
fn words(grammar: Grammar, text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let joins = matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}')
            && open
            && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !letter.is_alphanumeric() && !joins {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { small: String::new(), from: at, to: at });
        }
        open = true;
        if let Some(word) = words.last_mut() {
            word.small.push(grammar.small(letter));
            word.to = at + letter.len_utf8();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_bytes;

    fn edition(language: &str, names: &[&str]) -> Edition {
        let mut text = format!(
            "alcove: framework/1\nurn: urn:alcove:test:terms\nversion: \"1\"\nlanguage: {language}\nname: T\n\
             tiers:\n  - {{id: a, one: A, many: As}}\nglossary:\n"
        );
        for (at, name) in names.iter().enumerate() {
            text.push_str(&format!("  - {{id: t{at}, name: \"{name}\", description: D.}}\n"));
        }
        text.push_str("items:\n  - {id: x, text: X., instrument: yes-no}\n");
        let loaded = read_bytes("t.yaml", text.as_bytes());
        loaded.edition.unwrap_or_else(|| panic!("{:?}", loaded.faults))
    }

    fn found(language: &str, names: &[&str], text: &str) -> Vec<String> {
        let edition = edition(language, names);
        let terms = Terms::of(&edition, &edition.language);
        terms.mentions(text).iter().map(|one| text[one.from..one.to].to_owned()).collect()
    }

    #[test]
    fn the_longest_name_is_meant_and_each_is_found_once() {
        let names = ["coach", "head coach"];

        assert_eq!(
            found("en", &names, "The Head coach and a coach meet a coach and a head coach."),
            ["Head coach", "coach"]
        );
    }

    #[test]
    fn no_term_is_found_inside_another_word() {
        let names = ["coach", "assessment"];

        assert!(found("en", &names, "A coachman's self-assessment, coaching and a stagecoach.").is_empty());
    }

    #[test]
    fn english_words_are_found_in_both_numbers() {
        let names = ["company stay", "survey", "near miss"];

        assert_eq!(
            found("en", &names, "Company stays, surveys; near misses."),
            ["Company stays", "surveys", "near misses"]
        );
    }

    #[test]
    fn words_of_a_name_stand_together() {
        assert!(found("en", &["peer review"], "With a peer. Review it.").is_empty());
    }

    #[test]
    fn azerbaijani_words_are_found_with_their_endings() {
        let names = ["təhsil proqramı", "bacarıq", "şagirdlik", "müəllim", "dövr"];

        assert_eq!(
            found("az", &names, "Təhsil proqramlarının və bacarıqların, şagirdliyin, bacarığı; müəllimlik."),
            ["Təhsil proqramlarının", "bacarıqların", "şagirdliyin"]
        );
        assert_eq!(found("az", &["bacarıq"], "bacarığımızı"), ["bacarığımızı"]);
        // Endings follow the vowels of the word.
        assert!(found("az", &["modul"], "modulə").is_empty());
        assert_eq!(found("az", &["İXTİSAS"], "ixtisasa"), ["ixtisasa"]);
    }

    #[test]
    fn russian_words_are_found_in_every_case() {
        let names = [
            "профессиональное образование",
            "компетенция",
            "обучающийся",
            "наставник",
            "партнёр",
            "оценка",
            "уровень",
            "сеть",
        ];

        assert_eq!(
            found(
                "ru",
                &names,
                "В профессиональном образовании компетенций обучающихся, с наставниками и партнерами, без \
                 оценок, на уровне сети. Сетка и наставничество."
            ),
            [
                "профессиональном образовании",
                "компетенций",
                "обучающихся",
                "наставниками",
                "партнерами",
                "оценок",
                "уровне",
                "сети",
            ]
        );
    }

    #[test]
    fn a_short_word_is_found_only_as_it_is_written() {
        assert_eq!(found("ru", &["вес"], "На весы ставят вес."), ["вес"]);
    }

    #[test]
    fn a_language_whose_endings_are_not_known_is_matched_word_by_word() {
        assert_eq!(found("de", &["Lehrling"], "Lehrlinge und ein Lehrling"), ["Lehrling"]);
    }
}
