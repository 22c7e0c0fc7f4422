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

/// What sort of answer an instrument asks for, or a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Step,
    Amount,
    Ratio,
    YesNo,
    Choice,
    Date,
    Text,
    NotApplicable,
    CannotJudge,
}

impl Mark {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Step(_) => Kind::Step,
            Self::Amount(_) => Kind::Amount,
            Self::Ratio(..) => Kind::Ratio,
            Self::YesNo(_) => Kind::YesNo,
            Self::Choice(_) => Kind::Choice,
            Self::Date(_) => Kind::Date,
            Self::Text(_) => Kind::Text,
            Self::NotApplicable(_) => Kind::NotApplicable,
            Self::CannotJudge => Kind::CannotJudge,
        }
    }

    /// Whether it says something about the item itself, rather than why nothing is said.
    pub const fn is_judgement(&self) -> bool {
        !matches!(self, Self::NotApplicable(_) | Self::CannotJudge)
    }
}
