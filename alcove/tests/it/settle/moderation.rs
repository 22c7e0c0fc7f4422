use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::stage;

#[tokio::test]
async fn the_first_settlement_begins_the_moderation_and_keeps_what_was_said() {
    let desk = Desk::new().await;
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    desk.rate(1, "A1.1", json!({ "step": 4 })).await;
    let dissent =
        json!([{ "seat_id": desk.seats[1], "mark": { "step": 4 }, "words": "We see it differently." }]);

    let answer = desk
        .settle("coordinator", "A1.1", json!({
            "mark": { "step": 3 }, "method": "agreed", "reason": "Half of the programmes.", "dissent": dissent,
        }))
        .await;

    assert_eq!((answer.status, answer.header("etag")), (StatusCode::OK, "\"1\""), "{}", answer.text());
    let kept = answer.json();
    assert_eq!(
        (&kept["mark"], &kept["method"], &kept["version"]),
        (&json!({ "step": 3 }), &json!("agreed"), &json!(1))
    );
    assert_eq!(kept["dissent"], dissent);
    assert_eq!(
        kept["inputs"],
        json!([
            { "seat_id": desk.seats[0], "mark": { "step": 2 }, "version": 1 },
            { "seat_id": desk.seats[1], "mark": { "step": 4 }, "version": 1 },
        ])
    );
    let state = desk.machine("viewer").await.get(&format!("/api/v1/assessments/{}", desk.id)).await.json();
    assert_eq!(state["state"], "moderating");
    let acts = desk.world.acts().await;
    assert_eq!(acts[acts.len() - 2..], ["review.moderation-begun", "review.item-settled"]);
}

#[tokio::test]
async fn a_declared_rule_settles_and_another_mark_is_refused() {
    let desk = Desk::new().await;
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    desk.rate(1, "A1.1", json!({ "step": 4 })).await;
    let cases = [("median_low", 2), ("mean_half_up", 3), ("minimum", 2)];

    let wrong = json!({ "mark": { "step": 4 }, "method": "computed", "rule": "minimum" });
    let refused = desk.settle("coordinator", "A1.1", wrong).await;
    for (rule, step) in cases {
        let answer = desk.settle("coordinator", "A1.1", json!({ "method": "computed", "rule": rule })).await;
        assert_eq!(
            (&answer.json()["mark"], &answer.json()["rule"]),
            (&json!({ "step": step }), &json!(rule))
        );
    }
    let nobody = desk.settle("coordinator", "A1.2", json!({ "method": "computed", "rule": "minimum" })).await;
    let unfit = desk.settle("coordinator", "A1.1", json!({ "method": "computed", "rule": "best" })).await;

    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (422, &json!("not-what-the-rule-gives")));
    assert_eq!((nobody.status.as_u16(), &nobody.json()["code"]), (422, &json!("nobody-judged")));
    assert_eq!((unfit.status.as_u16(), &unfit.json()["fields"][0]["field"]), (422, &json!("rule")));
}

#[tokio::test]
async fn a_ruling_needs_a_reason_and_every_settlement_a_mark_that_fits() {
    let desk = Desk::new().await;
    let asked = [
        (json!({ "mark": { "step": 3 }, "method": "ruled" }), "reason"),
        (json!({ "method": "agreed" }), "mark"),
        (json!({ "mark": { "step": 9 }, "method": "agreed" }), "mark"),
        (json!({ "mark": { "yes": true }, "method": "agreed" }), "mark"),
        (json!({ "mark": { "cannot_judge": true }, "method": "agreed" }), "mark"),
        (json!({ "mark": { "step": 3 }, "method": "guessed" }), "method"),
        (
            json!({ "mark": { "step": 3 }, "method": "agreed", "dissent": [{ "seat_id": "nobody" }] }),
            "dissent",
        ),
    ];

    for (body, field) in asked {
        let answer = desk.settle("coordinator", "A1.1", body.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer.json()["fields"][0]["field"], field, "{body}");
    }
    let ruled = json!({ "mark": { "step": 3 }, "method": "ruled", "reason": "The register shows it." });
    assert_eq!(desk.settle("head", "A1.1", ruled).await.status, StatusCode::OK);
}

