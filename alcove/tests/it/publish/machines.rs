//! Practices between people, for machines: pictures, questions, the reviewers' desk, and what is
//! about the same.

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{complete, draft, name_reviewer, published, reviewing};
use crate::evidence::send::{png, send};
use crate::ops::openapi::check;
use crate::world::{Answer, Browser, World};

async fn add_picture(browser: &Browser, id: &str, people: &str, consent: &str) -> Answer {
    let fields =
        [("caption", "Hall two"), ("licence", "CC-BY-4.0"), ("people", people), ("consent", consent)];
    let path = format!("/api/v1/practices/{id}/draft/pictures");
    send(browser, &path, &fields, &[("hall.png", &png(40, 30))]).await
}

#[tokio::test]
async fn a_machine_adds_pictures_with_consent_and_takes_them_out() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let base = format!("/api/v1/practices/{id}/draft/pictures");
    let coordinator = world.machine("coordinator").await;

    let silent = add_picture(&coordinator, id.as_str(), "consented", "").await;
    let added = add_picture(&coordinator, id.as_str(), "consented", "Signed forms, folder 4").await;
    let list = coordinator.get(&base).await.json();
    let small = coordinator.get(added.json()["href"].as_str().unwrap()).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    check(&openapi::document(), "OwnPracticePictureList", &list, &base);
    assert_eq!(list["items"], json!([added.json()]));
    assert_eq!((small.status, small.header("content-type")), (StatusCode::OK, "image/jpeg"));
    let one = format!("{base}/{}", added.json()["id"].as_str().unwrap());
    for role in ["outsider", "viewer", "leaver", "platform"] {
        let machine = world.machine(role).await;
        assert_eq!(machine.get(&base).await.status, StatusCode::NOT_FOUND, "{role}");
        let theirs = add_picture(&machine, id.as_str(), "none", "").await.status;
        assert_eq!(theirs, StatusCode::NOT_FOUND, "{role}");
        let removed = machine.json(Method::DELETE, &one, &json!({})).await.status;
        assert_eq!(removed, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(world.stranger().get(&base).await.status, StatusCode::UNAUTHORIZED);
    let removed = coordinator.json(Method::DELETE, &one, &json!({})).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT, "{}", removed.text());
    assert_eq!(coordinator.get(&base).await.json()["items"], json!([]));
}

