//! The room's routes, one table for each part of the work.

pub mod rate;
