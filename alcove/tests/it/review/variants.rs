//! A framework in the words of a setting: chosen, shown, and counted as before.

use alcove::kit::ids::{AssessmentId, EditionId};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::stage;
use crate::world::{Browser, World};

const WORDED: &str = "Posts and brokers help to plan our";
const OWN: &str = "take part in planning our";

async fn edition(world: &World) -> EditionId {
    stage::add(world, &stage::worded(), None).await
}

async fn chosen(browser: &Browser, edition: &EditionId, variant: &str, previous: &str) -> AssessmentId {
    let fields = [
        ("edition", edition.as_str()),
        ("title", "Autumn"),
        ("cycle", "2026"),
        ("preset", "quick"),
        ("variant", variant),
        ("previous", previous),
    ];
    let sent = browser.post("/assessments/new", &fields).await;
    let id = sent.leads_to().trim_start_matches("/assessments/").split('?').next().unwrap().to_owned();
    AssessmentId(id)
}

async fn variant(world: &World, id: &AssessmentId) -> Value {
    let scope = world.machine("coordinator").await.get(&format!("/api/v1/assessments/{id}/scope")).await;
    scope.json()["variant"].clone()
}

async fn open(world: &World, id: &AssessmentId) -> String {
    let seat = stage::seat(world, id, &json!({ "unit_id": world.units[0], "all": true })).await;
    stage::open(world, id).await;
    seat.0
}

#[tokio::test]
async fn a_coordinator_chooses_a_setting_and_everybody_reads_its_words() {
    let world = World::new().await;
    let edition = edition(&world).await;
    let item = stage::item(&world, &edition, "A1.1").await;
    let coordinator = world.browser("coordinator").await;

    let form = coordinator.get("/assessments/new").await.text();
    let id = chosen(&coordinator, &edition, "customs", "").await;
    let seat = open(&world, &id).await;
    let workspace = world.browser("contributor").await.get(&format!("/assessments/{id}/items/{item}")).await;
    let rating = format!("/api/v1/assessments/{id}/seats/{seat}/ratings/{item}");
    let mark = json!({ "mark": { "step": 3 } });
    world.machine("contributor").await.json(Method::PUT, &rating, &mark).await;
    let settle = format!("/api/v1/assessments/{id}/moderations/{item}");
    let agreed = json!({ "mark": { "step": 3 }, "method": "agreed" });
    let settled = world.machine("coordinator").await.json(Method::PUT, &settle, &agreed).await;
    let moderation = coordinator.get(&format!("/assessments/{id}/moderation/{item}")).await.text();
    let queue = coordinator.get(&format!("/assessments/{id}/moderation")).await.text();
    let closure = json!({ "provisional": true });
    let closure = world
        .machine("head")
        .await
        .json(Method::POST, &format!("/api/v1/assessments/{id}/closure"), &closure)
        .await;
    assert!(closure.status.is_success(), "{}", closure.text());
    let results = coordinator.get(&format!("/assessments/{id}/results")).await.text();
    let report = format!("/api/v1/assessments/{id}/report.json");
    let report = world.machine("coordinator").await.get(&report).await.json();

    assert!(form.contains("Customs training") && form.contains("1 item in words of this setting"), "{form}");
    assert_eq!(settled.status, StatusCode::OK);
    let workspace = workspace.text();
    for shown in [WORDED, "A note of one post", "In words of this setting: Customs training", OWN] {
        assert!(workspace.contains(shown), "{shown} {workspace}");
    }
    assert!(moderation.contains(WORDED) && queue.contains(WORDED), "{moderation} {queue}");
    assert!(!queue.contains(OWN));
    assert!(results.contains("Statements are in words of this setting: Customs training."), "{results}");
    let told = report["items"].as_array().unwrap().iter().find(|one| one["ref"] == "A1.1").unwrap();
    assert_eq!(told["variant_wording"], "Posts and brokers help to plan our programmes.");
    assert_eq!(told["text"], "Employers take part in planning our programmes.", "what compares is the item");
}

#[tokio::test]
async fn without_a_setting_the_framework_speaks_for_itself() {
    let world = World::new().await;
    let edition = edition(&world).await;
    let item = stage::item(&world, &edition, "A1.1").await;
    let coordinator = world.browser("coordinator").await;

    let id = chosen(&coordinator, &edition, "", "").await;
    open(&world, &id).await;
    let page = coordinator.get(&format!("/assessments/{id}/items/{item}")).await.text();

    assert_eq!(variant(&world, &id).await, Value::Null);
    assert!(page.contains(OWN) && !page.contains("Posts and brokers"), "{page}");
}

#[tokio::test]
async fn the_setting_is_changed_while_the_scope_can_be() {
    let world = World::new().await;
    let edition = edition(&world).await;
    let coordinator = world.browser("coordinator").await;
    let id = chosen(&coordinator, &edition, "", "").await;
    let path = format!("/assessments/{id}/scope");

    let taken = coordinator.post(&path, &[("set", "words"), ("variant", "customs")]).await;
    let with = (variant(&world, &id).await, coordinator.get(&path).await.text());
    coordinator.post(&path, &[("set", "words"), ("variant", "")]).await;
    let without = variant(&world, &id).await;
    let unknown = coordinator.post(&path, &[("set", "words"), ("variant", "mining")]).await;
    open(&world, &id).await;
    let late = coordinator.post(&path, &[("set", "words"), ("variant", "customs")]).await;

    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!((with.0, without), (json!("customs"), Value::Null));
    assert!(with.1.contains("Words: Customs training") && with.1.contains(WORDED), "{}", with.1);
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(variant(&world, &id).await, Value::Null);
}

#[tokio::test]
async fn the_next_cycle_keeps_the_setting_of_the_last() {
    let world = World::new().await;
    let edition = edition(&world).await;
    let coordinator = world.browser("coordinator").await;
    let first = chosen(&coordinator, &edition, "customs", "").await;

    let second = chosen(&coordinator, &edition, "", first.as_str()).await;

    assert_eq!(variant(&world, &second).await, json!("customs"));
}

#[tokio::test]
async fn machines_choose_a_setting_by_its_id() {
    let world = World::new().await;
    let edition = edition(&world).await;
    let machine = world.machine("coordinator").await;
    let body = |variant: &str| {
        json!({
            "organisation_id": world.college, "edition_id": edition, "title": "Autumn", "variant": variant,
        })
    };

    let made = machine.json(Method::POST, "/api/v1/assessments", &body("customs")).await;
    let refused = machine.json(Method::POST, "/api/v1/assessments", &body("mining")).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let id = AssessmentId(made.json()["id"].as_str().unwrap().to_owned());
    assert_eq!(variant(&world, &id).await, json!("customs"));
    let tree = machine.get(&format!("/api/v1/assessments/{id}/tree")).await.json();
    let item = tree["items"].as_array().unwrap().iter().find(|one| one["ref"] == "A1.1").unwrap();
    assert_eq!(item["variant_wording"], "Posts and brokers help to plan our programmes.");
    assert_eq!((refused.status.as_u16(), &refused.json()["fields"][0]["field"]), (422, &json!("variant")));
}
