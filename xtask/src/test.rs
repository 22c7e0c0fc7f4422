//! Everything a change must pass, in the order in which it fails fastest. Nothing is skipped in silence.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::postgres::{self, Cluster};
use crate::process::{self, Done};
use crate::{assets, tidy};

const STEPS: [&str; 9] =
    ["assets", "fmt", "clippy", "tidy", "sqlite", "postgres", "failover", "verifiers", "e2e"];

/// Where Debian and its relatives put the browser.
const BROWSERS: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

enum Verdict {
    Passed,
    Failed(String),
    NotRun(String),
    NotAsked,
}

#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

pub fn run(arguments: &[String]) -> Done {
    let asked = parse(arguments)?;
    let mut table = vec![];
    let mut total = Count::default();
    for step in STEPS {
        if !asked.iter().any(|a| a == step) {
            table.push((step, Verdict::NotAsked, Count::default(), 0));
            continue;
        }
        println!("\n── {step} ──");
        let started = Instant::now();
        let mut count = Count::default();
        let verdict = match prepare(step) {
            Err(why) => Verdict::NotRun(why),
            Ok(()) => perform(step, &mut count).map_or_else(Verdict::Failed, |()| Verdict::Passed),
        };
        if let Verdict::Failed(why) | Verdict::NotRun(why) = &verdict {
            println!("{step}: {why}");
        }
        total.passed += count.passed;
        total.failed += count.failed;
        table.push((step, verdict, count, started.elapsed().as_secs()));
    }
    summarise(&table, &total)
}

fn parse(arguments: &[String]) -> Done<Vec<String>> {
    let chosen = match arguments {
        [] => return Ok(STEPS.map(str::to_owned).to_vec()),
        [flag, list] if flag == "--only" => list,
        [only] if only.starts_with("--only=") => &only["--only=".len()..].to_owned(),
        _ => return Err(format!("test takes --only with some of {}", STEPS.join(","))),
    };
    let asked: Vec<String> = chosen.split(',').map(|s| s.trim().to_owned()).collect();
    match asked.iter().find(|a| !STEPS.contains(&a.as_str())) {
        Some(unknown) => Err(format!("test has no step \"{unknown}\"; it has {}", STEPS.join(", "))),
        None => Ok(asked),
    }
}

/// Makes sure that what a step needs is there, and installs it where that is possible.
fn prepare(step: &str) -> Done {
    match step {
        "fmt" => component("rustfmt"),
        "clippy" => component("clippy"),
        "postgres" => need("postgresql", "PostgreSQL", || postgres::programs().is_some()),
        "failover" => {
            need("postgresql", "PostgreSQL", || postgres::programs().is_some())?;
            need("haproxy", "HAProxy", || process::find("haproxy").is_some())?;
            need("python3-venv", "Python with venv", || process::find("python3").is_some())
        }
        "e2e" => {
            need("chromium", "Chromium", || browser().is_some())?;
            need("poppler-utils", "pdftotext of Poppler", || process::find("pdftotext").is_some())
        }
        _ => Ok(()),
    }
}

fn component(name: &str) -> Done {
    let program = if name == "clippy" { "cargo-clippy" } else { "rustfmt" };
    if process::find(program).is_some() {
        return Ok(());
    }
    if process::find("rustup").is_some() {
        process::run(Command::new("rustup").args(["component", "add", name]))?;
    }
    if process::find(program).is_some() {
        Ok(())
    } else {
        Err(format!("{name} is missing: rustup component add {name}"))
    }
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

fn browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    named.or_else(|| BROWSERS.iter().find(|b| Path::new(b).exists()).map(|b| (*b).to_owned()))
}

fn perform(step: &str, count: &mut Count) -> Done {
    match step {
        "assets" => assets::build(),
        "fmt" => process::run(process::cargo().args(["fmt", "--all", "--check"])),
        "clippy" => process::run(process::cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])),
        "tidy" => tidy::run(),
        // Without the variable the tests use SQLite files of their own.
        "sqlite" => cargo_test(
            process::cargo().args(["test", "--workspace", "--no-fail-fast"]).env_remove(DATABASE),
            count,
        ),
        "postgres" => {
            let cluster = Cluster::start()?;
            let url = cluster.url();
            println!("PostgreSQL answers at {url}");
            // The same selection of crates, so that nothing is built twice; documentation tests know no database.
            cargo_test(
                process::cargo()
                    .args(["test", "--workspace", "--tests", "--no-fail-fast"])
                    .env(DATABASE, url),
                count,
            )
        }
        // Ignored where only cargo runs it, for it needs programs of others.
        "failover" => cargo_test(
            process::cargo().args([
                "test",
                "--workspace",
                "--test",
                "failover",
                "--",
                "--ignored",
                "--nocapture",
            ]),
            count,
        ),
        "verifiers" => verifiers(count),
        _ => end_to_end(count),
    }
}

