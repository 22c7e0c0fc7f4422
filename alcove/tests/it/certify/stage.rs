//! An awarding body with a scheme, and an institution that applies to it. The outsider's school is
//! the body: the college is the applicant.

use alcove::kit::ids::{AssessmentId, OrganisationId};
use axum::http::Method;
use serde_json::{Value, json};

use crate::settle::desk::Desk;
use crate::world::{Answer, World};

/// A level that the small framework can meet: one item at level 3 in the first dimension, one in the
/// second; no plan, no practices.
pub fn scheme(validation: &str) -> Value {
    json!({
        "alcove": "scheme/1",
        "language": "en",
        "names": {"en": {"name": "Small label", "aliases": ["The label"]}, "ru": {"name": "Малый знак"}},
        "fields": [{"id": "teaching", "names": {"en": {"name": "Teaching"}}, "items": ["A"]}],
        "mentions": [{"id": "green", "names": {"en": {"name": "Green"}}}],
        "levels": [
            {
                "id": "entry",
                "names": {"en": {"name": "Entry"}},
                "says": {"en": "It has begun."},
                "valid_months": 24,
                "surveillance_months": 12,
                "validation": validation,
                "rules": [
                    {"rule": "items-assessed", "least": 5},
                    {"rule": "counts-at-step", "step": 3, "least": [1, 1]},
                    {"rule": "declaration"}
                ]
            },
            {
                "id": "teaching",
                "names": {"en": {"name": "Strong in a field"}},
                "validation": "desk",
                "asks_field": true,
                "rules": [{"rule": "field-at-step", "step": 2, "percent": 50}, {"rule": "plan-approved"}]
            }
        ]
    })
}

/// A scheme of this organisation that nobody published, from a preset.
pub async fn draft(world: &World, role: &str, of: &OrganisationId) -> String {
    let path = format!("/api/v1/organisations/{of}/schemes");
    let answer = world.machine(role).await.json(Method::POST, &path, &json!({"preset": "commitment"})).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// A scheme of the outsider's school, published.
pub async fn published(world: &World, validation: &str) -> String {
    let path = format!("/api/v1/organisations/{}/schemes", world.other_college);
    let body = json!({"scheme": scheme(validation)});
    let machine = world.machine("outsider").await;
    let answer = machine.json(Method::POST, &path, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    let answer = machine.json(Method::POST, &format!("/api/v1/schemes/{id}/publication"), &json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    id
}

/// The college has begun an application on this assessment, and not handed it in.
pub async fn begun(world: &World, assessment: &AssessmentId) -> String {
    let scheme = published(world, "on-paper").await;
    let answer = start(world, "coordinator", &scheme, "entry", assessment).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["id"].as_str().unwrap().to_owned()
}

pub async fn start(
    world: &World,
    role: &str,
    scheme: &str,
    level: &str,
    assessment: &AssessmentId,
) -> Answer {
    let path = format!("/api/v1/organisations/{}/applications", world.college);
    let body = json!({"scheme_id": scheme, "level_id": level, "assessment_id": assessment});
    world.machine(role).await.json(Method::POST, &path, &body).await
}

/// An application on stage, with the assessment it stands on.
pub struct Staged {
    pub desk: Desk,
    pub scheme: String,
    pub id: String,
}

impl Staged {
    /// Begun on a closed assessment that meets the level.
    pub async fn begun(validation: &str) -> Self {
        let desk = Desk::closed().await;
        let scheme = published(&desk.world, validation).await;
        let answer = start(&desk.world, "coordinator", &scheme, "entry", &desk.id).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        let id = answer.json()["id"].as_str().unwrap().to_owned();
        Self { desk, scheme, id }
    }

    /// Signed and handed in.
    pub async fn submitted(validation: &str) -> Self {
        let staged = Self::begun(validation).await;
        let signed = staged.sign("head").await;
        assert_eq!(signed.status, 200, "{}", signed.text());
        let submitted = staged.post("coordinator", "submission", json!({})).await;
        assert_eq!(submitted.status, 200, "{}", submitted.text());
        staged
    }

    pub fn world(&self) -> &World {
        &self.desk.world
    }

    pub fn api(&self, rest: &str) -> String {
        format!("/api/v1/applications/{}{rest}", self.id)
    }

    pub async fn sign(&self, role: &str) -> Answer {
        let body = json!({"name": "The head", "position": "Head", "day": "2026-11-21", "agreed": true});
        self.world().machine(role).await.json(Method::PUT, &self.api("/declaration"), &body).await
    }

    pub async fn post(&self, role: &str, what: &str, body: Value) -> Answer {
        self.world().machine(role).await.json(Method::POST, &self.api(&format!("/{what}")), &body).await
    }

    /// The same with the version that was read.
    pub async fn post_seen(&self, role: &str, what: &str, body: Value, version: i64) -> Answer {
        send_seen(self.world(), role, Method::POST, &self.api(&format!("/{what}")), &body, version).await
    }

    pub async fn get(&self, role: &str, rest: &str) -> Answer {
        self.world().machine(role).await.get(&self.api(rest)).await
    }
}

pub async fn send_seen(
    world: &World,
    role: &str,
    method: Method,
    path: &str,
    body: &Value,
    version: i64,
) -> Answer {
    let tag = format!("\"{version}\"");
    let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
    world.machine(role).await.send(method, path, &headers, body.to_string().into_bytes()).await
}
