//! Frameworks go out: to those who may take them along, and back in unchanged.

use axum::http::StatusCode;

use super::import::{id_of, send};
use crate::stage::SMALL;
use crate::world::World;

const ENDINGS: [&str; 3] = ["yaml", "json", "xlsx"];

#[tokio::test]
async fn what_is_exported_is_the_same_edition_again() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let id = id_of(&send(&machine, "application/yaml", SMALL).await);

    for ending in ENDINGS {
        let file = machine.get(&format!("/api/v1/editions/{id}/export.{ending}")).await;

        assert_eq!(file.status, StatusCode::OK, "{}", file.text());
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"small-1.{ending}\""));
        let kind = file.header("content-type").split(';').next().unwrap().to_owned();
        let again = send(&machine, &kind, file.bytes).await;
        assert_eq!(again.status, StatusCode::OK, "{ending}: {}", again.text());
        assert_eq!(id_of(&again), id);
    }
}

#[tokio::test]
async fn what_is_not_for_publication_leaves_its_institution_nowhere() {
    let world = World::new().await;
    let closed = SMALL.replace("publication: public", "publication: not-for-publication");
    let id = id_of(&send(&world.machine("coordinator").await, "application/yaml", closed).await);
    let item = world.machine("viewer").await.get(&format!("/api/v1/editions/{id}")).await.json()["items"][0]
        ["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut places = vec![
        format!("/api/v1/editions/{id}"),
        format!("/frameworks/{id}"),
        format!("/frameworks/{id}/print"),
        format!("/frameworks/{id}/glossary"),
        format!("/frameworks/{id}/items/{item}"),
    ];
    for place in &places {
        assert_eq!(world.browser("viewer").await.get(place).await.status, StatusCode::OK, "{place}");
    }
    places.extend(ENDINGS.map(|ending| format!("/api/v1/editions/{id}/export.{ending}")));

    for role in ["outsider", "leaver", "platform"] {
        let browser = world.browser(role).await;
        for place in &places {
            assert_eq!(browser.get(place).await.status, StatusCode::NOT_FOUND, "{role} {place}");
        }
        for list in ["/frameworks", "/api/v1/frameworks"] {
            assert!(!browser.get(list).await.text().contains("Small framework"), "{role} {list}");
        }
    }
    for role in ["viewer", "contributor", "head"] {
        let browser = world.browser(role).await;
        for ending in ENDINGS {
            let answer = browser.get(&format!("/api/v1/editions/{id}/export.{ending}")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role} {ending}");
        }
    }
}

#[tokio::test]
async fn the_template_speaks_the_readers_language_and_has_their_tiers() {
    let world = World::new().await;
    let viewer = world.machine("viewer").await;

    let plain = viewer.clone().in_language("az").get("/api/v1/frameworks/template.xlsx").await;
    let own = viewer.get("/api/v1/frameworks/template.xlsx?tiers=Part,%20Chapter,%20Question").await;
    let unusable = viewer.get("/api/v1/frameworks/template.xlsx?tiers=Weight,Weight").await;

    let tiers = |bytes: &[u8]| {
        let edition = alcove_framework::read_workbook("t.xlsx", bytes).edition.unwrap();
        let names = edition.tiers.iter().map(|tier| tier.texts[&edition.language].one.clone());
        names.collect::<Vec<String>>()
    };
    assert!(
        alcove_framework::read_workbook("t.xlsx", &plain.bytes).edition.unwrap().language.as_str() == "az"
    );
    assert_eq!(tiers(&own.bytes), ["Part", "Chapter", "Question"]);
    assert_eq!(unusable.status, StatusCode::UNPROCESSABLE_ENTITY);
}
