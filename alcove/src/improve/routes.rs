//! Who may come where in the room *improve*; one table for each part of a plan's life.

mod api;
mod approval;
mod files;
mod money;
mod notes;
mod plan;
mod table;

use crate::kit::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(plan::routes())
        .merge(api::routes())
        .merge(approval::routes())
        .merge(notes::routes())
        .merge(money::routes())
        .merge(table::routes())
        .merge(files::routes())
}