#[tokio::test]
async fn everybody_sees_the_pictures_of_what_is_published_without_their_consent() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = draft(&world, "coordinator", complete()).await;
    let coordinator = world.machine("coordinator").await;
    let public = format!("/api/v1/practices/{id}/pictures");
    add_picture(&coordinator, id.as_str(), "consented", "Signed forms, folder 4").await;
    let before = world.stranger().get(&public).await.status;
    for (role, act) in [("coordinator", "submission"), ("head", "endorsement")] {
        let path = format!("/api/v1/practices/{id}/{act}");
        let done = world.machine(role).await.json(Method::POST, &path, &json!({})).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
    let reviewer = world.machine("outsider").await;
    take_up_and_rate(&reviewer, id.as_str(), 3).await;
    // Who looks at the practice has no use for who agreed to be seen.
    let consents = reviewer.get(&format!("/api/v1/practices/{id}/draft/pictures")).await.status;
    decide(&reviewer, id.as_str(), "publish", "").await;

    let list = world.stranger().get(&public).await;

    assert_eq!((before, consents), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(list.status, StatusCode::OK, "{}", list.text());
    check(&openapi::document(), "PracticePictureList", &list.json(), &public);
    assert_eq!(list.json()["items"][0]["caption"], "Hall two");
    assert!(!list.text().contains("folder 4"), "{}", list.text());
}

#[tokio::test]
async fn a_machine_asks_and_another_answers_without_addresses() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] = json!({ "name": "Workshop office", "email": "workshop@college.example", "consented_on": "2026-11-20" });
    let id = published(&world, value).await;
    let silent = published(&world, complete()).await;
    let base = format!("/api/v1/practices/{id}/questions");
    let outsider = world.machine("outsider").await;
    let coordinator = world.machine("coordinator").await;
    let question = json!({ "question": "Which meter was it?" });

    let asked = outsider.json(Method::POST, &base, &question).await;
    let nobody = format!("/api/v1/practices/{silent}/questions");
    let nobody = outsider.json(Method::POST, &nobody, &question).await;
    let list = coordinator.get(&base).await;
    let one = format!("{base}/{}/answer", asked.json()["id"].as_str().unwrap());
    let theirs = outsider.json(Method::PUT, &one, &json!({ "answer": "Mine" })).await;
    let waits = world.browser("outsider").await.get(&format!("/practices/{id}")).await.text();
    let answered = coordinator.json(Method::PUT, &one, &json!({ "answer": "The small one." })).await;
    let own = outsider.get("/api/v1/practice-questions").await;
    let page = world.browser("outsider").await.get(&format!("/practices/{id}")).await.text();
    let twice = coordinator.json(Method::PUT, &one, &json!({ "answer": "Again" })).await;

    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text());
    assert_eq!(nobody.json()["code"], "practice-nobody-to-ask");
    check(&openapi::document(), "PracticeQuestionList", &list.json(), &base);
    assert_eq!(list.json()["items"][0]["question"], "Which meter was it?");
    assert!(!list.text().contains("@"), "{}", list.text());
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert_eq!(answered.json()["answer"], "The small one.", "{}", answered.text());
    assert_eq!(twice.status, StatusCode::CONFLICT);
    check(&openapi::document(), "OwnPracticeQuestionList", &own.json(), "/api/v1/practice-questions");
    assert_eq!(own.json()["items"][0]["answer"], "The small one.");
    assert!(!own.text().contains("@"), "{}", own.text());
    assert!(waits.contains("Which meter was it?") && waits.contains("No answer yet"));
    assert!(page.contains("The small one.") && !page.contains("No answer yet"));
    let others = world.machine("head").await.get("/api/v1/practice-questions").await.json();
    assert_eq!(others["items"], json!([]));
    assert_eq!(world.stranger().get(&base).await.status, StatusCode::UNAUTHORIZED);
    for role in ["outsider", "leaver", "platform"] {
        let seen = world.machine(role).await.get(&base).await.status;
        assert_eq!(seen, StatusCode::NOT_FOUND, "{role}");
    }
}

pub fn review_of(id: &str) -> String {
    format!("/api/v1/practices/{id}/review")
}

pub async fn take_up_and_rate(reviewer: &Browser, id: &str, step: i32) -> Value {
    let taken = reviewer.json(Method::POST, &review_of(id), &json!({})).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text());
    let items = taken.json()["items"].as_array().unwrap().clone();
    let ratings: Vec<Value> =
        items.iter().map(|one| json!({ "item_id": one["item_id"], "step": step })).collect();
    let rated = reviewer.json(Method::PUT, &review_of(id), &json!({ "ratings": ratings })).await;
    assert_eq!(rated.status, StatusCode::OK, "{}", rated.text());
    rated.json()
}

pub async fn decide(reviewer: &Browser, id: &str, verdict: &str, reason: &str) -> Answer {
    let body = json!({ "verdict": verdict, "reason": reason });
    reviewer.json(Method::PUT, &format!("{}/result", review_of(id)), &body).await
}

