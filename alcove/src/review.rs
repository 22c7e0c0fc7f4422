//! The room *review*.

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
