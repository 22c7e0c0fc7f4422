//! Objectives, actions and milestones through the interface for machines.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{self, Staged, faults};
use crate::world::{Browser, World};

async fn tree(machine: &Browser, staged: &Staged) -> Value {
    let answer = machine.get(&staged.api("/tree")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

/// Numbers and titles as the tree shows them.
fn outline(tree: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let nodes = tree["nodes"].as_array().unwrap();
    nodes.iter().map(|node| (text(&node["number"]), text(&node["title"]))).collect()
}

#[tokio::test]
async fn a_plan_is_started_described_and_listed() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let new = json!({
        "organisation_id": world.college, "title": "Development plan 2026-2031",
        "first_day": "2026-09-01", "last_day": "2031-08-31", "currency": "azn", "language": "az",
    });

    let made = machine.json(Method::POST, "/api/v1/plans", &new).await;
    let path = made.leads_to().to_owned();
    let phases = json!([{ "name": "Beginning", "first_day": "2026-09-01", "last_day": "2027-08-31" }]);
    let described = machine.json(Method::PATCH, &path, &json!({ "vision": "Work", "phases": phases })).await;
    let listed = machine.get("/api/v1/plans").await.json();

    assert_eq!((made.status, made.header("etag")), (StatusCode::CREATED, "\"1\""), "{}", made.text());
    assert_eq!((&made.json()["state"], &made.json()["currency"]), (&json!("draft"), &json!("AZN")));
    assert_eq!((described.status, described.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!((&described.json()["vision"], &described.json()["phases"]), (&json!("Work"), &phases));
    assert_eq!(described.json()["title"], "Development plan 2026-2031");
    assert_eq!(listed["plans"][0]["id"], made.json()["id"]);
}

#[tokio::test]
async fn faults_of_a_new_plan_are_named_at_their_fields() {
    let world = World::new().await;
    let new = json!({
        "organisation_id": world.college, "title": " ", "first_day": "2026-13-01",
        "last_day": "2031-08-31", "currency": "manat", "language": "xx",
    });

    let answer = world.machine("coordinator").await.json(Method::POST, "/api/v1/plans", &new).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<String> = faults(&answer).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["title", "first_day", "currency", "language"]);
}

#[tokio::test]
async fn a_list_of_plans_is_paged() {
    let world = World::new().await;
    for _ in 0..3 {
        stage::draft(&world).await;
    }
    let machine = world.machine("head").await;

    let first = machine.get("/api/v1/plans?limit=2").await.json();
    let next = first["next"].as_str().unwrap();
    let second = machine.get(&format!("/api/v1/plans?limit=2&after={next}")).await.json();

    assert_eq!(first["plans"].as_array().unwrap().len(), 2);
    assert_eq!((second["plans"].as_array().unwrap().len(), &second["next"]), (1, &Value::Null));
}

#[tokio::test]
async fn the_tree_holds_everything_in_the_order_in_which_it_is_shown() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;

    let tree = tree(&world.machine("viewer").await, &staged).await;

    let numbers: Vec<(String, String)> = outline(&tree);
    let expected = [
        ("1", "Learners leave with skills that employers need"),
        ("1.1", "Workshops work on real orders"),
        ("1.1.1", "Open the workshop for orders"),
        ("1.1.1.1", "Find the first customers"),
        ("1.1.1.2", "Deliver the first order"),
        ("1.2", "Ask employers which skills they miss"),
        ("1.3", "Write the programmes anew"),
        ("2", "Teachers keep learning"),
        ("2.1", "Train the teachers"),
        ("2.2", "All teachers are trained"),
    ];
    let expected: Vec<(String, String)> =
        expected.iter().map(|(number, title)| ((*number).to_owned(), (*title).to_owned())).collect();
    assert_eq!(numbers, expected);
    let rewrite = &tree["nodes"][6];
    assert_eq!((&rewrite["first_day"], &rewrite["days"]), (&json!("2026-12-15"), &json!(30)));
    let parties: Vec<(&str, &str)> = rewrite["parties"].as_array().unwrap().iter().map(party).collect();
    assert_eq!(parties, [("responsible", "Digital and IT"), ("contributing", "Engineering workshops")]);
    let serves = rewrite["serves"].as_array().unwrap();
    assert_eq!((serves.len(), &serves[0]["objective_id"]), (2, &json!(staged.node("skills"))));
    assert_eq!(tree["dependencies"].as_array().unwrap().len(), 4);
}

fn party(value: &Value) -> (&str, &str) {
    (value["part"].as_str().unwrap(), value["name"].as_str().unwrap())
}

#[tokio::test]
async fn a_new_action_takes_its_place_its_dates_and_its_parties() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let new = json!({
        "kind": "action", "title": "Ask the learners too", "objective_ids": [staged.node("skills")],
        "first_day": "2026-12-01", "last_day": "2026-12-10", "mode": "fixed", "tags": ["sdg:4.4"],
        "responsible": { "unit_id": world.units[1] }, "contributing": [{ "person_id": world.id("viewer") }],
        "work_planned": "40", "priority": 1,
    });

    let made = machine.json(Method::POST, &staged.api("/nodes"), &new).await;
    let read = machine.get(made.leads_to()).await;

    assert_eq!((made.status, made.header("etag")), (StatusCode::CREATED, "\"1\""), "{}", made.text());
    let node = read.json();
    assert_eq!((&node["number"], &node["mode"], &node["days"]), (&json!("1.4"), &json!("fixed"), &json!(10)));
    assert_eq!((&node["tags"], &node["work_planned"]), (&json!(["sdg:4.4"]), &json!("40")));
    let mut parties: Vec<(&str, &str)> = node["parties"].as_array().unwrap().iter().map(party).collect();
    parties.sort_unstable();
    assert_eq!(parties, [("contributing", "viewer"), ("responsible", "Digital and IT")]);
}

