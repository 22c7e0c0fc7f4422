//! Whom a decision waits for, and who is told of it.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::deciding::{before_a_committee, conditional, granted, vote};
use super::stage::Staged;
use crate::network::mail::mails_to;
use crate::world::World;

#[tokio::test]
async fn a_member_of_the_committee_is_led_to_a_vote_until_it_is_cast() {
    let (staged, chair) = before_a_committee().await;
    let browser = staged.world().browser_of(&chair.as_str().into()).await;
    let home = async || browser.get("/").await.text();
    let asked = "Vote on the application of Harbour Vocational College";

    let before = home().await;
    staged.post("outsider", "proposals", granted()).await;
    let open = home().await;
    vote(&staged, &chair, "for").await;
    let cast = home().await;
    let others = staged.world().browser("viewer").await.get("/").await.text();

    assert!(!before.contains(asked), "{before}");
    assert!(open.contains(asked), "{open}");
    assert!(open.contains(&format!("/applications/{}/decision", staged.id)), "{open}");
    assert!(!cast.contains(asked) && !others.contains(asked), "{cast}");
}

#[tokio::test]
async fn an_awarding_body_is_told_what_waits_for_it() {
    let staged = Staged::begun("on-paper").await;
    let officer = staged.world().browser("outsider").await;
    let asked = "Applications wait for the next step";

    let before = officer.get("/").await.text();
    staged.sign("head").await;
    staged.post("coordinator", "submission", json!({})).await;
    let waiting = officer.get("/").await.text();
    staged.post("coordinator", "withdrawal", json!({"reason": "Next year."})).await;
    let gone = officer.get("/").await.text();

    assert!(!before.contains(asked), "{before}");
    assert!(waiting.contains(asked) && waiting.contains("One was handed in or reported."), "{waiting}");
    assert!(!gone.contains(asked), "{gone}");
}

#[tokio::test]
async fn the_institution_is_told_of_the_decision_and_led_to_its_conditions() {
    let (staged, _) = before_a_committee().await;
    let world = staged.world();
    let head = "head@alcove.test";
    staged.post("outsider", "proposals", conditional()).await;
    let early = mails_to(world, head).await.len();
    let decided = staged.post("outsider", "decision", json!({})).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.text());

    let mails = mails_to(world, head).await;
    let coordinator = world.browser("coordinator").await;
    let open = coordinator.get("/").await.text();
    let viewer = world.browser("viewer").await.get("/").await.text();
    let condition = decided.json()["conditions"][0]["id"].as_str().unwrap().to_owned();
    let path = staged.api(&format!("/conditions/{condition}/answer"));
    let machine = world.machine("coordinator").await;
    machine.json(Method::PUT, &path, &json!({ "answer": "Here they are." })).await;
    let answered = coordinator.get("/").await.text();
    staged.post("outsider", &format!("conditions/{condition}/fulfilment"), json!({})).await;
    let finally = staged.post("outsider", "grant", json!({})).await;
    let both = mails_to(world, head).await;

    assert_eq!(mails.len(), early + 1, "{mails:?}");
    let told = mails.last().unwrap();
    assert!(told.contains("Decision: Granted on conditions"), "{told}");
    assert!(told.contains(&format!("http://alcove.test/applications/{}/decision", staged.id)), "{told}");
    assert!(mails_to(world, "viewer@alcove.test").await.iter().all(|mail| !mail.contains("Decision:")));
    let asked = "Say how the conditions of your certificate are met";
    assert!(open.contains(asked) && !viewer.contains(asked), "{open}");
    assert!(!answered.contains(asked), "{answered}");
    assert_eq!(finally.json()["result"], "granted", "{}", finally.text());
    let granted = both.iter().filter(|mail| mail.lines().any(|line| line.trim() == "Decision: Granted"));
    assert_eq!(granted.count(), 1, "{both:?}");
}

#[tokio::test]
async fn the_institution_is_told_of_a_question_and_of_the_draft_report() {
    let world = World::new().await;
    let staged = crate::desk::stage::submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let question = json!({ "words": "Which year is this?", "due_day": "2026-12-01" });
    let asked = lead.json(Method::POST, &staged.api("/questions"), &question).await.json();
    let told = mails_to(&world, "head@alcove.test").await;
    let question = asked["id"].as_str().unwrap();
    lead.json(Method::POST, &staged.api(&format!("/questions/{question}/withdrawal")), &json!({})).await;
    staged.settled(&world).await;
    lead.json(Method::PUT, &staged.api("/report"), &json!({ "summary": "A good school" })).await;

    let sent = lead.json(Method::POST, &staged.api("/report/sending"), &json!({})).await;
    let checks = mails_to(&world, "head@alcove.test").await;

    let asked = told.last().unwrap();
    assert!(asked.contains("Answer by: 1 December 2026."), "{asked}");
    assert!(!asked.contains("Which year is this?"), "what is asked is read behind the sign-in: {asked}");
    assert!(asked.contains(&format!("http://alcove.test/applications/{}/questions", staged.id)), "{asked}");
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let check = checks.last().unwrap();
    assert!(check.contains("Check its facts by: 5 December 2026."), "{check}");
    assert!(check.contains(&format!("http://alcove.test/applications/{}/report", staged.id)), "{check}");
}
