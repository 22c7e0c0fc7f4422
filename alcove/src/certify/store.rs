//! Entities and queries of the room *certify*; the only place with its SQL.

pub mod application;
pub mod certificate;
pub mod check;
pub mod committee;
pub mod condition;
pub mod decision;
pub mod declaration;
pub mod edition;
pub mod event;
pub mod people;
pub mod scheme;
pub mod snapshot;
pub mod vote;
