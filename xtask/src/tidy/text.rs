//! Words that must not be in a file, and calls that belong to the kit.

use super::{Fault, Source};

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) {
    for source in sources {
        if source.path.ends_with("package-lock.json") {
            check_lock(source, faults);
        }
        // This file has to name what it looks for.
        if source.path.starts_with("xtask/src/tidy/") || source.path.ends_with(".lock") {
            continue;
        }
        for (at, line) in source.text.lines().enumerate() {
            for what in forbidden(line) {
                faults.push(Fault::new(source, at + 1, what));
            }
        }
        if source.is("rs") {
            check_calls(source, faults);
        }
    }
}

/// Lock files name versions and checksums; where a machine fetches from is its own affair.
fn check_lock(source: &Source, faults: &mut Vec<Fault>) {
    for (at, line) in source.text.lines().enumerate() {
        if line.trim_start().starts_with("\"resolved\"") {
            faults.push(Fault::new(
                source,
                at + 1,
                "a lock file holds no addresses: npm install --omit-lockfile-registry-resolved",
            ));
        }
    }
}

fn forbidden(line: &str) -> Vec<String> {
    const HOSTS: [&str; 7] = [
        "registry.npmjs.org",
        "index.crates.io",
        "static.crates.io",
        "pypi.org",
        "files.pythonhosted.org",
        "proxy.golang.org",
        "deb.debian.org",
    ];
    const LATER: [&str; 3] = ["TODO", "FIXME", "XXX"];
    const MACHINE: [&str; 3] = ["/work", "/root", "/home"];

    let hosts = HOSTS
        .iter()
        .filter(|h| line.contains(*h))
        .map(|h| format!("{h} is a registry's host: leave it to the machine's settings"));
    let later =
        LATER.iter().filter(|w| has_word(line, w)).map(|w| format!("{w}: do it, or file it as an issue"));
    let paths =
        MACHINE.iter().filter(|p| has_path(line, p)).map(|p| format!("{p}/… is a path of one machine"));
    hosts.chain(later).chain(paths).collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

/// An absolute path below a folder: the folder's name starts the path and something follows.
fn has_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let starts = line[..at].is_empty() || line[..at].ends_with([' ', '"', '\'', '`', '=', '(', ':', '>']);
        let mut after = line[at + folder.len()..].chars();
        starts && after.next() == Some('/') && after.next().is_some_and(char::is_alphanumeric)
    })
}

/// Time and chance come from the context, so that a rule's test can choose them.
fn check_calls(source: &Source, faults: &mut Vec<Fault>) {
    const CALLS: [&str; 9] = [
        "SystemTime::now",
        "Instant::now",
        "rand::",
        "OsRng",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "Zoned::now",
        "Timestamp::now",
        "UtcDateTime::now",
    ];
    let Some(rest) = source.path.strip_prefix("alcove").and_then(|p| p.split_once("/src/")).map(|(_, r)| r)
    else {
        return;
    };
    if rest.starts_with("kit/") || rest == "kit.rs" || rest.starts_with("bin/") {
        return;
    }
    for (line, text) in source.program() {
        let code = text.split("//").next().unwrap_or_default();
        if let Some(call) = CALLS.iter().find(|call| has_call(code, call)) {
            faults.push(Fault::new(
                source,
                line,
                format!("{call}: time and chance come from the context (kit)"),
            ));
        }
    }
}

fn has_call(code: &str, call: &str) -> bool {
    code.match_indices(call).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    fn faults_of(path: &str, text: &str) -> Vec<String> {
        let mut faults = vec![];
        check(&[source(path, text)], &mut faults);
        told(&faults)
    }

    #[test]
    fn notes_for_later_are_named_with_their_line() {
        assert_eq!(
            faults_of("a.rs", "fn a() {}\n// TODO later"),
            ["a.rs:2 TODO: do it, or file it as an issue"]
        );
        assert_eq!(faults_of("a.txt", "ALC-XXXX and METHODOLOGY and TODOS"), [""; 0]);
    }

    #[test]
    fn paths_of_one_machine_are_named_and_addresses_are_not() {
        assert_eq!(faults_of("a.md", "see /home/anna/x"), ["a.md:1 /home/… is a path of one machine"]);
        assert_eq!(faults_of("a.rs", r#"route("/home") + "{base}/work/items""#), [""; 0]);
    }

    #[test]
    fn the_clock_is_read_in_the_kit_alone() {
        assert_eq!(faults_of("alcove/src/kit/clock.rs", "Instant::now()"), [""; 0]);
        assert_eq!(
            faults_of("alcove/src/review.rs", "let at = Instant::now();\nlet o = operand::x();"),
            ["alcove/src/review.rs:1 Instant::now: time and chance come from the context (kit)"]
        );
    }

    #[test]
    fn a_lock_file_holds_no_addresses() {
        assert_eq!(faults_of("e2e/package-lock.json", "{\n \"resolved\": \"x\"").len(), 1);
    }
}
