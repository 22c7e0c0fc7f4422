//! Practices that leave as a Word file and come back.

use alcove::kit::ids::PracticeId;
use alcove::publish::body::{Body, Row};
use alcove::publish::{criteria, word_in};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::stage::{body, draft, moved_on, published};
use crate::evidence::send::{png, send};
use crate::world::World;

const LANGUAGES: [&str; 3] = ["en", "az", "ru"];

/// Everything that the template asks, in one language.
fn filled(language: &str) -> Value {
    let said = |texts: Value| json!({ language: texts });
    json!({
        "entry": "failure",
        "language": language,
        "domains": ["green", "partnership", "digital"],
        "criteria": ["TL1", "PC2"],
        "first_day": "2024-09-01",
        "last_day": "2025-06-30",
        "place": "Gəncə, hall 2",
        "cost_band": "low",
        "licence": "CC-BY-SA-4.0",
        "url": "https://college.example/meters?hall=2&year=2025",
        "texts": said(json!({
            "title": "Meters & <curves> in the workshop",
            "introduction": "Machines ran all night.\n\nNobody knew what it cost:\none line, and another.",
            "impact": "Use of power fell by a fifth.",
            "innovation": "Learners read the meters.\n\n6. Not a heading, but a line.",
            "replicability": "Wherever there is a fuse box.",
            "validation": "Seen by an engineer.",
            "cost": "Two hundred for each hall.",
        })),
        "rows": {
            "stakeholders": [
                { "kind": "company", "texts": said(json!({ "who": "Light Ltd", "role": "Lent the meters" })) },
                { "kind": "beneficiary", "texts": said(json!({ "who": "Learners" })) },
                { "texts": said(json!({ "who": "Parents", "role": "Asked" })) },
            ],
            "constraints": [
                { "texts": said(json!({ "challenge": "Old wiring", "answer": "One meter\nfor each hall" })) },
                { "texts": said(json!({ "challenge": "No time" })) },
            ],
            "lessons": [
                { "texts": said(json!({ "text": "Begin with one machine" })) },
                { "texts": said(json!({ "text": "Ask first" })) },
            ],
            "conditions": [{ "texts": said(json!({ "text": "Somebody may open the fuse box" })) }],
            "blocks": [
                { "days": "3", "texts": said(json!({ "name": "Mount a meter", "what": "Hire an electrician", "needs": "A fuse box" })) },
                { "texts": said(json!({ "name": "Friday curve", "what": "Learners draw it" })) },
            ],
            "resources": [{
                "kind": "video", "address": "https://college.example/film",
                "texts": said(json!({ "name": "The film", "about": "Ten minutes" })),
            }],
        },
    })
}

/// A practice of which nothing was written yet.
fn blank(language: &str) -> Body {
    body(json!({ "entry": "practice", "language": language, "licence": "CC-BY-4.0" }))
}

/// What it says, whichever ids its rows have.
fn said(body: Body) -> Body {
    let mut said = body.tidied();
    let plain = |row: &mut Row| row.id.clear();
    said.rows.values_mut().flatten().for_each(plain);
    said
}

async fn kept(world: &World, id: &PracticeId) -> Body {
    let draft = world.machine("coordinator").await.get(&format!("/api/v1/practices/{id}/draft")).await;
    body(draft.json()["body"].clone())
}

async fn read(file: &[u8], before: &Body, language: &str) -> Body {
    let criterion = criteria::references().await.unwrap();
    word_in::read(file, before, language, &criterion).unwrap().body
}

#[tokio::test]
async fn the_filled_template_comes_back_as_it_went_out_in_every_language() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;

    for language in LANGUAGES {
        let id = draft(&world, "coordinator", filled(language)).await;
        let before = kept(&world, &id).await;
        let file = browser.get(&format!("/practices/{id}/draft.docx?form=1&language={language}")).await;

        let elsewhere = read(&file.bytes, &blank(language), language).await;
        let again = read(&file.bytes, &before, language).await;

        assert_eq!(said(elsewhere), said(before.clone()), "{language}");
        assert_eq!(again.tidied(), before, "{language}");
    }
}

#[tokio::test]
async fn a_template_with_words_of_another_language_is_no_translation_of_them() {
    let world = World::new().await;
    let mut value = filled("en");
    value["texts"]["az"] = json!({ "title": "Emalatxanada sayğaclar" });
    value["rows"]["blocks"][1]["texts"]["az"] = json!({ "name": "Cümə əyrisi" });
    let id = draft(&world, "coordinator", value).await;
    let before = kept(&world, &id).await;
    let browser = world.browser("coordinator").await;

    for language in LANGUAGES {
        let file = browser.get(&format!("/practices/{id}/draft.docx?form=1&language={language}")).await;
        assert_eq!(read(&file.bytes, &before, language).await.tidied(), before, "{language}");
    }
}

#[tokio::test]
async fn what_is_published_reads_back_row_by_row_whatever_pictures_follow() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", filled("en")).await;
    let machine = world.machine("coordinator").await;
    let fields = [("caption", "Hall two"), ("licence", "CC-BY-4.0"), ("people", "none")];
    let pictures = format!("/api/v1/practices/{id}/draft/pictures");
    let added = send(&machine, &pictures, &fields, &[("hall.png", &png(40, 30))]).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    moved_on(&world, &id).await;
    let before = kept(&world, &id).await;
    let stranger = world.stranger();

    let file = stranger.get(&format!("/practices/{id}/export.docx?language=en")).await.bytes;
    let elsewhere = read(&file, &blank("en"), "en").await;

    assert_eq!(said(elsewhere), said(before.clone()));
    for language in LANGUAGES {
        let file = stranger.get(&format!("/practices/{id}/export.docx?language={language}")).await.bytes;
        assert_eq!(read(&file, &before, language).await.tidied(), before, "{language}");
    }
}

#[tokio::test]
async fn what_is_published_without_some_of_its_lists_mixes_none_of_them() {
    let world = World::new().await;
    let mut value = filled("en");
    for list in ["conditions", "resources", "stakeholders"] {
        value["rows"].as_object_mut().unwrap().remove(list);
    }
    value["domains"] = json!([]);
    let id = published(&world, value).await;
    let before = kept(&world, &id).await;

    let file = world.stranger().get(&format!("/practices/{id}/export.docx?language=ru")).await.bytes;

    let elsewhere = read(&file, &blank("en"), "en").await;
    assert_eq!(said(elsewhere), said(before));
}

#[tokio::test]
async fn the_form_is_filled_with_themes_kinds_and_cost_and_with_no_head_of_a_table() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", filled("en")).await;
    let empty = draft(&world, "coordinator", json!({
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
        r#"name="domains" value="green" checked"#,
        r#"name="criteria" value="PC2" checked"#,
        r#"<option value="company" selected>"#,
        r#"<option value="low" selected>"#,
        r#"<option value="failure" selected>"#,
        r#"value="2024-09-01""#,
        ">Begin with one machine</textarea>",
        ">Somebody may open the fuse box</textarea>",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains(">Lesson</textarea>") && !page.contains(">Condition</textarea>"));
}
