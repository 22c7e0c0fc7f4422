//! The way of a practice by machines alone: agreed to, looked at and told, on the text that was read.

use alcove::publish::asking_again;
use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::machines::{decide, review_of, take_up_and_rate};
use super::stage::{complete, draft, name_reviewer, published, reviewing};
use crate::ops::openapi::check;
use crate::world::{Answer, Browser, World};

async fn with(machine: &Browser, method: Method, path: &str, header: (&str, &str), body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), header];
    machine.send(method, path, &headers, body.to_string().into_bytes()).await
}

/// Written anew by its author after somebody has read it, and handed in again.
async fn change(world: &World, id: &str) {
    let author = world.machine("coordinator").await;
    let base = format!("/api/v1/practices/{id}");
    author.json(Method::DELETE, &format!("{base}/submission"), &json!({})).await;
    let mut body = author.get(&format!("{base}/draft")).await.json()["body"].clone();
    body["texts"]["en"]["title"] = json!("Another thing");
    let put = author.json(Method::PUT, &format!("{base}/draft"), &body).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.text());
    let again = author.json(Method::POST, &format!("{base}/submission"), &json!({})).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text());
}

#[tokio::test]
async fn the_institution_agrees_to_the_text_that_was_read_alone() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let base = format!("/api/v1/practices/{id}");
    world.machine("coordinator").await.json(Method::POST, &format!("{base}/submission"), &json!({})).await;
    let head = world.machine("head").await;
    let browser = world.browser("head").await;
    let read = head.get(&format!("{base}/draft")).await;
    let version = read.json()["version"].to_string();
    let page = browser.get(&format!("/practices/{id}/work")).await.text();
    change(&world, id.as_str()).await;
    let endorsement = format!("{base}/endorsement");

    let stale = with(&head, Method::POST, &endorsement, ("if-match", read.header("etag")), &json!({})).await;
    let on_page = browser.post(&format!("/practices/{id}/endorsement"), &[("version", &version)]).await;
    let present = head.get(&format!("{base}/draft")).await;
    let now = with(&head, Method::POST, &endorsement, ("if-match", present.header("etag")), &json!({})).await;

    assert!(page.contains(&format!("name=\"version\" value=\"{version}\"")));
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{}", stale.text());
    assert_eq!(on_page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(on_page.text().contains("Another thing"));
    assert_eq!((now.status, &now.json()["state"]), (StatusCode::OK, &json!("reviewing")));
}

#[tokio::test]
async fn a_verdict_on_another_text_than_was_read_is_refused() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let mut value = complete();
    value["contact"] = json!({ "name": "Workshop office", "email": "workshop@college.example", "consented_on": "2026-11-20" });
    let id = reviewing(&world, value).await;
    let reviewer = world.machine("outsider").await;
    take_up_and_rate(&reviewer, id.as_str(), 3).await;
    let read = reviewer.get(&review_of(id.as_str())).await;
    change(&world, id.as_str()).await;
    let base = format!("/api/v1/practices/{id}");
    world.machine("head").await.json(Method::POST, &format!("{base}/endorsement"), &json!({})).await;
    take_up_and_rate(&reviewer, id.as_str(), 3).await;
    let result = format!("{}/result", review_of(id.as_str()));
    let verdict = json!({ "verdict": "publish" });
    let ratings = json!({ "ratings": [] });

    let rated =
        with(&reviewer, Method::PUT, &review_of(id.as_str()), ("if-match", read.header("etag")), &ratings)
            .await;
    let stale = with(&reviewer, Method::PUT, &result, ("if-match", read.header("etag")), &verdict).await;
    let present = reviewer.get(&review_of(id.as_str())).await;
    let now = with(&reviewer, Method::PUT, &result, ("if-match", present.header("etag")), &verdict).await;

    assert_eq!(
        (rated.status, stale.status),
        (StatusCode::PRECONDITION_FAILED, StatusCode::PRECONDITION_FAILED)
    );
    assert_eq!(stale.json()["present"]["title"], "Another thing");
    assert!(!stale.text().contains("workshop@college.example"), "{}", stale.text());
    assert_eq!(now.status, StatusCode::NO_CONTENT, "{}", now.text());
}

