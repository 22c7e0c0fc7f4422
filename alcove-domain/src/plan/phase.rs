//! The period of a plan and the phases it is cut into.

use super::span::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    pub name: String,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodRefusal {
    #[error("the period is {days} days long, and at most {MOST_DAYS} fit")]
    TooLong { days: i64 },
    #[error("the phase {name:?} reaches outside the plan")]
    OutsideThePlan { name: String },
    #[error("the phases {one:?} and {other:?} overlap")]
    Overlap { one: String, other: String },
    #[error("a phase has no name")]
    NoName,
}

/// Fifteen years, with their leap days: longer than any strategy an institution has kept to.
pub const MOST_DAYS: i64 = 5479;

/// Phases lie within the period and do not overlap; they may leave gaps.
pub fn check_phases(period: Span, phases: &[Phase]) -> Result<(), PeriodRefusal> {
    if period.days() > MOST_DAYS {
        return Err(PeriodRefusal::TooLong { days: period.days() });
    }
    for (at, Phase { name, span }) in phases.iter().enumerate() {
        if name.trim().is_empty() {
            return Err(PeriodRefusal::NoName);
        }
        if period.with(*span) != period {
            return Err(PeriodRefusal::OutsideThePlan { name: name.clone() });
        }
        if let Some(other) = phases[..at].iter().find(|other| other.span.overlap(*span).is_some()) {
            return Err(PeriodRefusal::Overlap { one: other.name.clone(), other: name.clone() });
        }
    }
    Ok(())
}
