//! The framework that the program carries.

use std::collections::HashMap;
use std::sync::LazyLock;

use alcove_domain::assess::edition::Edition;
use alcove_framework::{ActionLibrary, Imported, Target};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

use crate::kit::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../frameworks"]
#[include = "*.yaml"]
struct Texts;

/// Reads it.
pub fn read() -> Result<Imported> {
    read_folder("vocational-excellence")
}

/// Reads one of the folders that the program carries. The format's reader wants a directory, since a
/// framework's files include each other.
pub fn read_folder(of: &str) -> Result<Imported> {
    let folder = tempfile::tempdir().map_err(Error::fault)?;
    for name in Texts::iter().filter(|name| name.split('/').next() == Some(of)) {
        let Some(file) = Texts::get(&name) else { continue };
        let path = folder.path().join(name.as_ref());
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(Error::fault)?;
        }
        std::fs::write(path, file.data).map_err(Error::fault)?;
    }
    alcove_framework::import_path(&folder.path().join(of)).map_err(Error::Faulty)
}

/// Changes with any of the texts.
pub fn fingerprint() -> String {
    let mut digest = Sha256::new();
    for name in Texts::iter() {
        let Some(file) = Texts::get(&name) else { continue };
        digest.update(name.as_bytes());
        digest.update(file.metadata.sha256_hash());
    }
    hex::encode(digest.finalize())
}

static TARGETS: LazyLock<HashMap<String, Target>> = LazyLock::new(|| {
    let file = Texts::get("vocational-excellence/targets.yaml");
    let targets = file.and_then(|file| alcove_framework::read_targets("targets.yaml", &file.data).ok());
    targets.into_iter().flatten().map(|target| (target.to.clone(), target)).collect()
});

/// What an item maps to outside its framework, where our list names it.
pub fn target(to: &str) -> Option<&'static Target> {
    TARGETS.get(to)
}

/// Actions that are known to help, with the edition whose items they answer.
#[derive(Debug)]
pub struct Library {
    pub edition: Edition,
    pub actions: ActionLibrary,
}

static LIBRARY: LazyLock<Option<Library>> = LazyLock::new(|| {
    let read = read().ok()?;
    Some(Library { edition: read.editions.into_iter().next()?, actions: read.actions? })
});

/// The library that stands beside our own framework. Read once: the first to ask waits a moment, but
/// not on the threads that answer.
pub async fn library() -> Result<&'static Library> {
    let found = tokio::task::spawn_blocking(|| LIBRARY.as_ref()).await.map_err(Error::fault)?;
    found.ok_or_else(|| Error::fault("our own actions cannot be read"))
}
