//! The plan and its reports on paper.

use std::io::Write as _;
use std::process::{Command, Stdio};

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::files::{document, get};
use super::stage;
use crate::world::World;

/// What `pdftotext` of Poppler reads on the cover, line by line.
fn cover(file: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-l", "1", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(file).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[tokio::test]
async fn the_years_of_a_plan_stay_on_one_line_of_its_cover() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;

    for title in ["План развития 2026–2030", "Development plan 2026–2030", "Our development plan 2026–2030"]
    {
        let named = machine.json(Method::PATCH, &staged.api(""), &json!({ "title": title })).await;
        let file = machine.get(&staged.api("/export.pdf?language=ru")).await;

        assert_eq!((named.status, file.status), (StatusCode::OK, StatusCode::OK), "{}", named.text());
        let cover = cover(&file.bytes);
        assert!(cover.contains("2026–2030"), "{cover}");
    }
}

#[tokio::test]
async fn a_report_asks_why_nothing_was_said_only_of_what_had_begun() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    world.app.clock.advance(50 * 86_400);
    let browser = world.browser("viewer").await;
    let report = |days: &str| staged.page(&format!("/monitoring.docx?{days}"));

    let november = document(&browser.get(&report("from=2026-11-01&to=2026-11-30")).await);
    let december = document(&browser.get(&report("from=2026-12-01&to=2026-12-31")).await);

    let silent = "Open, without a note in the period";
    assert!(!november.contains(silent) && !november.contains("Ask employers"), "{november}");
    assert!(december.contains(silent) && december.contains("Write the programmes anew"), "{december}");
    assert!(!december.contains("Train the teachers"), "it begins in February: {december}");
}

#[tokio::test]
async fn a_report_tells_what_was_noted_in_its_period() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let person = alcove::network::Person::acting(world.ctx(), &world.id("coordinator")).await.unwrap();
    let said = alcove::improve::noting::Said {
        standing: "at-risk".to_owned(),
        words: "Two teachers are ill".to_owned(),
        via: "page",
        ..Default::default()
    };
    alcove::improve::noting::note(&person, &staged.id, staged.node("train"), said).await.unwrap();

    let word = get(&world, "viewer", &staged, "/monitoring.docx?from=2026-11-01&to=2026-11-30").await;
    let before = get(&world, "viewer", &staged, "/monitoring.docx?from=2026-09-01&to=2026-10-31").await;
    let pdf =
        get(&world, "viewer", &staged, "/monitoring.pdf?from=2026-11-01&to=2026-11-30&language=az").await;
    let no_day = get(&world, "viewer", &staged, "/monitoring.pdf?from=2026-11-01").await;
    let turned = get(&world, "viewer", &staged, "/monitoring.pdf?from=2026-11-30&to=2026-11-01").await;

    assert!(document(&word).contains("Two teachers are ill"));
    assert!(!document(&before).contains("Two teachers are ill"));
    assert!(pdf.bytes.starts_with(b"%PDF-"), "{}", pdf.text());
    assert_eq!((no_day.status.as_u16(), turned.status.as_u16()), (422, 422));
}

#[tokio::test]
async fn the_plan_as_a_document_says_who_does_what_by_when() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;

    // A day is not torn over two lines.
    let text = document(&get(&world, "viewer", &staged, "/export.docx").await).replace('\u{a0}', " ");

    for said in [
        "Learners leave with skills that employers need",
        "Train the teachers",
        "1 February 2027 – 12 February 2027",
        "Digital and IT",
        "Signatures",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

#[tokio::test]
async fn the_plan_as_a_document_says_what_each_action_needs() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("head").await;
    let course = json!({ "node_id": staged.node("ask"), "kind": "training", "words": "A day on interviews", "quantity": "12", "unit": "people" });
    let room = json!({ "node_id": staged.node("ask"), "kind": "equipment", "words": "A quiet room" });
    machine.json(Method::POST, &staged.api("/needs"), &course).await;
    let room = machine.json(Method::POST, &staged.api("/needs"), &room).await.json();
    let room = staged.api(&format!("/needs/{}", room["id"].as_str().unwrap()));
    machine.json(Method::PATCH, &room, &json!({ "secured": true })).await;

    let text = document(&get(&world, "viewer", &staged, "/export.docx").await);

    for said in ["A day on interviews", "12 people", "not there yet", "A quiet room", "Secured"] {
        assert!(text.contains(said), "{said}");
    }
}
