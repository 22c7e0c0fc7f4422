//! What a mark is worth.

use super::edition::{Choice, Direction, Instrument, Quantity, Scale};
use super::mark::Mark;
use crate::kit::Number;

impl Instrument {
    /// The mark as a number in the instrument's own terms: a step's value, an amount, a ratio as a
    /// share (three of twelve is a quarter, not 25), yes as one and no as zero, the scores of the
    /// options chosen. A date, a text, "not applicable" and "cannot judge" have none.
    ///
    /// Values of different instruments do not compare; [`Instrument::grade`] does.
    pub fn value(&self, mark: &Mark) -> Option<Number> {
        match (self, mark) {
            (Self::Scale(_), Mark::Step(step)) => Some(Number::from(i64::from(*step))),
            (Self::Amount(_), Mark::Amount(amount)) => Some(amount.clone()),
            (Self::Ratio(quantity), Mark::Ratio(above, below)) => quantity.share(above, below),
            (Self::YesNo, Mark::YesNo(yes)) => Some(Number::from(i64::from(*yes))),
            (Self::Choice(choice), Mark::Choice(chosen)) => choice.score(chosen),
            _ => None,
        }
    }

    /// The mark as a step: of its scale, or from a figure through the bounds of its quantity.
    pub fn step(&self, mark: &Mark) -> Option<i32> {
        match (self, mark) {
            (Self::Scale(_), Mark::Step(step)) => Some(*step),
            (Self::Amount(quantity), Mark::Amount(amount)) => quantity.step(amount),
            (Self::Ratio(quantity), Mark::Ratio(above, below)) => {
                quantity.step(&quantity.shown(&quantity.share(above, below)?))
            }
            _ => None,
        }
    }

    /// What enters a roll-up, so that unlike things are never averaged.
    ///
    /// A step counts as its value and a figure only as the step its bounds give; a figure without
    /// bounds, a date and a text are not graded. An option counts as the score the edition gives
    /// it. Yes and no count as one and zero in an edition that knows no steps (a checklist); beside
    /// steps they are not graded, for a "no" would be worse than the lowest step.
    pub fn grade(&self, mark: &Mark, grading: Grading) -> Option<Number> {
        match self {
            Self::Scale(_) | Self::Amount(_) | Self::Ratio(_) => {
                self.step(mark).map(|step| i64::from(step).into())
            }
            Self::YesNo if grading == Grading::Checklist => self.value(mark),
            Self::Choice(_) => self.value(mark),
            Self::YesNo | Self::Date | Self::Text => None,
        }
    }

    /// Whether some mark of this instrument could have a grade.
    pub fn is_graded(&self, grading: Grading) -> bool {
        match self {
            Self::Scale(_) => true,
            Self::Amount(quantity) | Self::Ratio(quantity) => !quantity.bounds.is_empty(),
            Self::YesNo => grading == Grading::Checklist,
            Self::Choice(choice) => choice.options.iter().any(|option| option.score.is_some()),
            Self::Date | Self::Text => false,
        }
    }

    /// The lowest and the highest grade, where they differ.
    pub fn grades(&self, scales: &[Scale], grading: Grading) -> Option<(Number, Number)> {
        let (low, high) = match self {
            Self::Scale(id) => {
                let scale = scales.iter().find(|scale| scale.id == *id)?;
                (i64::from(scale.values().min()?).into(), i64::from(scale.values().max()?).into())
            }
            Self::Amount(quantity) | Self::Ratio(quantity) if !quantity.bounds.is_empty() => {
                (Number::from(1), Number::from(quantity.bounds.len() as i64 + 1))
            }
            Self::YesNo if grading == Grading::Checklist => (Number::zero(), Number::from(1)),
            Self::Choice(choice) if !choice.many => {
                let scores = || choice.options.iter().filter_map(|option| option.score.clone());
                (scores().min()?, scores().max()?)
            }
            _ => return None,
        };
        (low < high).then_some((low, high))
    }
}

/// Whether an edition speaks in steps, or only in yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grading {
    Steps,
    Checklist,
}

impl Grading {
    /// Any scale, or any figure with bounds, makes an edition speak in steps.
    pub fn of<'a>(mut instruments: impl Iterator<Item = &'a Instrument>) -> Self {
        let in_steps = instruments.any(|instrument| match instrument {
            Instrument::Scale(_) => true,
            Instrument::Amount(quantity) | Instrument::Ratio(quantity) => !quantity.bounds.is_empty(),
            _ => false,
        });
        if in_steps { Self::Steps } else { Self::Checklist }
    }
}

impl Quantity {
    /// `None` where the denominator is zero.
    pub fn share(&self, above: &Number, below: &Number) -> Option<Number> {
        above.checked_div(below)
    }

    /// A share as it is shown, and as minimum, maximum and bounds speak of it: percent is times 100.
    pub fn shown(&self, share: &Number) -> Number {
        if self.is_percent() { share * &Number::from(100) } else { share.clone() }
    }

    /// The step of a figure as it is shown: one more than the bounds it reaches in the good
    /// direction. Where no direction is good, more is a higher step.
    pub fn step(&self, shown: &Number) -> Option<i32> {
        if self.bounds.is_empty() {
            return None;
        }
        let reached = self.bounds.iter().filter(|bound| match self.direction {
            Direction::Up | Direction::Neutral => shown >= bound,
            Direction::Down => shown <= bound,
        });
        i32::try_from(reached.count() + 1).ok()
    }
}

impl Choice {
    /// The sum of the scores of the options chosen; `None` where none of them has one.
    fn score(&self, chosen: &[String]) -> Option<Number> {
        self.options
            .iter()
            .filter(|option| chosen.contains(&option.id))
            .filter_map(|option| option.score.clone())
            .reduce(|sum, score| sum + score)
    }
}

impl Scale {
    pub fn values(&self) -> impl Iterator<Item = i32> + '_ {
        self.steps.iter().map(|step| step.value)
    }

    pub fn has(&self, value: i32) -> bool {
        self.values().any(|step| step == value)
    }

    /// The step nearest to a number; of two equally near ones the higher (half up).
    pub fn nearest(&self, number: &Number) -> Option<i32> {
        let away = |step: i32| (&Number::from(i64::from(step)) - number).abs();
        self.values().min_by(|a, b| away(*a).cmp(&away(*b)).then(b.cmp(a)))
    }
}
