//! Conflicts of interest of an assessor with an applicant: computed from relations, or declared.

use crate::kit::Day;
use crate::kit::words::{WordsRefusal, check_some_words};

/// What ties a person to an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Belongs to it now.
    Member,
    /// Belonged to it until a day.
    FormerMember { left: Day },
    /// The networks know the person's organisation and the applicant as a mentoring pair.
    MentoringPair,
    /// Was engaged as a mentor of the applicant.
    Mentored,
    /// Named it as an employer in the pool.
    Employer,
    /// Assessed it before; the day is when that was.
    AssessedBefore { on: Day },
    /// What the person declares.
    Declared(Declared),
    /// The applicant says, in its words, why it takes the person for partial.
    Objection(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub kind: DeclaredKind,
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeclaredKind {
    /// Works there, or did.
    Employment,
    /// Family or close friends there.
    Personal,
    /// Money from it, or with it.
    Financial,
    /// Advised it on what is now assessed.
    Advice,
    Other,
}

/// What a tie means for an engagement, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    Noted,
    /// The awarding body decides, and says why.
    MustBeDecided,
    Excluded,
}

/// How long a former membership asks for a decision. Three years are what accreditation agencies
/// usually take for a cooling-off time.
pub const COOLING_YEARS: i16 = 3;

/// The word of an objection, which is made after somebody was engaged.
pub const OBJECTION: &str = "objection";

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConflictRefusal {
    #[error("{ties} ties exclude the person")]
    Excluded { ties: usize },
    #[error("{ties} ties must be decided")]
    MustBeDecided { ties: usize },
    #[error("the words: {0}")]
    Words(WordsRefusal),
}

impl DeclaredKind {
    pub const ALL: [Self; 5] = [Self::Employment, Self::Personal, Self::Financial, Self::Advice, Self::Other];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Employment => "employment",
            Self::Personal => "personal",
            Self::Financial => "financial",
            Self::Advice => "advice",
            Self::Other => "other",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Effect {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::MustBeDecided => "must-be-decided",
            Self::Excluded => "excluded",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Noted, Self::MustBeDecided, Self::Excluded].into_iter().find(|one| one.word() == word)
    }
}

impl Tie {
    pub fn effect(&self, today: Day) -> Effect {
        match self {
            Self::Member | Self::Employer => Effect::Excluded,
            Self::FormerMember { left } if today < years_after(*left, COOLING_YEARS) => Effect::MustBeDecided,
            Self::FormerMember { .. } | Self::AssessedBefore { .. } => Effect::Noted,
            // Who helped to write what is assessed would judge the own advice.
            Self::MentoringPair | Self::Mentored => Effect::MustBeDecided,
            // An applicant does not choose its assessors; it is heard, and the body answers.
            Self::Objection(_) => Effect::MustBeDecided,
            Self::Declared(declared) => match declared.kind {
                DeclaredKind::Employment => Effect::Excluded,
                DeclaredKind::Personal | DeclaredKind::Financial | DeclaredKind::Advice => {
                    Effect::MustBeDecided
                }
                // What people mention without naming one of these is for the body to weigh too.
                DeclaredKind::Other => Effect::MustBeDecided,
            },
        }
    }

    /// The word of its kind, as the log of an engagement keeps it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::FormerMember { .. } => "former-member",
            Self::MentoringPair => "mentoring-pair",
            Self::Mentored => "mentored",
            Self::Employer => "employer",
            Self::AssessedBefore { .. } => "assessed-before",
            Self::Declared(declared) => declared.kind.word(),
            Self::Objection(_) => OBJECTION,
        }
    }
}

impl Declared {
    pub fn new(kind: DeclaredKind, words: &str) -> Result<Self, ConflictRefusal> {
        check_some_words(words).map_err(ConflictRefusal::Words)?;
        Ok(Self { kind, words: words.trim().to_owned() })
    }
}

/// Same day, so many years on; the 29th of February becomes the 1st of March.
fn years_after(day: Day, years: i16) -> Day {
    let year = day.year().saturating_add(years);
    Day::new(year, day.month(), day.day()).or_else(|| Day::new(year, 3, 1)).unwrap_or(day)
}

/// Whether the ties leave a person free to be engaged. `decided` says for how many of those that must
/// be decided the body has decided in the person's favour, with a reason that is kept.
pub fn may_engage(effects: &[Effect], decided: usize) -> Result<(), ConflictRefusal> {
    let count = |wanted| effects.iter().filter(|effect| **effect == wanted).count();
    let excluded = count(Effect::Excluded);
    if excluded > 0 {
        return Err(ConflictRefusal::Excluded { ties: excluded });
    }
    match count(Effect::MustBeDecided).saturating_sub(decided) {
        0 => Ok(()),
        ties => Err(ConflictRefusal::MustBeDecided { ties }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn declared(kind: DeclaredKind) -> Tie {
        Tie::Declared(Declared::new(kind, "A cousin teaches there").unwrap())
    }

    #[test]
    fn each_tie_has_its_effect() {
        let today = day("2026-11-22");
        let left = |text: &str| Tie::FormerMember { left: day(text) };

        let effects = [
            (Tie::Member, Effect::Excluded),
            (Tie::Employer, Effect::Excluded),
            (left("2023-11-23"), Effect::MustBeDecided),
            (left("2023-11-22"), Effect::Noted),
            (left("2001-01-01"), Effect::Noted),
            (Tie::MentoringPair, Effect::MustBeDecided),
            (Tie::Mentored, Effect::MustBeDecided),
            (Tie::AssessedBefore { on: day("2025-01-01") }, Effect::Noted),
            (declared(DeclaredKind::Employment), Effect::Excluded),
            (declared(DeclaredKind::Personal), Effect::MustBeDecided),
            (declared(DeclaredKind::Financial), Effect::MustBeDecided),
            (declared(DeclaredKind::Advice), Effect::MustBeDecided),
            (declared(DeclaredKind::Other), Effect::MustBeDecided),
            (Tie::Objection("A rival".to_owned()), Effect::MustBeDecided),
        ];

        for (tie, effect) in effects {
            assert_eq!(tie.effect(today), effect, "{tie:?}");
        }
    }

    #[test]
    fn a_leap_day_cools_off_too() {
        assert_eq!(years_after(day("2024-02-29"), 3), day("2027-03-01"));
    }

    #[test]
    fn an_excluded_person_is_not_engaged_whatever_is_decided() {
        let effects = [Effect::Noted, Effect::Excluded, Effect::MustBeDecided];

        assert_eq!(may_engage(&effects, 1), Err(ConflictRefusal::Excluded { ties: 1 }));
    }

    #[test]
    fn what_must_be_decided_is_decided_before() {
        let effects = [Effect::MustBeDecided, Effect::MustBeDecided, Effect::Noted];

        assert_eq!(may_engage(&effects, 1), Err(ConflictRefusal::MustBeDecided { ties: 1 }));
        assert_eq!(may_engage(&effects, 2), Ok(()));
        assert_eq!(may_engage(&[Effect::Noted], 0), Ok(()));
    }

    #[test]
    fn a_declaration_says_what_it_is_about() {
        assert_eq!(
            Declared::new(DeclaredKind::Personal, "  "),
            Err(ConflictRefusal::Words(WordsRefusal::Empty))
        );
    }
}
