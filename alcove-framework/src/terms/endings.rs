//! The endings that a word may take and still be the word: fewer than a language has, so that a
//! link is rather left out than wrong.

use std::collections::HashSet;
use std::sync::LazyLock;

use alcove_domain::kit::Lang;

/// Whose endings are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    English,
    Azerbaijani,
    Russian,
    /// Words are found as they are written.
    Unknown,
}

/// A word of a name in all its forms.
#[derive(Debug)]
pub struct Pattern {
    word: String,
    stems: Vec<Stem>,
}

#[derive(Debug)]
struct Stem {
    text: String,
    endings: Endings,
}

#[derive(Clone, Copy, Debug)]
enum Endings {
    Listed(&'static [&'static str]),
    /// Number, possession and case, in the vowels of the stem.
    Azerbaijani,
}

impl Grammar {
    pub fn of(language: &Lang) -> Self {
        match language.as_str().split('-').next() {
            Some("en") => Self::English,
            Some("az") => Self::Azerbaijani,
            Some("ru") => Self::Russian,
            _ => Self::Unknown,
        }
    }

    /// One letter stays one letter.
    pub fn small(self, letter: char) -> char {
        match (self, letter) {
            (Self::Azerbaijani, 'I') => 'ı',
            (Self::Azerbaijani, 'İ') => 'i',
            (Self::Russian, 'ё' | 'Ё') => 'е',
            (_, '\u{2010}' | '\u{2011}') => '-',
            (_, '\u{2019}') => '\'',
            _ => letter.to_lowercase().next().unwrap_or(letter),
        }
    }
}

impl Pattern {
    /// `at` is the word's place in its name, `last` that of the last word.
    pub fn of(grammar: Grammar, word: String, at: usize, last: usize) -> Self {
        let stems = match grammar {
            Grammar::English => english(&word),
            // In a compound only the last word changes.
            Grammar::Azerbaijani if at == last => azerbaijani(&word, last > 0),
            Grammar::Russian => russian(&word),
            Grammar::Azerbaijani | Grammar::Unknown => Vec::new(),
        };
        Self { word, stems }
    }

    pub fn fits(&self, word: &str) -> bool {
        word == self.word
            || self.stems.iter().any(|stem| {
                word.strip_prefix(stem.text.as_str()).is_some_and(|ending| match stem.endings {
                    Endings::Listed(list) => list.contains(&ending),
                    Endings::Azerbaijani => AZERBAIJANI.contains(ending) && is_in_harmony(&stem.text, ending),
                })
            })
    }
}

fn listed(text: &str, endings: &'static [&'static str]) -> Stem {
    Stem { text: text.to_owned(), endings: Endings::Listed(endings) }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn english(word: &str) -> Vec<Stem> {
    if letters(word) < 4 {
        return Vec::new();
    }
    let mut stems = vec![listed(word, &["s", "'s"])];
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        stems.push(listed(word, &["es"]));
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        stems.push(listed(stem, &["ies"]));
    }
    stems
}

fn azerbaijani(word: &str, in_compound: bool) -> Vec<Stem> {
    let stem = |text: &str| Stem { text: text.to_owned(), endings: Endings::Azerbaijani };
    let mut stems = Vec::new();
    if letters(word) >= 4 {
        stems.push(stem(word));
        stems.extend(soft(word).map(|soft| stem(&soft)));
    }
    if in_compound {
        // "təhsil proqramı", "davranış qaydaları": the bare word takes other endings in its place.
        let possessed = ["ları", "ləri", "sı", "si", "su", "sü", "ı", "i", "u", "ü"];
        let bare = possessed.iter().find_map(|ending| word.strip_suffix(ending));
        stems.extend(bare.filter(|bare| letters(bare) >= 3).map(stem));
    }
    stems
}

/// `q` and `k` become soft between vowels: bacarıq, bacarığı.
fn soft(word: &str) -> Option<String> {
    let hard = [('q', 'ğ'), ('k', 'y')];
    hard.into_iter().find_map(|(hard, soft)| Some(format!("{}{soft}", word.strip_suffix(hard)?)))
}

