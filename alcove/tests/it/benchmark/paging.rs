//! Figures, matches and the log of a pair, page by page.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::people::{propose, written};
use super::stage::Region;
use crate::certify::paging::read_alike;

#[tokio::test]
async fn figures_and_one_s_own_beside_them_are_read_page_by_page() {
    let region = Region::seven().await;
    region.release().await;
    let (network, college) = (&region.network, &region.world.college);

    let figures = format!("/api/v1/networks/{network}/figures");
    let comparison = format!("/api/v1/organisations/{college}/comparisons/{network}");
    read_alike(&region.world, "coordinator", &figures, "figures", 5).await;
    read_alike(&region.world, "viewer", &comparison, "figures", 5).await;
}

#[tokio::test]
async fn matches_and_the_log_of_a_pair_are_read_page_by_page() {
    let region =
        Region::of(&[[4, 4, 4], [2, 2, 2], [2, 3, 3], [3, 3, 4], [3, 4, 2], [1, 4, 3], [1, 1, 1]]).await;
    region.release().await;
    super::people::others_listed(&region).await;
    written(&region, false, true).await;
    region.head_of(1, "outsider").await;
    let pair = propose(&region, 0, 1).await.json()["pair"]["id"].as_str().unwrap().to_owned();
    let pair = format!("/api/v1/networks/{}/mentoring/{pair}", region.network);
    for role in ["head", "outsider"] {
        let agreement = format!("{pair}/agreement");
        region.world.machine(role).await.json(Method::POST, &agreement, &json!({})).await;
    }
    let head = region.world.machine("head").await;
    for body in ["First visit.", "Second visit."] {
        let note = head.json(Method::POST, &format!("{pair}/notes"), &json!({ "body": body })).await;
        assert_eq!(note.status, StatusCode::CREATED, "{}", note.text());
    }

    let matches = format!("/api/v1/networks/{}/matches", region.network);
    read_alike(&region.world, "coordinator", &matches, "items", 2).await;
    read_alike(&region.world, "head", &pair, "notes", 2).await;
}
