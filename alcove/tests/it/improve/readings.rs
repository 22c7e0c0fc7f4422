//! Indicators of a plan and their readings.

use alcove::plan::store::{change, indicator, reading};
use axum::http::{Method, StatusCode};
use sea_orm::EntityTrait;
use serde_json::json;

use super::stage::{self, Staged, faults};
use crate::world::World;

fn page_of(plan: &Staged, rest: &str) -> String {
    plan.page(&format!("/nodes/{}/indicators/{}{rest}", plan.node("skills"), plan.indicator))
}

async fn readings(world: &World) -> usize {
    reading::Entity::find().all(world.app.db.read()).await.unwrap().len()
}

const YEAR: [(&str, &str); 3] =
    [("first_day", "2026-01-01"), ("last_day", "2026-12-31"), ("source", "Graduate survey")];

fn share<'a>(numerator: &'a str, denominator: &'a str) -> Vec<(&'a str, &'a str)> {
    [&YEAR[..], &[("numerator", numerator), ("denominator", denominator)]].concat()
}

#[tokio::test]
async fn an_indicator_is_added_with_a_target_for_each_year_and_the_reason_is_logged() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let coordinator = world.browser("coordinator").await;
    let path = plan.page(&format!("/nodes/{}/indicators", plan.node("orders")));
    let said = [
        ("title", "Orders delivered"),
        ("measure", "amount"),
        ("unit", "orders"),
        ("decimals", "0"),
        ("direction", "up"),
        ("entry", "increment"),
        ("across", "sum"),
        ("target-2027", "4"),
        ("target-2028", "10"),
        ("dimension-1", "customer"),
        ("categories-1", "companies, public"),
    ];

    let without = coordinator.post(&path, &said).await;
    let with = coordinator.post(&path, &[&said[..], &[("reason", "The board asked for it")]].concat()).await;

    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text().contains("value=\"Orders delivered\"") && without.text().contains("value=\"10\""));
    assert_eq!(with.status, StatusCode::SEE_OTHER, "{}", with.text());
    let page = coordinator.get(with.leads_to()).await.text();
    assert!(page.contains("10 orders") && page.contains("customer: companies, public"), "{page}");
    let logged = change::Entity::find().all(world.app.db.read()).await.unwrap();
    let reasons: Vec<&str> = logged.iter().map(|row| row.reason.as_str()).collect();
    // Both targets, its title, and what it measures.
    assert_eq!(reasons, ["The board asked for it"; 4]);
    let node = coordinator.get(&plan.page(&format!("/nodes/{}", plan.node("orders")))).await.text();
    assert!(node.contains("Orders delivered") && node.contains("target 4 orders in 2027"), "{node}");
}

#[tokio::test]
async fn a_target_that_makes_no_sense_is_told_at_its_year() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));

    let worse = machine.json(Method::PATCH, &path, &json!({ "targets": { "2027": "0.4" } })).await;
    let outside = machine.json(Method::PATCH, &path, &json!({ "targets": { "2040": "0.8" } })).await;
    let too_much = machine.json(Method::PATCH, &path, &json!({ "targets": { "2028": "1.2" } })).await;
    let no_year = machine.json(Method::PATCH, &path, &json!({ "baseline_year": null })).await;

    let fault = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
    assert_eq!(faults(&worse), fault("targets.2027", "worse-than-baseline"));
    assert_eq!(faults(&outside), fault("targets.2040", "outside-the-plan"));
    assert_eq!(faults(&too_much), fault("targets.2028", "not-per-cent"));
    assert_eq!(faults(&no_year), fault("baseline_year", "baseline-needs-year"));
}

