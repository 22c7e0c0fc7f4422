//! A PostgreSQL of our own for one run of the tests: in a temporary folder, gone afterwards.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::process::{self, Done};

pub struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
}

/// Where `initdb` lies. Debian keeps it off the path, by version.
pub fn programs() -> Option<PathBuf> {
    // What is on the path may be a link, or a wrapper that stands far from its siblings.
    let named = process::find("initdb").and_then(|found| fs::canonicalize(found).ok());
    let beside = named.as_deref().and_then(Path::parent).filter(|folder| folder.join("pg_ctl").exists());
    if let Some(folder) = beside {
        return Some(folder.to_path_buf());
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|e| e.path().join("bin"));
    let mut usable: Vec<PathBuf> = versions.filter(|bin| bin.join("initdb").exists()).collect();
    usable.sort_by_key(|bin| {
        bin.parent()
            .and_then(Path::file_name)
            .and_then(|v| v.to_str()?.parse::<u32>().ok())
            .unwrap_or_default()
    });
    usable.pop()
}

/// Whether what is acknowledged is on the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// Nothing here outlives the run, so nothing needs to reach the disk.
    Nothing,
    Everything,
}

impl Cluster {
    pub fn start() -> Done<Self> {
        Self::start_with(Keeping::Nothing)
    }

    /// As people run it, for measuring.
    pub fn start_durable() -> Done<Self> {
        Self::start_with(Keeping::Everything)
    }

    fn start_with(keeping: Keeping) -> Done<Self> {
        let programs = programs().ok_or("initdb is missing")?;
        let folder =
            TempDir::with_prefix("alcove-postgres-").map_err(|e| format!("a temporary folder: {e}"))?;
        if process::is_root() {
            process::run(Command::new("chown").arg("postgres:").arg(folder.path()))?;
        }
        let port = free_port()?;
        let cluster = Self { programs, folder, port };
        cluster.initialise()?;
        cluster.launch(keeping)?;
        Ok(cluster)
    }

    pub fn url(&self) -> String {
        format!("postgres://app@127.0.0.1:{}/postgres", self.port)
    }

    fn initialise(&self) -> Done {
        let mut initdb = self.command("initdb");
        initdb.arg("-D").arg(self.data());
        initdb.args(["-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        process::run(initdb.stdout(Stdio::null()))
    }

    fn launch(&self, keeping: Keeping) -> Done {
        let disk = match keeping {
            Keeping::Nothing => "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n",
            Keeping::Everything => "",
        };
        let settings = format!(
            // Tests open many small pools at once.
            "listen_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = ''\n\
             {disk}max_connections = 400\n",
            self.port
        );
        let file = self.data().join("postgresql.auto.conf");
        fs::write(&file, settings).map_err(|e| format!("{}: {e}", file.display()))?;
        let log = self.folder.path().join("log");
        let mut start = self.command("pg_ctl");
        start.arg("-D").arg(self.data()).arg("-l").arg(&log).args(["-w", "-t", "60", "start"]);
        process::run(start.stdout(Stdio::null()))
            .map_err(|why| format!("{why}\n{}", fs::read_to_string(&log).unwrap_or_default()))
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root, so root hands it to the user that the package made.
    fn command(&self, program: &str) -> Command {
        let path = self.programs.join(program);
        let mut command = if process::is_root() {
            let mut as_postgres = match process::find("runuser") {
                Some(runuser) => {
                    let mut command = Command::new(runuser);
                    command.args(["-u", "postgres", "--"]);
                    command
                }
                None => {
                    let mut command = Command::new("setpriv");
                    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
                    command
                }
            };
            as_postgres.arg(path);
            as_postgres
        } else {
            Command::new(path)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.command("pg_ctl");
        stop.arg("-D").arg(self.data()).args(["-m", "immediate", "-w", "stop"]);
        // A cluster that stopped by itself is stopped, too.
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

fn free_port() -> Done<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|e| format!("no free port: {e}"))?;
    listener.local_addr().map(|a| a.port()).map_err(|e| format!("no free port: {e}"))
}
