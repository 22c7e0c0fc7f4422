//! Entities and queries of the room *review*; the only place with its SQL.

pub mod carry;
pub mod own_items;
pub mod people;
pub mod remark;
pub mod remark_mention;
pub mod reminder;
pub mod reopening;
