//! Words of the interface that come back on paper, in whichever language they were written.

use crate::kit::Words;
use crate::kit::fold::fold;

/// Whether this is what the interface calls it, in any of its languages.
pub fn is_called(key: &str, text: &str) -> bool {
    let text = fold(text.trim());
    Words::ALL.iter().any(|words| fold(&words.t(key)) == text)
}

/// The choice of this name; its words stand under `prefix` and the choice in lower case.
pub fn choice(prefix: &str, choices: &[&'static str], text: &str) -> Option<&'static str> {
    let key = |choice: &str| format!("{prefix}{}", choice.to_lowercase().replace('.', "-"));
    choices.iter().copied().find(|choice| is_called(&key(choice), text))
}
