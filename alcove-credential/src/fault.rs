/// Why a credential could not be made or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("longer than {limit} bytes")]
    TooLong { limit: usize },
    #[error("says more than {limit} things")]
    TooManyStatements { limit: usize },
    /// Known inputs make ordering the statements take longer than the universe is old.
    #[error("its parts cannot be told apart in sensible time")]
    TooTangled,
    #[error("took too long")]
    TooSlow,
    #[error("there is no credential in it")]
    Nothing,
    #[error("there is more than one credential in it")]
    Several,
    /// A name stands twice in one object, so that readers differ on what it says.
    #[error("says two things under one name")]
    Ambiguous,
    #[error("a badge of the second version, which carries no signature of its own")]
    OldBadge,
    #[error("the context {0} is not known here")]
    UnknownContext(String),
    /// JSON-LD drops what no context defines: it would be shown but not signed.
    #[error("no context defines {}", .0.join(", "))]
    Undefined(Vec<String>),
    /// What is signed is written under other words than those that are looked for.
    #[error("gives words a meaning of its own: {}", .0.join(", "))]
    Disguised(Vec<String>),
    #[error("cannot be read: {0}")]
    Unreadable(String),
    #[error("this is no key")]
    NoKey,
}

impl Fault {
    pub(crate) fn unreadable(what: impl std::fmt::Display) -> Self {
        Self::Unreadable(what.to_string())
    }

    /// Stable, for words and for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "too-long",
            Self::TooManyStatements { .. } => "too-many-statements",
            Self::TooTangled => "too-tangled",
            Self::TooSlow => "too-slow",
            Self::Nothing => "nothing",
            Self::Several => "several",
            Self::Ambiguous => "ambiguous",
            Self::OldBadge => "old-badge",
            Self::UnknownContext(_) => "unknown-context",
            Self::Undefined(_) => "undefined",
            Self::Disguised(_) => "disguised",
            Self::Unreadable(_) => "unreadable",
            Self::NoKey => "no-key",
        }
    }
}
