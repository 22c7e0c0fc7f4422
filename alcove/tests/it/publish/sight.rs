use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, name_reviewer, published, reviewing};
use crate::world::World;

#[tokio::test]
async fn a_draft_is_seen_by_its_author_and_those_who_answer_for_the_institution() {
    let world = World::new().await;
    let id = draft(&world, "contributor", complete()).await;
    let mut seen = Vec::new();

    for role in [
        "contributor",
        "coordinator",
        "head",
        "administrator",
        "unit-lead",
        "viewer",
        "outsider",
        "leaver",
        "platform",
    ] {
        let page = world.browser(role).await.get(&format!("/practices/{id}/work")).await;
        let public = world.browser(role).await.get(&format!("/practices/{id}")).await;
        seen.push((role, page.status.as_u16(), public.status.as_u16()));
    }

    assert_eq!(
        seen,
        [
            ("contributor", 200, 303),
            ("coordinator", 200, 303),
            ("head", 200, 303),
            ("administrator", 200, 303),
            ("unit-lead", 404, 404),
            ("viewer", 404, 404),
            ("outsider", 404, 404),
            ("leaver", 404, 404),
            ("platform", 404, 404),
        ]
    );
    let stranger = world.stranger().get(&format!("/practices/{id}")).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_practice_of_another_institution_cannot_be_changed_by_its_id() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let outsider = world.machine("outsider").await;
    let address = format!("/api/v1/practices/{id}");

    let read = outsider.get(&address).await;
    let draft = outsider.get(&format!("{address}/draft")).await;
    let put = outsider.json(Method::PUT, &format!("{address}/draft"), &complete()).await;
    let back =
        outsider.json(Method::POST, &format!("{address}/withdrawal"), &json!({ "reason": "No" })).await;

    assert_eq!(read.status, StatusCode::OK);
    assert_eq!([draft.status, put.status, back.status], [StatusCode::NOT_FOUND; 3]);
}

#[tokio::test]
async fn a_reviewer_sees_what_is_in_hand_and_no_other_draft() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let other = draft(&world, "coordinator", complete()).await;
    let id = reviewing(&world, complete()).await;
    let browser = world.browser("outsider").await;

    let before = browser.get(&format!("/practices/{id}/review")).await;
    let taken = browser.post(&format!("/practices/{id}/review/begin"), &[]).await;
    let desk = browser.get(&format!("/practices/{id}/review")).await;

    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!((taken.status, desk.status), (StatusCode::SEE_OTHER, StatusCode::OK));
    assert!(desk.text().contains("Meters in the workshop"));
    assert_eq!(browser.get(&format!("/practices/{other}/work")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whom_to_ask_is_named_to_members_and_the_address_to_nobody() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] = json!({ "name": "Workshop office", "email": "workshop@college.example", "consented_on": "2026-11-20" });
    let id = published(&world, value).await;

    let public = world.stranger().get(&format!("/practices/{id}")).await.text();
    let member = world.browser("outsider").await.get(&format!("/practices/{id}")).await.text();
    let without = world.browser("leaver").await.get(&format!("/practices/{id}")).await.text();
    let machine = world.stranger().get(&format!("/api/v1/practices/{id}")).await.text();
    let to_member = world.machine("outsider").await.get(&format!("/api/v1/practices/{id}")).await;
    let data = world.stranger().get(&format!("/practices/{id}/data.jsonld")).await.text();

    assert!(!public.contains("Workshop office") && member.contains("Workshop office"));
    // Who belongs to no institution any more is no member.
    assert!(!without.contains("Workshop office") && !machine.contains("Workshop office"));
    assert_eq!(to_member.json()["contact"], "Workshop office");
    assert!(to_member.json()["citation"].as_str().unwrap().contains("Meters in the workshop"));
    for text in [public, member, without, machine, to_member.text(), data] {
        assert!(!text.contains("workshop@college.example"));
    }
}

#[tokio::test]
async fn a_viewer_starts_nothing_and_an_address_that_runs_is_refused() {
    let world = World::new().await;
    let mut value = complete();
    value["url"] = json!("javascript:alert(1)");

    let viewer = world
        .machine("viewer")
        .await
        .json(Method::POST, "/api/v1/practices", &json!({ "body": complete() }))
        .await;
    let faulty = world
        .machine("coordinator")
        .await
        .json(Method::POST, "/api/v1/practices", &json!({ "body": value }))
        .await;

    assert!(matches!(viewer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
}
