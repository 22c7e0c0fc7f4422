//! Improving: the development plan, its interface for machines, its pages.

mod approval;
mod bulk;
mod dates;
mod files;
mod log;
mod money;
mod money_pages;
mod nodes;
mod notes;
mod outline;
mod readings;
mod reminders;
mod results;
mod reviews;
mod rows;
mod sheets;
mod sight;
pub mod stage;
mod table;
