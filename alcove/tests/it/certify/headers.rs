//! What the described interface says of `If-Match` and `Idempotency-Key`, and what is done with them.

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, send_seen};
use crate::world::Answer;

async fn sent_twice(staged: &Staged, role: &str, path: &str, body: &Value) -> (Answer, Answer) {
    let machine = staged.world().machine(role).await;
    let headers = [("content-type", "application/json"), ("idempotency-key", "the-same")];
    let bytes = || body.to_string().into_bytes();
    let first = machine.send(Method::POST, path, &headers, bytes()).await;
    let again = machine.send(Method::POST, path, &headers, bytes()).await;
    (first, again)
}

#[test]
fn acts_that_are_held_against_a_version_are_described_with_it() {
    let described = openapi::document();
    let parameters = |method: &str, path: &str| -> Vec<String> {
        let operation = &described["paths"][path][method];
        let names = operation["parameters"].as_array().unwrap_or_else(|| panic!("{method} {path}"));
        names.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };

    for (method, path) in [
        ("post", "/api/v1/practices/{practice}/endorsement"),
        ("post", "/api/v1/schemes/{scheme}/publication"),
        ("post", "/api/v1/applications/{application}/submission"),
        ("post", "/api/v1/applications/{application}/withdrawal"),
        ("post", "/api/v1/applications/{application}/proposals"),
        ("post", "/api/v1/applications/{application}/decision"),
        ("post", "/api/v1/applications/{application}/grant"),
        ("post", "/api/v1/applications/{application}/lapse"),
        ("post", "/api/v1/certificates/{certificate}/acts"),
        ("put", "/api/v1/applications/{application}/vote"),
        ("put", "/api/v1/applications/{application}/declaration"),
    ] {
        assert!(parameters(method, path).contains(&"If-Match".to_owned()), "{method} {path}");
        let refused = &described["paths"][path][method]["responses"]["412"];
        assert!(refused["headers"]["ETag"].is_object(), "{method} {path}");
    }
    let begun = parameters("post", "/api/v1/organisations/{organisation}/applications");
    assert!(!begun.contains(&"If-Match".to_owned()), "nothing stands there yet");
}

#[tokio::test]
async fn what_is_sent_again_under_its_key_is_answered_as_it_was() {
    let staged = Staged::begun("on-paper").await;
    staged.sign("head").await;

    let (first, again) = sent_twice(&staged, "coordinator", &staged.api("/submission"), &json!({})).await;
    let reason = json!({"reason": "Next year."});
    let withdrawn = staged.api("/withdrawal");
    let other = staged.world().machine("coordinator").await;
    let headers = [("content-type", "application/json"), ("idempotency-key", "the-same")];
    let reused = other.send(Method::POST, &withdrawn, &headers, reason.to_string().into_bytes()).await;

    assert_eq!((first.status, again.status), (StatusCode::OK, StatusCode::OK), "{}", again.text());
    assert_eq!(again.json(), first.json());
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(reused.json()["code"], "idempotency-key-reused", "{}", reused.text());
    assert_eq!(staged.get("coordinator", "").await.json()["state"], "submitted");
}

#[tokio::test]
async fn a_vote_on_what_was_not_read_is_not_counted() {
    let staged = Staged::submitted("on-paper").await;
    let world = staged.world();
    let officer = world.machine("outsider").await;
    let committee = json!({ "person_ids": [world.id("outsider")] });
    let named = officer.json(Method::PUT, &staged.api("/committee"), &committee).await;
    assert_eq!(named.status, StatusCode::OK, "{}", named.text());
    let proposal = json!({ "result": "granted", "manner": "votes" });
    let proposed = officer.json(Method::POST, &staged.api("/proposals"), &proposal).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.text());
    let version = proposed.json()["version"].as_i64().unwrap();
    let vote = json!({ "vote": "for" });

    let stale = send_seen(world, "outsider", Method::PUT, &staged.api("/vote"), &vote, version - 1).await;
    let seen = send_seen(world, "outsider", Method::PUT, &staged.api("/vote"), &vote, version).await;

    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{}", stale.text());
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text());
    assert_eq!(seen.json()["votes"].as_array().unwrap().len(), 1);
}
