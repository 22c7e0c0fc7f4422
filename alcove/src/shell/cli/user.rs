//! `alcove user …`

use std::io::Read as _;

use clap::Subcommand;
use serde_json::json;

use super::migrate::open_migrated;
use super::printing::{self, json, out};
use super::{Common, Verdict, open};
use crate::kit::{Ctx, Error, Result};
use crate::network::commands::{self, Platform};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an account; without a password it prints a one-time link for choosing one
    #[command(after_help = "\
Roles in organisations are given in the program, or by an invitation.

Examples:
  alcove user add --email ada@college.example --name \"Quality coordinator\"
  echo \"a long password\" | alcove user add --email root@college.example --name Keeper \\
      --platform-administrator --password-stdin")]
    Add {
        /// What the person signs in with
        #[arg(long, value_name = "E-MAIL")]
        email: String,
        /// What others read: a person's name, or a role
        #[arg(long)]
        name: String,
        /// Keeps this installation: organisations, people, settings; sees no assessment by that
        #[arg(long)]
        platform_administrator: bool,
        /// Read the password from standard input, up to the first line's end
        #[arg(long)]
        password_stdin: bool,
    },
    /// List everybody
    List,
    /// Close an account; what its person did stays
    Disable {
        /// Whose account
        #[arg(long, value_name = "E-MAIL")]
        email: String,
    },
    /// Open a closed account again, end its sessions, take its second factor away, and print a
    /// one-time link for a new password
    Reset {
        /// Whose account
        #[arg(long, value_name = "E-MAIL")]
        email: String,
    },
}

pub async fn run(common: &Common, command: Command) -> Result<Verdict> {
    match command {
        Command::Add { email, name, platform_administrator, password_stdin } => {
            let ctx = open(common).await?;
            let password = if password_stdin { Some(read_password()?) } else { None };
            let platform = if platform_administrator { Platform::Administrator } else { Platform::Nothing };
            let added = commands::add_user(&ctx, &email, &name, platform, password.as_deref()).await?;
            match (&added.link, common.json) {
                (_, true) => json(&added)?,
                (Some(link), false) => out(link),
                (None, false) => out(&format!("{email} can sign in.")),
            }
        }
        Command::List => list(&open_migrated(common).await?, common).await?,
        Command::Disable { email } => {
            commands::disable_user(&open_migrated(common).await?, &email).await?;
            answer(common, json!({ "disabled": email }), &format!("{email} can no longer sign in."))?;
        }
        Command::Reset { email } => {
            let link = commands::reset_user(&open_migrated(common).await?, &email).await?;
            answer(common, json!({ "link": link }), &link)?;
        }
    }
    Ok(Verdict::Well)
}

fn answer(common: &Common, value: serde_json::Value, text: &str) -> Result<()> {
    if common.json {
        return json(&value);
    }
    out(text);
    Ok(())
}

fn read_password() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().take(10_000).read_to_string(&mut text).map_err(Error::fault)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

async fn list(ctx: &Ctx, common: &Common) -> Result<()> {
    let users = commands::list_users(ctx).await?;
    if common.json {
        return json(&json!({ "users": users }));
    }
    let rows: Vec<Vec<String>> = users
        .into_iter()
        .map(|user| {
            let marks = [
                (user.platform_administrator, "platform administrator"),
                (user.disabled, "disabled"),
                (!user.has_password, "no password yet"),
                (user.has_second_factor, "second factor"),
            ];
            let said: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
            vec![user.email, user.name, said.join(", ")]
        })
        .collect();
    printing::table(&["e-mail", "name", ""], &rows);
    Ok(())
}
