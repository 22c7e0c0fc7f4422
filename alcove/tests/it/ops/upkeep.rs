use alcove::shell::{doctor, housekeeping};
use sea_orm::ConnectionTrait as _;

use crate::world::World;

async fn findings(world: &World) -> Vec<(&'static str, String)> {
    let checks = doctor::examine(&world.app).await.unwrap();
    checks
        .into_iter()
        .flat_map(|check| check.findings.into_iter().map(move |finding| (check.name, finding)))
        .collect()
}

async fn change(world: &World, sql: &str) {
    let tx = world.app.db.begin().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn the_doctor_finds_nothing_where_nothing_is_wrong() {
    let world = World::new().await;

    assert_eq!(findings(&world).await, []);
}

#[tokio::test]
async fn the_doctor_finds_an_event_that_was_changed() {
    let world = World::new().await;
    let coordinator = world.machine("coordinator").await;
    let unit = serde_json::json!({ "name": "Bakery" });
    let address = format!("/api/v1/organisations/{}/units", world.college);
    let added = coordinator.json(axum::http::Method::POST, &address, &unit).await;
    assert_eq!(added.status, 201, "{}", added.text());

    change(&world, "update audit_event set after_value = 'Brewery'").await;

    let found = findings(&world).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "audit");
    assert!(found[0].1.contains("this event was changed"), "{}", found[0].1);
}

#[tokio::test]
async fn the_doctor_finds_a_file_that_is_missing() {
    let world = World::new().await;

    change(
        &world,
        "insert into blob (sha256, size, media_type, created_at) values ('ab12', 3, 'text/plain', 1)",
    )
    .await;

    let found = findings(&world).await;
    assert_eq!(found.len(), 1);
    assert!(found[0].1.contains("ab12"), "{}", found[0].1);
}

#[tokio::test]
async fn what_nobody_needs_any_more_is_removed_and_the_rest_stays() {
    let world = World::new().await;
    let now = world.ctx().now.millis();
    let day = 86_400_000;
    for (id, at) in [("old", now - 2 * day), ("new", now - 1000)] {
        change(&world, &format!("insert into sign_in_attempt (id, subject, at) values ('{id}', 'x', {at})"))
            .await;
    }

    let removed = housekeeping::tidy(&world.ctx()).await.unwrap();

    assert_eq!(removed, 1);
    assert_eq!(housekeeping::tidy(&world.ctx()).await.unwrap(), 0);
}
