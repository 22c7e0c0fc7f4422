//! The room *publish*.

mod adoption;
mod catalogue;
mod drafting;
mod files;
mod home;
mod machines;
mod machines_pages;
mod machines_review;
mod machines_word;
mod pictures;
pub mod process;
pub mod request;
mod sight;
pub mod stage;
mod summaries;
mod titles;
mod way;
mod withdrawal;
mod word;
