//! Where the rooms are put together: what each keeps for the program's life.

use crate::assess::editions::Editions;
use crate::evidence;
use crate::kit::app::{App, Config};
use crate::kit::clock::Clock;
use crate::kit::{Db, Result};
use crate::review::attaching;
use crate::review::facts::Kept;
use crate::review::outcomes::Outcomes;

/// The program, ready to serve: its database open, its parts in place. Migrates nothing.
pub async fn assemble(db: Db, clock: Clock, config: Config) -> Result<App> {
    let storage = evidence::Storage::open(&config)?;
    Ok(App::new(db, clock, config)
        .with(Editions::default())
        .with(Kept::default())
        .with(Outcomes::default())
        .with(storage)
        .with(evidence::Uses(vec![attaching::uses()])))
}
