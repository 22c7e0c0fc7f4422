//! Lists for machines have pages, each behind the last thing of the one before; and what became of a
//! request for a document can be read step by step.

use alcove::kit::etag::Condition;
use alcove::publish::adopting::{self, Wish};
use alcove::publish::{questions, requests};
use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::request::offered;
use super::stage::{complete, name_reviewer, person, published, reviewing};
use crate::improve::stage as plans;
use crate::ops::openapi::check;
use crate::world::{Browser, World};

/// A list as its pages of one thing each tell it. `key`, `after` and `next`: what the list, the place and
/// the next place are called.
async fn page_by_page(machine: &Browser, path: &str, [key, after, next]: [&str; 3]) -> Vec<Value> {
    let mut all = Vec::new();
    let mut place = String::new();
    loop {
        let page = machine.get(&format!("{path}?limit=1{place}")).await;
        assert_eq!(page.status, StatusCode::OK, "{path}{place}: {}", page.text());
        let page = page.json();
        let things = page[key].as_array().unwrap().clone();
        assert_eq!(things.len(), 1, "{path}{place}: {page}");
        all.extend(things);
        let Some(behind) = page[next].as_str() else { return all };
        place = format!("&{after}={behind}");
        assert!(all.len() < 50, "{path} has no end");
    }
}

const ITEMS: [&str; 3] = ["items", "after", "next"];

#[tokio::test]
async fn every_list_has_pages_that_tell_all_of_it_once() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] =
        json!({ "name": "Office", "email": "office@college.example", "consented_on": "2026-11-20" });
    let id = published(&world, value).await;
    let outsider = person(&world, "outsider").await;
    for words in ["Which meter?", "Which hall?", "Which year?"] {
        questions::ask(&outsider, &id, words).await.unwrap();
    }
    let plan = plans::elsewhere(&world).await;
    for block in ["block-one", "block-two"] {
        let wish = Wish { plan: plan.id.clone(), blocks: vec![block.to_owned()], finding: None };
        adopting::adopt(&outsider, &id, &wish).await.unwrap();
    }
    let paper = world.stranger().get(&format!("/practices/{id}/export.pdf")).await.bytes;
    let document = offered(&world, &id, &paper).await;
    let other = published(&world, complete()).await;
    let elsewhere = offered(&world, &other, &paper).await;
    requests::ask(&outsider, &id, &document, "We write a tender.").await.unwrap();
    requests::ask(&outsider, &other, &elsewhere, "We write a tender.").await.unwrap();
    name_reviewer(&world, "head").await;
    for _ in 0..2 {
        reviewing(&world, complete()).await;
    }
    let lists = [
        ("outsider", "/api/v1/practice-questions".to_owned(), ITEMS, 3),
        ("coordinator", format!("/api/v1/practices/{id}/questions"), ITEMS, 3),
        ("outsider", "/api/v1/adoptions".to_owned(), ITEMS, 2),
        ("coordinator", format!("/api/v1/practices/{id}/adoptions"), ITEMS, 2),
        ("coordinator", format!("/api/v1/practices/{id}/steps"), ITEMS, 5),
        ("coordinator", format!("/api/v1/practices/{id}/reviews"), ITEMS, 1),
        ("coordinator", format!("/api/v1/practices/{id}/documents"), ITEMS, 1),
        ("platform", "/api/v1/practice-reviewers".to_owned(), ITEMS, 2),
        ("outsider", "/api/v1/practice-reviews".to_owned(), ["waiting", "after", "next"], 2),
        ("head", "/api/v1/document-requests".to_owned(), ["waiting", "after_waiting", "next_waiting"], 2),
        ("outsider", "/api/v1/document-requests".to_owned(), ["sent", "after_sent", "next_sent"], 2),
    ];

    for (role, path, names, count) in lists {
        let machine = world.machine(role).await;
        let whole = machine.get(&path).await.json();
        let paged = page_by_page(&machine, &path, names).await;
        assert_eq!(whole[names[0]], json!(paged), "{path}");
        assert_eq!((paged.len(), &whole[names[2]]), (count, &Value::Null), "{path}");
        let none = machine.get(&format!("{path}?limit=0")).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(none.text().contains("not-a-limit"), "{path}: {}", none.text());
    }
}

