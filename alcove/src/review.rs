//! The room *review*: an institution's self-assessment, step by step.

pub mod api;
pub mod facts;
pub mod faults;
pub mod names;
pub mod rating;
pub mod routes;
pub mod sheet;
pub mod store;
pub mod texts;
pub mod viewing;

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new().merge(routes::rate::routes())
}
