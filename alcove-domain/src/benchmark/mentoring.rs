//! Pairs of which one helps the other.

/// How far a pair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// One of the two has not answered.
    Proposed,
    Going,
    Ended,
    /// Ended before both had agreed.
    Declined,
}

impl Stage {
    /// `agreed`: whether each of the two has.
    pub const fn of(agreed: [bool; 2], ended: bool) -> Self {
        match (agreed, ended) {
            ([true, true], false) => Self::Going,
            ([true, true], true) => Self::Ended,
            (_, false) => Self::Proposed,
            (_, true) => Self::Declined,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Going => "going-on",
            Self::Ended => "ended",
            Self::Declined => "declined",
        }
    }
}

/// How far a wish for somebody who helps is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Open,
    /// The network's coordinators proposed a pair.
    Paired,
    /// They said why not.
    Refused,
    /// Whoever asked no longer does.
    TakenBack,
}

impl Wish {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paired => "paired",
            Self::Refused => "refused",
            Self::TakenBack => "taken-back",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_goes_on_once_both_have_agreed_and_until_it_ends() {
        assert_eq!(Stage::of([true, true], false), Stage::Going);
        assert_eq!(Stage::of([true, true], true), Stage::Ended);
        for agreed in [[false, false], [true, false], [false, true]] {
            assert_eq!(Stage::of(agreed, false), Stage::Proposed);
            assert_eq!(Stage::of(agreed, true), Stage::Declined);
        }
    }
}
