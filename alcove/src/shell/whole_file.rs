//! A file that is there whole or not at all: its name is given when the last byte is on disk.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::evidence::storage::space_or_fault;
use crate::kit::{Error, Result};

/// A file that is being written, for nobody else to read.
pub struct WholeFile {
    path: PathBuf,
    unfinished: NamedTempFile,
}

impl WholeFile {
    /// Refuses where something is at that place already: nothing is ever written over.
    pub fn begin(path: &Path) -> Result<Self> {
        if path.exists() {
            return Err(is_there(path));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let unfinished = NamedTempFile::new_in(folder).map_err(|fault| told(path, fault))?;
        Ok(Self { path: path.to_owned(), unfinished })
    }

    /// What is to be written to.
    pub fn open(&self) -> Result<File> {
        self.unfinished.reopen().map_err(|fault| told(&self.path, fault))
    }

    /// Gives the file its name; how many bytes it has.
    pub fn keep(self, file: &File) -> Result<u64> {
        let told = |fault| told(&self.path, fault);
        file.sync_all().map_err(told)?;
        let bytes = file.metadata().map_err(told)?.len();
        match self.unfinished.persist_noclobber(&self.path) {
            Ok(_) => Ok(bytes),
            Err(fault) if fault.error.kind() == ErrorKind::AlreadyExists => Err(is_there(&self.path)),
            Err(fault) => Err(told(fault.error)),
        }
    }
}

fn is_there(path: &Path) -> Error {
    Error::fault(format!("{} is there already; nothing was overwritten", path.display()))
}

fn told(path: &Path, fault: std::io::Error) -> Error {
    match space_or_fault(fault) {
        Error::Fault(what) => Error::fault(format!("{}: {what}", path.display())),
        other => other,
    }
}
