//! How much is on whose desk in which period.

use std::collections::BTreeMap;

use super::responsibility::Party;
use super::span::Span;
use crate::kit::{Day, Number};

/// Something that takes its people time between two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    pub parties: Vec<Party>,
    pub span: Span,
    /// What remains, in the plan's unit of work; `None`: nobody said.
    pub work: Option<Number>,
    /// Days since it should have ended.
    pub overdue: Option<i64>,
}

impl Assigned {
    /// What remains is done from today on: days that went by carry none of it, and what should have
    /// ended already lies on today.
    pub fn brought_forward(self, today: Day) -> Self {
        let late = self.span.last().days_until(today);
        let (first, last) = (self.span.first().max(today), self.span.last().max(today));
        Self {
            span: Span::new(first, last).unwrap_or(self.span),
            overdue: Some(late).filter(|late| *late > 0),
            ..self
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Tasks that fall into the period.
    pub tasks: usize,
    /// Work that falls into it, exact.
    pub work: Number,
    /// Tasks of which nobody said how much work they are: the load is at least what it says.
    pub unknown: usize,
    /// Tasks that should have ended before.
    pub overdue: usize,
}

/// For each party one load per period. Work lies evenly over the days of its span and in equal
/// parts on its parties.
pub fn workload(tasks: &[Assigned], periods: &[Span]) -> BTreeMap<Party, Vec<Load>> {
    let mut loads: BTreeMap<Party, Vec<Load>> = BTreeMap::new();
    let free = || Load { tasks: 0, work: Number::zero(), unknown: 0, overdue: 0 };
    for task in tasks {
        for party in &task.parties {
            let row = loads.entry(party.clone()).or_insert_with(|| vec![free(); periods.len()]);
            for (load, period) in row.iter_mut().zip(periods) {
                let Some(within) = task.span.overlap(*period) else { continue };
                load.tasks += 1;
                load.overdue += usize::from(task.overdue.is_some());
                match &task.work {
                    None => load.unknown += 1,
                    Some(work) => load.work = &load.work + &part(work, within, task),
                }
            }
        }
    }
    loads
}

fn part(work: &Number, within: Span, task: &Assigned) -> Number {
    let all = task.span.days() * task.parties.len() as i64;
    Number::ratio(within.days(), all).map_or_else(Number::zero, |share| work * &share)
}
