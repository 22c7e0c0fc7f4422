//! `alcove organisation …`

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::export::take_out;
use super::migrate::open_migrated;
use super::printing::{self, json, out};
use super::{Common, Verdict, open};
use crate::kit::Result;
use crate::kit::ids::OrganisationId;
use crate::network::commands;
use crate::network::organisations::Draft;
use crate::network::pages::spelled;
use crate::shell::export::Of;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add an institution
    #[command(after_help = "\
Examples:
  alcove organisation add --name \"Harbour Vocational College\" --country AZ \\
      --administrator ada@college.example")]
    Add {
        /// What others read
        #[arg(long)]
        name: String,
        /// college, school, academy, university, training-centre, awarding-body, agency, company, other
        #[arg(long, default_value = "college")]
        kind: String,
        /// Its name in English, Azerbaijani or Russian, or two letters such as AZ
        #[arg(long, default_value = "", hide_default_value = true)]
        country: String,
        /// Of the IANA database, such as Asia/Baku, or its city alone
        #[arg(long, default_value = "UTC", value_name = "ZONE")]
        time_zone: String,
        /// The e-mail of somebody with an account, who becomes its administrator
        #[arg(long, value_name = "E-MAIL")]
        administrator: Option<String>,
    },
    /// List all
    List,
    /// Everything of one institution as a zip file: a table for each thing in CSV and JSON, and
    /// the evidence
    #[command(after_help = "\
Examples:
  alcove organisation export 0199a… --output harbour.zip")]
    Export {
        /// The id, as the list shows it
        #[arg(value_name = "ORGANISATION")]
        id: String,
        /// The file to write [default: the id with .zip]
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

pub async fn run(common: &Common, command: Command) -> Result<Verdict> {
    match command {
        Command::Add { name, kind, country, time_zone, administrator } => {
            let ctx = open(common).await?;
            let (country, time_zone) = (spelled::country(&country), spelled::time_zone(&time_zone));
            let draft = Draft { name, kind, country, time_zone, ..Draft::default() };
            let id = commands::add_organisation(&ctx, &draft, administrator.as_deref()).await?;
            if common.json {
                json(&json!({ "id": id }))?;
            } else {
                out(id.as_str());
            }
        }
        Command::List => {
            let organisations = commands::list_organisations(&open_migrated(common).await?).await?;
            if common.json {
                json(&json!({ "organisations": organisations }))?;
            } else {
                let rows: Vec<Vec<String>> = organisations
                    .into_iter()
                    .map(|one| {
                        vec![one.id.to_string(), one.profile.kind, one.profile.country, one.profile.name]
                    })
                    .collect();
                printing::table(&["id", "kind", "country", "name"], &rows);
            }
        }
        Command::Export { id, output } => {
            let file = output.unwrap_or_else(|| PathBuf::from(format!("{id}.zip")));
            take_out(&open_migrated(common).await?, common, Of::Organisation(&OrganisationId(id)), &file)
                .await?;
        }
    }
    Ok(Verdict::Well)
}