#[tokio::test]
async fn what_became_of_a_request_is_told_step_by_step_to_both_sides() {
    let world = World::new().await;
    let practice = published(&world, complete()).await;
    let paper = world.stranger().get(&format!("/practices/{practice}/export.pdf")).await.bytes;
    let document = offered(&world, &practice, &paper).await;
    let outsider = world.machine("outsider").await;
    let head = world.machine("head").await;
    let ask = format!("/api/v1/practices/{practice}/documents/{document}/requests");
    let asked = outsider.json(Method::POST, &ask, &json!({ "purpose": "We write a tender." })).await.json();
    let id = asked["id"].as_str().unwrap().to_owned();
    let at = |what: &str| format!("/api/v1/document-requests/{id}/{what}");
    let tick = || world.app.clock.advance(60);
    tick();
    head.json(Method::PUT, &at("grant"), &json!({ "until": "2026-12-01" })).await;
    for _ in 0..2 {
        tick();
        assert_eq!(outsider.get(&at("document.pdf")).await.status, StatusCode::OK);
    }
    tick();
    head.json(Method::PUT, &at("revocation"), &json!({ "reason": "It has ended." })).await;
    // Asked for once more and read again: another request, with steps of its own.
    tick();
    let again = outsider.json(Method::POST, &ask, &json!({ "purpose": "Once more" })).await.json();
    let second = again["id"].as_str().unwrap().into();
    tick();
    requests::grant(&person(&world, "head").await, &second, &Condition::Any, "2026-12-01").await.unwrap();
    tick();
    outsider.get(&format!("/api/v1/document-requests/{second}/document.pdf")).await;

    let log = outsider.get(&at("log")).await;
    let owners = head.get(&at("log")).await;

    assert_eq!(log.status, StatusCode::OK, "{}", log.text());
    check(&openapi::document(), "DocumentRequestLog", &log.json(), &at("log"));
    let acts = |log: &Value| {
        let items = log["items"].as_array().unwrap();
        items.iter().map(|step| step["act"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(acts(&log.json()), ["revoked", "opened", "opened", "granted", "asked"]);
    assert_eq!(owners.json(), log.json());
    assert_eq!(page_by_page(&head, &at("log"), ITEMS).await, *log.json()["items"].as_array().unwrap());
    let later = head.get(&format!("/api/v1/document-requests/{second}/log")).await.json();
    assert_eq!(acts(&later), ["opened", "granted", "asked"]);
    for role in ["contributor", "viewer", "leaver"] {
        let theirs = world.machine(role).await.get(&at("log")).await.status;
        assert!(theirs == StatusCode::NOT_FOUND || theirs == StatusCode::FORBIDDEN, "{role}: {theirs}");
    }
    let page = world.browser("head").await.get(&format!("/practices/requests/{id}")).await.text();
    assert!(page.contains("Closed again") && page.matches("<b>Read</b>").count() == 2, "{page}");
}

#[tokio::test]
async fn what_is_offered_beside_a_draft_is_listed_for_its_institution_alone() {
    let world = World::new().await;
    let practice = super::stage::draft(&world, "coordinator", complete()).await;
    let done = published(&world, complete()).await;
    let paper = world.stranger().get(&format!("/practices/{done}/export.pdf")).await.bytes;
    offered(&world, &practice, &paper).await;
    let path = format!("/api/v1/practices/{practice}/documents");

    let own = world.machine("head").await.get(&path).await;

    assert_eq!(own.json()["items"][0]["name"], "Contract for the meters");
    for role in ["outsider", "viewer"] {
        assert_eq!(world.machine(role).await.get(&path).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(world.stranger().get(&path).await.status, StatusCode::NOT_FOUND);
}
