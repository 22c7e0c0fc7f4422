//! The visit: its plan, and notes in confidence.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{Staged, submitted};
use crate::certify::paging::read_alike;
use crate::world::World;

const SECRET: &str = "The head does not listen";

/// A day with one meeting of which the lead has written notes.
async fn noted(world: &World, staged: &Staged) -> String {
    staged.both(world).await;
    let lead = staged.browser(world, "lead").await;
    let plan = json!({ "first_day": "2026-12-07", "place": "Main building" });
    let planned = lead.json(Method::PUT, &staged.api("/visit"), &plan).await;
    assert_eq!(planned.status, StatusCode::OK, "{}", planned.text());
    let meeting = json!({ "day": "2026-12-07", "begins": "09:30", "whom": "Teachers of the first year" });
    let added = lead.json(Method::POST, &staged.api("/visit/meetings"), &meeting).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    let id = added.json()["id"].as_str().unwrap().to_owned();
    let path = staged.api(&format!("/visit/meetings/{id}/notes"));
    let written = lead.json(Method::PUT, &path, &json!({ "notes": SECRET })).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.text());
    id
}

#[tokio::test]
async fn notes_of_interviews_stay_between_the_two_who_judge() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let meeting = noted(&world, &staged).await;
    let lead = staged.browser(&world, "lead").await;
    lead.json(Method::POST, &staged.api("/visit/telling"), &json!({})).await;

    let co = staged.browser(&world, "co").await.get(&staged.api("/visit")).await.text();
    assert!(co.contains(SECRET), "{co}");
    for role in ["outsider", "coordinator"] {
        let seen = world.machine(role).await.get(&staged.api("/visit")).await;
        assert_eq!(seen.status, StatusCode::OK, "{role}");
        assert!(seen.text().contains("Teachers of the first year"), "{role}");
        assert!(!seen.text().contains(SECRET), "{role}");
    }
    let page = staged.desk(&format!("/visit/meetings/{meeting}"));
    assert_eq!(world.browser("outsider").await.get(&page).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.browser("coordinator").await.get(&page).await.status, StatusCode::NOT_FOUND);
    assert!(lead.get(&page).await.text().contains(SECRET));
}

#[tokio::test]
async fn the_institution_sees_the_visit_once_it_was_told() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    noted(&world, &staged).await;
    let coordinator = world.machine("coordinator").await;
    let before = coordinator.get(&staged.api("/visit")).await.status;

    let lead = staged.browser(&world, "lead").await;
    lead.json(Method::POST, &staged.api("/visit/telling"), &json!({})).await;

    let page = format!("/applications/{}/visit", staged.id);
    let seen = world.browser("coordinator").await.get(&page).await.text();
    assert_eq!(before, StatusCode::NOT_FOUND);
    assert!(seen.contains("Main building") && !seen.contains(SECRET), "{seen}");
    let by_viewer = world.machine("viewer").await.get(&staged.api("/visit")).await.status;
    assert_eq!(by_viewer, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_who_note_one_meeting_lose_nothing() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let meeting = noted(&world, &staged).await;
    let page = staged.desk(&format!("/visit/meetings/{meeting}/notes"));
    let co = staged.browser(&world, "co").await;

    let clash = co.post(&page, &[("notes", "They said otherwise"), ("version", "1")]).await;

    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.text().contains("They said otherwise") && clash.text().contains(SECRET));
}

#[tokio::test]
async fn what_to_look_at_is_ticked_off() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let added = lead.post(&staged.desk("/visit/checks"), &[("check", "The workshop log")]).await;
    let visit = lead.get(&staged.api("/visit")).await.json();
    let id = visit["checks"][0]["id"].as_str().unwrap().to_owned();

    lead.post(&staged.desk(&format!("/visit/checks/{id}")), &[]).await;

    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let after = lead.get(&staged.api("/visit")).await.json();
    assert!(after["checks"][0]["seen_at"].is_string(), "{after}");
    let offline = lead.get(&staged.desk("/offline.json")).await.json();
    assert!(offline["pages"].as_array().unwrap().contains(&json!(staged.desk("/visit"))));
}

#[tokio::test]
async fn meetings_and_what_to_look_at_are_read_page_by_page() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    noted(&world, &staged).await;
    let lead = staged.browser(&world, "lead").await;
    for whom in ["Learners", "Employers"] {
        let meeting = json!({ "day": "2026-12-07", "begins": "11:00", "whom": whom });
        lead.json(Method::POST, &staged.api("/visit/meetings"), &meeting).await;
        let check = json!({ "words": format!("What {whom} say") });
        lead.json(Method::POST, &staged.api("/visit/checks"), &check).await;
    }

    read_alike(&world, "outsider", &staged.api("/visit"), "meetings", 3).await;
    let checks = lead.get(&staged.api("/visit/checks")).await.json();
    let first = lead.get(&staged.api("/visit/checks?limit=1")).await.json();
    let after = format!("/visit/checks?limit=1&after={}", first["next"].as_str().unwrap());
    let second = lead.get(&staged.api(&after)).await.json();
    let wrong = lead.get(&staged.api("/visit/checks?after=nobody")).await.status;

    assert_eq!(checks["checks"].as_array().unwrap().len(), 2, "{checks}");
    assert_eq!([&first["checks"][0], &second["checks"][0]], [&checks["checks"][0], &checks["checks"][1]]);
    assert_eq!(second.get("next"), None);
    assert_eq!(wrong, StatusCode::UNPROCESSABLE_ENTITY);
    let others = world.machine("outsider").await.get(&staged.api("/visit/checks")).await.json();
    assert_eq!(others["checks"], json!([]));
    let strange = world.machine("leaver").await.get(&staged.api("/visit/checks")).await.status;
    assert_eq!(strange, StatusCode::NOT_FOUND);
}
