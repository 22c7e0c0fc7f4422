//! A framework that is not for publication: its texts stay in the organisation that has it.

use alcove::shell::jobs;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::evidence::send::note;
use crate::stage;

/// A sentence of the framework that nobody outside may read.
const SENTENCE: &str = "Employers take part in planning our programmes.";

async fn closed() -> Desk {
    let text = stage::SMALL
        .replace("publication: public", "publication: not-for-publication")
        .replace("urn:alcove:test:small", "urn:alcove:test:licensed");
    let desk = Desk::over(&text).await.agree().await;
    desk.settle_all().await;
    desk.close().await;
    desk
}

#[tokio::test]
async fn its_reports_are_for_members_and_say_that_they_stay() {
    let desk = closed().await;

    let data = desk.read("viewer", "report.json").await;
    let paper = desk.read("viewer", "report.pdf").await;

    assert_eq!(data.json()["assessment"]["publication"], "not-for-publication");
    assert!(data.text().contains(SENTENCE));
    assert_eq!(paper.status, StatusCode::OK);
    for ending in ["pdf", "docx", "xlsx", "csv", "json", "zip"] {
        for role in ["outsider", "leaver", "platform"] {
            for path in ["/api/v1/assessments", "/assessments"] {
                let path = format!("{path}/{}/report.{ending}", desk.id);
                let answer = if path.starts_with("/api") {
                    desk.machine(role).await.get(&path).await
                } else {
                    desk.world.browser(role).await.get(&path).await
                };
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role} {path}");
            }
        }
        let stranger =
            desk.world.stranger().get(&format!("/api/v1/assessments/{}/report.{ending}", desk.id)).await;
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED, "{ending}");
    }
}

#[tokio::test]
async fn the_cover_of_its_report_says_so() {
    let desk = closed().await;
    let facts = alcove::review::facts::load_unchecked(&desk.world.ctx(), &desk.id).await.unwrap();
    assert_eq!(
        facts.laid.known.edition.publication,
        alcove_domain::assess::edition::Publication::NotForPublication
    );

    let word = desk.read("viewer", "report.docx").await;
    let open = Desk::closed().await.read("viewer", "report.docx").await;

    let text = |bytes: Vec<u8>| {
        use std::io::Read as _;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(text(word.bytes).contains("are not for publication"));
    assert!(!text(open.bytes).contains("are not for publication"));
}

#[tokio::test]
async fn its_archive_is_nobodys_but_the_members_who_ordered_it() {
    let desk = closed().await;

    let ordered = desk.read("head", "report.zip").await;
    assert!(jobs::run_one(&desk.world.app).await.unwrap());
    let done = desk.machine("head").await.get(ordered.header("location")).await.json();
    let href = done["result"]["href"].as_str().unwrap().to_owned();

    assert_eq!(desk.world.browser("head").await.get(&href).await.status, StatusCode::OK);
    for role in ["outsider", "leaver", "platform"] {
        assert_eq!(desk.world.browser(role).await.get(&href).await.status, StatusCode::NOT_FOUND, "{role}");
        let job = desk.machine(role).await.get(ordered.header("location")).await.status;
        assert_eq!(job, StatusCode::NOT_FOUND, "{role}");
    }
}

#[tokio::test]
async fn no_page_and_no_answer_outside_holds_its_words() {
    let desk = closed().await;
    let item = desk.item("A1.1").await;
    let piece = note(&desk.world, "coordinator", "Minutes", "public").await;
    let cited =
        format!("/api/v1/assessments/{}/seats/{}/ratings/{item}/evidence/{piece}", desk.id, desk.seats[0]);
    let reopened = json!({ "reason": "Evidence was missing." });
    desk.post("head", "reopening", reopened).await;
    let taken = format!("/api/v1/assessments/{}/moderations/{item}", desk.id);
    let head = desk.machine("head").await;
    let taken = head.send(Method::DELETE, &taken, &[("if-match", "*")], Vec::new()).await;
    assert_eq!(taken.status, StatusCode::NO_CONTENT, "{}", taken.text());
    let attached = desk.machine("coordinator").await.json(Method::PUT, &cited, &Value::Null).await;
    assert_eq!(attached.status, StatusCode::NO_CONTENT, "{}", attached.text());
    let pages = [
        format!("/assessments/{}", desk.id),
        format!("/assessments/{}/items/{item}", desk.id),
        format!("/assessments/{}/moderation/{item}", desk.id),
        format!("/assessments/{}/projector/{item}", desk.id),
        format!("/assessments/{}/results", desk.id),
        format!("/assessments/{}/scope", desk.id),
        format!("/api/v1/assessments/{}/tree", desk.id),
        format!("/api/v1/assessments/{}/scope", desk.id),
        format!("/api/v1/assessments/{}/outcome", desk.id),
        format!("/api/v1/assessments/{}/moderations", desk.id),
    ];

    // The piece is open to everybody; what it is used for is not.
    let inside = desk.world.browser("head").await.get(&format!("/evidence/{piece}")).await.text();
    let outside = desk.world.browser("outsider").await.get(&format!("/evidence/{piece}")).await;
    assert!(inside.contains(SENTENCE), "{inside}");
    assert_eq!(outside.status, StatusCode::OK);
    assert!(!outside.text().contains(SENTENCE) && !outside.text().contains("Self-assessment 2026"));
    for page in &pages {
        let answer = if page.starts_with("/api") {
            desk.machine("outsider").await.get(page).await
        } else {
            desk.world.browser("outsider").await.get(page).await
        };
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        assert!(!answer.text().contains(SENTENCE), "{page}");
    }
}

#[tokio::test]
async fn another_organisation_cannot_assess_itself_by_it() {
    let desk = closed().await;
    let outsider = desk.world.machine("outsider").await;
    let other = &desk.world.other_college;
    let body = json!({ "organisation_id": other, "edition_id": desk.edition, "title": "Ours" });

    let made = outsider.json(Method::POST, "/api/v1/assessments", &body).await;
    let form = desk.world.browser("outsider").await.get("/assessments/new").await;

    assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", made.text());
    assert_eq!(made.json()["fields"][0]["field"], "edition_id");
    assert_eq!(form.status, StatusCode::OK);
    assert!(!form.text().contains("Small framework"));
}
