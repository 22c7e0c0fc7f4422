//! An institution asks for a mentor: the network's coordinator proposes a pair, or says why not.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::people::others_listed;
use super::stage::Region;
use crate::world::Answer;

const GOALS: &str = "Real orders in the workshop.";

/// The head asks in the name of the college, the first member.
async fn asked(region: &Region, mentor: Option<usize>) -> Answer {
    let list = format!("/api/v1/networks/{}/mentoring-wishes", region.network);
    let mut body = json!({ "goals": GOALS });
    if let Some(mentor) = mentor {
        body["mentor_id"] = region.members[mentor].as_str().into();
    }
    region.world.machine("head").await.json(Method::POST, &list, &body).await
}

fn address(region: &Region, wish: &Value) -> String {
    let id = wish["id"].as_str().unwrap();
    format!("/api/v1/networks/{}/mentoring-wishes/{id}", region.network)
}

#[tokio::test]
async fn an_institution_asks_for_a_mentor_and_finds_the_pair_that_the_coordinator_proposes() {
    let region = Region::seven().await;
    let [head, coordinator] = [region.world.browser("head").await, region.world.browser("coordinator").await];
    let list = format!("/networks/{}/mentoring", region.network);

    let offered = head.get(&list).await.text();
    let silent = head.post(&format!("{list}/wish"), &[("goals", " ")]).await;
    let wish = head.post(&format!("{list}/wish"), &[("goals", GOALS)]).await.leads_to().to_owned();
    let home = coordinator.get("/").await.text();
    let page = coordinator.get(&wish).await.text();
    let fields = [("mentor_id", region.members[2].as_str()), ("goals", GOALS)];
    let pair = coordinator.post(&format!("{wish}/pair"), &fields).await.leads_to().to_owned();
    let told = head.get(&wish).await.text();
    let later = coordinator.get("/").await.text();

    assert!(offered.contains("Ask for a mentor"));
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(home.contains(&wish) && page.contains(GOALS), "{page}");
    assert!(told.contains(&pair) && told.contains("A pair is proposed"), "{told}");
    assert!(!later.contains(&wish));
    // Another one than was had in mind: both are asked.
    let proposed = head.get(&pair).await.text();
    assert!(proposed.contains("Do you agree?"), "{proposed}");
}

#[tokio::test]
async fn whoever_asked_for_just_this_mentor_has_agreed_by_asking() {
    let region = Region::seven().await;
    others_listed(&region).await;
    let wish = asked(&region, Some(2)).await;
    let coordinator = region.world.machine("coordinator").await;
    let body = json!({ "mentor_id": region.members[2] });

    let one = address(&region, &wish.json());
    let pair = coordinator.json(Method::POST, &format!("{one}/pair"), &body).await;
    let again = coordinator.json(Method::POST, &format!("{one}/pair"), &body).await;

    assert_eq!((wish.status, pair.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", pair.text());
    let pair = pair.json()["pair"].clone();
    assert_eq!((&pair["goals"], &pair["mentor_agreed_at"]), (&json!(GOALS), &Value::Null));
    assert!(pair["learner_agreed_at"].is_string(), "{pair}");
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.json()["code"], "mentoring-wish-answered");
    let told = region.world.machine("viewer").await.get(&one).await.json();
    assert_eq!((&told["stage"], &told["mentoring_id"]), (&json!("paired"), &pair["id"]));
}

#[tokio::test]
async fn one_asks_once_for_somebody_of_the_directory_and_can_take_it_back() {
    let region = Region::seven().await;
    let head = region.world.machine("head").await;

    let unknown = asked(&region, Some(2)).await;
    let itself = asked(&region, Some(0)).await;
    let first = asked(&region, None).await;
    let second = asked(&region, None).await;
    let one = address(&region, &first.json());
    let back = head.json(Method::DELETE, &one, &json!({})).await;
    let third = asked(&region, None).await;

    assert_eq!(unknown.json()["fields"][0]["field"], "mentor_id");
    assert_eq!(itself.json()["code"], "mentors-itself");
    assert_eq!(second.json()["code"], "mentoring-wish-open");
    assert_eq!((back.status, third.status), (StatusCode::NO_CONTENT, StatusCode::CREATED));
    assert_eq!(head.get(&one).await.json()["stage"], "taken-back");
}

#[tokio::test]
async fn a_refusal_says_why_and_nobody_else_reads_a_wish() {
    let region = Region::seven().await;
    region.head_of(1, "outsider").await;
    let one = address(&region, &asked(&region, None).await.json());
    let [viewer, other, coordinator] = [
        region.world.machine("viewer").await,
        region.world.machine("outsider").await,
        region.world.machine("coordinator").await,
    ];
    let why = json!({ "body": "Nobody has hours left before summer." });

    let hidden = other.get(&one).await;
    let none = other.get(&format!("/api/v1/networks/{}/mentoring-wishes", region.network)).await;
    let refused = [
        viewer.json(Method::DELETE, &one, &json!({})).await.status,
        viewer.json(Method::POST, &format!("{one}/refusal"), &why).await.status,
        other.json(Method::POST, &format!("{one}/refusal"), &why).await.status,
    ];
    let silent = coordinator.json(Method::POST, &format!("{one}/refusal"), &json!({ "body": "" })).await;
    let done = coordinator.json(Method::POST, &format!("{one}/refusal"), &why).await;

    assert_eq!((hidden.status, none.json()["items"].clone()), (StatusCode::NOT_FOUND, json!([])));
    assert_eq!(refused, [StatusCode::FORBIDDEN; 3]);
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(done.json()["stage"], "refused", "{}", done.text());
    assert_eq!(viewer.get(&one).await.json()["answer"], why["body"]);
}
