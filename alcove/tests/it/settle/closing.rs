use alcove::assess::store::outcome;
use alcove::review::{closing, facts};
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::desk::{Desk, of};

#[tokio::test]
async fn a_closed_outcome_has_a_value_with_n_coverage_and_method_for_each_item_and_node() {
    let desk = Desk::agreed().await;
    desk.settle_all().await;

    let outcome = desk.close().await;

    // A1: mean of 3 and 2, yes and no are not graded. A2: 320 hours are step 3, 75 percent are
    // step 3, a teacher scores 1: 7/3. A: the mean of 5/2 and 7/3. B: 4.
    let (a1, a2, a) = (of(&outcome, "nodes", "A1"), of(&outcome, "nodes", "A2"), of(&outcome, "nodes", "A"));
    assert_eq!(
        (&a1["value"], &a1["rounded"], &a1["n"], &a1["answered"], &a1["of"]),
        (&json!("2.5"), &json!("2.50"), &json!(2), &json!(3), &json!(3))
    );
    assert_eq!(
        (&a2["value"], &a2["rounded"], &a2["method"]),
        (&json!("7/3"), &json!("2.33"), &json!("weighted-mean"))
    );
    assert_eq!((&a["value"], &a["coverage"], &a["not_graded"]), (&json!("29/12"), &json!("1"), &json!(2)));
    assert_eq!(outcome["whole"]["value"], json!("77/24"));
    let item = of(&outcome, "items", "A2.1");
    assert_eq!(
        (&item["mark"], &item["value"], &item["method"]),
        (&json!({ "amount": "320" }), &json!("3"), &json!("computed"))
    );
    // An answer in words has no value, and none comes from it.
    let words = of(&outcome, "items", "A2.4");
    assert_eq!((&words["value"], &words["n"], &words["answered"]), (&json!(null), &json!(0), &json!(1)));
    assert_eq!(
        (&outcome["status"], &outcome["missing"], &outcome["number"]),
        (&json!("agreed"), &json!("leave-out"), &json!(1))
    );
    assert_eq!(desk.read("viewer", "outcome").await.json(), outcome);
}

#[tokio::test]
async fn an_outcome_can_be_computed_again_from_its_rows_and_is_the_same() {
    let desk = Desk::agreed().await;
    desk.rate(1, "A1.1", json!({ "step": 1 })).await;
    desk.rate(1, "B1.1", json!({ "not_applicable": "We work alone." })).await;
    desk.settle(
        "coordinator",
        "A1.2",
        json!({ "mark": { "step": 4 }, "method": "ruled", "reason": "Seen." }),
    )
    .await;
    desk.post("head", "closure", json!({ "provisional": true })).await;
    desk.world.app.clock.advance(60);
    desk.post("head", "reopening", json!({ "reason": "The register came in late." })).await;
    desk.world.app.clock.advance(60);
    desk.settle("coordinator", "A1.2", json!({ "mark": { "step": 1 }, "method": "agreed" })).await;
    desk.settle("coordinator", "B1.1", json!({ "mark": { "step": 1 }, "method": "agreed" })).await;
    desk.post("head", "closure", json!({ "provisional": true, "rule": "minimum" })).await;

    let ctx = desk.world.ctx();
    let facts = facts::load_unchecked(&ctx, &desk.id).await.unwrap();
    let heads = outcome::heads(ctx.db().read(), &desk.id).await.unwrap();
    assert_eq!(heads.len(), 2);
    for head in heads {
        let frozen = outcome::find(ctx.db().read(), &head.id).await.unwrap().unwrap();
        let again = closing::recompute(&ctx, &facts, &frozen).await.unwrap();
        assert_eq!(serde_json::to_string(&again.body).unwrap(), frozen.body, "number {}", head.number);
        assert_eq!(again.inputs_hash, frozen.inputs_hash);
    }
}

#[tokio::test]
async fn closing_is_refused_with_the_facts_while_items_are_open() {
    let desk = Desk::new().await;
    let nothing = desk.post("head", "closure", json!({ "provisional": true })).await;
    desk.rate(0, "A1.1", json!({ "step": 3 })).await;
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;

    let refused = desk.post("head", "closure", json!({})).await;
    let before = desk.read("head", "outcome").await;

    assert_eq!((nothing.status.as_u16(), &nothing.json()["code"]), (422, &json!("nothing-rated")));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["facts"], json!({ "unsettled": 9, "unrated": 9, "items": 10 }));
    assert_eq!((before.status.as_u16(), &before.json()["code"]), (409, &json!("not-closed")));
}

