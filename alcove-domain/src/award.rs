//! The rules of the engine *award*: what is awarded, and whether it still holds.

pub mod kind;
pub mod standing;

pub use kind::Kind;
pub use standing::{AwardRefusal, Course, Standing};
