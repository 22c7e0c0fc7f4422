//! The institution knows who assesses it, and says where it takes somebody for partial.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, submitted};
use crate::network::mail::mails_to;
use crate::world::{Answer, World};

async fn assessors(world: &World, staged: &Staged, role: &str) -> Value {
    world.machine(role).await.get(&staged.api("")).await.json()["assessors"].clone()
}

async fn object(world: &World, staged: &Staged, role: &str, to: &str, words: &str) -> Answer {
    let path = staged.api(&format!("/engagements/{to}/objection"));
    world.machine(role).await.json(Method::POST, &path, &json!({ "words": words })).await
}

async fn decide(world: &World, staged: &Staged, of: &str, in_favour: bool, because: &str) -> Answer {
    let path = staged.api(&format!("/engagements/{of}/decision"));
    let ruling = json!({ "in_favour": in_favour, "because": because });
    world.machine("outsider").await.json(Method::POST, &path, &ruling).await
}

#[tokio::test]
async fn the_institution_sees_who_assesses_it_once_they_have_accepted() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.ask(&world, "co", "co-assessor").await;
    let lead = staged.engage(&world, "lead", "lead").await;

    let seen = assessors(&world, &staged, "viewer").await;
    let page = world.browser("viewer").await.get(&format!("/applications/{}", staged.id)).await.text();
    let by_the_body = assessors(&world, &staged, "outsider").await;

    let only = json!([{
        "engagement_id": lead, "name": "lead", "part": "lead", "assesses": true, "objections": [],
    }]);
    assert_eq!(seen, only, "who was asked and has not answered is nobody's business");
    assert!(page.contains("Who assesses") && page.contains("Lead assessor"), "{page}");
    assert!(!page.contains("Send the objection"), "a viewer objects to nobody");
    assert_eq!(by_the_body, json!([]), "the body has a page of its own");
}

#[tokio::test]
async fn an_objection_is_answered_with_reasons_and_the_assessor_goes_on_until_then() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let lead = lead.0;

    let by_a_viewer = object(&world, &staged, "viewer", &lead, "A rival").await;
    let silent = object(&world, &staged, "coordinator", &lead, " ").await;
    let made = object(&world, &staged, "coordinator", &lead, "Works for our rival").await;
    let twice = object(&world, &staged, "coordinator", &lead, "Again").await;
    let home = world.browser("outsider").await.get("/").await.text();
    let page = world.browser("outsider").await.get(&format!("/applications/{}/assessors", staged.id)).await;
    let desk = staged.browser(&world, "lead").await.get(&staged.desk("")).await;
    let answered = decide(&world, &staged, &lead, true, "Left the rival ten years ago").await;
    let after = world.browser("outsider").await.get(&format!("/applications/{}/assessors", staged.id)).await;
    let own = world.browser("coordinator").await.get(&format!("/applications/{}", staged.id)).await.text();

    assert_eq!(by_a_viewer.status, StatusCode::FORBIDDEN);
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(made.json()["assessors"][0]["objections"][0]["words"], "Works for our rival");
    assert_eq!(twice.json()["code"], "objection-open", "{}", twice.text());
    assert!(home.contains("Answer the objection of Harbour Vocational College"), "{home}");
    assert!(page.text().contains("Works for our rival"), "{}", page.text());
    assert!(page.text().contains("Your answer to the institution"), "{}", page.text());
    assert_eq!(desk.status, StatusCode::OK);
    assert!(!desk.text().contains("rival"), "the assessor does not read it");
    assert_eq!(answered.json()["standing"], "accepted", "{}", answered.text());
    assert!(!after.text().contains("To be decided"), "{}", after.text());
    assert!(own.contains("Left the rival ten years ago"), "{own}");
    let told = mails_to(&world, "outsider@alcove.test").await;
    assert!(told.iter().any(|mail| mail.contains("Works for our rival")), "{told:?}");
    let told = mails_to(&world, "coordinator@alcove.test").await;
    assert!(told.iter().any(|mail| mail.contains("answered your objection to lead")), "{told:?}");
}

#[tokio::test]
async fn whom_the_body_takes_back_after_an_objection_has_no_desk() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let lead = lead.0;
    object(&world, &staged, "head", &lead, "A quarrel of last year").await;

    let silent = decide(&world, &staged, &lead, false, " ").await;
    let ended = decide(&world, &staged, &lead, false, "We did not know of it").await;
    let nothing_left = decide(&world, &staged, &lead, true, "Once more").await;
    let desk = staged.browser(&world, "lead").await.get(&staged.desk("")).await.status;
    let late = object(&world, &staged, "head", &lead, "Once more").await;
    let seen = assessors(&world, &staged, "head").await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ended.json()["standing"], "ended", "{}", ended.text());
    assert_eq!(nothing_left.json()["code"], "engagement-nothing-to-decide", "{}", nothing_left.text());
    assert_eq!(desk, StatusCode::NOT_FOUND);
    assert_eq!(late.json()["code"], "objection-too-late", "{}", late.text());
    assert_eq!((&seen[0]["assesses"], &seen[1]["assesses"]), (&json!(false), &json!(true)));
    assert_eq!(seen[0]["objections"][0]["answer"], "We did not know of it");
}

#[tokio::test]
async fn an_objection_that_is_refused_stays_where_it_was_typed() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let long = format!("They have {}", "so much to say ".repeat(1_600));

    let address = format!("/applications/{}", staged.id);
    let typed = [("act", "object"), ("engagement", lead.as_str()), ("objection", long.as_str())];
    let refused = world.browser("coordinator").await.post(&address, &typed).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains(long.trim()), "what was typed is there");
    assert!(refused.text().contains("id=\"objection-error\""), "{}", refused.text());
}
