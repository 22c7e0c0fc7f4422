//! The face of evidence for machines.

pub mod add;
pub mod answer;
pub mod list;
pub mod one;
