//! The server as a process of its own, and what the system says it used.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::kit::clock::Stopwatch;
use crate::kit::{Error, Result};

/// Ticks of the processor's account in a second: the same on every Linux that runs this.
const TICKS: f64 = 100.0;

/// Where it listens.
pub const ADDRESS: &str = "127.0.0.1:18493";

pub struct Server {
    data: PathBuf,
    database_url: Option<String>,
    child: Option<Child>,
}

impl Server {
    pub fn of(data: &Path, database_url: Option<&str>) -> Self {
        Self { data: data.to_owned(), database_url: database_url.map(str::to_owned), child: None }
    }

    pub fn address(&self) -> String {
        format!("http://{ADDRESS}")
    }

    /// Starts it, and answers how many milliseconds its first answer took.
    pub async fn start(&mut self) -> Result<f64> {
        let program = std::env::current_exe().map_err(Error::fault)?;
        let mut command = Command::new(program);
        command.args(["serve", "--listen", ADDRESS, "--data"]).arg(&self.data).env("RUST_LOG", "error");
        if let Some(url) = &self.database_url {
            command.env("ALCOVE_DATABASE_URL", url);
        }
        let web = reqwest::Client::new();
        let begun = Stopwatch::start();
        self.child = Some(command.stdout(Stdio::null()).spawn().map_err(Error::fault)?);
        for _ in 0..5_000 {
            if web.get(format!("{}/healthz", self.address())).send().await.is_ok() {
                return Ok(begun.took().as_secs_f64() * 1000.0);
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err(Error::fault("the server does not answer"))
    }

    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }

    fn proc(&self, file: &str) -> Result<String> {
        let id = self.child.as_ref().map(Child::id).ok_or_else(|| Error::fault("the server does not run"))?;
        std::fs::read_to_string(format!("/proc/{id}/{file}")).map_err(Error::fault)
    }

    /// Milliseconds of processor that it has used since its start, and the processes it has waited for
    /// with it: they set its documents.
    pub fn processor_ms(&self) -> Result<f64> {
        let stat = self.proc("stat")?;
        // The name in brackets may hold spaces; user and system time are the 12th and 13th after it,
        // those of its children the next two.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks: f64 =
            after.split_whitespace().skip(11).take(4).filter_map(|n| n.parse::<f64>().ok()).sum();
        Ok(ticks * 1000.0 / TICKS)
    }

    pub fn memory_mb(&self) -> Result<f64> {
        let status = self.proc("status")?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
        let kilobytes: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0.0);
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