#[tokio::test]
async fn what_does_not_fit_a_node_is_refused() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let other = stage::elsewhere(&world).await;
    let machine = world.machine("coordinator").await;
    let with = |field: &str, value: Value| {
        let mut body = json!({ "kind": "action", "title": "A" });
        body[field] = value;
        body
    };
    let asked = [
        (with("title", json!("")), 422, Some("title")),
        (with("kind", json!("dream")), 422, Some("kind")),
        (with("method", json!("guess")), 422, Some("method")),
        (with("priority", json!(4)), 422, Some("priority")),
        (with("tags", json!(["no tag at all"])), 422, Some("tags")),
        (with("first_day", json!("1 May")), 422, Some("first_day")),
        (with("last_day", json!("2026-12-01")), 422, Some("first_day")),
        (with("work_planned", json!("-1")), 422, Some("work_planned")),
        (with("responsible", json!({ "unit_id": world.other_unit })), 422, Some("responsible")),
        (with("contributing", json!([{ "person_id": world.id("outsider") }])), 422, Some("contributing")),
        (with("contributing", json!([{ "person_id": world.id("leaver") }])), 422, Some("contributing")),
        (with("responsible", json!({})), 422, Some("responsible")),
        // Of another plan, or of none.
        (with("parent_id", json!(other.node("shop"))), 422, Some("parent_id")),
        (with("objective_ids", json!([other.node("skills")])), 422, Some("objective_ids")),
        // An action is not under an objective, and serves no action.
        (with("parent_id", json!(staged.node("skills"))), 422, None),
        (with("objective_ids", json!([staged.node("ask")])), 422, None),
        (with("dream", json!(1)), 422, Some("dream")),
    ];

    for (body, status, field) in asked {
        let answer = machine.json(Method::POST, &staged.api("/nodes"), &body).await;

        let named = faults(&answer).first().map(|(field, _)| field.clone());
        assert_eq!((answer.status.as_u16(), named.as_deref()), (status, field), "{body}: {}", answer.text());
    }
    assert_eq!(staged.facts(&world).await.rows.nodes.len(), 10);
}

#[tokio::test]
async fn an_action_answers_findings_of_a_closed_assessment() {
    let (desk, findings) = stage::assessed().await;
    let world = &desk.world;
    let staged = stage::draft(world).await;
    let machine = world.machine("coordinator").await;
    let ask = |finding: &str| json!({ "kind": "action", "title": "Ask earlier", "findings": [finding] });

    let made = machine.json(Method::POST, &staged.api("/nodes"), &ask(findings[0].as_str())).await;
    let nowhere = machine.json(Method::POST, &staged.api("/nodes"), &ask("nowhere")).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(made.json()["findings"], json!([findings[0]]));
    assert!(nowhere.status.is_client_error(), "{}", nowhere.text());
}

