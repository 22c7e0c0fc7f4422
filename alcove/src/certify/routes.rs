//! Who may come where in the room *certify*; one table for each part of a certificate's life.

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