#[tokio::test]
async fn a_share_is_counted_and_a_later_reading_corrects_it() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let head = world.browser("head").await;

    let first = head.post(&page_of(&plan, ""), &share("60", "100")).await;
    world.app.clock.advance(60);
    let later = head.post(&page_of(&plan, ""), &share("66", "110")).await;
    let more_than_all = head.post(&page_of(&plan, ""), &share("120", "110")).await;
    let nobody = head.post(&page_of(&plan, ""), &share("0", "0")).await;

    assert_eq!((first.status, later.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(more_than_all.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(more_than_all.text().contains("The part lies between none and the whole."));
    assert!(nobody.text().contains("The whole is more than zero."));
    assert_eq!(readings(&world).await, 2);
    let page = head.get(&page_of(&plan, "")).await.text();
    assert!(page.contains("60 of 100") && page.contains("66 of 110"), "{page}");
    assert_eq!(page.matches("Corrected later").count(), 1);
    // The next cell of the same period is one field away.
    assert!(later.leads_to().contains("first=2026-01-01"), "{}", later.leads_to());
}

#[tokio::test]
async fn what_was_not_read_is_missing_and_never_zero() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    // To 1 February 2028: the year 2027 has a target, has ended, and nobody has read it.
    world.app.clock.advance(437 * 86_400);
    let head = world.browser("head").await;

    let page = head.get(&page_of(&plan, "")).await.text();
    let node = head.get(&plan.page(&format!("/nodes/{}", plan.node("skills")))).await.text();

    assert!(page.contains(">Missing<") && page.contains("value=\"2027-01-01\""), "{page}");
    assert!(node.contains("2027 is missing") && node.contains("No reading yet"));
    assert!(!page.contains("0%") || page.contains("70%"));
}

#[tokio::test]
async fn parts_that_do_not_make_the_whole_are_told() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let head = world.browser("head").await;
    let machine = world.machine("head").await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));
    let dimensions = json!([{ "id": "sex", "categories": ["women", "men"] }]);
    let edited = machine.json(Method::PATCH, &path, &json!({ "dimensions": dimensions })).await;
    assert_eq!(edited.json()["id"], json!(plan.indicator.0), "nothing was read, so it is the same one");
    for (cell, numerator, denominator) in [("women", "30", "50"), ("men", "20", "50"), ("", "60", "100")] {
        let mut said = share(numerator, denominator);
        said.push(("cell-1", cell));
        assert_eq!(head.post(&page_of(&plan, ""), &said).await.status, StatusCode::SEE_OTHER);
    }

    let page = head.get(&page_of(&plan, "")).await.text();
    let unknown = machine
        .json(
            Method::POST,
            &format!("{path}/readings"),
            &json!({ "first_day": "2026-01-01", "last_day": "2026-12-31", "cell": "sex=none", "ratio": ["1", "2"], "source": "x" }),
        )
        .await;

    assert!(page.contains("the parts make 50 of 100, the whole was read as 60 of 100"), "{page}");
    assert_eq!(faults(&unknown), [("cell".to_owned(), "unknown-choice".to_owned())]);
}

