//! Assessors: who may be engaged, what they see and when, what they ask and report.

mod assessors;
mod judging;
mod machines;
mod next;
mod objecting;
mod questions;
mod report;
mod resting;
pub mod stage;
mod units;
mod visit;
mod voices;
