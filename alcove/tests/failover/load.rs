//! People and machines who go on working while servers die, and remember what they were told.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

use super::program::Place;

/// What somebody was told is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kept {
    Rating {
        item: String,
        version: i64,
        note: String,
    },
    /// With the address of its file, unless the answer was lost.
    Evidence {
        title: String,
        address: Option<String>,
    },
    /// The session's cookie.
    SignIn(String),
    Job {
        id: String,
        href: String,
    },
}

impl Kept {
    pub const KINDS: [&str; 4] = ["ratings", "evidence", "sign-ins", "jobs"];

    pub fn kind(&self) -> usize {
        match self {
            Self::Rating { .. } => 0,
            Self::Evidence { .. } => 1,
            Self::SignIn(_) => 2,
            Self::Job { .. } => 3,
        }
    }
}

#[derive(Default)]
pub struct Log {
    kept: Mutex<Vec<(Instant, Kept)>>,
    /// Answers that nobody should get, whatever dies.
    wrong: Mutex<Vec<String>>,
    over: AtomicBool,
}

impl Log {
    fn note(&self, kept: Kept) {
        self.kept.lock().unwrap().push((Instant::now(), kept));
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    pub fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    pub fn kept(&self) -> Vec<Kept> {
        self.kept.lock().unwrap().iter().map(|(_, kept)| kept.clone()).collect()
    }

    pub fn wrong(&self) -> Vec<String> {
        self.wrong.lock().unwrap().clone()
    }

    /// How many of each kind since then.
    pub fn since(&self, since: Instant) -> [usize; 4] {
        let mut count = [0; 4];
        for (at, kept) in self.kept.lock().unwrap().iter() {
            count[kept.kind()] += usize::from(*at >= since);
        }
        count
    }

    /// The longest time between these in which nothing of a kind was acknowledged.
    pub fn longest_pause(&self, kind: usize, from: Instant, until: Instant) -> Duration {
        let mut longest = Duration::ZERO;
        let mut last = from;
        for (at, _) in self.kept.lock().unwrap().iter().filter(|(_, kept)| kept.kind() == kind) {
            if (from..until).contains(at) {
                longest = longest.max(*at - last);
                last = *at;
            }
        }
        longest.max(until - last)
    }

    pub async fn wait_for(&self, what: &str, most: Duration, reached: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !reached(self) {
            assert!(
                begun.elapsed() < most,
                "{what}: not within {most:?}: {:?} of {:?}; wrong: {:?}",
                self.since(begun),
                Kept::KINDS,
                self.wrong()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

#[derive(Clone)]
pub struct Caller {
    pub web: reqwest::Client,
    pub address: String,
    pub log: Arc<Log>,
}

/// What everybody may be told while a server dies: try again.
fn is_passing(status: StatusCode) -> bool {
    [StatusCode::BAD_GATEWAY, StatusCode::SERVICE_UNAVAILABLE, StatusCode::GATEWAY_TIMEOUT].contains(&status)
}

impl Caller {
    /// Sends until there is an answer that means something; none when the load is over before.
    async fn send(&self, request: impl Fn() -> RequestBuilder) -> Option<Response> {
        loop {
            match request().timeout(Duration::from_secs(15)).send().await {
                Ok(answer) if !is_passing(answer.status()) => return Some(answer),
                _ if self.log.is_over() => return None,
                _ => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    async fn wrong(&self, what: &str, answer: Response) {
        let status = answer.status();
        let text = answer.text().await.unwrap_or_default();
        self.log.wrong.lock().unwrap().push(format!("{what}: {status} {text}"));
        // Whoever asks wrongly does not do so a thousand times a second.
        tokio::time::sleep(Duration::from_millis(500)).await;
    }

    pub async fn rate(self, place: Place, items: Vec<String>, who: usize) {
        for round in 0_i64.. {
            for item in &items {
                let note = format!("{who} in round {round}");
                let body = json!({ "mark": { "step": 1 + round % 4 }, "note": note, "version": round });
                // An answer cut off is none; the same save again is the same version.
                let version = loop {
                    if self.log.is_over() {
                        return;
                    }
                    let Some(answer) = self.send(|| self.web.put(place.rating(item)).json(&body)).await
                    else {
                        return;
                    };
                    if !answer.status().is_success() {
                        self.wrong("a rating", answer).await;
                        continue;
                    }
                    if let Ok(answer) = answer.json::<Value>().await {
                        break answer["version"].as_i64().unwrap();
                    }
                };
                self.log.note(Kept::Rating { item: item.clone(), version, note });
            }
        }
    }

    pub async fn upload(self, organisation: String, who: usize) {
        for number in 0.. {
            let title = format!("minutes {who}-{number}");
            let request = || {
                let part = reqwest::multipart::Part::bytes(content(&title)).file_name("minutes.txt");
                let form = reqwest::multipart::Form::new()
                    .text("organisation_id", organisation.clone())
                    .text("title", title.clone())
                    .part("file", part);
                let post = self.web.post(format!("{}/api/v1/evidence", self.address));
                post.header("idempotency-key", &title).multipart(form)
            };
            loop {
                if self.log.is_over() {
                    return;
                }
                let Some(answer) = self.send(request).await else { return };
                let status = answer.status();
                let Ok(text) = answer.text().await else { continue };
                let said: Value = serde_json::from_str(&text).unwrap_or_default();
                match (status, said["code"].as_str()) {
                    (StatusCode::CREATED, _) => {
                        let address = said["file"]["address"].as_str().map(str::to_owned);
                        self.log.note(Kept::Evidence { title: title.clone(), address });
                        break;
                    }
                    // It is there; its answer died with a node.
                    (StatusCode::CONFLICT, Some("request-carried-out")) => {
                        self.log.note(Kept::Evidence { title: title.clone(), address: None });
                        break;
                    }
                    (StatusCode::CONFLICT, Some("request-under-way")) => {
                        tokio::time::sleep(Duration::from_millis(500)).await;
                    }
                    _ => {
                        self.log.wrong.lock().unwrap().push(format!("evidence: {status} {text}"));
                        tokio::time::sleep(Duration::from_millis(500)).await;
                    }
                }
            }
        }
    }

    pub async fn sign_in(self, email: &'static str, password: &'static str) {
        while !self.log.is_over() {
            let fields = [("email", email), ("password", password)];
            let address = format!("{}/sign-in", self.address);
            let Some(answer) = self.send(|| self.web.post(&address).form(&fields)).await else { return };
            let cookie = answer.headers().get("set-cookie").and_then(|value| value.to_str().ok());
            match cookie.and_then(|cookie| cookie.split(';').next()) {
                Some(cookie) if answer.status() == StatusCode::SEE_OTHER => {
                    self.log.note(Kept::SignIn(cookie.to_owned()));
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                _ => self.wrong("a sign-in", answer).await,
            }
        }
    }

    /// Orders files of a closed assessment, each in another form or language than the one before.
    pub async fn order(self, assessment: String) {
        let forms =
            ["csv", "json", "xlsx"].iter().flat_map(|form| ["en", "az", "ru"].map(|lang| (form, lang)));
        for (form, language) in forms.cycle() {
            if self.log.is_over() {
                return;
            }
            let address =
                format!("{}/api/v1/assessments/{assessment}/report.{form}?language={language}", self.address);
            let request = || self.web.get(&address).header("prefer", "respond-async");
            let Some(answer) = self.send(request).await else { return };
            if answer.status() != StatusCode::ACCEPTED {
                self.wrong("a job", answer).await;
                continue;
            }
            if let Ok(answer) = answer.json::<Value>().await {
                let text = |key: &str| answer[key].as_str().unwrap().to_owned();
                self.log.note(Kept::Job { id: text("id"), href: text("href") });
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
    }
}

/// What the file with this title holds.
pub fn content(title: &str) -> Vec<u8> {
    format!("{title}\n").repeat(200).into_bytes()
}
