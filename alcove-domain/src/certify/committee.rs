//! Whether a committee has decided.

/// What a member said of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    For,
    Against,
    Abstain,
}

/// How a committee comes to its decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// Each member votes here.
    Votes,
    /// They met, and the minutes say what came of it.
    Minutes,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub members: usize,
    pub in_favour: usize,
    pub against: usize,
    pub abstained: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitteeRefusal {
    #[error("nobody was named to the committee")]
    NoCommittee,
    #[error("{cast} have voted, and {needed} must")]
    TooFewVotes { cast: usize, needed: usize },
    #[error("{in_favour} are in favour and {against} against")]
    NotCarried { in_favour: usize, against: usize },
}

impl Vote {
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstain];

    pub const fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Manner {
    pub const ALL: [Self; 2] = [Self::Votes, Self::Minutes];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Votes => "votes",
            Self::Minutes => "minutes",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Tally {
    pub fn of(members: usize, votes: impl IntoIterator<Item = Vote>) -> Self {
        let mut tally = Self { members, ..Self::default() };
        for vote in votes {
            match vote {
                Vote::For => tally.in_favour += 1,
                Vote::Against => tally.against += 1,
                Vote::Abstain => tally.abstained += 1,
            }
        }
        tally
    }

    /// More than half of the members have spoken, and more of them for it than against.
    pub const fn carried(self) -> Result<(), CommitteeRefusal> {
        let Self { members, in_favour, against, abstained } = self;
        if members == 0 {
            return Err(CommitteeRefusal::NoCommittee);
        }
        let (cast, needed) = (in_favour + against + abstained, members / 2 + 1);
        if cast < needed {
            return Err(CommitteeRefusal::TooFewVotes { cast, needed });
        }
        if in_favour <= against {
            return Err(CommitteeRefusal::NotCarried { in_favour, against });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(members: usize, [in_favour, against, abstained]: [usize; 3]) -> Result<(), CommitteeRefusal> {
        Tally { members, in_favour, against, abstained }.carried()
    }

    #[test]
    fn more_than_half_must_speak_and_more_be_for_it_than_against() {
        assert_eq!(carried(0, [0, 0, 0]), Err(CommitteeRefusal::NoCommittee));
        assert_eq!(carried(1, [1, 0, 0]), Ok(()));
        assert_eq!(carried(4, [2, 0, 0]), Err(CommitteeRefusal::TooFewVotes { cast: 2, needed: 3 }));
        assert_eq!(carried(4, [2, 0, 1]), Ok(()));
        assert_eq!(carried(4, [2, 2, 0]), Err(CommitteeRefusal::NotCarried { in_favour: 2, against: 2 }));
        assert_eq!(carried(3, [0, 0, 3]), Err(CommitteeRefusal::NotCarried { in_favour: 0, against: 0 }));
    }
}
