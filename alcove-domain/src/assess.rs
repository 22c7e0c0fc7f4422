//! The engine *assess*: frameworks and their editions, ratings, moderation, outcomes.
//!
//! An engine is a vocabulary with arithmetic: nothing here knows who rates, by when, or what is
//! being assessed.

pub mod accept;
pub mod canonical;
pub mod compute;
pub mod distance;
pub mod edition;
pub mod finding;
pub mod grade;
pub mod lineage;
pub mod mark;
pub mod meter;
pub mod moderation;
pub mod outcome;
pub mod rating;
pub mod roll_up;
pub mod scope;
pub mod seat;
pub mod tally;
pub mod tree;

pub use accept::MarkRefusal;
pub use compute::ComputeRule;
pub use distance::Distance;
pub use edition::{Edition, Instrument, Item, ItemRef, Scale, Step};
pub use finding::FindingKind;
pub use mark::{Kind, Mark};
pub use meter::Meter;
pub use moderation::{Method, Moderation};
pub use outcome::{NodeOutcome, Outcome, Settled, Status, Summary};
pub use rating::{Answer, Confidence, Place, Presented, Rating, SaveDecision, Slot};
pub use scope::{LocalItem, Scope, ScopeRefusal};
pub use seat::{Holder, Seat, SeatItems};
pub use tally::{Standing, Tally};
pub use tree::Tree;
