//! Documents that stay closed and are opened on request: somebody says what for, the owner opens
//! one for a time, and may close it again before the time is over.

use crate::kit::words::check_some_words;
use crate::kit::{Day, OrganisationId, WordsRefusal};

/// The purpose stands on every page of a copy: some lines, not a text.
pub const LONGEST_PURPOSE: usize = 300;

/// Whoever needs a document for longer than a year asks again.
pub const LONGEST_GRANT: i64 = 365;

/// What was asked and answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    Waiting,
    /// Open until the end of this day.
    Granted {
        until: Day,
    },
    Refused,
    /// Granted, and taken back before its day.
    Revoked,
}

/// The same, seen on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Open {
        until: Day,
    },
    /// The day it was open until has passed.
    Ended {
        until: Day,
    },
    Refused,
    Revoked,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestRefusal {
    /// One's own documents are read where they are kept.
    #[error("of one's own institution")]
    OwnInstitution,
    /// Another request of the same person waits or is open.
    #[error("asked already")]
    AskedAlready { is: Standing },
    #[error("not in this state")]
    NotInThisState { is: Standing },
    /// A grant ends on one of these days.
    #[error("the day does not fit")]
    DayOutside { first: Day, last: Day },
    #[error("the purpose has {characters} characters")]
    PurposeTooLong { characters: usize, at_most: usize },
    #[error("words are needed")]
    Words(#[from] WordsRefusal),
}

impl Standing {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open { .. } => "open",
            Self::Ended { .. } => "ended",
            Self::Refused => "refused",
            Self::Revoked => "revoked",
        }
    }

    /// Whether something may still come of it, so that asking again is asking twice.
    const fn is_pending(self) -> bool {
        matches!(self, Self::Waiting | Self::Open { .. })
    }
}

impl Request {
    /// Asks for a document of another institution. `earlier`: how this person's requests for it stand.
    pub fn ask(
        owner: &OrganisationId,
        asker: &OrganisationId,
        earlier: &[Standing],
        purpose: &str,
    ) -> Result<Self, RequestRefusal> {
        if owner == asker {
            return Err(RequestRefusal::OwnInstitution);
        }
        if let Some(is) = earlier.iter().copied().find(|one| one.is_pending()) {
            return Err(RequestRefusal::AskedAlready { is });
        }
        check_some_words(purpose)?;
        let characters = purpose.trim().chars().count();
        if characters > LONGEST_PURPOSE {
            return Err(RequestRefusal::PurposeTooLong { characters, at_most: LONGEST_PURPOSE });
        }
        Ok(Self::Waiting)
    }

    pub fn standing(self, today: Day) -> Standing {
        match self {
            Self::Waiting => Standing::Waiting,
            Self::Granted { until } if until < today => Standing::Ended { until },
            Self::Granted { until } => Standing::Open { until },
            Self::Refused => Standing::Refused,
            Self::Revoked => Standing::Revoked,
        }
    }

    /// Opens it until the end of a day: today at the earliest.
    pub fn grant(self, until: Day, today: Day) -> Result<Self, RequestRefusal> {
        self.check_waiting(today)?;
        let last = today.plus_days(LONGEST_GRANT);
        if until < today || until > last {
            return Err(RequestRefusal::DayOutside { first: today, last });
        }
        Ok(Self::Granted { until })
    }

    pub fn refuse(self, reason: &str, today: Day) -> Result<Self, RequestRefusal> {
        self.check_waiting(today)?;
        check_some_words(reason)?;
        Ok(Self::Refused)
    }

    /// Closes what is open, with a reason.
    pub fn revoke(self, reason: &str, today: Day) -> Result<Self, RequestRefusal> {
        self.open(today)?;
        check_some_words(reason)?;
        Ok(Self::Revoked)
    }

    /// Whether it may be read today: the last day on which it may.
    pub fn open(self, today: Day) -> Result<Day, RequestRefusal> {
        match self.standing(today) {
            Standing::Open { until } => Ok(until),
            is => Err(RequestRefusal::NotInThisState { is }),
        }
    }

