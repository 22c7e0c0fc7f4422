//! Lists of a plan for machines: page by page, filtered as the views are, and what can be done to
//! what stands in them.

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{self, faults};
use crate::ops::openapi::check;
use crate::world::{Browser, World};

/// Reads a list two at a time to its end, and holds it against the whole.
async fn read_in_pages(machine: &Browser, path: &str, key: &str, shape: &str) -> Vec<Value> {
    let mark = if path.contains('?') { '&' } else { '?' };
    let whole = machine.get(path).await;
    assert_eq!(whole.status, StatusCode::OK, "{path}: {}", whole.text());
    check(&openapi::document(), shape, &whole.json(), path);
    assert_eq!(whole.json()["next"], Value::Null, "{path}");
    let whole = whole.json()[key].as_array().unwrap().clone();
    let (mut read, mut after) = (Vec::new(), String::new());
    loop {
        let page = machine.get(&format!("{path}{mark}limit=2{after}")).await.json();
        let items = page[key].as_array().unwrap_or_else(|| panic!("{path}: {page}"));
        assert!(items.len() <= 2, "{path}: {page}");
        read.extend(items.iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
        assert!(read.len() <= whole.len(), "{path} does not end");
    }
    assert_eq!(read, whole, "{path}");
    let limit = machine.get(&format!("{path}{mark}limit=0")).await;
    assert_eq!(faults(&limit), [("limit".to_owned(), "not-a-limit".to_owned())], "{path}");
    whole
}

#[tokio::test]
async fn lists_of_a_plan_are_read_page_by_page() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    for words in ["A room", "A trainer", "Tools"] {
        let need = json!({ "node_id": plan.node("ask"), "kind": "equipment", "words": words });
        machine.json(Method::POST, &plan.api("/needs"), &need).await;
        let note = json!({ "standing": "at-risk", "words": words });
        machine.json(Method::POST, &plan.api_of("ask", "/notes"), &note).await;
        let rate = json!({ "currency": "USD", "day": "2026-11-01", "worth": "1.7", "source": words });
        machine.json(Method::POST, &plan.api("/rates"), &rate).await;
        let indicator = json!({ "node_id": plan.node("teachers"), "title": words, "measure": "amount",
            "unit": "people", "direction": "up", "entry": "snapshot", "across": "separate", "reason": "Wanted." });
        let made = machine.json(Method::POST, &plan.api("/indicators"), &indicator).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        let shift = json!({ "shift": 1, "reason": words });
        machine.json(Method::PUT, &plan.api_of("deliver", "/schedule"), &shift).await;
    }
    for year in ["2021", "2022", "2023"] {
        let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
        let reading =
            json!({ "first_day": first, "last_day": last, "ratio": ["1", "2"], "source": "Register" });
        let path = plan.api(&format!("/indicators/{}/readings", plan.indicator));
        let read = machine.json(Method::POST, &path, &reading).await;
        assert_eq!(read.status, StatusCode::CREATED, "{}", read.text());
    }

    let readings = format!("/indicators/{}/readings", plan.indicator);
    for (rest, key, shape, count) in [
        ("/needs", "items", "PlanNeedList", 3),
        ("/rates", "items", "PlanRateList", 3),
        ("/lines", "items", "PlanLineList", 2),
        ("/indicators", "indicators", "PlanIndicatorList", 4),
        (&readings, "readings", "PlanReadingList", 3),
        ("/nodes", "nodes", "PlanRowList", 10),
        ("/library", "actions", "ReadyActions", 3),
        ("/changes", "nodes", "PlanChanges", 1),
        ("/baselines", "baselines", "BaselineList", 1),
        ("/reviews", "reviews", "PlanReviewList", 0),
        ("/unfunded", "objectives", "PlanUnfunded", 1),
        ("/workload", "desks", "PlanWorkload", 4),
    ] {
        let whole = read_in_pages(&machine, &plan.api(rest), key, shape).await;
        assert!(whole.len() >= count, "{rest}: {whole:?}");
    }
    read_in_pages(&machine, &plan.api_of("ask", "/notes"), "notes", "PlanNoteList").await;
    let units = format!("/api/v1/organisations/{}/units", world.college);
    assert_eq!(read_in_pages(&machine, &units, "items", "UnitList").await.len(), 3);
}

