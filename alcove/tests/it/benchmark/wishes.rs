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

#[tokio::test]
async fn the_quality_coordinator_arranges_mentoring_and_a_contributor_does_not() {
    let region = Region::seven().await;
    region.role_of(1, "outsider", "coordinator").await;
    let list = format!("/api/v1/networks/{}/mentoring-wishes", region.network);
    let learner = json!({ "organisation_id": region.members[1], "goals": GOALS });
    let (learns, contributes) =
        (region.world.machine("outsider").await, region.world.machine("contributor").await);

    let wish = learns.json(Method::POST, &list, &learner).await;
    let refused = contributes.json(Method::POST, &list, &json!({ "goals": GOALS })).await;
    let pair = region.world.machine("coordinator").await;
    let pair = pair
        .json(
            Method::POST,
            &format!("{}/pair", address(&region, &wish.json())),
            &json!({ "mentor_id": region.members[0] }),
        )
        .await;
    let one =
        format!("/networks/{}/mentoring/{}", region.network, pair.json()["pair"]["id"].as_str().unwrap());
    let browser = region.world.browser("outsider").await;
    let page = browser.get(&one).await.text();
    let agreed = browser.post(&format!("{one}/agreement"), &[]).await;

    assert_eq!(
        (wish.status, refused.status),
        (StatusCode::CREATED, StatusCode::FORBIDDEN),
        "{}",
        wish.text()
    );
    assert!(page.contains("Do you agree?"), "{page}");
    assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.text());
}

/// The head of the college that coordinates the network is its second coordinator.
async fn two_coordinators(region: &Region) {
    let list = format!("/api/v1/networks/{}/coordinators", region.network);
    let body = json!({ "email": "head@alcove.test" });
    let named = region.world.machine("coordinator").await.json(Method::POST, &list, &body).await;
    assert_eq!(named.status, StatusCode::CREATED, "{}", named.text());
}

#[tokio::test]
async fn of_two_coordinators_who_answer_in_the_same_instant_one_is_told_what_the_other_did() {
    let region = Region::seven().await;
    two_coordinators(&region).await;
    let one = address(&region, &asked(&region, None).await.json());
    let [first, second] = [region.world.machine("coordinator").await, region.world.machine("head").await];
    let (proposal, why) = (json!({ "mentor_id": region.members[2] }), json!({ "body": "Not this year." }));
    let (pair, refusal) = (format!("{one}/pair"), format!("{one}/refusal"));

    let (pair, refusal) = futures_util::future::join(
        first.json(Method::POST, &pair, &proposal),
        second.json(Method::POST, &refusal, &why),
    )
    .await;

    let (won, lost) = if pair.status.is_success() { (pair, refusal) } else { (refusal, pair) };
    assert!(won.status.is_success(), "{}", won.text());
    assert_eq!(
        (lost.status, lost.json()["code"].clone()),
        (StatusCode::CONFLICT, json!("mentoring-wish-answered"))
    );
    let stage = first.get(&one).await.json()["stage"].clone();
    assert!(stage == "paired" || stage == "refused", "{stage}");
    let list = format!("/api/v1/networks/{}/mentoring", region.network);
    let pairs = first.get(&list).await.json()["items"].as_array().unwrap().len();
    assert_eq!(pairs, usize::from(stage == "paired"), "whoever lost has left nothing behind");
}

#[tokio::test]
async fn a_page_that_was_open_while_somebody_else_answered_says_so() {
    let region = Region::seven().await;
    two_coordinators(&region).await;
    let wish = asked(&region, None).await.json();
    let one = format!("/networks/{}/wishes/{}", region.network, wish["id"].as_str().unwrap());
    let [first, second] = [region.world.browser("coordinator").await, region.world.browser("head").await];
    first.post(&format!("{one}/pair"), &[("mentor_id", region.members[2].as_str()), ("goals", GOALS)]).await;

    let late = second.post(&format!("{one}/refusal"), &[("answer", "Not this year.")]).await;
    let later = second
        .post(&format!("{one}/pair"), &[("mentor_id", region.members[3].as_str()), ("goals", GOALS)])
        .await;

    for answer in [late, later] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("A pair was proposed for this already."), "{}", answer.text());
    }
}
