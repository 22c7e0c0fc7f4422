//! Word files by machines: the template, what a file says over a draft, and a draft made of a file.

use std::io::{Cursor, Read as _, Write as _};

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{complete, draft};
use crate::evidence::send::{PDF, codes, send};
use crate::ops::openapi::check;
use crate::world::World;

const IMPORT: &str = "/api/v1/practices/import";

/// A draft of the coordinator as a Word file, as machines fetch it.
async fn file_of(world: &World, id: &str, language: &str) -> Vec<u8> {
    let address = format!("/api/v1/practices/{id}/draft.docx?form=1&language={language}");
    let answer = world.machine("coordinator").await.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.bytes
}

async fn practices(world: &World) -> usize {
    let list = world.machine("coordinator").await.get("/api/v1/practices/own").await.json();
    list["items"].as_array().unwrap().len()
}

/// The same file as Word in Russian saves it: styles have other ids, and their names stay.
fn saved_in_russian(file: &[u8]) -> Vec<u8> {
    let mut before = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut after = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..before.len() {
        let mut part = before.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" || name == "word/styles.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            assert!(text.contains("=\"Heading2\""), "{name}");
            for level in 1..=6 {
                text = text.replace(&format!("=\"Heading{level}\""), &format!("=\"{level}\""));
            }
            bytes = text.into_bytes();
        }
        after.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        after.write_all(&bytes).unwrap();
    }
    after.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_file_is_looked_at_before_it_is_kept() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let empty = json!({ "entry": "practice", "language": "en", "licence": "CC-BY-4.0", "texts": { "en": { "title": "Empty" } } });
    let empty = draft(&world, "coordinator", empty).await;
    let file = file_of(&world, id.as_str(), "en").await;
    let machine = world.machine("coordinator").await;
    let base = format!("/api/v1/practices/{empty}/draft");
    let import = format!("{base}/import");

    let read = send(&machine, &import, &[("language", "en")], &[("practice.docx", &file)]).await;
    let kept = machine.get(&base).await.json();
    let tag = read.header("etag").to_owned();
    let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
    let body = read.json()["body"].to_string().into_bytes();
    let written = machine.send(Method::PUT, &base, &headers, body).await;

    assert_eq!(read.status, StatusCode::OK, "{}", read.text());
    check(&openapi::document(), "PracticeImport", &read.json(), &import);
    assert_eq!((&read.json()["faults"], &read.json()["language"]), (&json!([]), &json!("en")));
    assert!(read.json()["found"].as_array().unwrap().contains(&json!(6)), "{}", read.text());
    assert_eq!(kept["body"]["texts"]["en"]["title"], "Empty");
    assert_eq!(written.json()["body"]["texts"]["en"]["title"], "Meters in the workshop");
    assert_eq!(written.json()["body"]["rows"]["blocks"].as_array().unwrap().len(), 2);
    for role in ["outsider", "viewer", "leaver", "platform"] {
        let theirs = send(&world.machine(role).await, &import, &[], &[("practice.docx", &file)]).await;
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{role}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_told_and_nothing_is_kept() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let machine = world.machine("coordinator").await;
    let import = format!("/api/v1/practices/{id}/draft/import");
    let blank = machine.get("/api/v1/practices/template.docx?language=en").await.bytes;
    let before = practices(&world).await;

    let no_word = send(&machine, &import, &[], &[("practice.docx", PDF)]).await;
    let odd = send(&machine, IMPORT, &[("language", "xx")], &[("practice.docx", &blank)]).await;
    let strange = send(&machine, IMPORT, &[("tongue", "en")], &[("practice.docx", &blank)]).await;
    let untitled = send(&machine, IMPORT, &[("language", "en")], &[("practice.docx", &blank)]).await;

    assert_eq!(no_word.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(no_word.json()["code"], "practice-word-unreadable", "{}", no_word.text());
    assert_eq!(codes(&odd), ["unknown-choice"]);
    assert_eq!(codes(&strange), ["evidence-unknown-field"]);
    assert_eq!(codes(&untitled), ["title-missing"]);
    assert_eq!(practices(&world).await, before);
}

#[tokio::test]
async fn a_file_makes_a_draft_once_by_machine_and_on_the_page() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let file = file_of(&world, id.as_str(), "en").await;
    let machine = world.machine("coordinator").await;
    let boundary = format!("multipart/form-data; boundary={}", crate::evidence::send::BOUNDARY);
    let headers = [("content-type", boundary.as_str()), ("idempotency-key", "from-word")];
    let form = crate::evidence::send::body(&[("language", "en")], &[("practice.docx", &file)]);

    let made = machine.send(Method::POST, IMPORT, &headers, form.clone()).await;
    let again = machine.send(Method::POST, IMPORT, &headers, form).await;
    let browser = world.browser("coordinator").await;
    let token = browser.form_token();
    let fields = [("_csrf", token.as_str()), ("from", "word"), ("language", "en"), ("entry", "practice")];
    let on_page = send(&browser, "/practices/new", &fields, &[("practice.docx", &file)]).await;
    let none = send(&browser, "/practices/new", &fields, &[]).await;
    let viewer =
        send(&world.machine("viewer").await, IMPORT, &[("language", "en")], &[("a.docx", &file)]).await;

    assert_eq!((made.status, again.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", made.text());
    assert_eq!(made.json(), again.json());
    assert_eq!((&made.json()["state"], &made.json()["missing"]), (&json!("draft"), &json!([])));
    assert_eq!(made.json()["body"]["texts"]["en"]["title"], "Meters in the workshop");
    assert_eq!(on_page.status, StatusCode::SEE_OTHER, "{}", on_page.text());
    let form = browser.get(on_page.leads_to()).await.text();
    assert!(form.contains("Meters in the workshop") && form.contains("Old wiring"));
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        none.text().contains("This is not a Word file") && none.text().contains("value=\"word\" checked")
    );
    assert!(matches!(viewer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
    assert_eq!(practices(&world).await, 3);
}

#[tokio::test]
async fn a_file_that_word_saved_in_another_language_is_read_by_its_headings() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let machine = world.machine("coordinator").await;

    for language in ["en", "az", "ru"] {
        let file = saved_in_russian(&file_of(&world, id.as_str(), language).await);
        let import = format!("/api/v1/practices/{id}/draft/import");
        let read = send(&machine, &import, &[("language", language)], &[("practice.docx", &file)]).await;
        assert_eq!(read.status, StatusCode::OK, "{language}: {}", read.text());
        assert_eq!(read.json()["found"].as_array().unwrap().len(), 13, "{language}");
    }
}

#[tokio::test]
async fn the_template_is_there_before_any_practice_is() {
    let world = World::new().await;
    let browser = world.browser("contributor").await;

    let page = browser.get("/practices/new").await.text();
    let from_page = browser.get("/practices/template.docx").await;
    let refused = world.stranger().get("/api/v1/practices/template.docx").await;

    assert!(page.contains("href=\"/practices/template.docx\""));
    assert!(from_page.bytes.starts_with(b"PK"));
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    for language in ["en", "az", "ru"] {
        let address = format!("/api/v1/practices/template.docx?language={language}");
        let file = world.machine("contributor").await.get(&address).await;
        assert!(file.header("content-type").contains("wordprocessingml"), "{language}");
    }
}

#[tokio::test]
async fn a_machine_gets_a_practice_half_filled_from_what_there_is() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let address = "/api/v1/practices/proposal?language=az&title=Say%C4%9Faclar";

    let proposed = machine.get(address).await;
    let created =
        machine.json(Method::POST, "/api/v1/practices", &json!({ "body": proposed.json()["body"] })).await;
    let viewer = world.machine("viewer").await.get(address).await.status;

    assert_eq!(proposed.status, StatusCode::OK, "{}", proposed.text());
    check(&openapi::document(), "PracticeProposal", &proposed.json(), address);
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    let title: &Value = &created.json()["body"]["texts"]["az"]["title"];
    assert_eq!(title, "Sayğaclar");
    assert!(matches!(viewer, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
}
