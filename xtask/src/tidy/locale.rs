//! Every sentence exists in every language, is used, and takes the same values.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Source};

const LANGUAGES: [&str; 3] = ["en", "az", "ru"];

/// Calls that take a key as their first argument.
const CALLS: [&str; 5] = [".t(", ".t1(", ".t2(", ".t3(", ".say("];

struct Message<'a> {
    source: &'a Source,
    line: usize,
    values: BTreeSet<String>,
}

#[derive(Default)]
struct Uses {
    /// Every text in quotes that could be a key.
    literals: BTreeSet<String>,
    /// `"error-{code}-title"`: what stands before the first gap and after the last one.
    patterns: Vec<(String, String)>,
}

impl Uses {
    fn holds(&self, key: &str) -> bool {
        let fits = |(start, end): &(String, String)| {
            key.len() > start.len() + end.len() && key.starts_with(start) && key.ends_with(end)
        };
        self.literals.contains(key) || self.patterns.iter().any(fits)
    }
}

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) {
    let mut by_language = BTreeMap::new();
    for language in LANGUAGES {
        by_language.insert(language, messages(sources, language, faults));
    }
    let english = &by_language["en"];
    compare(&by_language, faults);

    let mut uses = Uses::default();
    for source in sources.iter().filter(|s| speaks(s)) {
        collect(&source.text, &mut uses);
        check_calls(source, english, faults);
    }
    for source in sources.iter().filter(|s| s.path.starts_with("alcove/locale/")) {
        let kept = source.text.lines().filter_map(|l| l.trim().strip_prefix("# keep:"));
        uses.patterns
            .extend(kept.flat_map(str::split_whitespace).map(|prefix| (prefix.to_owned(), String::new())));
        for (at, _) in source.text.match_indices('{') {
            uses.literals.insert(name(source.text[at + 1..].trim_start()).to_owned());
        }
    }
    for (key, message) in english {
        if !uses.holds(key) {
            faults.push(Fault::new(
                message.source,
                message.line,
                format!("{key} is said nowhere; remove it, or \"# keep: prefix\""),
            ));
        }
    }
}

/// Where keys are used: the program and its templates, and the tests that may ask for a sentence.
fn speaks(source: &Source) -> bool {
    let program = source.path.starts_with("alcove/src/") && source.is("rs");
    program || source.path.starts_with("alcove/templates/")
}

fn messages<'a>(
    sources: &'a [Source],
    language: &str,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Message<'a>> {
    let folder = format!("alcove/locale/{language}/");
    let mut found: BTreeMap<String, Message<'a>> = BTreeMap::new();
    for source in sources.iter().filter(|s| s.path.starts_with(&folder) && s.is("ftl")) {
        let mut current = None;
        for (at, line) in source.text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let key = name(line);
            let is_start = !key.is_empty() && line[key.len()..].trim_start().starts_with('=');
            if is_start {
                if found.contains_key(key) {
                    faults.push(Fault::new(source, at + 1, format!("{key} is said twice")));
                }
                found.insert(key.to_owned(), Message { source, line: at + 1, values: BTreeSet::new() });
                current = Some(key.to_owned());
            } else if !line.starts_with([' ', '}', '-']) {
                faults.push(Fault::new(
                    source,
                    at + 1,
                    "neither a message, nor its continuation, nor a comment",
                ));
            }
            if let Some(message) = current.as_ref().and_then(|key| found.get_mut(key)) {
                message
                    .values
                    .extend(line.match_indices('$').map(|(at, _)| name(&line[at + 1..]).to_owned()));
            }
        }
    }
    found
}

fn compare(by_language: &BTreeMap<&str, BTreeMap<String, Message>>, faults: &mut Vec<Fault>) {
    let all: BTreeSet<&String> = by_language.values().flat_map(BTreeMap::keys).collect();
    for key in all {
        let missing: Vec<&str> =
            LANGUAGES.into_iter().filter(|l| !by_language[l].contains_key(key)).collect();
        let Some(known) = by_language.values().find_map(|m| m.get(key)) else { continue };
        if !missing.is_empty() {
            faults.push(Fault::new(
                known.source,
                known.line,
                format!("{key} is missing in {}", missing.join(", ")),
            ));
        }
        let Some(english) = by_language["en"].get(key) else { continue };
        for language in ["az", "ru"] {
            let Some(other) = by_language[language].get(key) else { continue };
            for value in other.values.difference(&english.values) {
                faults.push(Fault::new(
                    other.source,
                    other.line,
                    format!("{key} takes ${value}, which English does not give"),
                ));
            }
            for value in english.values.difference(&other.values) {
                faults.push(Fault::new(other.source, other.line, format!("{key} leaves out ${value}")));
            }
        }
    }
}

