//! The room *improve*: the development plan that follows an assessment, its approval, its
//! monitoring, and what came of it. The only room where findings meet actions.

pub mod answered;
mod answering;
pub mod api;
pub mod approving;
pub mod bulk;
pub mod changing;
pub mod closed;
pub mod comparing;
pub mod costs;
pub mod damage;
pub mod dates;
pub mod deciding;
pub mod facts;
pub mod found;
pub mod frozen;
pub mod library;
pub mod movements;
pub mod names;
pub mod nodes;
pub mod noting;
pub mod pages;
pub mod parties;
pub mod plans;
pub mod prefilling;
pub mod progress;
pub mod reassessing;
pub mod review_body;
pub mod reviewing;
pub mod rights;
pub mod routes;
pub mod state;
pub mod store;
pub mod table;
pub mod taken;
pub mod telling;
pub mod ties;