#[tokio::test]
async fn a_reviewer_reads_no_address_and_the_question_still_comes_through() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let mut value = complete();
    value["contact"] = json!({ "name": "Workshop office", "email": "workshop@college.example", "consented_on": "2026-11-20" });
    let id = reviewing(&world, value).await;
    let reviewer = world.machine("outsider").await;
    take_up_and_rate(&reviewer, id.as_str(), 3).await;

    let seen = reviewer.get(&format!("/api/v1/practices/{id}/draft")).await;
    let desk = reviewer.get(&review_of(id.as_str())).await;
    decide(&reviewer, id.as_str(), "publish", "").await;
    let question = json!({ "question": "Which meter was it?" });
    let asked = reviewer.json(Method::POST, &format!("/api/v1/practices/{id}/questions"), &question).await;

    assert_eq!((seen.status, desk.status), (StatusCode::OK, StatusCode::OK));
    assert!(!seen.text().contains("workshop@college.example"), "{}", seen.text());
    assert!(!desk.text().contains("workshop@college.example"), "{}", desk.text());
    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text());
}

#[tokio::test]
async fn what_a_reviewer_notes_reaches_the_author_and_nobody_else() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = reviewing(&world, complete()).await;
    let reviewer = world.machine("outsider").await;
    let rated = take_up_and_rate(&reviewer, id.as_str(), 2).await;
    let item = rated["items"][0]["item_id"].clone();
    let note = json!({ "ratings": [{ "item_id": item, "step": 3, "note": "Name the meter." }] });
    reviewer.json(Method::PUT, &review_of(id.as_str()), &note).await;
    let address = format!("/api/v1/practices/{id}/reviews");
    let author = world.machine("coordinator").await;
    let before = author.get(&address).await.json();
    decide(&reviewer, id.as_str(), "return", "Say what it cost.").await;

    let told = author.get(&address).await;
    let steps = author.get(&format!("/api/v1/practices/{id}/steps")).await.json();
    let page = world.browser("coordinator").await.get(&format!("/practices/{id}/work")).await.text();

    assert_eq!(before["items"], json!([]));
    check(&openapi::document(), "PracticeVerdictList", &told.json(), &address);
    let verdict = &told.json()["items"][0];
    assert_eq!((&verdict["verdict"], &verdict["reason"]), (&json!("returned"), &json!("Say what it cost.")));
    assert_eq!(
        (&verdict["items"][0]["note"], &verdict["items"][0]["step"]),
        (&json!("Name the meter."), &json!(3))
    );
    check(&openapi::document(), "PracticeStepList", &steps, "steps");
    assert_eq!(steps["items"][0]["act"], "returned");
    assert!(page.contains("What reviewers said") && page.contains("Name the meter."));
    for role in ["outsider", "viewer", "leaver", "platform"] {
        let machine = world.machine(role).await;
        assert_eq!(machine.get(&address).await.status, StatusCode::NOT_FOUND, "{role}");
        let way = machine.get(&format!("/api/v1/practices/{id}/steps")).await.status;
        assert_eq!(way, StatusCode::NOT_FOUND, "{role}");
    }
}

#[tokio::test]
async fn whoever_keeps_the_installation_names_reviewers_by_machine() {
    let world = World::new().await;
    let keeper = world.machine("platform").await;
    let list = "/api/v1/practice-reviewers";
    let new = json!({ "email": "outsider@alcove.test", "domains": ["green", "digital"] });

    let named = keeper.json(Method::POST, list, &new).await;
    let odd = keeper
        .json(Method::POST, list, &json!({ "email": "outsider@alcove.test", "domains": ["gardening"] }))
        .await;
    let known = keeper.get(list).await.json();
    let queue = world.machine("outsider").await.get("/api/v1/practice-reviews").await.json();
    let one = format!("{list}/{}", named.json()["person_id"].as_str().unwrap());
    let refused = world.machine("coordinator").await.json(Method::DELETE, &one, &json!({})).await;
    let ended = keeper.json(Method::DELETE, &one, &json!({})).await;

    assert_eq!(named.status, StatusCode::CREATED, "{}", named.text());
    check(&openapi::document(), "PracticeReviewerList", &known, list);
    assert_eq!(known["items"], json!([named.json()]));
    assert_eq!(odd.json()["fields"][0]["code"], "unknown-choice");
    assert_eq!(queue["domains"], json!(["green", "digital"]));
    assert_eq!((refused.status, ended.status), (StatusCode::FORBIDDEN, StatusCode::NO_CONTENT));
    assert_eq!(keeper.get(list).await.json()["items"], json!([]));
}

