//! The room *network*: organisations, units, people, and how they come in.

pub mod person;
pub mod session;
pub mod sign_in;
pub mod store;
pub mod token;

pub mod pages;
pub mod routes;

pub use person::{Person, Visitor};
