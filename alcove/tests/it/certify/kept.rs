//! Evidence of an assessment that assessors would not get, and opening it to them.

use alcove::kit::ids::EvidenceId;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, scheme, start};
use crate::evidence::send::note;
use crate::settle::desk::Desk;

/// A level that asks for evidence on a tenth of what is assessed, begun on an assessment with one piece
/// on one item of ten.
async fn begun(circle: &str) -> (Staged, EvidenceId) {
    let desk = Desk::new().await.agree().await;
    let world = &desk.world;
    let piece = EvidenceId(note(world, "coordinator", "Letter of the port", circle).await);
    let item = desk.item("A1.1").await;
    let cited =
        format!("/api/v1/assessments/{}/seats/{}/ratings/{item}/evidence/{piece}", desk.id, desk.seats[0]);
    let coordinator = world.machine("coordinator").await;
    let attached = coordinator.json(Method::PUT, &cited, &json!({})).await;
    assert!(attached.status.is_success(), "{}", attached.text());
    desk.settle_all().await;
    desk.close().await;
    let mut body = scheme("on-paper");
    body["levels"][0]["rules"] = json!([{ "rule": "evidence-share", "percent": 10 }]);
    let officer = world.machine("outsider").await;
    let path = format!("/api/v1/organisations/{}/schemes", world.other_college);
    let made = officer.json(Method::POST, &path, &json!({ "scheme": body })).await;
    let scheme = made.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/schemes/{scheme}/publication");
    assert_eq!(officer.json(Method::POST, &path, &json!({})).await.status, StatusCode::OK);
    let begun = start(world, "coordinator", &scheme, "entry", &desk.id).await;
    let id = begun.json()["id"].as_str().unwrap().to_owned();
    (Staged { desk, scheme, id }, piece)
}

fn share(application: &Value) -> &Value {
    let rules = application["rules"].as_array().unwrap();
    rules.iter().find(|rule| rule["rule"] == "evidence-share").unwrap()
}

#[tokio::test]
async fn evidence_that_is_kept_inside_shows_before_handing_in_and_counts_for_nothing() {
    let (staged, piece) = begun("organisation").await;
    let address = format!("/applications/{}", staged.id);

    let facts = staged.get("coordinator", "").await.json();
    let coordinator = staged.world().browser("coordinator").await.get(&address).await.text();
    let viewer = staged.world().browser("viewer").await.get(&address).await.text();

    assert_eq!(facts["withheld_evidence"], json!([piece]));
    assert_eq!((&share(&facts)["have"], &share(&facts)["met"]), (&json!(0), &json!(false)));
    assert!(coordinator.contains("One piece of evidence of this assessment is not open"), "{coordinator}");
    assert!(coordinator.contains("Letter of the port"), "{coordinator}");
    assert!(coordinator.contains("Open them to assessors"), "{coordinator}");
    assert!(viewer.contains("One piece of evidence of this assessment is not open"), "{viewer}");
    assert!(!viewer.contains("Open them to assessors"), "{viewer}");
}

#[tokio::test]
async fn what_is_opened_in_one_act_counts_and_is_handed_in() {
    let (staged, piece) = begun("organisation").await;
    let address = format!("/applications/{}", staged.id);
    let browser = staged.world().browser("coordinator").await;

    let opened = browser.post(&address, &[("act", "open-evidence")]).await;
    let facts = staged.get("coordinator", "").await.json();
    let page = browser.get(&address).await.text();
    staged.sign("head").await;
    let submitted = staged.post("coordinator", "submission", json!({})).await;
    let handed_in = staged.get("outsider", "/snapshot").await.json();

    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
    assert_eq!(facts["withheld_evidence"], json!([]));
    assert_eq!((&share(&facts)["have"], &share(&facts)["met"]), (&json!(10), &json!(true)));
    assert!(!page.contains("is not open to assessors"), "{page}");
    assert_eq!(submitted.status, StatusCode::OK, "{}", submitted.text());
    assert_eq!(handed_in["evidence"][0]["id"], json!(piece));
    let acts = staged.world().acts().await;
    assert_eq!(acts.iter().filter(|act| *act == "evidence.edited").count(), 1, "{acts:?}");
}

#[tokio::test]
async fn machines_open_what_their_person_may_change_and_no_more() {
    let (staged, piece) = begun("organisation").await;

    let viewer = staged.post("viewer", "evidence-opening", json!({})).await;
    let head = staged.post("head", "evidence-opening", json!({})).await;
    let outsider = staged.post("outsider", "evidence-opening", json!({})).await;
    let coordinator = staged.post("coordinator", "evidence-opening", json!({})).await;

    assert_eq!(viewer.status, StatusCode::FORBIDDEN, "{}", viewer.text());
    assert_eq!(head.json()["withheld_evidence"], json!([piece]), "{}", head.text());
    assert_eq!(outsider.status, StatusCode::NOT_FOUND, "{}", outsider.text());
    assert_eq!(coordinator.json()["withheld_evidence"], json!([]), "{}", coordinator.text());
}

#[tokio::test]
async fn where_all_is_open_nothing_is_told() {
    let (staged, _) = begun("assessors").await;

    let facts = staged.get("coordinator", "").await.json();
    let page = staged.world().browser("coordinator").await.get(&format!("/applications/{}", staged.id)).await;

    assert_eq!(facts["withheld_evidence"], json!([]));
    assert_eq!(share(&facts)["met"], true);
    assert!(!page.text().contains("Evidence that assessors would not see"), "{}", page.text());
}
