//! `alcove migrate`

use clap::Args;
use serde_json::json;

use super::printing::{json, out};
use super::{Common, Verdict, open_as_it_is, open_database, open_existing};
use crate::kit::seal::Seal;
use crate::kit::{Ctx, Result};
use crate::shell::secret_key;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The secret key is lost, and no backup has it: make a new one. What the old one sealed stays
    /// closed: people come in with a recovery code or after a reset, and the secrets of sign-in
    /// services are entered anew
    #[arg(long)]
    new_secret_key: bool,
}

pub async fn run(common: &Common, arguments: Arguments) -> Result<Verdict> {
    let ran = open_database(common).await?.migrate().await?;
    let made = if arguments.new_secret_key {
        let app = open_as_it_is(common).await?;
        secret_key::renew(&app).await?;
        Some(app.part::<Seal>().file().to_owned())
    } else {
        None
    };
    if common.json {
        json(&json!({ "migrated": ran, "new_secret_key": made }))?;
        return Ok(Verdict::Well);
    }
    if ran.is_empty() {
        out("The tables are up to date.");
    } else {
        out(&format!("Done: {}", ran.join(", ")));
    }
    if let Some(file) = made {
        out(&format!("A new key is in {}. See alcove doctor for what it does not open.", file.display()));
    }
    Ok(Verdict::Well)
}

/// An installation that is there, with its tables up to date: for commands that find something in it.
/// Only what adds something may begin a new one.
pub async fn open_migrated(common: &Common) -> Result<Ctx> {
    let app = open_existing(common).await?;
    app.db.migrate().await?;
    secret_key::settle(&app).await?;
    Ok(Ctx::of(&app))
}
