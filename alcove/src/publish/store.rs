//! Entities and queries of the room *publish*; the only place with its SQL.

pub mod adoption;
pub mod internal;
pub mod picture;
pub mod practice;
pub mod question;
pub mod request;
pub mod review;
pub mod reviewer;
pub mod step;
pub mod version;
