//! `alcove framework …`

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::migrate::open_migrated;
use super::printing::{self, instant, json, out};
use super::{Common, Verdict, open};
use crate::assess::commands::{self, Checked};
use crate::assess::import::Arrival;
use crate::kit::ids::{EditionId, OrganisationId};
use crate::kit::{Ctx, Error, Result};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say every fault of files and directories, with place and what to do
    #[command(after_help = "\
Works without a data directory. Takes our own format (a directory or a file), the YAML library
format, JSON and Excel workbooks. Ends with 1 where there is a fault.

Examples:
  alcove framework check frameworks/vocational-excellence
  alcove framework check --json my-framework.xlsx")]
    Check {
        /// A directory or a file
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Bring frameworks in, whole or not at all; the same edition twice changes nothing
    #[command(after_help = "\
Examples:
  alcove framework import frameworks/vocational-excellence
  alcove framework import --organisation 0199… licensed-framework.yaml")]
    Import {
        /// A directory or a file
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// For this organisation alone; without it, for everyone on this installation
        #[arg(long, value_name = "ID")]
        organisation: Option<String>,
    },
    /// List the editions of this installation
    List,
    /// Print an edition in our own format
    Export {
        /// The id, as the list shows it
        #[arg(value_name = "EDITION")]
        edition: String,
        /// Into this file instead
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

pub async fn run(common: &Common, command: Command) -> Result<Verdict> {
    match command {
        Command::Check { paths } => check(common, &paths),
        Command::Import { paths, organisation } => {
            import(&open(common).await?, common, &paths, organisation.map(OrganisationId)).await
        }
        Command::List => list(&open_migrated(common).await?, common).await,
        Command::Export { edition, output } => {
            let text = commands::export(&open_migrated(common).await?, &EditionId(edition)).await?;
            match output {
                Some(file) => std::fs::write(&file, text)
                    .map_err(|fault| Error::fault(format!("{}: {fault}", file.display())))?,
                None => out(&text),
            }
            Ok(Verdict::Well)
        }
    }
}

fn check(common: &Common, paths: &[PathBuf]) -> Result<Verdict> {
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        return Err(Error::fault(format!("there is no {}", missing.display())));
    }
    let answer = commands::check(paths);
    if common.json {
        json(&answer)?;
    } else {
        answer.frameworks.iter().for_each(say);
    }
    Ok(if answer.has_faults() { Verdict::Faults } else { Verdict::Well })
}

fn say(one: &Checked) {
    for place in &one.faults {
        out(&format!("{}:{}: {}", place.path, place.line, place.message));
    }
    for place in &one.warnings {
        out(&format!("{}:{}: note: {}", place.path, place.line, place.message));
    }
    let name = if one.name.is_empty() { "(no name)" } else { &one.name };
    out(&format!(
        "{name} ({}): {} items, {} rated, languages {}; {} faults, {} notes",
        one.urn,
        one.items,
        one.rated_items,
        one.languages.join(" "),
        one.faults.len(),
        one.warnings.len()
    ));
}

async fn import(
    ctx: &Ctx,
    common: &Common,
    paths: &[PathBuf],
    owner: Option<OrganisationId>,
) -> Result<Verdict> {
    let mut editions = Vec::new();
    for path in paths {
        let answer = commands::import(ctx, owner.as_ref(), path).await?;
        for one in answer.editions {
            let added = one.arrival == Arrival::Added;
            if !common.json {
                let what = if added { "imported" } else { "was there already" };
                out(&format!(
                    "{} {} {} ({} items, {} rated): {what}, id {}",
                    one.urn, one.version, one.name, one.items, one.rated_items, one.id
                ));
            }
            editions.push(json!({
                "id": one.id, "urn": one.urn, "version": one.version, "name": one.name,
                "items": one.items, "rated_items": one.rated_items, "added": added,
            }));
        }
    }
    if common.json {
        json(&json!({ "editions": editions }))?;
    }
    Ok(Verdict::Well)
}

async fn list(ctx: &Ctx, common: &Common) -> Result<Verdict> {
    let editions = commands::list(ctx).await?;
    if common.json {
        let lines = editions.iter().map(|line| {
            json!({
                "id": line.id, "urn": line.urn, "version": line.version, "name": line.name,
                "organisation_id": line.owner_id, "items": line.items, "rated_items": line.rated_items,
                "languages": line.languages.split(' ').collect::<Vec<_>>(),
                "imported_at": instant(line.imported_at),
            })
        });
        json(&json!({ "editions": lines.collect::<Vec<_>>() }))?;
        return Ok(Verdict::Well);
    }
    let rows: Vec<Vec<String>> = editions
        .iter()
        .map(|line| {
            let owner = line.owner_id.as_ref().map_or("everyone", |owner| owner.as_str());
            [line.id.as_str(), &line.urn, &line.version, &line.rated_items.to_string(), owner, &line.name]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    printing::table(&["id", "urn", "version", "rated", "for", "name"], &rows);
    Ok(Verdict::Well)
}
