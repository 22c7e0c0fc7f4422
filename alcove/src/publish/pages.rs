//! What people see of practices: one file for each page.

pub mod adopt;
pub mod catalogue;
pub mod edit;
pub mod feeds;
pub mod files;
pub mod form;
pub mod internal;
pub mod new;
pub mod own;
pub mod pictures;
pub mod process;
pub mod questions;
pub mod read;
pub mod requests;
pub mod reviewers;
pub mod reviews;
pub mod verdicts;
pub mod work;

use alcove_domain::publish::template::{COST_BANDS, DOMAINS, LICENCES};
use alcove_domain::publish::{Entry, Stage};

use super::process::PARTS;
use crate::kit::Words;

pub type Choices = Vec<(&'static str, String)>;

pub fn domains(words: Words) -> Choices {
    DOMAINS.iter().map(|one| (*one, words.t(&format!("publish-domain-{one}")))).collect()
}

pub fn entries(words: Words) -> Choices {
    Entry::ALL.map(|one| (one.word(), words.t(&format!("publish-entry-{}", one.word())))).into()
}

pub fn costs(words: Words) -> Choices {
    let bands = COST_BANDS.iter().map(|one| (*one, words.t(&format!("publish-cost-{one}"))));
    std::iter::once(("", words.t("publish-cost-unsaid"))).chain(bands).collect()
}

/// What one can start from where a practice carries its process.
pub fn processes(words: Words) -> Choices {
    PARTS.map(|part| (part, words.t(&format!("publish-process-part-{part}")))).into()
}

pub fn licences(words: Words) -> Choices {
    LICENCES
        .iter()
        .map(|one| (*one, words.t(&format!("publish-licence-{}", one.to_lowercase().replace('.', "-")))))
        .collect()
}

/// Tone, icon and words of a state.
pub fn said(words: Words, stage: Stage) -> (&'static str, &'static str, String) {
    let (tone, icon) = match stage {
        Stage::Draft => ("", "pencil"),
        Stage::Submitted | Stage::Reviewing => ("brand", "clock"),
        Stage::Returned => ("warn", "undo-2"),
        Stage::Published => ("good", "check"),
        Stage::Withdrawn => ("bad", "x"),
    };
    (tone, icon, words.t(&format!("publish-state-{}", stage.word())))
}

/// The name of a language in itself; its tag where the interface does not speak it.
pub fn language_name(code: &str) -> String {
    Words::of(code).map_or_else(|| code.to_owned(), |words| words.own_name().to_owned())
}