#[tokio::test]
async fn a_machine_takes_up_rates_and_publishes() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = reviewing(&world, complete()).await;
    let reviewer = world.machine("outsider").await;
    let queue = reviewer.get("/api/v1/practice-reviews").await.json();
    let closed = reviewer.get(&review_of(id.as_str())).await.status;

    let rated = take_up_and_rate(&reviewer, id.as_str(), 3).await;
    let in_hand = reviewer.get("/api/v1/practice-reviews").await.json();
    let rubric = format!("/api/v1/editions/{}", rated["edition_id"].as_str().unwrap());
    let rubric = reviewer.get(&rubric).await.status;
    let odd = decide(&reviewer, id.as_str(), "praise", "").await.status;
    let decided = decide(&reviewer, id.as_str(), "publish", "").await;

    check(&openapi::document(), "PracticeReviewQueue", &queue, "/api/v1/practice-reviews");
    check(&openapi::document(), "PracticeReview", &rated, "review");
    assert_eq!(queue["waiting"][0]["practice_id"], id.as_str());
    assert_eq!(closed, StatusCode::NOT_FOUND);
    assert_eq!(rated["rated"], rated["items"].as_array().unwrap().len());
    assert!(rated["items"].as_array().unwrap().iter().all(|one| one["step"] == 3), "{rated}");
    assert_eq!((&in_hand["mine"][0]["practice_id"], &in_hand["waiting"]), (&json!(id.as_str()), &json!([])));
    assert_eq!(rubric, StatusCode::OK);
    assert_eq!(odd, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(decided.status, StatusCode::NO_CONTENT, "{}", decided.text());
    assert_eq!(world.stranger().get(&format!("/api/v1/practices/{id}")).await.json()["number"], 1);
    assert_eq!(reviewer.get(&review_of(id.as_str())).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_reviewers_desk_is_for_the_reviewer_who_has_it_in_hand() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = reviewing(&world, complete()).await;
    let path = review_of(id.as_str());
    let result = format!("{path}/result");
    let verdict = json!({ "verdict": "publish" });
    let reviewer = world.machine("outsider").await;
    take_up_and_rate(&reviewer, id.as_str(), 3).await;

    assert_eq!(world.stranger().get(&path).await.status, StatusCode::UNAUTHORIZED);
    for role in ["coordinator", "head", "viewer", "leaver", "platform"] {
        let machine = world.machine(role).await;
        let statuses = [
            machine.get(&path).await.status,
            machine.json(Method::POST, &path, &json!({})).await.status,
            machine.json(Method::PUT, &path, &json!({ "ratings": [] })).await.status,
            machine.json(Method::PUT, &result, &verdict).await.status,
        ];
        assert_eq!(statuses, [StatusCode::NOT_FOUND; 4], "{role}");
        let queue = machine.get("/api/v1/practice-reviews").await.json();
        assert_eq!(queue, json!({ "domains": [], "mine": [], "waiting": [], "next": null }), "{role}");
    }
    let silent = decide(&reviewer, id.as_str(), "return", "").await.status;
    let returned = decide(&reviewer, id.as_str(), "return", "Say what it cost.").await.status;
    assert_eq!((silent, returned), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::NO_CONTENT));
    let draft = world.machine("coordinator").await.get(&format!("/api/v1/practices/{id}/draft")).await;
    assert_eq!(draft.json()["state"], "returned");
}

#[tokio::test]
async fn practices_about_the_same_are_named_to_everybody() {
    let world = World::new().await;
    let one = published(&world, complete()).await;
    let other = published(&world, complete()).await;
    let draft = draft(&world, "coordinator", complete()).await;
    let path = format!("/api/v1/practices/{one}/similar");

    let found = world.stranger().get(&path).await;
    let hidden = world.stranger().get(&format!("/api/v1/practices/{draft}/similar")).await.status;

    assert_eq!(found.status, StatusCode::OK, "{}", found.text());
    check(&openapi::document(), "SimilarPracticeList", &found.json(), &path);
    let ids: Vec<Value> =
        found.json()["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, [json!(other.as_str())]);
    assert_eq!(hidden, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_that_is_not_taken_stays_where_it_was_typed() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] = json!({ "name": "Workshop office", "email": "workshop@college.example", "consented_on": "2026-11-20" });
    let id = published(&world, value).await;
    let base = format!("/api/v1/practices/{id}/questions");
    let outsider = world.machine("outsider").await;
    outsider.json(Method::POST, &base, &json!({ "question": "Which meter?" })).await;
    let other = outsider.json(Method::POST, &base, &json!({ "question": "Which hall?" })).await.json();
    let browser = world.browser("coordinator").await;
    let question = other["id"].as_str().unwrap();
    let long = "Hall two. ".repeat(20_000);

    let path = format!("/practices/{id}/questions/{question}/answer");
    let refused = browser.post(&path, &[("question", question), ("answer", &long)]).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    let typed = page.split("</textarea>").filter(|part| part.contains("Hall two. Hall two."));
    let forms: Vec<&str> = typed.collect();
    assert_eq!(forms.len(), 1);
    assert!(page.contains("This is too long"));
    assert!(forms[0].contains(&format!("name=\"question\" value=\"{question}\"")), "{}", &page[..200]);
}
