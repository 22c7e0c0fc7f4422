//! Frameworks for people.

pub mod glossary;
pub mod import;
pub mod item;
mod item_view;
pub mod list;
pub mod print;
mod reading;
pub mod show;
mod spoken;
mod upload;
