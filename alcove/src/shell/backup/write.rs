use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use futures_util::TryStreamExt as _;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{FORMAT, MANIFEST, Manifest, SECRET_KEY, TableFile, evidence_entry, table_entry};
use crate::evidence::Storage;
use crate::evidence::storage::space_or_fault;
use crate::kit::clock::hash_bytes;
use crate::kit::{Ctx, Error, Result, db};
use crate::shell::secret_key;
use crate::shell::store::tables;
use crate::shell::whole_file::WholeFile;

/// What went into a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    pub tables: usize,
    pub rows: u64,
    pub files: usize,
    pub bytes: u64,
    pub has_secret_key: bool,
}

/// Writes everything into a new file, as it is at this instant. The server may run meanwhile.
pub async fn write(ctx: &Ctx, path: &Path) -> Result<Written> {
    let unfinished = WholeFile::begin(path)?;
    let mut zip = ZipWriter::new(BufWriter::new(unfinished.open()?));
    let (tables, rows) = write_tables(ctx, &mut zip).await?;
    let evidence = blobs(ctx, &tables.blobs, &mut zip).await?;
    let secret_key = write_key(ctx, &mut zip).await?;
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: jiff::Timestamp::from_millisecond(ctx.now.millis()).unwrap_or_default().to_string(),
        migrations: db::migrations().into_iter().map(str::to_owned).collect(),
        tables: tables.files,
        evidence,
        secret_key,
    };
    begin(&mut zip, MANIFEST, CompressionMethod::Deflated)?;
    let text = serde_json::to_vec_pretty(&manifest).map_err(Error::fault)?;
    zip.write_all(&text).map_err(space_or_fault)?;
    let file = zip.finish().map_err(zip_fault)?.into_inner();
    let bytes = unfinished.keep(&file.map_err(|fault| space_or_fault(fault.into_error()))?)?;
    Ok(Written {
        tables: manifest.tables.len(),
        rows,
        files: manifest.evidence.len(),
        bytes,
        has_secret_key: manifest.secret_key.is_some(),
    })
}

type Zip = ZipWriter<BufWriter<File>>;

struct Tables {
    files: Vec<TableFile>,
    /// The contents that the evidence of this instant needs.
    blobs: Vec<String>,
}

async fn write_tables(ctx: &Ctx, zip: &mut Zip) -> Result<(Tables, u64)> {
    let snapshot = ctx.db().look().await?;
    let mut written = Tables { files: Vec::new(), blobs: Vec::new() };
    let mut total = 0;
    for table in db::tables(|_| true) {
        begin(zip, &table_entry(table), CompressionMethod::Deflated)?;
        let mut digest = Sha256::new();
        let rows = tables::read(&snapshot, table, |row| {
            if let Some(sha256) = row.get("sha256").and_then(|value| value.as_str())
                && table == "blob"
            {
                written.blobs.push(sha256.to_owned());
            }
            let mut line = serde_json::to_vec(&row).map_err(Error::fault)?;
            line.push(b'\n');
            digest.update(&line);
            zip.write_all(&line).map_err(space_or_fault)
        })
        .await?;
        total += rows;
        let sha256 = hex::encode(digest.finalize());
        written.files.push(TableFile { name: table.to_owned(), rows, sha256 });
    }
    Ok((written, total))
}

/// Contents never change and are never removed, so they can be copied after the snapshot.
async fn blobs(ctx: &Ctx, known: &[String], zip: &mut Zip) -> Result<Vec<String>> {
    let storage = ctx.app.part::<Storage>();
    for sha256 in known {
        // Pictures and documents are compressed already.
        begin(zip, &evidence_entry(sha256), CompressionMethod::Stored)?;
        let mut digest = Sha256::new();
        let mut content = storage
            .get(sha256, None)
            .await
            .map_err(|fault| Error::fault(format!("the evidence file {sha256} is missing: {fault}")))?;
        while let Some(chunk) = content.try_next().await? {
            digest.update(&chunk);
            zip.write_all(&chunk).map_err(space_or_fault)?;
        }
        if hex::encode(digest.finalize()) != *sha256 {
            return Err(Error::fault(format!("the evidence file {sha256} was changed; see alcove doctor")));
        }
    }
    Ok(known.to_vec())
}

/// The key that opens what is sealed in these tables; one that does not fit would be worse than none.
async fn write_key(ctx: &Ctx, zip: &mut Zip) -> Result<Option<String>> {
    let Some(text) = secret_key::fitting(&ctx.app).await? else { return Ok(None) };
    begin(zip, SECRET_KEY, CompressionMethod::Stored)?;
    zip.write_all(text.as_bytes()).map_err(space_or_fault)?;
    Ok(Some(hash_bytes(text.as_bytes())))
}

fn begin(zip: &mut Zip, name: &str, method: CompressionMethod) -> Result<()> {
    let options = SimpleFileOptions::default().compression_method(method).large_file(true);
    zip.start_file(name, options).map_err(zip_fault)
}

fn zip_fault(fault: zip::result::ZipError) -> Error {
    match fault {
        zip::result::ZipError::Io(fault) => space_or_fault(fault),
        other => Error::fault(other),
    }
}
