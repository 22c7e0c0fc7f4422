//! The JSON face of the room *certify*.

pub mod applications;
pub mod assessors;
pub mod certificate_checks;
pub mod decisions;
pub mod desk;
pub mod evidence;
pub mod keys;
pub mod letters;
pub mod objections;
pub mod progress;
pub mod questions;
pub mod register;
pub mod register_events;
pub mod report;
pub mod schemes;
pub mod verification;
pub mod visit;
pub mod visit_checks;