/// All texts in quotes, and the patterns among them.
fn collect(text: &str, uses: &mut Uses) {
    for literal in literals(text) {
        let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if literal.chars().all(is_key) {
            uses.literals.insert(literal.to_owned());
        } else if let (Some(first), Some(last)) = (literal.find('{'), literal.rfind('}')) {
            let (start, end) = (&literal[..first], &literal[last.max(first) + 1..]);
            // A pattern without a fixed start would make everything used.
            if start.len() > 2 && start.ends_with('-') && start.chars().chain(end.chars()).all(is_key) {
                uses.patterns.push((start.to_owned(), end.to_owned()));
            }
        }
    }
}

fn literals(text: &str) -> impl Iterator<Item = &str> {
    // Quotes in templates nest (an attribute around an expression), so every stretch between two quotes counts.
    text.lines().flat_map(|line| line.split('"').skip(1))
}

/// A key in a call must exist, and so must the words of each refusal and fault.
fn check_calls(source: &Source, english: &BTreeMap<String, Message>, faults: &mut Vec<Fault>) {
    let mut tell = |at: usize, key: String| {
        if !english.contains_key(&key) {
            faults.push(Fault::new(source, source.line_of(at), format!("{key} is in no locale file")));
        }
    };
    let text = &source.text;
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            if let Some(key) = first_literal(&text[at + call.len()..]) {
                tell(at, key.to_owned());
            }
        }
    }
    for (at, call) in text.match_indices("Refusal::new(") {
        let own = text[..at].ends_with(|c: char| c.is_alphanumeric());
        if let Some(code) = first_literal(&text[at + call.len()..]).filter(|_| !own) {
            tell(at, format!("refusal-{code}"));
        }
    }
    for (at, call) in text.match_indices("FieldFault::new(") {
        let arguments = text[at + call.len()..].split(')').next().unwrap_or_default();
        if let Some(code) = arguments.split_once(',').and_then(|(_, rest)| first_literal(rest)) {
            tell(at, format!("fault-{code}"));
        }
    }
}

/// The literal that starts a list of arguments, unless it has gaps.
fn first_literal(arguments: &str) -> Option<&str> {
    let literal = arguments.trim_start().strip_prefix('"')?.split('"').next()?;
    let is_plain = !literal.is_empty() && literal.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_plain.then_some(literal)
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    fn faults_of(english: &str, azerbaijani: &str, russian: &str, template: &str) -> Vec<String> {
        let sources = [
            source("alcove/locale/en/review.ftl", english),
            source("alcove/locale/az/review.ftl", azerbaijani),
            source("alcove/locale/ru/review.ftl", russian),
            source("alcove/templates/review/rate.html", template),
        ];
        let mut faults = vec![];
        check(&sources, &mut faults);
        told(&faults).into_iter().filter_map(|f| f.split_once(' ').map(|(_, what)| what.to_owned())).collect()
    }

    #[test]
    fn three_languages_with_the_same_keys_that_are_used_are_in_order() {
        let words = "review-rate-save = x { $n ->\n    [one] { $n } a\n   *[other] b\n}\n# keep: review-state-\nreview-state-open = c\n";

        assert_eq!(
            faults_of(words, words, words, r#"<p title="{{ w.t1("review-rate-save", "n", 3) }}">"#),
            [""; 0]
        );
    }

    #[test]
    fn a_missing_key_an_unused_key_and_a_missing_translation_are_named() {
        let told = faults_of("review-a-b = x\n", "review-a-b = x\n", "", r#"{{ w.t("review-a-c") }}"#);

        assert_eq!(
            told,
            [
                "review-a-b is missing in ru",
                "review-a-c is in no locale file",
                "review-a-b is said nowhere; remove it, or \"# keep: prefix\""
            ]
        );
    }

    #[test]
    fn a_translation_takes_the_values_that_english_takes() {
        let told = faults_of(
            "review-a = { $n }\n",
            "review-a = { $m }\n",
            "review-a = { $n }\n",
            r#"{{ w.t("review-a") }}"#,
        );

        assert_eq!(told, ["review-a takes $m, which English does not give", "review-a leaves out $n"]);
    }

    #[test]
    fn a_pattern_uses_every_key_it_can_make() {
        let mut uses = Uses::default();
        collect(r#"words.t(&format!("error-{code}-title"))"#, &mut uses);

        assert!(uses.holds("error-busy-title"));
        assert!(!uses.holds("error-busy-text"));
    }
}