#[tokio::test]
async fn what_was_removed_is_still_a_place_in_a_list_and_what_never_was_is_refused() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    for words in ["A room", "A trainer", "Tools"] {
        let need = json!({ "node_id": plan.node("ask"), "kind": "equipment", "words": words });
        machine.json(Method::POST, &plan.api("/needs"), &need).await;
    }
    let first = machine.get(&plan.api("/needs?limit=1")).await.json();
    let next = first["next"].as_str().unwrap();
    let need = plan.api(&format!("/needs/{next}"));

    let removed = machine.json(Method::DELETE, &need, &json!(null)).await;
    let second = machine.get(&plan.api(&format!("/needs?after={next}"))).await.json();
    let back = machine.json(Method::POST, &format!("{need}/restoration"), &json!({})).await;
    let nowhere = machine.get(&plan.api("/nodes?after=nowhere")).await;

    assert_eq!((removed.status, back.status), (StatusCode::NO_CONTENT, StatusCode::OK));
    assert_eq!(second["items"].as_array().unwrap().len(), 2);
    assert_eq!(back.json()["words"], json!("A room"));
    assert_eq!(faults(&nowhere), [("after".to_owned(), "unknown-choice".to_owned())]);
}

#[tokio::test]
async fn rows_are_filtered_as_the_views_are_and_say_how_far_they_are() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("viewer").await;
    world.app.clock.advance(40 * 86_400);
    let titles = async |query: &str| -> Vec<Value> {
        let page = machine.get(&plan.api(&format!("/nodes?{query}"))).await.json();
        page["nodes"].as_array().unwrap_or_else(|| panic!("{page}")).clone()
    };

    let late = titles("standing=late").await;
    let of_unit = titles(&format!("unit={}", world.units[2])).await;
    let none = titles("q=nothing%20like%20it").await;
    let wrong = machine.get(&plan.api("/nodes?standing=tired&missing=sense")).await;

    assert_eq!((late.len(), &late[0]["id"]), (1, &json!(plan.node("ask"))));
    // Forty days after the stage's is 31 December, seventeen after the 14th.
    assert_eq!((&late[0]["overdue"], &late[0]["late_start"]), (&json!(17), &json!(30)));
    let progress = &late[0]["progress"];
    assert_eq!((&progress["method"], &progress["n"]), (&json!("judged"), &json!(0)), "{progress}");
    assert_eq!((of_unit.len(), &of_unit[0]["id"]), (1, &json!(plan.node("find"))));
    assert_eq!(none, [] as [Value; 0]);
    let expected = [("standing", "unknown-choice"), ("missing", "unknown-choice")];
    assert_eq!(faults(&wrong), expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
}

#[tokio::test]
async fn several_nodes_are_changed_in_one_act_and_refused_at_the_fields_of_machines() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let nodes = json!([plan.node("ask"), plan.node("deliver")]);
    let with = |more: Value| {
        let mut body = json!({ "node_ids": nodes, "reason": "Firms are closed" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };

    let done = with(json!({ "shift": 7, "tag": "sdg:4.4", "responsible": { "unit_id": world.units[2] } }));
    let done = machine.json(Method::POST, &plan.api("/bulk"), &done).await;
    let moved = plan.days(&world, "deliver").await;
    let node = machine.get(&plan.api_of("deliver", "")).await.json();

    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    check(&openapi::document(), "PlanBulkTold", &done.json(), "bulk");
    assert_eq!(moved, ("2027-04-08".to_owned(), "2027-05-07".to_owned()));
    assert_eq!(
        (&node["tags"], &node["parties"][0]["unit_id"]),
        (&json!(["sdg:4.4"]), &json!(world.units[2]))
    );
    for (body, field, code) in [
        (with(json!({ "node_ids": [] })), "node_ids", "nothing-picked"),
        (with(json!({ "shift": 99_999 })), "shift", "no-duration"),
        (with(json!({ "responsible": { "unit_id": "nowhere" } })), "responsible", "unknown-choice"),
        (with(json!({ "responsible": {} })), "responsible", "unit-or-person"),
        (with(json!({ "shift": 1, "reason": "" })), "reason", "reason-missing"),
    ] {
        let refused = machine.json(Method::POST, &plan.api("/bulk"), &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(faults(&refused), [(field.to_owned(), code.to_owned())], "{body}");
    }
}

#[tokio::test]
async fn an_indicator_is_taken_out_and_brought_back() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));
    let of_node = plan.api(&format!("/indicators?node_id={}", plan.node("skills")));
    let count = async || machine.get(&of_node).await.json()["indicators"].as_array().unwrap().len();

    let before = count().await;
    let viewer = world.machine("viewer").await.json(Method::DELETE, &path, &json!(null)).await;
    let gone = machine.json(Method::DELETE, &path, &json!(null)).await;
    let after = count().await;
    let back = machine.json(Method::POST, &format!("{path}/restoration"), &json!({})).await;

    assert_eq!((viewer.status, gone.status), (StatusCode::NOT_FOUND, StatusCode::NO_CONTENT));
    assert_eq!((before, after, count().await), (1, 0, 1));
    assert_eq!((back.status, &back.json()["removed"]), (StatusCode::OK, &json!(false)));
}

