//! The plan and its reports on paper.

use std::io::Write as _;
use std::process::{Command, Stdio};

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::files::document;
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
