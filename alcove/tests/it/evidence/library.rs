use alcove::assess::store::rating_evidence;
use alcove::evidence::{Use, UseSource, Uses};
use axum::http::StatusCode;
use futures_util::FutureExt as _;
use sea_orm::{EntityTrait as _, QuerySelect as _, QueryTrait as _};

use super::send::{PDF, add, note};
use crate::world::World;

async fn titles(world: &World, query: &str) -> Vec<String> {
    let listed = world.machine("coordinator").await.get(&format!("/api/v1/evidence?{query}")).await.json();
    listed["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["title"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_empty_library_says_what_to_do() {
    let world = World::new().await;

    let page = world.browser("coordinator").await.in_language("az").get("/evidence").await;

    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Kitabxana boşdur") && page.text().contains("href=\"/evidence/new\""));
}

#[tokio::test]
async fn a_search_finds_letters_that_the_keyboard_lacks() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    add(&machine, &[("title", "Təhlükəsizlik jurnalı"), ("note", "100% İSTİ")], &[]).await;
    add(&machine, &[("title", "Other")], &[("Охрана труда.pdf", PDF)]).await;

    assert_eq!(titles(&world, "q=jurnali+tehlukesizlik").await, ["Təhlükəsizlik jurnalı"]);
    assert_eq!(titles(&world, "q=isti").await, ["Təhlükəsizlik jurnalı"]);
    assert_eq!(titles(&world, "q=%D0%BE%D1%85%D1%80%D0%B0%D0%BD%D0%B0").await, ["Other"]);
    assert_eq!(titles(&world, "q=0%25").await, ["Təhlükəsizlik jurnalı"]);
    assert_eq!(titles(&world, "q=0_").await, [""; 0]);
}

#[tokio::test]
async fn the_library_is_filtered_by_kind_unit_circle_and_expiry() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let unit = world.units[0].as_str();
    let base = ("note", "Seen");
    add(&machine, &[("title", "ends soon"), base, ("expires_on", "2026-12-24")], &[]).await;
    add(&machine, &[("title", "expired"), base, ("expires_on", "2026-11-20")], &[]).await;
    add(&machine, &[("title", "lasting"), base, ("expires_on", "2028-01-01")], &[]).await;
    add(&machine, &[("title", "of a unit"), base, ("unit_id", unit), ("confidentiality", "unit")], &[]).await;
    add(&machine, &[("title", "link"), ("url", "https://example.org/")], &[]).await;

    assert_eq!(titles(&world, "expiring=true").await, ["expired", "ends soon"]);
    assert_eq!(titles(&world, &format!("unit_id={unit}")).await, ["of a unit"]);
    assert_eq!(titles(&world, "confidentiality=unit").await, ["of a unit"]);
    assert_eq!(titles(&world, "kind=link").await, ["link"]);
    let page = world.browser("coordinator").await.get("/evidence?expiring=1&q=nothing").await.text();
    assert!(page.contains("Nothing in the library fits"), "{page}");
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps() {
    let world = World::new().await;
    for title in ["one", "two", "three"] {
        note(&world, "coordinator", title, "organisation").await;
    }
    let machine = world.machine("coordinator").await;

    let first = machine.get("/api/v1/evidence?limit=2").await.json();
    let next = first["next"].as_str().unwrap();
    let second = machine.get(&format!("/api/v1/evidence?limit=2&after={next}")).await.json();

    assert_eq!(
        (first["evidence"][0]["title"].as_str(), first["evidence"][1]["title"].as_str()),
        (Some("three"), Some("two"))
    );
    assert_eq!(
        (second["evidence"][0]["title"].as_str(), &second["next"]),
        (Some("one"), &serde_json::Value::Null)
    );
}

#[tokio::test]
async fn rooms_above_say_where_a_piece_is_used() {
    let uses = Uses(vec![UseSource {
        // A place where nothing is used yet, so that the query runs.
        used: || {
            rating_evidence::Entity::find()
                .select_only()
                .column(rating_evidence::Column::EvidenceId)
                .into_query()
        },
        of: |_, ids| {
            let uses = ids.iter().map(|id| Use {
                evidence: id.clone(),
                title: "A1.2 Employers".to_owned(),
                place: "Cycle 2026".to_owned(),
                address: "/assessments/1".to_owned(),
            });
            let uses = uses.collect();
            async move { Ok(uses) }.boxed()
        },
    }]);
    let world = World::set_up(|_| {}, |app| app.with(uses)).await;
    let id = note(&world, "coordinator", "Visit", "organisation").await;

    let page = world.browser("coordinator").await.get(&format!("/evidence/{id}")).await.text();

    assert!(page.contains("A1.2 Employers") && page.contains("Cycle 2026"), "{page}");
    assert_eq!(titles(&world, "unused=true").await, ["Visit"]);
}

#[tokio::test]
async fn the_picker_offers_what_fits_to_a_form_around_it() {
    let world = World::new().await;
    let id = note(&world, "coordinator", "Şagirdlər", "organisation").await;
    let browser = world.browser("contributor").await;
    let address = format!("/evidence/picker?organisation={}&q=sagird", world.college);

    let fragment = browser.get(&address).await.text();
    let foreign = world.browser("outsider").await.get(&address).await.text();

    assert!(fragment.contains(&format!("name=\"evidence_id\" value=\"{id}\"")), "{fragment}");
    assert!(!fragment.contains("<html"), "{fragment}");
    assert!(foreign.contains("Nothing in the library fits"), "{foreign}");
}