#[tokio::test]
async fn a_node_sent_twice_with_one_key_is_there_once() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
    let body = json!({ "kind": "objective", "title": "A new aim" }).to_string().into_bytes();

    let first = machine.send(Method::POST, &staged.api("/nodes"), &headers, body.clone()).await;
    let second = machine.send(Method::POST, &staged.api("/nodes"), &headers, body).await;

    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json()["id"], second.json()["id"]);
    assert_eq!(staged.facts(&world).await.rows.nodes.len(), 11);
}

#[tokio::test]
async fn two_who_edit_one_action_see_both_texts() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (one, other) = (world.machine("coordinator").await, world.machine("head").await);
    let path = staged.api_of("ask", "");
    let read = one.get(&path).await;
    let headers = [("content-type", "application/json"), ("if-match", read.header("etag"))];

    let first = one.send(Method::PATCH, &path, &headers, br#"{"title":"Ask fifty firms"}"#.to_vec()).await;
    let second = other.send(Method::PATCH, &path, &headers, br#"{"title":"Ask the chamber"}"#.to_vec()).await;

    assert_eq!((first.status, first.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!(second.status, StatusCode::PRECONDITION_FAILED);
    let present = &second.json()["present"];
    assert_eq!((&present["title"], &present["version"]), (&json!("Ask fifty firms"), &json!(2)));
    assert_eq!(staged.row(&world, "ask").await.title, "Ask fifty firms");
}

#[tokio::test]
async fn every_change_of_a_node_minds_the_version_that_was_seen() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    machine.json(Method::PATCH, &staged.api_of("ask", ""), &json!({ "title": "Ask fifty firms" })).await;
    let stale = [("content-type", "application/json"), ("if-match", "\"1\"")];

    for (method, rest, body) in [
        (Method::PATCH, "", json!({ "output": "A list" })),
        (Method::PUT, "/schedule", json!({ "shift": 7 })),
        (Method::PUT, "/schedule?dry=1", json!({ "shift": 7 })),
        (Method::PUT, "/schedule", json!({ "first_day": "2026-12-02", "days": 5 })),
        (Method::PUT, "/place", json!({ "objective_id": staged.node("teachers") })),
        (Method::DELETE, "", json!({})),
    ] {
        let path = staged.api_of("ask", rest);
        let answer = machine.send(method.clone(), &path, &stale, body.to_string().into_bytes()).await;
        assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "{method} {rest}: {}", answer.text());
    }
    assert_eq!(staged.days(&world, "ask").await.0, "2026-12-01");
}

#[tokio::test]
async fn what_is_not_named_stays_as_it_was() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api_of("rewrite", "");
    machine.json(Method::PATCH, &path, &json!({ "body": "All of them", "tags": ["sdg:4.4"] })).await;

    let answer = machine.json(Method::PATCH, &path, &json!({ "risk": "Nobody has time" })).await;

    let node = answer.json();
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!((&node["title"], &node["body"]), (&json!("Write the programmes anew"), &json!("All of them")));
    assert_eq!((&node["tags"], &node["risk"]), (&json!(["sdg:4.4"]), &json!("Nobody has time")));
    assert_eq!((&node["first_day"], node["serves"].as_array().unwrap().len()), (&json!("2026-12-15"), 2));
}

#[tokio::test]
async fn an_action_serves_several_objectives_in_parts_of_at_most_the_whole() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api_of("rewrite", "/shares");
    let (skills, teachers) = (staged.node("skills"), staged.node("teachers"));
    let of = |one: &str, other: &str| {
        json!({ "shares": [
            { "objective_id": skills, "share": one }, { "objective_id": teachers, "share": other },
        ] })
    };

    let said = machine.json(Method::PUT, &path, &of("2/3", "1/3")).await;
    let too_much = machine.json(Method::PUT, &path, &of("2/3", "0.5")).await;
    let elsewhere = json!({ "shares": [{ "objective_id": staged.node("orders"), "share": "1" }] });
    let not_served = machine.json(Method::PUT, &path, &elsewhere).await;

    assert_eq!(said.status, StatusCode::OK, "{}", said.text());
    let serves = &said.json()["serves"];
    assert_eq!((&serves[0]["share"], &serves[1]["share"]), (&json!("2/3"), &json!("1/3")));
    assert_eq!(too_much.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faults(&not_served), [("shares".to_owned(), "unknown-choice".to_owned())]);
}

