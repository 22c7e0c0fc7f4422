//! The report, its check by the institution, and what the application becomes.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, submitted};
use crate::certify::paging::read_alike;
use crate::world::{Answer, World};

async fn lead(world: &World, staged: &Staged, method: Method, rest: &str, body: Value) -> Answer {
    staged.browser(world, "lead").await.json(method, &staged.api(rest), &body).await
}

/// A report with one finding and one thing to do, not sent yet.
async fn drafted(world: &World, staged: &Staged) -> [String; 2] {
    staged.both(world).await;
    staged.settled(world).await;
    let whole = json!({ "summary": "A good school", "recommendation": "granted", "because": "It shows" });
    let written = lead(world, staged, Method::PUT, "/report", whole).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.text());
    let mut ids = Vec::new();
    for (kind, words) in [("finding", "Half of the programmes ask employers"), ("must", "Ask all")] {
        let body = json!({ "kind": kind, "words": words });
        let added = lead(world, staged, Method::POST, "/report/passages", body).await;
        assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
        ids.push(added.json()["id"].as_str().unwrap().to_owned());
    }
    ids.try_into().unwrap()
}

#[tokio::test]
async fn a_report_goes_to_the_institution_and_becomes_final_with_its_answers() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [finding, _] = drafted(&world, &staged).await;
    let applicant = world.machine("coordinator").await;
    let before = applicant.get(&staged.api("/report")).await.status;

    let sent =
        lead(&world, &staged, Method::POST, "/report/sending", json!({ "due_day": "2026-12-05" })).await;
    let seen = applicant.get(&staged.api("/report")).await.json();
    let home = world.browser("head").await.get("/").await.text();
    let answer = format!("/report/passages/{finding}/answer");
    let wrong = json!({ "answer": "wrong", "words": "All but one" });
    let answered = applicant.json(Method::POST, &staged.api(&answer), &wrong).await;
    let too_early = lead(&world, &staged, Method::POST, "/report/finishing", json!({})).await;
    let checked = applicant.json(Method::POST, &staged.api("/report/checking"), &json!({})).await;
    let without_reply = lead(&world, &staged, Method::POST, "/report/finishing", json!({})).await;
    let reply = json!({ "kind": "finding", "words": "All but one programme", "reply": "Corrected" });
    let mended = lead(&world, &staged, Method::PUT, &format!("/report/passages/{finding}"), reply).await;
    let finished = lead(&world, &staged, Method::POST, "/report/finishing", json!({})).await;

    assert_eq!(before, StatusCode::NOT_FOUND);
    assert_eq!(sent.json()["state"], "factual-check", "{}", sent.text());
    assert_eq!(seen["passages"].as_array().unwrap().len(), 2);
    assert!(home.contains("Check the facts"), "{home}");
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    assert_eq!(too_early.json()["code"], "factual-check-runs");
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text());
    assert_eq!(without_reply.json()["code"], "report-objections-open");
    assert_eq!(mended.status, StatusCode::OK, "{}", mended.text());
    assert_eq!(finished.json()["state"], "reported", "{}", finished.text());
    assert_eq!(staged.state(&world).await, "reported");
}

#[tokio::test]
async fn the_institution_sees_no_recommendation_before_the_decision() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    drafted(&world, &staged).await;
    lead(&world, &staged, Method::POST, "/report/sending", json!({})).await;

    let applicant = world.machine("coordinator").await.get(&staged.api("/report")).await.json();
    let page = world.browser("head").await.get(&format!("/applications/{}/report", staged.id)).await.text();
    let body = world.machine("outsider").await.get(&staged.api("/report")).await.json();

    assert_eq!((applicant["recommendation"].clone(), applicant["because"].clone()), (json!(null), json!("")));
    assert!(page.contains("A good school") && !page.contains("It shows"), "{page}");
    assert_eq!(body["recommendation"], "granted");
}

#[tokio::test]
async fn a_report_is_sent_when_all_is_settled_and_answered() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let unsettled = lead(&world, &staged, Method::POST, "/report/sending", json!({})).await;
    let by_co = staged.browser(&world, "co").await;
    let by_co = by_co.json(Method::POST, &staged.api("/report/sending"), &json!({})).await;
    let question = json!({ "words": "Which year?", "due_day": "2026-12-01" });
    let asked = lead(&world, &staged, Method::POST, "/questions", question).await;
    staged.settled(&world).await;
    let open = lead(&world, &staged, Method::POST, "/report/sending", json!({})).await;
    let path = format!("/questions/{}/withdrawal", asked.json()["id"].as_str().unwrap());
    lead(&world, &staged, Method::POST, &path, json!({})).await;
    let empty = lead(&world, &staged, Method::POST, "/report/sending", json!({})).await;

    assert_eq!(unsettled.json()["code"], "report-unsettled", "{}", unsettled.text());
    assert_eq!(by_co.status, StatusCode::FORBIDDEN);
    assert_eq!(open.json()["code"], "report-question-open");
    assert_eq!(empty.json()["code"], "report-is-empty");
}

#[tokio::test]
async fn a_report_starts_from_what_was_settled_otherwise() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    staged.judge_all(&world, "lead", "insufficient", "No minutes of it").await;
    staged.judge_all(&world, "co", "insufficient", "Nothing shows it").await;
    lead(&world, &staged, Method::POST, "/desk/agreed", json!({})).await;

    let filled = lead(&world, &staged, Method::POST, "/report/filling", json!({})).await;

    // Two items have a mark of the institution that was not upheld.
    assert_eq!(filled.json()["passages"], 2, "{}", filled.text());
    let report = staged.browser(&world, "co").await.get(&staged.api("/report")).await.json();
    assert!(report["passages"][0]["words"].as_str().unwrap().contains("No minutes of it"));
}

#[tokio::test]
async fn two_who_write_one_passage_do_not_overwrite_each_other() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [finding, _] = drafted(&world, &staged).await;
    let path = staged.api(&format!("/report/passages/{finding}"));
    let write = async |who: &str, words: &str| {
        let browser = staged.browser(&world, who).await;
        let body = json!({ "kind": "finding", "words": words }).to_string();
        let headers = [("content-type", "application/json"), ("if-match", "\"1\"")];
        browser.send(Method::PUT, &path, &headers, body.into_bytes()).await
    };

    let first = write("lead", "One").await;
    let second = write("co", "Two").await;

    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::PRECONDITION_FAILED));
}

#[tokio::test]
async fn the_report_comes_as_pdf_and_word() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    drafted(&world, &staged).await;
    let lead = staged.browser(&world, "lead").await;
    let base = format!("/applications/{}/report", staged.id);

    let pdf = lead.get(&format!("{base}.pdf")).await;
    let word = lead.get(&format!("{base}.docx")).await;
    let closed = world.browser("coordinator").await.get(&format!("{base}.pdf")).await.status;

    assert_eq!((pdf.status, word.status), (StatusCode::OK, StatusCode::OK));
    assert!(pdf.bytes.starts_with(b"%PDF") && word.bytes.starts_with(b"PK"));
    assert_eq!(closed, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_passages_of_a_report_are_read_page_by_page() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    drafted(&world, &staged).await;
    lead(&world, &staged, Method::POST, "/report/sending", json!({ "due_day": "2026-12-05" })).await;

    read_alike(&world, "coordinator", &staged.api("/report"), "passages", 2).await;
}
