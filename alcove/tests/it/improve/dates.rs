//! Moving, what is pushed, and what contradicts.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{self, Staged, faults};
use crate::world::{Answer, Browser, World};

async fn schedule(machine: &Browser, staged: &Staged, name: &str, body: Value) -> Answer {
    machine.json(Method::PUT, &staged.api_of(name, "/schedule"), &body).await
}

fn days(first: &str, last: &str) -> (String, String) {
    (first.to_owned(), last.to_owned())
}

#[tokio::test]
async fn a_move_pushes_what_follows_and_a_move_back_pulls_nothing() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;

    let later = schedule(&machine, &staged, "ask", json!({ "shift": 10 })).await;
    let pushed = staged.days(&world, "rewrite").await;
    schedule(&machine, &staged, "ask", json!({ "shift": -10 })).await;

    assert_eq!(later.status, StatusCode::OK, "{}", later.text());
    let moves = later.json()["moves"].as_array().unwrap().clone();
    let moved: Vec<&Value> = moves.iter().map(|one| &one["node_id"]).collect();
    assert_eq!(moved, [&json!(staged.node("ask")), &json!(staged.node("rewrite"))]);
    assert_eq!(moves[0]["from"], json!({ "first_day": "2026-12-01", "last_day": "2026-12-14" }));
    assert_eq!(pushed, days("2026-12-25", "2027-01-23"));
    assert_eq!(staged.days(&world, "ask").await, days("2026-12-01", "2026-12-14"));
    assert_eq!(staged.days(&world, "rewrite").await, pushed);
}

#[tokio::test]
async fn a_fixed_date_stays_and_the_conflict_is_told() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;

    let moved = schedule(&machine, &staged, "ask", json!({ "shift": 60 })).await;
    let tree = machine.get(&staged.api("/tree")).await.json();

    let conflicts = &moved.json()["conflicts"];
    assert_eq!(staged.days(&world, "train").await, days("2027-02-01", "2027-02-12"));
    assert_eq!(conflicts[0]["node_id"], json!(staged.node("train")));
    assert_eq!(conflicts[0]["because_of"], json!(staged.node("rewrite")));
    assert_eq!((&conflicts[0]["needs"], &conflicts[0]["has"]), (&json!("2027-03-15"), &json!("2027-02-01")));
    assert_eq!(&tree["conflicts"], conflicts);
}

#[tokio::test]
async fn a_parent_spans_what_is_below_and_takes_it_along() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;

    schedule(&machine, &staged, "deliver", json!({ "first_day": "2027-04-05", "days": 60 })).await;
    let spans = staged.days(&world, "shop").await;
    schedule(&machine, &staged, "shop", json!({ "shift": 7 })).await;
    let own = schedule(&machine, &staged, "shop", json!({ "first_day": "2027-01-01", "days": 9 })).await;

    assert_eq!(spans, days("2027-03-01", "2027-06-03"));
    assert_eq!(staged.days(&world, "find").await, days("2027-03-08", "2027-04-07"));
    assert_eq!(staged.days(&world, "shop").await, days("2027-03-08", "2027-06-10"));
    assert_eq!(
        (own.status, &own.json()["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("follows-from-below"))
    );
}

#[tokio::test]
async fn what_would_follow_is_told_and_nothing_is_written() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let dry = staged.api_of("ask", "/schedule?dry=1");

    let foreseen = machine.json(Method::PUT, &dry, &json!({ "shift": 60 })).await;
    let stood = staged.facts(&world).await;
    let done = schedule(&machine, &staged, "ask", json!({ "shift": 60 })).await;

    assert_eq!(foreseen.status, StatusCode::OK, "{}", foreseen.text());
    assert_eq!((stood.rows.plan.version, foreseen.header("etag")), (1, "\"1\""));
    for told in ["moves", "conflicts", "overhangs"] {
        assert_eq!(foreseen.json()[told], done.json()[told], "{told}");
    }
    assert_eq!((done.header("etag"), world.acts().await), ("\"2\"", vec!["plan.node-retimed".to_owned()]));
}

