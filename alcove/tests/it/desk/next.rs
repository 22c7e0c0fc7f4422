//! An assessor finds on the first page what comes next, up to the final report.

use axum::http::Method;
use serde_json::json;

use super::stage::submitted;
use crate::world::World;

#[tokio::test]
async fn who_has_handed_in_is_told_what_comes_next() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let home = async |name: &str| staged.browser(&world, name).await.get("/").await.text();
    staged.judge_all(&world, "lead", "agree", "").await;
    let waits = home("lead").await;
    staged.judge_all(&world, "co", "agree", "").await;

    let both_in = [home("lead").await, home("co").await];
    let lead = staged.browser(&world, "lead").await;
    lead.json(Method::POST, &staged.api("/desk/agreed"), &json!({})).await;
    let settled = [home("lead").await, home("co").await];
    let desk = lead.get(&staged.desk("")).await.text();

    assert!(!waits.contains("Agree on the assessment"), "the other has not handed in: {waits}");
    for page in both_in {
        assert!(page.contains("Agree on the assessment of Harbour Vocational College"), "{page}");
    }
    assert!(settled[0].contains("Write the report on Harbour Vocational College"), "{}", settled[0]);
    assert!(!settled[1].contains("Write the report"), "the report is the lead's: {}", settled[1]);
    assert!(desk.contains(&format!("href=\"/applications/{}/report\"", staged.id)), "{desk}");
}
