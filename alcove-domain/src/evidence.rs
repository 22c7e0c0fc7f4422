//! The rules of the room *evidence*: what can be shown, since when, until when, and to whom.

pub mod piece;
pub mod validity;

pub use crate::network::Confidentiality;
pub use piece::{EvidenceKind, EvidenceRefusal, Period, Piece};
pub use validity::{Validity, last_day_of_soon, validity};
