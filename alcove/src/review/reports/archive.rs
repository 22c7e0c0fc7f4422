//! The whole assessment as one archive: report, workbook, data, and the evidence that was cited.
//! Evidence is read in pieces, so that a large file does not take as much memory.

use std::collections::BTreeSet;
use std::io::Write as _;

use futures_util::StreamExt as _;
use tokio::sync::mpsc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::bytes;
use super::files::Kept;
use super::source::Source;
use crate::evidence::Storage;
use crate::evidence::storage::space_or_fault;
use crate::kit::download::Format;
use crate::kit::ids::JobId;
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Result, jobs};

/// Pieces on their way between the storage and the archive.
const AHEAD: usize = 8;

/// What is handed to the thread that writes the archive.
enum Part {
    /// The name of the next file, and whether packing it gains anything.
    File(String, CompressionMethod),
    Bytes(bytes::Bytes),
}

pub async fn write(ctx: &Ctx, job: &JobId, source: Source) -> Result<Kept> {
    let place = ctx.app.part::<Storage>().stage_job().await?;
    let (parts, taken) = mpsc::channel::<Part>(AHEAD);
    let target = place.to_path_buf();
    let writer = tokio::task::spawn_blocking(move || pack(&target, taken));
    let name = source.file_name(Format::Zip);
    let filled = fill(ctx, job, source, &parts).await;
    drop(parts);
    let size = writer.await.map_err(Error::fault)?;
    filled?;
    let size = size?;
    ctx.app.part::<Storage>().put_job(job.as_str(), &place).await?;
    Ok(Kept { name, media_type: Format::Zip.media_type(), size })
}

async fn fill(ctx: &Ctx, job: &JobId, source: Source, parts: &mpsc::Sender<Part>) -> Result<()> {
    let formats = [Format::Pdf, Format::Docx, Format::Xlsx, Format::Csv, Format::Json];
    let total = formats.len() + source.evidence.len();
    let source = std::sync::Arc::new(source);
    for (at, format) in formats.into_iter().enumerate() {
        jobs::progress(ctx, &job.clone(), at, total).await?;
        let (app, shared) = (ctx.app.clone(), source.clone());
        let made = tokio::task::spawn_blocking(move || bytes(&shared, app.part::<Press>(), format));
        let content = made.await.map_err(Error::fault)??;
        let packing = match format {
            Format::Csv | Format::Json => CompressionMethod::Deflated,
            // The others are packed already.
            _ => CompressionMethod::Stored,
        };
        send(parts, Part::File(source.file_name(format), packing)).await?;
        send(parts, Part::Bytes(content.into())).await?;
    }
    let storage = ctx.app.part::<Storage>();
    let mut names = BTreeSet::new();
    for (at, piece) in source.evidence.iter().enumerate() {
        jobs::progress(ctx, job, formats.len() + at, total).await?;
        let Some(file) = &piece.file else { continue };
        let name = unique(&mut names, &file.file_name);
        send(parts, Part::File(format!("evidence/{name}"), CompressionMethod::Stored)).await?;
        let mut content = storage.get(&file.sha256, None).await?;
        while let Some(chunk) = content.next().await {
            send(parts, Part::Bytes(chunk?)).await?;
        }
    }
    Ok(())
}

async fn send(parts: &mpsc::Sender<Part>, part: Part) -> Result<()> {
    // The writer ends early only on a fault of its own, which is told in its place.
    parts.send(part).await.map_err(|_| Error::fault("the archive could not be written"))
}

fn pack(target: &std::path::Path, mut parts: mpsc::Receiver<Part>) -> Result<u64> {
    let file = std::fs::File::create(target).map_err(space_or_fault)?;
    let mut archive = ZipWriter::new(file);
    while let Some(part) = parts.blocking_recv() {
        match part {
            Part::File(name, method) => {
                let options = SimpleFileOptions::default().compression_method(method).large_file(true);
                archive.start_file(name, options).map_err(Error::fault)?;
            }
            Part::Bytes(chunk) => archive.write_all(&chunk).map_err(space_or_fault)?,
        }
    }
    let file = archive.finish().map_err(Error::fault)?;
    file.sync_all().map_err(space_or_fault)?;
    Ok(file.metadata().map_err(Error::fault)?.len())
}

/// The name without signs that file systems refuse, and different from those before it.
fn unique(names: &mut BTreeSet<String>, wanted: &str) -> String {
    let plain: String = wanted
        .chars()
        .map(|sign| if sign.is_control() || r#"\/:*?"<>|"#.contains(sign) { '_' } else { sign })
        .collect();
    let plain = plain.trim_matches('.').trim().to_owned();
    let plain = if plain.is_empty() { "file".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut number = 2;
    while !names.insert(name.to_lowercase()) {
        name = match plain.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
            None => format!("{plain}-{number}"),
        };
        number += 1;
    }
    name
}