#[tokio::test]
async fn dates_are_fixed_and_freed_and_what_makes_no_sense_is_refused() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;

    let fixed = json!({ "mode": "fixed", "first_day": "2026-12-20", "last_day": "2027-01-10" });
    schedule(&machine, &staged, "rewrite", fixed).await;
    schedule(&machine, &staged, "ask", json!({ "shift": 20 })).await;
    let stayed = staged.days(&world, "rewrite").await;
    schedule(
        &machine,
        &staged,
        "rewrite",
        json!({ "mode": "automatic", "first_day": "2026-12-20", "days": 5 }),
    )
    .await;
    let freed = staged.days(&world, "rewrite").await;

    assert_eq!((stayed, freed), (days("2026-12-20", "2027-01-10"), days("2027-01-04", "2027-01-08")));
    for (body, field) in [
        (json!({ "mode": "fixed" }), "first_day"),
        (json!({ "mode": "loose" }), "mode"),
        (json!({ "first_day": "2027-02-01", "last_day": "2027-01-01" }), "last_day"),
        (json!({ "first_day": "soon" }), "first_day"),
        (json!({ "first_day": "2027-01-01", "days": 0 }), "days"),
        (json!({ "first_day": "2027-01-01", "days": 4000 }), "days"),
        (json!({ "days": 3 }), "first_day"),
        (json!({ "shift": 100000 }), "days"),
        (json!({ "shift": 3, "first_day": "2027-01-01" }), "shift"),
    ] {
        for rest in ["/schedule", "/schedule?dry=1"] {
            let answer = machine.json(Method::PUT, &staged.api_of("rewrite", rest), &body).await;
            let named = faults(&answer).first().map(|(field, _)| field.clone());
            assert_eq!((answer.status.as_u16(), named.as_deref()), (422, Some(field)), "{rest} {body}");
        }
    }
}

#[tokio::test]
async fn a_loop_across_objectives_is_refused_with_the_way_round() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    // The workshop waits for the training of teachers; asking employers would wait for the workshop.
    let waits = |before: &str, after: &str| {
        staged.api(&format!("/dependencies/{}/{}", staged.node(before), staged.node(after)))
    };
    let first = machine.json(Method::PUT, &waits("trained", "find"), &json!({ "lag": 3 })).await;

    let round = machine.json(Method::PUT, &waits("deliver", "ask"), &json!({})).await;
    let itself = machine.json(Method::PUT, &waits("ask", "ask"), &json!({})).await;
    let above = machine.json(Method::PUT, &waits("shop", "find"), &json!({})).await;

    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!((round.status, &round.json()["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("loop")));
    for title in ["Ask employers which skills they miss", "Train the teachers", "Deliver the first order"] {
        assert!(round.text().contains(title), "{title}: {}", round.text());
    }
    assert!(round.text().contains(staged.node("rewrite").as_str()));
    assert_eq!((itself.status.as_u16(), above.status.as_u16()), (422, 422));
    assert_eq!(staged.facts(&world).await.rows.dependencies.len(), 5);
}

#[tokio::test]
async fn a_lag_is_said_anew_and_a_dependency_taken_away() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let other = stage::elsewhere(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api(&format!("/dependencies/{}/{}", staged.node("ask"), staged.node("rewrite")));
    let foreign = staged.api(&format!("/dependencies/{}/{}", other.node("ask"), staged.node("rewrite")));

    let lag = machine.json(Method::PUT, &path, &json!({ "lag": 5 })).await;
    let pushed = staged.days(&world, "rewrite").await;
    let far = machine.json(Method::PUT, &path, &json!({ "lag": 99999 })).await;
    let beyond = machine.json(Method::PUT, &foreign, &json!({})).await;
    let gone = machine.send(Method::DELETE, &path, &[], Vec::new()).await;
    let again = machine.send(Method::DELETE, &path, &[], Vec::new()).await;

    assert_eq!(lag.json()["moves"][0]["to"], json!({ "first_day": "2026-12-20", "last_day": "2027-01-18" }));
    assert_eq!(pushed, days("2026-12-20", "2027-01-18"));
    assert_eq!(faults(&far), [("lag".to_owned(), "lag-too-long".to_owned())]);
    assert_eq!(beyond.status, StatusCode::NOT_FOUND);
    assert_eq!((gone.status, again.status), (StatusCode::NO_CONTENT, StatusCode::NOT_FOUND));
    assert_eq!(staged.days(&world, "rewrite").await, pushed);
}

#[tokio::test]
async fn two_hundred_followers_move_with_one_of_five_hundred() {
    let world = World::new().await;
    let (plan, actions) = stage::long(&world, 500, 200).await;
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/plans/{plan}/nodes/{}/schedule", actions[0]);

    let moved = machine.json(Method::PUT, &path, &json!({ "shift": 3 })).await;
    let tree = machine.get(&format!("/api/v1/plans/{plan}/tree")).await.json();

    assert_eq!(moved.json()["moves"].as_array().unwrap().len(), 201);
    let nodes = tree["nodes"].as_array().unwrap();
    let of = |at: usize| nodes.iter().find(|node| node["id"] == json!(actions[at])).unwrap();
    assert_eq!(nodes.len(), 501);
    assert_eq!(of(0)["first_day"], "2026-12-04");
    // The last follower begins 2,000 days after the first; the one behind it stands alone.
    assert_eq!((&of(200)["first_day"], &of(200)["version"]), (&json!("2032-05-26"), &json!(2)));
    assert_eq!((&of(201)["first_day"], &of(201)["version"]), (&json!("2027-06-20"), &json!(1)));
}

#[tokio::test]
async fn a_sub_action_without_dates_leaves_those_of_the_action_above_as_they_are() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let dates = || async {
        [
            staged.days(&world, "ask").await,
            staged.days(&world, "rewrite").await,
            staged.days(&world, "train").await,
        ]
    };
    let before = dates().await;
    let mut made = Vec::new();

    // The second one waits for the first.
    for above in ["ask", "rewrite"] {
        let child = json!({
            "kind": "action", "title": "Draw up a list", "parent_id": staged.node(above), "reason": "In parts",
        });
        made.push(machine.json(Method::POST, &staged.api("/nodes"), &child).await);
    }
    let finer = dates().await;
    let log = machine.get(&staged.api("/changes")).await.text();
    let moved = schedule(&machine, &staged, "ask", json!({ "shift": 3, "reason": "Holidays" })).await;
    schedule(&machine, &staged, "ask", json!({ "shift": -3, "reason": "No holidays" })).await;
    for one in &made {
        let id = one.json()["id"].as_str().unwrap().to_owned();
        let path = staged.api(&format!("/nodes/{id}?reason=As%20a%20whole"));
        let gone = machine.send(Method::DELETE, &path, &[], Vec::new()).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.text());
    }

    assert_eq!(finer, before);
    assert!(!log.contains("last-day"), "{log}");
    assert_eq!(moved.json()["moves"][0]["to"]["first_day"], "2026-12-04");
    assert_eq!(staged.days(&world, "ask").await, before[0]);
}

