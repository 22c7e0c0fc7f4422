use std::fmt;

/// A language as a BCP 47 tag in lower case, such as `en`, `az`, `ru` or `pt-br`.
///
/// The interface speaks [`Lang::INTERFACE`]; a framework's texts may be in any language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a language tag such as en, az or pt-br")]
pub struct NotALanguage(pub String);

impl Lang {
    /// The languages of the interface, the first being the default.
    pub const INTERFACE: [&'static str; 3] = ["en", "az", "ru"];

    /// Reads a tag: 2 to 8 letters or digits a part, parts joined by `-` (or `_`, which files use).
    pub fn new(tag: &str) -> Result<Self, NotALanguage> {
        let lower = tag.trim().to_ascii_lowercase().replace('_', "-");
        let fits = !lower.is_empty()
            && lower.len() <= 35
            && lower
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
            && lower.split('-').next().is_some_and(|first| {
                (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic())
            });
        if fits { Ok(Self(lower)) } else { Err(NotALanguage(tag.to_owned())) }
    }

    pub fn english() -> Self {
        Self("en".to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
