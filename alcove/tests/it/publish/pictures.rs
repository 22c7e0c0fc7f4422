use std::io::{Cursor, Read as _};

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, moved_on, name_reviewer, published};
use crate::evidence::send::{PDF, codes, png, send};
use crate::world::{Answer, Browser, World};

async fn add(browser: &Browser, id: &str, people: &str, consent: &str) -> Answer {
    let token = browser.form_token();
    let fields = [
        ("_csrf", token.as_str()),
        ("caption", "Hall two"),
        ("licence", "CC-BY-4.0"),
        ("people", people),
        ("consent", consent),
    ];
    send(browser, &format!("/practices/{id}/pictures"), &fields, &[("hall.png", &png(40, 30))]).await
}

/// The text of a Word file, and its photographs.
fn word(file: &[u8]) -> (String, Vec<Vec<u8>>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut part = |name: &String| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let text = String::from_utf8(part(&"word/document.xml".to_owned())).unwrap();
    (text, names.iter().filter(|name| name.ends_with(".jpg")).map(part).collect())
}

fn images(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/DCTDecode").count()
}

fn picture_in(page: &str) -> String {
    let at = page.find("/pictures/").unwrap() + "/pictures/".len();
    page[at..at + 32].to_owned()
}

#[tokio::test]
async fn a_picture_needs_consent_where_people_can_be_known() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let browser = world.browser("coordinator").await;

    let silent = add(&browser, id.as_str(), "consented", "").await;
    let agreed = add(&browser, id.as_str(), "consented", "Signed forms, folder 4").await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Say where the consent is kept."));
    assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.text());
}

