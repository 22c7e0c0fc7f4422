//! Where documents become files, for every room that prints.
//!
//! Setting a PDF takes the typesetter hundreds of megabytes for a second, and its caches keep what
//! they grew to. A server therefore sets each in a process of its own, which ends with it: the memory
//! comes back, and a file that breaks the typesetter breaks that process alone.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::{LazyLock, OnceLock};
use std::time::Duration;

use alcove_report::document::Document;
use alcove_report::order::Order;
use alcove_report::{Fonts, RenderFault, Stamp, pdf, word};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use super::download::Format;
use super::error::{Error, Result};
use super::html::Assets;

/// What the program is called with to set one document: the order comes in, the file goes out.
pub const TYPESET: &str = "typeset";

/// How that process ends where the typesetter refused; why stands in its errors, line by line.
pub const REFUSED: u8 = 3;

/// The longest document that is known takes two seconds; a small server is ten times as slow.
const LONGEST: Duration = Duration::from_secs(120);

/// One for each processor, for as many at once are quickest: each takes the memory of a whole server.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, |count| count.get())));

/// An App part.
pub struct Press {
    /// This program, which sets documents in a process of its own; none sets them in this one.
    program: Option<PathBuf>,
    /// Read when the first document is set.
    fonts: OnceLock<std::result::Result<Fonts, String>>,
}

impl Press {
    pub fn new(program: Option<PathBuf>) -> Self {
        Self { program, fonts: OnceLock::new() }
    }

    pub fn fonts(&self) -> Result<&Fonts> {
        let read = || {
            let names = Assets::iter().filter(|name| name.starts_with("pdf/") && name.ends_with(".ttf"));
            let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
            names.sort();
            let files = names.iter().filter_map(|name| Assets::get(name)).map(|file| file.data.into_owned());
            Fonts::new(files.collect::<Vec<_>>()).map_err(|fault| fault.to_string())
        };
        self.fonts.get_or_init(read).as_ref().map_err(Error::fault)
    }

    /// The document for Word where that is asked for, and else as a PDF. It takes a while: call it away
    /// from the threads that answer.
    pub fn document(&self, document: &Document, format: Format, stamp: &Stamp) -> Result<Vec<u8>> {
        match format {
            Format::Docx => word::word(document, self.fonts()?, stamp).map_err(Error::fault),
            _ => self.pdf(document, stamp),
        }
    }

    /// The document as a PDF. It takes a while: call it away from the threads that answer.
    pub fn pdf(&self, document: &Document, stamp: &Stamp) -> Result<Vec<u8>> {
        let order = pdf::order(document, self.fonts()?, stamp).map_err(Error::fault)?;
        self.set(order)?.map_err(Error::fault)
    }

    /// Sets what was ordered. A refusal of the typesetter is the inner one. It takes a while: call it
    /// away from the threads that answer.
    pub fn set(&self, order: Order) -> Result<std::result::Result<Vec<u8>, RenderFault>> {
        match &self.program {
            Some(program) => Handle::current().block_on(set_beside(program, &order)),
            None => Ok(order.set(self.fonts()?)),
        }
    }
}

async fn set_beside(program: &Path, order: &Order) -> Result<std::result::Result<Vec<u8>, RenderFault>> {
    let written = order.to_bytes().map_err(Error::fault)?;
    let _turn = TURNS.acquire().await.map_err(Error::fault)?;
    let done = tokio::time::timeout(LONGEST, run(program, &written)).await;
    let Ok(done) = done else {
        return Ok(Err(RenderFault::Broken(format!("it took longer than {} seconds", LONGEST.as_secs()))));
    };
    let output = done.map_err(|fault| Error::fault(format!("{}: {fault}", program.display())))?;
    Ok(answer(output))
}

async fn run(program: &Path, order: &[u8]) -> std::io::Result<Output> {
    let mut child = Command::new(program)
        .arg(TYPESET)
        // It needs nothing of what the environment says, and secrets stand there.
        .env_clear()
        // Whoever ends the server with a key at the console lets it finish what is in flight.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // Where it ends before it has read all, how it ended says more than the broken pipe.
        let _ = stdin.write_all(order).await;
    }
    child.wait_with_output().await
}

fn answer(output: Output) -> std::result::Result<Vec<u8>, RenderFault> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(REFUSED.into()) {
        return Err(RenderFault::Typesetting(said.lines().map(str::to_owned).collect()));
    }
    Err(RenderFault::Broken(format!("{}: {}", output.status, said.trim())))
}
