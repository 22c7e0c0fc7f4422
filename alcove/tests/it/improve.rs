//! Improving: the development plan, its interface for machines, its pages.

mod dates;
mod log;
mod nodes;
mod sight;
pub mod stage;
