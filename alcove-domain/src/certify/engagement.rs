//! An assessor's access: to one application, and until a date. It ends by itself.

use crate::kit::Instant;
use crate::kit::words::{WordsRefusal, check_some_words};

/// What somebody is engaged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Judges, and answers for the report.
    Lead,
    /// Judges independently.
    CoAssessor,
    /// Stands ready, and judges nothing until taking over.
    Substitute,
    /// Comments, also while the application is a draft; decides nothing.
    Mentor,
}

/// Where an application is, as far as an engagement asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// Not submitted yet.
    Draft,
    /// With the assessors.
    Open,
    /// The report is made; only reading is left.
    Reported,
    /// Decided or withdrawn.
    Over,
}

/// One person's engagement to one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    pub part: Part,
    /// The first instant at which it no longer holds.
    pub until: Instant,
    pub accepted: Option<Instant>,
    pub declined: Option<Instant>,
    /// Ended before its time, by an act.
    pub ended: Option<Instant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Asked, and not answered yet.
    Asked,
    Accepted,
    Declined,
    /// By an act, by its date, or because the application is over.
    Ended,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngagementRefusal {
    #[error("the engagement is {is:?}; this needs {needed:?}")]
    NotNow { is: Standing, needed: Standing },
    #[error("the application is {0:?}")]
    WrongMoment(Moment),
    #[error("there is a {0:?} already")]
    PartTaken(Part),
    #[error("the last day is not after today")]
    EndsBeforeItBegins,
    #[error("the reason: {0}")]
    Reason(WordsRefusal),
    #[error("a {0:?} takes over from nobody")]
    NoSubstitute(Part),
    #[error("a {0:?} is not replaced")]
    NotReplaceable(Part),
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Lead, Self::CoAssessor, Self::Substitute, Self::Mentor];

    /// The word that the database and the interface for machines use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::CoAssessor => "co-assessor",
            Self::Substitute => "substitute",
            Self::Mentor => "mentor",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// Whether it gives a voice in the judgement.
    pub const fn judges(self) -> bool {
        matches!(self, Self::Lead | Self::CoAssessor)
    }

    /// Two judge one application, one lead and one beside; more would be a committee.
    const fn is_for_one(self) -> bool {
        matches!(self, Self::Lead | Self::CoAssessor)
    }
}

impl Engagement {
    pub fn standing(&self, moment: Moment, now: Instant) -> Standing {
        if self.declined.is_some() {
            return Standing::Declined;
        }
        if self.ended.is_some() || now >= self.until || moment == Moment::Over {
            return Standing::Ended;
        }
        if self.accepted.is_some() { Standing::Accepted } else { Standing::Asked }
    }

    /// Whether it lets its holder in.
    pub fn holds(&self, moment: Moment, now: Instant) -> bool {
        self.standing(moment, now) == Standing::Accepted
            && (self.part == Part::Mentor || moment > Moment::Draft)
    }

    /// Its day has passed while the application is open, and nobody ended it before.
    pub fn ran_out(&self, moment: Moment, now: Instant) -> bool {
        self.accepted.is_some()
            && self.declined.is_none()
            && self.ended.is_none()
            && now >= self.until
            && moment != Moment::Over
    }

    /// Whether its holder judges items now.
    pub fn may_judge(&self, moment: Moment, now: Instant) -> bool {
        self.holds(moment, now) && self.part.judges() && moment == Moment::Open
    }

    pub fn accept(mut self, moment: Moment, now: Instant) -> Result<Self, EngagementRefusal> {
        self.needs(Standing::Asked, moment, now)?;
        self.accepted = Some(now);
        Ok(self)
    }

    pub fn decline(mut self, reason: &str, moment: Moment, now: Instant) -> Result<Self, EngagementRefusal> {
        self.needs(Standing::Asked, moment, now)?;
        check_some_words(reason).map_err(EngagementRefusal::Reason)?;
        self.declined = Some(now);
        Ok(self)
    }

