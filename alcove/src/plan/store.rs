//! Entities and queries of the engine *plan*; the only place with its SQL.

pub mod baseline;
pub mod change;
pub mod contribution;
pub mod dependency;
mod difference;
pub mod indicator;
pub mod line;
pub mod need;
pub mod node;
pub mod node_evidence;
pub mod phase;
pub mod plan;
pub mod rate;
pub mod reading;
pub mod responsibility;
pub mod status_evidence;
pub mod status_note;
pub mod tag;
pub mod target;
pub mod work;

pub use difference::write;
