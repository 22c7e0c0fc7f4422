//! Objectives that nobody has judged, in what is handed in and in what changed since.

use alcove::kit::clock::hash_bytes;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::Staged;
use crate::improve::stage::{Staged as Plan, under_way};

/// Handed in with a plan of which nobody has judged any objective.
async fn submitted() -> (Staged, Plan) {
    let staged = Staged::begun("on-paper").await;
    let plan = under_way(staged.world()).await;
    let machine = staged.world().machine("coordinator").await;
    let chosen = machine.json(Method::PATCH, &staged.api(""), &json!({ "plan_id": plan.id })).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.text());
    assert_eq!(staged.sign("head").await.status, StatusCode::OK);
    let submitted = staged.post("coordinator", "submission", json!({})).await;
    assert_eq!(submitted.status, StatusCode::OK, "{}", submitted.text());
    (staged, plan)
}

async fn judge(staged: &Staged, plan: &Plan, standing: &str) {
    let note = json!({ "standing": standing, "words": "" });
    let head = staged.world().machine("head").await;
    let noted = head.json(Method::POST, &plan.api_of("skills", "/notes"), &note).await;
    assert_eq!(noted.status, StatusCode::CREATED, "{}", noted.text());
}

async fn standings(staged: &Staged) -> Value {
    let changes = staged.get("coordinator", "/changes").await.json();
    let about = changes["changes"].as_array().unwrap().iter().filter(|one| one["about"] == "standing");
    about.map(|one| json!([one["name"], one["before"], one["after"]])).collect()
}

#[tokio::test]
async fn an_objective_that_nobody_judged_is_handed_in_without_a_standing() {
    let (staged, plan) = submitted().await;

    let handed_in = staged.get("outsider", "/snapshot").await.json();
    let quiet = standings(&staged).await;
    judge(&staged, &plan, "not-started").await;
    let judged = standings(&staged).await;
    let page = staged.world().browser("coordinator").await;
    let page = page.get(&format!("/applications/{}/changes", staged.id)).await.text();

    let nodes = handed_in["plan"]["nodes"].as_array().unwrap();
    let of = |name: &str| nodes.iter().find(|node| node["id"] == json!(plan.node(name))).unwrap();
    assert_eq!(of("skills")["standing"], Value::Null);
    assert_eq!(of("ask")["standing"], "not-started", "actions begin somewhere");
    assert_eq!(quiet, json!([]));
    assert_eq!(judged, json!([["Learners leave with skills that employers need", null, "not-started"]]));
    assert!(page.contains("Not judged yet"), "{page}");
}

#[tokio::test]
async fn what_was_handed_in_before_says_what_it_said_and_shows_no_change_for_it() {
    let (staged, plan) = submitted().await;
    let world = staged.world();
    let row = world.app.db.read();
    let row = alcove::certify::store::snapshot::of_application(row, &staged.id.as_str().into()).await;
    // As it was written before: every line of a plan had a standing.
    let body = row.unwrap().unwrap().body.replace("\"standing\":null", "\"standing\":\"not-started\"");
    let (hash, text) = (hash_bytes(body.as_bytes()), body.replace('\'', "''"));
    let id = &staged.id;
    let before = format!(
        "update application_snapshot set body = '{text}', hash = '{hash}' where application_id = '{id}'"
    );
    world.tamper(&before).await;

    let quiet = standings(&staged).await;
    let handed_in = staged.get("outsider", "/snapshot").await.json();
    judge(&staged, &plan, "on-track").await;
    let judged = standings(&staged).await;

    assert_eq!(quiet, json!([]));
    let nodes = handed_in["plan"]["nodes"].as_array().unwrap();
    assert!(nodes.iter().all(|node| node["standing"] == "not-started"), "{nodes:?}");
    let change = json!([["Learners leave with skills that employers need", "not-started", "on-track"]]);
    assert_eq!(judged, change);
}
