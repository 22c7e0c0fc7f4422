//! The words of a framework: in a setting, and with its terms explained.

use crate::stage;
use crate::world::World;

#[tokio::test]
async fn the_gallery_shows_a_framework_in_the_words_of_a_setting() {
    let world = World::new().await;
    let edition = stage::add(&world, &stage::worded(), None).await;
    let item = stage::item(&world, &edition, "A1.1").await;
    let browser = world.browser("viewer").await;
    let at = |path: &str| format!("/frameworks/{edition}{path}");

    let whole = browser.get(&at("?variant=customs")).await.text();
    let one = browser.get(&at(&format!("/items/{item}?variant=customs"))).await.text();
    let plain = browser.get(&at(&format!("/items/{item}"))).await.text();
    let found = browser.get(&at("?variant=customs&q=brokers")).await.text();
    let paper = browser.get(&at("/print?variant=customs")).await.text();

    assert!(whole.contains("Words of a customs academy."), "{whole}");
    assert!(whole.contains("?variant=customs\"") && whole.contains("Customs training"), "{whole}");
    assert!(
        one.contains("Posts and brokers help to plan our") && one.contains("A note of one post"),
        "{one}"
    );
    assert!(
        one.contains("Employers take part in planning our programmes."),
        "the framework's words stay in sight"
    );
    assert!(
        one.contains("?lang=az&#38;variant=customs") || one.contains("?lang=az&amp;variant=customs"),
        "{one}"
    );
    assert!(!plain.contains("Posts and brokers"), "{plain}");
    assert!(found.contains("Posts and brokers help to plan our programmes."), "{found}");
    assert!(
        paper.contains("Posts and brokers") && paper.contains("In words of: Customs training"),
        "{paper}"
    );
}

#[tokio::test]
async fn terms_of_the_glossary_are_linked_where_they_come_first() {
    let world = World::new().await;
    let edition = stage::add(&world, &stage::worded(), None).await;
    let item = stage::item(&world, &edition, "A1.1").await;
    let path = format!("/frameworks/{edition}/items/{item}");

    let english = world.browser("viewer").await.get(&path).await.text();
    let azerbaijani = world.browser("viewer").await.in_language("az").get(&path).await.text();
    let explained =
        world.browser("viewer").await.get(&format!("/frameworks/{edition}/glossary")).await.text();

    let link = |term: &str, text: &str| format!("/glossary#g-{term}\">{text}</a>");
    assert!(english.contains(&link("employer", "Employers")), "{english}");
    assert_eq!(english.matches(&link("programme", "programmes")).count(), 1, "{english}");
    assert!(azerbaijani.contains(&link("programme", "proqramlarımızın")), "{azerbaijani}");
    assert!(
        explained.contains("id=\"g-programme\"") && explained.contains("A course with a plan of its own.")
    );
}

#[tokio::test]
async fn the_workspace_explains_the_terms_of_its_item_without_leaving_it() {
    let world = World::new().await;
    let edition = stage::add(&world, &stage::worded(), None).await;
    let item = stage::item(&world, &edition, "A1.1").await;
    let other = stage::item(&world, &edition, "B1.2").await;
    let id = stage::prepared(&world, &edition).await;
    let all = serde_json::json!({ "unit_id": world.units[0], "all": true });
    stage::seat(&world, &id, &all).await;
    stage::open(&world, &id).await;
    let path = format!("/assessments/{id}/items/{item}");

    let english = world.browser("contributor").await.get(&path).await.text();
    let azerbaijani = world.browser("contributor").await.in_language("az").get(&path).await.text();
    let without = world.browser("contributor").await.get(&format!("/assessments/{id}/items/{other}")).await;

    assert!(english.contains("<a class=\"term\" href=\"#g-employer\">Employers</a>"), "{english}");
    assert!(
        english.contains("id=\"g-employer\"") && english.contains("Whoever gives people work."),
        "{english}"
    );
    assert!(azerbaijani.contains("href=\"#g-programme\">proqramlarımızın</a>"), "{azerbaijani}");
    assert!(azerbaijani.contains("Öz planı olan kurs."), "{azerbaijani}");
    assert!(!without.text().contains("id=\"terms\""));
}
