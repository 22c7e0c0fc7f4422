//! Who may come where in the room *review*; one table for each step of an assessment.

mod rate;
mod settle;
mod setup;

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new().merge(setup::routes()).merge(rate::routes()).merge(settle::routes())
}
