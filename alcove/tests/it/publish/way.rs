use alcove::kit::etag::Condition;
use alcove::publish::reviewing::{self, Verdict};
use alcove::publish::{asking_again, moving, rubric};
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, name_reviewer, person, published, rate, rated, reviewing as in_review};
use crate::world::World;

#[tokio::test]
async fn a_practice_is_published_after_its_institution_and_a_reviewer_agreed() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = draft(&world, "contributor", complete()).await;
    let author = world.machine("contributor").await;
    let address = format!("/api/v1/practices/{id}");

    let submitted = author.json(Method::POST, &format!("{address}/submission"), &json!({})).await;
    let own = author.json(Method::POST, &format!("{address}/endorsement"), &json!({})).await;
    let head = world.machine("head").await;
    let endorsed = head.json(Method::POST, &format!("{address}/endorsement"), &json!({})).await;
    rated(&world, &id, 3).await;
    reviewing::decide(&person(&world, "outsider").await, &id, &Condition::None, Verdict::Publish, "")
        .await
        .unwrap();

    assert_eq!(submitted.json()["state"], "submitted");
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    assert_eq!(endorsed.json()["state"], "reviewing");
    let read = world.stranger().get(&address).await.json();
    assert_eq!((&read["number"], &read["standing"]), (&json!(1), &json!("in-use")));
    assert_eq!(author.get(&format!("{address}/draft")).await.json()["state"], "published");
    let acts = world.acts().await;
    let mine: Vec<&str> =
        acts.iter().map(String::as_str).filter(|act| act.starts_with("practice.")).collect();
    assert_eq!(
        mine,
        [
            "practice.created",
            "practice.submitted",
            "practice.endorsed",
            "practice.taken-up",
            "practice.rated",
            "practice.published",
        ]
    );
}

#[tokio::test]
async fn what_lacks_a_needed_element_is_not_handed_in() {
    let world = World::new().await;
    let mut value = complete();
    value["texts"]["en"]["impact"] = json!("  ");
    value["rows"]["lessons"] = json!([]);
    let id = draft(&world, "coordinator", value).await;

    let page = world.browser("coordinator").await.post(&format!("/practices/{id}/submission"), &[]).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Impact, Lessons learned"), "{}", page.text());
}

#[tokio::test]
async fn nobody_agrees_to_their_own_text() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let coordinator = person(&world, "coordinator").await;
    moving::submit(&coordinator, &id).await.unwrap();

    let own = moving::endorse(&coordinator, &id, &Condition::None).await;

    assert_eq!(own.unwrap_err().code(), "practice-own-work");
    assert!(moving::endorse(&person(&world, "head").await, &id, &Condition::None).await.is_ok());
}

#[tokio::test]
async fn nobody_reviews_their_own_institution_and_one_reviewer_at_a_time() {
    let world = World::new().await;
    name_reviewer(&world, "administrator").await;
    name_reviewer(&world, "outsider").await;
    let id = in_review(&world, complete()).await;

    let own = reviewing::take_up(&person(&world, "administrator").await, &id).await;
    let stranger = reviewing::take_up(&person(&world, "viewer").await, &id).await;
    let first = reviewing::take_up(&person(&world, "outsider").await, &id).await;
    let again = reviewing::take_up(&person(&world, "outsider").await, &id).await;

    assert_eq!(own.unwrap_err().code(), "practice-own-institution");
    assert_eq!(stranger.unwrap_err().code(), "not-found");
    assert!(first.is_ok());
    assert_eq!(again.unwrap_err().code(), "practice-taken-up");
}

