//! One seat's answer to one item: superseded, never overwritten.

use super::accept::MarkRefusal;
use super::edition::{Instrument, ItemRef, Scale};
use super::mark::{Kind, Mark};
use crate::kit::words::{WordsRefusal, check_words};
use crate::kit::{Instant, PersonId, SeatId};

/// What a rating is about. There is one present version at each place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub seat: SeatId,
    pub item: ItemRef,
    pub slot: Slot,
    /// One, and one more each time the item is asked anew; earlier attempts stay.
    pub attempt: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Where we stand.
    Current,
    /// Where we want to be.
    Target,
    /// How much it matters: a step of [`IMPORTANCE`].
    Importance,
}

/// Low, usual, high. More steps would ask for a precision that nobody has.
pub const IMPORTANCE: std::ops::RangeInclusive<i32> = 1..=3;

/// What the mark rests on, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    #[default]
    None,
    OwnStatement,
    Document,
    DataSeries,
    Verified,
}

/// What a person says in one save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// `None` while there is only a note, or after the mark was taken back.
    pub mark: Option<Mark>,
    pub note: String,
    pub confidence: Confidence,
}

/// One version at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub place: Place,
    /// One, then one more with each save.
    pub version: u32,
    pub answer: Answer,
    pub by: PersonId,
    pub at: Instant,
    /// What the sender called this save, so that sending it again does nothing.
    pub key: Option<String>,
}

/// A wish to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    pub answer: Answer,
    pub presented: Presented,
    pub by: PersonId,
    pub key: Option<String>,
}

/// Which version the sender had before the eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented {
    /// That there was none.
    Nothing,
    Version(u32),
    /// The sender does not say. Then one may replace what one wrote oneself, and nobody else's.
    Unsaid,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveDecision {
    /// Write this version; `supersedes` is the one that it follows.
    Insert { version: u32, supersedes: Option<u32> },
    /// It says what is there already, or was sent before: answer with that version.
    NoChange { version: u32 },
    /// Somebody else was faster: show both. `None`: the sender saw a version that does not exist.
    Conflict { present: Option<Box<Rating>> },
    /// The key names another save at this place.
    KeyReused { version: u32 },
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatingRefusal {
    #[error("the mark: {0}")]
    Mark(MarkRefusal),
    #[error("the note: {0}")]
    Note(WordsRefusal),
    #[error("a target is a value to reach, not {given:?}")]
    NoTarget { given: Kind },
    #[error("importance is a step from 1 to 3")]
    NoImportance,
}

impl Answer {
    /// Whether it answers this item. Ask before [`decide`].
    pub fn check(&self, slot: Slot, instrument: &Instrument, scales: &[Scale]) -> Result<(), RatingRefusal> {
        check_words(&self.note).map_err(RatingRefusal::Note)?;
        let Some(mark) = &self.mark else { return Ok(()) };
        match (slot, mark) {
            (Slot::Importance, Mark::Step(step)) if IMPORTANCE.contains(step) => Ok(()),
            (Slot::Importance, _) => Err(RatingRefusal::NoImportance),
            (Slot::Target, mark) if !mark.is_judgement() => {
                Err(RatingRefusal::NoTarget { given: mark.kind() })
            }
            _ => instrument.accept(scales, mark).map_err(RatingRefusal::Mark),
        }
    }
}

impl Presented {
    /// Whether the present version may be replaced by `by`.
    pub fn fits(self, present: Option<(u32, &PersonId)>, by: &PersonId) -> bool {
        match (self, present) {
            (Self::Nothing | Self::Unsaid, None) => true,
            (Self::Version(seen), Some((version, _))) => seen == version,
            (Self::Unsaid, Some((_, author))) => author == by,
            (Self::Nothing, Some(_)) | (Self::Version(_), None) => false,
        }
    }
}

/// What a save does at a place: `present` is its newest version, `sent_before` the version that
/// carries the same key, where there is one.
pub fn decide(present: Option<&Rating>, sent_before: Option<&Rating>, save: &Save) -> SaveDecision {
    if let Some(earlier) = sent_before {
        let version = earlier.version;
        return if earlier.answer == save.answer {
            SaveDecision::NoChange { version }
        } else {
            SaveDecision::KeyReused { version }
        };
    }
    if let Some(same) = present.filter(|present| present.answer == save.answer) {
        return SaveDecision::NoChange { version: same.version };
    }
    if !save.presented.fits(present.map(|p| (p.version, &p.by)), &save.by) {
        return SaveDecision::Conflict { present: present.cloned().map(Box::new) };
    }
    let supersedes = present.map(|present| present.version);
    SaveDecision::Insert { version: supersedes.unwrap_or(0) + 1, supersedes }
}

/// All versions at one place, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    place: Place,
    versions: Vec<Rating>,
}

impl History {
    pub const fn new(place: Place) -> Self {
        Self { place, versions: Vec::new() }
    }

    pub fn versions(&self) -> &[Rating] {
        &self.versions
    }

    pub fn present(&self) -> Option<&Rating> {
        self.versions.last()
    }

    /// What stood here at an instant.
    pub fn at(&self, at: Instant) -> Option<&Rating> {
        self.versions.iter().rev().find(|rating| rating.at <= at)
    }

    pub fn save(&mut self, save: Save, at: Instant) -> SaveDecision {
        let sent_before = self.versions.iter().find(|rating| rating.key.is_some() && rating.key == save.key);
        let decision = decide(self.present(), sent_before, &save);
        if let SaveDecision::Insert { version, .. } = decision {
            let Save { answer, by, key, .. } = save;
            self.versions.push(Rating { place: self.place.clone(), version, answer, by, at, key });
        }
        decision
    }
}
