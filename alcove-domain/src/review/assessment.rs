use super::schedule::Phase;
use crate::kit::words::{WordsRefusal, check_some_words};
use crate::kit::{Instant, PersonId};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub by: PersonId,
    pub at: Instant,
}

/// One run over a scope of an edition. A transition consumes the state it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assessment {
    Preparing(Preparing),
    Collecting(Collecting),
    Moderating(Moderating),
    Closed(Closed),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preparing;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collecting {
    pub opened: Act,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderating {
    pub opened: Act,
    pub begun: Act,
    /// The number of the outcome that a closing makes: one, and one more after each reopening.
    pub run: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub opened: Act,
    pub begun: Act,
    pub closed: Act,
    pub closing: Closing,
    pub run: u32,
}

/// How firm an outcome is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Every item in scope is settled.
    Agreed,
    /// What is not settled counts as it was rated, and is marked so.
    Provisional,
}

/// The recorded act of opening a closed assessment again. The outcome it supersedes stays readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    pub act: Act,
    pub reason: String,
    pub supersedes: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningFacts {
    /// Rated items in scope.
    pub items: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosingFacts {
    pub items: usize,
    /// Items with a moderation.
    pub settled: usize,
    /// Items with at least one mark.
    pub rated: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefusal {
    #[error("the assessment is {is:?}; this needs {needed:?}")]
    NotNow { is: Phase, needed: Phase },
    #[error("no item is in scope")]
    EmptyScope,
    #[error("{unsettled} of {items} items are not settled, {unrated} of them were not rated")]
    Unsettled { unsettled: usize, unrated: usize, items: usize },
    #[error("none of {items} items has a mark")]
    NothingRated { items: usize },
    #[error("the item was settled at {at:?}")]
    ItemSettled { at: Instant },
    #[error("the reason: {0}")]
    Reason(WordsRefusal),
}

impl Preparing {
    pub fn open(self, facts: OpeningFacts, act: Act) -> Result<Collecting, ReviewRefusal> {
        if facts.items == 0 {
            return Err(ReviewRefusal::EmptyScope);
        }
        Ok(Collecting { opened: act })
    }
}

impl Collecting {
    pub fn begin_moderation(self, act: Act) -> Moderating {
        Moderating { opened: self.opened, begun: act, run: 1 }
    }
}

impl Moderating {
    pub fn close(self, closing: Closing, facts: ClosingFacts, act: Act) -> Result<Closed, ReviewRefusal> {
        let ClosingFacts { items, settled, rated } = facts;
        if settled == 0 && rated == 0 {
            return Err(ReviewRefusal::NothingRated { items });
        }
        let unsettled = items.saturating_sub(settled);
        if closing == Closing::Agreed && unsettled > 0 {
            // An item can be settled in a meeting without a rating, so this is a lower bound.
            let unrated = items.saturating_sub(rated).min(unsettled);
            return Err(ReviewRefusal::Unsettled { unsettled, unrated, items });
        }
        // Called provisional or not, an outcome in which all is settled is agreed.
        let closing = if unsettled == 0 { Closing::Agreed } else { closing };
        Ok(Closed { opened: self.opened, begun: self.begun, closed: act, closing, run: self.run })
    }
}

impl Closed {
    pub fn reopen(self, reason: String, act: Act) -> Result<(Moderating, Reopening), ReviewRefusal> {
        check_some_words(&reason).map_err(ReviewRefusal::Reason)?;
        let moderating = Moderating { opened: self.opened, begun: self.begun, run: self.run + 1 };
        Ok((moderating, Reopening { act, reason, supersedes: self.run }))
    }
}

impl Assessment {
    pub const fn phase(&self) -> Phase {
        match self {
            Self::Preparing(_) => Phase::Preparing,
            Self::Collecting(_) => Phase::Rating,
            Self::Moderating(_) => Phase::Moderating,
            Self::Closed(_) => Phase::Closed,
        }
    }

    pub fn open(self, facts: OpeningFacts, act: Act) -> Result<Collecting, ReviewRefusal> {
        match self {
            Self::Preparing(preparing) => preparing.open(facts, act),
            other => Err(other.not_now(Phase::Preparing)),
        }
    }

    pub fn begin_moderation(self, act: Act) -> Result<Moderating, ReviewRefusal> {
        match self {
            Self::Collecting(collecting) => Ok(collecting.begin_moderation(act)),
            other => Err(other.not_now(Phase::Rating)),
        }
    }

    /// For whoever settles an item: the first settlement begins the moderation, unless an act of its
    /// own did.
    pub fn moderate(self, act: Act) -> Result<Moderating, ReviewRefusal> {
        match self {
            Self::Collecting(collecting) => Ok(collecting.begin_moderation(act)),
            Self::Moderating(moderating) => Ok(moderating),
            other => Err(other.not_now(Phase::Moderating)),
        }
    }

    /// A small team rates, agrees and closes in one meeting: closing out of the rating begins the
    /// moderation by the same act.
    pub fn close(self, closing: Closing, facts: ClosingFacts, act: Act) -> Result<Closed, ReviewRefusal> {
        match self {
            Self::Collecting(collecting) => {
                collecting.begin_moderation(act.clone()).close(closing, facts, act)
            }
            Self::Moderating(moderating) => moderating.close(closing, facts, act),
            other => Err(other.not_now(Phase::Moderating)),
        }
    }

    pub fn reopen(self, reason: String, act: Act) -> Result<(Moderating, Reopening), ReviewRefusal> {
        match self {
            Self::Closed(closed) => closed.reopen(reason, act),
            other => Err(other.not_now(Phase::Closed)),
        }
    }

    /// A late answer counts until its item is settled; `settled` is when that was, if it was.
    pub fn may_rate(&self, settled: Option<Instant>) -> Result<(), ReviewRefusal> {
        match (self, settled) {
            (Self::Collecting(_), _) | (Self::Moderating(_), None) => Ok(()),
            (Self::Moderating(_), Some(at)) => Err(ReviewRefusal::ItemSettled { at }),
            _ => Err(self.not_now(Phase::Rating)),
        }
    }

    /// Later changes would take away what people rated, or ask them for more than they agreed to.
    pub fn may_change_scope(&self) -> Result<(), ReviewRefusal> {
        match self {
            Self::Preparing(_) => Ok(()),
            _ => Err(self.not_now(Phase::Preparing)),
        }
    }

    pub fn may_change_seats(&self) -> Result<(), ReviewRefusal> {
        match self {
            Self::Preparing(_) | Self::Collecting(_) => Ok(()),
            _ => Err(self.not_now(Phase::Rating)),
        }
    }

    /// A closed cycle stays as it was, also in what it is called: its report has it on the cover.
    pub fn may_be_renamed(&self) -> Result<(), ReviewRefusal> {
        match self {
            Self::Closed(_) => Err(self.not_now(Phase::Moderating)),
            _ => Ok(()),
        }
    }

    const fn not_now(&self, needed: Phase) -> ReviewRefusal {
        ReviewRefusal::NotNow { is: self.phase(), needed }
    }
}
