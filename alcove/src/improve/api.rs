//! The room's face for machines: the same doors in JSON.

pub mod dependencies;
pub mod nodes;
pub mod notes;
pub mod parties;
pub mod plans;
pub mod schedule;
pub mod tree;
