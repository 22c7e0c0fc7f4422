//! The room *publish*.

mod adoption;
mod catalogue;
mod files;
mod home;
mod pictures;
mod process;
mod request;
mod sight;
pub mod stage;
mod way;
mod word;
