//! Two nodes on a PostgreSQL with a synchronous standby and a store that speaks S3, behind a proxy.
//! One node is killed while people work, then the primary; the standby takes over. What anybody was
//! told is kept is there afterwards, and what was to happen once has happened once.
//!
//! `cargo xtask test` runs it as a step of its own, since it needs programs of others:
//! `cargo test -p alcove --test failover -- --ignored --nocapture`.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "failover/cluster.rs"]
mod cluster;
#[path = "failover/house.rs"]
mod house;
#[path = "failover/load.rs"]
mod load;
mod program;
#[path = "it/python.rs"]
mod python;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Write as _;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, QueryResult, Statement};
use serde_json::{Value, json};

use house::House;
use load::{Caller, Kept, Log, content};
use program::{Place, client, import, set_up};

const RATERS: usize = 8;
const UPLOADERS: usize = 2;

/// Uploads carry a key. One that died with its node is taken over after half a minute (decision 10),
/// and both uploaders may have been waiting for that node.
const TAKEN_OVER: Duration = Duration::from_secs(40);

const EMAIL: &str = "teacher@alcove.test";
const PASSWORD: &str = "a long password of nobody";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL, HAProxy and Python: cargo xtask test --only failover"]
async fn nothing_that_was_acknowledged_is_lost_when_a_node_and_the_primary_die() {
    let house = House::build().await;
    let (token, organisation, edition) = house.first.with_college();
    add_teacher(&house);
    let short = import(&house.first, "short", 6);
    let mut first = house.serve_first();
    let second = house.serve_second();
    let web = client(&token);
    let place = set_up(&web, &first.address, &organisation, &edition).await;
    let place = Place { address: house.address.clone(), ..place };
    let closed = close(&web, set_up(&web, &second.address, &organisation, &short).await).await;
    wait_for(&web, &house.address).await;

    let log = Arc::new(Log::default());
    let callers = begin(&house, &web, &log, &place, &organisation, &closed);
    let each = |least: [usize; 4], since: Instant| {
        move |log: &Log| log.since(since).iter().zip(least).all(|(count, least)| *count >= least)
    };
    let begun = Instant::now();
    log.wait_for("work begins", Duration::from_secs(20), each([200, 10, 5, 5], begun)).await;

    let node_died = Instant::now();
    first.kill();
    log.wait_for("work with one node", Duration::from_secs(20), each([200, 0, 5, 5], node_died)).await;
    log.wait_for("uploads with one node", TAKEN_OVER, each([200, 10, 5, 5], node_died)).await;
    let node_over = Instant::now();
    let first = house.serve_first();
    wait_for(&web, &first.address).await;

    let primary_died = Instant::now();
    house.cluster.kill_primary();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let paused = log.since(primary_died + Duration::from_millis(500));
    house.cluster.promote_standby();
    let promoted = Instant::now();
    log.wait_for("work on the standby", Duration::from_secs(40), each([200, 0, 5, 5], promoted)).await;
    log.wait_for("uploads on the standby", TAKEN_OVER, each([200, 10, 5, 5], promoted)).await;
    let primary_over = Instant::now();
    log.end();
    for caller in callers {
        caller.await.unwrap();
    }

    let database = house.cluster.ask(house.cluster.standby).await;
    let kept = log.kept();
    wait_for_jobs(&database).await;
    let lost = lost(&web, &house.address, &database, &kept).await;
    println!(
        "acknowledged: {}; lost: {}",
        Kept::KINDS
            .iter()
            .zip(log.since(begun))
            .map(|(kind, n)| format!("{n} {kind}"))
            .collect::<Vec<_>>()
            .join(", "),
        lost.len()
    );
    for (kind, name) in Kept::KINDS.iter().enumerate() {
        println!(
            "longest pause of {name}: {:?} when a node died, {:?} when the primary died (2 s of it before the promotion)",
            log.longest_pause(kind, node_died, node_over),
            log.longest_pause(kind, primary_died, primary_over)
        );
    }
    assert_eq!(lost, Vec::<String>::new());
    assert_eq!(paused[0], 0, "nobody can be told that something is kept while there is no primary");
    assert_eq!(log.wrong(), Vec::<String>::new());
    assert_eq!(doubled(&database).await, Vec::<String>::new());
    drop((first, second));
    house.second.run(&["doctor"]);
}

fn add_teacher(house: &House) {
    let arguments = ["user", "add", "--email", EMAIL, "--name", "Teacher", "--password-stdin"];
    let mut child =
        house.first.command(&arguments).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{PASSWORD}").unwrap();
    assert!(child.wait().unwrap().success());
}

