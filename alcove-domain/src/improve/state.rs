//! Where a plan is. Acts move it on; a transition consumes the state it leaves.

use crate::kit::words::{WordsRefusal, check_some_words};
use crate::kit::{Instant, PersonId};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub by: PersonId,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanState {
    Draft(Draft),
    Approved(Approved),
    UnderWay(UnderWay),
    Closed(Closed),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// How many baselines the plan has: none, unless an approval was withdrawn.
    pub baselines: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    pub approved: Act,
    /// The number of the baseline that the approval made.
    pub baseline: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// The last approval.
    pub approved: Act,
    pub begun: Act,
    pub baseline: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub under_way: UnderWay,
    pub closed: Act,
    pub ending: Ending,
}

/// How a plan ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every action is done, cancelled or suspended.
    Finished,
    /// Its time is over, and something is left; the words say what becomes of it.
    Left { open: usize, words: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Draft,
    Approved,
    UnderWay,
    Closed,
}

/// What happens to a change of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// It is made.
    Free,
    /// It is made with a reason, and logged against the baseline.
    Logged,
}

/// What there is to approve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApprovalFacts {
    pub objectives: usize,
    pub actions: usize,
    /// Actions without dates.
    pub undated: usize,
    /// Actions nobody answers for.
    pub unowned: usize,
    /// Fixed dates that a dependency contradicts.
    pub conflicts: usize,
}

/// The recorded act of going back: withdrawing an approval, opening a closed plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoingBack {
    pub act: Act,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImproveRefusal {
    #[error("the plan is {is:?}; this needs {needed:?}")]
    NotNow { is: Stage, needed: Stage },
    #[error("the plan has {objectives} objectives and {actions} actions; it needs one of each")]
    NothingToApprove { objectives: usize, actions: usize },
    #[error("{undated} actions have no dates, nobody answers for {unowned}, {conflicts} dates contradict")]
    NotReady { undated: usize, unowned: usize, conflicts: usize },
    #[error("nothing has changed since the plan was approved")]
    NothingChanged,
    #[error("{open} actions are open, and nothing says what becomes of them")]
    StillOpen { open: usize },
    #[error("the reason: {0}")]
    Reason(WordsRefusal),
}

impl ApprovalFacts {
    fn check(self) -> Result<(), ImproveRefusal> {
        let Self { objectives, actions, undated, unowned, conflicts } = self;
        if objectives == 0 || actions == 0 {
            return Err(ImproveRefusal::NothingToApprove { objectives, actions });
        }
        if undated + unowned + conflicts > 0 {
            return Err(ImproveRefusal::NotReady { undated, unowned, conflicts });
        }
        Ok(())
    }
}

impl Draft {
    pub fn approve(self, facts: ApprovalFacts, act: Act) -> Result<Approved, ImproveRefusal> {
        facts.check()?;
        Ok(Approved { approved: act, baseline: self.baselines + 1 })
    }
}

impl Approved {
    pub fn begin(self, act: Act) -> UnderWay {
        UnderWay { approved: self.approved, begun: act, baseline: self.baseline }
    }

    /// The baseline stays, to compare with; the next approval makes another.
    pub fn withdraw(self, reason: String, act: Act) -> Result<(Draft, GoingBack), ImproveRefusal> {
        check_some_words(&reason).map_err(ImproveRefusal::Reason)?;
        Ok((Draft { baselines: self.baseline }, GoingBack { act, reason }))
    }
}

impl UnderWay {
    /// Approves the plan as it has become. `changes`: how many facts differ from the baseline.
    pub fn approve_again(
        self,
        facts: ApprovalFacts,
        changes: usize,
        act: Act,
    ) -> Result<Self, ImproveRefusal> {
        if changes == 0 {
            return Err(ImproveRefusal::NothingChanged);
        }
        facts.check()?;
        Ok(Self { approved: act, baseline: self.baseline + 1, begun: self.begun })
    }

    /// `open`: actions that are neither done nor cancelled nor suspended.
    pub fn close(self, open: usize, words: &str, act: Act) -> Result<Closed, ImproveRefusal> {
        let ending = match (open, check_some_words(words)) {
            (0, _) => Ending::Finished,
            (open, Ok(())) => Ending::Left { open, words: words.to_owned() },
            (open, Err(WordsRefusal::Empty)) => return Err(ImproveRefusal::StillOpen { open }),
            (_, Err(words)) => return Err(ImproveRefusal::Reason(words)),
        };
        Ok(Closed { under_way: self, closed: act, ending })
    }
}

impl Closed {
    pub fn reopen(self, reason: String, act: Act) -> Result<(UnderWay, GoingBack), ImproveRefusal> {
        check_some_words(&reason).map_err(ImproveRefusal::Reason)?;
        Ok((self.under_way, GoingBack { act, reason }))
    }
}

impl PlanState {
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Draft(_) => Stage::Draft,
            Self::Approved(_) => Stage::Approved,
            Self::UnderWay(_) => Stage::UnderWay,
            Self::Closed(_) => Stage::Closed,
        }
    }

    pub fn approve(self, facts: ApprovalFacts, act: Act) -> Result<Approved, ImproveRefusal> {
        match self {
            Self::Draft(draft) => draft.approve(facts, act),
            other => Err(other.not_now(Stage::Draft)),
        }
    }

    pub fn begin(self, act: Act) -> Result<UnderWay, ImproveRefusal> {
        match self {
            Self::Approved(approved) => Ok(approved.begin(act)),
            other => Err(other.not_now(Stage::Approved)),
        }
    }

    pub fn withdraw(self, reason: String, act: Act) -> Result<(Draft, GoingBack), ImproveRefusal> {
        match self {
            Self::Approved(approved) => approved.withdraw(reason, act),
            other => Err(other.not_now(Stage::Approved)),
        }
    }

    pub fn approve_again(
        self,
        facts: ApprovalFacts,
        changes: usize,
        act: Act,
    ) -> Result<UnderWay, ImproveRefusal> {
        match self {
            Self::UnderWay(under_way) => under_way.approve_again(facts, changes, act),
            other => Err(other.not_now(Stage::UnderWay)),
        }
    }

    pub fn close(self, open: usize, words: &str, act: Act) -> Result<Closed, ImproveRefusal> {
        match self {
            Self::UnderWay(under_way) => under_way.close(open, words, act),
            other => Err(other.not_now(Stage::UnderWay)),
        }
    }

    pub fn reopen(self, reason: String, act: Act) -> Result<(UnderWay, GoingBack), ImproveRefusal> {
        match self {
            Self::Closed(closed) => closed.reopen(reason, act),
            other => Err(other.not_now(Stage::Closed)),
        }
    }

    /// What becomes of a change of dates, money, targets, responsibles or nodes.
    pub fn may_change(&self) -> Result<Control, ImproveRefusal> {
        match self {
            Self::Draft(_) => Ok(Control::Free),
            Self::Approved(_) | Self::UnderWay(_) => Ok(Control::Logged),
            Self::Closed(_) => Err(self.not_now(Stage::UnderWay)),
        }
    }

    /// Status notes and reviews say how it goes, so it must go. Readings and what was spent are
    /// taken in every state: figures of the last year arrive after the plan has ended.
    pub fn may_note(&self) -> Result<(), ImproveRefusal> {
        match self {
            Self::UnderWay(_) => Ok(()),
            _ => Err(self.not_now(Stage::UnderWay)),
        }
    }

    const fn not_now(&self, needed: Stage) -> ImproveRefusal {
        ImproveRefusal::NotNow { is: self.stage(), needed }
    }
}
