//! The room *publish*.

mod adoption;
mod catalogue;
mod files;
mod home;
mod machines;
mod machines_review;
mod machines_word;
mod pictures;
mod process;
mod request;
mod sight;
pub mod stage;
mod way;
mod word;
