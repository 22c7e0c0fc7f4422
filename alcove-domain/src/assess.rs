//! The engine *assess*: frameworks and their editions, ratings, moderation, outcomes.
//!
//! An engine is a vocabulary with arithmetic: nothing here knows who rates, by when, or what is
//! being assessed.

pub mod edition;
pub mod mark;

pub use edition::{Edition, Instrument, Item, ItemRef, Scale, Step};
pub use mark::Mark;
