//! What people and machines run on this repository: `cargo xtask help`.

mod assets;
mod demo;
mod process;

use std::process::ExitCode;

const HELP: &str = "\
What you can run here

  cargo xtask demo [--fresh] [--listen ADDRESS] [--data FOLDER]
      Builds everything, loads the sample network and serves it.

  cargo xtask assets
      Builds the stylesheet, scripts, fonts and icons. Quick when nothing changed.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match task.as_str() {
        "assets" => assets::build(),
        "demo" => demo::run(&rest),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no task \"{other}\"; see cargo xtask help")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
