//! The report of a period that is over tells how things stood at its end.

use alcove::kit::db::Connection as _;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::files::document;
use super::stage::{self, Staged};
use crate::world::World;

/// The words of a report, one run after the other.
async fn report(world: &World, staged: &Staged, from: &str, to: &str) -> String {
    let path = staged.page(&format!("/monitoring.docx?from={from}&to={to}"));
    let file = world.browser("viewer").await.get(&path).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.text());
    let mut words = String::new();
    for piece in document(&file).split('<') {
        if let Some((tag, text)) = piece.split_once('>') {
            if tag == "/w:p" {
                words.push('\n');
            }
            words.push_str(text);
        }
    }
    words
}

async fn does(world: &World, method: Method, path: &str, body: Value) {
    let answer = world.machine("head").await.json(method, path, &body).await;
    assert!(answer.status.is_success(), "{path}: {}", answer.text());
}

/// What stands between two headings.
fn part<'a>(report: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = report.rsplit_once(&format!("{from}\n")).unwrap_or_else(|| panic!("{from}: {report}"));
    rest.split_once(&format!("{to}\n")).map_or(rest, |(part, _)| part)
}

#[tokio::test]
async fn lateness_is_told_as_of_the_end_of_the_period() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    // 20 December: asking is six days late.
    world.app.clock.advance(29 * 86_400);
    let on_time = report(&world, &staged, "2026-12-01", "2026-12-10").await;
    let now = report(&world, &staged, "2026-12-01", "2026-12-31").await;
    does(&world, Method::POST, &staged.api_of("ask", "/notes"), json!({ "standing": "done" })).await;
    world.app.clock.advance(10 * 86_400);

    let then = report(&world, &staged, "2026-12-01", "2026-12-17").await;
    let after = report(&world, &staged, "2026-12-01", "2026-12-25").await;

    assert!(on_time.contains("Nothing is late."), "{on_time}");
    assert!(part(&now, "What is late", "What was noted").contains("Ask employers"), "{now}");
    let late = part(&then, "What is late", "What was noted");
    assert!(late.contains("Ask employers") && late.contains("3 days"), "{then}");
    assert!(after.contains("Nothing is late."), "{after}");
}

#[tokio::test]
async fn dates_titles_and_rows_are_those_of_the_end_of_the_period() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    world.app.clock.advance(35 * 86_400);
    let why = "They asked for it";
    let later = json!({ "shift": 60, "reason": why });
    does(&world, Method::PUT, &staged.api_of("ask", "/schedule"), later).await;
    does(&world, Method::PATCH, &staged.api_of("ask", ""), json!({ "title": "Ask firms", "reason": why }))
        .await;
    let new = json!({ "kind": "action", "title": "Paint the walls", "objective_ids": [staged.node("skills")],
        "first_day": "2026-12-01", "last_day": "2026-12-02", "reason": why });
    does(&world, Method::POST, &staged.api("/nodes"), new).await;
    let gone = staged.api_of("trained", &format!("?reason={}", why.replace(' ', "+")));
    does(&world, Method::DELETE, &gone, json!({})).await;

    let then = report(&world, &staged, "2026-12-01", "2026-12-20").await;
    let today = report(&world, &staged, "2026-12-01", "2026-12-31").await;

    let late = part(&then, "What is late", "What was noted");
    assert!(late.contains("Ask employers which skills they miss"), "{then}");
    assert!(late.contains("14 December 2026") && late.contains("6 days"), "{then}");
    assert!(!late.contains("Paint the walls"), "{then}");
    let (figures, apart) = then.rsplit_once("What came after the period\n").unwrap();
    assert!(!figures.contains("Paint the walls") && apart.contains("Paint the walls"), "{then}");
    assert!(figures.contains("of 6"), "without the new action: {then}");
    assert!(today.contains("of 7") && !today.contains("What came after the period"), "{today}");
    assert!(today.contains("Paint the walls") && !today.contains("Ask employers"), "{today}");
}

#[tokio::test]
async fn an_objective_shows_its_progress_its_judgement_and_its_readings_until_then() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let reading = |above: &str| {
        json!({ "first_day": "2026-01-01", "last_day": "2026-12-31", "ratio": [above, "100"],
            "source": "Survey" })
    };
    let readings = staged.api(&format!("/indicators/{}/readings", staged.indicator));
    let targets = json!({ "targets": { "2026": "0.6", "2027": "0.7" }, "reason": "A step between" });
    does(&world, Method::PATCH, &staged.api(&format!("/indicators/{}", staged.indicator)), targets).await;
    does(&world, Method::POST, &readings, reading("55")).await;
    let judged = json!({ "standing": "on-track", "words": "Half of the way" });
    does(&world, Method::POST, &staged.api_of("skills", "/notes"), judged).await;
    world.app.clock.advance(50 * 86_400);
    does(&world, Method::POST, &readings, reading("60")).await;
    let worse = json!({ "standing": "at-risk", "words": "Firms close" });
    does(&world, Method::POST, &staged.api_of("skills", "/notes"), worse).await;

    let then = report(&world, &staged, "2026-11-01", "2026-12-31").await;
    let now = report(&world, &staged, "2026-11-01", "2027-01-31").await;

    let objectives = part(&then, "How the objectives were judged", "What is late");
    for said in ["50", "On track", "Half of the way", "head, 21 November 2026", "55%", "50% (2025)"] {
        assert!(objectives.contains(said), "{said}: {objectives}");
    }
    assert!(objectives.contains("60% (2026)"), "the target of the year: {objectives}");
    assert!(objectives.contains("50% of the way to the target of 2026"), "{objectives}");
    assert!(!objectives.contains("Firms close"), "{objectives}");
    assert!(then.contains("60% (1 January 2026 – 31 December 2026), written down on"), "{then}");
    assert!(now.contains("Firms close") && now.contains("60%"), "{now}");
}

#[tokio::test]
async fn the_work_that_is_left_is_that_of_the_end_of_the_period() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let says = async |name: &str, body: Value| {
        does(&world, Method::PATCH, &staged.api_of(name, ""), body).await;
    };
    says("skills", json!({ "method": "work" })).await;
    says("ask", json!({ "work_planned": "40", "work_remaining": "30" })).await;
    world.app.clock.advance(20 * 86_400);
    let open = report(&world, &staged, "2026-12-01", "2026-12-31").await;
    says("ask", json!({ "work_remaining": "4" })).await;
    says("rewrite", json!({ "work_planned": "60" })).await;
    world.app.clock.advance(40 * 86_400);

    let before = report(&world, &staged, "2026-11-01", "2026-11-20").await;
    let then = report(&world, &staged, "2026-11-01", "2026-12-05").await;
    let later = report(&world, &staged, "2026-11-01", "2026-12-31").await;
    // As it was with what was said before this was kept.
    let tx = world.app.db.begin().await.unwrap();
    tx.execute_unprepared("update plan_work set said_at = null where remaining = '30'").await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let undated = report(&world, &staged, "2026-11-01", "2026-12-05").await;

    let of = |report: &str| part(report, "How the objectives were judged", "What is late").to_owned();
    let unsaid = "it is not recorded when the remaining work was stated";
    assert!(of(&open).contains("25% of the planned work"), "{open}");
    assert!(!of(&before).contains("% of the planned work"), "{before}");
    assert!(of(&then).contains("25% of the planned work") && !then.contains(unsaid), "{then}");
    assert!(of(&later).contains("36% of the planned work") && !later.contains(unsaid), "{later}");
    assert!(of(&undated).contains("25% of the planned work") && undated.contains(unsaid), "{undated}");
}
