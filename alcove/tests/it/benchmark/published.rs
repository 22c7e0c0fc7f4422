//! What a network has published: every release of it, and none that it keeps to itself.

use alcove::benchmark::store::release;
use alcove::kit::ids::ReleaseId;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::Region;
use crate::world::Answer;

async fn publish(region: &Region, release: &Value) -> Answer {
    let id = release["id"].as_str().unwrap();
    let path = format!("/api/v1/networks/{}/releases/{id}/publication", region.network);
    region.world.machine("coordinator").await.json(Method::POST, &path, &json!({})).await
}

#[tokio::test]
async fn whoever_reads_one_release_finds_those_before_it_and_no_other() {
    let region = Region::seven().await;
    let list = format!("/api/v1/networks/{}/published-releases", region.network);
    let stranger = region.world.stranger();
    let first = region.release().await;
    let nothing = stranger.get(&list).await.status;
    publish(&region, &first).await;
    let kept = region.release().await;
    let third = region.release().await;
    publish(&region, &third).await;

    let found = stranger.get(&list).await.json();
    let short = stranger.get(&format!("{list}?limit=1")).await.json();
    let after = short["next"].as_str().unwrap();
    let rest = stranger.get(&format!("{list}?limit=1&after={after}")).await.json();
    let own = format!("/open/releases/{}/data.json", third["id"].as_str().unwrap());
    let data = stranger.get(&own).await.json();
    let unknown = list.replace(region.network.as_str(), "0123456789abcdef0123456789abcdef");

    assert_eq!(nothing, StatusCode::NOT_FOUND, "a network that published nothing is not known");
    assert_eq!(stranger.get(&unknown).await.status, StatusCode::NOT_FOUND);
    let ids = |page: &Value| -> Vec<Value> {
        page["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
    };
    assert_eq!(ids(&found), [third["id"].clone(), first["id"].clone()]);
    assert!(!found.to_string().contains(kept["id"].as_str().unwrap()), "{found}");
    assert_eq!((ids(&short), ids(&rest)), (vec![third["id"].clone()], vec![first["id"].clone()]));
    assert_eq!(rest["next"], Value::Null);
    assert_eq!(data["releases"], format!("http://alcove.test{list}"));
    assert!(data["published_at"].is_string(), "{data}");
    for one in found["items"].as_array().unwrap() {
        for file in one["files"].as_array().unwrap() {
            let path = file["href"].as_str().unwrap().strip_prefix("http://alcove.test").unwrap();
            let answer = stranger.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.header("content-type").starts_with(file["media_type"].as_str().unwrap()));
        }
    }
}

/// Whoever tries to recover a member's value gets nothing here that the files do not say.
#[tokio::test]
async fn the_list_says_nothing_that_the_files_do_not_say() {
    let region = Region::seven().await;
    let first = region.release().await;
    publish(&region, &first).await;
    region.leave(6).await;
    let second = region.release().await;
    publish(&region, &second).await;
    let list = format!("/api/v1/networks/{}/published-releases", region.network);
    let stranger = region.world.stranger();

    let found = stranger.get(&list).await.json();

    for one in found["items"].as_array().unwrap() {
        let id = one["id"].as_str().unwrap();
        let data = stranger.get(&format!("/open/releases/{id}/data.json")).await.json();
        let told = json!({
            "number": data["release"], "made_at": data["made_at"], "published_at": data["published_at"],
            "superseded_at": data["superseded_at"], "hash": data["hash"],
            "urn": data["framework"]["urn"], "version": data["framework"]["version"],
        });
        for (name, value) in told.as_object().unwrap() {
            assert_eq!(one[name], *value, "{name}");
        }
        let names: Vec<&String> = one.as_object().unwrap().keys().collect();
        assert_eq!(names.len(), told.as_object().unwrap().len() + 2, "{names:?}: id and files besides");
    }
}

#[tokio::test]
async fn a_coordinator_checks_a_draft_that_says_that_it_is_one() {
    let region = Region::seven().await;
    let made = region.release().await;
    let id = ReleaseId::from(made["id"].as_str().unwrap());
    let address = format!("/networks/{}/releases/{id}", region.network);
    let coordinator = region.world.browser("coordinator").await;

    let data = coordinator.get(&format!("{address}/data.json")).await.json();
    let draft = coordinator.get(&format!("{address}/report.pdf")).await.bytes;
    let outsider = region.world.browser("outsider").await.get(&format!("{address}/data.json")).await.status;
    publish(&region, &made).await;
    let public = coordinator.get(&format!("{address}/report.pdf")).await.bytes;

    assert_eq!(data["published_at"], Value::Null);
    assert!(outsider.is_client_error(), "{outsider}");
    assert_ne!(draft, public, "one is for checking");
    let row = release::find(region.world.app.db.read(), &id).await.unwrap().unwrap();
    assert!(row.published_at.is_some());
}