#[tokio::test]
async fn a_provisional_closing_marks_what_was_only_rated_and_keeps_what_is_missing_missing() {
    let desk = Desk::new().await;
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    desk.rate(1, "A1.1", json!({ "step": 4 })).await;
    desk.rate(0, "A1.2", json!({ "step": 3 })).await;
    desk.settle("coordinator", "A1.2", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;

    let outcome = desk.post("head", "closure", json!({ "provisional": true })).await.json();

    assert_eq!(
        (&outcome["status"], &outcome["provisional_rule"]),
        (&json!("provisional"), &json!("median_low"))
    );
    let (open, rated) = (of(&outcome, "items", "B1.1"), of(&outcome, "items", "A1.1"));
    assert_eq!(
        (&rated["mark"], &rated["method"], &rated["status"]),
        (&json!({ "step": 2 }), &json!("provisional"), &json!("provisional"))
    );
    assert_eq!(
        (&open["mark"], &open["value"], &open["method"]),
        (&json!(null), &json!(null), &json!("open"))
    );
    let b = of(&outcome, "nodes", "B");
    assert_eq!(
        (&b["value"], &b["without"], &b["coverage"]),
        (&json!(null), &json!("nothing-rated"), &json!("0"))
    );
    assert_eq!((&outcome["whole"]["n"], &outcome["whole"]["of"]), (&json!(2), &json!(10)));
}

#[tokio::test]
async fn a_closed_assessment_takes_nothing_until_it_is_opened_again_with_a_reason() {
    let desk = Desk::closed().await;
    let body = json!({ "mark": { "step": 1 }, "method": "agreed", "version": 1 });

    let settled = desk.settle("coordinator", "A1.1", body.clone()).await;
    let again = desk.post("head", "closure", json!({})).await;
    let silent = desk.post("head", "reopening", json!({ "reason": " " })).await;
    let opened = desk.post("head", "reopening", json!({ "reason": "A unit was left out." })).await;
    let meanwhile = desk.read("head", "outcome").await;
    let changed = desk.settle("coordinator", "A1.1", body).await;
    let second = desk.close().await;
    let first = desk.read("viewer", "outcome?number=1").await.json();

    assert_eq!((settled.status.as_u16(), again.status.as_u16(), silent.status.as_u16()), (409, 409, 422));
    assert_eq!((opened.status.as_u16(), &opened.json()["state"]), (200, &json!("moderating")));
    assert_eq!((meanwhile.status.as_u16(), changed.status.as_u16()), (409, 200));
    assert_eq!((&second["number"], &of(&second, "items", "A1.1")["value"]), (&json!(2), &json!("1")));
    assert_eq!(of(&first, "items", "A1.1")["value"], json!("3"));
    assert!(first["superseded_at"].is_string());
}

#[tokio::test]
async fn closing_and_opening_again_are_for_those_who_lead() {
    let desk = Desk::agreed().await;
    desk.settle_all().await;
    let expected = [
        ("unit-lead", 403),
        ("contributor", 403),
        ("viewer", 403),
        ("outsider", 404),
        ("leaver", 404),
        ("platform", 404),
        ("head", 200),
    ];

    for (role, status) in expected {
        assert_eq!(desk.post(role, "closure", json!({})).await.status.as_u16(), status, "{role}");
    }
    for (role, status) in expected {
        let reason = json!({ "reason": "To try." });
        assert_eq!(desk.post(role, "reopening", reason).await.status.as_u16(), status, "{role}");
    }
    desk.close().await;
    for (role, status) in
        [("viewer", 200), ("contributor", 200), ("outsider", 404), ("leaver", 404), ("platform", 404)]
    {
        assert_eq!(desk.read(role, "outcome").await.status.as_u16(), status, "{role}");
    }
}

#[tokio::test]
async fn a_repeated_closing_under_one_key_is_answered_as_the_first_was() {
    let desk = Desk::agreed().await;
    desk.settle_all().await;
    let path = format!("/api/v1/assessments/{}/closure", desk.id);
    let machine = desk.machine("coordinator").await;
    let headers = [("idempotency-key", "close-it")];

    let first = machine.send(axum::http::Method::POST, &path, &headers, Vec::new()).await;
    let second = machine.send(axum::http::Method::POST, &path, &headers, Vec::new()).await;

    assert_eq!((first.status.as_u16(), second.status.as_u16()), (200, 200), "{}", second.text());
    assert_eq!(first.json(), second.json());
}

#[tokio::test]
async fn what_is_closed_keeps_its_name_until_it_is_reopened() {
    let desk = Desk::closed().await;
    let (machine, path) = (desk.machine("coordinator").await, format!("/api/v1/assessments/{}", desk.id));
    let browser = desk.world.browser("coordinator").await;
    let title = json!({ "title": "A better year" });

    let refused = machine.json(Method::PATCH, &path, &title).await;
    let page = browser.get(&format!("/assessments/{}", desk.id)).await.text();
    desk.post("head", "reopening", json!({ "reason": "The wrong year stands on it." })).await;
    let changed = machine.json(Method::PATCH, &path, &title).await;

    assert_eq!(
        (refused.status, &refused.json()["code"]),
        (StatusCode::CONFLICT, &json!("not-in-this-state"))
    );
    assert!(!page.contains("name=\"title\""), "{page}");
    assert_eq!((changed.status, &changed.json()["title"]), (StatusCode::OK, &json!("A better year")));
}