#[tokio::test]
async fn two_who_settle_an_item_do_not_overwrite_each_other() {
    let desk = Desk::new().await;
    let path = format!("/api/v1/assessments/{}/moderations/{}", desk.id, desk.item("A1.1").await);
    let send = |step: i64| json!({ "mark": { "step": step }, "method": "agreed" }).to_string().into_bytes();
    let json_kind = ("content-type", "application/json");
    let (coordinator, head) = (desk.machine("coordinator").await, desk.machine("head").await);

    coordinator.send(Method::PUT, &path, &[json_kind, ("if-none-match", "*")], send(3)).await;
    let late = head.send(Method::PUT, &path, &[json_kind, ("if-none-match", "*")], send(2)).await;
    let unsaid = head.send(Method::PUT, &path, &[json_kind], send(2)).await;
    let seen = head.send(Method::PUT, &path, &[json_kind, ("if-match", "\"1\"")], send(2)).await;
    let again = head.send(Method::PUT, &path, &[json_kind, ("if-match", "\"1\"")], send(2)).await;

    assert_eq!((late.status.as_u16(), &late.json()["present"]["mark"]), (412, &json!({ "step": 3 })));
    assert_eq!(unsaid.status.as_u16(), 409);
    assert_eq!((seen.status.as_u16(), seen.header("etag")), (200, "\"2\""));
    assert_eq!(
        (again.status.as_u16(), again.header("etag")),
        (200, "\"2\""),
        "sending the same again is nothing new"
    );
    let versions =
        desk.read("head", &format!("moderations/{}/history", desk.item("A1.1").await)).await.json();
    let steps: Vec<&Value> =
        versions["versions"].as_array().unwrap().iter().map(|one| &one["mark"]["step"]).collect();
    assert_eq!(steps, [&json!(2), &json!(3)]);
}

#[tokio::test]
async fn a_settled_item_takes_no_more_ratings_and_an_open_one_does() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;
    let rate = async |item: &str| {
        let path = format!(
            "/api/v1/assessments/{}/seats/{}/ratings/{}",
            desk.id,
            desk.seats[0],
            desk.item(item).await
        );
        desk.machine("contributor")
            .await
            .json(Method::PUT, &path, &json!({ "mark": { "step": 1 }, "version": 1 }))
            .await
    };

    let settled = rate("A1.1").await;
    let open = rate("A1.2").await;

    assert_eq!((settled.status.as_u16(), &settled.json()["code"]), (409, &json!("item-settled")));
    // Keyed in by the coordinator before, and seen: the contributor may correct it.
    assert_eq!(open.status.as_u16(), 200, "{}", open.text());
}

#[tokio::test]
async fn a_settlement_is_taken_back_and_the_item_is_open_again() {
    let desk = Desk::agreed().await;
    let agreed = |step: i64| json!({ "mark": { "step": step }, "method": "agreed" });
    desk.settle("coordinator", "A1.1", agreed(3)).await;
    let item = desk.item("A1.1").await;
    let place = format!("moderations/{item}");
    let path = format!("/api/v1/assessments/{}/{place}", desk.id);
    let version = async || {
        let facts = alcove::review::facts::load_unchecked(&desk.world.ctx(), &desk.id).await.unwrap();
        facts.row.version
    };
    let before = version().await;

    let taken = desk.machine("coordinator").await.json(Method::DELETE, &path, &Value::Null).await;
    let gone = desk.read("head", &place).await;
    let again = desk.machine("coordinator").await.json(Method::DELETE, &path, &Value::Null).await;
    desk.rate(0, "A1.1", json!({ "step": 1 })).await;
    let anew = desk.settle("head", "A1.1", agreed(2)).await;

    assert_eq!(taken.status, StatusCode::NO_CONTENT, "{}", taken.text());
    assert_eq!((gone.status, again.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(version().await, before + 1);
    assert_eq!((anew.status, anew.header("etag")), (StatusCode::OK, "\"2\""), "{}", anew.text());
    let versions = desk.read("head", &format!("{place}/history")).await.json();
    let steps: Vec<&Value> =
        versions["versions"].as_array().unwrap().iter().map(|one| &one["mark"]["step"]).collect();
    assert_eq!(steps, [&json!(2), &json!(3)], "what was taken back stays in the history");
    let acts = desk.world.acts().await;
    assert!(acts.contains(&"review.settlement-taken-back".to_owned()), "{acts:?}");
}

#[tokio::test]
async fn what_was_taken_back_is_computed_with_all_the_rest() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 1 }, "method": "agreed" })).await;
    let path = format!("/api/v1/assessments/{}/moderations/{}", desk.id, desk.item("A1.1").await);
    desk.machine("coordinator").await.json(Method::DELETE, &path, &Value::Null).await;

    desk.settle_all().await;

    let settled = desk.machine("head").await.get(&path).await.json();
    assert_eq!((&settled["mark"], &settled["version"]), (&json!({ "step": 3 }), &json!(2)));
}

