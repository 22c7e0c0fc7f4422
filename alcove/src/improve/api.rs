//! The room's face for machines: the same doors in JSON.

pub mod approval;
pub mod dependencies;
pub mod findings;
pub mod imports;
pub mod indicators;
pub mod library;
pub mod money;
pub mod needs;
pub mod nodes;
pub mod notes;
pub mod parties;
pub mod plans;
pub mod readings;
pub mod reviews;
pub mod schedule;
pub mod tree;
pub mod unfunded;
