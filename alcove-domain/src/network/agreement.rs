//! An organisation in a network: how it came in and leaves, and what it agreed to share.

use crate::kit::Instant;

/// What a member shares with its network, each with what stands before it. It goes into figures of
/// the network only; nobody is shown a member's own values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    Nothing,
    /// How much of its assessment is answered, and how far its plan is.
    Coverage,
    /// The whole and the outermost items of the framework.
    Dimensions,
    /// Every heading of the framework; never a single rated item.
    Criteria,
}

impl Sharing {
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Coverage, Self::Dimensions, Self::Criteria];

    /// The word that the database and the interface for machines use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Coverage => "coverage",
            Self::Dimensions => "dimensions",
            Self::Criteria => "criteria",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Where an organisation stands towards a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belonging {
    Invited {
        at: Instant,
    },
    Member {
        since: Instant,
    },
    /// It left, declined, or its invitation was taken back.
    Ended {
        at: Instant,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BelongingRefusal {
    /// It is in the network, or invited, already.
    AlreadyThere,
    /// It is no longer in the network; it can be invited again.
    Ended,
}

impl Belonging {
    pub const fn of(invited: Instant, accepted: Option<Instant>, ended: Option<Instant>) -> Self {
        match (accepted, ended) {
            (_, Some(at)) => Self::Ended { at },
            (Some(since), None) => Self::Member { since },
            (None, None) => Self::Invited { at: invited },
        }
    }

    /// The word of lists and of the interface for machines.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::Member { .. } => "member",
            Self::Ended { .. } => "left",
        }
    }

    /// Whether it may be invited, if it ever was.
    pub fn invite(last: Option<Self>, now: Instant) -> Result<Self, BelongingRefusal> {
        match last {
            None | Some(Self::Ended { .. }) => Ok(Self::Invited { at: now }),
            Some(_) => Err(BelongingRefusal::AlreadyThere),
        }
    }

    /// What agreeing makes of it: the invited become members, members stay what they are.
    pub const fn agree(self, now: Instant) -> Result<Self, BelongingRefusal> {
        match self {
            Self::Invited { .. } => Ok(Self::Member { since: now }),
            Self::Member { since } => Ok(Self::Member { since }),
            Self::Ended { .. } => Err(BelongingRefusal::Ended),
        }
    }

    /// Leaving, declining and taking an invitation back.
    pub const fn end(self, now: Instant) -> Result<Self, BelongingRefusal> {
        match self {
            Self::Invited { .. } | Self::Member { .. } => Ok(Self::Ended { at: now }),
            Self::Ended { .. } => Err(BelongingRefusal::Ended),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_millis(5);
    const BEFORE: Instant = Instant::from_millis(1);

    #[test]
    fn an_organisation_comes_in_by_agreeing_and_can_come_back_after_leaving() {
        let invited = Belonging::invite(None, BEFORE).unwrap();
        let member = invited.agree(NOW).unwrap();
        let left = member.end(NOW).unwrap();

        assert_eq!(member, Belonging::Member { since: NOW });
        assert_eq!(left.agree(NOW), Err(BelongingRefusal::Ended));
        assert_eq!(Belonging::invite(Some(left), NOW), Ok(Belonging::Invited { at: NOW }));
        assert_eq!(Belonging::invite(Some(member), NOW), Err(BelongingRefusal::AlreadyThere));
    }

    #[test]
    fn each_agreement_takes_in_those_before_it() {
        assert!(Sharing::Nothing < Sharing::Coverage && Sharing::Dimensions < Sharing::Criteria);
        assert!(Sharing::ALL.into_iter().all(|one| Sharing::parse(one.word()) == Some(one)));
    }
}
