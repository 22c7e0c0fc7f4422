//! Frameworks for machines.

pub mod editions;
pub mod exports;
pub mod frameworks;
