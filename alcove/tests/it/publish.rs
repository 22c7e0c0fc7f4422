//! The room *publish*.

mod adoption;
mod catalogue;
mod files;
mod home;
mod pictures;
mod process;
mod sight;
pub mod stage;
mod way;