    fn check_waiting(self, today: Day) -> Result<(), RequestRefusal> {
        match self.standing(today) {
            Standing::Waiting => Ok(()),
            is => Err(RequestRefusal::NotInThisState { is }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn today() -> Day {
        day("2026-11-22")
    }

    fn asked(earlier: &[Standing], purpose: &str) -> Result<Request, RequestRefusal> {
        Request::ask(&"owner".into(), &"asker".into(), earlier, purpose)
    }

    #[test]
    fn a_request_names_its_purpose_in_some_lines() {
        assert_eq!(asked(&[], "We set up the same workshop."), Ok(Request::Waiting));
        assert!(matches!(asked(&[], "  "), Err(RequestRefusal::Words(WordsRefusal::Empty))));
        assert_eq!(asked(&[], &"ə".repeat(300)), Ok(Request::Waiting));
        assert_eq!(
            asked(&[], &"ə".repeat(301)),
            Err(RequestRefusal::PurposeTooLong { characters: 301, at_most: 300 })
        );
    }

    #[test]
    fn nobody_asks_their_own_institution_nor_twice() {
        let until = day("2026-12-01");
        let owner: OrganisationId = "owner".into();

        let own = Request::ask(&owner, &owner, &[], "To read it");

        assert_eq!(own, Err(RequestRefusal::OwnInstitution));
        for is in [Standing::Waiting, Standing::Open { until }] {
            assert_eq!(asked(&[is], "To read it"), Err(RequestRefusal::AskedAlready { is }));
        }
        let over = [Standing::Refused, Standing::Revoked, Standing::Ended { until }];
        assert_eq!(asked(&over, "To read it"), Ok(Request::Waiting));
    }

    #[test]
    fn a_grant_is_open_up_to_its_day_and_no_longer() {
        let granted = Request::Waiting.grant(day("2026-12-01"), today()).unwrap();

        let until = day("2026-12-01");
        assert_eq!(granted.open(today()), Ok(until));
        assert_eq!(granted.open(until), Ok(until));
        let ended = RequestRefusal::NotInThisState { is: Standing::Ended { until } };
        assert_eq!(granted.open(day("2026-12-02")), Err(ended));
    }

    #[test]
    fn a_grant_ends_within_a_year_from_today() {
        let outside = RequestRefusal::DayOutside { first: today(), last: day("2027-11-22") };

        assert_eq!(Request::Waiting.grant(day("2026-11-21"), today()), Err(outside.clone()));
        assert_eq!(Request::Waiting.grant(day("2027-11-23"), today()), Err(outside));
        assert!(Request::Waiting.grant(today(), today()).is_ok());
        assert!(Request::Waiting.grant(day("2027-11-22"), today()).is_ok());
    }

    #[test]
    fn a_request_is_answered_once() {
        let until = day("2026-12-01");
        let granted = Request::Granted { until };
        let is = Standing::Open { until };

        assert_eq!(granted.grant(until, today()), Err(RequestRefusal::NotInThisState { is }));
        assert_eq!(granted.refuse("No", today()), Err(RequestRefusal::NotInThisState { is }));
        assert_eq!(Request::Waiting.refuse("It names learners.", today()), Ok(Request::Refused));
        assert!(matches!(Request::Waiting.refuse(" ", today()), Err(RequestRefusal::Words(_))));
    }

    #[test]
    fn what_is_open_can_be_closed_with_a_reason_and_nothing_else_can() {
        let until = day("2026-12-01");
        let granted = Request::Granted { until };

        assert_eq!(granted.revoke("It is out of date.", today()), Ok(Request::Revoked));
        assert!(matches!(granted.revoke("", today()), Err(RequestRefusal::Words(_))));
        assert_eq!(
            Request::Revoked.open(today()),
            Err(RequestRefusal::NotInThisState { is: Standing::Revoked })
        );
        for other in [Request::Waiting, Request::Refused, Request::Revoked] {
            let is = other.standing(today());
            assert_eq!(other.revoke("Why", today()), Err(RequestRefusal::NotInThisState { is }));
        }
        assert_eq!(
            granted.revoke("Why", day("2026-12-02")),
            Err(RequestRefusal::NotInThisState { is: Standing::Ended { until } })
        );
    }
}
