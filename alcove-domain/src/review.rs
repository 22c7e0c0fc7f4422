//! The rules of the room *review*: an institution's self-assessment, step by step.

pub mod assessment;
pub mod schedule;
pub mod sight;

pub use assessment::{Act, Assessment, Closing, ClosingFacts, OpeningFacts, Reopening, ReviewRefusal};
pub use schedule::{Phase, Schedule, ScheduleRefusal};
pub use sight::{Colleagues, Glance, Sight, Stage, Viewer, ViewerIs, sight, sight_of_results};
