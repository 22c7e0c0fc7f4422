use std::collections::BTreeSet;

use alcove::shell::{openapi, router};
use axum::http::StatusCode;
use serde_json::Value;

use crate::stage;
use crate::world::World;

#[test]
fn every_route_for_machines_is_described_and_nothing_else() {
    let routes: BTreeSet<(&str, &str)> = router::routes()
        .rows
        .iter()
        .filter(|row| row.path.starts_with("/api/v1/"))
        .map(|row| (row.path, row.method))
        .collect();

    let described: BTreeSet<(&str, &str)> =
        openapi::operations().map(|operation| (operation.path, operation.method)).collect();

    assert_eq!(described, routes, "describe it in alcove/src/shell/openapi/<room>.rs");
}

#[test]
fn the_description_kept_is_the_one_that_is_served() {
    let kept = include_str!("../../../openapi.json");

    assert!(kept == openapi::text(), "refresh it: cargo run -p alcove -- openapi > alcove/openapi.json");
}

#[test]
fn every_shape_that_is_named_is_there_and_every_operation_has_a_name_of_its_own() {
    let document = openapi::document();
    let shapes = document["components"]["schemas"].as_object().unwrap();
    let mut named = Vec::new();
    collect_refs(&document, &mut named);

    let missing: Vec<&String> = named.iter().filter(|name| !shapes.contains_key(*name)).collect();
    let names: BTreeSet<&str> = openapi::operations().map(|operation| operation.name).collect();

    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(names.len(), openapi::operations().count());
}

fn collect_refs(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match inner.as_str().filter(|_| name == "$ref") {
                    Some(address) => found.push(address.rsplit('/').next().unwrap().to_owned()),
                    None => collect_refs(inner, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| collect_refs(inner, found)),
        _ => {}
    }
}

#[tokio::test]
async fn answers_have_the_fields_that_the_description_names() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let machine = world.machine("coordinator").await;
    let body =
        serde_json::json!({ "organisation_id": world.college, "edition_id": edition, "title": "Ours" });
    let made = machine.json(axum::http::Method::POST, "/api/v1/assessments", &body).await.json();
    let id = made["id"].as_str().unwrap();
    let seat = serde_json::json!({ "unit_id": world.units[0], "all": true });
    machine.json(axum::http::Method::POST, &format!("/api/v1/assessments/{id}/seats"), &seat).await;
    machine.json(axum::http::Method::POST, &format!("/api/v1/assessments/{id}/opening"), &Value::Null).await;
    let organisation = format!("/api/v1/organisations/{}", world.college);

    for (address, shape) in [
        ("/api/v1/assessments".to_owned(), "AssessmentList"),
        (format!("/api/v1/assessments/{id}"), "Assessment"),
        (format!("/api/v1/assessments/{id}/scope"), "Scope"),
        (format!("/api/v1/assessments/{id}/seats"), "SeatList"),
        (format!("/api/v1/assessments/{id}/tree"), "Tree"),
        (format!("/api/v1/editions/{edition}"), "Edition"),
        ("/api/v1/frameworks".to_owned(), "EditionList"),
        ("/api/v1/evidence".to_owned(), "EvidenceList"),
        ("/api/v1/organisations".to_owned(), "OrganisationList"),
        (organisation.clone(), "Organisation"),
        (format!("{organisation}/units"), "UnitList"),
        (format!("{organisation}/memberships"), "MembershipList"),
        (format!("{organisation}/audit"), "AuditList"),
    ] {
        let answer = machine.get(&address).await;

        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        check(&openapi::document(), shape, &answer.json(), &address);
    }
}

/// Every field is described, and every one that must be there is.
pub fn check(document: &Value, shape: &str, value: &Value, place: &str) {
    let schema = &document["components"]["schemas"][shape];
    let Some(properties) = schema["properties"].as_object() else { return };
    let fields = value.as_object().unwrap_or_else(|| panic!("{place} is no {shape}: {value}"));
    for (name, inner) in fields {
        let property = properties.get(name).unwrap_or_else(|| panic!("{place}: {shape} has {name}"));
        check_property(document, property, inner, &format!("{place} {name}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(fields.contains_key(name.as_str().unwrap()), "{place}: {shape} lacks {name}");
    }
}

fn check_property(document: &Value, schema: &Value, value: &Value, place: &str) {
    if value.is_null() {
        assert!(schema["anyOf"].is_array(), "{place} is null");
    } else if let Some(named) = schema["$ref"].as_str() {
        check(document, named.rsplit('/').next().unwrap(), value, place);
    } else if let Some(either) = schema["anyOf"].as_array() {
        check_property(document, &either[0], value, place);
    } else if let Some(items) = value.as_array() {
        items.iter().take(5).for_each(|one| check_property(document, &schema["items"], one, place));
    }
}

#[tokio::test]
async fn anybody_reads_the_description_and_its_page() {
    let stranger = World::new().await.stranger();

    let document = stranger.get("/api/v1/openapi.json").await;
    let page = stranger.get("/api").await;

    assert_eq!(document.json()["openapi"], "3.1.0");
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("saveRating"));
}
