//! Entities and queries of the room *benchmark*; the only place with its SQL.

pub mod contribution;
pub mod directory_entry;
pub mod figure;
pub mod mentoring;
pub mod mentoring_wish;
pub mod release;
pub mod source;