#[tokio::test]
async fn a_sub_action_with_dates_takes_over_and_its_leaving_gives_the_action_its_dates_back() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let child = json!({
        "kind": "action", "title": "Draw up a list", "parent_id": staged.node("ask"),
        "first_day": "2026-12-03", "last_day": "2026-12-05",
    });

    let made = machine.json(Method::POST, &staged.api("/nodes"), &child).await;
    let spans = staged.days(&world, "ask").await;
    machine.send(Method::DELETE, made.leads_to(), &[], Vec::new()).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(spans, days("2026-12-03", "2026-12-05"));
    assert_eq!(staged.days(&world, "ask").await, days("2026-12-01", "2026-12-14"));
}

#[tokio::test]
async fn a_loop_is_told_without_what_stands_below_the_actions_in_it() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let waits = |before: &str, after: &str| {
        staged.api(&format!("/dependencies/{}/{}", staged.node(before), staged.node(after)))
    };
    let first = machine.json(Method::PUT, &waits("shop", "ask"), &json!({})).await;

    let round = machine.json(Method::PUT, &waits("ask", "shop"), &json!({})).await;

    let (ask, shop) = ("Ask employers which skills they miss", "Open the workshop for orders");
    assert_eq!((first.status.as_u16(), round.status.as_u16()), (200, 422));
    assert!(round.text().contains(&format!("{ask} → {shop} → {ask}")), "{}", round.text());
    for below in ["Find the first customers", "Deliver the first order"] {
        assert!(!round.text().contains(below), "{}", round.text());
    }
}

#[tokio::test]
async fn whoever_moves_what_another_has_moved_sees_both_and_may_save() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (one, other) = (world.browser("coordinator").await, world.browser("head").await);
    let path = staged.page(&format!("/nodes/{}/schedule", staged.node("deliver")));
    let dates = |last: &'static str, version: &'static str| {
        [("first_day", "2027-04-01"), ("last_day", last), ("version", version)]
    };

    one.post(&path, &dates("2027-04-20", "1")).await;
    let late = other.post(&path, &dates("2027-05-31", "1")).await;
    let again = other.post(&path, &dates("2027-05-31", "2")).await;

    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("2027-04-20") && late.text().contains("2027-05-31"), "{}", late.text());
    assert!(late.text().contains("name=\"version\" value=\"2\""), "{}", late.text());
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(staged.days(&world, "deliver").await, days("2027-04-01", "2027-05-31"));
}