#[tokio::test]
async fn an_open_or_failing_rubric_stands_in_the_way_and_a_return_tells_the_author() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = in_review(&world, complete()).await;
    let reviewer = person(&world, "outsider").await;
    reviewing::take_up(&reviewer, &id).await.unwrap();

    let open = reviewing::decide(&reviewer, &id, &Condition::None, Verdict::Publish, "").await;
    rate(&world, &id, 1).await;
    let weak = reviewing::decide(&reviewer, &id, &Condition::None, Verdict::Publish, "").await;
    let silent = reviewing::decide(&reviewer, &id, &Condition::None, Verdict::Return, " ").await;
    reviewing::decide(&reviewer, &id, &Condition::None, Verdict::Return, "Say what it cost.").await.unwrap();

    assert_eq!(open.unwrap_err().code(), "practice-rubric-open");
    assert_eq!(weak.unwrap_err().code(), "practice-too-weak");
    assert_eq!(silent.unwrap_err().code(), "invalid");
    let page = world.browser("coordinator").await.get(&format!("/practices/{id}/work")).await.text();
    assert!(page.contains("Say what it cost.") && page.contains("Returned"));
    assert_eq!(world.stranger().get(&format!("/practices/{id}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_rubric_is_no_assessment_of_the_institution() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = in_review(&world, complete()).await;
    rated(&world, &id, 3).await;
    let desk = reviewing::desk(&person(&world, "outsider").await, &id).await.unwrap();
    let browser = world.browser("coordinator").await;

    let list = world.machine("coordinator").await.get("/api/v1/assessments").await.json();
    let page = browser.get(&format!("/assessments/{}", desk.review.assessment_id)).await;
    let offered = browser.get("/assessments/new").await.text();
    let rubric = rubric::known(&world.ctx()).await.unwrap();
    let fields =
        json!({ "organisation_id": world.college, "edition_id": rubric.id, "title": "Of ourselves" });
    let taken = world.machine("coordinator").await.json(Method::POST, "/api/v1/assessments", &fields).await;

    assert_eq!(list["assessments"], json!([]));
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(offered.contains("<h1>") && !offered.contains("Alcove Practice Review"), "{offered}");
    assert!(taken.status == StatusCode::UNPROCESSABLE_ENTITY && taken.text().contains("no-such-edition"));
    assert_eq!(desk.rubric().rated, 8);
}

#[tokio::test]
async fn a_changed_text_waits_beside_the_published_one_until_it_is_published_too() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let machine = world.machine("coordinator").await;
    let draft = format!("/api/v1/practices/{id}/draft");
    let present = machine.get(&draft).await;
    let mut value = present.json()["body"].clone();
    value["texts"]["en"]["title"] = json!("Meters in every hall");
    let tag = present.header("etag").to_owned();
    let kind = [("content-type", "application/json"), ("if-match", tag.as_str())];

    let changed = machine.send(Method::PUT, &draft, &kind, value.to_string().into_bytes()).await;
    let stale = machine.send(Method::PUT, &draft, &kind, value.to_string().into_bytes()).await;

    assert_eq!((changed.status, stale.status), (StatusCode::OK, StatusCode::PRECONDITION_FAILED));
    let page = world.stranger().get(&format!("/practices/{id}")).await.text();
    assert!(page.contains("Meters in the workshop") && !page.contains("Meters in every hall"));
    let missing = world.stranger().get(&format!("/practices/{id}/versions/2")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);

    moving::submit(&person(&world, "coordinator").await, &id).await.unwrap();
    moving::endorse(&person(&world, "head").await, &id, &Condition::None).await.unwrap();
    rated(&world, &id, 4).await;
    reviewing::decide(&person(&world, "outsider").await, &id, &Condition::None, Verdict::Publish, "")
        .await
        .unwrap();
    let newest = world.stranger().get(&format!("/practices/{id}")).await.text();
    let first = world.stranger().get(&format!("/practices/{id}/versions/1")).await.text();
    assert!(newest.contains("Meters in every hall"));
    assert!(first.contains("Meters in the workshop") && first.contains("earlier version"));
}

#[tokio::test]
async fn a_form_from_before_a_change_is_not_saved_over_it() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let browser = world.browser("coordinator").await;
    let fields = |title: &'static str| {
        [
            ("version", "1"),
            ("language", "en"),
            ("entry", "practice"),
            ("licence", "CC-BY-4.0"),
            ("t_title", title),
            ("lessons_0_id", ""),
            ("lessons_0_text", "Ask first"),
        ]
    };

    let first = browser.post(&format!("/practices/{id}/edit"), &fields("First")).await;
    let second = browser.post(&format!("/practices/{id}/edit"), &fields("Second")).await;

    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(second.text().contains("Second"), "what was typed is kept");
    let kept = world.machine("coordinator").await.get(&format!("/api/v1/practices/{id}/draft")).await.json();
    assert_eq!(kept["body"]["texts"]["en"]["title"], "First");
    assert_eq!(kept["body"]["texts"]["az"]["title"], "Emalatxanada sayğaclar");
}

#[tokio::test]
async fn a_year_later_somebody_is_asked_once_and_readers_see_the_answer() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let before = asking_again::ask(&world.ctx()).await.unwrap();
    world.app.clock.advance(366 * 86_400);

    let asked = asking_again::ask(&world.ctx()).await.unwrap();
    let again = asking_again::ask(&world.ctx()).await.unwrap();
    let coordinator = person(&world, "coordinator").await;
    moving::confirm(&coordinator, &id, moving::Answer::Ended, "The machines are sold.").await.unwrap();

    assert_eq!((before, asked, again), (0, 1, 0));
    let read = world.stranger().get(&format!("/api/v1/practices/{id}")).await.json();
    assert_eq!(read["standing"], "ended");
}

#[tokio::test]
async fn a_withdrawn_practice_leaves_its_reason_at_its_address() {
    let world = World::new().await;
    let id = published(&world, complete()).await;

    moving::withdraw(&person(&world, "head").await, &id, "The figures were wrong.", None).await.unwrap();

    let page = world.stranger().get(&format!("/practices/{id}")).await.text();
    assert!(page.contains("The figures were wrong.") && !page.contains("Friday"));
    let version = world.stranger().get(&format!("/practices/{id}/versions/1")).await.text();
    assert!(!version.contains("Friday"));
    let list = world.stranger().get("/api/v1/practices").await.json();
    assert_eq!(list["count"], 0);
    let data = world.stranger().get(&format!("/practices/{id}/data.jsonld")).await;
    assert_eq!(data.status, StatusCode::GONE);
}
