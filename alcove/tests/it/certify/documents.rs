//! Documents of a decision and of a certificate, for machines.

use alcove::kit::clock::new_id;
use alcove::kit::ids::PersonId;
use alcove::network::store::person;
use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::certificates::read_by_poppler;
use super::stage::Staged;
use crate::ops::openapi::check;
use crate::world::{Browser, MORNING};

/// Handed in on paper and granted by minutes.
async fn granted() -> Staged {
    let staged = Staged::submitted("on-paper").await;
    let proposal = json!({
        "result": "granted", "manner": "minutes", "minutes": "All agreed.", "held_on": "2026-11-20",
    });
    let proposed = staged.post("outsider", "proposals", proposal).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.text());
    let decided = staged.post("outsider", "decision", json!({})).await;
    assert_eq!(decided.json()["result"], "granted", "{}", decided.text());
    staged
}

/// Somebody of the body's house without a part in this application: an assessor who is not engaged.
async fn not_engaged(staged: &Staged) -> Browser {
    let world = staged.world();
    let id: PersonId = new_id();
    let tx = world.app.db.begin().await.unwrap();
    person::add(&*tx, &id, "idle@assessors.test", "idle", "en", MORNING).await.unwrap();
    crate::desk::stage::join(&*tx, &id, &world.other_college, "viewer", None).await;
    tx.commit_unrecorded().await.unwrap();
    world.browser_of(&id).await
}

#[tokio::test]
async fn a_machine_takes_the_letter_for_both_and_the_report_for_the_body() {
    let early = Staged::submitted("on-paper").await.get("head", "/letter.pdf").await;
    let staged = granted().await;

    for language in ["en", "az", "ru"] {
        for (ending, begins) in [("pdf", b"%PDF".as_slice()), ("docx", b"PK")] {
            let letter = format!("/letter.{ending}?language={language}");
            let report = format!("/decision-report.{ending}?language={language}");
            for (role, path) in [("head", &letter), ("outsider", &letter), ("outsider", &report)] {
                let file = staged.get(role, path).await;
                assert_eq!(file.status, StatusCode::OK, "{role} {path}");
                assert!(file.bytes.starts_with(begins), "{role} {path}");
            }
        }
    }
    assert_eq!((early.status, &early.json()["code"]), (StatusCode::CONFLICT, &json!("not-decided")));
    assert_eq!(staged.get("head", "/decision-report.pdf").await.status, StatusCode::FORBIDDEN);
    let unknown = staged.get("head", "/letter.pdf?language=xx").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_documents_of_a_decision_are_not_there_for_others() {
    let staged = granted().await;
    let idle = not_engaged(&staged).await;

    for rest in ["/letter.pdf", "/letter.docx", "/decision-report.pdf", "/decision-report.docx"] {
        let path = staged.api(rest);
        let stranger = staged.world().stranger().get(&path).await.status;
        assert_eq!(stranger, StatusCode::UNAUTHORIZED, "{rest}");
        for role in ["leaver", "platform"] {
            assert_eq!(staged.get(role, rest).await.status, StatusCode::NOT_FOUND, "{role} {rest}");
        }
        assert_eq!(idle.get(&path).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
}

#[tokio::test]
async fn a_machine_proves_a_certificate_without_signing_in() {
    let staged = granted().await;
    let stranger = staged.world().stranger();
    let found = stranger.get("/api/v1/register?q=harbour").await.json();
    let base = format!("/api/v1/register/{}", found["items"][0]["code"].as_str().unwrap());
    let held = format!("/api/v1/organisations/{}/certificates", staged.world().college);
    let held = staged.world().machine("viewer").await.get(&held).await.json();
    let acts = format!("/api/v1/certificates/{}/acts", held["certificates"][0]["id"].as_str().unwrap());
    let body = staged.world().machine("outsider").await;
    let suspend = json!({ "act": "suspend", "reason": "They did not answer." });
    let suspended = body.json(Method::POST, &acts, &suspend).await;
    assert_eq!(suspended.status, StatusCode::OK, "{}", suspended.text());

    let events = stranger.get(&format!("{base}/events")).await.json();

    for language in ["en", "az", "ru"] {
        let proof = stranger.get(&format!("{base}/proof.pdf?language={language}")).await;
        assert_eq!(proof.status, StatusCode::OK, "{language}");
        assert!(proof.bytes.starts_with(b"%PDF"), "{language}");
    }
    check(&openapi::document(), "CertificateEventList", &events, &base);
    let said: Vec<_> = events["events"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(said.len(), 2, "{events}");
    assert!(said.contains(&&json!("issued")) && said.contains(&&json!("suspended")), "{events}");
    assert!(events.to_string().contains("They did not answer."), "{events}");
    for rest in ["proof.pdf", "events"] {
        let nothing = stranger.get(&format!("/api/v1/register/ABCD-EFGH-JKMN/{rest}")).await.status;
        assert_eq!(nothing, StatusCode::NOT_FOUND, "{rest}");
    }
}

#[tokio::test]
async fn a_letter_is_a_letter_and_a_report_has_its_title_page() {
    let staged = granted().await;
    let pages = |file: &[u8]| read_by_poppler(file).split_inclusive('\u{c}').count();

    for language in ["en", "az", "ru"] {
        let letter = staged.get("head", &format!("/letter.pdf?language={language}")).await;
        let text = read_by_poppler(&letter.bytes);
        assert_eq!(pages(&letter.bytes), 1, "{text}");
        assert!(text.trim_start().starts_with("Orchard Technical School"), "its sender first: {text}");
        assert!(text.contains("Harbour Vocational College"), "{text}");
        let report = staged.get("outsider", &format!("/decision-report.pdf?language={language}")).await;
        // One short section: no list of contents stands between.
        assert!(pages(&report.bytes) >= 2, "{language}");
    }
    let word = staged.get("head", "/letter.docx?language=en").await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(word.bytes)).unwrap();
    let body = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    assert!(!body.contains("TOCHeading") && !body.contains("w:val=\"Title\""), "{body}");
    assert!(body.contains("<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore w:val=\"0\"/>"), "{body}");
}