/// Number, then whose, then case.
static AZERBAIJANI: LazyLock<HashSet<String>> = LazyLock::new(|| {
    const NUMBERS: [&str; 3] = ["", "lar", "lər"];
    const OWNERS: [&str; 19] = [
        "", "ı", "i", "u", "ü", "sı", "si", "su", "sü", "mız", "miz", "muz", "müz", "ımız", "imiz", "umuz",
        "ümüz", "ım", "im",
    ];
    const CASES: [&str; 33] = [
        "", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "a", "ə", "ya", "yə", "na", "nə", "nı", "ni",
        "nu", "nü", "yı", "yi", "yu", "yü", "ı", "i", "da", "də", "nda", "ndə", "dan", "dən", "ndan", "ndən",
    ];
    let mut all = HashSet::new();
    for number in NUMBERS {
        for owner in OWNERS {
            all.extend(CASES.iter().map(|case| format!("{number}{owner}{case}")));
        }
    }
    all
});

/// The vowels of an ending are those of its stem, back or front.
fn is_in_harmony(stem: &str, ending: &str) -> bool {
    let is_back = |letter: char| match letter {
        'a' | 'ı' | 'o' | 'u' => Some(true),
        'e' | 'ə' | 'i' | 'ö' | 'ü' => Some(false),
        _ => None,
    };
    let own = stem.chars().rev().find_map(is_back);
    ending.chars().filter_map(is_back).all(|vowel| own.is_none_or(|own| own == vowel))
}

const ADJECTIVE: [&str; 23] = [
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем",
    "ых", "их", "ыми", "ими", "ую", "ей",
];
const PARTICIPLE: [&str; 12] =
    ["ийся", "егося", "емуся", "имся", "емся", "иеся", "ихся", "имися", "аяся", "уюся", "ейся", "ееся"];
const SOFT: [&str; 10] = ["е", "я", "ю", "ем", "и", "й", "ей", "ям", "ями", "ях"];
const SIGN: [&str; 9] = ["ь", "и", "ю", "ью", "е", "ей", "ям", "ями", "ях"];
const SIGN_MALE: [&str; 4] = ["я", "ем", "ев", "ей"];
const FEMALE: [&str; 9] = ["а", "ы", "и", "е", "у", "ой", "ам", "ами", "ах"];
const NEUTER: [&str; 8] = ["о", "а", "у", "ом", "е", "ам", "ами", "ах"];
const MALE: [&str; 10] = ["а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах"];

/// Every word of a Russian name may change. A word of which the rules give too little stays as it
/// is written.
fn russian(word: &str) -> Vec<Stem> {
    let without = |ending: &str, most: usize| word.strip_suffix(ending).filter(|stem| letters(stem) >= most);
    let mut stems = Vec::new();
    if let Some(stem) = without("ийся", 3).or_else(|| without("иеся", 3)) {
        return vec![listed(stem, &PARTICIPLE)];
    }
    for ending in ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"] {
        // "критерий", "образование" are nouns and "рабочий", "прикладные" are not: both are tried.
        stems.extend(without(ending, 4).map(|stem| listed(stem, &ADJECTIVE)));
    }
    if ["ие", "ия", "ии", "ий"].iter().any(|ending| word.ends_with(ending)) {
        let last = word.chars().next_back().map_or(0, char::len_utf8);
        stems.push(listed(&word[..word.len() - last], &SOFT));
        stems.push(listed(&word[..word.len() - last], &["ев"]));
        return stems;
    }
    if let Some(stem) = without("ень", 3) {
        stems.push(listed(&format!("{stem}н"), &SOFT));
    }
    if let Some(stem) = without("ец", 3) {
        stems.push(listed(&format!("{stem}ц"), &MALE));
    }
    if let Some(stem) = without("ь", 3) {
        stems.push(listed(stem, &SIGN));
        if word.ends_with("тель") || word.ends_with("ень") {
            stems.push(listed(stem, &SIGN_MALE));
        }
    } else if let Some(stem) = without("а", 3) {
        stems.push(listed(stem, &FEMALE));
        if let Some(root) = stem.strip_suffix('к') {
            stems.push(listed(root, &["ок", "ек"]));
        }
    } else if let Some(stem) = without("я", 3) {
        stems.push(listed(stem, &SOFT));
    } else if let Some(stem) = without("о", 3) {
        stems.push(listed(stem, &NEUTER));
        stems.push(listed(stem, &[""]));
    } else if let Some(stem) = without("ы", 3).or_else(|| without("и", 4)) {
        stems.push(listed(stem, &MALE));
    } else if letters(word) >= 4 && !word.ends_with(['е', 'й', 'ю', 'у', 'и', 'ы', 'э']) {
        stems.push(listed(word, &MALE));
    }
    stems
}