    /// Ends it before its time, asked or accepted. After its day this says that what was handed in
    /// counts no more.
    pub fn end(mut self, reason: &str, moment: Moment, now: Instant) -> Result<Self, EngagementRefusal> {
        let is = self.standing(moment, now);
        if !matches!(is, Standing::Asked | Standing::Accepted) && !self.ran_out(moment, now) {
            return Err(EngagementRefusal::NotNow { is, needed: Standing::Accepted });
        }
        check_some_words(reason).map_err(EngagementRefusal::Reason)?;
        self.ended = Some(now);
        Ok(self)
    }

    /// The substitute takes the part of one who is leaving, or whose day has passed; that one's access
    /// ends at once, and what was handed in counts no more.
    pub fn take_over(
        mut self,
        from: Self,
        reason: &str,
        moment: Moment,
        now: Instant,
    ) -> Result<(Self, Self), EngagementRefusal> {
        if self.part != Part::Substitute {
            return Err(EngagementRefusal::NoSubstitute(self.part));
        }
        if !from.part.judges() {
            return Err(EngagementRefusal::NotReplaceable(from.part));
        }
        self.needs(Standing::Accepted, moment, now)?;
        self.part = from.part;
        Ok((self, from.end(reason, moment, now)?))
    }

    fn needs(&self, needed: Standing, moment: Moment, now: Instant) -> Result<(), EngagementRefusal> {
        let is = self.standing(moment, now);
        if is == needed { Ok(()) } else { Err(EngagementRefusal::NotNow { is, needed }) }
    }
}

/// Whether somebody may be asked for this part: `others` are the engagements there are.
pub fn may_ask(
    part: Part,
    until: Instant,
    others: &[Engagement],
    moment: Moment,
    now: Instant,
) -> Result<(), EngagementRefusal> {
    let fits = match part {
        Part::Mentor => matches!(moment, Moment::Draft | Moment::Open),
        _ => moment == Moment::Open,
    };
    if !fits {
        return Err(EngagementRefusal::WrongMoment(moment));
    }
    if until <= now {
        return Err(EngagementRefusal::EndsBeforeItBegins);
    }
    may_have(part, others, moment, now)
}

