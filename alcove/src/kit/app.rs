//! What lives as long as the program.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use alcove_domain::kit::Instant;

use super::clock::Clock;
use super::db::Db;

/// How this installation is set up; read once at the start.
#[derive(Clone, Debug)]
pub struct Config {
    pub data: PathBuf,
    /// The file of the key that secrets are sealed with; in the data directory unless set.
    pub secret_key: Option<PathBuf>,
    /// Where people reach the program: `https://alcove.example`. Links in mails begin with it.
    pub public_url: String,
    /// `s3://bucket/prefix`, or files in the data directory.
    pub storage_url: Option<String>,
    pub smtp_url: Option<String>,
    /// A file in PEM with who vouches for the mail server, where the public authorities do not.
    pub smtp_ca: Option<PathBuf>,
    pub mail_from: String,
    /// `host:port` or a socket path of a clamd that scans uploads.
    pub clamd: Option<String>,
    pub upload_limit: u64,
    /// This program, to set documents in a process of its own; none sets them in this one.
    pub typesetter: Option<PathBuf>,
    /// Cheaper password hashing, for tests alone.
    pub quick_hashing: bool,
    /// The gallery of components is shown.
    pub gallery: bool,
    /// A sample network: visitors may come in as anybody in it.
    pub demo: bool,
}

impl Config {
    pub fn secret_key_file(&self) -> PathBuf {
        self.secret_key.clone().unwrap_or_else(|| self.data.join("secret.key"))
    }

    /// Whether mails leave the house. Else they lie in the folder `mailbox` of the data directory.
    pub fn sends_mails(&self) -> bool {
        self.smtp_url.is_some()
    }

    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// The program's own state: no more than a database, a clock and caches that may be lost.
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub config: Config,
    parts: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
}

impl App {
    pub fn new(db: Db, clock: Clock, config: Config) -> Self {
        Self { db, clock, config, parts: HashMap::new() }
    }

    /// Puts in what a room keeps for the program's life: a cache, a storage.
    pub fn with<T: Send + Sync + 'static>(mut self, part: T) -> Self {
        self.parts.insert(TypeId::of::<T>(), Box::new(part));
        self
    }

    /// What the shell put in at the start.
    ///
    /// # Panics
    /// Where the shell's wiring forgot the part: a fault that the first test shows.
    pub fn part<T: 'static>(&self) -> &T {
        self.parts
            .get(&TypeId::of::<T>())
            .and_then(|part| part.downcast_ref())
            .expect("the shell wires every part at the start")
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }
}

pub type SharedApp = Arc<App>;
