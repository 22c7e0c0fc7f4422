//! What every room uses: exact numbers, instants and days, languages, identifiers, words.

pub mod day;
pub mod id;
pub mod instant;
pub mod lang;
pub mod number;
pub mod words;

pub use day::Day;
pub use id::{
    AssessmentId, DecisionId, EvidenceId, FindingId, IndicatorId, NetworkId, NodeId, OrganisationId,
    PersonId, PlanId, RatingId, SeatId, UnitId,
};
pub use instant::Instant;
pub use lang::Lang;
pub use number::{NotANumber, Number};
pub use words::{WordsRefusal, check_words};
