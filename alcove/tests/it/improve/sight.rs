//! Who sees a plan, and who may change what of it.

use alcove::network::store::membership;
use axum::http::{Method, StatusCode};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::stage;
use crate::world::{MORNING, World};

#[tokio::test]
async fn a_draft_is_hidden_from_all_but_those_who_prepare_it() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let expected = [
        ("administrator", 200, 1),
        ("coordinator", 200, 1),
        ("head", 200, 1),
        ("unit-lead", 404, 0),
        ("contributor", 404, 0),
        ("viewer", 404, 0),
    ];

    for (role, status, listed) in expected {
        let machine = world.machine(role).await;
        for path in
            [staged.api(""), staged.api("/tree"), staged.api_of("ask", ""), staged.api_of("ask", "/notes")]
        {
            assert_eq!(machine.get(&path).await.status.as_u16(), status, "{role} {path}");
        }
        let plans = machine.get("/api/v1/plans").await.json();
        assert_eq!(plans["plans"].as_array().unwrap().len(), listed, "{role}");
    }
    staged.is(&world, "approved").await;
    assert_eq!(world.machine("viewer").await.get(&staged.api("/tree")).await.status, StatusCode::OK);
    assert_eq!(world.browser("viewer").await.get(&staged.page("")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_plan_of_another_institution_is_not_there() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let note = json!({ "standing": "on-track" });
    let waits = staged.api(&format!("/dependencies/{}/{}", staged.node("ask"), staged.node("deliver")));
    let asked = [
        (Method::GET, staged.api(""), json!({})),
        (Method::PATCH, staged.api(""), json!({ "title": "Ours now" })),
        (Method::DELETE, staged.api(""), json!({})),
        (Method::GET, staged.api("/tree"), json!({})),
        (Method::POST, staged.api("/nodes"), json!({ "kind": "action", "title": "A" })),
        (Method::GET, staged.api_of("ask", ""), json!({})),
        (Method::PATCH, staged.api_of("ask", ""), json!({ "title": "Ours now" })),
        (Method::DELETE, staged.api_of("ask", ""), json!({})),
        (Method::POST, staged.api_of("ask", "/restoration"), json!({})),
        (Method::PUT, staged.api_of("ask", "/place"), json!({})),
        (Method::PUT, staged.api_of("ask", "/shares"), json!({ "shares": [] })),
        (Method::PUT, staged.api_of("ask", "/schedule"), json!({ "shift": 1 })),
        (Method::PUT, staged.api_of("ask", "/schedule?dry=1"), json!({ "shift": 1 })),
        (
            Method::POST,
            staged.api_of("ask", "/parties"),
            json!({ "unit_id": world.units[2], "part": "responsible" }),
        ),
        (Method::GET, staged.api_of("ask", "/notes"), json!({})),
        (Method::POST, staged.api_of("ask", "/notes"), note),
        (Method::PUT, waits.clone(), json!({})),
        (Method::DELETE, waits, json!({})),
    ];

    for role in ["outsider", "leaver", "platform"] {
        let machine = world.machine(role).await;
        for (method, path, body) in &asked {
            let answer = machine.json(method.clone(), path, body).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role} {method} {path}: {}", answer.text());
        }
    }
    assert_eq!(staged.facts(&world).await.rows.plan.version, 2);
}

#[tokio::test]
async fn a_node_of_another_plan_is_not_in_this_one() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let other = stage::elsewhere(&world).await;
    let path = staged.api(&format!("/nodes/{}", other.node("ask")));

    let answer =
        world.machine("coordinator").await.json(Method::PATCH, &path, &json!({ "title": "A" })).await;

    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(other.row(&world, "ask").await.title, "Ask employers which skills they miss");
}

