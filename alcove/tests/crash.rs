//! The real program is killed while people rate; what it had acknowledged is there afterwards.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait as _, Database};
use serde_json::{Value, json};

const CALLERS: usize = 16;
const ITEMS: usize = 240;

struct Program {
    data: tempfile::TempDir,
    database_url: Option<String>,
}

impl Program {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alcove"));
        command.args(arguments).arg("--data").arg(self.data.path()).env("RUST_LOG", "error");
        if let Some(url) = &self.database_url {
            command.env("ALCOVE_DATABASE_URL", url);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        assert!(output.status.success(), "{arguments:?}: {} {}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    /// A college with somebody who may do everything there: token, organisation, edition.
    fn with_college(&self) -> (String, String, String) {
        let (mail, name) = ("keeper@alcove.test", "Harbour Vocational College");
        self.run(&["user", "add", "--email", mail, "--name", "Keeper"]);
        let organisation = self.run(&["organisation", "add", "--name", name, "--administrator", mail]);
        (self.run(&["token", "add", "--user", mail]), organisation, import(self))
    }

    fn serve(&self) -> Server {
        let mut child =
            self.command(&["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("the server says where it listens").unwrap();
            if let Some(address) = line.strip_prefix("Alcove listens on ") {
                break address.to_owned();
            }
        };
        // Somebody has to read on, or a full pipe stops the server.
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, address }
    }
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// As a power cut does: no signal that a program could answer.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What a caller was told is kept.
struct Acknowledged {
    item: String,
    version: i64,
    note: String,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_rating_survives_a_kill() {
    for (round, ratings) in [20, 75, 200].into_iter().enumerate() {
        let database_url = match std::env::var("ALCOVE_TEST_DATABASE_URL") {
            Ok(server) => Some(new_database(&server, round).await),
            Err(_) => None,
        };
        let program = Program { data: tempfile::tempdir().unwrap(), database_url };

        one_round(&program, ratings).await;
    }
}

/// Kills the program in the middle of saving, once so many ratings were acknowledged: a time would
/// be too short on a slow machine.
async fn one_round(program: &Program, ratings: usize) {
    let (token, organisation, edition) = program.with_college();
    let mut server = program.serve();
    let web = client(&token);
    let seat = set_up(&web, &server.address, &organisation, &edition).await;

    let count = Arc::new(AtomicUsize::new(0));
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let (web, place, count) = (web.clone(), seat.clone(), count.clone());
            let items: Vec<String> = seat.items.iter().skip(caller).step_by(CALLERS).cloned().collect();
            tokio::spawn(rate_until_it_ends(web, place, items, caller, count))
        })
        .collect();
    wait_for(&count, ratings).await;
    server.kill();
    let mut acknowledged = Vec::new();
    for caller in callers {
        acknowledged.extend(caller.await.unwrap());
    }

    assert!(acknowledged.len() >= ratings, "only {} ratings were acknowledged", acknowledged.len());
    let server = program.serve();
    let kept = everything(&web, &server.address, &seat).await;
    let lost: Vec<&Acknowledged> = acknowledged
        .iter()
        .filter(|one| kept.get(&(one.item.clone(), one.version)) != Some(&one.note))
        .collect();
    assert_eq!(lost.len(), 0, "of {} acknowledged", acknowledged.len());
    drop(server);
    program.run(&["doctor"]);
}

#[derive(Clone)]
struct Place {
    address: String,
    assessment: String,
    seat: String,
    items: Vec<String>,
}

impl Place {
    fn rating(&self, item: &str) -> String {
        format!("{}/api/v1/assessments/{}/seats/{}/ratings/{item}", self.address, self.assessment, self.seat)
    }
}

async fn set_up(web: &reqwest::Client, address: &str, organisation: &str, edition: &str) -> Place {
    let post = async |path: String, body: Value| -> Value {
        let answer = web.post(format!("{address}/api/v1{path}")).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    };
    let new = json!({ "organisation_id": organisation, "edition_id": edition, "title": "Crash" });
    let assessment = post("/assessments".to_owned(), new).await["id"].as_str().unwrap().to_owned();
    let unit = post(format!("/organisations/{organisation}/units"), json!({ "name": "Workshop" })).await;
    let seat = json!({ "unit_id": unit["id"], "all": true });
    let seat =
        post(format!("/assessments/{assessment}/seats"), seat).await["id"].as_str().unwrap().to_owned();
    post(format!("/assessments/{assessment}/opening"), json!(null)).await;
    let seats = web.get(format!("{address}/api/v1/assessments/{assessment}/seats")).send().await.unwrap();
    let seats: Value = seats.json().await.unwrap();
    let ids = seats["seats"][0]["item_ids"].as_array().unwrap();
    let items: Vec<String> = ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    assert_eq!(items.len(), ITEMS);
    Place { address: address.to_owned(), assessment, seat, items }
}

async fn rate_until_it_ends(
    web: reqwest::Client,
    place: Place,
    items: Vec<String>,
    caller: usize,
    count: Arc<AtomicUsize>,
) -> Vec<Acknowledged> {
    let mut acknowledged = Vec::new();
    for round in 0_i64.. {
        for item in &items {
            let note = format!("{caller} in round {round}");
            let body = json!({ "mark": { "step": 1 + round % 4 }, "note": note, "version": round });
            let Ok(answer) = web.put(place.rating(item)).json(&body).send().await else {
                return acknowledged;
            };
            if !answer.status().is_success() {
                panic!("{}", answer.text().await.unwrap_or_default());
            }
            // An answer cut off is none.
            let Ok(answer) = answer.json::<Value>().await else { return acknowledged };
            let version = answer["version"].as_i64().unwrap();
            acknowledged.push(Acknowledged { item: item.clone(), version, note });
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
    acknowledged
}

async fn wait_for(count: &AtomicUsize, ratings: usize) {
    let reached = async {
        while count.load(Ordering::Relaxed) < ratings {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), reached).await.expect("ratings are acknowledged");
}

/// Every version of every rating that the restarted server knows, with its note.
async fn everything(web: &reqwest::Client, address: &str, place: &Place) -> HashMap<(String, i64), String> {
    let place = Place { address: address.to_owned(), ..place.clone() };
    let mut kept = HashMap::new();
    for item in &place.items {
        let answer = web.get(format!("{}/history", place.rating(item))).send().await.unwrap();
        let history: Value = answer.json().await.unwrap();
        for version in history["versions"].as_array().unwrap() {
            let note = version["note"].as_str().unwrap().to_owned();
            kept.insert((item.clone(), version["version"].as_i64().unwrap()), note);
        }
    }
    kept
}

fn client(token: &str) -> reqwest::Client {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
    reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(60)).build().unwrap()
}

fn import(program: &Program) -> String {
    let file = program.data.path().join("long.yaml");
    std::fs::write(&file, framework()).unwrap();
    let answer = program.run(&["framework", "import", "--json", path(&file)]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    answer["editions"][0]["id"].as_str().unwrap().to_owned()
}

fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

fn framework() -> String {
    let mut text = String::from(
        "alcove: framework/1\nurn: urn:alcove:test:crash\nversion: \"1\"\nlanguage: en\nname: Crash\n\
         publication: public\ntiers:\n  - {id: criterion, one: Criterion, many: Criteria}\n  \
         - {id: indicator, one: Indicator, many: Indicators}\nscales:\n  - id: practice\n    steps:\n",
    );
    for (value, name) in ["Starting", "Developing", "Established", "Leading"].iter().enumerate() {
        text.push_str(&format!("      - {{value: {}, name: {name}}}\n", value + 1));
    }
    text.push_str("items:\n  - id: C\n    name: Criterion\n    items:\n");
    for at in 0..ITEMS {
        text.push_str(&format!("      - {{id: C.{at}, text: Statement {at}, instrument: practice}}\n"));
    }
    text
}

async fn new_database(server: &str, round: usize) -> String {
    let name = format!("crash_{}_{round}", std::process::id());
    let admin = Database::connect(server).await.unwrap();
    admin.execute_unprepared(&format!("create database {name}")).await.unwrap();
    admin.close().await.unwrap();
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_a_running_server_restores_elsewhere() {
    let program = Program { data: tempfile::tempdir().unwrap(), database_url: None };
    let (token, organisation, edition) = program.with_college();
    let server = program.serve();
    let web = client(&token);
    let place = set_up(&web, &server.address, &organisation, &edition).await;
    let count = Arc::new(AtomicUsize::new(0));
    let items = place.items[..20].to_vec();
    let rating = tokio::spawn(rate_until_it_ends(web.clone(), place.clone(), items, 0, count.clone()));
    wait_for(&count, 20).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.zip");

    program.run(&["backup", path(&file)]);

    drop(server);
    rating.await.unwrap();
    let elsewhere = Program { data: tempfile::tempdir().unwrap(), database_url: None };
    elsewhere.run(&["restore", path(&file)]);
    elsewhere.run(&["doctor"]);
    let server = elsewhere.serve();
    assert!(!everything(&web, &server.address, &place).await.is_empty());
}
