//! Log lines: for eyes, or for machines. They hold ids and routes, never names or contents.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
}

/// Each request, and what is wrong.
pub const USUAL: &str = "info,sqlx=warn";

/// What is wrong alone: somebody sits in front of it and reads something else.
pub const QUIET: &str = "warn";

/// Starts writing to standard error, as much as `RUST_LOG` says, else as `usual` does. A second
/// start changes nothing.
pub fn start(format: Format, usual: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let started = match format {
        Format::Text => lines.try_init(),
        Format::Json => lines.json().flatten_event(true).try_init(),
    };
    started.ok();
}
