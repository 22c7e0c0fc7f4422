//! The room *review*: an institution's self-assessment, step by step.

pub mod answer_form;
pub mod apart_words;
pub mod attaching;
pub mod cited;
pub mod closing;
pub mod copying;
pub mod desk;
pub mod facts;
pub mod faults;
pub mod findings;
pub mod follow;
pub mod handing_in;
pub mod listing;
pub mod moderation;
pub mod names;
pub mod outcome_check;
pub mod outcomes;
pub mod outline;
pub mod phases;
pub mod queue;
pub mod rating;
pub mod reminders;
pub mod reports;
pub mod results;
pub mod results_charts;
pub mod results_view;
pub mod scope;
pub mod seat_names;
pub mod seats;
pub mod seats_sheet;
pub mod setup;
pub mod sheet;
pub mod spoken;
pub mod state;
pub mod store;
pub mod talk;
pub mod texts;
pub mod viewing;
pub mod voices;
pub mod waiting;

pub mod api;
pub mod pages;
pub mod routes;

pub use routes::routes;
