//! Everything of one institution, or of one assessment, in a zip file that a spreadsheet program
//! and a person can read: nothing is locked in.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use futures_util::TryStreamExt as _;
use serde::Serialize;
use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::store::export as store;
use super::store::tables;
use super::whole_file::WholeFile;
use crate::evidence::Storage;
use crate::evidence::storage::space_or_fault;
use crate::kit::ids::{AssessmentId, OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Result};
use crate::network::store::person;

pub use store::Listed;

/// Whose data is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of<'a> {
    Organisation(&'a OrganisationId),
    Assessment(&'a AssessmentId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    pub tables: usize,
    pub rows: usize,
    pub files: usize,
}

const READ_ME: &str = "\
Everything that Alcove keeps of this institution or this assessment.

Each table is there twice, with the same rows: tables/NAME.csv for a spreadsheet program and
tables/NAME.json for other programs. Columns that end in _id name a row of another table. Columns
that end in _at are instants, in milliseconds since 1970-01-01 UTC. The frameworks are in the
table edition, in Alcove's own format, in the column body. Files of evidence are in evidence/,
in a folder with the id of the evidence, by the number of their version.

audit_event is the history: each hash covers the event and the hash before it.
";

pub async fn assessments(ctx: &Ctx) -> Result<Vec<Listed>> {
    Ok(store::assessments(ctx.db().read()).await?)
}

/// As whom a report is made: somebody by e-mail, or whoever closed the assessment.
pub async fn reader(ctx: &Ctx, id: &AssessmentId, email: Option<&str>) -> Result<PersonId> {
    let db = ctx.db().read();
    let found = match email {
        Some(email) => person::by_email(db, email).await?.map(|person| person.id),
        None => store::closed_by(db, id.as_str()).await?.map(PersonId),
    };
    found.ok_or(Error::NotFound)
}

/// Writes it all into a new file, whole or not at all.
pub async fn write(ctx: &Ctx, of: Of<'_>, path: &Path) -> Result<Written> {
    let asked = match of {
        Of::Organisation(id) => store::Of::Organisation(id.as_str()),
        Of::Assessment(id) => store::Of::Assessment(id.as_str()),
    };
    let snapshot = ctx.db().look().await?;
    let found = store::rows(&snapshot, &store::PARTS[0], asked).await?;
    if found.is_none_or(|rows| rows.is_empty()) {
        return Err(Error::NotFound);
    }
    let unfinished = WholeFile::begin(path)?;
    let mut zip = Zip { inner: ZipWriter::new(BufWriter::new(unfinished.open()?)) };
    zip.add("READ-ME.txt", READ_ME.as_bytes())?;
    let mut written = Written { tables: 0, rows: 0, files: 0 };
    for part in store::parts() {
        let Some(rows) = store::rows(&snapshot, part, asked).await? else { continue };
        let rows = rows.iter().map(tables::as_json).collect::<std::result::Result<Vec<_>, _>>()?;
        zip.add(&format!("tables/{}.csv", part.name), &csv(part.columns, &rows)?)?;
        let json = serde_json::to_vec_pretty(&rows).map_err(Error::fault)?;
        zip.add(&format!("tables/{}.json", part.name), &json)?;
        written.tables += 1;
        written.rows += rows.len();
    }
    for file in store::files(&snapshot, asked).await? {
        zip.copy(ctx, &file).await?;
        written.files += 1;
    }
    drop(snapshot);
    let file = zip.inner.finish().map_err(Error::fault)?.into_inner();
    unfinished.keep(&file.map_err(|fault| space_or_fault(fault.into_error()))?)?;
    record(ctx, of).await?;
    Ok(written)
}

/// Whoever reads the trail sees that everything was taken out.
async fn record(ctx: &Ctx, of: Of<'_>) -> Result<()> {
    let event = match of {
        Of::Organisation(id) => {
            ctx.event(None, "network.organisation-exported", "organisation", id.as_str()).in_organisation(id)
        }
        Of::Assessment(id) => {
            let all = assessments(ctx).await?;
            let owner = all.into_iter().find(|one| one.id == id.0).map(|one| one.organisation_id);
            let event = ctx.event(None, "review.assessment-exported", "assessment", id.as_str());
            event.in_organisation(&OrganisationId(owner.ok_or(Error::NotFound)?))
        }
    };
    ctx.begin().await?.commit(vec![event]).await
}

fn csv(columns: &[&str], rows: &[Map<String, Value>]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).map_err(Error::fault)?;
    for row in rows {
        let cells = columns.iter().map(|column| match row.get(*column) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => harmless(text),
            Some(other) => other.to_string(),
        });
        writer.write_record(cells).map_err(Error::fault)?;
    }
    writer.into_inner().map_err(Error::fault)
}

/// A spreadsheet program takes what begins like this for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

struct Zip {
    inner: ZipWriter<BufWriter<File>>,
}

impl Zip {
    fn begin(&mut self, name: &str, method: CompressionMethod) -> Result<()> {
        let options = SimpleFileOptions::default().compression_method(method).large_file(true);
        self.inner.start_file(name, options).map_err(Error::fault)
    }

    fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.begin(name, CompressionMethod::Deflated)?;
        self.inner.write_all(content).map_err(space_or_fault)
    }

    async fn copy(&mut self, ctx: &Ctx, file: &store::EvidenceFile) -> Result<()> {
        let name = format!("evidence/{}/{}-{}", file.evidence_id, file.number, file.file_name);
        self.begin(&name, CompressionMethod::Stored)?;
        let mut content = ctx.app.part::<Storage>().get(&file.sha256, None).await?;
        while let Some(chunk) = content.try_next().await? {
            self.inner.write_all(&chunk).map_err(space_or_fault)?;
        }
        Ok(())
    }
}
