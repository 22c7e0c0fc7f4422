//! The rules of the room *improve*: the development plan that follows an assessment, its approval,
//! its monitoring, and what came of it. The only room where findings meet actions.

pub mod agenda;
pub mod duties;
pub mod movement;
pub mod planning_table;
pub mod ranking;
pub mod reassess;
pub mod state;

pub use agenda::{Agenda, Point};
pub use duties::{Digest, Duty, DutyKind, Given};
pub use movement::{Movement, Went};
pub use planning_table::{Fate, PlanningRefusal, PlanningTable};
pub use ranking::{Aim, Ranked};
pub use state::{Act, Control, Ending, ImproveRefusal, PlanState, Stage};
