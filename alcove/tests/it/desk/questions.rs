//! Questions to the institution, and the clock that they stop.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::submitted;
use crate::world::World;

const DAY: i64 = 86_400;

#[tokio::test]
async fn a_question_is_a_task_of_the_institution_and_stops_the_clock() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    world.app.clock.advance(2 * DAY);
    let lead = staged.browser(&world, "lead").await;
    let body = json!({ "item_id": staged.items[0], "words": "Which year is this?", "due_day": "2026-12-01" });

    let asked = lead.json(Method::POST, &staged.api("/questions"), &body).await;
    world.app.clock.advance(5 * DAY);

    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text());
    let home = world.browser("coordinator").await.get("/").await.text();
    assert!(home.contains("The assessors ask about your application"), "{home}");
    assert!(!world.browser("viewer").await.get("/").await.text().contains("The assessors ask"));
    let page =
        world.browser("coordinator").await.get(&format!("/applications/{}/questions", staged.id)).await;
    assert!(page.text().contains("Which year is this?") && page.text().contains("A1.1"), "{}", page.text());
    let lead = staged.browser(&world, "lead").await;
    let now = lead.get(&staged.api("/questions")).await.json();
    assert_eq!((now["days"].clone(), now["stopped"].clone()), (json!(2), json!(true)));

    let answer = format!("/questions/{}/answer", asked.json()["id"].as_str().unwrap());
    let said = json!({ "words": "The last one", "evidence": [staged.shown] });
    let answered = world.machine("coordinator").await.json(Method::POST, &staged.api(&answer), &said).await;
    world.app.clock.advance(DAY);

    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    let lead = staged.browser(&world, "lead").await;
    let now = lead.get(&staged.api("/questions")).await.json();
    assert_eq!((now["days"].clone(), now["stopped"].clone()), (json!(3), json!(false)));
    assert_eq!(now["questions"][0]["evidence"], json!([staged.shown]));
    let again = world.machine("coordinator").await.json(Method::POST, &staged.api(&answer), &said).await;
    assert_eq!(again.json()["code"], "clarification-answered");
}

#[tokio::test]
async fn an_answer_shows_only_what_is_open_to_assessors() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let body = json!({ "words": "Which year is this?", "due_day": "2026-12-01" });
    let lead = staged.browser(&world, "lead").await;
    let asked = lead.json(Method::POST, &staged.api("/questions"), &body).await;
    let path = staged.api(&format!("/questions/{}/answer", asked.json()["id"].as_str().unwrap()));

    let said = json!({ "words": "Here", "evidence": [staged.kept] });
    let refused = world.machine("coordinator").await.json(Method::POST, &path, &said).await;
    let by_viewer = world.machine("viewer").await.json(Method::POST, &path, &said).await;
    let by_assessor = lead.json(Method::POST, &path, &said).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((by_viewer.status, by_assessor.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
}

#[tokio::test]
async fn questions_are_for_those_who_ask_and_those_who_answer() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let body = json!({ "words": "Which year is this?", "due_day": "2026-12-01" });
    let by_applicant =
        world.machine("coordinator").await.json(Method::POST, &staged.api("/questions"), &body).await;
    let lead = staged.browser(&world, "lead").await;
    let past = json!({ "words": "Which year is this?", "due_day": "2026-11-01" });
    let past = lead.json(Method::POST, &staged.api("/questions"), &past).await;
    lead.json(Method::POST, &staged.api("/questions"), &body).await;

    assert_eq!(by_applicant.status, StatusCode::NOT_FOUND);
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (role, status) in [
        ("coordinator", StatusCode::OK),
        ("outsider", StatusCode::OK),
        ("viewer", StatusCode::FORBIDDEN),
        ("leaver", StatusCode::NOT_FOUND),
    ] {
        let seen = world.machine(role).await.get(&staged.api("/questions")).await.status;
        assert_eq!(seen, status, "{role}");
    }
    let stranger = staged.browser(&world, "spare").await.get(&staged.api("/questions")).await.status;
    assert_eq!(stranger, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_page_of_an_application_tells_whoever_prepares_it_that_it_waits() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let address = format!("/applications/{}", staged.id);
    let told = format!("<a href=\"{address}/questions\">Answer</a>");

    let before = world.browser("coordinator").await.get(&address).await.text();
    let body = json!({ "words": "Which year is this?", "due_day": "2026-12-01" });
    lead.json(Method::POST, &staged.api("/questions"), &body).await;
    let waits = world.browser("coordinator").await.get(&address).await.text();
    let viewer = world.browser("viewer").await.get(&address).await.text();

    assert!(!before.contains(&told), "{before}");
    assert!(waits.contains(&told) && waits.contains("The clock stands until it is answered."), "{waits}");
    assert!(!viewer.contains(&told), "{viewer}");
}
