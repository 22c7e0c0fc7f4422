use crate::kit::words::{WordsRefusal, check_some_words, check_words};
use crate::kit::{Day, Number};
use crate::network::Confidentiality;

/// What people say of a piece of evidence. The file itself is kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub title: String,
    pub kind: EvidenceKind,
    pub note: String,
    /// The day of the evidence itself, apart from the day it was uploaded.
    pub dated: Option<Day>,
    /// The time it speaks about.
    pub period: Option<Period>,
    /// The last day on which it counts.
    pub expires: Option<Day>,
    pub confidentiality: Confidentiality,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    Document { name: String, bytes: u64 },
    Photo { name: String, bytes: u64 },
    Link { address: String },
    Figure { value: Number, unit: String, source: String },
    Note { text: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    pub until: Day,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceRefusal {
    #[error("the title: {0}")]
    Title(WordsRefusal),
    #[error("the note: {0}")]
    Note(WordsRefusal),
    #[error("the text: {0}")]
    Text(WordsRefusal),
    #[error("the unit of the figure: {0}")]
    Unit(WordsRefusal),
    #[error("where the figure comes from: {0}")]
    Source(WordsRefusal),
    #[error("the file has no name that can be kept")]
    FileName,
    #[error("the file is empty")]
    EmptyFile,
    #[error("the file has {bytes} bytes, and at most {at_most} are taken")]
    FileTooLarge { bytes: u64, at_most: u64 },
    #[error("the address does not begin with https:// or http:// and a name")]
    Address,
    #[error("the address has {characters} characters, and at most {at_most} fit")]
    AddressTooLong { characters: usize, at_most: usize },
    #[error("the address holds a user name or a password")]
    AddressWithPassword,
    #[error("{dated} is after today, {today}")]
    DatedInFuture { dated: Day, today: Day },
    #[error("the period ends on {until}, before it begins on {from}")]
    PeriodBackwards { from: Day, until: Day },
    #[error("it would expire on {expires}, before its own date {dated}")]
    ExpiresBeforeItsDate { expires: Day, dated: Day },
}

/// A title is a line in a list.
pub const LONGEST_TITLE: usize = 300;
/// What browsers and proxies carry.
pub const LONGEST_ADDRESS: usize = 2_000;
/// What every file system keeps.
pub const LONGEST_FILE_NAME: usize = 255;

impl Piece {
    /// Everything that is wrong with it.
    pub fn faults(&self, today: Day, most_bytes: u64) -> Vec<EvidenceRefusal> {
        let mut faults = Vec::new();
        faults.extend(check_title(&self.title).map_err(EvidenceRefusal::Title).err());
        faults.extend(check_words(&self.note).map_err(EvidenceRefusal::Note).err());
        faults.extend(self.kind.check(most_bytes).err());
        if let Some(dated) = self.dated.filter(|dated| *dated > today) {
            faults.push(EvidenceRefusal::DatedInFuture { dated, today });
        }
        if let Some(Period { from, until }) = self.period.filter(|period| period.until < period.from) {
            faults.push(EvidenceRefusal::PeriodBackwards { from, until });
        }
        if let (Some(expires), Some(dated)) = (self.expires, self.dated)
            && expires < dated
        {
            faults.push(EvidenceRefusal::ExpiresBeforeItsDate { expires, dated });
        }
        faults
    }
}

impl EvidenceKind {
    /// The words that the database and the interface for machines use.
    pub const WORDS: [&'static str; 5] = ["document", "photo", "link", "figure", "note"];

    pub const fn word(&self) -> &'static str {
        match self {
            Self::Document { .. } => "document",
            Self::Photo { .. } => "photo",
            Self::Link { .. } => "link",
            Self::Figure { .. } => "figure",
            Self::Note { .. } => "note",
        }
    }

    fn check(&self, most_bytes: u64) -> Result<(), EvidenceRefusal> {
        match self {
            Self::Document { name, bytes } | Self::Photo { name, bytes } => {
                check_file(name, *bytes, most_bytes)
            }
            Self::Link { address } => check_address(address),
            Self::Figure { unit, source, .. } => {
                check_words(unit).map_err(EvidenceRefusal::Unit)?;
                check_words(source).map_err(EvidenceRefusal::Source)
            }
            Self::Note { text } => check_some_words(text).map_err(EvidenceRefusal::Text),
        }
    }
}

fn check_title(title: &str) -> Result<(), WordsRefusal> {
    check_some_words(title)?;
    let characters = title.chars().count();
    let at_most = LONGEST_TITLE;
    if characters > at_most { Err(WordsRefusal::TooLong { characters, at_most }) } else { Ok(()) }
}

/// A name that another system could take for a path is no name.
fn check_file(name: &str, bytes: u64, at_most: u64) -> Result<(), EvidenceRefusal> {
    let is_path = name.contains(['/', '\\']) || name == "." || name == "..";
    let odd = name.chars().any(char::is_control);
    if name.trim().is_empty() || name.len() > LONGEST_FILE_NAME || is_path || odd {
        return Err(EvidenceRefusal::FileName);
    }
    match bytes {
        0 => Err(EvidenceRefusal::EmptyFile),
        _ if bytes > at_most => Err(EvidenceRefusal::FileTooLarge { bytes, at_most }),
        _ => Ok(()),
    }
}

/// Only what a browser opens as a page: `javascript:` and `file:` addresses attack whoever clicks,
/// and a password in an address would be shown to all who see the evidence.
fn check_address(address: &str) -> Result<(), EvidenceRefusal> {
    let characters = address.chars().count();
    if characters > LONGEST_ADDRESS {
        return Err(EvidenceRefusal::AddressTooLong { characters, at_most: LONGEST_ADDRESS });
    }
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
    if host.is_empty() || address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return Err(EvidenceRefusal::Address);
    }
    if host.contains('@') { Err(EvidenceRefusal::AddressWithPassword) } else { Ok(()) }
}