/// Rates and closes the assessment; answers its id.
async fn close(web: &reqwest::Client, place: Place) -> String {
    for item in &place.items {
        let rated = web.put(place.rating(item)).json(&json!({ "mark": { "step": 3 } })).send().await.unwrap();
        assert!(rated.status().is_success(), "{}", rated.text().await.unwrap());
    }
    let address = format!("{}/api/v1/assessments/{}/closure", place.address, place.assessment);
    let closed = web.post(address).json(&json!({ "provisional": true })).send().await.unwrap();
    assert!(closed.status().is_success(), "{}", closed.text().await.unwrap());
    place.assessment
}

async fn wait_for(web: &reqwest::Client, address: &str) {
    for _ in 0..200 {
        let answer = web.get(format!("{address}/readyz")).send().await;
        if answer.is_ok_and(|answer| answer.status().is_success()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{address} is not ready");
}

fn begin(
    house: &House,
    web: &reqwest::Client,
    log: &Arc<Log>,
    place: &Place,
    organisation: &str,
    closed: &str,
) -> Vec<tokio::task::JoinHandle<()>> {
    let caller =
        |web: &reqwest::Client| Caller { web: web.clone(), address: house.address.clone(), log: log.clone() };
    let mut callers = Vec::new();
    for who in 0..RATERS {
        let items = place.items.iter().skip(who).step_by(RATERS).cloned().collect();
        callers.push(tokio::spawn(caller(web).rate(place.clone(), items, who)));
    }
    for who in 0..UPLOADERS {
        callers.push(tokio::spawn(caller(web).upload(organisation.to_owned(), who)));
    }
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    callers.push(tokio::spawn(caller(&browser).sign_in(EMAIL, PASSWORD)));
    callers.push(tokio::spawn(caller(web).order(closed.to_owned())));
    callers
}

async fn rows(database: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    database.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap()
}

/// Every job that anybody ordered is done: also one whose node died while it ran.
async fn wait_for_jobs(database: &DatabaseConnection) {
    let open = "select id, kind, attempts, error from job where finished_at is null order by id";
    for _ in 0..450 {
        if rows(database, open).await.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("jobs are not done: {:?}", rows(database, open).await);
}

/// What was acknowledged and is not there.
async fn lost(
    web: &reqwest::Client,
    address: &str,
    database: &DatabaseConnection,
    kept: &[Kept],
) -> Vec<String> {
    let text = |row: &QueryResult, name: &str| -> String { row.try_get("", name).unwrap() };
    let ratings: HashMap<(String, i64), String> = rows(database, "select item_id, version, note from rating")
        .await
        .iter()
        .map(|row| ((text(row, "item_id"), row.try_get("", "version").unwrap()), text(row, "note")))
        .collect();
    let titles: HashSet<String> =
        rows(database, "select title from evidence").await.iter().map(|row| text(row, "title")).collect();
    let jobs: HashSet<String> = rows(database, "select id from job where finished_at is not null")
        .await
        .iter()
        .map(|row| text(row, "id"))
        .collect();
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let mut lost = Vec::new();
    for one in kept {
        let is_there = match one {
            Kept::Rating { item, version, note } => {
                ratings.get(&(item.clone(), *version)).is_some_and(|there| there == note)
            }
            Kept::Evidence { title, address: None } => titles.contains(title),
            Kept::Evidence { title, address: Some(file) } => {
                let answer = web.get(format!("{address}{file}")).send().await.unwrap();
                titles.contains(title) && answer.bytes().await.unwrap() == content(title)
            }
            Kept::SignIn(cookie) => {
                let account = browser.get(format!("{address}/account")).header("cookie", cookie);
                account.send().await.unwrap().status().is_success()
            }
            Kept::Job { id, href } => {
                let answer = web.get(format!("{address}{href}")).send().await.unwrap();
                let job: Value = answer.json().await.unwrap_or_default();
                let file = format!("{address}{}", job["result"]["href"].as_str().unwrap_or("/none"));
                jobs.contains(id) && web.get(file).send().await.unwrap().status().is_success()
            }
        };
        if !is_there {
            lost.push(format!("{one:?}"));
        }
    }
    lost
}

/// What happened more than once: a piece of evidence under one key, a mail about one job.
async fn doubled(database: &DatabaseConnection) -> Vec<String> {
    let mut found = Vec::new();
    for (what, sql) in [
        (
            "evidence",
            "select title as what, count(*) as times from evidence group by title having count(*) > 1",
        ),
        (
            "mails of a job",
            "select j.id as what, count(m.id) as times from job j left join mail m \
             on m.dedupe_key = 'report/' || j.id group by j.id having count(m.id) <> 1",
        ),
    ] {
        let times: BTreeMap<String, i64> = rows(database, sql)
            .await
            .iter()
            .map(|row| (row.try_get("", "what").unwrap(), row.try_get("", "times").unwrap()))
            .collect();
        found.extend(times.into_iter().map(|(one, times)| format!("{what}: {one} {times} times")));
    }
    found
}
