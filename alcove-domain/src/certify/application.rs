//! Where an application for a certificate is. Acts move it on; a transition consumes the state it
//! leaves. A clock that an open question stops is a row of its own, not a state.

use crate::kit::words::{WordsRefusal, check_some_words};
use crate::kit::{Instant, PersonId};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub by: PersonId,
    pub at: Instant,
}

/// How a level is looked at from outside before anything is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Validation {
    /// The computed rules and the declaration are enough: the body decides on what was submitted.
    OnPaper,
    /// Assessors read what was submitted and report.
    Desk,
    /// They come to the institution as well.
    Visit,
}

/// An application as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Application {
    Draft,
    Submitted(Submitted),
    UnderAssessment(Submitted),
    FactualCheck(Submitted),
    Reported(Submitted),
    Decided(Decided),
    Withdrawn(Withdrawn),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    pub submitted: Act,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub submitted: Act,
    pub decided: Act,
    pub verdict: Verdict,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub withdrawn: Act,
    pub reason: String,
}

/// What a body decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Granted,
    /// Granted as soon as the conditions are met.
    Conditional,
    Refused,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Draft,
    Submitted,
    UnderAssessment,
    FactualCheck,
    Reported,
    Decided,
    Withdrawn,
}

/// What a submission stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Rules of the level that are not met.
    pub unmet: usize,
    pub declared: bool,
}

/// What a decision stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grounds {
    pub verdict: Verdict,
    /// How many conditions it names.
    pub conditions: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertifyRefusal {
    #[error("the application is {is:?}; this needs {needed:?}")]
    NotNow { is: Stage, needed: Stage },
    #[error("{unmet} rules of the level are not met")]
    Unmet { unmet: usize },
    #[error("the head has not signed the declaration")]
    NotDeclared,
    #[error("a conditional decision names its conditions")]
    NoConditions,
    #[error("{conditions} conditions stand beside a decision that has none")]
    ConditionsLeft { conditions: usize },
    #[error("{open} conditions are not met yet")]
    ConditionsOpen { open: usize },
    #[error("the decision is {is:?}; this needs {needed:?}")]
    OtherVerdict { is: Verdict, needed: Verdict },
    #[error("the reason: {0}")]
    Reason(WordsRefusal),
}

impl Validation {
    pub const ALL: [Self; 3] = [Self::OnPaper, Self::Desk, Self::Visit];

