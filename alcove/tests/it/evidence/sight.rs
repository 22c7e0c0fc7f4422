use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::send::{PDF, add, codes, note, send};
use crate::world::{CAST, World};

const CIRCLES: [&str; 5] = ["unit", "organisation", "assessors", "network", "public"];

#[tokio::test]
async fn the_list_shows_exactly_what_may_be_opened() {
    let world = World::new().await;
    let coordinator = world.machine("coordinator").await;
    let mut all = Vec::new();
    for circle in CIRCLES {
        for unit in ["", world.units[0].as_str(), world.units[1].as_str()] {
            let fields =
                [("title", circle), ("note", "Seen"), ("confidentiality", circle), ("unit_id", unit)];
            all.push(add(&coordinator, &fields, &[]).await["id"].as_str().unwrap().to_owned());
        }
    }
    // One's own, kept to another unit: its owner was moved.
    let own = [
        ("title", "own"),
        ("note", "Seen"),
        ("confidentiality", "unit"),
        ("unit_id", world.units[1].as_str()),
    ];
    let contributor = world.id("contributor");
    let own = [&own[..], &[("owner_id", contributor.as_str())]].concat();
    all.push(add(&coordinator, &own, &[]).await["id"].as_str().unwrap().to_owned());

    for role in CAST {
        let machine = world.machine(role).await;
        let mut opened = BTreeSet::new();
        for id in &all {
            let one = machine.get(&format!("/api/v1/evidence/{id}")).await;
            assert!(
                one.status == StatusCode::OK || one.status == StatusCode::NOT_FOUND,
                "{role}: {}",
                one.status
            );
            if one.status == StatusCode::OK {
                opened.insert(id.clone());
            }
        }
        let listed = machine.get(&format!("/api/v1/evidence?organisation_id={}", world.college)).await.json();
        let listed: BTreeSet<String> = listed["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["id"].as_str().unwrap().to_owned())
            .collect();

        assert_eq!(listed, opened, "{role}");
        let expected = match role {
            "administrator" | "coordinator" | "head" => 16,
            // What is open, and what their unit keeps; the contributor's own besides.
            "unit-lead" => 13,
            "contributor" => 14,
            // A viewer of the whole organisation belongs to no unit.
            "viewer" => 12,
            _ => 3,
        };
        assert_eq!(opened.len(), expected, "{role}");
    }
}

#[tokio::test]
async fn an_outsider_finds_no_way_to_anothers_evidence() {
    let world = World::new().await;
    let coordinator = world.machine("coordinator").await;
    let fields = [("title", "Plan"), ("organisation_id", world.college.as_str())];
    let id = add(&coordinator, &fields, &[("plan.pdf", PDF)]).await["id"].as_str().unwrap().to_owned();

    for role in ["outsider", "leaver", "platform"] {
        let browser = world.browser(role).await;
        for path in ["", "/edit", "/file", "/versions/1/file", "/thumbnail"] {
            let answer = browser.get(&format!("/evidence/{id}{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role} {path}");
        }
        let machine = world.machine(role).await;
        let one = format!("/api/v1/evidence/{id}");
        assert_eq!(machine.get(&one).await.status, StatusCode::NOT_FOUND);
        assert_eq!(machine.get(&format!("{one}/file")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            machine.json(Method::PATCH, &one, &json!({ "title": "x" })).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(machine.send(Method::DELETE, &one, &[], vec![]).await.status, StatusCode::NOT_FOUND);
        let version = send(&machine, &format!("{one}/versions"), &[], &[("b.pdf", PDF)]).await;
        assert_eq!(version.status, StatusCode::NOT_FOUND);
        let added =
            send(&machine, "/api/v1/evidence", &[fields[1], ("title", "x"), ("note", "x")], &[]).await;
        assert_eq!(added.status, StatusCode::NOT_FOUND, "{role}");
    }
    let stranger = world.stranger().get(&format!("/evidence/{id}")).await;
    assert_eq!(stranger.leads_to(), format!("/sign-in?next=/evidence/{id}"));
}

#[tokio::test]
async fn what_is_public_opens_without_signing_in_and_says_nothing_of_colleagues() {
    let world = World::new().await;
    let coordinator = world.machine("coordinator").await;
    let fields = [("title", "Open day"), ("confidentiality", "public")];
    let id = add(&coordinator, &fields, &[("plan.pdf", PDF)]).await["id"].as_str().unwrap().to_owned();

    let page = world.stranger().get(&format!("/evidence/{id}")).await;
    let file = world.stranger().get(&format!("/evidence/{id}/file")).await;

    assert_eq!((page.status, file.status), (StatusCode::OK, StatusCode::OK));
    assert!(page.text().contains("Open day") && !page.text().contains("coordinator"), "{}", page.text());
}

#[tokio::test]
async fn only_those_who_answer_for_the_institution_open_it_to_people_outside() {
    let world = World::new().await;
    let contributor = world.machine("contributor").await;
    let fields = [("title", "A"), ("note", "a"), ("confidentiality", "public")];

    let refused = send(&contributor, "/api/v1/evidence", &fields, &[]).await;
    let id = note(&world, "contributor", "A", "organisation").await;
    let one = format!("/api/v1/evidence/{id}");
    let widened = contributor.json(Method::PATCH, &one, &json!({ "confidentiality": "network" })).await;
    let by_head = world
        .machine("coordinator")
        .await
        .json(Method::PATCH, &one, &json!({ "confidentiality": "network" }))
        .await;

    assert_eq!(codes(&refused), ["evidence-may-not-share"]);
    assert_eq!(codes(&widened), ["evidence-may-not-share"]);
    assert_eq!(by_head.json()["confidentiality"], "network");
}

#[tokio::test]
async fn a_viewer_reads_and_a_contributor_keeps_to_the_own_unit() {
    let world = World::new().await;
    let college = world.college.to_string();
    let in_unit = |unit: usize| {
        [
            ("organisation_id", college.clone()),
            ("title", "A".to_owned()),
            ("note", "a".to_owned()),
            ("unit_id", world.units[unit].to_string()),
        ]
    };
    let post = async |role: &str, unit: usize| {
        let fields = in_unit(unit);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        send(&world.machine(role).await, "/api/v1/evidence", &fields, &[]).await.status
    };

    assert_eq!(post("viewer", 0).await, StatusCode::FORBIDDEN);
    assert_eq!(post("contributor", 0).await, StatusCode::CREATED);
    assert_eq!(post("contributor", 1).await, StatusCode::FORBIDDEN);
    assert_eq!(post("unit-lead", 1).await, StatusCode::FORBIDDEN);
    assert_eq!(world.browser("viewer").await.get("/evidence/new").await.status, StatusCode::FORBIDDEN);
}
