//! Callers: so many requests, so many at the same time.

use std::cell::Cell;

use axum::http::{Method, header};
use futures_util::future::try_join_all;
use serde_json::json;

use super::server::Server;
use super::stage::{self, Ready};
use super::wire::{Asked, Wire};
use crate::kit::clock::{Stopwatch, new_id};
use crate::kit::{Error, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Save,
    Read,
    Tree,
    Create,
    Results,
    Import,
    Report,
    Outline,
    Move,
    Note,
    Plan,
    Network,
    Members,
    Figures,
    Comparison,
    Directory,
    Search,
    Matches,
}

/// Milliseconds, except where the name says otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    pub processor_ms: f64,
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub per_second: f64,
    /// Of an answer, as it came over the wire.
    pub kilobytes: f64,
}

/// Sends so many requests, so many at the same time, all from one thread.
pub async fn run(
    server: &Server,
    ready: &Ready,
    work: Work,
    callers: usize,
    count: usize,
) -> Result<Measured> {
    tokio::task::block_in_place(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let local = tokio::task::LocalSet::new();
        local.block_on(&runtime.map_err(Error::fault)?, call(server, ready, work, callers, count))
    })
}

async fn call(server: &Server, ready: &Ready, work: Work, callers: usize, count: usize) -> Result<Measured> {
    let mut wires = try_join_all((0..callers).map(|_| Wire::open(&ready.token))).await?;
    // What is read the first time is read for all; the first requests are not measured.
    if let Some(wire) = wires.first_mut() {
        for _ in 0..3 {
            once(wire, ready, work).await?;
        }
    }
    let left = Cell::new(count);
    let used = server.processor_ms()?;
    let begun = Stopwatch::start();
    let told = try_join_all(wires.iter_mut().map(|wire| async {
        let mut told = Vec::new();
        while left.get() > 0 {
            left.set(left.get() - 1);
            let begun = Stopwatch::start();
            let bytes = once(wire, ready, work).await?;
            told.push((begun.took().as_secs_f64() * 1000.0, bytes));
        }
        Ok::<_, Error>(told)
    }))
    .await?;
    let took = begun.took().as_secs_f64();
    let used = server.processor_ms()? - used;
    let mut told: Vec<(f64, usize)> = told.into_iter().flatten().collect();
    told.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: usize| told.get((told.len() * share / 100).min(told.len() - 1)).map_or(0.0, |one| one.0);
    Ok(Measured {
        processor_ms: used / told.len() as f64,
        p50: at(50),
        p95: at(95),
        p99: at(99),
        per_second: told.len() as f64 / took,
        kilobytes: told.first().map_or(0.0, |one| one.1 as f64 / 1024.0),
    })
}

/// One request, and how many bytes its answer had.
async fn once(wire: &mut Wire, ready: &Ready, work: Work) -> Result<usize> {
    let page = |path: &str| {
        let asked = Asked::get(format!("/networks/{}{path}", stage::NETWORK));
        asked.with(header::COOKIE, format!("alcove={}", ready.session))
    };
    let asked = match work {
        Work::Network => page(""),
        Work::Members => page("/members"),
        Work::Figures => page("/figures"),
        Work::Comparison => page("/benchmark"),
        Work::Directory => page("/directory"),
        Work::Search => page("/directory?q=trade+99"),
        Work::Matches => page("/matches"),
        Work::Save => {
            let (place, version) = ready.next_place();
            let step = 1 + version % 4;
            let body =
                json!({ "mark": { "step": step }, "note": format!("version {version}"), "version": version });
            Asked::json(Method::PUT, format!("/api/v1{place}"), &body)
        }
        Work::Read => Asked::get(format!("/api/v1{}", ready.some_place())),
        Work::Tree => Asked::get(format!("/api/v1/assessments/{}/tree", ready.large))
            .with(header::ACCEPT_ENCODING, "br"),
        Work::Create => {
            let body = json!({ "organisation_id": ready.organisation, "edition_id": ready.large_edition, "title": "Measured" });
            Asked::json(Method::POST, "/api/v1/assessments".to_owned(), &body)
        }
        Work::Results => Asked::get(format!("/assessments/{}/results", ready.closed))
            .with(header::COOKIE, format!("alcove={}", ready.session)),
        Work::Import => Asked {
            method: Method::POST,
            path: "/api/v1/frameworks".to_owned(),
            headers: vec![(header::CONTENT_TYPE, "application/yaml".to_owned())],
            body: stage::framework(&new_id::<String>(), 1200).into(),
        },
        Work::Report => Asked::get(format!("/api/v1/assessments/{}/report.pdf", ready.closed)),
        Work::Outline => Asked::get(format!("/plans/{}", ready.plans.large))
            .with(header::COOKIE, format!("alcove={}", ready.session))
            .with(header::ACCEPT_ENCODING, "br"),
        Work::Move => {
            let (plan, first) = (&ready.plans.large, &ready.plans.first);
            let body = json!({ "shift": 1, "reason": "The first one begins later" });
            Asked::json(Method::PUT, format!("/api/v1/plans/{plan}/nodes/{first}/schedule"), &body)
        }
        Work::Note => {
            let (plan, action) = (&ready.plans.large, ready.plans.some_action());
            let body = json!({ "standing": "on-track", "done": "0.4", "words": "Half of them were asked." });
            Asked::json(Method::POST, format!("/api/v1/plans/{plan}/nodes/{action}/notes"), &body)
        }
        Work::Plan => Asked::get(format!("/api/v1/plans/{}/export.pdf", ready.plans.printed)),
    };
    let (status, bytes) = wire.send(asked).await?;
    if status != 200 && status != 201 {
        let said = String::from_utf8_lossy(&bytes).chars().take(300).collect::<String>();
        return Err(Error::fault(format!("{work:?} was answered with {status}: {said}")));
    }
    Ok(bytes.len())
}
