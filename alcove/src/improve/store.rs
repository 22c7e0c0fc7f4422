//! Entities and queries of the room *improve*; the only place with its SQL.

pub mod answer_link;
pub mod assessment;
pub mod decision;
pub mod digest;
pub mod feed;
pub mod finding;
pub mod finding_node;
pub mod going_back;
pub mod import;
pub mod item;
pub mod review;
pub mod review_person;
pub mod what_worked;
