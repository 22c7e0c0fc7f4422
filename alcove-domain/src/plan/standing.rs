//! Where a node stands, as a person judged it on a day, and what a calendar says beside it.

use super::span::Span;
use crate::kit::words::{WordsRefusal, check_some_words, check_words};
use crate::kit::{Day, Instant, NodeId, Number, PersonId};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    #[default]
    NotStarted,
    OnTrack,
    AtRisk,
    Delayed,
    Done,
    /// Given up for good.
    Cancelled,
    /// Stopped, and may go on.
    Suspended,
}

/// A dated judgement. None is ever changed; a later one goes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusNote {
    pub node: NodeId,
    pub standing: Standing,
    /// How far it is, nought to one, where the author says so.
    pub done: Option<Number>,
    pub words: String,
    pub by: PersonId,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatusRefusal {
    #[error("{standing:?} needs a sentence why: {words}")]
    Why { standing: Standing, words: WordsRefusal },
    #[error("the note: {0}")]
    Words(WordsRefusal),
    #[error("{done} is not between 0 and 1")]
    NotAShare { done: Number },
    #[error("{standing:?} and {done} done contradict each other")]
    Contradicts { standing: Standing, done: Number },
}

/// What a node with a standing adds to totals. The rule is that of project tools and of the
/// international aid standard: work that was rejected (OpenProject's "exclude from totals"), and
/// activities cancelled or suspended (IATI activity status 5 and 6), leave the totals. Money that
/// was committed or spent before stays in them: it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    Fully,
    /// Out of progress and of planned money, which is shown beside the total; committed and spent
    /// money counts.
    OnlyWhatIsBound,
}

/// What a calendar sees, whatever the notes say. Days are counted, today as none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Days since the last day, of what is not finished.
    pub overdue: Option<i64>,
    /// Days since the first day, of what has not begun.
    pub late_start: Option<i64>,
    /// Days without a note, where there are more than the plan allows: counted from the last note,
    /// or from the first day where there is none.
    pub stalled: Option<i64>,
}

/// A quarter: a plan is reviewed four times a year, and each review should find something new.
pub const QUIET_DAYS: i64 = 92;

impl Standing {
    pub const ALL: [Self; 7] = [
        Self::NotStarted,
        Self::OnTrack,
        Self::AtRisk,
        Self::Delayed,
        Self::Done,
        Self::Cancelled,
        Self::Suspended,
    ];

    /// Something is still to be done about it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::OnTrack | Self::AtRisk | Self::Delayed)
    }

    /// Somebody said that it does not go as it should.
    pub const fn is_worry(self) -> bool {
        matches!(self, Self::AtRisk | Self::Delayed)
    }

    pub const fn counts(self) -> Counts {
        match self {
            Self::Cancelled | Self::Suspended => Counts::OnlyWhatIsBound,
            _ => Counts::Fully,
        }
    }

    /// What worries, or takes a node out of the totals, is not said without a sentence.
    pub const fn needs_words(self) -> bool {
        self.is_worry() || matches!(self, Self::Cancelled | Self::Suspended)
    }
}

impl StatusNote {
    pub fn check(&self) -> Result<(), StatusRefusal> {
        let standing = self.standing;
        if standing.needs_words() {
            check_some_words(&self.words).map_err(|words| StatusRefusal::Why { standing, words })?;
        }
        check_words(&self.words).map_err(StatusRefusal::Words)?;
        let Some(done) = &self.done else { return Ok(()) };
        let all = Number::from(1);
        if done.is_negative() || *done > all {
            return Err(StatusRefusal::NotAShare { done: done.clone() });
        }
        let contradicts = match standing {
            Standing::NotStarted => !done.is_zero(),
            Standing::Done => *done != all,
            _ => false,
        };
        if contradicts {
            return Err(StatusRefusal::Contradicts { standing, done: done.clone() });
        }
        Ok(())
    }

    /// How far it is once this is said. Who says nothing of that takes back nothing of what was said
    /// before, unless one of the two says that all or nothing of it is done.
    pub fn done_after(&self, before: Standing, done: Option<Number>) -> Option<Number> {
        let is_between = |standing| !matches!(standing, Standing::NotStarted | Standing::Done);
        let kept = done.filter(|_| is_between(before) && is_between(self.standing));
        self.done.clone().or(kept)
    }
}

/// `noted`: the day of the last note. `quiet`: how many days may pass without one.
pub fn watch(standing: Standing, span: Option<Span>, noted: Option<Day>, quiet: i64, today: Day) -> Watch {
    let Some(span) = span.filter(|_| standing.is_open()) else { return Watch::default() };
    let since = |day: Day| Some(day.days_until(today)).filter(|days| *days > 0);
    let heard = noted.map_or(span.first(), |noted| noted.max(span.first()));
    Watch {
        overdue: since(span.last()),
        late_start: since(span.first()).filter(|_| standing == Standing::NotStarted),
        stalled: since(heard).filter(|days| *days > quiet),
    }
}
