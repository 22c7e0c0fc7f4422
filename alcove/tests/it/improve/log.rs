//! What is kept of changes: reasons, the log, audit events, versions; and what is kept in memory.

use alcove::improve::facts;
use alcove::kit::ids::PlanId;
use alcove::plan::rows::Rows;
use alcove::plan::store::{change, plan};
use alcove_domain::kit::Day;
use alcove_domain::plan::State;
use alcove_domain::plan::baseline::{About, Change, Fact, Said};
use axum::http::{Method, StatusCode};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;

use super::stage::{self, TODAY, faults};
use crate::world::World;

async fn changes(world: &World, plan: &PlanId) -> Vec<change::Model> {
    let query = change::Entity::find().filter(change::Column::PlanId.eq(plan.clone()));
    query.order_by_asc(change::Column::Id).all(world.app.db.read()).await.unwrap()
}

#[tokio::test]
async fn a_draft_changes_freely_and_an_approved_plan_with_a_reason() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api_of("ask", "/schedule");
    let free = machine.json(Method::PUT, &path, &json!({ "shift": 1 })).await;
    let logged_before = changes(&world, &staged.id).await.len();
    staged.is(&world, "approved").await;

    let silent = machine.json(Method::PUT, &path, &json!({ "shift": 1 })).await;
    let foreseen = machine.json(Method::PUT, &format!("{path}?dry=1"), &json!({ "shift": 1 })).await;
    let told = machine.json(Method::PUT, &path, &json!({ "shift": 1, "reason": " Firms are closed " })).await;

    assert_eq!((free.status, logged_before), (StatusCode::OK, 0));
    assert_eq!(faults(&silent), [("reason".to_owned(), "reason-missing".to_owned())]);
    assert_eq!((foreseen.status, told.status), (StatusCode::OK, StatusCode::OK));
    let log = changes(&world, &staged.id).await;
    assert_eq!(log.len(), 4, "both days of the action and of the one it pushed");
    assert!(log.iter().all(|row| row.reason == "Firms are closed" && row.baseline == 1));
}

#[tokio::test]
async fn what_a_baseline_does_not_hold_changes_without_a_reason() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;

    let body = json!({ "output": "A list of skills" });
    let worded = machine.json(Method::PATCH, &staged.api_of("ask", ""), &body).await;
    let note = json!({ "standing": "on-track" });
    let noted = machine.json(Method::POST, &staged.api_of("ask", "/notes"), &note).await;

    assert_eq!((worded.status, noted.status), (StatusCode::OK, StatusCode::CREATED));
    assert_eq!(changes(&world, &staged.id).await, []);
}

#[tokio::test]
async fn the_baseline_with_its_log_is_the_plan_of_today() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let today = Day::parse(TODAY).unwrap();
    let baseline = staged.facts(&world).await.rows.state(today);
    let because = |mut body: serde_json::Value| {
        body["reason"] = json!("The ministry asked");
        body
    };
    let phase = json!({ "name": "Begin", "first_day": "2027-01-01", "last_day": "2027-06-30" });
    let plan = json!({ "title": "Our plan", "vision": "All work", "context": "A new law",
        "last_day": "2031-06-30", "phases": [phase] });
    let acts = [
        (Method::PATCH, staged.api(""), plan),
        (Method::PUT, staged.api_of("ask", "/schedule"), json!({ "shift": 9 })),
        (Method::PATCH, staged.api_of("train", ""), json!({ "title": "Train all teachers" })),
        (Method::PUT, staged.api_of("find", "/place"), json!({ "parent_id": staged.node("ask") })),
        (Method::POST, staged.api("/nodes"), json!({ "kind": "objective", "title": "Another aim" })),
        (Method::DELETE, staged.api_of("trained", "?reason=The+ministry+asked"), json!({})),
        (
            Method::POST,
            staged.api_of("ask", "/parties"),
            json!({ "person_id": world.id("viewer"), "part": "contributing" }),
        ),
    ];
    for (method, path, body) in acts {
        let answer = machine.json(method.clone(), &path, &because(body)).await;
        assert!(answer.status.is_success(), "{method} {path}: {}", answer.text());
    }

    let mut replayed = baseline;
    for row in changes(&world, &staged.id).await {
        let said = |text: Option<String>| text.map(|text| Said::read(&text).unwrap());
        let fact = Fact { node: row.node_id.as_str().into(), about: About::read(&row.about).unwrap() };
        let change = Change { fact, before: said(row.before_value), after: said(row.after_value) };
        replayed.apply(&change).unwrap_or_else(|stale| panic!("{stale:?}"));
    }

    let now: State = staged.facts(&world).await.rows.state(today);
    assert_eq!(replayed.write(), now.write());
}

