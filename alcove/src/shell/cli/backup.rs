//! `alcove backup` and `alcove restore`

use std::path::PathBuf;

use clap::Args;

use super::printing::{json, out};
use super::{Common, Verdict, open_as_it_is, open_existing};
use crate::kit::{Ctx, Error, Result, Words};
use crate::shell::backup;

#[derive(Debug, Args)]
#[command(after_help = "\
Takes everything as it is at one instant, also while the server runs: all tables, all evidence,
and the key that second factors and the secrets of sign-in services are sealed with. It holds what
people entrusted to you and all that is needed to come in as them: keep it as safe as the server.

Examples:
  alcove backup alcove-2026-11-21.zip
  alcove backup --data /var/lib/alcove /mnt/backups/alcove.zip")]
pub struct BackupArguments {
    /// The file to write; one that is there is never overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Goes into an empty data directory or database, of either kind: a backup of SQLite restores into
PostgreSQL and the other way. One from an older version is brought up to date. A damaged one is
refused before anything is written.

Examples:
  alcove restore --data /var/lib/alcove-new alcove-2026-11-21.zip
  alcove restore --database-url postgres://alcove@localhost/alcove alcove-2026-11-21.zip")]
pub struct RestoreArguments {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub async fn back_up(common: &Common, arguments: BackupArguments) -> Result<Verdict> {
    let app = open_existing(common).await?;
    if !app.db.pending().await?.is_empty() {
        return Err(Error::fault("the tables are older than this program; run alcove migrate first"));
    }
    let written = backup::write(&Ctx::of(&app), &arguments.file).await?;
    if common.json {
        json(&written)?;
    } else {
        out(&format!(
            "{}: {} tables with {} rows, {} evidence files, {}",
            arguments.file.display(),
            written.tables,
            written.rows,
            written.files,
            Words::English.bytes(written.bytes)
        ));
        out(if written.has_secret_key {
            "The secret key is in it: whoever has the file can open what is sealed."
        } else {
            "The secret key is NOT in it: see alcove doctor. Without the key, second factors do not open."
        });
    }
    Ok(Verdict::Well)
}

pub async fn restore(common: &Common, arguments: RestoreArguments) -> Result<Verdict> {
    let app = open_as_it_is(common).await?;
    let restored = backup::restore(&app, &arguments.file).await?;
    if common.json {
        json(&restored)?;
    } else {
        out(&format!(
            "Restored {} rows in {} tables and {} evidence files, as of {}.",
            restored.rows, restored.tables, restored.files, restored.made_at
        ));
        if !restored.has_secret_key {
            out(
                "The secret key was not in it: bring it from where the backup was made, or see alcove migrate --help.",
            );
        }
        if !restored.migrated.is_empty() {
            out(&format!("Brought up to date from Alcove {}.", restored.program));
        }
    }
    Ok(Verdict::Well)
}