#[tokio::test]
async fn the_log_tells_who_changed_what_and_why() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    for reason in ["Firms are closed", "The hall burnt"] {
        let body = json!({ "shift": 1, "reason": reason });
        machine.json(Method::PUT, &plan.api_of("deliver", "/schedule"), &body).await;
    }

    let log = machine.get(&plan.api("/log")).await.json();
    let first = machine.get(&plan.api("/log?limit=3")).await.json();
    let next = first["next"].as_str().unwrap();
    let second = machine.get(&plan.api(&format!("/log?limit=3&after={next}"))).await.json();

    check(&openapi::document(), "PlanLog", &log, "log");
    let reasons: Vec<&Value> = log["acts"].as_array().unwrap().iter().map(|act| &act["reason"]).collect();
    assert_eq!(reasons, ["The hall burnt", "Firms are closed"]);
    let changes = log["acts"][0]["changes"].as_array().unwrap();
    let moved: Vec<&Value> =
        changes.iter().filter(|one| one["node_id"] == json!(plan.node("deliver"))).collect();
    assert!(moved.iter().any(|one| one["after"] == json!("day 2027-04-03")), "{changes:?}");
    assert_eq!(log["acts"][0]["changed_by"], json!(world.id("coordinator")));
    assert_eq!((&first["acts"][0], &second["acts"][0]), (&log["acts"][0], &log["acts"][1]));
    assert_eq!(second["next"], Value::Null);
}

#[tokio::test]
async fn a_machine_fetches_what_a_donor_reads_and_one_line_of_the_ledger() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("viewer").await;
    let lines = machine.get(&plan.api("/lines")).await.json();
    let id = lines["items"][0]["id"].as_str().unwrap();

    let line = machine.get(&plan.api(&format!("/lines/{id}"))).await;
    let nothing = machine.get(&plan.api("/lines/nothing")).await;
    let wrong = machine.get(&plan.api("/unfunded.pdf?language=tlh")).await;

    assert_eq!(line.json(), lines["items"][0]);
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    for (rest, begins) in [
        ("/unfunded.pdf", "%PDF"),
        ("/unfunded.csv", "\u{feff}"),
        ("/money.csv", "\u{feff}"),
        ("/budget.csv", "\u{feff}"),
    ] {
        let file = machine.get(&plan.api(rest)).await;
        assert_eq!(file.status, StatusCode::OK, "{rest}");
        assert!(file.bytes.starts_with(begins.as_bytes()), "{rest}");
    }
    assert_eq!(faults(&wrong), [("language".to_owned(), "unknown-choice".to_owned())]);
}

#[tokio::test]
async fn a_closed_assessment_is_laid_before_a_plan_and_left_out_again() {
    let (desk, _) = stage::assessed().await;
    let world = &desk.world;
    let machine = world.machine("coordinator").await;
    let new = json!({ "organisation_id": world.college, "title": "Plan", "first_day": "2027-01-01",
        "last_day": "2030-12-31", "currency": "AZN", "language": "en" });
    let made = machine.json(Method::POST, "/api/v1/plans", &new).await.json();
    let plan = format!("/api/v1/plans/{}", made["id"].as_str().unwrap());
    let source = format!("{plan}/assessments/{}", desk.id);

    let taken = machine.json(Method::PUT, &source, &json!({})).await;
    let unknown = machine.json(Method::PUT, &format!("{plan}/assessments/nothing"), &json!({})).await;
    let found = read_in_pages(&machine, &format!("{plan}/findings"), "findings", "PlanFindings").await;
    let left = machine.json(Method::DELETE, &source, &json!(null)).await;
    let after = machine.get(&plan).await.json();

    assert_eq!((taken.status, &taken.json()["assessment_ids"]), (StatusCode::OK, &json!([desk.id])));
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{}", unknown.text());
    assert!(found.len() > 1, "{found:?}");
    assert_eq!((left.status, &after["assessment_ids"]), (StatusCode::NO_CONTENT, &json!([])));
}
