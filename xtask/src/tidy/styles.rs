//! Every token that a stylesheet uses is defined in one: a browser takes an unknown one for nothing, and says so nowhere.

use std::collections::BTreeSet;

use super::{Fault, Source};

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) {
    let sheets: Vec<&Source> =
        sources.iter().filter(|s| s.path.starts_with("frontend/") && s.is("css")).collect();
    let defined: BTreeSet<&str> = sheets.iter().flat_map(|sheet| definitions(&sheet.text)).collect();
    for sheet in sheets {
        for (at, mark) in sheet.text.match_indices("var(") {
            let used = name(sheet.text[at + mark.len()..].trim_start());
            if !defined.contains(used) {
                let what = format!("{used} is defined in no stylesheet: take one of css/tokens.css");
                faults.push(Fault::new(sheet, sheet.line_of(at), what));
            }
        }
    }
}

/// What stands before a colon where a declaration may begin.
fn definitions(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("--").filter_map(|(at, _)| {
        let begins = text[..at].trim_end().ends_with(['{', '}', ';', '/']);
        let name = name(&text[at..]);
        (begins && text[at + name.len()..].trim_start().starts_with(':')).then_some(name)
    })
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    fn faults_of(text: &str) -> Vec<String> {
        let mut faults = vec![];
        let tokens = "/* Tokens. */\n:root { --ink: black; --r1: 1px; --r2: 2px; }\n";
        check(
            &[source("frontend/src/css/tokens.css", tokens), source("frontend/src/rooms/a.css", text)],
            &mut faults,
        );
        told(&faults)
    }

    #[test]
    fn tokens_of_any_sheet_may_be_used_in_every_other() {
        let text = ".a { --own: 1px; color: var(--ink); margin: calc(var(--own) + var( --r2 )); }";

        assert_eq!(faults_of(text), [""; 0]);
    }

    #[test]
    fn a_token_that_nobody_defines_is_named_even_where_something_stands_in_for_it() {
        let text = ".a { color: var(--ink); }\n.b { border-radius: var(--r-l, 1rem); }";

        assert_eq!(
            faults_of(text),
            ["frontend/src/rooms/a.css:2 --r-l is defined in no stylesheet: take one of css/tokens.css"]
        );
    }

    #[test]
    fn what_is_only_used_is_not_defined_by_it() {
        assert_eq!(
            faults_of(".a { transition: --size 1s; inline-size: var(--size); }"),
            ["frontend/src/rooms/a.css:1 --size is defined in no stylesheet: take one of css/tokens.css"]
        );
    }
}
