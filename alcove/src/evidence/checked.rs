//! A file between coming in and being kept: its sort, its scan, its small picture.

use super::file_name;
use super::kind::{self, FileKind, Found};
use super::staging::Staged;
use super::storage::Storage;
use super::upload::SentFile;
use super::{clamd, thumbnail};
use crate::kit::clock::hash_bytes;
use crate::kit::{App, Error, FieldFault, Result};

/// A file that may be kept.
#[derive(Debug)]
pub struct Checked {
    pub name: String,
    pub kind: FileKind,
    pub staged: Staged,
    pub thumbnail: Option<Thumbnail>,
    /// What the scanner said; empty where none is configured.
    pub scan_result: &'static str,
}

#[derive(Debug)]
pub struct Thumbnail {
    pub sha256: String,
    pub jpeg: Vec<u8>,
}

/// Checks each file; all faults come together.
pub async fn check_all(app: &App, files: Vec<SentFile>) -> Result<Vec<Checked>> {
    let mut checked = Vec::new();
    let mut faults = Vec::new();
    for file in files {
        match check(app, file).await {
            Ok(file) => checked.push(file),
            Err(Error::Invalid(found)) => faults.extend(found),
            Err(other) => return Err(other),
        }
    }
    if faults.is_empty() { Ok(checked) } else { Err(Error::Invalid(faults)) }
}

async fn check(app: &App, SentFile { name, staged }: SentFile) -> Result<Checked> {
    let fault = |code| FieldFault::new("file", code).with("name", name.clone());
    if staged.size == 0 {
        return Err(Error::Invalid(vec![fault("evidence-file-empty")]));
    }
    let ending = file_name::ending(&name);
    let (path, claimed) = (staged.path().to_owned(), ending.clone());
    let found =
        tokio::task::spawn_blocking(move || kind::look(&path, &claimed)).await.map_err(Error::fault)??;
    let Found::Taken(kind) = found else {
        let taken = kind::taken_endings().join(", ");
        return Err(Error::Invalid(vec![fault("evidence-file-type-not-taken").with("taken", taken)]));
    };
    if !ending.is_empty() && !kind.endings().contains(&ending.as_str()) {
        let fault = fault("evidence-file-type-lies").with("ending", ending).with("content", kind.name());
        return Err(Error::Invalid(vec![fault]));
    }
    let scan_result = match &app.config.clamd {
        None => "",
        Some(address) => match clamd::scan(address, staged.path()).await? {
            clamd::Verdict::Clean => "clean",
            clamd::Verdict::Infected(what) => {
                return Err(Error::Invalid(vec![fault("evidence-file-infected").with("what", what)]));
            }
            clamd::Verdict::TooLarge => {
                return Err(Error::Invalid(vec![fault("evidence-file-not-scannable")]));
            }
        },
    };
    let thumbnail = thumbnail::draw(staged.path().to_owned(), kind)
        .await
        .map(|jpeg| Thumbnail { sha256: hash_bytes(&jpeg), jpeg });
    Ok(Checked { name: file_name::with_ending(name, kind), kind, staged, thumbnail, scan_result })
}

/// Keeps the contents, before any row speaks of them.
pub async fn keep(storage: &Storage, files: &[Checked]) -> Result<()> {
    for file in files {
        storage.put(&file.staged).await?;
        if let Some(thumbnail) = &file.thumbnail {
            storage.put_small(&thumbnail.sha256, thumbnail.jpeg.clone()).await?;
        }
    }
    Ok(())
}