#[tokio::test]
async fn other_dimensions_start_a_new_version_and_the_readings_stay_with_the_old_one() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let head = world.browser("head").await;
    head.post(&page_of(&plan, ""), &share("60", "100")).await;
    let machine = world.machine("head").await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));
    let change = json!({ "dimensions": [{ "id": "sex", "categories": ["women", "men"] }], "reason": "Asked by the donor" });

    let answer = machine.json(Method::PATCH, &path, &change).await;

    let new = answer.json();
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(
        (&new["supersedes_id"], &new["targets"]),
        (&json!(plan.indicator.0), &json!({ "2027": "0.7" }))
    );
    assert_eq!(new["readings"], json!([]));
    let old = machine.get(&path).await.json();
    assert_eq!((old["removed"].as_bool(), old["readings"].as_array().unwrap().len()), (Some(true), 1));
    let page = head.get(&page_of(&plan, "")).await.text();
    assert!(
        page.contains("Another version has taken its place.") && page.contains(new["id"].as_str().unwrap())
    );
    assert!(page.contains("60 of 100") && !page.contains("name=\"numerator\""));
    let again = head.post(&page_of(&plan, ""), &share("61", "100")).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn figures_are_taken_from_those_with_a_part_in_every_state_of_the_plan() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    plan.is(&world, "closed").await;

    let head = world.browser("head").await.post(&page_of(&plan, ""), &share("60", "100")).await;
    let viewer = world.browser("viewer").await.post(&page_of(&plan, ""), &share("61", "100")).await;
    let contributor = world.browser("contributor").await.post(&page_of(&plan, ""), &share("61", "100")).await;
    let outsider = world.browser("outsider").await.post(&page_of(&plan, ""), &share("61", "100")).await;

    assert_eq!(head.status, StatusCode::SEE_OTHER);
    // Nobody's unit has a part in this objective.
    assert_eq!((viewer.status, contributor.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(outsider.status, StatusCode::NOT_FOUND);
    assert_eq!(readings(&world).await, 1);
}

#[tokio::test]
async fn what_happened_in_a_period_is_not_counted_twice() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let new = json!({
        "node_id": plan.node("shop"), "title": "Orders", "measure": "amount", "unit": "orders", "direction": "up",
        "entry": "increment", "across": "sum"
    });
    let made = machine.json(Method::POST, &plan.api("/indicators"), &new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let path = plan.api(&format!("/indicators/{}/readings", made.json()["id"].as_str().unwrap()));
    let read = |first: &str, last: &str| json!({ "first_day": first, "last_day": last, "amount": "3", "source": "Order book" });

    let first = machine.json(Method::POST, &path, &read("2026-10-01", "2026-11-15")).await;
    let overlapping = machine.json(Method::POST, &path, &read("2026-11-01", "2026-11-20")).await;
    let to_come = machine.json(Method::POST, &path, &read("2027-01-01", "2027-01-31")).await;
    let on_a_milestone = json!({ "node_id": plan.node("trained"), "title": "x", "measure": "share", "direction": "up", "entry": "snapshot", "across": "sum" });
    let refused = machine.json(Method::POST, &plan.api("/indicators"), &on_a_milestone).await;

    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(faults(&overlapping), [("first_day".to_owned(), "period-overlaps".to_owned())]);
    assert_eq!(faults(&to_come), [("first_day".to_owned(), "period-not-come".to_owned())]);
    assert_eq!(refused.json()["code"], "milestone-without-indicators");
}

#[tokio::test]
async fn an_indicator_that_somebody_else_edited_is_not_overwritten() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));
    let body = |title: &str| json!({ "title": title }).to_string().into_bytes();
    let headers = [("content-type", "application/json"), ("if-match", "\"1\"")];

    let mine = machine.send(Method::PATCH, &path, &headers, body("Mine")).await;
    let theirs = machine.send(Method::PATCH, &path, &headers, body("Theirs")).await;

    assert_eq!((mine.status, mine.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!(theirs.status, StatusCode::PRECONDITION_FAILED);
    let row = indicator::Entity::find_by_id(plan.indicator.clone()).one(world.app.db.read()).await.unwrap();
    assert_eq!(row.unwrap().title, "Mine");
}

#[tokio::test]
async fn an_indicator_is_removed_with_a_way_back() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let head = world.browser("head").await;

    let gone = head.post(&page_of(&plan, "/removal"), &[("reason", "Measured elsewhere")]).await;
    let unit_lead = world.browser("unit-lead").await.post(&page_of(&plan, "/restoration"), &[]).await;
    let back = head.post(&page_of(&plan, "/restoration"), &[]).await;

    assert_eq!((gone.status, back.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(unit_lead.status, StatusCode::FORBIDDEN);
    assert!(head.get(&page_of(&plan, "")).await.text().contains("name=\"numerator\""));
}

#[tokio::test]
async fn a_target_that_is_a_share_is_compared_in_per_cent() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));
    let asked = json!({ "targets": { "2027": "0.6" }, "reason": "Fewer places than hoped" });

    let changed = world.machine("head").await.json(Method::PATCH, &path, &asked).await;
    let page = world.browser("viewer").await.get(&plan.page("/compare?from=1&to=today")).await.text();

    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert!(page.contains("70%") && page.contains("60%"), "{page}");
}

#[tokio::test]
async fn how_far_an_indicator_has_come_says_which_years_target_it_is_the_way_to() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let head = world.browser("head").await;
    let machine = world.machine("head").await;
    let path = plan.api(&format!("/indicators/{}", plan.indicator));
    let targets = json!({ "targets": { "2026": "0.6", "2028": "0.7" } });
    machine.json(Method::PATCH, &path, &targets).await;

    head.post(&page_of(&plan, ""), &share("55", "100")).await;
    let half_way = head.get(&plan.page("")).await.text();
    world.app.clock.advance(60);
    head.post(&page_of(&plan, ""), &share("60", "100")).await;
    let reached = head.get(&plan.page("")).await.text();
    let node = head.get(&plan.page(&format!("/nodes/{}", plan.node("skills")))).await.text();

    assert!(half_way.contains("50% of the way to the target of 2026; 55 of 70% by 2028"), "{half_way}");
    for page in [&reached, &node] {
        assert!(page.contains("The target of 2026 is reached; 60 of 70% by 2028"), "{page}");
        assert!(!page.contains("100% of the way"), "{page}");
    }
}
