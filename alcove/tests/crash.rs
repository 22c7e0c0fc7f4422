//! The real program is killed while people rate; what it had acknowledged is there afterwards.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait as _, Database};
use serde_json::{Value, json};

mod program;

use program::{Place, Program, client, path, set_up};

const CALLERS: usize = 16;

/// A port that is free.
const ANYWHERE: &str = "127.0.0.1:0";

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
        let program = Program { data: tempfile::tempdir().unwrap(), database_url, settings: Vec::new() };

        one_round(&program, ratings).await;
    }
}

/// Kills the program in the middle of saving, once so many ratings were acknowledged: a time would
/// be too short on a slow machine.
async fn one_round(program: &Program, ratings: usize) {
    let (token, organisation, edition) = program.with_college();
    let mut server = program.serve_at(ANYWHERE);
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
    let server = program.serve_at(ANYWHERE);
    let kept = everything(&web, &server.address, &seat).await;
    let lost: Vec<&Acknowledged> = acknowledged
        .iter()
        .filter(|one| kept.get(&(one.item.clone(), one.version)) != Some(&one.note))
        .collect();
    assert_eq!(lost.len(), 0, "of {} acknowledged", acknowledged.len());
    drop(server);
    program.run(&["doctor"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_change_of_a_plan_survives_a_kill_and_none_is_half_there() {
    for (round, acts) in [15, 60].into_iter().enumerate() {
        let database_url = match std::env::var("ALCOVE_TEST_DATABASE_URL") {
            Ok(server) => Some(new_database(&server, 10 + round).await),
            Err(_) => None,
        };
        let program = Program { data: tempfile::tempdir().unwrap(), database_url, settings: Vec::new() };

        one_round_of_a_plan(&program, acts).await;
    }
}

/// A plan under way: an action that another waits for, and whoever adds more.
#[derive(Clone)]
struct Plan {
    web: reqwest::Client,
    api: String,
    unit: String,
    objective: String,
    first: String,
    follower: String,
}

/// What a caller was told of a plan: actions that are in it, and notes that were taken.
#[derive(Default)]
struct Changed {
    added: Vec<(String, String)>,
    noted: Vec<(String, String)>,
    /// The version of the action that is moved.
    moved: i64,
}

async fn one_round_of_a_plan(program: &Program, acts: usize) {
    let (token, organisation, _) = program.with_college();
    let mut server = program.serve_at(ANYWHERE);
    let plan = begin_plan(client(&token), &server.address, &organisation).await;
    let count = Arc::new(AtomicUsize::new(0));
    let callers: Vec<_> = (0..8)
        .map(|caller| tokio::spawn(change_until_it_ends(plan.clone(), caller, count.clone())))
        .collect();
    wait_for(&count, acts).await;
    server.kill();
    let mut told = Changed::default();
    for caller in callers {
        let one = caller.await.unwrap();
        told.added.extend(one.added);
        told.noted.extend(one.noted);
        told.moved = told.moved.max(one.moved);
    }

    let server = program.serve_at(ANYWHERE);
    let plan = Plan { api: plan.api.replace(&address_of(&plan.api), &server.address), ..plan };
    let tree = plan.get("/tree").await;
    let nodes = tree["nodes"].as_array().unwrap();
    for (id, title) in &told.added {
        let node = nodes.iter().find(|node| node["id"] == *id).unwrap_or_else(|| panic!("{title} is lost"));
        assert_eq!(&node["title"], title);
    }
    let changes = plan.get("/changes?from=1&to=today").await;
    for node in nodes.iter().filter(|node| node["title"].as_str().unwrap().starts_with("Added")) {
        let whole = (node["serves"].as_array().unwrap().len(), node["parties"].as_array().unwrap().len());
        assert_eq!(whole, (1, 1), "half of it is there: {node}");
        let logged = changes["nodes"].as_array().unwrap().iter().find(|one| one["node_id"] == node["id"]);
        assert_eq!(logged.unwrap()["reasons"].as_array().unwrap().len(), 1, "{node}");
    }
    for (id, words) in &told.noted {
        let notes = plan.get(&format!("/nodes/{id}/notes")).await;
        let kept = notes["notes"].as_array().unwrap().iter().any(|note| note["words"] == *words);
        assert!(kept, "the note {words} is lost");
        assert_eq!(nodes.iter().find(|node| node["id"] == *id).unwrap()["standing"], "on-track");
    }
    let of = |id: &str| nodes.iter().find(|node| node["id"] == *id).unwrap();
    assert!(of(&plan.first)["version"].as_i64().unwrap() >= told.moved);
    let days =
        (of(&plan.first)["last_day"].as_str().unwrap(), of(&plan.follower)["first_day"].as_str().unwrap());
    let day = |text: &str| alcove_domain::kit::Day::parse(text).unwrap();
    assert_eq!(day(days.0).plus_days(1), day(days.1), "a move that was not carried on");
    drop(server);
    program.run(&["doctor"]);
}

fn address_of(api: &str) -> String {
    api.split("/api/").next().unwrap().to_owned()
}

impl Plan {
    async fn get(&self, path: &str) -> Value {
        self.web.get(format!("{}{path}", self.api)).send().await.unwrap().json().await.unwrap()
    }

    fn action(&self, title: &str) -> Value {
        json!({
            "kind": "action", "title": title, "objective_ids": [self.objective], "first_day": "2027-01-01",
            "last_day": "2027-01-31", "responsible": { "unit_id": self.unit }, "reason": "It was asked for",
        })
    }
}

async fn begin_plan(web: reqwest::Client, address: &str, organisation: &str) -> Plan {
    let base = format!("{address}/api/v1");
    let post = async |path: String, body: Value| -> String {
        let answer = web.post(format!("{base}{path}")).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json::<Value>().await.unwrap()["id"].as_str().unwrap_or_default().to_owned()
    };
    let unit = post(format!("/organisations/{organisation}/units"), json!({ "name": "Workshop" })).await;
    let new = json!({
        "organisation_id": organisation, "title": "Crash", "first_day": "2026-09-01", "last_day": "2031-08-31",
        "currency": "AZN", "language": "en",
    });
    let plan = post("/plans".to_owned(), new).await;
    let nodes = format!("/plans/{plan}/nodes");
    let objective = post(nodes.clone(), json!({ "kind": "objective", "title": "Everything" })).await;
    let api = format!("{base}/plans/{plan}");
    let mut made =
        Plan { web: web.clone(), api, unit, objective, first: String::new(), follower: String::new() };
    made.first = post(nodes.clone(), made.action("First")).await;
    made.follower = post(nodes, made.action("Follower")).await;
    let path = format!("{}/dependencies/{}/{}", made.api, made.first, made.follower);
    let tied = web.put(path).json(&json!({ "lag": 0 })).send().await.unwrap();
    assert!(tied.status().is_success(), "{}", tied.text().await.unwrap());
    post(format!("/plans/{plan}/approval"), json!(null)).await;
    post(format!("/plans/{plan}/beginning"), json!(null)).await;
    made
}

async fn change_until_it_ends(plan: Plan, caller: usize, count: Arc<AtomicUsize>) -> Changed {
    let mut told = Changed::default();
    // An answer cut off is none.
    let said = async |request: reqwest::RequestBuilder| -> Option<Value> {
        let answer = request.send().await.ok()?;
        let status = answer.status();
        let body = answer.json::<Value>().await.ok()?;
        assert!(status.is_success(), "{body}");
        count.fetch_add(1, Ordering::Relaxed);
        Some(body)
    };
    for round in 0.. {
        if caller == 0 {
            let path = format!("{}/nodes/{}/schedule", plan.api, plan.first);
            let body = json!({ "shift": 1, "reason": "It begins later" });
            let Some(_) = said(plan.web.put(path).json(&body)).await else { return told };
            told.moved += 1;
            continue;
        }
        let title = format!("Added by {caller} in round {round}");
        let request = plan.web.post(format!("{}/nodes", plan.api)).json(&plan.action(&title));
        let Some(node) = said(request).await else { return told };
        let id = node["id"].as_str().unwrap().to_owned();
        told.added.push((id.clone(), title));
        let words = format!("{caller} says so in round {round}");
        let body = json!({ "standing": "on-track", "words": words });
        let Some(_) = said(plan.web.post(format!("{}/nodes/{id}/notes", plan.api)).json(&body)).await else {
            return told;
        };
        told.noted.push((id, words));
    }
    told
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
        let answer = web.get(format!("{}/history?limit=1000", place.rating(item))).send().await.unwrap();
        let history: Value = answer.json().await.unwrap();
        for version in history["versions"].as_array().unwrap() {
            let note = version["note"].as_str().unwrap().to_owned();
            kept.insert((item.clone(), version["version"].as_i64().unwrap()), note);
        }
    }
    kept
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
    let program = Program { data: tempfile::tempdir().unwrap(), database_url: None, settings: Vec::new() };
    let (token, organisation, edition) = program.with_college();
    let server = program.serve_at(ANYWHERE);
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
    let elsewhere = Program { data: tempfile::tempdir().unwrap(), database_url: None, settings: Vec::new() };
    elsewhere.run(&["restore", path(&file)]);
    elsewhere.run(&["doctor"]);
    let server = elsewhere.serve_at(ANYWHERE);
    assert!(!everything(&web, &server.address, &place).await.is_empty());
}
