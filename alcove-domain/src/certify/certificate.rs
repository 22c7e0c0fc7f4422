//! How long a certificate holds, and what is due while it does.

use crate::kit::Day;

/// Half a year before the end is when a renewal can begin without losing a day.
pub const RENEWED_FROM_DAYS: i64 = 183;

/// What is known of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    pub first: Day,
    /// The last day on which it holds; none: without an end.
    pub last: Option<Day>,
    pub suspended: bool,
    pub revoked: bool,
    /// Another one for the same took its place before it was over.
    pub superseded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    NotYet,
    Valid,
    Expired,
    Suspended,
    Superseded,
    Revoked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateRefusal {
    #[error("the certificate is {is:?}")]
    NotNow { is: Standing },
}

impl Standing {
    pub const ALL: [Self; 6] =
        [Self::Valid, Self::NotYet, Self::Suspended, Self::Expired, Self::Superseded, Self::Revoked];

    /// The word of the interface for machines and of the keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
            Self::Superseded => "superseded",
            Self::Revoked => "revoked",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Certificate {
    /// What is taken away stays taken away; what is over is over, suspended or not.
    pub fn standing(self, today: Day) -> Standing {
        if self.revoked {
            return Standing::Revoked;
        }
        if self.superseded {
            return Standing::Superseded;
        }
        if self.last.is_some_and(|last| last < today) {
            return Standing::Expired;
        }
        if self.suspended {
            return Standing::Suspended;
        }
        if today < self.first { Standing::NotYet } else { Standing::Valid }
    }

    pub fn may_suspend(self, today: Day) -> Result<(), CertificateRefusal> {
        match self.standing(today) {
            Standing::Valid | Standing::NotYet => Ok(()),
            is => Err(CertificateRefusal::NotNow { is }),
        }
    }

    pub fn may_resume(self, today: Day) -> Result<(), CertificateRefusal> {
        match self.standing(today) {
            Standing::Suspended => Ok(()),
            is => Err(CertificateRefusal::NotNow { is }),
        }
    }

    /// Also one that is over: it may turn out that it never should have been.
    pub fn may_revoke(self, today: Day) -> Result<(), CertificateRefusal> {
        match self.standing(today) {
            Standing::Revoked => Err(CertificateRefusal::NotNow { is: Standing::Revoked }),
            _ => Ok(()),
        }
    }

    /// Whether one that begins on this day would hold beside it.
    pub fn meets(self, first: Day) -> bool {
        self.last.is_none_or(|last| first <= last)
    }

    /// The first day of the certificate that follows this one.
    pub fn followed_on(self, today: Day) -> Day {
        match (self.standing(today), self.last) {
            (Standing::Valid, Some(last)) if today.days_until(last) <= RENEWED_FROM_DAYS => last.plus_days(1),
            _ => today,
        }
    }
}

/// The last day of so many months from a day on: two years from 15 March end on 14 March.
pub fn last_day(first: Day, months: u32) -> Day {
    plus_months(first, months).plus_days(-1)
}

/// The days on which the body looks again, while the certificate holds.
pub fn checks(first: Day, last: Option<Day>, every_months: u32) -> Vec<Day> {
    // Without an end the first ten are planned; whoever is still there then plans on.
    let most = 10;
    let days = (1..=most).map(|n| plus_months(first, n * every_months));
    days.take_while(|day| last.is_none_or(|last| *day < last)).collect()
}

/// The same day of a later month, or its last where it is shorter.
fn plus_months(day: Day, months: u32) -> Day {
    let all = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + i64::from(months);
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    let month = u8::try_from(month).unwrap_or(12);
    let found = (28..=day.day().max(28)).rev().find_map(|last| Day::new(year, month, last.min(day.day())));
    found.unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn valid() -> Certificate {
        Certificate {
            first: day("2026-11-21"),
            last: Some(day("2028-11-20")),
            suspended: false,
            revoked: false,
            superseded: false,
        }
    }

    #[test]
    fn both_ends_of_the_time_count() {
        assert_eq!(valid().standing(day("2026-11-20")), Standing::NotYet);
        assert_eq!(valid().standing(day("2026-11-21")), Standing::Valid);
        assert_eq!(valid().standing(day("2028-11-20")), Standing::Valid);
        assert_eq!(valid().standing(day("2028-11-21")), Standing::Expired);
        assert_eq!(Certificate { last: None, ..valid() }.standing(day("2099-01-01")), Standing::Valid);
    }

    #[test]
    fn what_is_revoked_never_comes_back_and_what_is_over_is_not_suspended() {
        let today = day("2027-01-01");
        let suspended = Certificate { suspended: true, ..valid() };
        let revoked = Certificate { revoked: true, ..suspended };

        assert_eq!(suspended.standing(today), Standing::Suspended);
        assert_eq!(suspended.standing(day("2030-01-01")), Standing::Expired);
        assert_eq!(revoked.standing(day("2030-01-01")), Standing::Revoked);
        assert_eq!(suspended.may_resume(today), Ok(()));
        assert!(revoked.may_resume(today).is_err() && revoked.may_revoke(today).is_err());
        assert!(suspended.may_suspend(today).is_err());
        assert_eq!(valid().may_revoke(day("2030-01-01")), Ok(()));
    }

    #[test]
    fn what_a_newer_one_replaced_can_only_be_revoked() {
        let today = day("2027-01-01");
        let superseded = Certificate { superseded: true, ..valid() };

        assert_eq!(superseded.standing(today), Standing::Superseded);
        assert_eq!(superseded.standing(day("2030-01-01")), Standing::Superseded);
        assert!(superseded.may_suspend(today).is_err() && superseded.may_resume(today).is_err());
        assert_eq!(superseded.may_revoke(today), Ok(()));
        assert_eq!(
            Certificate { revoked: true, ..superseded }.standing(today),
            Standing::Revoked,
            "what is revoked never was worth anything"
        );
    }

    #[test]
    fn a_new_one_takes_the_place_of_one_that_it_meets() {
        assert!(valid().meets(day("2028-11-20")));
        assert!(!valid().meets(day("2028-11-21")));
        assert!(Certificate { last: None, ..valid() }.meets(day("2099-01-01")));
    }

    #[test]
    fn months_end_on_the_day_before() {
        assert_eq!(last_day(day("2026-03-15"), 24), day("2028-03-14"));
        assert_eq!(last_day(day("2026-01-31"), 1), day("2026-02-27"));
        assert_eq!(last_day(day("2027-08-31"), 6), day("2028-02-28"));
        assert_eq!(last_day(day("2026-12-01"), 12), day("2027-11-30"));
    }

    #[test]
    fn the_body_looks_again_while_it_holds() {
        let first = day("2026-11-21");
        let days = |last: &str| checks(first, Some(day(last)), 12);

        assert_eq!(days("2029-11-20"), [day("2027-11-21"), day("2028-11-21")]);
        assert_eq!(days("2027-11-20"), []);
        assert_eq!(checks(first, None, 12).len(), 10);
    }

    #[test]
    fn an_early_renewal_loses_no_day() {
        assert_eq!(valid().followed_on(day("2028-10-01")), day("2028-11-21"));
        assert_eq!(
            valid().followed_on(day("2027-01-01")),
            day("2027-01-01"),
            "too early to wait for the end"
        );
        assert_eq!(valid().followed_on(day("2029-01-01")), day("2029-01-01"));
    }
}
