//! `alcove assessment …`

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::printing::{self, instant, json, out};
use super::{Common, Verdict, open};
use crate::kit::Result;
use crate::kit::ids::AssessmentId;
use crate::shell::export::{self, Of};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the assessments of all organisations
    List,
    /// One assessment with its ratings, history and evidence as a zip file
    Export {
        /// The id, as the list shows it
        #[arg(value_name = "ASSESSMENT")]
        id: String,
        /// The file to write [default: the id with .zip]
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

pub async fn run(common: &Common, command: Command) -> Result<Verdict> {
    let ctx = open(common).await?;
    match command {
        Command::List => {
            let all = export::assessments(&ctx).await?;
            if common.json {
                json(&json!({ "assessments": all }))?;
            } else {
                let rows: Vec<Vec<String>> = all
                    .into_iter()
                    .map(|one| vec![one.id, one.state, instant(one.created_at), one.organisation, one.title])
                    .collect();
                printing::table(&["id", "state", "set up", "organisation", "title"], &rows);
            }
        }
        Command::Export { id, output } => {
            let file = output.unwrap_or_else(|| PathBuf::from(format!("{id}.zip")));
            let written = export::write(&ctx, Of::Assessment(&AssessmentId(id)), &file).await?;
            if common.json {
                json(&written)?;
            } else {
                out(&format!(
                    "{}: {} rows in {} tables, {} evidence files",
                    file.display(),
                    written.rows,
                    written.tables,
                    written.files
                ));
            }
        }
    }
    Ok(Verdict::Well)
}