#[tokio::test]
async fn only_those_who_lead_take_back_what_they_have_seen() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;
    let path = format!("/api/v1/assessments/{}/moderations/{}", desk.id, desk.item("A1.1").await);
    let delete = async |role: &str, seen: &str| {
        let headers: Vec<(&str, &str)> = if seen.is_empty() { vec![] } else { vec![("if-match", seen)] };
        desk.machine(role).await.send(Method::DELETE, &path, &headers, Vec::new()).await.status.as_u16()
    };

    for (role, status) in [("contributor", 403), ("viewer", 403), ("outsider", 404), ("leaver", 404)] {
        assert_eq!(delete(role, "*").await, status, "{role}");
    }
    assert_eq!(delete("head", "").await, 409, "another settled it");
    assert_eq!(delete("head", "\"7\"").await, 412);
    assert_eq!(delete("head", "\"1\"").await, 204);
    desk.settle_all().await;
    desk.close().await;
    assert_eq!(delete("head", "*").await, 409, "a closed assessment takes nothing");
}

#[tokio::test]
async fn what_all_agree_about_is_computed_in_one_act_and_recorded_item_by_item() {
    let desk = Desk::agreed().await;
    desk.rate(1, "A1.1", json!({ "step": 4 })).await;
    desk.rate(1, "A1.2", json!({ "step": 4 })).await;
    desk.rate(1, "A1.3", json!({ "not_applicable": "No learners yet." })).await;

    let agreeing =
        desk.post("coordinator", "moderations", json!({ "rule": "median_low", "within": "agreeing" })).await;
    let nearer = desk
        .post("coordinator", "moderations", json!({ "rule": "mean_half_up", "within": "one_step" }))
        .await;

    // A choice and a text have no middle, also where all say the same; a date and a list neither.
    assert_eq!(agreeing.json(), json!({ "settled": 3, "left": 7 }), "{}", agreeing.text());
    assert_eq!(nearer.json(), json!({ "settled": 1, "left": 6 }), "{}", nearer.text());
    let one = desk.read("head", &format!("moderations/{}", desk.item("A1.1").await)).await.json();
    assert_eq!(
        (&one["mark"], &one["method"], &one["rule"]),
        (&json!({ "step": 4 }), &json!("computed"), &json!("mean_half_up"))
    );
    let acts = desk.world.acts().await;
    assert_eq!(acts.iter().filter(|act| *act == "review.item-settled").count(), 4);
}

#[tokio::test]
async fn the_queue_begins_where_the_units_stand_furthest_apart() {
    let desk = Desk::new().await;
    for (item, one, other) in [("A1.1", 2, 3), ("A1.2", 1, 4), ("B1.1", 2, 4)] {
        desk.rate(0, item, json!({ "step": one })).await;
        desk.rate(1, item, json!({ "step": other })).await;
    }
    desk.settle("coordinator", "A1.2", json!({ "mark": { "step": 2 }, "method": "agreed" })).await;

    let queue = desk.read("coordinator", "moderations").await.json();

    let items = queue["items"].as_array().unwrap();
    assert_eq!(items.len(), stage::RATED);
    assert_eq!(items[0]["item_id"], json!(desk.item("B1.1").await));
    assert_eq!((&items[0]["apart"]["kind"], &items[0]["apart"]["amount"]), (&json!("steps"), &json!("2")));
    assert_eq!(items[1]["item_id"], json!(desk.item("A1.1").await));
    assert_eq!(items.last().unwrap()["settled"]["mark"], json!({ "step": 2 }));
}

#[tokio::test]
async fn only_those_who_lead_moderate_and_nobody_looks_before_it_begins() {
    let desk = Desk::agreed().await;
    let early = desk.read("coordinator", "moderations").await;
    let body = json!({ "mark": { "step": 3 }, "method": "agreed" });
    let expected = [
        ("unit-lead", 403, 403),
        ("contributor", 403, 403),
        ("viewer", 403, 403),
        ("outsider", 404, 404),
        ("leaver", 404, 404),
        ("platform", 404, 404),
        ("administrator", 200, 200),
    ];

    assert_eq!((early.status.as_u16(), &early.json()["code"]), (409, &json!("not-moderating-yet")));
    for (role, write, read) in expected {
        let written = desk.settle(role, "A1.1", body.clone()).await.status.as_u16();
        let seen = desk.read(role, "moderations").await.status.as_u16();
        assert_eq!((written, seen), (write, read), "{role}");
    }
}

