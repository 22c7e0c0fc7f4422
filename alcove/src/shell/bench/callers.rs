//! Callers: so many requests, so many at the same time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::try_join_all;
use serde_json::json;

use super::server::Server;
use super::stage::{self, Ready};
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

pub async fn run(
    server: &Server,
    ready: &Ready,
    work: Work,
    callers: usize,
    count: usize,
) -> Result<Measured> {
    // What is read the first time is read for all; the first requests are not measured.
    for _ in 0..3 {
        once(server, ready, work).await?;
    }
    let next = Arc::new(AtomicUsize::new(0));
    let used = server.processor_ms()?;
    let begun = Stopwatch::start();
    let told = try_join_all((0..callers).map(|_| async {
        let mut told = Vec::new();
        while next.fetch_add(1, Ordering::Relaxed) < count {
            let begun = Stopwatch::start();
            let bytes = once(server, ready, work).await?;
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
async fn once(server: &Server, ready: &Ready, work: Work) -> Result<usize> {
    let base = server.address();
    let api = format!("{base}/api/v1");
    let web = &ready.web;
    let request = match work {
        Work::Save => {
            let (place, version) = ready.next_place();
            let step = 1 + version % 4;
            let body =
                json!({ "mark": { "step": step }, "note": format!("version {version}"), "version": version });
            web.put(format!("{api}{place}")).json(&body)
        }
        Work::Read => web.get(format!("{api}{}", ready.some_place())),
        Work::Tree => {
            web.get(format!("{api}/assessments/{}/tree", ready.large)).header("accept-encoding", "br")
        }
        Work::Create => {
            let body = json!({ "organisation_id": ready.organisation, "edition_id": ready.large_edition, "title": "Measured" });
            web.post(format!("{api}/assessments")).json(&body)
        }
        Work::Results => web
            .get(format!("{base}/assessments/{}/results", ready.closed))
            .header("cookie", format!("alcove={}", ready.session)),
        Work::Import => {
            let text = stage::framework(&new_id::<String>(), 1200);
            web.post(format!("{api}/frameworks")).header("content-type", "application/yaml").body(text)
        }
        Work::Report => web.get(format!("{api}/assessments/{}/report.pdf", ready.closed)),
    };
    let answer = request.send().await.map_err(Error::fault)?;
    let status = answer.status();
    let bytes = answer.bytes().await.map_err(Error::fault)?;
    if status.as_u16() != 200 && status.as_u16() != 201 {
        let said = String::from_utf8_lossy(&bytes).chars().take(300).collect::<String>();
        return Err(Error::fault(format!("{work:?} was answered with {status}: {said}")));
    }
    Ok(bytes.len())
}
