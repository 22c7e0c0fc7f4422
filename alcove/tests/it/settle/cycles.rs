//! What was said a cycle before, on the page of whoever rates anew.

use alcove::kit::ids::AssessmentId;
use axum::http::StatusCode;

use super::desk::Desk;
use crate::stage;

/// The next assessment over the same framework, open for rating.
async fn next(desk: &Desk) -> AssessmentId {
    let browser = desk.world.browser("coordinator").await;
    let fields = [
        ("edition", desk.edition.as_str()),
        ("title", "Self-assessment 2027"),
        ("cycle", "2027"),
        ("preset", ""),
        ("previous", desk.id.as_str()),
    ];
    let sent = browser.post("/assessments/new", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let id = AssessmentId(
        sent.leads_to().trim_start_matches("/assessments/").split('?').next().unwrap().to_owned(),
    );
    stage::open(&desk.world, &id).await;
    id
}

#[tokio::test]
async fn the_last_cycle_stands_beside_the_answer_once_it_is_closed() {
    let desk = Desk::agreed().await;
    desk.rate(1, "A1.1", serde_json::json!({ "step": 2 })).await;
    desk.settle("coordinator", "A1.1", serde_json::json!({ "mark": { "step": 2 }, "method": "agreed" }))
        .await;
    desk.post(
        "coordinator",
        "moderations",
        serde_json::json!({ "rule": "most_frequent", "within": "agreeing" }),
    )
    .await;
    let item = desk.item("A1.1").await;
    let early = next(&desk).await;
    let open =
        desk.world.browser("contributor").await.get(&format!("/assessments/{early}/items/{item}")).await;
    desk.close().await;

    let browser = desk.world.browser("contributor").await;
    let page = browser.get(&format!("/assessments/{early}/items/{item}")).await.text();
    let viewer =
        desk.world.browser("viewer").await.get(&format!("/assessments/{early}/items/{item}")).await.text();

    // The contributor's unit had said 3, another 2; they agreed on 2.
    assert!(!open.text().contains("Agreed then"), "{}", open.text());
    assert!(page.contains("Agreed then: 2, Developing"), "{page}");
    assert!(page.contains("Your unit then: 3, Established"), "{page}");
    assert!(viewer.contains("Agreed then: 2, Developing") && !viewer.contains("Your unit then"), "{viewer}");
}
