//! What the steps need that cargo does not bring: looked for, installed where that is possible, and
//! else named with the command that brings it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::postgres;
use crate::process::{self, Done};

/// Where Debian and its relatives put the browser.
const BROWSERS: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// The oldest Node whose test runner and module loader ours are written for.
const OLDEST_NODE: u32 = 20;

/// Makes sure that what a step needs is there.
pub fn prepare(step: &str) -> Done {
    match step {
        "assets" => node(),
        "fmt" => component("rustfmt"),
        "clippy" => component("clippy"),
        "sqlite" => tests(),
        "postgres" => {
            tests()?;
            server()
        }
        "failover" => {
            server()?;
            need("haproxy", "HAProxy", || process::find("haproxy").is_some())?;
            python()
        }
        "verifiers" => node(),
        "e2e" => {
            node()?;
            need("chromium", "Chromium", || browser().is_some())?;
            poppler()
        }
        _ => Ok(()),
    }
}

/// What tests of documents and of other people's servers start, beside the program.
fn tests() -> Done {
    poppler()?;
    python()
}

fn server() -> Done {
    need("postgresql", "PostgreSQL", || postgres::programs().is_some())
}

fn poppler() -> Done {
    let programs = ["pdftotext", "pdfimages", "pdfinfo", "pdffonts"];
    need("poppler-utils", "pdftotext of Poppler", || {
        programs.iter().all(|program| process::find(program).is_some())
    })
}

fn python() -> Done {
    // Debian's python3 comes without what makes environments.
    need("python3-venv", "Python with venv", || {
        answers(Command::new("python3").args(["-c", "import ensurepip, venv"]))
    })
}

/// Node, new enough, and npm beside it. Distributions have old ones, so that neither is installed here.
pub fn node() -> Done {
    let printed = Command::new("node").arg("--version").output().ok().filter(|o| o.status.success());
    let version = printed.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned());
    check_node(version.as_deref())?;
    match process::find("npm") {
        Some(_) => Ok(()),
        None => {
            Err("npm is missing: it comes with Node, from https://nodejs.org or the package npm".to_owned())
        }
    }
}

fn check_node(version: Option<&str>) -> Done {
    let wanted = format!("install Node {OLDEST_NODE} or newer, from https://nodejs.org");
    let Some(version) = version else { return Err(format!("node is missing: {wanted}")) };
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!("node is too old ({version}): {wanted}")),
    }
}

fn component(name: &str) -> Done {
    let program = if name == "clippy" { "cargo-clippy" } else { "rustfmt" };
    // Under rustup a program of this name is there before the component is.
    let is_there = || answers(Command::new(program).arg("--version"));
    if is_there() {
        return Ok(());
    }
    if process::find("rustup").is_some() {
        process::run(Command::new("rustup").args(["component", "add", name]))?;
    }
    if is_there() { Ok(()) } else { Err(format!("{name} is missing: rustup component add {name}")) }
}

fn need(package: &str, what: &str, is_there: impl Fn() -> bool) -> Done {
    if is_there() {
        return Ok(());
    }
    let missing = format!("{what} is missing: apt-get install {package}");
    if !Path::new("/etc/debian_version").exists() || !process::is_root() {
        return Err(missing);
    }
    println!("installing {package}");
    let apt = |arguments: &[&str]| {
        process::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let install = ["install", "--yes", "--quiet", "--no-install-recommends", package];
    // The lists may be old or absent: try, refresh, try again.
    if apt(&install).is_err() {
        apt(&["update", "--quiet"]).map_err(|why| format!("{missing} ({why})"))?;
        apt(&install).map_err(|why| format!("{missing} ({why})"))?;
    }
    if is_there() { Ok(()) } else { Err(missing) }
}

/// The browser that `CHROMIUM` names, or the one of the distribution.
pub fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    named.into_iter().chain(BROWSERS.map(PathBuf::from)).find(|browser| browser.is_file())
}

fn answers(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_too_old_is_said_with_what_to_do() {
        let wanted = "install Node 20 or newer, from https://nodejs.org";

        assert_eq!(check_node(Some("v22.11.0")), Ok(()));
        assert_eq!(check_node(Some("v20.0.0")), Ok(()));
        assert_eq!(check_node(None), Err(format!("node is missing: {wanted}")));
        assert_eq!(check_node(Some("v18.19.0")), Err(format!("node is too old (v18.19.0): {wanted}")));
    }

    #[test]
    fn a_program_that_is_not_there_does_not_answer() {
        assert!(!answers(&mut Command::new("alcove-no-such-program")));
    }
}
