//! How far the marks of several seats on one item lie apart, for the queue of a moderation.

use super::edition::{Instrument, Scale};
use super::mark::Mark;
use crate::kit::Number;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    /// Nought to one, to order items of all instruments in one queue.
    pub share: Number,
    pub apart: Apart,
}

/// The same in the terms of the instrument, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Fewer than two marks, or words, which always differ.
    NothingToCompare,
    /// Some say the item does not apply and some judged it.
    Applicability,
    /// Steps of the scale between the lowest and the highest. Share: of all steps of the scale.
    Steps(u32),
    /// Between amounts: the range, over the amount furthest from zero. Share: the same, one at most.
    Relative(Number),
    /// Between ratios: the range of the shares. Share: the same, one at most.
    Shares(Number),
    /// Different answers to yes or no, a choice, a date. Share: differing answers over the most there
    /// could be among so many.
    Answers(u32),
}

/// "Cannot judge" is left out: it contradicts nobody.
pub fn distance(instrument: &Instrument, scales: &[Scale], marks: &[&Mark]) -> Distance {
    let judged: Vec<&Mark> = marks.iter().copied().filter(|mark| mark.is_judgement()).collect();
    let not_applicable = marks.iter().any(|mark| matches!(mark, Mark::NotApplicable(_)));
    if not_applicable && !judged.is_empty() {
        return Distance { share: Number::from(1), apart: Apart::Applicability };
    }
    if judged.len() < 2 {
        return nothing();
    }
    match instrument {
        Instrument::Scale(id) => between_steps(scales.iter().find(|scale| scale.id == *id), &judged),
        Instrument::Amount(_) => between_amounts(instrument, &judged),
        Instrument::Ratio(_) => between_shares(instrument, &judged),
        Instrument::YesNo | Instrument::Choice(_) | Instrument::Date => between_answers(&judged),
        Instrument::Text => nothing(),
    }
}

fn nothing() -> Distance {
    Distance { share: Number::zero(), apart: Apart::NothingToCompare }
}

fn between_steps(scale: Option<&Scale>, marks: &[&Mark]) -> Distance {
    let Some(scale) = scale else { return nothing() };
    let place = |mark: &Mark| match mark {
        Mark::Step(step) => scale.values().position(|value| value == *step),
        _ => None,
    };
    let places = || marks.iter().filter_map(|mark| place(mark));
    let (Some(low), Some(high)) = (places().min(), places().max()) else { return nothing() };
    let apart = high - low;
    let share = Number::ratio(apart as i64, scale.steps.len() as i64 - 1).unwrap_or_else(Number::zero);
    Distance { share, apart: Apart::Steps(apart as u32) }
}

fn between_amounts(instrument: &Instrument, marks: &[&Mark]) -> Distance {
    let Some((low, high)) = ends(instrument, marks) else { return nothing() };
    let furthest = low.abs().max(high.abs());
    let relative = (high - low).checked_div(&furthest).unwrap_or_else(Number::zero);
    Distance { share: relative.clone().min(Number::from(1)), apart: Apart::Relative(relative) }
}

fn between_shares(instrument: &Instrument, marks: &[&Mark]) -> Distance {
    let Some((low, high)) = ends(instrument, marks) else { return nothing() };
    let range = high - low;
    Distance { share: range.clone().min(Number::from(1)), apart: Apart::Shares(range) }
}

fn between_answers(marks: &[&Mark]) -> Distance {
    let differing = marks.iter().enumerate().filter(|(at, mark)| !marks[..*at].contains(mark)).count();
    let most = marks.len() as i64 - 1;
    let share = Number::ratio(differing as i64 - 1, most).unwrap_or_else(Number::zero);
    Distance { share, apart: Apart::Answers(differing as u32) }
}

fn ends(instrument: &Instrument, marks: &[&Mark]) -> Option<(Number, Number)> {
    let values = || marks.iter().filter_map(|mark| instrument.value(mark));
    Some((values().min()?, values().max()?))
}
