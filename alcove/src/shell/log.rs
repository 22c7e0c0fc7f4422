//! Log lines: for eyes, or for machines. They hold ids and routes, never names or contents.

use std::io::IsTerminal as _;

use tracing::Dispatch;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt as _;

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
    let colours = if std::io::stderr().is_terminal() { Colours::Yes } else { Colours::No };
    lines(format, filter, std::io::stderr, colours).try_init().ok();
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    Yes,
    No,
}

/// What writes the lines, and where.
pub fn lines<W>(format: Format, filter: EnvFilter, to: W, colours: Colours) -> Dispatch
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(colours == Colours::Yes)
        // Where nobody reads the lines any more, or the disk they go to is full, a line is lost and not
        // the request it tells of: saying so would need the same place, and panics there.
        .log_internal_errors(false)
        .with_writer(to);
    match format {
        Format::Text => lines.finish().into(),
        Format::Json => lines.json().flatten_event(true).finish().into(),
    }
}
