//! An objective stands where somebody judged it to stand, and nowhere before.

use axum::http::{Method, StatusCode};
use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};

use super::files::document;
use super::stage::{self, Staged};
use crate::world::World;

const UNJUDGED: &str = "Not judged yet";

async fn judge(world: &World, staged: &Staged, name: &str, standing: &str, words: &str) {
    let note = json!({ "standing": standing, "words": words });
    let head = world.machine("head").await;
    let noted = head.json(Method::POST, &staged.api_of(name, "/notes"), &note).await;
    assert_eq!(noted.status, StatusCode::CREATED, "{}", noted.text());
}

/// The line of a node in a list of nodes.
fn of<'a>(nodes: &'a Value, staged: &Staged, name: &str) -> &'a Value {
    nodes.as_array().unwrap().iter().find(|node| node["id"] == json!(staged.node(name))).unwrap()
}

#[tokio::test]
async fn machines_read_no_standing_of_an_objective_that_nobody_has_judged() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("viewer").await;
    judge(&world, &staged, "teachers", "not-started", "").await;

    let tree = machine.get(&staged.api("/tree")).await.json();
    let node = machine.get(&staged.api_of("skills", "")).await.json();
    let file = world.browser("viewer").await.get(&staged.page("/export.json")).await.json();
    let review = json!({ "kind": "quarterly" });
    let review =
        world.machine("head").await.json(Method::POST, &staged.api("/reviews"), &review).await.json();

    for nodes in [&tree["nodes"], &file["nodes"]] {
        assert_eq!(of(nodes, &staged, "skills")["standing"], Value::Null);
        assert_eq!(of(nodes, &staged, "teachers")["standing"], "not-started");
        assert_eq!(of(nodes, &staged, "ask")["standing"], "not-started", "actions begin somewhere");
    }
    assert_eq!(node["standing"], Value::Null);
    let frozen = &review["agenda"]["nodes"];
    assert_eq!(of(frozen, &staged, "skills")["standing"], Value::Null, "{review}");
    assert_eq!(of(frozen, &staged, "teachers")["standing"], "not-started");
}

#[tokio::test]
async fn files_say_of_an_objective_what_its_page_says_until_somebody_judges_it() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("viewer").await;
    judge(&world, &staged, "teachers", "on-track", "Half of them were in a company").await;
    let (skills, teachers) = ("Learners leave with skills", "Teachers keep learning");

    let page = browser.get(&staged.page(&format!("/nodes/{}", staged.node("skills")))).await.text();
    let csv = browser.get(&staged.page("/export.csv")).await.text();
    let book = browser.get(&staged.page("/export.xlsx")).await;
    let report = document(&browser.get(&staged.page("/monitoring.docx?from=2026-11-01&to=2026-11-30")).await);
    let before = document(&browser.get(&staged.page("/monitoring.docx?from=2026-09-01&to=2026-10-31")).await);

    assert!(page.contains(UNJUDGED), "{page}");
    let line = |title: &str| csv.lines().find(|line| line.contains(title)).unwrap().to_owned();
    assert!(line(skills).contains(UNJUDGED) && !line(skills).contains("Not started"), "{csv}");
    assert!(line(teachers).contains("On track"), "{csv}");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(book.bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let row = range.rows().find(|row| row[3].to_string().starts_with(skills)).unwrap();
    assert!(row.contains(&Data::String(UNJUDGED.to_owned())), "{row:?}");
    assert!(report.contains("Half of them were in a company") && report.contains(UNJUDGED), "{report}");
    assert!(report.contains("How the objectives were judged") && report.contains("head, 21 November 2026"));
    assert!(!before.contains("Half of them") && before.contains(UNJUDGED), "{before}");
}
