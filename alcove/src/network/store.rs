//! Entities and queries of the room *network*; the only place with its SQL.

pub mod api_token;
pub mod membership;
pub mod organisation;
pub mod person;
pub mod session;
pub mod unit;
