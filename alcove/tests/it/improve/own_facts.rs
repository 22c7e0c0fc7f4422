//! What a plan says of itself: its name, period, context, vision and phases, as they were approved and
//! as they became.

use alcove::kit::clock::hash_bytes;
use alcove::plan::store::baseline;
use alcove_domain::plan::State;
use axum::http::{Method, StatusCode};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};

use super::approval::under_way;
use super::stage::{Staged, faults};
use crate::world::{Answer, World};

async fn say(world: &World, staged: &Staged, body: Value) -> Answer {
    world.machine("coordinator").await.json(Method::PATCH, &staged.api(""), &body).await
}

#[tokio::test]
async fn another_vision_of_an_approved_plan_needs_a_reason_and_stands_in_its_log() {
    let world = World::new().await;
    let staged = under_way(&world).await;

    let silent = say(&world, &staged, json!({ "vision": "All leave with a trade" })).await;
    let body = json!({ "vision": "All leave with a trade", "reason": "The board wanted it" });
    let told = say(&world, &staged, body).await;
    let quiet = say(&world, &staged, json!({ "quiet_days": 60 })).await;

    assert_eq!(faults(&silent), [("reason".to_owned(), "reason-missing".to_owned())]);
    assert_eq!((told.status, quiet.status), (StatusCode::OK, StatusCode::OK), "{}", told.text());
    let viewer = world.browser("viewer").await;
    for path in ["/compare?from=1&to=today", "/changes"] {
        let page = viewer.get(&staged.page(path)).await.text();
        for said in ["Vision", "All leave with a trade", "The board wanted it", "coordinator"] {
            assert!(page.contains(said), "{said} in {path}: {page}");
        }
    }
    let machine = world.machine("viewer").await.get(&staged.api("/changes?from=1&to=today")).await.json();
    assert_eq!(machine["unrecorded"], json!([]));
    let of_plan = &machine["nodes"][0];
    assert_eq!(of_plan["node_id"], json!(staged.id), "{machine}");
    assert_eq!(of_plan["changes"][0]["after"], json!("words \"All leave with a trade\""));
    assert_eq!(of_plan["matters"], json!([{ "kind": "vision-changed" }]));
}

#[tokio::test]
async fn a_longer_period_needs_approval_again_and_the_next_approval_keeps_it() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let phase = json!({ "name": "Begin", "first_day": "2027-01-01", "last_day": "2027-06-30" });
    let body = json!({ "last_day": "2031-12-31", "phases": [phase], "reason": "The ministry asked" });

    let told = say(&world, &staged, body).await;
    let head = world.browser("head").await;
    let page = head.get(&staged.page("/approval")).await.text();
    let asked = world.machine("coordinator").await;
    let review = json!({ "kind": "quarterly" });
    let review =
        world.machine("head").await.json(Method::POST, &staged.api("/reviews"), &review).await.json();
    let again = world.machine("head").await.json(Method::POST, &staged.api("/approval"), &json!({})).await;
    let since = asked.get(&staged.api("/changes?from=2&to=today")).await.json();
    let between = head.get(&staged.page("/compare?from=1&to=2")).await.text();

    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    assert!(page.contains("One changed row needs approval again"), "{page}");
    assert!(page.contains("Another period of the plan"), "{page}");
    assert_eq!(review["agenda"]["changes"][0]["title"], "Development plan", "{review}");
    assert_eq!((again.status, &again.json()["important_changes"]), (StatusCode::OK, &json!([])));
    assert_eq!(since["nodes"], json!([]));
    assert!(between.contains("31 December 2031") && between.contains("The plan itself"), "{between}");
    assert!(between.contains("Begin (1 January 2027 – 30 June 2027)"), "{between}");
}

#[tokio::test]
async fn the_head_chooses_whether_another_name_needs_approval_again() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    say(&world, &staged, json!({ "title": "Our way", "reason": "Shorter" })).await;
    let head = world.machine("head").await;

    let before = world.browser("head").await.get(&staged.page("/approval")).await.text();
    let chosen = json!({ "matters": [{ "kind": "renamed" }, { "kind": "phases-changed" }] });
    let put = head.json(Method::PUT, &staged.api("/matters"), &chosen).await;
    let after = world.browser("head").await.get(&staged.page("/approval")).await.text();
    let form = world.browser("head").await.get(&staged.page("/matters")).await.text();

    assert_eq!(put.status, StatusCode::OK, "{}", put.text());
    assert!(before.contains("No change needs approval again"), "{before}");
    assert!(after.contains("One changed row needs approval again"), "{after}");
    assert!(form.contains("value=\"renamed\" checked") && form.contains("value=\"vision\">"), "{form}");
}

