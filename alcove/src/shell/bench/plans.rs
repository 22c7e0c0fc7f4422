//! What is measured of plans: one of 500 actions that is under way, in which two hundred wait for
//! the first one by one, and one of a hundred to print.

use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::Client;
use serde_json::{Value, json};

use super::stage::{id, read};
use crate::kit::ids::OrganisationId;
use crate::kit::{Error, Result};

const LARGE: usize = 500;
const FOLLOWERS: usize = 200;
const PRINTED: usize = 100;
/// Actions under one objective, as a plan of a large school has them.
const UNDER_ONE: usize = 25;

/// Plans about which requests can be sent.
pub struct Plans {
    pub large: String,
    pub printed: String,
    /// The action that two hundred follow.
    pub first: String,
    actions: Vec<String>,
    next: AtomicUsize,
}

impl Plans {
    /// Fills them through the interface, as anybody would.
    pub async fn fill(web: &Client, api: &str, organisation: &OrganisationId) -> Result<Self> {
        let filling = Filling { web, api, organisation };
        let path = format!("/organisations/{organisation}/units");
        let unit = id(&filling.post(&path, &json!({ "name": "Planning" })).await?);
        let (large, actions) = filling.plan(LARGE, &unit).await?;
        for pair in actions.windows(2).take(FOLLOWERS) {
            filling.put(&format!("/plans/{large}/dependencies/{}/{}", pair[0], pair[1])).await?;
        }
        filling.post(&format!("/plans/{large}/approval"), &json!(null)).await?;
        filling.post(&format!("/plans/{large}/beginning"), &json!(null)).await?;
        let (printed, _) = filling.plan(PRINTED, &unit).await?;
        let first = actions.first().cloned().unwrap_or_default();
        Ok(Self { large, printed, first, actions, next: AtomicUsize::new(0) })
    }

    /// Far from each other, as different people's are.
    pub fn some_action(&self) -> &str {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        &self.actions[number * 37 % self.actions.len()]
    }
}

struct Filling<'a> {
    web: &'a Client,
    api: &'a str,
    organisation: &'a OrganisationId,
}

impl Filling<'_> {
    async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let answer = self.web.post(format!("{}{path}", self.api)).json(body).send().await;
        read(path, answer.map_err(Error::fault)?).await
    }

    async fn put(&self, path: &str) -> Result<Value> {
        let answer = self.web.put(format!("{}{path}", self.api)).json(&json!({ "lag": 0 })).send().await;
        read(path, answer.map_err(Error::fault)?).await
    }

    /// A draft of so many actions of three to eight weeks, each with its unit, its output and money
    /// for some.
    async fn plan(&self, actions: usize, unit: &str) -> Result<(String, Vec<String>)> {
        let new = json!({
            "organisation_id": self.organisation, "title": format!("Measured {actions}"),
            "first_day": "2026-09-01", "last_day": "2031-08-31", "currency": "AZN", "language": "en",
        });
        let plan = id(&self.post("/plans", &new).await?);
        let mut ids = Vec::new();
        let mut objective = String::new();
        for number in 0..actions {
            if number % UNDER_ONE == 0 {
                let title = format!(
                    "Objective {}: learners leave with skills that employers need",
                    number / UNDER_ONE
                );
                let body = json!({ "kind": "objective", "title": title });
                objective = id(&self.post(&format!("/plans/{plan}/nodes"), &body).await?);
            }
            let (month, day) = (1 + number % 12, 1 + number % 20);
            let year = 2027 + number % 4;
            let body = json!({
                "kind": "action", "title": format!("Action {number}: ask employers which skills they miss"),
                "body": "Visit those who employ graduates, and write down what they say.",
                "output": "A list that every department has", "objective_ids": [objective],
                "first_day": format!("{year}-{month:02}-{day:02}"), "last_day": format!("{year}-{month:02}-{:02}", day + 7),
                "responsible": { "unit_id": unit },
            });
            let action = id(&self.post(&format!("/plans/{plan}/nodes"), &body).await?);
            if number % 5 == 0 {
                let line = json!({
                    "node_id": action, "year": year, "source": "Own budget", "currency": "AZN", "stage": "planned",
                    "funding": "funded", "need": "money", "amount": "1200",
                });
                self.post(&format!("/plans/{plan}/lines"), &line).await?;
            }
            ids.push(action);
        }
        Ok((plan, ids))
    }
}