const DATABASE: &str = "ALCOVE_TEST_DATABASE_URL";

fn cargo_test(command: &mut Command, count: &mut Count) -> Done {
    process::watch(command, |line| {
        if let Some(result) = line.trim().strip_prefix("test result: ") {
            count.passed += number_before(result, " passed");
            count.failed += number_before(result, " failed");
        }
    })
}

/// What we issue, before verifiers that others wrote.
fn verifiers(count: &mut Count) -> Done {
    let folder = process::root().join("alcove-credential/verifiers");
    assets::build()?;
    assets::install_packages(&folder)?;
    process::run(process::cargo().args([
        "build",
        "--quiet",
        "-p",
        "alcove-credential",
        "--example",
        "issue",
    ]))?;
    let samples = process::target().join("credentials.json");
    let file = std::fs::File::create(&samples).map_err(|e| format!("{}: {e}", samples.display()))?;
    process::run(Command::new(process::target().join("debug/examples/issue")).stdout(file))?;
    let mut node = Command::new("node");
    node.args(["--test", "verifiers.test.mjs"]).current_dir(folder).env("CREDENTIALS", samples);
    count_of_node(&mut node, count)
}

fn end_to_end(count: &mut Count) -> Done {
    let folder = process::root().join("e2e");
    assets::build()?;
    assets::install_packages(&folder)?;
    // Already built by the tests before, with the same features; alone, this builds it.
    process::run(process::cargo().args(["build", "--workspace", "--bins"]))?;
    let program = process::target().join("debug/alcove");
    let mut node = Command::new("node");
    node.arg("run.mjs").current_dir(folder).env("ALCOVE_E2E_PROGRAM", program);
    if let Some(browser) = browser() {
        node.env("CHROMIUM", browser);
    }
    count_of_node(&mut node, count)
}

fn count_of_node(node: &mut Command, count: &mut Count) -> Done {
    process::watch(node, |line| {
        let line = line.trim_start_matches(['ℹ', '#', ' ']);
        count.passed += line.strip_prefix("pass ").and_then(|n| n.trim().parse().ok()).unwrap_or(0);
        count.failed += line.strip_prefix("fail ").and_then(|n| n.trim().parse().ok()).unwrap_or(0);
    })
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split(word).next().unwrap_or_default();
    before.rsplit([' ', '.', ';']).next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn summarise(table: &[(&str, Verdict, Count, u64)], total: &Count) -> Done {
    println!("\n── summary ──");
    let mut bad = 0;
    for (step, verdict, count, seconds) in table {
        let tests = match (count.passed, count.failed) {
            (0, 0) => String::new(),
            (passed, failed) => format!("{passed} passed, {failed} failed"),
        };
        let told = match verdict {
            Verdict::Passed => format!("ok       {seconds:>5} s  {tests}"),
            Verdict::NotAsked => "not asked for".to_owned(),
            Verdict::Failed(why) => {
                bad += 1;
                format!("FAILED   {seconds:>5} s  {tests}  {why}")
            }
            Verdict::NotRun(why) => {
                bad += 1;
                format!("DID NOT RUN       {why}")
            }
        };
        println!("{step:<9} {}", told.trim_end());
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    match bad {
        0 => Ok(()),
        1 => Err("one step did not pass".to_owned()),
        n => Err(format!("{n} steps did not pass")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_s_own_numbers_are_counted() {
        let line = "ok. 16 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";

        assert_eq!(number_before(line, " passed"), 16);
        assert_eq!(number_before(line, " failed"), 2);
    }

    #[test]
    fn only_known_steps_are_taken() {
        let only = |list: &str| parse(&["--only".to_owned(), list.to_owned()]);

        assert_eq!(only("fmt, tidy"), Ok(vec!["fmt".to_owned(), "tidy".to_owned()]));
        assert!(only("lint").is_err());
    }
}
