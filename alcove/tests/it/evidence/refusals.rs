use std::io::{Cursor, Write as _};

use axum::http::{Method, StatusCode};
use zip::write::SimpleFileOptions;

use super::send::{BOUNDARY, PDF, body, codes, png, send};
use crate::world::World;

/// Names and values of a form.
type Fields<'a> = &'a [(&'a str, &'a str)];

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_lies_about_its_type_is_refused_in_words() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let picture = png(2, 2);
    let workbook = archive(&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>")]);
    let lies: [(&str, &[u8], &str); 8] = [
        ("plan.pdf", &picture, "PNG"),
        ("photo.png", PDF, "PDF"),
        ("report.docx", &workbook, "XLSX"),
        ("report.docx", &archive(&[("a.txt", b"a")]), "ZIP"),
        ("list.csv", PDF, "PDF"),
        ("tool.zip", &workbook, "XLSX"),
        ("a.pdf", b"hello", "TXT"),
        ("odd.docx", b"words in a file that is no archive", "TXT"),
    ];

    for (name, content, told) in lies {
        let answer = send(&machine, "/api/v1/evidence", &[], &[(name, content)]).await;

        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(codes(&answer), ["evidence-file-type-lies"], "{name}");
        assert!(answer.text().contains(&format!("its content is {told}")), "{}", answer.text());
    }
    let pages = world.browser("coordinator").await.get("/evidence").await;
    assert!(pages.text().contains("The library is empty"));
}

#[tokio::test]
async fn programs_and_pages_are_not_taken_under_any_name() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let bad: [(&str, &[u8]); 8] = [
        ("tool.exe", b"MZ\x90\x00\x03"),
        ("note.txt", b"MZ\x90\x00\x03"),
        ("drawing.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"),
        ("drawing.txt", b"\xef\xbb\xbf  <SVG onload=alert(1)>"),
        ("page.csv", b"<!doctype html><script>1</script>"),
        ("run.txt", b"#!/bin/sh\nrm -rf /"),
        ("words.html", b"words under an ending that is not taken"),
        ("noise.pdf", b"\x00\x01\x02\x03"),
    ];

    for (name, content) in bad {
        let answer = send(&machine, "/api/v1/evidence", &[], &[(name, content)]).await;

        assert_eq!(codes(&answer), ["evidence-file-type-not-taken"], "{name}");
    }
}

#[tokio::test]
async fn office_files_texts_and_archives_are_told_by_what_is_inside() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let odt: &[u8] = b"application/vnd.oasis.opendocument.text";
    let types: &[u8] = b"<Types/>";
    let good: [(&str, Vec<u8>, &str); 6] = [
        (
            "a.docx",
            archive(&[("[Content_Types].xml", types), ("word/document.xml", types)]),
            "wordprocessingml",
        ),
        (
            "a.pptx",
            archive(&[("ppt/presentation.xml", types), ("[Content_Types].xml", types)]),
            "presentationml",
        ),
        ("a.odt", archive(&[("mimetype", odt), ("content.xml", types)]), "opendocument.text"),
        ("a.zip", archive(&[("photos/1.jpg", types)]), "application/zip"),
        // Tables as Excel writes them in an encoding of its own.
        ("a.csv", b"ad;say\n\xd6\xe7;2\n".to_vec(), "text/csv"),
        ("notes", "Qeydlər".as_bytes().to_vec(), "text/plain"),
    ];

    for (name, content, expected) in good {
        let answer = send(&machine, "/api/v1/evidence", &[], &[(name, &content)]).await;

        assert_eq!(answer.status, StatusCode::CREATED, "{name}: {}", answer.text());
        assert!(answer.json()["file"]["media_type"].as_str().unwrap().contains(expected), "{name}");
    }
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_and_the_form_keeps_what_was_typed() {
    let world = World::set_up(|config| config.upload_limit = 100_000, |app| app).await;
    let browser = world.browser("coordinator").await;
    let large = [PDF, &vec![b' '; 150_000]].concat();
    let fields = [("_csrf", &*browser.form_token()), ("title", "The typed title"), ("kind", "file")];

    let answer = send(&browser, "/evidence", &fields, &[("plan.pdf", &large)]).await;
    let endless = send(&browser, "/evidence", &fields, &[("plan.pdf", &vec![b' '; 11_000_000])]).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    assert!(text.contains("plan.pdf is larger than") && text.contains("The typed title"), "{text}");
    assert_eq!(endless.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_picture_that_unpacks_into_gigabytes_is_kept_without_a_small_one() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let mut bomb = png(1, 1);
    bomb[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000u32.to_be_bytes());

    let answer = send(&machine, "/api/v1/evidence", &[], &[("bomb.png", &bomb)]).await;

    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.json()["file"]["thumbnail"], serde_json::Value::Null);
}

