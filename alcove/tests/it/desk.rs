//! Assessors: who may be engaged, what they see and when, what they ask and report.

mod assessors;
mod judging;
mod machines;
mod questions;
mod report;
mod resting;
pub mod stage;
mod visit;
mod voices;
