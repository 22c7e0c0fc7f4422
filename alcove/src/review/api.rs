//! The face that machines see.

pub mod ratings;
pub mod tree;
