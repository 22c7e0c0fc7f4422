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
