use axum::http::{Method, StatusCode};
use serde_json::json;

use super::send::{add, note};
use crate::world::World;

#[tokio::test]
async fn two_people_at_once_do_not_overwrite_each_other() {
    let world = World::new().await;
    let id = note(&world, "contributor", "Visit", "organisation").await;
    let (one, machine) = (format!("/api/v1/evidence/{id}"), world.machine("coordinator").await);
    let patch = async |title: &str, version: &str| {
        let headers = [("content-type", "application/json"), ("if-match", version)];
        machine.send(Method::PATCH, &one, &headers, json!({ "title": title }).to_string().into_bytes()).await
    };

    let first = patch("First", "\"1\"").await;
    let second = patch("Second", "\"1\"").await;

    assert_eq!((first.status, first.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!(second.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(second.json()["present"]["title"], "First");
    assert_eq!(machine.get(&one).await.json()["title"], "First");
}

#[tokio::test]
async fn the_form_shows_both_versions_and_lets_the_person_choose() {
    let world = World::new().await;
    let id = note(&world, "contributor", "Visit", "organisation").await;
    let (page, browser) = (format!("/evidence/{id}/edit"), world.browser("coordinator").await);
    let save = async |title: &str, version: &str| {
        let fields =
            [("title", title), ("note", "Seen"), ("confidentiality", "organisation"), ("version", version)];
        browser.post(&page, &fields).await
    };

    let first = save("First", "1").await;
    let conflict = save("Second", "1").await;
    let chosen = save("Second", "2").await;

    assert_eq!(first.leads_to(), format!("/evidence/{id}"));
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let text = conflict.text();
    assert!(text.contains("<dd>First</dd>") && text.contains("<dd>Second</dd>"), "{text}");
    assert!(text.contains("name=\"version\" value=\"2\""), "{text}");
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&format!("/evidence/{id}")).await.text().contains("<h1>Second</h1>"));
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_null_clears() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let fields =
        [("title", "Certificate"), ("note", "Seen"), ("dated", "2026-01-05"), ("expires_on", "2026-12-31")];
    let id = add(&machine, &fields, &[]).await["id"].as_str().unwrap().to_owned();
    let one = format!("/api/v1/evidence/{id}");

    let changed =
        machine.json(Method::PATCH, &one, &json!({ "expires_on": null, "period_from": "2025-09-01" })).await;
    let unknown = machine.json(Method::PATCH, &one, &json!({ "kind": "link" })).await;

    let piece = changed.json();
    assert_eq!((&piece["title"], &piece["dated"]), (&json!("Certificate"), &json!("2026-01-05")));
    assert_eq!((&piece["expires_on"], &piece["period_until"]), (&json!(null), &json!("2025-09-01")));
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fault = &unknown.json()["fields"][0];
    assert_eq!((&fault["field"], &fault["code"]), (&json!("kind"), &json!("unknown-field")));
}

#[tokio::test]
async fn a_withdrawal_offers_the_way_back() {
    let world = World::new().await;
    let id = note(&world, "contributor", "Visit", "organisation").await;
    let browser = world.browser("contributor").await;

    let withdrawn = browser.post(&format!("/evidence/{id}/withdrawal"), &[]).await;
    let listed = browser.get("/evidence").await.text();
    let page = browser.get(&format!("/evidence/{id}")).await.text();
    let back = browser.post(&format!("/evidence/{id}/restoration"), &[]).await;

    assert_eq!(withdrawn.leads_to(), "/evidence");
    assert!(withdrawn.header("set-cookie").contains(&format!("/evidence/{id}/restoration")));
    assert!(!listed.contains(&id));
    assert!(page.contains("Withdrawn on 21 November 2026"), "{page}");
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/evidence").await.text().contains(&id));
    assert_eq!(world.acts().await, ["evidence.added", "evidence.withdrawn", "evidence.restored"]);
}

#[tokio::test]
async fn a_machine_withdraws_the_version_it_saw() {
    let world = World::new().await;
    let id = note(&world, "contributor", "Visit", "organisation").await;
    let (one, machine) = (format!("/api/v1/evidence/{id}"), world.machine("coordinator").await);

    let stale = machine.send(Method::DELETE, &one, &[("if-match", "\"7\"")], vec![]).await;
    let strange = machine.send(Method::DELETE, &one, &[("if-match", "\"abc\"")], vec![]).await;
    let withdrawn = machine.send(Method::DELETE, &one, &[("if-match", "\"1\"")], vec![]).await;

    assert_eq!([stale.status, strange.status], [StatusCode::PRECONDITION_FAILED; 2]);
    assert_eq!(withdrawn.status, StatusCode::NO_CONTENT);
    assert!(machine.get(&one).await.json()["withdrawn_at"].is_string());
    assert_eq!(machine.get("/api/v1/evidence").await.json()["evidence"], json!([]));
}

#[tokio::test]
async fn a_colleague_of_another_unit_cannot_change_what_they_see() {
    let world = World::new().await;
    let id = note(&world, "coordinator", "Visit", "organisation").await;
    let contributor = world.browser("contributor").await;

    assert_eq!(contributor.get(&format!("/evidence/{id}")).await.status, StatusCode::OK);
    assert_eq!(contributor.get(&format!("/evidence/{id}/edit")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        contributor.post(&format!("/evidence/{id}/withdrawal"), &[]).await.status,
        StatusCode::FORBIDDEN
    );
}