    /// The word that the database, files of schemes and the interface for machines use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OnPaper => "on-paper",
            Self::Desk => "desk",
            Self::Visit => "visit",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// From which stage on a committee may decide.
    pub const fn decided_from(self) -> Stage {
        match self {
            Self::OnPaper => Stage::Submitted,
            Self::Desk | Self::Visit => Stage::Reported,
        }
    }
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Granted, Self::Conditional, Self::Refused];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Conditional => "conditional",
            Self::Refused => "refused",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Stage {
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Submitted,
        Self::UnderAssessment,
        Self::FactualCheck,
        Self::Reported,
        Self::Decided,
        Self::Withdrawn,
    ];

    /// The word of the column `state`, of the interface for machines and of the keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::UnderAssessment => "under-assessment",
            Self::FactualCheck => "factual-check",
            Self::Reported => "reported",
            Self::Decided => "decided",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Application {
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Draft => Stage::Draft,
            Self::Submitted(_) => Stage::Submitted,
            Self::UnderAssessment(_) => Stage::UnderAssessment,
            Self::FactualCheck(_) => Stage::FactualCheck,
            Self::Reported(_) => Stage::Reported,
            Self::Decided(_) => Stage::Decided,
            Self::Withdrawn(_) => Stage::Withdrawn,
        }
    }

    /// Only a draft is worked at: what was submitted is what is judged.
    pub const fn may_change(&self) -> Result<(), CertifyRefusal> {
        match self {
            Self::Draft => Ok(()),
            _ => Err(self.not_now(Stage::Draft)),
        }
    }

    pub fn submit(self, complete: Completeness, act: Act) -> Result<Submitted, CertifyRefusal> {
        self.may_change()?;
        if complete.unmet > 0 {
            return Err(CertifyRefusal::Unmet { unmet: complete.unmet });
        }
        if !complete.declared {
            return Err(CertifyRefusal::NotDeclared);
        }
        Ok(Submitted { submitted: act })
    }

    /// The first assessor has accepted.
    pub fn begin_assessment(self) -> Result<Self, CertifyRefusal> {
        match self {
            Self::Submitted(at) => Ok(Self::UnderAssessment(at)),
            other => Err(other.not_now(Stage::Submitted)),
        }
    }

    /// The draft of the report is with the institution.
    pub fn send_draft_report(self) -> Result<Self, CertifyRefusal> {
        match self {
            Self::UnderAssessment(at) => Ok(Self::FactualCheck(at)),
            other => Err(other.not_now(Stage::UnderAssessment)),
        }
    }

    /// The report is final.
    pub fn finish_report(self) -> Result<Self, CertifyRefusal> {
        match self {
            Self::FactualCheck(at) => Ok(Self::Reported(at)),
            other => Err(other.not_now(Stage::FactualCheck)),
        }
    }

    /// Whether there is something to decide on now.
    pub fn may_decide(&self, validation: Validation) -> Result<(), CertifyRefusal> {
        let needed = validation.decided_from();
        match self {
            Self::Reported(_) => Ok(()),
            Self::Submitted(_) if validation == Validation::OnPaper => Ok(()),
            other => Err(other.not_now(needed)),
        }
    }

    /// The committee decides. What it refuses or ties to conditions, it gives reasons for.
    pub fn decide(
        self,
        validation: Validation,
        grounds: Grounds,
        reasons: &str,
        act: Act,
    ) -> Result<Decided, CertifyRefusal> {
        self.may_decide(validation)?;
        let (Self::Submitted(at) | Self::Reported(at)) = self else {
            return Err(self.not_now(validation.decided_from()));
        };
        match (grounds.verdict, grounds.conditions) {
            (Verdict::Conditional, 0) => return Err(CertifyRefusal::NoConditions),
            (Verdict::Granted | Verdict::Refused, conditions) if conditions > 0 => {
                return Err(CertifyRefusal::ConditionsLeft { conditions });
            }
            _ => {}
        }
        if grounds.verdict != Verdict::Granted {
            check_some_words(reasons).map_err(CertifyRefusal::Reason)?;
        }
        Ok(Decided { submitted: at.submitted, decided: act, verdict: grounds.verdict })
    }

    /// Taken back by the institution, at any time before the decision.
    pub fn withdraw(self, reason: &str, act: Act) -> Result<Withdrawn, CertifyRefusal> {
        match self {
            Self::Decided(_) | Self::Withdrawn(_) => Err(self.not_now(Stage::Submitted)),
            _ => {
                check_some_words(reason).map_err(CertifyRefusal::Reason)?;
                Ok(Withdrawn { withdrawn: act, reason: reason.trim().to_owned() })
            }
        }
    }

    /// The decision, or a refusal that there is none yet.
    pub fn decided(self) -> Result<Decided, CertifyRefusal> {
        match self {
            Self::Decided(decided) => Ok(decided),
            other => Err(other.not_now(Stage::Decided)),
        }
    }

    const fn not_now(&self, needed: Stage) -> CertifyRefusal {
        CertifyRefusal::NotNow { is: self.stage(), needed }
    }
}

impl Decided {
    /// All conditions are met: what was conditional is granted.
    pub fn grant(self, open: usize, act: Act) -> Result<Self, CertifyRefusal> {
        self.must_be(Verdict::Conditional)?;
        if open > 0 {
            return Err(CertifyRefusal::ConditionsOpen { open });
        }
        Ok(Self { verdict: Verdict::Granted, decided: act, ..self })
    }

    /// The conditions were not met.
    pub fn lapse(self, reason: &str, act: Act) -> Result<Self, CertifyRefusal> {
        self.must_be(Verdict::Conditional)?;
        check_some_words(reason).map_err(CertifyRefusal::Reason)?;
        Ok(Self { verdict: Verdict::Refused, decided: act, ..self })
    }

    /// An appeal is about how the decision was made, so there is one where it was not granted.
    pub fn may_appeal(&self) -> Result<(), CertifyRefusal> {
        match self.verdict {
            Verdict::Granted => {
                Err(CertifyRefusal::OtherVerdict { is: Verdict::Granted, needed: Verdict::Refused })
            }
            Verdict::Conditional | Verdict::Refused => Ok(()),
        }
    }

    fn must_be(&self, needed: Verdict) -> Result<(), CertifyRefusal> {
        if self.verdict == needed {
            Ok(())
        } else {
            Err(CertifyRefusal::OtherVerdict { is: self.verdict, needed })
        }
    }
}
