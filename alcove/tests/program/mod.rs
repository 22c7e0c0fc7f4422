//! The real program in processes of its own, and what tests ask of it through HTTP.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// Of the framework that a college begins with.
pub const ITEMS: usize = 240;

pub struct Program {
    pub data: tempfile::TempDir,
    pub database_url: Option<String>,
    /// What else stands in its environment.
    pub settings: Vec<(&'static str, String)>,
}

impl Program {
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alcove"));
        command.args(arguments).arg("--data").arg(self.data.path()).env("RUST_LOG", "error");
        if let Some(url) = &self.database_url {
            command.env("ALCOVE_DATABASE_URL", url);
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        assert!(output.status.success(), "{arguments:?}: {} {}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    /// A college with somebody who may do everything there: token, organisation, edition.
    pub fn with_college(&self) -> (String, String, String) {
        let (mail, name) = ("keeper@alcove.test", "Harbour Vocational College");
        self.run(&["user", "add", "--email", mail, "--name", "Keeper"]);
        let organisation = self.run(&["organisation", "add", "--name", name, "--administrator", mail]);
        (self.run(&["token", "add", "--user", mail]), organisation, import(self, "long", ITEMS))
    }

    pub fn serve_at(&self, address: &str) -> Server {
        let mut child = self.command(&["serve", "--listen", address]).stdout(Stdio::piped()).spawn().unwrap();
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

pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    /// As a power cut does: no signal that a program could answer.
    pub fn kill(&mut self) {
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

#[derive(Clone)]
pub struct Place {
    pub address: String,
    pub assessment: String,
    pub seat: String,
    pub items: Vec<String>,
}

impl Place {
    pub fn rating(&self, item: &str) -> String {
        format!("{}/api/v1/assessments/{}/seats/{}/ratings/{item}", self.address, self.assessment, self.seat)
    }
}

pub async fn set_up(web: &reqwest::Client, address: &str, organisation: &str, edition: &str) -> Place {
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
    Place { address: address.to_owned(), assessment, seat, items }
}

pub fn client(token: &str) -> reqwest::Client {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
    reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(60)).build().unwrap()
}

/// Brings a framework of so many items in; answers its edition.
pub fn import(program: &Program, name: &str, items: usize) -> String {
    let file = program.data.path().join(format!("{name}.yaml"));
    std::fs::write(&file, framework(name, items)).unwrap();
    let answer = program.run(&["framework", "import", "--json", path(&file)]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    answer["editions"][0]["id"].as_str().unwrap().to_owned()
}

pub fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

pub fn framework(name: &str, items: usize) -> String {
    let mut text = format!(
        "alcove: framework/1\nurn: urn:alcove:test:{name}\nversion: \"1\"\nlanguage: en\nname: Crash\n\
         publication: public\ntiers:\n  - {{id: criterion, one: Criterion, many: Criteria}}\n  \
         - {{id: indicator, one: Indicator, many: Indicators}}\nscales:\n  - id: practice\n    steps:\n",
    );
    for (value, name) in ["Starting", "Developing", "Established", "Leading"].iter().enumerate() {
        text.push_str(&format!("      - {{value: {}, name: {name}}}\n", value + 1));
    }
    text.push_str("items:\n  - id: C\n    name: Criterion\n    items:\n");
    for at in 0..items {
        text.push_str(&format!("      - {{id: C.{at}, text: Statement {at}, instrument: practice}}\n"));
    }
    text
}
