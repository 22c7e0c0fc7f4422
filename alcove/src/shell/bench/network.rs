//! A country's network: 10,000 institutions that have closed an assessment, how long a release over
//! them takes, and what a page of it and an incoming rating cost.
//!
//! Generated, in bulk: organisations, their memberships and agreements, a closed assessment with a
//! standing outcome for each, what the outcome says by heading (the whole, the coverage and 24
//! headings over 238 items), and the ratings of 20 units behind it: 47.6 million. Not generated: the
//! bodies of the outcomes, which a release reads once.

use serde_json::{Value, json};

use super::callers::{self, Work};
use super::server::Server;
use super::stage::{NETWORK, Ready, Stage};
use super::table::{Line, Table};
use super::{Length, ratings};
use crate::kit::clock::Stopwatch;
use crate::kit::{Error, Result};

/// What the largest country we thought of has.
const INSTITUTIONS: usize = 10_000;

pub async fn run(
    stage: &Stage,
    ready: &Ready,
    server: &mut Server,
    length: Length,
    table: &mut Table,
) -> Result<()> {
    ratings(ready, server, length, table, "1 organisation").await?;
    server.stop();
    let institutions = length.of(INSTITUTIONS);
    stage.add_network(institutions).await?;
    server.start().await?;
    let took = release(ready, server).await?;
    table.add(Line::at_most(&format!("a release over {institutions} institutions"), "s", took, 120.0));
    for (work, name) in [
        (Work::Network, "the page of the network"),
        (Work::Members, "its members, 50 of them"),
        (Work::Figures, "its figures, for the coordinator"),
        (Work::Comparison, "an institution beside its peers"),
        (Work::Directory, "its directory, 30 entries and the map"),
        (Work::Search, "a search in its directory"),
        (Work::Matches, "who could help whom, among 200"),
    ] {
        let measured = callers::run(server, ready, work, 1, length.of(200)).await?;
        let name = format!("{name}, {institutions} institutions");
        table.add(Line::at_most(&name, "ms processor", measured.processor_ms, 50.0).with(&measured));
    }
    ratings(ready, server, length, table, &format!("{institutions} institutions")).await
}

/// Orders one and waits for its job; in seconds.
async fn release(ready: &Ready, server: &Server) -> Result<f64> {
    let api = format!("{}/api/v1", server.address());
    let web = reqwest::Client::new();
    let begun = Stopwatch::start();
    let order = web
        .post(format!("{api}/networks/{NETWORK}/releases"))
        .bearer_auth(&ready.token)
        .json(&json!({ "edition_id": ready.small_edition }));
    let answer: Value = order.send().await.map_err(Error::fault)?.json().await.map_err(Error::fault)?;
    let job = answer["job_id"].as_str().ok_or_else(|| Error::fault(format!("no job: {answer}")))?.to_owned();
    loop {
        let asked = web.get(format!("{api}/jobs/{job}")).bearer_auth(&ready.token);
        let asked = asked.send().await.map_err(Error::fault)?;
        let told: Value = asked.json().await.map_err(Error::fault)?;
        match told["state"].as_str() {
            Some("finished") => return Ok(begun.took().as_secs_f64()),
            Some("failed") | None => return Err(Error::fault(format!("the release failed: {told}"))),
            _ => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
        }
    }
}
