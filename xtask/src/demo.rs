//! One command from a fresh clone to a running sample.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::assets;
use crate::process::{self, Done};

pub fn run(arguments: &[String]) -> Done {
    let mut fresh = false;
    let mut listen = "127.0.0.1:8080".to_owned();
    let mut data = process::root().join("data/demo");
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().cloned().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--fresh" => fresh = true,
            "--listen" => listen = value()?,
            "--data" => data = PathBuf::from(value()?),
            other => {
                return Err(format!("demo does not know {other}; it takes --fresh, --listen and --data"));
            }
        }
    }

    assets::build()?;
    println!("demo: building the program; the first time takes many minutes");
    process::run(process::cargo().args(["build", "--release", "--package", "alcove", "--bin", "alcove"]))?;
    if fresh {
        start_over(&data)?;
    }
    fs::create_dir_all(&data).map_err(|e| format!("{}: {e}", data.display()))?;
    let program = process::target().join("release/alcove");
    process::become_program(
        Command::new(program).arg("demo").arg("--data").arg(data).args(["--listen", &listen]),
    )
}

/// Removes the demo's data. A folder that holds something else is left alone.
fn start_over(data: &PathBuf) -> Done {
    if !data.exists() {
        return Ok(());
    }
    let mut entries =
        fs::read_dir(data).map_err(|e| format!("{}: {e}", data.display()))?.flatten().peekable();
    let empty = entries.peek().is_none();
    if !empty && !entries.any(|e| e.path().extension().is_some_and(|x| x == "db")) {
        return Err(format!("{} is not a data folder of Alcove, so --fresh leaves it alone", data.display()));
    }
    fs::remove_dir_all(data).map_err(|e| format!("{}: {e}", data.display()))
}
