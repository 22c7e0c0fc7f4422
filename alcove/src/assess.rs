//! The engine *assess*: frameworks, their editions, and what is kept of an assessment.

pub mod editions;
pub mod mark_body;
pub mod scope_body;
pub mod store;

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
