//! The rules of Alcove as plain values: no clock, no chance, no input or output.
//!
//! A room of the product has one module here, named as everywhere else. Rules take values and
//! return values, or a refusal with its facts; see `CONVENTIONS.md`.

pub mod assess;
pub mod award;
pub mod benchmark;
pub mod certify;
pub mod evidence;
pub mod improve;
pub mod kit;
pub mod network;
pub mod plan;
pub mod publish;
pub mod review;
