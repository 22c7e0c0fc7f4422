//! `alcove assessment …`

use std::path::PathBuf;

use clap::Subcommand;
use futures_util::TryStreamExt as _;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;

use super::export::take_out;
use super::migrate::open_migrated;
use super::printing::{self, instant, json, out};
use super::{Common, Verdict};
use crate::kit::download::{Format, Made, Patience};
use crate::kit::ids::AssessmentId;
use crate::kit::{Error, Result, Words};
use crate::network::Person;
use crate::review::reports::{self, FORMATS, files};
use crate::shell::export::{self, Of};
use crate::shell::jobs;
use crate::shell::store::export::Listed;

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
    /// The report of a closed assessment, as a file
    #[command(after_help = "\
Examples:
  alcove assessment report 0199b…
  alcove assessment report 0199b… --format docx --language az --output hesabat.docx")]
    Report {
        /// The id, as the list shows it
        #[arg(value_name = "ASSESSMENT")]
        id: String,
        /// pdf, docx, xlsx, csv, json, or zip for everything with the evidence
        #[arg(long, default_value = "pdf")]
        format: String,
        /// en, az or ru
        #[arg(long, default_value = "en")]
        language: String,
        /// As whom: evidence that this person may not see is left out [default: who closed it]
        #[arg(long, value_name = "E-MAIL")]
        user: Option<String>,
        /// The file to write [default: the report's own name]
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

pub async fn run(common: &Common, command: Command) -> Result<Verdict> {
    let ctx = open_migrated(common).await?;
    match command {
        Command::List => {
            let all = export::assessments(&ctx).await?;
            if common.json {
                let lines: Vec<Value> = all.iter().map(line).collect();
                json(&json!({ "assessments": lines }))?;
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
            take_out(&ctx, common, Of::Assessment(&AssessmentId(id)), &file).await?;
        }
        Command::Report { id, format, language, user, output } => {
            let format = Format::among(&FORMATS, &format)
                .ok_or_else(|| Error::fault("the format is pdf, docx, xlsx, csv, json or zip"))?;
            let words = Words::of(&language).ok_or_else(|| Error::fault("the language is en, az or ru"))?;
            let id = AssessmentId(id);
            let reader = export::reader(&ctx, &id, user.as_deref()).await?;
            let person = Person::acting(ctx.clone(), &reader).await?;
            let file = report(&person, &id, format, words, output).await?;
            if common.json {
                json(&json!({ "file": file }))?;
            } else {
                out(&file.display().to_string());
            }
        }
    }
    Ok(Verdict::Well)
}

/// An assessment as a program reads it.
fn line(one: &Listed) -> Value {
    json!({
        "id": one.id, "organisation_id": one.organisation_id, "organisation": one.organisation,
        "title": one.title, "cycle": one.cycle, "state": one.state,
        "created_at": instant(one.created_at), "closed_at": one.closed_at.map(instant),
    })
}

async fn report(
    person: &Person,
    id: &AssessmentId,
    format: Format,
    words: Words,
    output: Option<PathBuf>,
) -> Result<PathBuf> {
    match reports::make(person, id, format, words, Patience::WaitsIfQuick).await? {
        Made::File(made) => {
            let file = output.unwrap_or_else(|| PathBuf::from(&made.name));
            std::fs::write(&file, made.bytes)
                .map_err(|fault| Error::fault(format!("{}: {fault}", file.display())))?;
            Ok(file)
        }
        Made::Job(job) => {
            // What a server would do beside its work is done here and now.
            while jobs::run_one(&person.ctx.app).await? {}
            let mut ready = files::ready(person, id, &job).await?;
            let file = output.unwrap_or_else(|| PathBuf::from(&ready.name));
            let mut copy = tokio::fs::File::create(&file)
                .await
                .map_err(|fault| Error::fault(format!("{}: {fault}", file.display())))?;
            while let Some(chunk) = ready.content.try_next().await? {
                copy.write_all(&chunk).await.map_err(Error::fault)?;
            }
            copy.sync_all().await.map_err(Error::fault)?;
            Ok(file)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_an_assessment_are_written_as_everywhere() {
        let text = String::new;
        let one = Listed {
            id: text(),
            organisation_id: text(),
            organisation: text(),
            title: text(),
            cycle: text(),
            state: text(),
            created_at: 1_763_712_000_000,
            closed_at: None,
        };

        let line = line(&one);

        assert_eq!((&line["created_at"], &line["closed_at"]), (&json!("2025-11-21T08:00:00Z"), &Value::Null));
    }
}
