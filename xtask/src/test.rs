//! Everything a change must pass, in the order in which it fails fastest. Nothing is skipped in silence.

use std::process::Command;
use std::time::Instant;

use crate::postgres::Cluster;
use crate::process::{self, Done};
use crate::{assets, needs, tidy};

pub const STEPS: [&str; 9] =
    ["assets", "fmt", "clippy", "tidy", "sqlite", "postgres", "failover", "verifiers", "e2e"];

enum Verdict {
    Passed,
    Failed(String),
    NotRun(String),
    NotAsked,
}

/// What the runners of a step said of their tests.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Count {
    /// A line of `cargo test`, such as `test result: ok. 16 passed; 0 failed; 1 ignored; …`.
    fn add_of_cargo(&mut self, line: &str) {
        if let Some(result) = line.trim().strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
        }
    }

    /// A line of Node's runner, such as `ℹ pass 16`; where nobody watches, it begins with `#`.
    fn add_of_node(&mut self, line: &str) {
        let line = line.trim_start_matches(['ℹ', '#', ' ']);
        let number = |word: &str| line.strip_prefix(word).and_then(|n| n.trim().parse::<usize>().ok());
        self.passed += number("pass ").unwrap_or(0);
        self.failed += number("fail ").unwrap_or(0);
        self.skipped += number("skipped ").unwrap_or(0) + number("todo ").unwrap_or(0);
    }

    /// A runner that is content with nothing has shown nothing.
    fn check(&self) -> Done {
        match (self.passed + self.failed, self.skipped) {
            (0, _) => Err("no test ran".to_owned()),
            (_, 0) => Ok(()),
            (_, skipped) => Err(format!("tests were skipped: {skipped}")),
        }
    }
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
        let verdict = match needs::prepare(step) {
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
    process::watch(command, |line| count.add_of_cargo(line))?;
    count.check()
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
    if let Some(browser) = needs::browser() {
        node.env("CHROMIUM", browser);
    }
    count_of_node(&mut node, count)
}

fn count_of_node(node: &mut Command, count: &mut Count) -> Done {
    process::watch(node, |line| count.add_of_node(line))?;
    count.check()
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

        let mut count = Count::default();
        count.add_of_cargo(&format!("test result: {line}"));
        count.add_of_cargo("running 18 tests");
        for line in ["ℹ tests 4", "ℹ pass 3", "# fail 1", "ℹ skipped 0", "ℹ todo 0"] {
            count.add_of_node(line);
        }

        assert_eq!(count, Count { passed: 19, failed: 3, skipped: 0 });
        assert_eq!(count.check(), Ok(()));
    }

    #[test]
    fn a_step_without_a_test_or_with_one_that_was_skipped_does_not_pass() {
        let mut count = Count::default();
        assert_eq!(count.check(), Err("no test ran".to_owned()));

        count.add_of_node("# pass 3");
        count.add_of_node("# skipped 1");

        assert_eq!(count.check(), Err("tests were skipped: 1".to_owned()));
    }

    #[test]
    fn the_summary_fails_for_what_failed_and_for_what_did_not_run() {
        let row = |verdict| ("tidy", verdict, Count::default(), 0);
        let told = |verdicts: Vec<Verdict>| {
            summarise(&verdicts.into_iter().map(row).collect::<Vec<_>>(), &Count::default())
        };

        assert_eq!(told(vec![Verdict::Passed, Verdict::NotAsked]), Ok(()));
        let missing = Verdict::NotRun("Chromium is missing".to_owned());
        assert_eq!(told(vec![Verdict::Passed, missing]), Err("one step did not pass".to_owned()));
        let both = vec![Verdict::Failed(String::new()), Verdict::NotRun(String::new())];
        assert_eq!(told(both), Err("2 steps did not pass".to_owned()));
    }

    #[test]
    fn only_known_steps_are_taken() {
        let only = |list: &str| parse(&["--only".to_owned(), list.to_owned()]);

        assert_eq!(only("fmt, tidy"), Ok(vec!["fmt".to_owned(), "tidy".to_owned()]));
        assert!(only("lint").is_err());
    }
}
