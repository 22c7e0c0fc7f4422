//! How many items stand where: a summary that follows each save, equal to counting anew.

use std::collections::BTreeMap;

use super::edition::Instrument;
use super::grade::Grading;
use super::mark::Mark;
use crate::kit::Number;

/// Where one rated item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has answered. `gradable`: whether an answer could have a grade.
    Open {
        gradable: bool,
    },
    /// Answered with "cannot judge": missing, like an open one, and shown apart.
    CannotJudge {
        gradable: bool,
    },
    /// Leaves the denominator.
    NotApplicable,
    /// Answered with what has no grade: a text, a date, a figure without bounds.
    NotGraded,
    Graded(Number),
}

impl Standing {
    pub fn of(instrument: &Instrument, grading: Grading, mark: Option<&Mark>) -> Self {
        let gradable = instrument.is_graded(grading);
        match mark {
            None => Self::Open { gradable },
            Some(Mark::CannotJudge) => Self::CannotJudge { gradable },
            Some(Mark::NotApplicable(_)) => Self::NotApplicable,
            Some(mark) => instrument.grade(mark, grading).map_or(Self::NotGraded, Self::Graded),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rated items in scope.
    pub items: u32,
    pub not_applicable: u32,
    pub cannot_judge: u32,
    pub open: u32,
    pub not_graded: u32,
    /// Of the open ones and those that nobody can judge: how many a grade is missing of.
    pub missing: u32,
    /// How many items have each grade. No grade stands here with zero.
    pub grades: BTreeMap<Number, u32>,
}

impl Tally {
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut tally = Self::default();
        for standing in standings {
            tally.add(standing);
        }
        tally
    }

    pub fn add(&mut self, standing: &Standing) {
        self.items += 1;
        match standing {
            Standing::Open { gradable } => {
                self.open += 1;
                self.missing += u32::from(*gradable);
            }
            Standing::CannotJudge { gradable } => {
                self.cannot_judge += 1;
                self.missing += u32::from(*gradable);
            }
            Standing::NotApplicable => self.not_applicable += 1,
            Standing::NotGraded => self.not_graded += 1,
            Standing::Graded(grade) => *self.grades.entry(grade.clone()).or_default() += 1,
        }
    }

    /// Takes out what was added before.
    pub fn remove(&mut self, standing: &Standing) {
        self.items -= 1;
        match standing {
            Standing::Open { gradable } => {
                self.open -= 1;
                self.missing -= u32::from(*gradable);
            }
            Standing::CannotJudge { gradable } => {
                self.cannot_judge -= 1;
                self.missing -= u32::from(*gradable);
            }
            Standing::NotApplicable => self.not_applicable -= 1,
            Standing::NotGraded => self.not_graded -= 1,
            Standing::Graded(grade) => {
                if let Some(count) = self.grades.get_mut(grade) {
                    *count -= 1;
                    if *count == 0 {
                        self.grades.remove(grade);
                    }
                }
            }
        }
    }

    /// One item moves from where it stood to where it stands now.
    pub fn shift(&mut self, from: &Standing, to: &Standing) {
        self.remove(from);
        self.add(to);
    }

    pub fn merge(&mut self, other: &Self) {
        self.items += other.items;
        self.not_applicable += other.not_applicable;
        self.cannot_judge += other.cannot_judge;
        self.open += other.open;
        self.not_graded += other.not_graded;
        self.missing += other.missing;
        for (grade, count) in &other.grades {
            *self.grades.entry(grade.clone()).or_default() += count;
        }
    }

    /// The denominator: items in scope that apply.
    pub fn applicable(&self) -> u32 {
        self.items - self.not_applicable
    }

    /// n: applicable items with an answer.
    pub fn rated(&self) -> u32 {
        self.applicable() - self.open - self.cannot_judge
    }

    pub fn graded(&self) -> u32 {
        self.grades.values().sum()
    }

    /// n over the denominator; `None` where nothing applies.
    pub fn coverage(&self) -> Option<Number> {
        Number::ratio(self.rated().into(), self.applicable().into())
    }

    /// Of the applicable items that could have a grade, the share that has one. What was answered
    /// without a grade asks for none.
    pub fn graded_share(&self) -> Option<Number> {
        let graded = self.graded();
        Number::ratio(graded.into(), (graded + self.missing).into())
    }

    pub fn at_or_above(&self, step: i32) -> u32 {
        self.grades.range(Number::from(i64::from(step))..).map(|(_, count)| count).sum()
    }
}
