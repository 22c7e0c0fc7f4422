//! The command line, as whoever keeps an installation types it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

fn alcove(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_alcove"));
    command.args(arguments).arg("--data").arg(data).env_remove("ALCOVE_DATABASE_URL").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn whoever_looks_at_a_directory_that_is_not_there_is_told_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let (nowhere, file) = (folder.path().join("lib"), folder.path().join("all.zip"));
    let file = file.to_str().unwrap();

    let looking = [
        &["doctor"][..],
        &["backup", file],
        &["user", "list"],
        &["user", "reset", "--email", "a@alcove.test"],
        &["framework", "list"],
        &["framework", "export", "1"],
        &["token", "add", "--user", "a@alcove.test"],
        &["organisation", "list"],
        &["assessment", "list"],
    ];
    for command in looking {
        let output = alcove(&nowhere, command);

        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert!(said(&output).contains(&format!("there is no database at {}", nowhere.display())));
        assert!(output.stdout.is_empty() && !nowhere.exists());
    }
}

#[test]
fn a_new_data_directory_is_open_to_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("var/lib");

    let output = alcove(&data, &["user", "add", "--email", "a@alcove.test", "--name", "Ada"]);

    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(data.metadata().unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_token_that_ends_at_once_is_not_made() {
    let folder = tempfile::tempdir().unwrap();

    for days in ["0", "-1", "1000000"] {
        let output =
            alcove(folder.path(), &["token", "add", "--user", "a@alcove.test", &format!("--days={days}")]);

        assert_eq!(output.status.code(), Some(2), "{days}");
        assert!(said(&output).contains("1..=36525"), "{}", said(&output));
    }
}

#[test]
fn an_institution_is_added_and_taken_out_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("college.zip");
    let output = alcove(&data, &["organisation", "add", "--name", "Harbour College", "--country", "az"]);
    let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert!(output.status.success(), "{}", said(&output));

    let export = ["organisation", "export", &id, "--json", "--output", file.to_str().unwrap()];
    let taken = alcove(&data, &export);
    let again = alcove(&data, &export);

    let written: serde_json::Value = serde_json::from_slice(&taken.stdout).unwrap();
    assert_eq!(written["files"], 0);
    assert!(written["rows"].as_u64() > Some(0) && file.exists());
    assert_eq!(again.status.code(), Some(1), "a file that is there is never overwritten");
}

#[test]
fn an_institution_is_added_with_its_country_by_name_and_its_zone_by_city() {
    let folder = tempfile::tempdir().unwrap();
    let add = |country: &str| {
        let name = ["organisation", "add", "--name", "Harbour College", "--time-zone", "Baku"];
        alcove(folder.path(), &[&name[..], &["--country", country]].concat())
    };

    let (added, unknown) = (add("Azerbaijan"), add("Atlantis"));
    let listed = alcove(folder.path(), &["organisation", "list", "--json"]);

    assert!(added.status.success(), "{}", said(&added));
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let one = &listed["organisations"][0];
    assert_eq!((&one["country"], &one["time_zone"]), (&"AZ".into(), &"Asia/Baku".into()));
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown).contains("Write its name, or two letters such as AZ"), "{}", said(&unknown));
}

/// How it ended, or none where it has not within ten seconds.
fn ended(child: &mut Child) -> Option<ExitStatus> {
    for _ in 0..100 {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    None
}

#[test]
fn a_server_whose_log_nobody_reads_any_more_answers_and_ends_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut serving = Command::new(env!("CARGO_BIN_EXE_alcove"));
    serving.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path());
    serving.env_remove("ALCOVE_DATABASE_URL").env("RUST_LOG", "info");
    let mut child = serving.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.trim().strip_prefix("Alcove listens on http://").unwrap().to_owned();

    drop(child.stderr.take());
    let mut answer = String::new();
    let mut line = TcpStream::connect(address).unwrap();
    line.write_all(b"GET /healthz HTTP/1.1\r\nhost: alcove\r\nconnection: close\r\n\r\n").unwrap();
    line.read_to_string(&mut answer).unwrap();
    Command::new("kill").args(["-s", "TERM", &child.id().to_string()]).status().unwrap();
    let ended = ended(&mut child);
    child.kill().ok();

    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(ended.map(|status| status.success()), Some(true));
}
