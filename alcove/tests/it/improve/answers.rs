//! The page of a link that answers a reminder: what it tells, what it asks, and an answer that is
//! changed.

use alcove::improve::links;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::reminders::{notes, reminded};
use super::stage::Staged;
use crate::world::World;

async fn say(world: &World, plan: &Staged, name: &str, note: Value) {
    let machine = world.machine("coordinator").await;
    let noted = machine.json(Method::POST, &plan.api_of(name, "/notes"), &note).await;
    assert_eq!(noted.status, StatusCode::CREATED, "{}", noted.text());
}

#[tokio::test]
async fn the_page_of_a_link_says_by_when_and_what_was_said_last_by_whom() {
    let world = World::new().await;
    let (plan, link) = reminded(&world).await;
    let phone = world.stranger();

    let first = phone.get(&link).await.text();
    say(&world, &plan, "rewrite", json!({ "standing": "at-risk", "words": "Nobody has time" })).await;
    let note = json!({ "standing": "at-risk", "words": "Two employers fell ill", "done": "0.4" });
    say(&world, &plan, "ask", note).await;
    let second = phone.get(&link).await.text();
    let done = phone.post(&link, &[("standing", "done"), ("done", "40")]).await;

    assert!(first.contains("To be finished by 14 December 2026"), "{first}");
    assert!(first.contains("1 December 2026 – 14 December 2026") && !first.contains("Said last"), "{first}");
    assert!(second.contains("Said last") && second.contains("Two employers fell ill"), "{second}");
    assert!(second.contains("21 November 2026, Coordinator") && second.contains("40%"), "{second}");
    assert!(!second.contains("Nobody has time"), "what was said of another action is not the link's");
    assert!(second.contains("value=\"40\""), "how far it is stays until another figure is typed");
    assert_eq!(done.status, StatusCode::OK, "one tap is enough: {}", done.text());
    assert_eq!(plan.row(&world, "ask").await.standing, "done");
}

#[tokio::test]
async fn a_link_asks_how_far_an_action_is_where_its_progress_rests_on_that() {
    let world = World::new().await;
    let (plan, link) = reminded(&world).await;
    let (phone, machine) = (world.stranger(), world.machine("coordinator").await);
    let method = |method: &str| json!({ "method": method, "work_planned": "40" });

    let mut asks = Vec::new();
    for by in ["schedule", "indicator", "work", "judged"] {
        let said = machine.json(Method::PATCH, &plan.api_of("ask", ""), &method(by)).await;
        assert_eq!(said.status, StatusCode::OK, "{}", said.text());
        asks.push(phone.get(&link).await.text().contains("name=\"done\""));
    }
    let silent = phone.post(&link, &[("standing", "delayed"), ("done", "35")]).await;
    let far = phone.post(&link, &[("standing", "on-track"), ("done", "135"), ("words", "Nearly")]).await;
    let said = phone.post(&link, &[("standing", "on-track"), ("done", "35")]).await;

    assert_eq!(asks, [false, false, true, true]);
    assert_eq!(
        (silent.status, far.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert!(silent.text().contains("value=\"35\""), "what was typed stays: {}", silent.text());
    assert!(far.text().contains("value=\"135\"") && far.text().contains("Nearly"), "{}", far.text());
    assert_eq!(said.status, StatusCode::OK, "{}", said.text());
    assert_eq!(plan.row(&world, "ask").await.done.as_deref(), Some("0.35"));
}

#[tokio::test]
async fn an_answer_is_changed_through_its_link_until_somebody_says_more() {
    let world = World::new().await;
    let (plan, link) = reminded(&world).await;
    let phone = world.stranger();
    let again = format!("{link}?change=1");
    let anew = [("change", "1"), ("standing", "delayed"), ("words", "One of them cancelled")];

    let too_early = phone.get(&again).await;
    let thanked = phone.post(&link, &[("standing", "on-track"), ("words", "Going well")]).await.text();
    let closed = phone.get(&link).await;
    let form = phone.get(&again).await;
    let changed = phone.post(&link, &anew).await;
    let after_change = plan.row(&world, "ask").await.standing;
    world.app.clock.advance(1);
    say(&world, &plan, "ask", json!({ "standing": "on-track" })).await;
    let over = phone.get(&again).await;
    let refused = phone.post(&link, &anew).await;

    // Nothing was said yet: it is the form of every link.
    assert!(too_early.text().contains("Ask employers") && !too_early.text().contains("name=\"change\""));
    assert!(thanked.contains("Change my answer") && thanked.contains(&again), "{thanked}");
    assert_eq!(closed.status, StatusCode::GONE);
    assert!(closed.text().contains(&again) && !closed.text().contains("Ask employers"), "{}", closed.text());
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.text().contains("Going well") && form.text().contains("value=\"on-track\" checked"));
    assert!(changed.text().contains("Thank you"), "{}", changed.text());
    assert_eq!(after_change, "delayed");
    assert_eq!((over.status, refused.status), (StatusCode::GONE, StatusCode::GONE));
    assert!(!over.text().contains("Change my answer"), "{}", over.text());
    let kept = notes(&world).await;
    assert_eq!(kept.len(), 3, "nothing that was said is lost");
    assert!(kept.iter().all(|note| note.node_id == *plan.node("ask")));
}

#[tokio::test]
async fn an_answer_is_not_changed_after_the_link_has_run_out() {
    let world = World::new().await;
    let (_, link) = reminded(&world).await;
    let phone = world.stranger();
    phone.post(&link, &[("standing", "on-track")]).await;

    world.app.clock.advance(links::LASTS_DAYS * 86_400);
    let form = phone.get(&format!("{link}?change=1")).await;
    let changed = phone.post(&link, &[("change", "1"), ("standing", "done")]).await;

    assert_eq!((form.status, changed.status), (StatusCode::GONE, StatusCode::GONE));
    assert_eq!(notes(&world).await.len(), 1);
}
