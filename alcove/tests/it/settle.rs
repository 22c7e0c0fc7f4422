//! Settling: moderation, closing, findings, results, reports, jobs.

mod closing;
mod cycles;
pub mod desk;
mod moderation;
mod pages;
mod raters;
mod reports;
mod unpublished;
mod workbook;
