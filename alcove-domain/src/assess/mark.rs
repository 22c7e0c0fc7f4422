use crate::kit::{Day, Number};

/// The value of a rating. Missing is the absence of a mark, never one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A step of the item's scale, by its value.
    Step(i32),
    Amount(Number),
    /// Numerator and denominator as they were counted.
    Ratio(Number, Number),
    YesNo(bool),
    /// The ids of the options chosen, in the order of the instrument; one, unless it takes many.
    Choice(Vec<String>),
    Date(Day),
    Text(String),
    /// The item does not fit here, with the reason.
    NotApplicable(String),
    /// The seat has no basis to judge.
    CannotJudge,
}
