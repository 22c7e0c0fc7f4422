//! A file on its way in: written to this machine's disk while it is hashed, so that a file of any
//! size takes no more memory than a chunk of it.

use std::path::Path;

use sha2::{Digest as _, Sha256};
use tempfile::TempPath;
use tokio::fs::File;
use tokio::io::{AsyncWriteExt as _, BufWriter};

use super::storage::space_or_fault;
use crate::kit::{Error, Result};

/// A file that is being written.
#[derive(Debug)]
pub struct Staging {
    file: BufWriter<File>,
    path: TempPath,
    hash: Sha256,
    size: u64,
}

/// A file that has come in whole. It is gone when this is dropped.
#[derive(Debug)]
pub struct Staged {
    path: TempPath,
    pub sha256: String,
    pub size: u64,
}

impl Staging {
    pub async fn begin(folder: &Path) -> Result<Self> {
        let folder = folder.to_owned();
        let made = tokio::task::spawn_blocking(move || tempfile::NamedTempFile::new_in(folder)).await;
        let (file, path) = made.map_err(Error::fault)?.map_err(space_or_fault)?.into_parts();
        Ok(Self {
            file: BufWriter::with_capacity(256 * 1024, File::from_std(file)),
            path,
            hash: Sha256::new(),
            size: 0,
        })
    }

    pub async fn write(&mut self, chunk: &[u8]) -> Result<()> {
        self.hash.update(chunk);
        self.size += chunk.len() as u64;
        self.file.write_all(chunk).await.map_err(space_or_fault)
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    pub async fn finish(mut self) -> Result<Staged> {
        self.file.flush().await.map_err(space_or_fault)?;
        Ok(Staged { path: self.path, sha256: hex::encode(self.hash.finalize()), size: self.size })
    }
}

impl Staged {
    pub fn path(&self) -> &Path {
        &self.path
    }
}
