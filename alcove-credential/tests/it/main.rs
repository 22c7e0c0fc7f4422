//! What is issued holds, and what was touched does not. Each refusal stands beside its acceptance: a
//! check that refuses everything would pass alone.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod baking;
mod contexts;
mod hostile;
mod sample;
mod stored;
mod tokens;

pub use sample::*;
