//! The engine *assess*: frameworks, their editions, and what is kept of an assessment.

pub mod api;
pub mod browse;
pub mod commands;
pub mod editions;
pub mod faults;
pub mod import;
pub mod laid;
pub mod mark_body;
pub mod moderation_body;
pub mod outcome_body;
pub mod own;
pub mod pages;
pub mod prepared;
pub mod routes;
pub mod scope_body;
pub mod store;
pub mod terms;
pub mod wishes;
