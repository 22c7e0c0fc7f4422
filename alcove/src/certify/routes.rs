//! Who may come where in the room *certify*; one table for each part of a certificate's life.

mod applying;
mod certificates;
mod deciding;
mod desk;
mod public;
mod schemes;

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(schemes::routes())
        .merge(applying::routes())
        .merge(deciding::routes())
        .merge(certificates::routes())
        .merge(desk::routes())
        .merge(public::routes())
}
