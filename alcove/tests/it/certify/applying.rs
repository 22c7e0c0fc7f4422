//! From a draft to what the awarding body has before it.

use alcove::kit::clock::hash_bytes;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{Staged, start};

#[tokio::test]
async fn only_the_head_signs_and_what_is_incomplete_is_not_handed_in() {
    let staged = Staged::begun("on-paper").await;

    let too_early = staged.post("coordinator", "submission", json!({})).await;
    let coordinator = staged.sign("coordinator").await;
    let viewer = staged.sign("viewer").await;
    let head = staged.sign("head").await;
    let submitted = staged.post("coordinator", "submission", json!({})).await;

    assert_eq!(too_early.json()["code"], "not-declared", "{}", too_early.text());
    assert_eq!((coordinator.status, viewer.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(head.status, StatusCode::OK, "{}", head.text());
    assert_eq!(submitted.status, StatusCode::OK, "{}", submitted.text());
    assert_eq!(submitted.json()["state"], "submitted");
}

#[tokio::test]
async fn rules_that_are_not_met_hold_it_back() {
    let staged = Staged::begun("on-paper").await;
    let answer = start(staged.world(), "coordinator", &staged.scheme, "teaching", &staged.desk.id).await;
    let path = format!("/api/v1/organisations/{}/applications", staged.world().college);
    let body = json!({
        "scheme_id": staged.scheme, "level_id": "teaching", "assessment_id": staged.desk.id, "field": "teaching",
    });
    let machine = staged.world().machine("coordinator").await;

    let other = machine.json(Method::POST, &path, &body).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a field is missing");
    assert_eq!(other.status, StatusCode::CREATED, "{}", other.text());
    let id = other.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/applications/{id}/submission");
    let submitted = machine.json(Method::POST, &path, &json!({})).await;
    assert_eq!(submitted.json()["code"], "rules-not-met", "{}", submitted.text());
}

#[tokio::test]
async fn what_is_handed_in_is_frozen_under_its_hash() {
    let staged = Staged::submitted("on-paper").await;
    let browser = staged.world().browser("coordinator").await;

    let file = browser.get(&format!("/applications/{}/snapshot.json", staged.id)).await;
    let seen = staged.get("viewer", "").await.json();

    assert_eq!(hash_bytes(&file.bytes), seen["snapshot_hash"].as_str().unwrap());
    let body = file.json();
    let items = body["items"].as_array().unwrap();
    assert_eq!(items.iter().filter(|item| !item["instrument"].is_null()).count(), 10);
    let first = items.iter().find(|item| item["ref"] == "A1.1").unwrap();
    assert_eq!((&first["step"], &first["method"]), (&json!(3), &json!("computed")));
    assert_eq!(body["declaration"]["name"], "The head");
    assert_eq!(body["organisation"]["name"], "Harbour Vocational College");
    assert_eq!(body["rules"].as_array().unwrap().iter().filter(|rule| rule["met"] == true).count(), 4);
}

#[tokio::test]
async fn what_changed_since_is_told_to_the_institution_alone() {
    let staged = Staged::submitted("on-paper").await;
    let quiet = staged.get("coordinator", "/changes").await.json();
    staged.desk.post("head", "reopening", json!({"reason": "One more look."})).await;
    let settled = json!({"mark": {"step": 2}, "method": "ruled", "reason": "We were too kind."});
    let answer = staged.desk.settle("coordinator", "A1.1", settled).await;
    assert!(answer.status.is_success(), "{}", answer.text());

    let changes = staged.get("coordinator", "/changes").await.json();
    let body = staged.get("outsider", "/changes").await;

    assert_eq!(quiet["changes"], json!([]));
    let mark = changes["changes"].as_array().unwrap().iter().find(|one| one["about"] == "mark").unwrap();
    assert_eq!((&mark["name"], &mark["before"], &mark["after"]), (&json!("A1.1"), &json!("3"), &json!("2")));
    assert_eq!(body.status, StatusCode::FORBIDDEN);
    let file = staged.get("outsider", "/snapshot").await.json();
    let first = file["items"].as_array().unwrap().iter().find(|item| item["ref"] == "A1.1").unwrap().clone();
    assert_eq!(first["step"], 3, "the body reads what was handed in");
}

#[tokio::test]
async fn the_body_sees_nothing_before_it_is_handed_in_and_others_never() {
    let staged = Staged::begun("on-paper").await;

    let before = staged.get("outsider", "").await;
    staged.sign("head").await;
    staged.post("coordinator", "submission", json!({})).await;
    let after = staged.get("outsider", "").await;

    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!(after.status, StatusCode::OK);
    for role in ["leaver", "platform"] {
        assert_eq!(staged.get(role, "").await.status, StatusCode::NOT_FOUND, "{role}");
        assert_eq!(staged.get(role, "/snapshot").await.status, StatusCode::NOT_FOUND, "{role}");
    }
    let withdrawn = staged.post("outsider", "withdrawal", json!({"reason": "No."})).await;
    assert_eq!(withdrawn.status, StatusCode::FORBIDDEN);
    let received = format!("/api/v1/organisations/{}/received-applications", staged.world().other_college);
    let list = staged.world().machine("outsider").await.get(&received).await.json();
    assert_eq!(list["applications"][0]["id"], staged.id.as_str());
    assert_eq!(
        staged.world().machine("coordinator").await.get(&received).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn there_is_one_application_at_a_time_and_another_after_it() {
    let staged = Staged::begun("on-paper").await;
    let again = start(staged.world(), "coordinator", &staged.scheme, "entry", &staged.desk.id).await;

    let withdrawn = staged.post("coordinator", "withdrawal", json!({"reason": "Next year."})).await;
    let second = start(staged.world(), "coordinator", &staged.scheme, "entry", &staged.desk.id).await;

    assert_eq!((again.status, &again.json()["code"]), (StatusCode::CONFLICT, &json!("application-open")));
    assert_eq!(withdrawn.json()["state"], "withdrawn", "{}", withdrawn.text());
    assert_eq!(second.json()["attempt"], 2, "{}", second.text());
    assert_eq!(second.json()["previous_id"], staged.id.as_str());
}

#[tokio::test]
async fn a_change_after_the_signature_takes_the_signature_away() {
    let staged = Staged::begun("on-paper").await;
    staged.sign("head").await;
    let machine = staged.world().machine("coordinator").await;

    let changed = machine.json(Method::PATCH, &staged.api(""), &json!({"mentions": ["green"]})).await;
    let unknown = machine.json(Method::PATCH, &staged.api(""), &json!({"mentions": ["blue"]})).await;
    let submitted = staged.post("coordinator", "submission", json!({})).await;

    assert_eq!(changed.json()["mentions"], json!(["green"]), "{}", changed.text());
    assert!(changed.json()["declaration"].is_null());
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(submitted.json()["code"], "not-declared");
}

#[tokio::test]
async fn a_stale_version_signs_and_hands_in_nothing() {
    let staged = Staged::begun("on-paper").await;
    staged.sign("head").await;

    let answer = staged.post_seen("coordinator", "submission", json!({}), 1).await;

    assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "{}", answer.text());
    assert_eq!(staged.get("viewer", "").await.json()["state"], "draft");
}

#[tokio::test]
async fn who_signs_and_who_hands_in_find_it_on_their_first_page() {
    let staged = Staged::begun("on-paper").await;
    let home = async |role: &str| staged.world().browser(role).await.get("/").await.text();

    let [unsigned, not_theirs] = [home("head").await, home("coordinator").await];
    staged.sign("head").await;
    let signed = home("coordinator").await;
    staged.post("coordinator", "submission", json!({})).await;
    let [head, coordinator] = [home("head").await, home("coordinator").await];

    let (sign, submit) = ("Sign the declaration for “Entry”", "Hand in the application for “Entry”");
    assert!(unsigned.contains(sign), "{unsigned}");
    assert!(!not_theirs.contains(sign) && !not_theirs.contains(submit), "{not_theirs}");
    assert!(signed.contains(submit), "{signed}");
    for page in [head, coordinator] {
        assert!(!page.contains(sign) && !page.contains(submit), "{page}");
    }
}
