//! The room *publish*.

mod adoption;
mod catalogue;
mod files;
mod pictures;
mod sight;
pub mod stage;
mod way;
