//! The room *improve*: the development plan that follows an assessment, its approval, its
//! monitoring, and what came of it. The only room where findings meet actions.

mod answering;
pub mod api;
pub mod bulk;
pub mod changing;
pub mod closed;
pub mod dates;
pub mod facts;
pub mod names;
pub mod nodes;
pub mod noting;
pub mod pages;
pub mod parties;
pub mod plans;
pub mod rights;
pub mod routes;
pub mod state;
pub mod store;
pub mod ties;
