//! Settling: moderation, closing, findings, results, reports, jobs.

mod closing;
mod desk;
mod moderation;
mod pages;
mod reports;