#[tokio::test]
async fn a_picture_that_came_after_the_publication_is_not_public_yet() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    world.app.clock.advance(60);
    let browser = world.browser("coordinator").await;
    add(&browser, id.as_str(), "none", "").await;
    let picture = picture_in(&browser.get(&format!("/practices/{id}/work")).await.text());
    let address = format!("/practices/{id}/pictures/{picture}");

    let own = browser.get(&address).await;
    let public = world.stranger().get(&address).await;
    let outsider = world.browser("outsider").await.get(&address).await;

    assert_eq!((own.status, own.header("content-type")), (StatusCode::OK, "image/jpeg"));
    assert_eq!((public.status, outsider.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn pictures_of_a_practice_are_in_its_files_with_words_for_those_who_do_not_see_them() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let id = draft(&world, "coordinator", complete()).await;
    add(&browser, id.as_str(), "none", "").await;
    let drafted = browser.get(&format!("/practices/{id}/draft.docx")).await;
    let mine = browser.get(&format!("/practices/{id}/draft.pdf")).await;
    moved_on(&world, &id).await;
    let stranger = world.stranger();

    let pdf = stranger.get(&format!("/practices/{id}/export.pdf?language=ru")).await;
    let docx = stranger.get(&format!("/practices/{id}/export.docx?language=az")).await;

    for file in [&drafted, &docx] {
        let (text, photographs) = word(&file.bytes);
        assert_eq!(photographs.len(), 1);
        assert!(photographs[0].starts_with(b"\xff\xd8"));
        assert!(text.contains(r#"descr="Hall two""#) && text.contains("CC BY 4.0"));
    }
    assert_eq!((images(&mine.bytes), images(&pdf.bytes)), (1, 1));
}

#[tokio::test]
async fn a_picture_that_is_not_public_yet_or_was_taken_out_is_in_no_file_for_everybody() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let id = draft(&world, "coordinator", complete()).await;
    add(&browser, id.as_str(), "none", "").await;
    let picture = picture_in(&browser.get(&format!("/practices/{id}/work")).await.text());
    moved_on(&world, &id).await;
    let address = format!("/practices/{id}/export.docx");
    // Each is named twice: where it stands, and in itself.
    let count = |file: &[u8]| word(file).0.matches(r#"descr="Hall two""#).count() / 2;
    let shown = count(&world.stranger().get(&address).await.bytes);
    world.app.clock.advance(60);
    add(&browser, id.as_str(), "none", "").await;
    let later = count(&world.stranger().get(&address).await.bytes);
    let drafted = count(&browser.get(&format!("/practices/{id}/draft.docx")).await.bytes);

    browser.post(&format!("/practices/{id}/pictures/{picture}/removal"), &[]).await;

    let without = count(&world.stranger().get(&address).await.bytes);
    assert_eq!((shown, later, drafted, without), (1, 1, 2, 0));
}

#[tokio::test]
async fn a_picture_that_cannot_be_drawn_leaves_its_words_and_costs_no_file() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let id = draft(&world, "coordinator", complete()).await;
    add(&browser, id.as_str(), "none", "").await;
    world.tamper("update evidence_version set thumbnail_sha256 = null").await;

    let pdf = browser.get(&format!("/practices/{id}/draft.pdf")).await;
    let docx = browser.get(&format!("/practices/{id}/draft.docx")).await;

    assert_eq!((pdf.status, images(&pdf.bytes)), (StatusCode::OK, 0));
    let (text, photographs) = word(&docx.bytes);
    assert!(photographs.is_empty() && text.contains("Hall two") && text.contains("CC BY 4.0"));
}

#[tokio::test]
async fn a_file_that_cannot_be_shown_as_a_picture_is_refused_and_said_why() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/practices/{id}/draft/pictures");
    let fields = [("caption", "Hall two"), ("licence", "CC-BY-4.0"), ("people", "none")];
    let mut torn = png(40, 30);
    torn.truncate(60);

    for (name, content) in [("hall.pdf", PDF), ("hall.png", torn.as_slice())] {
        let refused = send(&machine, &path, &fields, &[(name, content)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(codes(&refused), ["practice-no-picture"], "{name}");
    }
    let own = format!("/api/v1/evidence?organisation_id={}", world.college);
    assert!(!machine.get(&own).await.text().contains("Hall two"), "nothing is kept of it");
}

#[tokio::test]
async fn a_picture_that_storage_has_lost_costs_no_file_and_the_file_says_so() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let id = draft(&world, "coordinator", complete()).await;
    add(&browser, id.as_str(), "none", "").await;
    moved_on(&world, &id).await;
    std::fs::remove_dir_all(world.app.config.data.join("evidence")).unwrap();
    let stranger = world.stranger();

    let pdf = stranger.get(&format!("/practices/{id}/export.pdf")).await;
    let docx = stranger.get(&format!("/practices/{id}/export.docx")).await;
    let draft = browser.get(&format!("/practices/{id}/draft.docx")).await;
    let page = stranger.get(&format!("/practices/{id}")).await;

    assert_eq!((pdf.status, page.status), (StatusCode::OK, StatusCode::OK));
    assert!(pdf.bytes.starts_with(b"%PDF") && images(&pdf.bytes) == 0);
    for file in [&docx, &draft] {
        let (text, photographs) = word(&file.bytes);
        assert!(photographs.is_empty());
        assert!(text.contains("Hall two") && text.contains("The picture itself is missing."), "{text}");
    }
}

#[tokio::test]
async fn a_reviewer_looks_at_the_pictures_and_at_every_language_that_will_be_published() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let author = world.browser("coordinator").await;
    let id = draft(&world, "coordinator", complete()).await;
    add(&author, id.as_str(), "none", "").await;
    author.post(&format!("/practices/{id}/submission"), &[]).await;
    let head = world.machine("head").await;
    head.json(Method::POST, &format!("/api/v1/practices/{id}/endorsement"), &json!({})).await;
    let reviewer = world.browser("outsider").await;
    reviewer.post(&format!("/practices/{id}/review/begin"), &[]).await;

    let desk = reviewer.get(&format!("/practices/{id}/review")).await.text();

    assert!(desk.contains("alt=\"Hall two\"") && desk.contains("CC BY 4.0"), "{desk}");
    let picture = format!("/practices/{id}/pictures/{}", picture_in(&desk));
    assert_eq!(reviewer.get(&picture).await.status, StatusCode::OK);
    let file = format!("/practices/{id}/draft.pdf?language=az");
    assert!(desk.contains(&format!("href=\"{file}\"")));
    assert_eq!(reviewer.get(&file).await.status, StatusCode::OK);
}
