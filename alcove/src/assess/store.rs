//! Entities and queries of the engine *assess*; the only place with its SQL.

pub mod aside;
pub mod assessment;
pub mod assessment_phase;
pub mod assessment_scope;
pub mod edition;
pub mod finding;
pub mod finding_item;
pub mod framework;
pub mod item;
pub mod item_map;
pub mod lineage;
pub mod moderation;
pub mod outcome;
pub mod rating;
pub mod rating_evidence;
pub mod seat;
pub mod seat_item;
