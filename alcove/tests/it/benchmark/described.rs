//! What machines are answered about a network is what the description says.

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::Region;
use crate::ops::openapi::check;

#[tokio::test]
async fn answers_of_a_network_have_the_fields_that_the_description_names() {
    let region = Region::seven().await;
    region.plan(0, 2).await;
    region.release().await;
    let network = format!("/api/v1/networks/{}", region.network);
    let college = format!("/api/v1/organisations/{}", region.world.college);
    let head = region.world.machine("head").await;
    let coordinator = region.world.machine("coordinator").await;
    let entry =
        json!({ "expertise": "Welding.", "contact": "The office.", "strengths": true, "matching": true });
    let of_entry = format!("{college}/entries/{}", region.network);
    head.json(Method::PUT, &of_entry, &entry).await;
    coordinator
        .json(Method::POST, &format!("{network}/announcements"), &json!({ "title": "Workshop" }))
        .await;
    let pair =
        json!({ "mentor_id": region.members[0], "learner_id": region.members[1], "goals": "Weld alone." });
    let pair = coordinator.json(Method::POST, &format!("{network}/mentoring"), &pair).await.json();
    let pair = format!("{network}/mentoring/{}", pair["pair"]["id"].as_str().unwrap());
    region.head_of(1, "outsider").await;
    for who in ["head", "outsider"] {
        let machine = region.world.machine(who).await;
        let agreed = machine.json(Method::POST, &format!("{pair}/agreement"), &json!({})).await;
        assert_eq!(agreed.status, StatusCode::OK, "{}", agreed.text());
    }
    head.json(Method::POST, &format!("{pair}/notes"), &json!({ "body": "First visit." })).await;

    let wishes = format!("{network}/mentoring-wishes");
    head.json(Method::POST, &wishes, &json!({ "goals": "Cast alone." })).await;

    for (address, shape) in [
        (wishes, "MentoringWishList"),
        ("/api/v1/networks".to_owned(), "NetworkList"),
        (network.clone(), "Network"),
        (format!("{network}/members"), "NetworkMemberList"),
        (format!("{network}/announcements"), "AnnouncementList"),
        (format!("{network}/releases"), "ReleaseList"),
        (format!("{network}/figures"), "Figures"),
        (format!("{network}/directory"), "DirectoryList"),
        (format!("{network}/matches"), "MatchList"),
        (format!("{network}/mentoring"), "MentoringList"),
        (pair, "MentoringWhole"),
        (of_entry, "Entry"),
        (format!("{college}/agreements/{}", region.network), "Agreement"),
        (format!("{college}/comparisons/{}", region.network), "Figures"),
    ] {
        let answer = coordinator.get(&address).await;

        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        check(&openapi::document(), shape, &answer.json(), &address);
    }
}
