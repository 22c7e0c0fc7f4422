//! The room *certify*: what awarding bodies offer, how an institution applies, who decides, and the
//! certificates that come of it.

pub mod api;
pub mod applying;
pub mod certifying;
pub mod changed;
pub mod deciding;
pub mod facts;
pub mod hooks;
pub mod letters;
pub mod pages;
pub mod progress;
pub mod proof;
pub mod reading;
pub mod register;
pub mod reminding;
pub mod routes;
pub mod scheme_body;
pub mod schemes;
pub mod snapshot;
pub mod state;
pub mod store;
pub mod taking;
