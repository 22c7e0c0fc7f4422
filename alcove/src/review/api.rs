//! The room's face for machines: the same doors in JSON.

pub mod assessments;
pub mod citing;
pub mod closure;
pub mod moderations;
pub mod outcome;
pub mod ratings;
pub mod schedule;
pub mod scope;
pub mod seats;
pub mod tree;
