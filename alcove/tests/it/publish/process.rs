//! A whole process that others start from.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, name_reviewer, person, rated};
use crate::improve::stage as plans;
use crate::stage;
use crate::world::World;
use alcove::kit::etag::Condition;
use alcove::publish::moving;
use alcove::publish::reviewing::{self, Verdict};

/// The college's practice with the process of an assessment of two items and of its plan, published.
pub async fn with_process(world: &World) -> (String, serde_json::Value) {
    let edition = stage::edition(world).await;
    let machine = world.machine("coordinator").await;
    let new = json!({ "organisation_id": world.college, "edition_id": edition, "title": "Ours" });
    let made = machine.json(Method::POST, "/api/v1/assessments", &new).await.json();
    let assessment = made["id"].as_str().unwrap().to_owned();
    let plan = plans::under_way(world).await;
    let id = draft(world, "coordinator", complete()).await;
    let address = format!("/api/v1/practices/{id}");
    let source = json!({ "assessment_id": assessment, "plan_id": plan.id });
    let laid = machine.json(Method::PUT, &format!("{address}/process"), &source).await;
    assert_eq!(laid.status, StatusCode::OK, "{}", laid.text());
    name_reviewer(world, "outsider").await;
    moving::submit(&person(world, "coordinator").await, &id).await.unwrap();
    moving::endorse(&person(world, "head").await, &id, &Condition::None).await.unwrap();
    rated(world, &id, 3).await;
    reviewing::decide(&person(world, "outsider").await, &id, &Condition::None, Verdict::Publish, "")
        .await
        .unwrap();
    (id.0, laid.json()["body"]["process"].clone())
}

#[tokio::test]
async fn a_process_is_published_without_what_was_found_or_planned_and_begun_elsewhere() {
    let world = World::new().await;
    let (id, laid) = with_process(&world).await;
    let machine = world.machine("outsider").await;
    let new = json!({ "title": "As they did", "first_day": "2027-02-01", "assessment": true, "plan": true });

    let begun = machine.json(Method::POST, &format!("/api/v1/practices/{id}/starts"), &new).await;

    assert!(!laid["items"].as_array().unwrap().is_empty());
    assert!(laid["plan"]["objectives"].as_u64().unwrap() > 0);
    assert!(!laid.to_string().contains("Learners leave with skills"), "{laid}");
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text());
    let begun = begun.json();
    let assessment = begun["assessment_id"].as_str().unwrap();
    let scope = machine.get(&format!("/api/v1/assessments/{assessment}/scope")).await;
    assert_eq!(scope.status, StatusCode::OK, "{}", scope.text());
    let plan = machine.get(&format!("/api/v1/plans/{}", begun["plan_id"].as_str().unwrap())).await.json();
    assert_eq!((&plan["title"], &plan["first_day"]), (&json!("As they did"), &json!("2027-02-01")));
    let first = alcove_domain::kit::Day::parse("2027-02-01").unwrap();
    let last = alcove_domain::kit::Day::parse(plan["last_day"].as_str().unwrap()).unwrap();
    assert_eq!(laid["plan"]["days"], first.days_until(last) + 1);
    let tasks = world.browser("outsider").await.get("/practices/adoptions").await.text();
    assert!(tasks.contains("Meters in the workshop"));
    let public = world.stranger().get(&format!("/practices/{id}")).await.text();
    assert!(public.contains("1 institution has taken parts of it over."), "it counts as an adopter");
}

