//! Whether an award holds, at an instant. What happened to it stays; what it says never changes.

use crate::kit::Instant;

/// What happened to an award so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    pub signed: Option<Instant>,
    pub valid_from: Instant,
    /// The last instant at which it holds.
    pub valid_until: Option<Instant>,
    /// Since when; taken away again when it is resumed.
    pub suspended: Option<Instant>,
    pub revoked: Option<Instant>,
    /// When a newer one took its place.
    pub superseded: Option<Instant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Decided, and not signed yet.
    Waiting,
    NotYet,
    Valid,
    Expired,
    Suspended,
    Superseded,
    Revoked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AwardRefusal {
    #[error("the award was revoked")]
    Revoked,
    #[error("the award is suspended")]
    Suspended,
    #[error("the award is not suspended")]
    NotSuspended,
    #[error("a newer award has taken its place")]
    Superseded,
    #[error("the award ends before it begins")]
    EndsBeforeItBegins,
}

impl Standing {
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::NotYet,
        Self::Valid,
        Self::Expired,
        Self::Suspended,
        Self::Superseded,
        Self::Revoked,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::NotYet => "not-yet",
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
            Self::Superseded => "superseded",
            Self::Revoked => "revoked",
        }
    }
}

impl Course {
    /// What weighs most comes first: a revoked award that has also expired is a revoked one.
    pub fn standing(&self, now: Instant) -> Standing {
        if self.revoked.is_some() {
            Standing::Revoked
        } else if self.superseded.is_some() {
            Standing::Superseded
        } else if self.suspended.is_some() {
            Standing::Suspended
        } else if self.valid_until.is_some_and(|until| now > until) {
            Standing::Expired
        } else if self.signed.is_none() {
            Standing::Waiting
        } else if now < self.valid_from {
            Standing::NotYet
        } else {
            Standing::Valid
        }
    }

    /// Whether the list of standing has its bit set. What is over by its days needs none: they are in
    /// the signed bytes, as everybody can read.
    pub const fn is_listed(&self) -> bool {
        self.revoked.is_some() || self.suspended.is_some() || self.superseded.is_some()
    }

    pub fn suspend(self, at: Instant) -> Result<Self, AwardRefusal> {
        self.check_open()?;
        match self.suspended {
            Some(_) => Err(AwardRefusal::Suspended),
            None => Ok(Self { suspended: Some(at), ..self }),
        }
    }

    pub fn resume(self) -> Result<Self, AwardRefusal> {
        self.check_open()?;
        match self.suspended {
            Some(_) => Ok(Self { suspended: None, ..self }),
            None => Err(AwardRefusal::NotSuspended),
        }
    }

    /// For ever. One that was superseded can be revoked still: it was wrong from the beginning.
    pub fn revoke(self, at: Instant) -> Result<Self, AwardRefusal> {
        match self.revoked {
            Some(_) => Err(AwardRefusal::Revoked),
            None => Ok(Self { revoked: Some(at), suspended: None, ..self }),
        }
    }

    /// A newer one takes its place. Whoever is suspended resumes first.
    pub fn supersede(self, at: Instant) -> Result<Self, AwardRefusal> {
        self.check_open()?;
        match self.suspended {
            Some(_) => Err(AwardRefusal::Suspended),
            None => Ok(Self { superseded: Some(at), ..self }),
        }
    }

    fn check_open(&self) -> Result<(), AwardRefusal> {
        if self.revoked.is_some() {
            Err(AwardRefusal::Revoked)
        } else if self.superseded.is_some() {
            Err(AwardRefusal::Superseded)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    fn at(day: i64) -> Instant {
        Instant(day * DAY)
    }

    fn course() -> Course {
        Course {
            signed: Some(at(10)),
            valid_from: at(10),
            valid_until: Some(at(20)),
            suspended: None,
            revoked: None,
            superseded: None,
        }
    }

    #[test]
    fn an_award_holds_between_its_days_once_it_is_signed() {
        assert_eq!(Course { signed: None, ..course() }.standing(at(11)), Standing::Waiting);
        assert_eq!(course().standing(at(9)), Standing::NotYet);
        assert_eq!(course().standing(at(10)), Standing::Valid);
        assert_eq!(course().standing(at(20)), Standing::Valid);
        assert_eq!(course().standing(at(21)), Standing::Expired);
        assert_eq!(Course { valid_until: None, ..course() }.standing(at(9999)), Standing::Valid);
    }

    #[test]
    fn a_suspended_award_resumes_and_a_revoked_one_never_does() {
        let suspended = course().suspend(at(12)).unwrap();
        assert_eq!(suspended.standing(at(13)), Standing::Suspended);
        assert_eq!(suspended.suspend(at(13)), Err(AwardRefusal::Suspended));
        assert_eq!(suspended.resume().unwrap(), course());
        assert_eq!(course().resume(), Err(AwardRefusal::NotSuspended));

        let revoked = suspended.revoke(at(14)).unwrap();
        assert_eq!(revoked.standing(at(99)), Standing::Revoked);
        for refused in
            [revoked.resume(), revoked.suspend(at(15)), revoked.supersede(at(15)), revoked.revoke(at(15))]
        {
            assert_eq!(refused, Err(AwardRefusal::Revoked));
        }
    }

    #[test]
    fn a_newer_award_takes_the_place_of_one_that_stands() {
        let superseded = course().supersede(at(15)).unwrap();

        assert_eq!(superseded.standing(at(16)), Standing::Superseded);
        assert_eq!(superseded.supersede(at(16)), Err(AwardRefusal::Superseded));
        assert_eq!(superseded.suspend(at(16)), Err(AwardRefusal::Superseded));
        assert_eq!(superseded.revoke(at(16)).unwrap().standing(at(17)), Standing::Revoked);
        let suspended = course().suspend(at(12)).unwrap();
        assert_eq!(suspended.supersede(at(13)), Err(AwardRefusal::Suspended));
    }

    #[test]
    fn the_list_names_what_cannot_be_read_from_the_days() {
        assert!(!course().is_listed());
        assert!(course().suspend(at(12)).unwrap().is_listed());
        assert!(course().revoke(at(12)).unwrap().is_listed());
        assert!(course().supersede(at(12)).unwrap().is_listed());
        assert_eq!(course().standing(at(21)), Standing::Expired);
    }
}
