//! Frameworks for machines.

pub mod editions;
pub mod frameworks;