#[tokio::test]
async fn a_closed_plan_changes_no_more() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    staged.is(&world, "closed").await;
    let machine = world.machine("head").await;
    let asked = [
        (Method::PUT, staged.api_of("ask", "/schedule"), json!({ "shift": 1, "reason": "Late" })),
        (Method::PUT, staged.api_of("ask", "/schedule?dry=1"), json!({ "shift": 1 })),
        (Method::PATCH, staged.api_of("ask", ""), json!({ "title": "A", "reason": "Late" })),
        (Method::POST, staged.api_of("ask", "/notes"), json!({ "standing": "on-track" })),
    ];

    for (method, path, body) in asked {
        let answer = machine.json(method.clone(), &path, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["code"]),
            (StatusCode::CONFLICT, &json!("plan-not-in-this-state")),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn a_draft_that_nobody_approved_can_be_removed_and_no_other() {
    let world = World::new().await;
    let (draft, approved) = (stage::draft(&world).await, stage::under_way(&world).await);
    let machine = world.machine("coordinator").await;

    let gone = machine.send(Method::DELETE, &draft.api(""), &[], Vec::new()).await;
    let kept = machine.send(Method::DELETE, &approved.api(""), &[], Vec::new()).await;

    assert_eq!(
        (gone.status, machine.get(&draft.api("")).await.status),
        (StatusCode::NO_CONTENT, StatusCode::NOT_FOUND)
    );
    assert_eq!(
        (kept.status, &kept.json()["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("plan-was-approved"))
    );
    assert_eq!(machine.get("/api/v1/plans").await.json()["plans"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn every_act_is_in_the_audit_trail_and_a_refused_one_is_not() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let waits = staged.api(&format!("/dependencies/{}/{}", staged.node("ask"), staged.node("deliver")));
    let party = json!({ "unit_id": world.units[2], "part": "contributing" });
    machine.json(Method::PATCH, &staged.api(""), &json!({ "title": "Our plan" })).await;
    machine.json(Method::POST, &staged.api("/nodes"), &json!({ "kind": "action", "title": "A" })).await;
    machine.json(Method::POST, &staged.api("/nodes"), &json!({ "kind": "action", "title": "" })).await;
    machine.json(Method::PATCH, &staged.api_of("ask", ""), &json!({ "title": "B" })).await;
    machine.json(Method::PUT, &staged.api_of("ask", "/schedule"), &json!({ "shift": 1 })).await;
    machine.json(Method::PUT, &staged.api_of("ask", "/schedule?dry=1"), &json!({ "shift": 1 })).await;
    machine.json(Method::PUT, &staged.api_of("ask", "/place"), &json!({})).await;
    machine.json(Method::PUT, &staged.api_of("ask", "/shares"), &json!({ "shares": [] })).await;
    machine.json(Method::POST, &staged.api_of("ask", "/parties"), &party).await;
    machine.json(Method::PUT, &waits, &json!({})).await;
    machine.send(Method::DELETE, &waits, &[], Vec::new()).await;
    machine.send(Method::DELETE, &staged.api_of("ask", ""), &[], Vec::new()).await;
    machine.json(Method::POST, &staged.api_of("ask", "/restoration"), &json!({})).await;

    let acts = world.acts().await;

    let expected = [
        "plan.described",
        "plan.node-added",
        "plan.node-edited",
        "plan.node-retimed",
        "plan.node-placed",
        "plan.shares-said",
        "plan.part-begun",
        "plan.dependency-set",
        "plan.dependency-removed",
        "plan.node-removed",
        "plan.node-restored",
    ];
    assert_eq!(acts, expected);
    let version = staged.facts(&world).await.rows.plan.version;
    assert_eq!(version, 1 + expected.len() as i64);
}

#[tokio::test]
async fn what_is_kept_in_memory_is_what_was_written() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    for (rest, body) in [
        ("/schedule", json!({ "shift": 9 })),
        ("/place", json!({ "parent_id": staged.node("find") })),
        ("/schedule", json!({ "mode": "fixed", "first_day": "2027-03-02", "days": 3 })),
    ] {
        let answer = machine.json(Method::PUT, &staged.api_of("ask", rest), &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    machine.send(Method::DELETE, &staged.api_of("teachers", ""), &[], Vec::new()).await;

    let kept = staged.facts(&world).await;
    let row = plan::find(world.app.db.read(), &staged.id).await.unwrap().unwrap();
    let read = Rows::load(world.app.db.read(), row).await.unwrap();

    assert_eq!(kept.rows.plan, read.plan);
    assert_eq!(kept.rows.indicators[0].id, staged.indicator);
    assert_eq!(sorted(&kept.rows.nodes, |row| row.id.0.clone()), sorted(&read.nodes, |row| row.id.0.clone()));
    let tie =
        |row: &alcove::plan::store::contribution::Model| format!("{} {}", row.deed_id, row.objective_id);
    assert_eq!(sorted(&kept.rows.contributions, tie), sorted(&read.contributions, tie));
    let wait = |row: &alcove::plan::store::dependency::Model| format!("{} {}", row.before_id, row.after_id);
    assert_eq!(sorted(&kept.rows.dependencies, wait), sorted(&read.dependencies, wait));
    let held = |row: &alcove::plan::store::responsibility::Model| row.id.0.clone();
    assert_eq!(sorted(&kept.rows.responsibilities, held), sorted(&read.responsibilities, held));
}

fn sorted<M: Clone>(rows: &[std::sync::Arc<M>], key: impl Fn(&M) -> String) -> Vec<M> {
    let mut rows: Vec<M> = rows.iter().map(|row| (**row).clone()).collect();
    rows.sort_by_key(key);
    rows
}

#[tokio::test]
async fn two_nodes_of_the_program_see_what_the_other_wrote() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let other = world.another_node(|_| {}, |app| app).await;
    let (here, there) = (world.machine("coordinator").await, other.machine("head").await);
    here.get(&staged.api("/tree")).await;
    there.get(&staged.api("/tree")).await;

    here.json(Method::PUT, &staged.api_of("ask", "/schedule"), &json!({ "shift": 5 })).await;
    let seen = there.get(&staged.api_of("rewrite", "")).await.json();
    there.json(Method::PUT, &staged.api_of("rewrite", "/schedule"), &json!({ "shift": 5 })).await;
    let back = here.get(&staged.api_of("rewrite", "")).await.json();

    assert_eq!((&seen["first_day"], &back["first_day"]), (&json!("2026-12-20"), &json!("2026-12-25")));
    assert_eq!(facts::load_unchecked(&world.ctx(), &staged.id).await.unwrap().rows.plan.version, 3);
}

#[tokio::test]
async fn many_who_write_at_once_lose_nothing() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let add = |at: usize| {
        let (machine, path) = (machine.clone(), staged.api("/nodes"));
        async move {
            machine.json(Method::POST, &path, &json!({ "kind": "action", "title": format!("Nr {at}") })).await
        }
    };

    let answers = futures_util::future::join_all((0..12).map(add)).await;

    assert!(answers.iter().all(|answer| answer.status == StatusCode::CREATED));
    let facts = staged.facts(&world).await;
    assert_eq!((facts.rows.plan.version, facts.rows.live().count()), (13, 22));
    let numbers: std::collections::BTreeSet<String> = facts.numbers().into_values().collect();
    assert_eq!(numbers.len(), 22);
}

#[tokio::test]
async fn a_part_that_is_to_end_leaves_its_day_in_the_log_and_the_day_itself_changes_nothing_more() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let today = Day::parse(TODAY).unwrap();
    let baseline = staged.facts(&world).await.rows.state(today);
    let part = staged
        .facts(&world)
        .await
        .rows
        .responsibilities
        .iter()
        .find(|row| row.node_id == *staged.node("rewrite") && row.part == "contributing")
        .unwrap()
        .id
        .clone();
    let path = format!("/parties/{part}?until_day=2026-12-31&reason=They+move");

    let ended = machine.json(Method::DELETE, &staged.api_of("rewrite", &path), &json!({})).await;

    assert_eq!(ended.status, StatusCode::NO_CONTENT, "{}", ended.text());
    let log = changes(&world, &staged.id).await;
    assert_eq!(log.len(), 1);
    assert_eq!((log[0].before_value.as_deref(), log[0].reason.as_str()), (Some("yes"), "They move"));
    assert!(log[0].after_value.as_deref().unwrap().contains("2026-12-31"), "{:?}", log[0]);
    let mut replayed = baseline;
    let said = |text: &Option<String>| text.as_ref().map(|text| Said::read(text).unwrap());
    let fact = Fact { node: log[0].node_id.as_str().into(), about: About::read(&log[0].about).unwrap() };
    let change = Change { fact, before: said(&log[0].before_value), after: said(&log[0].after_value) };
    replayed.apply(&change).unwrap();
    for day in [TODAY, "2026-12-31", "2027-01-01", "2027-06-01"] {
        let day = Day::parse(day).unwrap();
        let now: State = staged.facts(&world).await.rows.state(day);
        assert_eq!(replayed.clone().as_of(day).write(), now.write(), "{day}");
    }
    let page = world.browser("head").await.get(&staged.page("/changes")).await.text();
    assert!(page.contains("until 31 December 2026"), "{page}");
}

#[tokio::test]
async fn shares_parts_and_dependencies_are_held_to_the_version_that_was_seen() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let old = staged.row(&world, "rewrite").await.version;
    let share = json!({ "shares": [{ "objective_id": staged.node("skills"), "share": "0.5" }] });
    let person = json!({ "person_id": world.id("viewer"), "part": "contributing" });
    let dependency = staged.api(&format!("/dependencies/{}/{}", staged.node("ask"), staged.node("rewrite")));
    let parts = staged.facts(&world).await.rows.responsibilities.clone();
    let held = parts.iter().find(|row| row.node_id == *staged.node("rewrite") && row.part == "responsible");
    let part = held.unwrap().id.clone();
    let acts = [
        (Method::PUT, staged.api_of("rewrite", "/shares"), share),
        (Method::PUT, dependency.clone(), json!({ "lag": 3 })),
        (Method::POST, staged.api_of("rewrite", "/parties"), person),
        (Method::DELETE, dependency, json!({})),
        (Method::DELETE, staged.api_of("rewrite", &format!("/parties/{part}")), json!({})),
    ];
    let send = async |method: Method, path: &str, body: &serde_json::Value, version: i64| {
        let tag = format!("\"{version}\"");
        let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
        machine.send(method, path, &headers, body.to_string().into_bytes()).await
    };

    let mut version = old;
    for (method, path, body) in acts {
        let taken = send(method.clone(), &path, &body, version).await;
        assert!(taken.status.is_success(), "{method} {path}: {}", taken.text());
        let now = staged.row(&world, "rewrite").await.version;
        assert!(now > version, "{method} {path} counts the node up");
        let late = send(method.clone(), &path, &body, version).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{method} {path}: {}", late.text());
        assert!(late.text().contains(&format!("\"version\":{now}")), "{}", late.text());
        version = now;
    }
}