#[tokio::test]
async fn a_step_that_is_sent_again_is_taken_once_and_answered_the_same() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = draft(&world, "coordinator", complete()).await;
    let base = format!("/api/v1/practices/{id}");
    let mut answers = Vec::new();

    for (role, path) in [
        ("coordinator", format!("{base}/submission")),
        ("head", format!("{base}/endorsement")),
        ("outsider", review_of(id.as_str())),
    ] {
        let machine = world.machine(role).await;
        for _ in 0..2 {
            let key = ("idempotency-key", path.as_str());
            let answer = with(&machine, Method::POST, &path, key, &json!({})).await;
            answers.push((answer.status.as_u16(), answer.json()["version"].clone()));
        }
    }

    let versions: Vec<Value> = answers.iter().map(|(_, version)| version.clone()).collect();
    assert_eq!(answers.iter().map(|one| one.0).collect::<Vec<_>>(), [200, 200, 200, 200, 201, 201]);
    assert_eq!((&versions[0], &versions[2], &versions[4]), (&versions[1], &versions[3], &versions[5]));
}

#[tokio::test]
async fn a_machine_sees_the_yearly_question_and_answers_it() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    world.app.clock.advance(366 * 86_400);
    assert_eq!(asking_again::ask(&world.ctx()).await.unwrap(), 1);
    let machine = world.machine("coordinator").await;
    let address = format!("/api/v1/practices/{id}/draft");
    let confirmation = format!("/api/v1/practices/{id}/confirmation");

    let asked = machine.get(&address).await.json();
    world.app.clock.advance(60);
    let kept = machine.json(Method::POST, &confirmation, &json!({ "in_use": true })).await.json();
    let ended = machine.json(Method::POST, &confirmation, &json!({ "in_use": false, "words": "Sold" })).await;

    check(&openapi::document(), "PracticeDraft", &asked, &address);
    assert!(asked["asked_at"].as_str() > asked["confirmed_at"].as_str(), "{asked}");
    assert!(kept["confirmed_at"].as_str() > kept["asked_at"].as_str(), "{kept}");
    assert_eq!((&kept["ended_at"], ended.json()["ended_at"].is_string()), (&json!(null), true));
    let read = world.stranger().get(&format!("/api/v1/practices/{id}")).await.json();
    assert_eq!(read["standing"], "ended");
}

#[tokio::test]
async fn what_a_reviewer_left_in_hand_goes_to_another() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = reviewing(&world, complete()).await;
    let first = world.machine("outsider").await;
    take_up_and_rate(&first, id.as_str(), 3).await;
    name_reviewer(&world, "leaver").await;
    let second = world.machine("leaver").await;
    let review = review_of(id.as_str());

    let before = second.json(Method::POST, &review, &json!({})).await;
    let keeper = world.machine("platform").await;
    let one = format!("/api/v1/practice-reviewers/{}", world.id("outsider"));
    keeper.json(Method::DELETE, &one, &json!({})).await;
    let still = first.get(&review).await.status;
    let queue = second.get("/api/v1/practice-reviews").await.json();
    take_up_and_rate(&second, id.as_str(), 3).await;

    assert_eq!((before.status, &before.json()["code"]), (StatusCode::CONFLICT, &json!("practice-taken-up")));
    assert_eq!(still, StatusCode::OK);
    assert_eq!(queue["waiting"][0]["practice_id"], id.as_str());
    assert_eq!(first.get(&review).await.status, StatusCode::NOT_FOUND);
    let verdicts = world.machine("coordinator").await.get(&format!("/api/v1/practices/{id}/reviews")).await;
    assert_eq!(verdicts.json()["items"], json!([]));
}

#[tokio::test]
async fn a_note_without_a_step_is_not_lost() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = reviewing(&world, complete()).await;
    let reviewer = world.machine("outsider").await;
    let taken = reviewer.json(Method::POST, &review_of(id.as_str()), &json!({})).await.json();
    let [first, second] = [0, 1].map(|at| taken["items"][at]["item_id"].as_str().unwrap().to_owned());
    let (mark, note) = (format!("m_{first}"), format!("n_{second}"));
    let fields = [(mark.as_str(), "3"), (note.as_str(), "Name the meter.")];

    let browser = world.browser("outsider").await;
    let refused = browser.post(&format!("/practices/{id}/review"), &fields).await;
    let other = format!("m_{second}");
    let both = [fields[0], fields[1], (other.as_str(), "2")];
    let saved = browser.post(&format!("/practices/{id}/review"), &both).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains(">Name the meter.</textarea>") && refused.text().contains("This is needed.")
    );
    assert!(refused.text().contains(&format!("name=\"{mark}\" value=\"3\" checked")));
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let desk = reviewer.get(&review_of(id.as_str())).await.json();
    assert_eq!((&desk["rated"], &desk["items"][1]["note"]), (&json!(2), &json!("Name the meter.")));
}