#[tokio::test]
async fn a_node_goes_under_another_and_before_one_beside() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let under = json!({ "parent_id": staged.node("shop"), "before_id": staged.node("deliver") });

    let placed = machine.json(Method::PUT, &staged.api_of("ask", "/place"), &under).await;
    let first = json!({ "objective_id": staged.node("skills"), "before_id": staged.node("rewrite") });
    let back = machine.json(Method::PUT, &staged.api_of("ask", "/place"), &first).await;
    let objective = json!({ "parent_id": staged.node("teachers") });
    let wrong = machine.json(Method::PUT, &staged.api_of("trained", "/place"), &objective).await;
    let below_itself = json!({ "parent_id": staged.node("orders") });
    let circle = machine.json(Method::PUT, &staged.api_of("skills", "/place"), &below_itself).await;

    assert_eq!((placed.status, &placed.json()["number"]), (StatusCode::OK, &json!("1.1.1.2")));
    assert_eq!((back.status, &back.json()["number"]), (StatusCode::OK, &json!("1.2")));
    assert_eq!(
        (wrong.status, &wrong.json()["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("wrong-parent"))
    );
    assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_removed_comes_back_with_all_below() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let before = outline(&tree(&machine, &staged).await);
    let other = staged.api_of("ask", "");
    machine.send(Method::DELETE, &other, &[], Vec::new()).await;

    let removed = machine.send(Method::DELETE, &staged.api_of("shop", ""), &[], Vec::new()).await;
    let without = outline(&tree(&machine, &staged).await);
    let read = machine.get(&staged.api_of("find", "")).await;
    let restored = machine.json(Method::POST, &staged.api_of("shop", "/restoration"), &json!({})).await;
    let with = outline(&tree(&machine, &staged).await);
    machine.json(Method::POST, &staged.api_of("ask", "/restoration"), &json!({})).await;
    let again = machine.json(Method::POST, &staged.api_of("ask", "/restoration"), &json!({})).await;
    let whole = outline(&tree(&machine, &staged).await);

    assert_eq!((removed.status, without.len()), (StatusCode::NO_CONTENT, 6));
    assert_eq!((read.status, restored.status), (StatusCode::NOT_FOUND, StatusCode::OK));
    // What was removed by itself in the same moment stays away.
    assert_eq!((with.len(), whole), (9, before));
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_comes_back_without_what_it_stood_under_stands_by_itself() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    machine.send(Method::DELETE, &staged.api_of("shop", ""), &[], Vec::new()).await;

    let restored = machine.json(Method::POST, &staged.api_of("find", "/restoration"), &json!({})).await;

    assert_eq!((restored.status, &restored.json()["parent_id"]), (StatusCode::OK, &Value::Null));
    assert_eq!(staged.facts(&world).await.rows.live().count(), 8);
}

#[tokio::test]
async fn notes_are_kept_and_the_last_one_counts() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api_of("ask", "/notes");
    let evidence = crate::evidence::send::note(&world, "coordinator", "Minutes", "organisation").await;

    let first = json!({ "standing": "on-track", "done": "1/4", "evidence_ids": [evidence] });
    let made = machine.json(Method::POST, &path, &first).await;
    let silent = machine.json(Method::POST, &path, &json!({ "standing": "delayed" })).await;
    let said = json!({ "standing": "delayed", "words": "Nobody answers in the summer." });
    machine.json(Method::POST, &path, &said).await;
    let much = machine.json(Method::POST, &path, &json!({ "standing": "on-track", "done": "5/4" })).await;
    let notes = machine.get(&path).await.json();
    let node = machine.get(&staged.api_of("ask", "")).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(faults(&silent), [("words".to_owned(), "say-why".to_owned())]);
    assert_eq!(faults(&much)[0].0, "done");
    let notes = notes["notes"].as_array().unwrap().clone();
    assert_eq!((notes.len(), &notes[0]["standing"]), (2, &json!("delayed")));
    assert_eq!((&notes[1]["done"], &notes[1]["evidence_ids"]), (&json!("0.25"), &json!([evidence])));
    assert_eq!((&notes[1]["via"], &notes[1]["id"]), (&json!("api"), &made.json()["id"]));
    // A note does not get in the way of who edits the action meanwhile.
    assert_eq!((&node.json()["standing"], &node.json()["version"]), (&json!("delayed"), &json!(1)));
    assert!(node.header("etag").starts_with("\"1-"), "{}", node.header("etag"));
}

