//! Lists for machines name a practice in the caller's language, and say which language it is.

use alcove::publish::adopting::{self, Wish};
use serde_json::{Value, json};

use super::stage::{complete, draft, name_reviewer, person, published, reviewing};
use crate::improve::stage as plans;
use crate::world::World;

fn title(line: &Value) -> (&str, &str) {
    (line["title"].as_str().unwrap(), line["title_language"].as_str().unwrap())
}

#[tokio::test]
async fn every_list_has_the_title_in_the_callers_language_and_falls_back_visibly() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let other = published(&world, complete()).await;
    let plan = plans::elsewhere(&world).await;
    let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
    adopting::adopt(&person(&world, "outsider").await, &id, &wish).await.unwrap();
    reviewing(&world, complete()).await;
    let lists = [
        ("stranger", "/api/v1/practices".to_owned(), "items"),
        ("stranger", format!("/api/v1/practices/{other}/similar"), "items"),
        ("coordinator", "/api/v1/practices/own".to_owned(), "items"),
        ("outsider", "/api/v1/adoptions".to_owned(), "items"),
        ("outsider", "/api/v1/practice-reviews".to_owned(), "waiting"),
    ];

    for (role, path, key) in lists {
        let machine = if role == "stranger" { world.stranger() } else { world.machine(role).await };
        for (language, wanted) in [
            ("az", ("Emalatxanada sayğaclar", "az")),
            ("en", ("Meters in the workshop", "en")),
            // Nobody translated it: the title says so.
            ("ru", ("Meters in the workshop", "en")),
        ] {
            let list = machine.clone().in_language(language).get(&path).await.json();
            assert_eq!(title(&list[key][0]), wanted, "{path} in {language}: {list}");
        }
    }
    let line = world.stranger().in_language("az").get("/api/v1/practices").await.json();
    assert_eq!(line["items"][0]["language"], "en");
}

#[tokio::test]
async fn own_drafts_and_the_reviewers_queue_say_on_the_page_which_language_a_title_is_in() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = draft(&world, "coordinator", complete()).await;
    reviewing(&world, complete()).await;
    let title = "lang=\"en\">Meters in the workshop<";

    for (role, address) in [("coordinator", "/practices/own"), ("outsider", "/practices/reviews")] {
        let browser = world.browser(role).await;
        let russian = browser.clone().in_language("ru").get(address).await.text();
        let azerbaijani = browser.in_language("az").get(address).await.text();
        assert!(russian.contains(title), "{id} {address}: {russian}");
        assert!(azerbaijani.contains(">Emalatxanada sayğaclar<"), "{address}: {azerbaijani}");
    }
}

#[tokio::test]
async fn a_request_for_a_document_names_what_it_stands_beside() {
    let world = World::new().await;
    let practice = published(&world, complete()).await;
    let paper = world.stranger().get(&format!("/practices/{practice}/export.pdf")).await.bytes;
    let document = super::request::offered(&world, &practice, &paper).await;
    let outsider = world.machine("outsider").await;
    let ask = format!("/api/v1/practices/{practice}/documents/{document}/requests");
    outsider.json(axum::http::Method::POST, &ask, &json!({ "purpose": "We write a tender." })).await;

    let list = outsider.in_language("az").get("/api/v1/document-requests").await.json();

    let told = &list["sent"][0];
    assert_eq!(
        (&told["practice_title"], &told["practice_title_language"]),
        (&json!("Emalatxanada sayğaclar"), &json!("az"))
    );
}
