//! `alcove token …`

use clap::{Subcommand, value_parser};
use serde_json::json;

use super::migrate::open_migrated;
use super::printing::{self, instant, json, out};
use super::{Common, Verdict};
use crate::kit::Result;
use crate::kit::ids::TokenId;
use crate::network::commands;

/// A century; a token that is to stay has no end.
const MOST_DAYS: i64 = 36_525;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a token for somebody and print it, alone; it is shown this once
    #[command(after_help = "\
Examples:
  TOKEN=$(alcove token add --user ada@college.example)
  curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8080/api/v1/assessments
  alcove token add --user ada@college.example --name \"Yearly figures\" --scope read --days 30")]
    Add {
        /// The e-mail of the person for whom it comes in
        #[arg(long, value_name = "E-MAIL")]
        user: String,
        /// What it is for
        #[arg(long, default_value = "command line")]
        name: String,
        /// What it may do: read, write, or both
        #[arg(long, value_delimiter = ',', default_value = "read,write", value_name = "SCOPE")]
        scope: Vec<String>,
        /// After how many days it ends; without it, never
        #[arg(long, value_parser = value_parser!(i64).range(1..=MOST_DAYS))]
        days: Option<i64>,
    },
    /// List somebody's tokens, without their secrets
    List {
        /// Whose they are
        #[arg(long, value_name = "E-MAIL")]
        user: String,
    },
    /// End a token
    Revoke {
        /// Whose it is
        #[arg(long, value_name = "E-MAIL")]
        user: String,
        /// The id, as the list shows it
        #[arg(value_name = "TOKEN")]
        id: String,
    },
}

pub async fn run(common: &Common, command: Command) -> Result<Verdict> {
    let ctx = open_migrated(common).await?;
    match command {
        Command::Add { user, name, scope, days } => {
            let scopes: Vec<&str> = scope.iter().map(String::as_str).collect();
            let secret = commands::add_token(&ctx, &user, &name, &scopes, days).await?;
            if common.json {
                json(&json!({ "token": secret }))?;
            } else {
                out(&secret);
            }
        }
        Command::List { user } => {
            let tokens = commands::list_tokens(&ctx, &user).await?;
            if common.json {
                json(&json!({ "tokens": tokens }))?;
            } else {
                let when = |at: Option<i64>| at.map(instant).unwrap_or_default();
                let rows: Vec<Vec<String>> = tokens
                    .into_iter()
                    .map(|one| vec![one.id.0, one.name, one.scopes, when(one.used_at), when(one.expires_at)])
                    .collect();
                printing::table(&["id", "name", "scopes", "last used", "ends"], &rows);
            }
        }
        Command::Revoke { user, id } => {
            commands::revoke_token(&ctx, &user, &TokenId(id.clone())).await?;
            if common.json {
                json(&json!({ "revoked": id }))?;
            } else {
                out("The token no longer opens anything.");
            }
        }
    }
    Ok(Verdict::Well)
}
