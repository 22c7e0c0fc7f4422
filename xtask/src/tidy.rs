//! Checks of this repository that no compiler makes. Each says the file, the line and what to do.

mod acts;
mod length;
mod locale;
mod rooms;
mod styles;
mod text;
mod web;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::process::{self, Done};

/// One file of the repository, as text.
pub struct Source {
    /// From the root, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn is(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, e)| e == extension)
    }

    /// The lines of the program itself: by convention a file's unit tests stand at its end.
    pub fn program(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]")
    }

    pub fn line_of(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }
}

pub struct Fault {
    pub path: String,
    pub line: usize,
    pub what: String,
}

impl Fault {
    pub fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self { path: source.path.clone(), line, what: what.into() }
    }
}

pub fn run() -> Done {
    let root = process::root();
    let sources = load(&root)?;
    let mut faults = vec![];
    rooms::check(&sources, &mut faults)?;
    text::check(&sources, &mut faults);
    web::check(&sources, &mut faults);
    styles::check(&sources, &mut faults);
    acts::check(&sources, &mut faults);
    locale::check(&sources, &mut faults);
    length::check(&sources, &mut faults);

    faults.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for fault in &faults {
        println!("{}:{}: {}", fault.path, fault.line, fault.what);
    }
    if faults.is_empty() {
        println!("tidy: {} files in order", sources.len());
        Ok(())
    } else {
        Err(format!("tidy: {} faults in {} files", faults.len(), sources.len()))
    }
}

/// What belongs to the repository: tracked, or new and not ignored.
fn load(root: &Path) -> Done<Vec<Source>> {
    let mut listing = Command::new("git");
    listing.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root);
    let listed = process::read(&mut listing)?;
    let mut paths: Vec<&str> = listed.split('\0').filter(|p| !p.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    // Pictures and workbooks are not text; a file just removed is not there.
    let read = |path: &&str| {
        Some(Source { path: (*path).to_owned(), text: fs::read_to_string(root.join(path)).ok()? })
    };
    Ok(paths.iter().filter_map(read).collect())
}

#[cfg(test)]
pub fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
pub fn told(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|f| format!("{}:{} {}", f.path, f.line, f.what)).collect()
}
