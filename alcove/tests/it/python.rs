//! Servers and tools of others that tests check ours against: each in a Python environment of its
//! own under `target/`, made by the first run that needs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Two tests that need the same environment do not both make it.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The Python of the environment `target/<name>` with these packages; blocks while it is made.
pub fn with(name: &str, packages: &[&str]) -> PathBuf {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").join(name);
    let python = home.join("bin/python");
    // Written last: an environment that was cut off is made again.
    let complete = home.join("packages");
    let wanted = packages.join(" ");
    if std::fs::read_to_string(&complete).is_ok_and(|there| there == wanted) {
        return python;
    }
    let run = |command: &mut Command| {
        let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(
            done.is_ok_and(|status| status.success()),
            "the test needs python3 with venv and pip, and a package index: apt-get install python3-venv"
        );
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&home));
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(packages));
    std::fs::write(complete, wanted).unwrap();
    python
}
