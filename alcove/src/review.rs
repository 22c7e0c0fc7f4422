//! The room *review*: an institution's self-assessment, step by step.

pub mod answer_form;
pub mod attaching;
pub mod desk;
pub mod facts;
pub mod faults;
pub mod handing_in;
pub mod listing;
pub mod names;
pub mod rating;
pub mod seats;
pub mod setup;
pub mod sheet;
pub mod spoken;
pub mod state;
pub mod store;
pub mod talk;
pub mod texts;
pub mod viewing;

pub mod api;
pub mod pages;
pub mod routes;

pub use routes::routes;
