//! Starting other programs, and saying plainly what went wrong with them.

use std::io::{BufRead, BufReader, ErrorKind};
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
    let status = command.status().map_err(|e| unstarted(&shown, &e))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} ended with {status}")) }
}

/// Runs a program and returns what it printed.
pub fn read(command: &mut Command) -> Done<String> {
    let shown = show(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| unstarted(&shown, &e))?;
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

/// Why a program did not even begin.
fn unstarted(shown: &str, why: &std::io::Error) -> String {
    match why.kind() {
        ErrorKind::NotFound => {
            let program = shown.split(' ').next().unwrap_or_default();
            format!("{program} is missing, or the folder it runs in is; wanted: {shown}")
        }
        _ => format!("{shown}: {why}"),
    }
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

/// Whether this process may do everything, as in a container or on a build machine.
pub fn is_root() -> bool {
    std::env::var_os("USER").is_some_and(|u| u == "root")
        || Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout == b"0\n")
}

/// Runs a program in view, and hands each line of what it prints to a listener as well.
pub fn watch(command: &mut Command, mut listener: impl FnMut(&str)) -> Done {
    let shown = show(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| unstarted(&shown, &e))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|e| format!("{shown}: {e}"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            listener(&line);
        }
    }
    let status = child.wait().map_err(|e| format!("{shown}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} ended with {status}")) }
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |t| root().join(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_missing_is_named() {
        let why = run(Command::new("alcove-no-such-program").arg("--version")).unwrap_err();

        assert!(why.starts_with("alcove-no-such-program is missing"), "{why}");
        assert!(why.ends_with("alcove-no-such-program --version"), "{why}");
    }
}