#[tokio::test]
async fn an_archive_with_more_entries_than_memory_likes_is_not_opened() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let mut bomb = archive(&[("a.txt", b"a")]);
    let end = bomb.len() - 22;
    bomb[end + 8..end + 12].copy_from_slice(&[0xff; 4]);

    let answer = send(&machine, "/api/v1/evidence", &[], &[("bomb.zip", &bomb)]).await;

    assert_eq!(codes(&answer), ["evidence-file-type-not-taken"]);
}

#[tokio::test]
async fn every_field_says_what_is_wrong_with_it() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let wrong: [(Fields, &[&str]); 8] = [
        (&[("kind", "link"), ("title", "A"), ("url", "javascript:alert(1)")], &["evidence-address"]),
        (
            &[("kind", "link"), ("title", "A"), ("url", "https://a:b@example.org")],
            &["evidence-address-password"],
        ),
        (&[("kind", "figure"), ("title", "A"), ("figure", "many")], &["evidence-figure"]),
        (&[("kind", "note"), ("title", ""), ("note", "")], &["evidence-empty", "evidence-empty"]),
        (&[("title", "A"), ("note", "a"), ("dated", "2026-13-01")], &["evidence-day"]),
        (&[("title", "A"), ("note", "a"), ("dated", "2027-01-01")], &["evidence-future"]),
        (&[("title", "A"), ("note", "a"), ("confidentiality", "everybody")], &["evidence-confidentiality"]),
        (&[("title", "A"), ("kind", "document")], &["evidence-file-missing"]),
    ];

    for (fields, expected) in wrong {
        let answer = send(&machine, "/api/v1/evidence", fields, &[]).await;

        assert_eq!(codes(&answer), expected, "{fields:?}");
    }
}

#[tokio::test]
async fn a_hundred_megabytes_of_text_in_a_note_are_cut_off_on_the_way() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;

    let long =
        send(&machine, "/api/v1/evidence", &[("title", "A"), ("note", &"ə".repeat(20_001))], &[]).await;
    let endless =
        send(&machine, "/api/v1/evidence", &[("title", "A"), ("note", &"x".repeat(3_000_000))], &[]).await;

    assert_eq!(codes(&long), ["evidence-too-long"]);
    assert_eq!(endless.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_form_without_its_token_brings_in_no_file() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let post = async |fields: &[(&str, &str)]| {
        let headers = [("content-type", kind.as_str()), ("x-csrf-token", "")];
        browser.send(Method::POST, "/evidence", &headers, body(fields, &[("plan.pdf", PDF)])).await.status
    };

    assert_eq!(post(&[]).await, StatusCode::FORBIDDEN);
    assert_eq!(post(&[("_csrf", "of another session")]).await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_field_that_is_not_known_is_told_with_those_that_are() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let figure =
        [("title", "Places"), ("figure", "12.5"), ("unit", "hours"), ("confidentiality", "organisation")];
    let as_text = [("title", "Places"), ("file", "places.pdf")];
    let elsewhere = String::from_utf8(body(&[("title", "Places")], &[("places.pdf", PDF)])).unwrap();
    let elsewhere = elsewhere.replace("name=\"file\"", "name=\"x\"");
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");

    let unknown = send(&machine, "/api/v1/evidence", &figure, &[]).await;
    let text = send(&machine, "/api/v1/evidence", &as_text, &[]).await;
    let strange = machine
        .send(Method::POST, "/api/v1/evidence", &[("content-type", &kind)], elsewhere.into_bytes())
        .await;

    assert_eq!(
        (unknown.status, strange.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!(unknown.json()["fields"].as_array().unwrap().len(), 1);
    assert_eq!(unknown.json()["fields"][0]["field"], "unit");
    assert!(unknown.json()["fields"][0]["message"].as_str().unwrap().contains("figure_unit"));
    assert_eq!(
        (codes(&strange), &strange.json()["fields"][0]["field"]),
        (vec!["evidence-unknown-field".to_owned()], &"x".into())
    );
    assert_eq!(codes(&text), ["evidence-one-file"]);
}