#[tokio::test]
async fn a_heading_is_not_settled_and_a_strange_tag_meets_no_settlement() {
    let desk = Desk::agreed().await;
    let agreed = |step: i64| json!({ "mark": { "step": step }, "method": "agreed" });
    desk.settle("coordinator", "A1.1", agreed(3)).await;
    let path = format!("/api/v1/assessments/{}/moderations", desk.id);
    let strange = [("content-type", "application/json"), ("if-match", "\"abc\"")];

    let heading = desk.settle("coordinator", "A1", agreed(3)).await;
    let one = format!("{path}/{}", desk.item("A1.1").await);
    let head = desk.machine("head").await;
    let stale = head.send(Method::PUT, &one, &strange, agreed(2).to_string().into_bytes()).await;
    let unknown = head.json(Method::PUT, &format!("{path}/none"), &agreed(2)).await;

    assert_eq!((heading.status.as_u16(), &heading.json()["code"]), (422, &json!("item-not-rated")));
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{}", stale.text());
    assert_eq!(stale.json()["present"]["mark"], json!({ "step": 3 }));
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_queue_is_read_page_by_page_also_while_others_settle() {
    let desk = Desk::agreed().await;
    desk.rate(1, "A1.2", json!({ "step": 4 })).await;
    desk.settle("coordinator", "B1.1", json!({ "mark": { "step": 4 }, "method": "agreed" })).await;
    let whole = desk.read("coordinator", "moderations").await.json();
    let ids = |page: &Value| -> Vec<Value> {
        page["items"].as_array().unwrap().iter().map(|one| one["item_id"].clone()).collect()
    };

    let first = desk.read("coordinator", "moderations?limit=4").await.json();
    let after = first["next"].as_str().unwrap().to_owned();
    let last_of_first = whole["items"][3]["item_id"].as_str().unwrap().to_owned();
    // The item that the next page begins behind goes to the end of the queue.
    let path = format!("/api/v1/assessments/{}/moderations/{last_of_first}", desk.id);
    let settled = json!({ "method": "agreed", "mark": { "not_applicable": "Not here." } });
    let settled = desk.machine("head").await.json(Method::PUT, &path, &settled).await;
    let second = desk.read("coordinator", &format!("moderations?limit=4&after={after}")).await.json();
    let next = second["next"].as_str().unwrap();
    let third = desk.read("coordinator", &format!("moderations?limit=4&after={next}")).await.json();

    assert_eq!(settled.status, StatusCode::OK, "{}", settled.text());
    assert_eq!(whole["next"], Value::Null);
    assert_eq!([ids(&first), ids(&second)].concat(), ids(&whole)[..8]);
    // B1.1 was settled before; what was settled meanwhile is told again, as settled.
    assert_eq!((ids(&third).len(), third["items"][0]["settled"].is_null()), (3, true));
    assert!(ids(&third).contains(&json!(last_of_first)) && third["next"].is_null(), "{third}");
    for wrong in ["limit=0", "after=nowhere", "after=open.nowhere"] {
        let answer = desk.read("coordinator", &format!("moderations?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn versions_are_read_page_by_page() {
    let desk = Desk::agreed().await;
    let item = desk.item("A1.1").await;
    for step in [1, 2, 3] {
        desk.settle("coordinator", "A1.1", json!({ "mark": { "step": step }, "method": "agreed" })).await;
    }
    for step in [1, 4] {
        desk.rate(0, "A1.2", json!({ "step": step })).await;
    }
    let rating = format!("seats/{}/ratings/{}/history", desk.seats[0], desk.item("A1.2").await);

    for (path, count) in [(format!("moderations/{item}/history"), 3), (rating, 3)] {
        let first = desk.read("coordinator", &format!("{path}?limit=2")).await.json();
        let next = first["next"].as_str().unwrap();
        let second = desk.read("coordinator", &format!("{path}?limit=2&after={next}")).await.json();
        let wrong = desk.read("coordinator", &format!("{path}?after=x")).await;

        let versions = [&first, &second].map(|page| page["versions"].as_array().unwrap().len());
        assert_eq!((versions, &second["next"]), ([2, count - 2], &Value::Null), "{path}");
        assert_eq!(second["versions"][0]["version"], json!(1), "{path}");
        assert_eq!((wrong.status.as_u16(), &wrong.json()["fields"][0]["field"]), (422, &json!("after")));
    }
}
