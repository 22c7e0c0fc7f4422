//! Comparing independent ratings, and recording the mark that is settled.

use std::cmp::Ordering;

use super::accept::MarkRefusal;
use super::compute::{ComputeRefusal, ComputeRule, compute};
use super::distance::Distance;
use super::edition::{Instrument, ItemRef, Scale};
use super::mark::Mark;
use super::rating::Presented;
use crate::kit::words::{WordsRefusal, check_some_words, check_words};
use crate::kit::{Instant, PersonId, SeatId};

/// How a mark was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// The seats came to one mark.
    Agreed,
    Computed(ComputeRule),
    /// Whoever moderates decided, and says why.
    Ruled,
}

/// What one seat had said when the mark was settled. The inputs are kept with the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub seat: SeatId,
    pub mark: Mark,
    /// The version of the rating, so that the input can be found again.
    pub version: u32,
}

/// A seat that does not share the settled mark, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissent {
    pub seat: SeatId,
    /// The mark it holds to.
    pub mark: Option<Mark>,
    pub words: String,
}

/// One settled item: a version, superseded and never overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderation {
    pub item: ItemRef,
    pub version: u32,
    pub mark: Mark,
    pub method: Method,
    pub reason: String,
    pub inputs: Vec<Voice>,
    pub dissent: Vec<Dissent>,
    pub by: PersonId,
    pub at: Instant,
}

/// An item that waits to be settled, with what was said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled<'a> {
    pub item: ItemRef,
    pub instrument: &'a Instrument,
    pub scales: &'a [Scale],
    pub voices: Vec<Voice>,
    /// The moderation that this one would supersede.
    pub present: Option<&'a Moderation>,
    /// The newest version that the item ever had; one that was taken back keeps its number.
    pub newest: u32,
}

/// What the meeting wants to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// May be left out where it is computed.
    pub mark: Option<Mark>,
    pub method: Method,
    pub reason: String,
    pub dissent: Vec<Dissent>,
    pub presented: Presented,
    pub by: PersonId,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModerationRefusal {
    #[error("the mark: {0}")]
    Mark(MarkRefusal),
    #[error("there is no mark")]
    NoMark,
    #[error("the rule cannot settle it: {0}")]
    Compute(ComputeRefusal),
    #[error("the rule gives {computed:?}, not {given:?}")]
    NotWhatTheRuleGives { computed: Box<Mark>, given: Box<Mark> },
    #[error("the reason: {0}")]
    Reason(WordsRefusal),
    #[error("the dissent of {seat}: {words}")]
    Dissent { seat: SeatId, words: WordsRefusal },
    #[error("somebody else settled it: version {} is there", present.as_ref().map_or(0, |p| p.version))]
    Conflict { present: Option<Box<Moderation>> },
}

impl Unsettled<'_> {
    /// Settles the item. A ruling needs a reason; an agreement may carry one. A meeting may agree on
    /// an item that nobody rated before: then the inputs are empty, and show it. "Cannot judge"
    /// settles nothing.
    pub fn settle(self, proposal: Proposal) -> Result<Moderation, ModerationRefusal> {
        let present = self.present.map(|present| (present.version, &present.by));
        if !proposal.presented.fits(present, &proposal.by) {
            return Err(ModerationRefusal::Conflict { present: self.present.cloned().map(Box::new) });
        }
        let mark = self.mark(&proposal)?;
        if mark == Mark::CannotJudge {
            return Err(ModerationRefusal::NoMark);
        }
        self.instrument.accept(self.scales, &mark).map_err(ModerationRefusal::Mark)?;
        match proposal.method {
            Method::Ruled => check_some_words(&proposal.reason),
            Method::Agreed | Method::Computed(_) => check_words(&proposal.reason),
        }
        .map_err(ModerationRefusal::Reason)?;
        for dissent in &proposal.dissent {
            check_words(&dissent.words)
                .map_err(|words| ModerationRefusal::Dissent { seat: dissent.seat.clone(), words })?;
        }
        Ok(Moderation {
            item: self.item,
            version: self.newest.max(self.present.map_or(0, |present| present.version)) + 1,
            mark,
            method: proposal.method,
            reason: proposal.reason,
            inputs: self.voices,
            dissent: proposal.dissent,
            by: proposal.by,
            at: proposal.at,
        })
    }

    fn mark(&self, proposal: &Proposal) -> Result<Mark, ModerationRefusal> {
        let Method::Computed(rule) = proposal.method else {
            return proposal.mark.clone().ok_or(ModerationRefusal::NoMark);
        };
        let marks: Vec<&Mark> = self.voices.iter().map(|voice| &voice.mark).collect();
        let computed =
            compute(rule, self.instrument, self.scales, &marks).map_err(ModerationRefusal::Compute)?;
        match &proposal.mark {
            Some(given) if *given != computed => Err(ModerationRefusal::NotWhatTheRuleGives {
                computed: Box::new(computed),
                given: Box::new(given.clone()),
            }),
            _ => Ok(computed),
        }
    }
}

impl Moderation {
    /// Takes it back: the item is open again, and the version stays in the history. Whoever has
    /// another version before the eyes has not seen what would be lost.
    pub fn take_back(&self, presented: Presented, by: &PersonId) -> Result<(), ModerationRefusal> {
        if presented.fits(Some((self.version, &self.by)), by) {
            return Ok(());
        }
        Err(ModerationRefusal::Conflict { present: Some(Box::new(self.clone())) })
    }
}

/// A mark to show before anyone has moderated: the only one there is, or the one that all share, or
/// what the rule gives. `None` where people must talk first.
pub fn provisional(
    rule: ComputeRule,
    instrument: &Instrument,
    scales: &[Scale],
    marks: &[&Mark],
) -> Option<Mark> {
    let said: Vec<&Mark> = marks.iter().copied().filter(|mark| **mark != Mark::CannotJudge).collect();
    let first = said.first()?;
    if said.iter().all(|mark| mark == first) {
        return Some((*first).clone());
    }
    compute(rule, instrument, scales, &said).ok()
}

/// One line of the queue of a moderation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub item: ItemRef,
    /// The item's place in the edition.
    pub place: usize,
    pub distance: Distance,
    pub voices: usize,
    pub settled: Option<Instant>,
}

/// What is open before what is settled; the furthest apart first; what nobody rated last of the open
/// ones, for there is nothing to compare; then as in the edition.
pub fn queue(lines: &mut [Queued]) {
    lines.sort_by(before);
}

/// Which of two the queue names first.
pub fn before(a: &Queued, b: &Queued) -> Ordering {
    a.settled
        .is_some()
        .cmp(&b.settled.is_some())
        .then((a.voices == 0).cmp(&(b.voices == 0)))
        .then_with(|| b.distance.share.cmp(&a.distance.share))
        .then(a.place.cmp(&b.place))
        .then_with(|| a.item.cmp(&b.item))
}
