//! Improving: the development plan, its interface for machines, its pages.

mod answers;
mod approval;
mod bulk;
mod dates;
mod donor;
mod files;
mod judged;
mod library;
mod log;
mod money;
mod money_pages;
mod money_rows;
mod nodes;
mod notes;
mod outline;
mod own_dates;
mod papers;
mod readings;
mod reminders;
mod results;
mod reviews;
mod rows;
mod sheets;
mod sight;
pub mod stage;
mod table;
