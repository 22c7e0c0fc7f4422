//! Starting other programs, and saying plainly what went wrong with them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub type Done<T = ()> = Result<T, String>;

/// The repository's root: xtask is always compiled in place.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Runs a program in view of the person who waits for it.
pub fn run(command: &mut Command) -> Done {
    let shown = show(command);
    let status = command.status().map_err(|e| format!("{shown}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} ended with {status}")) }
}

/// Runs a program and returns what it printed.
pub fn read(command: &mut Command) -> Done<String> {
    let shown = show(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("{shown}: {e}"))?;
    if !output.status.success() {
        return Err(format!("{shown} ended with {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{shown} printed something that is not text"))
}

/// Where a program lies, if it is installed.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|d| d.join(program)).find(|p| p.is_file())
}

pub fn cargo() -> Command {
    // Cargo tells its children where it is; a plain name serves those who run xtask by hand.
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

fn show(command: &Command) -> String {
    let name =
        Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    command.get_args().fold(name, |line, a| line + " " + &a.to_string_lossy())
}

/// Hands this process over to another program, so that signals reach it directly.
#[cfg(unix)]
pub fn become_program(command: &mut Command) -> Done {
    use std::os::unix::process::CommandExt;
    let why = command.exec();
    Err(format!("{}: {why}", show(command)))
}

#[cfg(not(unix))]
pub fn become_program(command: &mut Command) -> Done {
    run(command)
}
