//! Practices for machines.

pub mod adoptions;
pub mod drafts;
pub mod pictures;
pub mod processes;
pub mod proposals;
pub mod published;
pub mod questions;
pub mod requests;
pub mod reviewers;
pub mod reviews;
pub mod similar;
pub mod verdicts;
pub mod word;