#[tokio::test]
async fn a_unit_lead_changes_what_the_unit_answers_for_and_no_more() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("unit-lead").await;
    let change = |title: &str| json!({ "title": title, "reason": "The order came early" });
    let add = |parent: Option<&str>| {
        json!({
            "kind": "action", "title": "B", "parent_id": parent.map(|name| staged.node(name)), "reason": "New",
        })
    };

    for (name, status) in [("ask", 200), ("shop", 200), ("find", 200), ("deliver", 200)] {
        let answer = machine.json(Method::PATCH, &staged.api_of(name, ""), &change(name)).await;
        assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.text());
    }
    // The unit contributes to `rewrite`; what it is to be is for those who answer for it.
    for name in ["rewrite", "train", "trained", "skills", "orders", "teachers"] {
        let answer = machine.json(Method::PATCH, &staged.api_of(name, ""), &change(name)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
    let below = machine.json(Method::POST, &staged.api("/nodes"), &add(Some("shop"))).await.status;
    let top = machine.json(Method::POST, &staged.api("/nodes"), &add(None)).await.status;
    let plan = machine.json(Method::PATCH, &staged.api(""), &json!({ "title": "C" })).await.status;
    assert_eq!((below, top, plan), (StatusCode::CREATED, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
}

#[tokio::test]
async fn a_unit_lead_moves_nothing_to_where_others_answer() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("unit-lead").await;
    let go = |name: Option<&str>| json!({ "parent_id": name.map(|name| staged.node(name)), "reason": "It belongs there" });
    let path = staged.api_of("deliver", "/place");

    let beyond = machine.json(Method::PUT, &path, &go(Some("train"))).await.status;
    let top = machine.json(Method::PUT, &path, &go(None)).await.status;
    let own = machine.json(Method::PUT, &path, &go(Some("ask"))).await.status;

    assert_eq!((beyond, top, own), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::OK));
}

#[tokio::test]
async fn who_is_named_says_how_it_stands_whatever_the_role() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let named =
        json!({ "person_id": world.id("viewer"), "part": "contributing", "reason": "She knows them" });
    let machine = world.machine("coordinator").await;
    machine.json(Method::POST, &staged.api_of("trained", "/parties"), &named).await;
    let note = json!({ "standing": "on-track" });
    let expected = [
        // Of unit 0, which answers for asking; the contributor is named for the training.
        ("contributor", "ask", 201),
        ("contributor", "train", 201),
        ("contributor", "trained", 403),
        ("unit-lead", "ask", 201),
        ("unit-lead", "train", 403),
        ("viewer", "trained", 201),
        ("viewer", "ask", 403),
        ("head", "train", 201),
    ];

    for (role, name, status) in expected {
        let machine = world.machine(role).await;
        let answer = machine.json(Method::POST, &staged.api_of(name, "/notes"), &note).await;
        assert_eq!(answer.status.as_u16(), status, "{role} {name}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_person_who_left_answers_for_nothing() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let named = world.machine("contributor").await;
    let path = staged.api_of("train", "/notes");
    let before = named.json(Method::POST, &path, &json!({ "standing": "on-track" })).await.status;

    leave(&world, "contributor").await;
    let after = named.json(Method::POST, &path, &json!({ "standing": "done" })).await.status;
    let node = world.machine("head").await.get(&staged.api_of("train", "")).await.json();

    assert_eq!((before, after), (StatusCode::CREATED, StatusCode::NOT_FOUND));
    let party = &node["parties"][0];
    assert_eq!((&party["name"], &party["gone"]), (&json!("contributor"), &json!(true)));
    assert_eq!(node["standing"], "on-track");
}

/// Ends the membership of somebody a moment ago.
async fn leave(world: &World, role: &str) {
    let tx = world.app.db.begin().await.unwrap();
    let found = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(world.id(role)))
        .one(&*tx)
        .await
        .unwrap()
        .unwrap();
    let mut row: membership::ActiveModel = found.into();
    row.until_at = Set(Some(MORNING - 1000));
    row.update(&*tx).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}
