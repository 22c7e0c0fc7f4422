//! What every room uses: exact numbers, instants and days, languages.

pub mod day;
pub mod instant;
pub mod lang;
pub mod number;

pub use day::Day;
pub use instant::Instant;
pub use lang::Lang;
pub use number::Number;
