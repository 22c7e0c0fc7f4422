//! Entities and queries of the room *evidence*; the only place with its SQL.

pub mod blob;
pub mod evidence;
pub mod evidence_version;
pub mod list;
pub mod places;
