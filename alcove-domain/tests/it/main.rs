//! Behaviour of the rules, in sentences.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod access;
mod access_lists;
mod assessment;
mod benchmark;
mod build;
mod case;
mod cases;
mod certify;
mod evidence;
mod finding;
mod improve;
mod lineage;
mod marks;
mod meter;
mod moderation;
mod outcome;
mod people;
mod plan;
mod rating;
mod scope;
mod sight;
mod tally;
