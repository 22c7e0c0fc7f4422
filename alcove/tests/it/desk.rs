//! Assessors: who may be engaged, what they see and when, what they ask and report.

mod assessors;
mod judging;
mod questions;
mod report;
pub mod stage;
mod visit;
