use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

async fn names(world: &World) -> Vec<String> {
    let path = format!("/api/v1/organisations/{}/units", world.college);
    let list = world.machine("viewer").await.get(&path).await.json();
    list["items"].as_array().unwrap().iter().map(|unit| unit["name"].as_str().unwrap().to_owned()).collect()
}

async fn add(world: &World, role: &str, body: Value) -> crate::world::Answer {
    let path = format!("/api/v1/organisations/{}/units", world.college);
    world.machine(role).await.json(Method::POST, &path, &body).await
}

#[tokio::test]
async fn a_coordinator_adds_a_unit_below_another_and_it_stands_there() {
    let world = World::new().await;

    let answer = add(&world, "coordinator", json!({ "name": "Welding", "parent_id": world.units[0] })).await;

    assert_eq!(
        (answer.status, answer.json()["parent_id"].as_str()),
        (StatusCode::CREATED, Some(world.units[0].as_str()))
    );
    assert_eq!(
        names(&world).await,
        ["Engineering workshops", "Welding", "Digital and IT", "Student support"]
    );
}

#[tokio::test]
async fn a_contributor_adds_no_unit_and_an_outsider_finds_none() {
    let world = World::new().await;

    assert_eq!(add(&world, "contributor", json!({ "name": "Mine" })).await.status, StatusCode::FORBIDDEN);
    assert_eq!(add(&world, "outsider", json!({ "name": "Mine" })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(add(&world, "leaver", json!({ "name": "Mine" })).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_unit_of_another_organisation_is_neither_parent_nor_page() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let path = format!("/organisation/units/{}", world.other_unit);

    let as_parent =
        add(&world, "coordinator", json!({ "name": "Welding", "parent_id": world.other_unit })).await;
    let archived = browser.post(&format!("{path}/archive"), &[]).await;

    assert_eq!(as_parent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(archived.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_unit_cannot_be_moved_under_one_below_it() {
    let world = World::new().await;
    let child = add(&world, "coordinator", json!({ "name": "Welding", "parent_id": world.units[0] }))
        .await
        .json()["id"]
        .clone();
    let path = format!("/api/v1/organisations/{}/units/{}", world.college, world.units[0]);

    let answer =
        world.machine("coordinator").await.json(Method::PATCH, &path, &json!({ "parent_id": child })).await;

    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("unit-under-itself"))
    );
}

#[tokio::test]
async fn two_units_that_cannot_be_told_apart_are_refused() {
    let world = World::new().await;
    let first = add(&world, "coordinator", json!({ "name": "Welding", "code": "WE" })).await;
    let browser = world.browser("coordinator").await;

    let again = browser.post("/organisation/units", &[("name", " welding"), ("code", "we")]).await;
    let below = add(&world, "coordinator", json!({ "name": "Welding", "parent_id": world.units[0] })).await;
    let path = format!("/organisation/units/{}", first.json()["id"].as_str().unwrap());
    let same = browser.post(&path, &[("name", "Welding"), ("code", "WE"), ("version", "1")]).await;
    let of_a_register = add(&world, "coordinator", json!({ "name": "Welding" })).await;

    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("There is a unit of this name here already"), "{}", again.text());
    assert!(again.text().contains("Another unit has this code") && again.text().contains("value=\"we\""));
    assert_eq!((below.status, same.status), (StatusCode::CREATED, StatusCode::SEE_OTHER));
    assert_eq!(of_a_register.status, StatusCode::CREATED, "{}", of_a_register.text());
}

#[tokio::test]
async fn a_unit_that_was_archived_can_be_brought_back_later() {
    let world = World::new().await;
    add(&world, "coordinator", json!({ "name": "Welding", "parent_id": world.units[0] })).await;
    let path = format!("/organisation/units/{}", world.units[0]);
    let browser = world.browser("coordinator").await;
    browser.post(&format!("{path}/archive"), &[]).await;
    let gone = names(&world).await;

    let page = browser.get("/organisation/units").await.text();
    let viewed = world.browser("viewer").await.get("/organisation/units").await.text();
    browser.post(&format!("{path}/restoration"), &[]).await;

    assert!(!gone.contains(&"Welding".to_owned()), "{gone:?}");
    assert!(page.contains("One archived unit") && page.contains(&format!("{path}/restoration")), "{page}");
    assert!(!viewed.contains("archived unit"), "{viewed}");
    assert!(names(&world).await.contains(&"Welding".to_owned()));
}

#[tokio::test]
async fn units_are_put_in_order() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let path = format!("/organisation/units/{}/position", world.units[2]);

    browser.post(&path, &[("direction", "up")]).await;
    browser.post(&path, &[("direction", "up")]).await;
    browser.post(&path, &[("direction", "up")]).await;

    assert_eq!(names(&world).await, ["Student support", "Engineering workshops", "Digital and IT"]);
}

#[tokio::test]
async fn archiving_takes_the_branch_along_and_undo_brings_all_of_it_back() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    add(&world, "coordinator", json!({ "name": "Welding", "parent_id": world.units[0] })).await;
    let path = format!("/organisation/units/{}", world.units[0]);

    let archived = browser.post(&format!("{path}/archive"), &[]).await;
    let page = browser.clone().with_cookies(&archived).get("/organisation/units").await;
    let without = names(&world).await;
    let restored = browser.post(&format!("{path}/restoration"), &[]).await;

    assert_eq!(without, ["Digital and IT", "Student support"]);
    assert!(page.text().contains(&format!("action=\"{path}/restoration\"")), "{}", page.text());
    assert_eq!(restored.status, StatusCode::SEE_OTHER);
    assert_eq!(names(&world).await.len(), 4);
}

#[tokio::test]
async fn a_planted_notice_offers_no_other_act() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;

    let page =
        browser.with_cookie("alcove-notice", "notice-saved~/account/tokens").get("/organisation/units").await;

    assert!(page.text().contains("Saved.") && !page.text().contains("/account/tokens"));
}
