//! Whose judgement counts once an engagement has ended by itself, rests, or was handed over.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::resting::{found_to_rest, join_the_college};
use super::stage::{LAST_DAY, Staged, submitted};
use crate::network::mail::mails_to;
use crate::world::World;

const DAY: i64 = 86_400;

/// The desk as somebody sees it.
async fn desk(world: &World, staged: &Staged, name: &str) -> Value {
    staged.browser(world, name).await.get(&staged.api("/desk")).await.json()
}

async fn settle_agreed(world: &World, staged: &Staged, name: &str) -> Value {
    let browser = staged.browser(world, name).await;
    browser.json(Method::POST, &staged.api("/desk/agreed"), &json!({})).await.json()
}

async fn officer(world: &World, staged: &Staged, path: &str, body: Value) -> (StatusCode, Value) {
    let answer = world.machine("outsider").await.json(Method::POST, &staged.api(path), &body).await;
    (answer.status, answer.json())
}

/// Asked until a day of one's own, and accepted.
async fn engaged_until(world: &World, staged: &Staged, name: &str, part: &str, last_day: &str) -> String {
    let body = json!({ "assessor_id": staged.assessor(name), "part": part, "last_day": last_day });
    let (status, asked) = officer(world, staged, "/engagements", body).await;
    assert_eq!(status, StatusCode::CREATED, "{asked}");
    let id = asked["id"].as_str().unwrap().to_owned();
    staged.accept(world, name, &id, json!([])).await;
    id
}

/// The one of the lists of the awarding body.
async fn engagement(world: &World, staged: &Staged, id: &str) -> Value {
    let list = world.machine("outsider").await.get(&staged.api("/engagements")).await.json();
    list["engagements"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
}

#[tokio::test]
async fn what_was_handed_in_counts_after_the_engagement_has_ended_by_itself() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    engaged_until(&world, &staged, "lead", "lead", LAST_DAY).await;
    let co = engaged_until(&world, &staged, "co", "co-assessor", "2026-11-30").await;
    staged.judge_all(&world, "co", "insufficient", "Nothing was shown").await;

    world.app.clock.advance(20 * DAY);
    staged.judge_all(&world, "lead", "agree", "").await;
    let seen = desk(&world, &staged, "lead").await;
    let page = staged.browser(&world, "lead").await.get(&staged.desk("")).await.text();
    let closed = staged.browser(&world, "co").await.get(&staged.api("/desk")).await.status;
    let body = world.browser("outsider").await;
    let body = body.get(&format!("/applications/{}/assessors", staged.id)).await.text();

    assert_eq!(seen["open"], true, "{seen}");
    let first = seen["items"].as_array().unwrap().iter().find(|one| one["code"] == "A1.1").unwrap();
    assert_eq!(first["others"][0]["comment"], "Nothing was shown", "{first}");
    let of_co = seen["judging"].as_array().unwrap().iter().find(|one| one["name"] == "co").unwrap();
    assert_eq!((&of_co["handed_in"], &of_co["over"]), (&json!(true), &json!(true)));
    assert!(page.contains("Access has ended; the judgement counts"), "{page}");
    assert_eq!(closed, StatusCode::NOT_FOUND);
    assert_eq!(engagement(&world, &staged, &co).await["counts"], true);
    assert!(body.contains("The engagement ended by itself after handing in."), "{body}");

    let ending = format!("/engagements/{co}/ending");
    let ended = officer(&world, &staged, &ending, json!({ "because": "A tie" })).await;
    assert_eq!(ended.0, StatusCode::OK, "{}", ended.1);
    let alone = desk(&world, &staged, "lead").await;
    assert_eq!(alone["judging"].as_array().unwrap().len(), 1, "{alone}");
    assert_eq!(engagement(&world, &staged, &co).await["counts"], false);
}

