//! Backups: everything there is in one zip file that either database takes back. Each table is a
//! file of JSON lines, each piece of evidence a file named by its content, and a manifest holds
//! the hash of every one of them.

mod restore;
mod write;

pub use restore::{Restored, restore};
pub use write::{Written, write};

use serde::{Deserialize, Serialize};

/// Counts up when the shape of the file changes.
const FORMAT: u32 = 1;

const MANIFEST: &str = "manifest.json";

/// The key that secrets in the tables are sealed with.
const SECRET_KEY: &str = "secret.key";

fn table_entry(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

fn evidence_entry(sha256: &str) -> String {
    format!("evidence/{sha256}")
}

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    /// The version of the program that wrote it.
    program: String,
    made_at: String,
    migrations: Vec<String>,
    tables: Vec<TableFile>,
    /// SHA-256 of each piece of evidence.
    evidence: Vec<String>,
    /// SHA-256 of the key's file; none where the key was not there.
    secret_key: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct TableFile {
    name: String,
    rows: u64,
    sha256: String,
}
