//! What the shell itself keeps, counts and copies.

pub mod bench;
pub mod cast;
pub mod export;
pub mod health;
pub mod housekeeping;
pub mod names;
pub mod setting;
pub mod tables;
