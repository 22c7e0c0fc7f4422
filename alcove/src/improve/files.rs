//! The door of files: a plan in the form that somebody needs, at once where that is quick, else by
//! a job that mails the link.

pub mod book;
pub mod calendar;
mod cells;
pub mod document;
mod document_parts;
pub mod feeds;
pub mod import;
mod import_apply;
mod import_read;
pub mod jobs;
pub mod json_file;
mod measured;
pub mod monitoring;
pub mod project;
mod readings_sheet;
mod resources;
pub mod source;
pub mod table;
pub mod workbook;

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::Span;
use alcove_report::{Stamp, sheet};
use serde::{Deserialize, Serialize};

use self::source::Source;
use super::facts::{self, Facts};
use crate::kit::download::{File, Format, Made, Patience};
use crate::kit::ids::PlanId;
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::Person;

/// A document of as many nodes is set within two seconds; more is nobody's wait.
const QUICK_NODES: usize = 250;

/// What a file of a plan comes out as.
pub const FORMATS: [Format; 6] =
    [Format::Pdf, Format::Docx, Format::Xlsx, Format::Csv, Format::Json, Format::Xml];

/// What the file tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The plan as it stands.
    Plan,
    /// What came of it between two days, both included.
    Monitoring { from: String, to: String },
}

impl What {
    /// The period of a monitoring report, as somebody typed it.
    pub fn monitoring(from: &str, to: &str) -> Result<Self> {
        let read = |field: &'static str, text: &str| match text.trim() {
            "" => Err(Error::invalid(field, "day-missing")),
            text => Day::parse(text).map_err(|_| Error::invalid(field, "not-a-day")),
        };
        let (first, last) = (read("from", from)?, read("to", to)?);
        let span = Span::new(first, last).ok_or_else(|| Error::invalid("to", "ends-before-it-begins"))?;
        Ok(Self::Monitoring { from: span.first().to_string(), to: span.last().to_string() })
    }

    fn period(&self) -> Option<Span> {
        match self {
            Self::Plan => None,
            Self::Monitoring { from, to } => Span::new(Day::parse(from).ok()?, Day::parse(to).ok()?),
        }
    }
}

/// A file of the plan, for whoever may see the plan.
pub async fn make(
    person: &Person,
    id: &PlanId,
    what: What,
    format: Format,
    words: Words,
    patience: Patience,
) -> Result<Made> {
    let facts = facts::load(person, id).await?;
    if what != What::Plan && !format.is_document() {
        return Err(Error::NotFound);
    }
    let is_quick = !format.is_document() || facts.outline.nodes().len() <= QUICK_NODES;
    if is_quick && patience == Patience::WaitsIfQuick {
        return Ok(Made::File(render(&person.ctx, facts, &what, format, words).await?));
    }
    jobs::order(person, &facts, what, format, words).await.map(Made::Job)
}

/// Sets a file; documents take the processor for a while, so that leaves the threads that answer.
pub async fn render(ctx: &Ctx, facts: Arc<Facts>, what: &What, format: Format, words: Words) -> Result<File> {
    let source = Source::gather(ctx, facts, words).await?;
    let name = source.file_name(format, what);
    let stamp = Stamp::new(source.facts.id().as_str(), ctx.now.millis() / 1000);
    let bytes = match (what.period(), format) {
        (Some(period), _) => {
            let report = monitoring::Period::load(ctx, &source, period).await?;
            let document = monitoring::build(&source, &report)?;
            set(ctx, move |press| press.document(&document, format, &stamp)).await?
        }
        (None, Format::Pdf | Format::Docx) => {
            set(ctx, move |press| press.document(&document::build(&source)?, format, &stamp)).await?
        }
        (None, Format::Xlsx) => {
            set(ctx, move |_| sheet::sheets(&workbook::build(&source), &stamp).map_err(Error::fault)).await?
        }
        (None, Format::Csv) => table::csv(&source)?,
        (None, Format::Json) => json_file::build(ctx, &source).await?,
        (None, Format::Xml) => project::build(&source, &stamp)?,
        (None, Format::Zip) => return Err(Error::NotFound),
    };
    Ok(File { name, format, bytes })
}

async fn set(ctx: &Ctx, work: impl FnOnce(&Press) -> Result<Vec<u8>> + Send + 'static) -> Result<Vec<u8>> {
    let app = ctx.app.clone();
    tokio::task::spawn_blocking(move || work(app.part::<Press>())).await.map_err(Error::fault)?
}
