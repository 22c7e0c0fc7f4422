//! How far a node is, by one of four declared methods. A number is never shown without its method,
//! and numbers of two methods are never averaged: a node's is derived by its own method from the
//! facts of the deeds below it, whatever their methods are.

use super::span::Span;
use super::standing::{Counts, Standing};
use crate::kit::{Day, Instant, Number, PersonId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// How much of the planned time has been used, as far as it was begun. Weighs by days.
    Schedule,
    /// How much of the planned work is done. Weighs by work.
    Work,
    /// How far the indicators have come from their baselines to their targets. All weigh the same.
    Indicator,
    /// What a person said on a day. It is never rolled up.
    Judged,
}

/// What is known about one deed that has none below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeedFacts {
    pub standing: Standing,
    pub span: Option<Span>,
    pub work: Option<Work>,
}

/// In hours, or in whatever unit the plan counts work; one unit in one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub planned: Number,
    pub remaining: Number,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Nought to one.
    pub done: Number,
    pub by: PersonId,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub method: Method,
    /// Nought to one, exact. `None`: nothing to derive it from. Missing is never zero.
    pub value: Option<Number>,
    /// How many deeds, indicators or judgements it rests on.
    pub n: usize,
    /// How many there are that count.
    pub of: usize,
    /// Deeds cancelled or suspended, which do not count.
    pub left_out: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkRefusal {
    #[error("{planned} is no amount of work")]
    NoAmount { planned: Number },
    #[error("{remaining} remains of {planned}")]
    RemainsTooMuch { remaining: Box<Number>, planned: Box<Number> },
}

impl Work {
    pub fn check(&self) -> Result<(), WorkRefusal> {
        let Self { planned, remaining } = self.clone();
        if planned.is_negative() || planned.is_zero() {
            return Err(WorkRefusal::NoAmount { planned });
        }
        if remaining.is_negative() || remaining > planned {
            let (remaining, planned) = (Box::new(remaining), Box::new(planned));
            return Err(WorkRefusal::RemainsTooMuch { remaining, planned });
        }
        Ok(())
    }

    fn done(&self, standing: Standing) -> Number {
        match standing {
            Standing::Done => self.planned.clone(),
            _ => &self.planned - &self.remaining,
        }
    }
}

/// The share of the planned days that have been used: all of a deed that is done, none of one that
/// was not begun, and of one that runs the days gone by, which are all of them once it is late. It
/// says where the plan should be, not what came of it.
pub fn by_schedule(deeds: &[DeedFacts], today: Day) -> Progress {
    let days = |deed: &DeedFacts| {
        let span = deed.span?;
        let gone = match deed.standing {
            Standing::Done => span.days(),
            Standing::NotStarted => 0,
            _ => span.days_gone(today),
        };
        Some((Number::from(gone), Number::from(span.days())))
    };
    over(Method::Schedule, deeds, days)
}

/// Work done over work planned, of the deeds whose work is known.
pub fn by_work(deeds: &[DeedFacts]) -> Progress {
    let work =
        |deed: &DeedFacts| deed.work.as_ref().map(|work| (work.done(deed.standing), work.planned.clone()));
    over(Method::Work, deeds, work)
}

/// The mean of what the indicators have covered; see [`super::indicator::Indicator::covered`].
pub fn by_indicator(covered: &[Option<Number>]) -> Progress {
    let known: Vec<Number> = covered.iter().flatten().cloned().collect();
    let (n, of) = (known.len(), covered.len());
    let value = known.into_iter().sum::<Number>().checked_div(&Number::from(n as i64));
    Progress { method: Method::Indicator, value, n, of, left_out: 0 }
}

pub fn judged(judgement: Option<&Judgement>) -> Progress {
    let value = judgement.map(|judgement| judgement.done.clone());
    let n = usize::from(value.is_some());
    Progress { method: Method::Judged, value, n, of: 1, left_out: 0 }
}

/// Each deed gives what is done and of how much, or is missing.
fn over(
    method: Method,
    deeds: &[DeedFacts],
    part: impl Fn(&DeedFacts) -> Option<(Number, Number)>,
) -> Progress {
    let counted: Vec<&DeedFacts> =
        deeds.iter().filter(|deed| deed.standing.counts() == Counts::Fully).collect();
    let parts: Vec<(Number, Number)> = counted.iter().filter_map(|deed| part(deed)).collect();
    let sum = |of: fn(&(Number, Number)) -> &Number| parts.iter().map(of).cloned().sum::<Number>();
    let value = sum(|part| &part.0).checked_div(&sum(|part| &part.1));
    let (n, of, left_out) = (parts.len(), counted.len(), deeds.len() - counted.len());
    Progress { method, value, n, of, left_out }
}
