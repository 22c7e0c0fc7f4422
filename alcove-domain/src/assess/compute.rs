//! One mark out of several, by a declared rule.

use std::cmp::Ordering;

use super::edition::{Direction, Instrument, Quantity, Scale};
use super::mark::{Kind, Mark};
use crate::kit::Number;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComputeRule {
    /// The middle mark; of two middle ones the lower.
    MedianLow,
    /// The mean, rounded half up to a step of the scale, or to the decimals of an amount.
    MeanHalfUp,
    /// The weakest mark: the lowest step; of figures where less is better, the greatest.
    Minimum,
    /// The mark given most often; of several such the weakest.
    MostFrequent,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComputeRefusal {
    #[error("nobody has judged the item")]
    NobodyJudged,
    #[error("{not_applicable} say that the item does not apply, and {judged} have judged it")]
    ApplicabilityDisputed { not_applicable: usize, judged: usize },
    #[error("{rule:?} says nothing about marks that are {kind:?}")]
    RuleDoesNotFit { rule: ComputeRule, kind: Kind },
    #[error("{answers} answers were given {times} times each")]
    Tie { answers: usize, times: usize },
}

/// "Cannot judge" is left out. Where all others say "not applicable", so does the result, with the
/// first reason; where only some do, people must talk.
pub fn compute(
    rule: ComputeRule,
    instrument: &Instrument,
    scales: &[Scale],
    marks: &[&Mark],
) -> Result<Mark, ComputeRefusal> {
    let mut judged: Vec<&Mark> = marks.iter().copied().filter(|mark| mark.is_judgement()).collect();
    let not_applicable: Vec<&Mark> =
        marks.iter().copied().filter(|mark| matches!(mark, Mark::NotApplicable(_))).collect();
    if let (true, Some(first)) = (judged.is_empty(), not_applicable.first()) {
        return Ok((*first).clone());
    }
    if judged.is_empty() {
        return Err(ComputeRefusal::NobodyJudged);
    }
    if !not_applicable.is_empty() {
        let (not_applicable, judged) = (not_applicable.len(), judged.len());
        return Err(ComputeRefusal::ApplicabilityDisputed { not_applicable, judged });
    }
    let kind = instrument.kind();
    let ordered = matches!(kind, Kind::Step | Kind::Amount | Kind::Ratio | Kind::YesNo);
    if ordered {
        judged.sort_by(|a, b| weaker_first(instrument, a, b));
    }
    match rule {
        ComputeRule::MedianLow if ordered => Ok(judged[(judged.len() - 1) / 2].clone()),
        ComputeRule::Minimum if ordered => Ok(judged[0].clone()),
        ComputeRule::MostFrequent => most_frequent(&judged, ordered),
        ComputeRule::MeanHalfUp => {
            mean(instrument, scales, &judged).ok_or(ComputeRefusal::RuleDoesNotFit { rule, kind })
        }
        _ => Err(ComputeRefusal::RuleDoesNotFit { rule, kind }),
    }
}

fn weaker_first(instrument: &Instrument, a: &Mark, b: &Mark) -> Ordering {
    let rising = instrument.value(a).cmp(&instrument.value(b)).then_with(|| counts(a).cmp(&counts(b)));
    match instrument {
        Instrument::Amount(Quantity { direction: Direction::Down, .. })
        | Instrument::Ratio(Quantity { direction: Direction::Down, .. }) => rising.reverse(),
        _ => rising,
    }
}

/// Three of four and six of eight are equal shares; the smaller count stands first, so that the
/// result does not depend on who answered first.
fn counts(mark: &Mark) -> Option<&Number> {
    match mark {
        Mark::Ratio(_, below) => Some(below),
        _ => None,
    }
}

fn most_frequent(judged: &[&Mark], ordered: bool) -> Result<Mark, ComputeRefusal> {
    let times = |mark: &Mark| judged.iter().filter(|other| **other == mark).count();
    let most = judged.iter().map(|mark| times(mark)).max().unwrap_or(0);
    let winners: Vec<&Mark> = judged
        .iter()
        .enumerate()
        .filter(|(at, mark)| times(mark) == most && !judged[..*at].contains(mark))
        .map(|(_, mark)| *mark)
        .collect();
    match winners.first() {
        // Sorted, the first is the weakest. Words and choices have no weaker one.
        Some(first) if ordered || winners.len() == 1 => Ok((*first).clone()),
        _ => Err(ComputeRefusal::Tie { answers: winners.len(), times: most }),
    }
}

/// A mean of shares over different counts would be no share of anything, so ratios have none.
fn mean(instrument: &Instrument, scales: &[Scale], judged: &[&Mark]) -> Option<Mark> {
    let sum: Number = judged.iter().filter_map(|mark| instrument.value(mark)).sum();
    let mean = sum.checked_div(&Number::from(judged.len() as i64))?;
    match instrument {
        Instrument::Scale(id) => scales.iter().find(|scale| scale.id == *id)?.nearest(&mean).map(Mark::Step),
        // Twenty digits after the point are more than any figure has, and keep a hostile edition cheap.
        Instrument::Amount(quantity) => {
            Number::parse(&mean.to_decimal(quantity.decimals.min(20))).ok().map(Mark::Amount)
        }
        _ => None,
    }
}