#[tokio::test]
async fn parts_begin_end_and_do_not_overlap() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api_of("ask", "/parties");
    let digital = json!({ "unit_id": world.units[1], "part": "responsible", "from_day": "2027-01-01" });

    let begun = machine.json(Method::POST, &path, &digital).await;
    let twice = machine.json(Method::POST, &path, &digital).await;
    let stranger = json!({ "unit_id": world.other_unit, "part": "responsible" });
    let stranger = machine.json(Method::POST, &path, &stranger).await;
    let parties = machine.get(&staged.api_of("ask", "")).await.json()["parties"].clone();
    let first = parties.as_array().unwrap().iter().find(|one| one["unit_id"] == json!(world.units[0]));
    let first = first.unwrap()["id"].as_str().unwrap().to_owned();
    let ended = machine.send(Method::DELETE, &format!("{path}/{first}"), &[], Vec::new()).await;
    let left = machine.get(&staged.api_of("ask", "")).await.json()["parties"].clone();

    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text());
    assert_eq!(faults(&twice), [("unit_id".to_owned(), "has-this-part".to_owned())]);
    assert_eq!(faults(&stranger), [("unit_id".to_owned(), "unknown-choice".to_owned())]);
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert_eq!((left.as_array().unwrap().len(), &left[0]["id"]), (1, &begun.json()["id"]));
    // Who had it stays known.
    assert_eq!(staged.facts(&world).await.rows.responsibilities.len(), 9);
}

#[tokio::test]
async fn whoever_saves_after_another_sees_what_stands_beside_what_was_typed_and_may_save() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (one, other) = (world.browser("coordinator").await, world.browser("head").await);
    let path = staged.page(&format!("/nodes/{}/edit", staged.node("ask")));
    let skills = staged.node("skills").to_string();
    let said = |title: &'static str, version: &'static str| {
        [
            ("kind", "action"),
            ("title", title),
            ("serves", skills.as_str()),
            ("priority", "2"),
            ("method", "judged"),
            ("version", version),
        ]
    };

    let first = one.post(&path, &said("Ask fifty firms", "1")).await;
    let late = other.post(&path, &said("Ask the chamber", "1")).await;
    let again = other.post(&path, &said("Ask the chamber", "2")).await;

    assert_eq!((first.status, late.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    let page = late.text();
    assert!(page.contains("What another has saved meanwhile"), "{page}");
    assert!(page.contains("Ask fifty firms") && page.contains("value=\"Ask the chamber\""), "{page}");
    assert!(page.contains("name=\"version\" value=\"2\""), "{page}");
    assert!(!page.contains("<th scope=\"row\">Priority"), "only what differs: {page}");
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(staged.row(&world, "ask").await.title, "Ask the chamber");
}

#[tokio::test]
async fn whoever_saves_the_settings_after_another_sees_both_and_may_save() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (one, other) = (world.browser("coordinator").await, world.browser("head").await);
    let said = |vision: &'static str, version: &'static str| {
        [
            ("title", "Development plan"),
            ("first_day", "2026-09-01"),
            ("last_day", "2031-08-31"),
            ("quiet_days", "92"),
            ("vision", vision),
            ("version", version),
        ]
    };

    let first = one.post(&staged.page("/settings"), &said("Work for all", "1")).await;
    let late = other.post(&staged.page("/settings"), &said("The best college", "1")).await;
    let again = other.post(&staged.page("/settings"), &said("The best college", "2")).await;

    assert_eq!((first.status, late.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    let page = late.text();
    assert!(page.contains("Work for all") && page.contains("The best college"), "{page}");
    assert!(page.contains("name=\"version\" value=\"2\""), "{page}");
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
}
