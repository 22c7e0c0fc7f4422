//! The room's face for machines: the same doors in JSON.

pub mod assessments;
pub mod citing;
pub mod ratings;
pub mod seats;
pub mod tree;
