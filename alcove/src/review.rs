//! The room *review*: an institution's self-assessment, step by step.

pub mod facts;
pub mod store;

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