#[tokio::test]
async fn who_rests_counts_for_nothing_and_is_waited_for_until_the_body_decides() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [_, co] = staged.both(&world).await;
    let spare = staged.engage(&world, "spare", "substitute").await;
    staged.judge_all(&world, "lead", "agree", "").await;
    staged.judge_all(&world, "co", "agree", "").await;
    let before = desk(&world, &staged, "lead").await;

    // The co-assessor does not come to the desk any more: the lead's coming is enough to find it out.
    join_the_college(&world, &staged, "co").await;
    let seen = desk(&world, &staged, "lead").await;
    let refused = settle_agreed(&world, &staged, "lead").await;
    let page = staged.browser(&world, "lead").await.get(&staged.desk("")).await.text();
    let mails = mails_to(&world, "outsider@alcove.test").await;
    let path = format!("/engagements/{co}/substitution");
    let taken = officer(&world, &staged, &path, json!({ "substitute_id": spare, "because": "A tie" })).await;
    let blind = desk(&world, &staged, "spare").await;
    staged.judge_all(&world, "spare", "agree", "").await;
    let settled = settle_agreed(&world, &staged, "lead").await;

    assert_eq!((&before["open"], &seen["open"]), (&json!(true), &json!(false)));
    let others = |desk: &Value| desk["items"][0]["others"].as_array().unwrap().len();
    assert_eq!((others(&before), others(&seen)), (1, 0), "{seen}");
    let of_co = seen["judging"].as_array().unwrap().iter().find(|one| one["name"] == "co").unwrap();
    assert_eq!((&of_co["handed_in"], &of_co["rests"]), (&json!(false), &json!(true)));
    assert_eq!(refused["code"], "desk-still-blind", "{refused}");
    assert!(page.contains("The engagement of co rests."), "{page}");
    let told = mails.iter().filter(|mail| mail.contains("An engagement rests: co")).count();
    assert_eq!((told, found_to_rest(&world).await), (1, 1), "{mails:?}");
    assert_eq!(taken.0, StatusCode::OK, "{}", taken.1);
    assert_eq!(blind["open"], false, "{blind}");
    assert!(settled["items"].as_u64().unwrap() > 0, "{settled}");
}

#[tokio::test]
async fn a_substitute_takes_over_from_one_whose_day_has_passed_and_what_was_settled_is_settled_anew() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    engaged_until(&world, &staged, "lead", "lead", LAST_DAY).await;
    let co = engaged_until(&world, &staged, "co", "co-assessor", "2026-11-30").await;
    let spare = engaged_until(&world, &staged, "spare", "substitute", LAST_DAY).await;
    staged.settled(&world).await;
    world.app.clock.advance(20 * DAY);

    let path = format!("/engagements/{co}/substitution");
    let taken = officer(&world, &staged, &path, json!({ "substitute_id": spare, "because": "Over" })).await;
    let closed = desk(&world, &staged, "lead").await;
    staged.judge_all(&world, "spare", "insufficient", "Nothing was shown").await;
    let opened = desk(&world, &staged, "spare").await;
    let page = staged.browser(&world, "lead").await.get(&staged.desk("")).await.text();
    let lead = staged.browser(&world, "lead").await;
    lead.json(Method::PUT, &staged.api("/report"), &json!({ "summary": "All is well." })).await;
    let sent = lead.json(Method::POST, &staged.api("/report/sending"), &json!({})).await;
    let agreed = settle_agreed(&world, &staged, "lead").await;

    assert_eq!((taken.0, &taken.1["part"]), (StatusCode::OK, &json!("co-assessor")), "{}", taken.1);
    assert_eq!(closed["open"], false);
    let items = opened["items"].as_array().unwrap();
    assert!(items.iter().all(|item| item["settled"]["complete"] == false), "{opened}");
    assert!(page.contains("To be settled anew"), "{page}");
    assert_eq!(sent.json()["code"], "report-unsettled", "{}", sent.text());
    // Where the new one says the same as the lead there is nothing to talk about.
    assert_eq!(agreed["items"].as_u64().unwrap() as usize, items.len() - 2, "{agreed}");
}

#[tokio::test]
async fn nobody_takes_over_a_part_that_somebody_else_has_by_now() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let lead = engaged_until(&world, &staged, "lead", "lead", "2026-11-30").await;
    let spare = engaged_until(&world, &staged, "spare", "substitute", LAST_DAY).await;
    world.app.clock.advance(20 * DAY);
    engaged_until(&world, &staged, "co", "lead", LAST_DAY).await;

    let path = format!("/engagements/{lead}/substitution");
    let refused = officer(&world, &staged, &path, json!({ "substitute_id": spare, "because": "Over" })).await;

    assert_eq!((refused.0, &refused.1["code"]), (StatusCode::CONFLICT, &json!("engagement-lead-taken")));
}
