//! What people and machines run on this repository: `cargo xtask help`.

mod assets;
mod bench;
mod demo;
mod needs;
mod postgres;
mod process;
mod test;
mod tidy;

use std::process::ExitCode;

fn help() -> String {
    format!(
        "\
What you can run here

  cargo xtask demo [--fresh] [--listen ADDRESS] [--data FOLDER]
      Builds everything, loads the sample network and serves it.

  cargo xtask test [--only {}]
      Everything a change must pass. Installs what is missing where it can, and fails
      where something did not run.

  cargo xtask bench [--network] [--postgres] [--quick]
      Measures the release program through HTTP, beside what the database gives at most.
      --network measures 10,000 institutions; that takes 25 GB of disk.

  cargo xtask tidy
      Checks what no compiler checks: rooms, words in three languages, templates.

  cargo xtask assets
      Builds the stylesheet, scripts, fonts and icons. Quick when nothing changed.
",
        test::STEPS.join(",")
    )
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match task.as_str() {
        "assets" => assets::build(),
        "bench" => bench::run(&rest),
        "demo" => demo::run(&rest),
        "test" => test::run(&rest),
        "tidy" => tidy::run(),
        "" | "help" | "--help" | "-h" => {
            print!("{}", help());
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