/// Whether the part is free: `others` are all engagements but the one that gives it up.
pub fn may_have(
    part: Part,
    others: &[Engagement],
    moment: Moment,
    now: Instant,
) -> Result<(), EngagementRefusal> {
    let holds = |one: &Engagement| matches!(one.standing(moment, now), Standing::Asked | Standing::Accepted);
    if part.is_for_one() && others.iter().any(|one| one.part == part && holds(one)) {
        return Err(EngagementRefusal::PartTaken(part));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_000);

    fn asked(part: Part) -> Engagement {
        Engagement { part, until: Instant(5_000), accepted: None, declined: None, ended: None }
    }

    fn accepted(part: Part) -> Engagement {
        asked(part).accept(Moment::Open, NOW).unwrap()
    }

    #[test]
    fn an_engagement_lets_in_from_its_acceptance_until_its_date() {
        let lead = accepted(Part::Lead);

        assert!(!asked(Part::Lead).holds(Moment::Open, NOW));
        assert!(lead.holds(Moment::Open, Instant(4_999)));
        assert!(!lead.holds(Moment::Open, Instant(5_000)));
        assert_eq!(lead.standing(Moment::Open, Instant(5_000)), Standing::Ended);
    }

    #[test]
    fn an_engagement_ends_with_its_application() {
        let lead = accepted(Part::Lead);

        assert!(lead.holds(Moment::Reported, NOW));
        assert!(!lead.may_judge(Moment::Reported, NOW));
        assert!(!lead.holds(Moment::Over, NOW));
    }

    #[test]
    fn only_a_mentor_sees_a_draft_and_no_mentor_judges() {
        assert!(accepted(Part::Mentor).holds(Moment::Draft, NOW));
        assert!(!accepted(Part::Lead).holds(Moment::Draft, NOW));
        assert!(!accepted(Part::Mentor).may_judge(Moment::Open, NOW));
        assert!(!accepted(Part::Substitute).may_judge(Moment::Open, NOW));
        assert!(accepted(Part::CoAssessor).may_judge(Moment::Open, NOW));
    }

    #[test]
    fn who_answered_once_does_not_answer_again() {
        let declined = asked(Part::Lead).decline("Ill", Moment::Open, NOW).unwrap();

        assert_eq!(
            declined.accept(Moment::Open, NOW),
            Err(EngagementRefusal::NotNow { is: Standing::Declined, needed: Standing::Asked })
        );
        assert_eq!(
            accepted(Part::Lead).decline("Ill", Moment::Open, NOW),
            Err(EngagementRefusal::NotNow { is: Standing::Accepted, needed: Standing::Asked })
        );
        assert!(matches!(
            asked(Part::Lead).decline(" ", Moment::Open, NOW),
            Err(EngagementRefusal::Reason(WordsRefusal::Empty))
        ));
    }

    #[test]
    fn a_substitute_takes_the_part_and_the_other_is_out_at_once() {
        let (now_lead, was_lead) =
            accepted(Part::Substitute).take_over(accepted(Part::Lead), "Ill", Moment::Open, NOW).unwrap();

        assert_eq!(now_lead.part, Part::Lead);
        assert!(now_lead.may_judge(Moment::Open, NOW));
        assert!(!was_lead.holds(Moment::Open, NOW));
    }

    #[test]
    fn a_substitute_takes_the_part_of_one_whose_day_has_passed() {
        let spare = Engagement { until: Instant(9_000), ..accepted(Part::Substitute) };

        let taken = spare.take_over(accepted(Part::Lead), "Over", Moment::Open, Instant(6_000));

        let (now_lead, was_lead) = taken.unwrap();
        assert!(now_lead.may_judge(Moment::Open, Instant(6_000)));
        assert_eq!(was_lead.ended, Some(Instant(6_000)));
        let over = accepted(Part::Lead).end("Over", Moment::Over, Instant(6_000));
        assert!(matches!(over, Err(EngagementRefusal::NotNow { is: Standing::Ended, .. })));
    }

    #[test]
    fn nobody_but_an_accepted_substitute_takes_over() {
        let from = || accepted(Part::Lead);

        assert_eq!(
            accepted(Part::CoAssessor).take_over(from(), "Ill", Moment::Open, NOW),
            Err(EngagementRefusal::NoSubstitute(Part::CoAssessor))
        );
        assert_eq!(
            asked(Part::Substitute).take_over(from(), "Ill", Moment::Open, NOW),
            Err(EngagementRefusal::NotNow { is: Standing::Asked, needed: Standing::Accepted })
        );
        assert_eq!(
            accepted(Part::Substitute).take_over(accepted(Part::Mentor), "Ill", Moment::Open, NOW),
            Err(EngagementRefusal::NotReplaceable(Part::Mentor))
        );
    }

    #[test]
    fn one_leads_and_one_assesses_beside() {
        let until = Instant(5_000);

        assert_eq!(
            may_ask(Part::Lead, until, &[asked(Part::Lead)], Moment::Open, NOW),
            Err(EngagementRefusal::PartTaken(Part::Lead))
        );
        assert_eq!(may_ask(Part::CoAssessor, until, &[accepted(Part::Lead)], Moment::Open, NOW), Ok(()));
        let declined = asked(Part::Lead).decline("Ill", Moment::Open, NOW).unwrap();
        assert_eq!(may_ask(Part::Lead, until, &[declined], Moment::Open, NOW), Ok(()));
        assert_eq!(may_ask(Part::Substitute, until, &[asked(Part::Substitute)], Moment::Open, NOW), Ok(()));
    }

    #[test]
    fn nobody_is_asked_to_assess_a_draft_or_what_is_over() {
        let until = Instant(5_000);

        assert_eq!(
            may_ask(Part::Lead, until, &[], Moment::Draft, NOW),
            Err(EngagementRefusal::WrongMoment(Moment::Draft))
        );
        assert_eq!(may_ask(Part::Mentor, until, &[], Moment::Draft, NOW), Ok(()));
        assert_eq!(
            may_ask(Part::Mentor, until, &[], Moment::Over, NOW),
            Err(EngagementRefusal::WrongMoment(Moment::Over))
        );
        assert_eq!(
            may_ask(Part::Lead, NOW, &[], Moment::Open, NOW),
            Err(EngagementRefusal::EndsBeforeItBegins)
        );
    }
}