#[tokio::test]
async fn an_indicator_that_measures_otherwise_needs_a_reason_and_approval_again() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let coordinator = world.machine("coordinator").await;
    let path = staged.api(&format!("/indicators/{}", staged.indicator));

    let silent = coordinator.json(Method::PATCH, &path, &json!({ "entry": "cumulative" })).await;
    let body = json!({ "entry": "cumulative", "reason": "Only they count" });
    let told = coordinator.json(Method::PATCH, &path, &body).await;

    assert_eq!(faults(&silent), [("reason".to_owned(), "reason-missing".to_owned())]);
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let page = world.browser("viewer").await.get(&staged.page("/compare?from=1&to=today")).await.text();
    for said in [
        "How it is measured",
        "at the end of the period",
        "All that has happened so far",
        "Only they count",
        "way of measuring",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// Takes out of the first baseline what approvals did not keep once.
async fn as_once(world: &World, staged: &Staged) {
    let row = baseline::find(world.app.db.read(), &staged.id, 1).await.unwrap().unwrap();
    let is_late = |line: &str| [" plan ", " indicator ", " measured "].iter().any(|word| line.contains(word));
    let lines = row.body.lines().filter(|line| !is_late(line));
    let body =
        lines.map(|line| format!("{line}\n")).collect::<String>().replace("alcove-plan 2", "alcove-plan 1");
    let state = State::read(&body).unwrap();
    assert!(!state.tells_of_plan() && state.write() == body);
    let tx = world.app.db.begin().await.unwrap();
    let mut row: baseline::ActiveModel = row.into();
    row.hash = Set(hash_bytes(body.as_bytes()));
    row.body = Set(body);
    row.update(&*tx).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn an_approval_that_kept_nothing_of_the_plan_itself_is_told_as_such_and_invents_no_change() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    as_once(&world, &staged).await;
    let head = world.browser("head").await;

    let untouched = head.get(&staged.page("/compare?from=1&to=today")).await.text();
    let offered = head.get(&staged.page("/approval")).await.text();
    say(&world, &staged, json!({ "vision": "All leave with a trade", "reason": "The board" })).await;
    let compared = head.get(&staged.page("/compare?from=1&to=today")).await.text();
    let log = head.get(&staged.page("/changes")).await.text();
    let machine = world.machine("viewer").await.get(&staged.api("/changes?from=1&to=today")).await.json();
    let again = world.machine("head").await.json(Method::POST, &staged.api("/approval"), &json!({})).await;

    let unrecorded = "Approved state 1 kept no name, period, context, vision or phases";
    assert!(untouched.contains(unrecorded) && compared.contains(unrecorded), "{untouched}");
    assert!(untouched.contains("The same, as far as it was recorded"), "{untouched}");
    assert!(!compared.contains("All leave with a trade") && log.contains("All leave with a trade"), "{log}");
    assert_eq!((&machine["nodes"], &machine["unrecorded"]), (&json!([]), &json!([1])));
    assert!(
        offered.contains("The last approval kept no name") && offered.contains("approve-again"),
        "{offered}"
    );
    assert_eq!((again.status, &again.json()["baselines"]), (StatusCode::OK, &json!(2)), "{}", again.text());
    let kept = baseline::Entity::find().all(world.app.db.read()).await.unwrap();
    let newest = kept.iter().find(|row| row.number == 2).unwrap();
    assert!(State::read(&newest.body).unwrap().tells_of_plan());
}

#[tokio::test]
async fn whoever_reads_the_plan_reads_its_vision_its_context_and_its_phases() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let viewer = world.browser("viewer").await;
    let bare = viewer.get(&staged.page("")).await.text();
    let phases = json!([
        { "name": "Begin", "first_day": "2026-11-01", "last_day": "2027-06-30" },
        { "name": "Grow", "first_day": "2027-07-01", "last_day": "2028-06-30" },
    ]);
    let body = json!({ "vision": "All leave with a trade", "context": "The assessment of 2026",
        "phases": phases, "reason": "The board" });
    let told = say(&world, &staged, body).await;

    let page = viewer.get(&staged.page("")).await.text();

    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    assert!(!bare.contains("Vision, context and phases"), "{bare}");
    for said in ["All leave with a trade", "The assessment of 2026", "Grow (1 July 2027 – 30 June 2028)"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(page.matches("runs now").count(), 1, "{page}");
}
