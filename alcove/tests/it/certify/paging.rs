//! Lists of applications, certificates and what belongs to them, page by page.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::certificates::{act, granted};
use super::stage::{Staged, published, start};
use crate::world::World;

/// Everything that a list holds, read one by one.
async fn one_by_one(world: &World, role: &str, path: &str, name: &str) -> Vec<Value> {
    let machine = world.machine(role).await;
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let page = machine.get(&format!("{path}?limit=1{after}")).await.json();
        let items = page[name].as_array().unwrap_or_else(|| panic!("{path}: {page}"));
        assert!(items.len() <= 1, "{path}: {page}");
        found.extend(items.iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
        assert!(found.len() < 100, "{path} has no end");
    }
}

/// The same at once.
async fn whole(world: &World, role: &str, path: &str, name: &str) -> Vec<Value> {
    let page = world.machine(role).await.get(path).await.json();
    assert_eq!(page.get("next").cloned().unwrap_or_default(), Value::Null, "{path}");
    page[name].as_array().unwrap_or_else(|| panic!("{path}: {page}")).clone()
}

/// One by one it says what it says at once.
pub async fn read_alike(world: &World, role: &str, path: &str, name: &str, least: usize) {
    let at_once = whole(world, role, path, name).await;
    assert!(at_once.len() >= least, "{path}: {at_once:?}");
    assert_eq!(one_by_one(world, role, path, name).await, at_once, "{path}");
}

/// Three applications of the college for three schemes, handed in at one instant.
async fn three() -> Staged {
    let first = Staged::submitted("on-paper").await;
    let world = first.world();
    for _ in 0..2 {
        let scheme = published(world, "on-paper").await;
        let begun = start(world, "coordinator", &scheme, "entry", &first.desk.id).await.json();
        let path = format!("/api/v1/applications/{}", begun["id"].as_str().unwrap());
        let said = json!({"name": "The head", "position": "Head", "day": "2026-11-21", "agreed": true});
        world.machine("head").await.json(Method::PUT, &format!("{path}/declaration"), &said).await;
        let machine = world.machine("coordinator").await;
        let submitted = machine.json(Method::POST, &format!("{path}/submission"), &json!({})).await;
        assert_eq!(submitted.status, StatusCode::OK, "{}", submitted.text());
    }
    first
}

#[tokio::test]
async fn applications_and_schemes_are_read_page_by_page() {
    let staged = three().await;
    let world = staged.world();
    let (college, body) = (&world.college, &world.other_college);

    let own = format!("/api/v1/organisations/{college}/applications");
    let received = format!("/api/v1/organisations/{body}/received-applications");
    let schemes = format!("/api/v1/organisations/{body}/schemes");
    read_alike(world, "coordinator", &own, "applications", 3).await;
    read_alike(world, "outsider", &received, "applications", 3).await;
    read_alike(world, "outsider", &schemes, "schemes", 3).await;
    read_alike(world, "viewer", "/api/v1/schemes", "editions", 3).await;

    let outsider = world.machine("outsider").await;
    for wrong in ["limit=0", "limit=1001", "after=0123456789abcdef0123456789abcdef"] {
        let answer = outsider.get(&format!("{received}?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn what_changed_since_is_read_page_by_page() {
    let staged = Staged::submitted("on-paper").await;
    staged.desk.post("head", "reopening", json!({"reason": "One more look."})).await;
    for item in ["A1.1", "A1.2"] {
        let settled = json!({"mark": {"step": 1}, "method": "ruled", "reason": "We were too kind."});
        let answer = staged.desk.settle("coordinator", item, settled).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }

    read_alike(staged.world(), "coordinator", &staged.api("/changes"), "changes", 4).await;
}

#[tokio::test]
async fn certificates_and_what_happened_to_them_are_read_page_by_page() {
    let (staged, held) = granted().await;
    let world = staged.world();
    act(&staged, "outsider", &held, "suspend", "A question is open.").await;
    act(&staged, "outsider", &held, "resume", "It is answered.").await;
    let (college, body) = (&world.college, &world.other_college);

    let code = held["code"].as_str().unwrap();
    let checks = format!("/api/v1/certificates/{}/checks", held["id"].as_str().unwrap());
    let own = format!("/api/v1/organisations/{college}/certificates");
    let issued = format!("/api/v1/organisations/{body}/issued-certificates");
    let keys = format!("/api/v1/organisations/{college}/signing-keys");
    let administrator = world.machine("administrator").await;
    let made = administrator.json(Method::PUT, &keys, &json!({ "form": "" })).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    read_alike(world, "viewer", &format!("/api/v1/register/{code}/events"), "events", 3).await;
    read_alike(world, "outsider", &checks, "checks", 1).await;
    read_alike(world, "viewer", &own, "certificates", 1).await;
    read_alike(world, "outsider", &issued, "certificates", 1).await;
    read_alike(world, "administrator", &keys, "keys", 2).await;
    let none = format!("{issued}?after={}", held["id"].as_str().unwrap());
    assert_eq!(world.machine("outsider").await.get(&none).await.json()["certificates"], json!([]));
}
