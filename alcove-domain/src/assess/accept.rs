//! Whether a mark is an answer to an instrument.

use super::edition::{Choice, Instrument, Quantity, Scale};
use super::mark::{Kind, Mark};
use crate::kit::Number;
use crate::kit::words::{WordsRefusal, check_some_words};

/// The longest reason why an item does not apply. It is a sentence or two, shown in lists.
pub const LONGEST_REASON: usize = 2_000;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkRefusal {
    #[error("the item asks for {wanted:?} and the mark is {given:?}")]
    WrongKind { wanted: Kind, given: Kind },
    #[error("the edition has no scale {scale:?}")]
    NoSuchScale { scale: String },
    #[error("{step} is no step of the scale, which has {steps:?}")]
    NoSuchStep { step: i32, steps: Vec<i32> },
    #[error("{given} is under the least, {minimum}")]
    TooSmall { given: Box<Number>, minimum: Box<Number> },
    #[error("{given} is over the most, {maximum}")]
    TooLarge { given: Box<Number>, maximum: Box<Number> },
    #[error("the denominator {denominator} is not greater than zero")]
    NoDenominator { denominator: Number },
    #[error("the numerator {numerator} is under zero")]
    NegativeNumerator { numerator: Number },
    #[error("{numerator} of {denominator} is more than all")]
    MoreThanAll { numerator: Box<Number>, denominator: Box<Number> },
    #[error("nothing was chosen")]
    NothingChosen,
    #[error("there is no option {option:?}")]
    NoSuchOption { option: String },
    #[error("the option {option:?} was chosen twice")]
    ChosenTwice { option: String },
    #[error("one option may be chosen, not {given}")]
    OneOptionOnly { given: usize },
    #[error("the answer in words: {0}")]
    Text(WordsRefusal),
    #[error("the reason why the item does not apply: {0}")]
    Reason(WordsRefusal),
}

impl Instrument {
    /// What sort of mark answers it, beside "not applicable" and "cannot judge", which always do.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Scale(_) => Kind::Step,
            Self::Amount(_) => Kind::Amount,
            Self::Ratio(_) => Kind::Ratio,
            Self::YesNo => Kind::YesNo,
            Self::Choice(_) => Kind::Choice,
            Self::Date => Kind::Date,
            Self::Text => Kind::Text,
        }
    }

    pub fn accept(&self, scales: &[Scale], mark: &Mark) -> Result<(), MarkRefusal> {
        match (self, mark) {
            (_, Mark::CannotJudge) | (Self::YesNo, Mark::YesNo(_)) | (Self::Date, Mark::Date(_)) => Ok(()),
            (_, Mark::NotApplicable(reason)) => accept_reason(reason),
            (Self::Scale(scale), Mark::Step(step)) => accept_step(scales, scale, *step),
            (Self::Amount(quantity), Mark::Amount(amount)) => quantity.within(amount),
            (Self::Ratio(quantity), Mark::Ratio(above, below)) => accept_ratio(quantity, above, below),
            (Self::Choice(choice), Mark::Choice(chosen)) => accept_choice(choice, chosen),
            (Self::Text, Mark::Text(text)) => check_some_words(text).map_err(MarkRefusal::Text),
            _ => Err(MarkRefusal::WrongKind { wanted: self.kind(), given: mark.kind() }),
        }
    }

    /// The mark as it is kept: options in the order of the instrument, words without blanks around
    /// them. Two answers that mean the same are then equal.
    pub fn tidy(&self, mark: Mark) -> Mark {
        match (self, mark) {
            (Self::Choice(choice), Mark::Choice(mut chosen)) => {
                let place = |id: &String| choice.options.iter().position(|option| option.id == *id);
                chosen.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
                Mark::Choice(chosen)
            }
            (_, Mark::Text(text)) => Mark::Text(text.trim().to_owned()),
            (_, Mark::NotApplicable(reason)) => Mark::NotApplicable(reason.trim().to_owned()),
            (_, other) => other,
        }
    }
}

impl Quantity {
    pub fn is_percent(&self) -> bool {
        self.unit == "percent"
    }

    fn within(&self, shown: &Number) -> Result<(), MarkRefusal> {
        if let Some(minimum) = self.minimum.as_ref().filter(|minimum| shown < *minimum) {
            return Err(MarkRefusal::TooSmall { given: boxed(shown), minimum: boxed(minimum) });
        }
        if let Some(maximum) = self.maximum.as_ref().filter(|maximum| shown > *maximum) {
            return Err(MarkRefusal::TooLarge { given: boxed(shown), maximum: boxed(maximum) });
        }
        Ok(())
    }
}

/// Two exact numbers would make every answer of a check as large as its rarest refusal.
fn boxed(number: &Number) -> Box<Number> {
    Box::new(number.clone())
}

fn accept_reason(reason: &str) -> Result<(), MarkRefusal> {
    check_some_words(reason).map_err(MarkRefusal::Reason)?;
    let characters = reason.chars().count();
    if characters > LONGEST_REASON {
        let too_long = WordsRefusal::TooLong { characters, at_most: LONGEST_REASON };
        return Err(MarkRefusal::Reason(too_long));
    }
    Ok(())
}

fn accept_step(scales: &[Scale], id: &str, step: i32) -> Result<(), MarkRefusal> {
    let Some(scale) = scales.iter().find(|scale| scale.id == id) else {
        return Err(MarkRefusal::NoSuchScale { scale: id.to_owned() });
    };
    if scale.has(step) {
        Ok(())
    } else {
        Err(MarkRefusal::NoSuchStep { step, steps: scale.values().collect() })
    }
}

fn accept_ratio(quantity: &Quantity, above: &Number, below: &Number) -> Result<(), MarkRefusal> {
    if below.is_zero() || below.is_negative() {
        return Err(MarkRefusal::NoDenominator { denominator: below.clone() });
    }
    if above.is_negative() {
        return Err(MarkRefusal::NegativeNumerator { numerator: above.clone() });
    }
    if quantity.is_percent() && above > below {
        return Err(MarkRefusal::MoreThanAll { numerator: boxed(above), denominator: boxed(below) });
    }
    match quantity.share(above, below) {
        Some(share) => quantity.within(&quantity.shown(&share)),
        None => Err(MarkRefusal::NoDenominator { denominator: below.clone() }),
    }
}

fn accept_choice(choice: &Choice, chosen: &[String]) -> Result<(), MarkRefusal> {
    if chosen.is_empty() {
        return Err(MarkRefusal::NothingChosen);
    }
    if chosen.len() > 1 && !choice.many {
        return Err(MarkRefusal::OneOptionOnly { given: chosen.len() });
    }
    for (at, id) in chosen.iter().enumerate() {
        if !choice.options.iter().any(|option| option.id == *id) {
            return Err(MarkRefusal::NoSuchOption { option: id.clone() });
        }
        if chosen[..at].contains(id) {
            return Err(MarkRefusal::ChosenTwice { option: id.clone() });
        }
    }
    Ok(())
}
