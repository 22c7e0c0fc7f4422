//! Practices for machines.

pub mod adoptions;
pub mod drafts;
pub mod processes;
pub mod published;
pub mod requests;
