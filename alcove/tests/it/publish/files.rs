use axum::http::StatusCode;

use super::stage::{complete, draft, moved_on, published};
use crate::evidence::send::{PDF, send};
use crate::world::World;

#[tokio::test]
async fn what_is_published_is_a_document_for_everybody_and_a_draft_is_not() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let unpublished = draft(&world, "coordinator", complete()).await;
    let stranger = world.stranger();

    let pdf = stranger.get(&format!("/practices/{id}/export.pdf")).await;
    let word = stranger.get(&format!("/practices/{id}/export.docx?language=az")).await;
    let none = stranger.get(&format!("/practices/{unpublished}/export.pdf")).await;
    let own = world.browser("coordinator").await.get(&format!("/practices/{unpublished}/draft.pdf")).await;
    let other = world.browser("outsider").await.get(&format!("/practices/{unpublished}/draft.pdf")).await;

    assert!(pdf.bytes.starts_with(b"%PDF") && word.bytes.starts_with(b"PK"));
    assert!(own.bytes.starts_with(b"%PDF"));
    assert_eq!((none.status, other.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn a_word_file_comes_back_into_the_form_and_saves_nothing() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let empty = draft(&world, "coordinator", serde_json::json!({
        "entry": "practice", "language": "en", "licence": "CC-BY-4.0", "texts": { "en": { "title": "Empty" } },
    })).await;
    let browser = world.browser("coordinator").await;
    let file = browser.get(&format!("/practices/{id}/draft.docx?form=1&language=en")).await.bytes;
    let token = browser.form_token();
    let fields = [("_csrf", token.as_str()), ("language", "en")];

    let read =
        send(&browser, &format!("/practices/{empty}/import"), &fields, &[("practice.docx", &file)]).await;

    assert_eq!(read.status, StatusCode::OK, "{}", read.text());
    let page = read.text();
    for words in [
        "Meters in the workshop",
        "Machines ran all night",
        "Old wiring",
        "One meter for each hall",
        "Begin with one machine",
        "Mount a meter",
        "A fuse box",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let kept =
        world.machine("coordinator").await.get(&format!("/api/v1/practices/{empty}/draft")).await.json();
    assert_eq!(kept["body"]["texts"]["en"]["title"], "Empty");
}

#[tokio::test]
async fn a_file_that_is_no_word_file_is_refused_in_words() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let browser = world.browser("coordinator").await;
    let token = browser.form_token();
    let fields = [("_csrf", token.as_str()), ("language", "en")];

    let refused =
        send(&browser, &format!("/practices/{id}/import"), &fields, &[("practice.docx", PDF)]).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("This is not a Word file"));
}

#[tokio::test]
async fn a_version_that_is_cited_is_printed_as_it_was_whatever_came_after() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    let author = world.machine("coordinator").await;
    let draft = format!("/api/v1/practices/{id}/draft");
    let mut body = author.get(&draft).await.json()["body"].clone();
    body["texts"]["en"]["title"] = "Meters in every hall".into();
    let put = author.json(axum::http::Method::PUT, &draft, &body).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.text());
    world.app.clock.advance(60);
    moved_on(&world, &id).await;
    let stranger = world.stranger();
    let words = async |path: String| {
        let file = stranger.get(&path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file.bytes)).unwrap();
        std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap()
    };

    let first = words(format!("/practices/{id}/versions/1/export.docx")).await;
    let newest = words(format!("/practices/{id}/export.docx")).await;
    let machine = words(format!("/api/v1/practices/{id}/versions/1/export.docx")).await;
    let page = stranger.get(&format!("/practices/{id}/versions/1")).await.text();
    let pdf = stranger.get(&format!("/practices/{id}/versions/1/export.pdf")).await;
    let none = stranger.get(&format!("/practices/{id}/versions/7/export.pdf")).await;

    assert!(first.contains("Meters in the workshop") && !first.contains("Meters in every hall"));
    assert!(newest.contains("Meters in every hall") && !newest.contains("Meters in the workshop"));
    assert_eq!(machine, first);
    assert!(page.contains(&format!("href=\"/practices/{id}/versions/1/export.pdf\"")), "{page}");
    assert!(pdf.bytes.starts_with(b"%PDF"));
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_elements_are_equals_below_the_title_and_a_file_reads_back_all_the_same() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let file = world.browser("coordinator").await.get(&format!("/practices/{id}/draft.docx")).await.bytes;

    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();

    let styles = |words: &str| {
        let at = text.rfind(&format!("{words}</w:t>")).unwrap();
        let style = text[..at].rfind("w:pStyle w:val=\"").unwrap() + "w:pStyle w:val=\"".len();
        text[style..].split('"').next().unwrap().to_owned()
    };
    assert_eq!(
        (styles("1. Title"), styles("4. Introduction")),
        ("Heading2".to_owned(), "Heading2".to_owned())
    );
    assert_eq!(text.matches("\"Heading1\"").count(), 1);
}
