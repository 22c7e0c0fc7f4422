//! What a body awards, and how far institutions see themselves from it.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{draft, published, scheme, send_seen};
use crate::settle::desk::Desk;
use crate::world::World;

fn rule<'a>(progress: &'a Value, level: &str, rule: &str) -> &'a Value {
    let levels = progress["levels"].as_array().unwrap();
    let level = levels.iter().find(|one| one["level_id"] == level).unwrap();
    level["rules"].as_array().unwrap().iter().find(|one| one["rule"] == rule).unwrap()
}

async fn progress(world: &World, role: &str) -> Value {
    let path = format!("/api/v1/organisations/{}/certificate-progress", world.college);
    let answer = world.machine(role).await.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

#[tokio::test]
async fn a_published_edition_never_changes_and_a_change_makes_another() {
    let world = World::new().await;
    let id = published(&world, "desk").await;
    let body = world.machine("outsider").await;
    let path = |rest: &str| format!("/api/v1/schemes/{id}{rest}");

    let changed = body.json(Method::PUT, &path("/draft"), &scheme("visit")).await;
    let revised = body.json(Method::POST, &path("/revision"), &json!({})).await;
    let again = body.json(Method::POST, &path("/revision"), &json!({})).await;
    let changed_then = body.json(Method::PUT, &path("/draft"), &scheme("visit")).await;
    let second = body.json(Method::POST, &path("/publication"), &json!({})).await;

    assert_eq!(changed.status, StatusCode::CONFLICT);
    assert_eq!((revised.status, again.status), (StatusCode::CREATED, StatusCode::CONFLICT));
    assert_eq!(changed_then.status, StatusCode::OK, "{}", changed_then.text());
    let states: Vec<Value> =
        second.json()["editions"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, ["published", "withdrawn"]);
    let offers = world.machine("viewer").await.get("/api/v1/schemes").await.json();
    assert_eq!(offers["editions"][0]["number"], 2);
    assert_eq!(offers["editions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_draft_is_for_the_body_alone() {
    let world = World::new().await;
    let id = draft(&world, "outsider", &world.other_college).await;
    let path = format!("/api/v1/schemes/{id}");

    for role in ["administrator", "viewer", "leaver", "platform"] {
        let answer = world.machine(role).await.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(world.machine("outsider").await.get(&path).await.status, StatusCode::OK);
    let own = draft(&world, "coordinator", &world.college).await;
    let head = world.machine("head").await;
    let published = head.json(Method::POST, &format!("/api/v1/schemes/{own}/publication"), &json!({})).await;
    assert_eq!(published.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn two_people_at_one_scheme_do_not_overwrite_each_other() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", &world.college).await;
    let path = format!("/api/v1/schemes/{id}/draft");

    let first = send_seen(&world, "coordinator", Method::PUT, &path, &scheme("desk"), 1).await;
    let second = send_seen(&world, "administrator", Method::PUT, &path, &scheme("visit"), 1).await;

    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(second.status, StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn a_scheme_that_asks_for_nothing_is_refused() {
    let world = World::new().await;
    let path = format!("/api/v1/organisations/{}/schemes", world.college);
    let mut broken = scheme("desk");
    broken["levels"][0]["rules"] = json!([{"rule": "evidence-share", "percent": 0}]);
    let mut nameless = scheme("desk");
    nameless["names"] = json!({"ru": {"name": "Знак"}});
    let machine = world.machine("coordinator").await;

    for body in [broken, nameless, json!({"alcove": "scheme/1"})] {
        let answer = machine.json(Method::POST, &path, &json!({"scheme": body})).await;
        assert!(answer.status.is_client_error(), "{}", answer.text());
    }
}

#[tokio::test]
async fn a_file_comes_back_as_it_went() {
    let world = World::new().await;
    let id = published(&world, "desk").await;

    let file = world.browser("outsider").await.get(&format!("/schemes/{id}/file.json")).await;

    assert_eq!(file.status, StatusCode::OK);
    let sent = scheme("desk");
    let back = file.json();
    assert_eq!(back["levels"][0]["rules"], sent["levels"][0]["rules"]);
    assert_eq!(back["names"], sent["names"]);
}

#[tokio::test]
async fn progress_is_seen_before_the_closing_and_steps_by_those_who_moderate() {
    let desk = Desk::agreed().await;
    desk.settle_all().await;
    published(&desk.world, "on-paper").await;

    let viewer = progress(&desk.world, "viewer").await;
    let coordinator = progress(&desk.world, "coordinator").await;

    assert_eq!(rule(&viewer, "entry", "closed")["met"], false);
    assert_eq!(rule(&viewer, "entry", "items-assessed")["have"], 10);
    assert_eq!(rule(&viewer, "entry", "counts-at-step")["have"], 0);
    assert_eq!(rule(&coordinator, "entry", "counts-at-step")["have"], 2);
    desk.close().await;
    let closed = progress(&desk.world, "viewer").await;
    assert_eq!(rule(&closed, "entry", "closed")["met"], true);
    assert_eq!(rule(&closed, "entry", "counts-at-step")["met"], true);
    assert_eq!(rule(&closed, "entry", "declaration")["met"], false);
    assert_eq!(rule(&closed, "teaching", "plan-approved")["met"], false);
}

#[tokio::test]
async fn progress_is_nobody_elses_business() {
    let world = World::new().await;
    let path = format!("/api/v1/organisations/{}/certificate-progress", world.college);

    for role in ["outsider", "leaver", "platform"] {
        assert_eq!(world.machine(role).await.get(&path).await.status, StatusCode::NOT_FOUND, "{role}");
    }
}