#[tokio::test]
async fn a_process_begins_whole_or_not_at_all() {
    let world = World::new().await;
    let (id, _) = with_process(&world).await;
    let machine = world.machine("outsider").await;
    let lists = || async {
        let [assessments, plans] = ["assessments", "plans"]
            .map(|rows| format!("/api/v1/{rows}?organisation_id={}", world.other_college));
        let (assessments, plans) = (machine.get(&assessments).await, machine.get(&plans).await);
        assert_eq!((assessments.status, plans.status), (StatusCode::OK, StatusCode::OK));
        (assessments.text(), plans.text())
    };
    let before = lists().await;
    world.tamper("alter table practice_adoption rename to taken_away").await;
    let new = json!({ "title": "As they did", "first_day": "2027-02-01", "assessment": true, "plan": true });

    let refused = machine.json(Method::POST, &format!("/api/v1/practices/{id}/starts"), &new).await;

    assert_eq!(refused.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(lists().await, before);
}

#[tokio::test]
async fn the_page_begins_what_is_ticked_and_names_what_is_missing() {
    let world = World::new().await;
    let (id, _) = with_process(&world).await;
    let plain = super::stage::published(&world, complete()).await;
    let browser = world.browser("outsider").await;
    let address = format!("/practices/{id}/start");

    let public = browser.get(&format!("/practices/{id}")).await.text();
    let page = browser.get(&address).await;
    let untitled = browser.post(&address, &[("part", "plan"), ("first_day", "2027-02-01")]).await;
    let nothing = browser.post(&address, &[("title", "Ours"), ("first_day", "2027-02-01")]).await;
    let fields = [("part", "plan"), ("title", "Ours"), ("first_day", "2027-02-01")];
    let begun = browser.post(&address, &fields).await;
    let none = browser.get(&format!("/practices/{plain}/start")).await;
    let viewer = world.browser("viewer").await.post(&address, &fields).await;

    assert!(public.contains(&address));
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(
        (untitled.status, nothing.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    assert!(begun.leads_to().starts_with("/plans/"));
    assert!(none.status.is_client_error());
    assert!(viewer.status.is_client_error());
}

#[tokio::test]
async fn what_one_can_start_from_is_found_where_one_begins() {
    let world = World::new().await;
    let (id, _) = with_process(&world).await;
    let plain = super::stage::published(&world, complete()).await;
    let stranger = world.stranger();
    let member = world.browser("coordinator").await;

    let found = stranger.get("/api/v1/practices?process=plan").await.json();
    let none = stranger.get("/api/v1/practices?process=seats").await.json();
    let page = stranger.get("/practices?process=assessment").await.text();
    let assessment = member.get("/assessments/new").await.text();
    let plan = member.get("/plans/new").await.text();

    assert_eq!((&found["count"], &found["items"][0]["id"]), (&json!(1), &json!(id)));
    assert_eq!(found["items"][0]["process"], json!(["assessment", "plan"]));
    assert_eq!(found["facets"]["processes"], json!({ "assessment": 1, "plan": 1 }));
    assert_eq!(none["count"], 0);
    assert!(page.contains(&format!("/practices/{id}")) && !page.contains(&format!("/practices/{plain}")));
    assert!(page.contains(r#"<option value="assessment" selected>Self-assessment (1)</option>"#), "{page}");
    assert!(assessment.contains(r#"href="/practices?process=assessment""#));
    assert!(plan.contains(r#"href="/practices?process=plan""#));
}

#[tokio::test]
async fn processes_that_were_published_before_are_found_as_well() {
    let world = World::new().await;
    let (id, _) = with_process(&world).await;
    let plain = super::stage::published(&world, complete()).await;
    let all = async || {
        let answer = world.stranger().get("/api/v1/practices").await.json();
        let items = answer["items"].as_array().unwrap().clone();
        items.into_iter().map(|one| (one["id"].clone(), one["process"].clone())).collect::<Vec<_>>()
    };
    let now = all().await;
    world.tamper("update practice_version set process_parts = ''").await;

    let migration = include_str!("../../../migrations/0016-process.sql");
    world.tamper(migration.split_once("add column").unwrap().1.split_once(';').unwrap().1).await;

    assert_eq!(all().await, now);
    assert!(
        now.contains(&(json!(id), json!(["assessment", "plan"]))) && now.contains(&(json!(plain), json!([])))
    );
}

#[tokio::test]
async fn an_assessment_of_others_and_a_process_that_is_none_are_refused() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let theirs = plans::elsewhere(&world).await;
    let machine = world.machine("coordinator").await;
    let address = format!("/api/v1/practices/{id}");

    let foreign =
        machine.json(Method::PUT, &format!("{address}/process"), &json!({ "plan_id": theirs.id })).await;
    let mut body = complete();
    body["process"] = json!({ "items": ["A1"], "rating": 9, "closing": 3, "framework": "urn:x" });
    let backwards = machine.json(Method::PUT, &format!("{address}/draft"), &body).await;

    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", foreign.text());
    assert_eq!(backwards.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", backwards.text());
}
