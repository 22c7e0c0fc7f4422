//! Where the rooms are put together: what each keeps for the program's life.

use super::jobs::Work;
use crate::assess::editions::Editions;
use crate::assess::prepared::Prepares;
use crate::evidence;
use crate::improve::reassessing;
use crate::kit::app::{App, Config};
use crate::kit::clock::Clock;
use crate::kit::jobs::Wake;
use crate::kit::seal::Seal;
use crate::kit::{Db, Result};
use crate::review::attaching;
use crate::review::facts::Kept;
use crate::review::outcomes::Outcomes;
use crate::review::reports::{self, ReportFonts};
use crate::review::results::Comparisons;

/// The program, ready to serve: its database open, its parts in place. Migrates nothing.
pub async fn assemble(db: Db, clock: Clock, config: Config) -> Result<App> {
    let storage = evidence::Storage::open(&config)?;
    storage.sweep(clock.now());
    let seal = Seal::read(config.secret_key_file())?;
    Ok(App::new(db, clock, config)
        .with(Editions::default())
        .with(Kept::default())
        .with(crate::improve::facts::Kept::default())
        .with(Outcomes::default())
        .with(Comparisons::default())
        .with(ReportFonts::default())
        .with(Wake::default())
        .with(seal)
        .with(storage)
        .with(Prepares(vec![reassessing::prepare]))
        .with(evidence::Uses(vec![attaching::uses()])))
}

/// What is done with a job of this kind.
pub fn job(kind: &str) -> Option<Work> {
    match kind {
        reports::KIND => Some(reports::work),
        _ => None,
    }
}
