//! Entities and queries of the engine *award*; the only place with its SQL.

pub mod award;
pub mod issuer;
pub mod key;
pub mod list;
