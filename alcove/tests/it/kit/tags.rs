//! `ETag`, `If-Match` and `If-None-Match`, over rooms that carry them.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::stage;
use crate::world::World;

#[tokio::test]
async fn what_is_at_hand_is_not_sent_again_until_it_reads_otherwise() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let assessment = stage::prepared(&world, &edition).await;
    let machine = world.machine("coordinator").await;
    let read = [
        format!("/api/v1/organisations/{}", world.college),
        format!("/api/v1/organisations/{}/units/{}", world.college, world.units[0]),
        format!("/api/v1/editions/{edition}"),
        format!("/api/v1/assessments/{assessment}"),
        format!("/api/v1/assessments/{assessment}/scope"),
        format!("/api/v1/assessments/{assessment}/schedule"),
    ];

    for path in &read {
        let first = machine.get(path).await;
        let tag = first.header("etag").to_owned();
        let several = format!("\"x\", W/{tag}");
        assert_eq!(first.status, StatusCode::OK, "{path}");
        for known in [tag.as_str(), &several, "*"] {
            let again = machine.send(Method::GET, path, &[("if-none-match", known)], Vec::new()).await;
            assert_eq!(
                (again.status, again.header("etag")),
                (StatusCode::NOT_MODIFIED, tag.as_str()),
                "{path}"
            );
            assert_eq!((again.text().as_str(), again.header("content-type")), ("", ""), "{path}");
        }
        let other = machine.send(Method::GET, path, &[("if-none-match", "\"1\"")], Vec::new()).await;
        assert_eq!((other.status, other.text()), (StatusCode::OK, first.text()), "{path}");
    }
}

#[tokio::test]
async fn the_same_version_in_another_language_is_told_anew() {
    let world = World::new().await;
    let edition = stage::add(&world, &stage::worded(), None).await;
    let path = format!("/api/v1/editions/{edition}");
    let english = world.machine("coordinator").await.in_language("en");
    let azerbaijani = english.clone().in_language("az");

    let first = english.get(&path).await;
    let known = [("if-none-match", first.header("etag"))];
    let second = azerbaijani.send(Method::GET, &path, &known, Vec::new()).await;

    assert_eq!(second.status, StatusCode::OK);
    assert_ne!((first.text(), first.header("etag")), (second.text(), second.header("etag")));
}

#[tokio::test]
async fn a_change_is_held_against_the_version_of_a_tag_and_who_is_late_gets_the_present_one() {
    let world = World::new().await;
    let assessment = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{assessment}");
    let machine = world.machine("coordinator").await;
    let tag = machine.get(&path).await.header("etag").to_owned();
    let change = async |tag: &str, title: &str| {
        let headers = [("content-type", "application/json"), ("if-match", tag)];
        let body = json!({ "title": title }).to_string().into_bytes();
        machine.send(Method::PATCH, &path, &headers, body).await
    };

    let first = change(&tag, "First").await;
    let late = change(&tag, "Second").await;
    let anew = change(late.header("etag"), "Second").await;

    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!((late.status, late.header("etag")), (StatusCode::PRECONDITION_FAILED, "\"2\""));
    assert_eq!(
        (&late.json()["present"]["version"], &late.json()["present"]["title"]),
        (&json!(2), &json!("First"))
    );
    assert_eq!(anew.status, StatusCode::OK, "{}", anew.text());
}

#[tokio::test]
async fn who_was_late_at_a_plan_gets_the_version_that_stands() {
    let world = World::new().await;
    let plan = crate::improve::stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = plan.api("");
    let stands = machine.get(&path).await.json()["version"].as_i64().unwrap();
    let change = async |tag: &str, title: &str| {
        let headers = [("content-type", "application/json"), ("if-match", tag)];
        let body = json!({ "title": title }).to_string().into_bytes();
        machine.send(Method::PATCH, &path, &headers, body).await
    };

    let late = change(&format!("\"{}\"", stands + 7), "First").await;
    let anew = change(late.header("etag"), "First").await;

    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{}", late.text());
    assert_eq!(
        (&late.json()["present"]["version"], late.header("etag")),
        (&json!(stands), format!("\"{stands}\"").as_str())
    );
    assert_eq!(anew.status, StatusCode::OK, "{}", anew.text());
}
