use std::time::Instant;

use alcove::assess::store::edition;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::stage;
use crate::world::World;

#[tokio::test]
async fn a_new_assessment_holds_every_rated_item_and_freezes_its_edition() {
    let world = World::new().await;
    let edition_id = stage::edition(&world).await;
    let body = json!({ "organisation_id": world.college, "edition_id": edition_id, "title": "Autumn" });

    let answer = world.machine("coordinator").await.json(Method::POST, "/api/v1/assessments", &body).await;

    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let made = answer.json();
    assert_eq!((&made["state"], &made["items"]), (&json!("preparing"), &json!(stage::RATED)));
    assert_eq!(answer.header("etag"), "\"1\"");
    let row = edition::find(world.app.db.read(), &edition_id).await.unwrap().unwrap();
    assert_eq!(row.frozen_at, Some(crate::world::MORNING));
}

#[tokio::test]
async fn a_preset_leaves_out_what_it_does_not_name() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let ask = |preset| json!({ "organisation_id": world.college, "edition_id": edition, "title": "T", "preset": preset });
    let machine = world.machine("administrator").await;

    let quick = machine.json(Method::POST, "/api/v1/assessments", &ask("quick")).await;
    let unknown = machine.json(Method::POST, "/api/v1/assessments", &ask("tiny")).await;

    assert_eq!((quick.status, &quick.json()["items"]), (StatusCode::CREATED, &json!(4)));
    assert_eq!(
        (unknown.status, &unknown.json()["fields"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("no-such-preset"))
    );
}

#[tokio::test]
async fn only_those_who_run_the_quality_work_set_an_assessment_up() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let body = json!({ "organisation_id": world.college, "edition_id": edition, "title": "Autumn" });
    let expected = [
        ("administrator", 201),
        ("coordinator", 201),
        ("head", 403),
        ("unit-lead", 403),
        ("contributor", 403),
        ("viewer", 403),
        ("outsider", 404),
        ("leaver", 404),
        ("platform", 404),
    ];

    for (role, status) in expected {
        let answer = world.machine(role).await.json(Method::POST, "/api/v1/assessments", &body).await;
        assert_eq!(answer.status.as_u16(), status, "{role}");
    }
    let stranger = world.stranger().json(Method::POST, "/api/v1/assessments", &body).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_framework_of_one_institution_is_unknown_to_another() {
    let world = World::new().await;
    let owned = stage::add(&world, stage::SMALL, Some(&world.other_college)).await;
    let ask = |organisation| json!({ "organisation_id": organisation, "edition_id": owned, "title": "T" });

    let ours = world
        .machine("coordinator")
        .await
        .json(Method::POST, "/api/v1/assessments", &ask(&world.college))
        .await;
    let theirs = world
        .machine("outsider")
        .await
        .json(Method::POST, "/api/v1/assessments", &ask(&world.other_college))
        .await;

    assert_eq!(
        (ours.status, &ours.json()["fields"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("no-such-edition"))
    );
    assert_eq!(theirs.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_framework_that_nobody_may_publish_and_nobody_owns_is_used_by_nobody() {
    let world = World::new().await;
    let closed = stage::SMALL.replace("publication: public", "publication: not-for-publication");
    let edition = stage::add(&world, &closed, None).await;
    let body = json!({ "organisation_id": world.college, "edition_id": edition, "title": "T" });

    let answer = world.machine("coordinator").await.json(Method::POST, "/api/v1/assessments", &body).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_assessment_of_twelve_hundred_items_is_set_up_without_a_row_for_each() {
    let world = World::new().await;
    let edition = stage::add(&world, &stage::long(1200), None).await;
    let machine = world.machine("coordinator").await;
    let body = json!({ "organisation_id": world.college, "edition_id": edition, "title": "T" });
    // The first request reads the edition; what is measured is the work of setting up.
    machine.json(Method::POST, "/api/v1/assessments", &body).await;

    let started = Instant::now();
    let answer = machine.json(Method::POST, "/api/v1/assessments", &body).await;
    let took = started.elapsed();

    assert_eq!((answer.status, &answer.json()["items"]), (StatusCode::CREATED, &json!(1200)));
    println!("1,200 items: {took:?}");
}

#[tokio::test]
async fn a_repeated_request_sets_up_one_assessment() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let body = json!({ "organisation_id": world.college, "edition_id": edition, "title": "T" }).to_string();
    let machine = world.machine("coordinator").await;
    let headers = [("content-type", "application/json"), ("idempotency-key", "one")];

    let first = machine.send(Method::POST, "/api/v1/assessments", &headers, body.clone().into_bytes()).await;
    let second = machine.send(Method::POST, "/api/v1/assessments", &headers, body.into_bytes()).await;

    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json()["id"], second.json()["id"]);
    let listed = machine.get("/api/v1/assessments").await.json();
    assert_eq!(listed["assessments"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_list_is_paged_and_stays_within_the_institution() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    for _ in 0..3 {
        stage::prepared(&world, &edition).await;
    }
    let machine = world.machine("viewer").await;

    let first = machine.get("/api/v1/assessments?limit=2").await.json();
    let next = first["next"].as_str().unwrap().to_owned();
    let second = machine.get(&format!("/api/v1/assessments?limit=2&after={next}")).await.json();
    let foreign = world
        .machine("outsider")
        .await
        .get(&format!("/api/v1/assessments?organisation_id={}", world.college))
        .await;

    assert_eq!(first["assessments"].as_array().unwrap().len(), 2);
    assert_eq!((second["assessments"].as_array().unwrap().len(), &second["next"]), (1, &json!(null)));
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_change_upon_an_old_version_is_refused_with_the_present_one() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{id}");
    let machine = world.machine("coordinator").await;
    let headers = [("content-type", "application/json"), ("if-match", "\"1\"")];

    let first = machine.send(Method::PATCH, &path, &headers, br#"{"title":"First"}"#.to_vec()).await;
    let second = machine.send(Method::PATCH, &path, &headers, br#"{"title":"Second"}"#.to_vec()).await;
    let strange = [("content-type", "application/json"), ("if-match", "\"abc\"")];
    let strange = machine.send(Method::PATCH, &path, &strange, br#"{"title":"Third"}"#.to_vec()).await;

    assert_eq!((first.status, first.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!([second.status, strange.status], [StatusCode::PRECONDITION_FAILED; 2]);
    assert_eq!(strange.json()["present"], second.json()["present"]);
    assert_eq!(
        (&second.json()["present"]["title"], &second.json()["present"]["version"]),
        (&json!("First"), &json!(2))
    );
}

#[tokio::test]
async fn it_opens_once_and_seats_may_follow() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{id}/opening");
    let machine = world.machine("coordinator").await;

    let opened = machine.json(Method::POST, &path, &json!({})).await;
    stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "all": true })).await;
    let again = machine.json(Method::POST, &path, &json!({})).await;

    assert_eq!((opened.status, &opened.json()["state"]), (StatusCode::OK, &json!("collecting")));
    assert_eq!((again.status, &again.json()["code"]), (StatusCode::CONFLICT, &json!("not-in-this-state")));
}

#[tokio::test]
async fn a_seat_answers_for_the_rated_items_below_what_it_was_given() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let id = stage::prepared(&world, &edition).await;
    let criterion = stage::item(&world, &edition, "A2").await;
    let body = json!({ "person_id": world.id("contributor"), "item_ids": [criterion] });
    let seat = stage::seat(&world, &id, &body).await;
    let machine = world.machine("contributor").await;

    let read = machine.get(&format!("/api/v1/assessments/{id}/seats/{seat}")).await.json();

    assert_eq!((read["item_ids"].as_array().unwrap().len(), &read["all"]), (4, &json!(false)));
}

#[tokio::test]
async fn nobody_is_seated_twice_nor_from_another_institution_nor_for_items_elsewhere() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let id = stage::prepared(&world, &edition).await;
    stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "all": true })).await;
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/assessments/{id}/seats");
    let asked = [
        (json!({ "unit_id": world.units[0], "all": true }), 409, "unit-seated"),
        (json!({ "unit_id": world.other_unit, "all": true }), 422, "invalid"),
        (json!({ "person_id": world.id("outsider"), "all": true }), 422, "invalid"),
        (json!({ "person_id": world.id("leaver"), "all": true }), 422, "invalid"),
        (json!({ "unit_id": world.units[1] }), 422, "invalid"),
        (json!({ "unit_id": world.units[1], "person_id": world.id("head"), "all": true }), 422, "invalid"),
        (json!({ "unit_id": world.units[1], "item_ids": ["nowhere"] }), 422, "items-not-in-scope"),
    ];

    for (body, status, code) in asked {
        let answer = machine.json(Method::POST, &path, &body).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (status, Some(code)), "{body}");
    }
}

#[tokio::test]
async fn seats_are_given_by_those_who_run_it_and_seen_by_those_who_rate() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{id}/seats");
    let body = json!({ "unit_id": world.units[2], "all": true });
    let expected = [
        ("head", 200, 403),
        ("contributor", 200, 403),
        ("viewer", 403, 403),
        ("outsider", 404, 404),
        ("leaver", 404, 404),
        ("coordinator", 200, 201),
    ];

    for (role, read, write) in expected {
        let machine = world.machine(role).await;
        let seen = machine.get(&path).await.status.as_u16();
        let made = machine.json(Method::POST, &path, &body).await.status.as_u16();
        assert_eq!((seen, made), (read, write), "{role}");
    }
}

#[tokio::test]
async fn a_seat_that_was_taken_away_is_gone_and_can_be_given_again() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let body = json!({ "unit_id": world.units[0], "all": true });
    let seat = stage::seat(&world, &id, &body).await;
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/assessments/{id}/seats/{seat}");

    let gone = machine.send(Method::DELETE, &path, &[], Vec::new()).await.status;
    let read = machine.get(&path).await.status;
    let again = stage::seat(&world, &id, &body).await;

    assert_eq!((gone, read), (StatusCode::NO_CONTENT, StatusCode::NOT_FOUND));
    assert_ne!(seat, again);
}

#[tokio::test]
async fn every_act_of_setting_up_is_in_the_audit_trail() {
    let world = World::new().await;
    let (id, seats) = stage::two_units(&world).await;
    let machine = world.machine("coordinator").await;
    machine
        .send(Method::DELETE, &format!("/api/v1/assessments/{id}/seats/{}", seats[1]), &[], Vec::new())
        .await;

    let acts = world.acts().await;

    assert_eq!(
        acts,
        [
            "review.assessment-created",
            "review.seat-added",
            "review.seat-added",
            "review.assessment-opened",
            "review.seat-removed"
        ]
    );
}

#[tokio::test]
async fn machines_set_the_days_in_order_upon_the_version_they_saw() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{id}/schedule");
    let machine = world.machine("coordinator").await;
    let good = json!({ "rating_until": "2026-12-03", "close_by": "2026-12-20" });
    let stale = [("content-type", "application/json"), ("if-match", "\"1\"")];

    let set = machine.json(Method::PUT, &path, &good).await;
    let wrong = machine
        .json(Method::PUT, &path, &json!({ "rating_from": "2026-12-09", "rating_until": "2026-12-03" }))
        .await;
    let late = machine.send(Method::PUT, &path, &stale, good.to_string().into_bytes()).await;

    assert_eq!((set.status, &set.json()["rating_until"]), (StatusCode::OK, &json!("2026-12-03")));
    assert_eq!(
        (wrong.status, &wrong.json()["fields"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("day-too-early"))
    );
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn machines_read_and_replace_the_scope_and_faults_are_refused() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{id}/scope");
    let machine = world.machine("coordinator").await;
    let mut scope = machine.get(&path).await.json();
    scope["chosen"].as_array_mut().unwrap().retain(|item| item != "A2.4");

    let silent = machine.json(Method::PUT, &path, &scope).await;
    scope["excluded"] = json!({ "A2.4": { "reason": "Nobody asked" } });
    let said = machine.json(Method::PUT, &path, &scope).await;

    assert_eq!(
        (silent.status, &silent.json()["fields"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("exclusion-reason-missing"))
    );
    assert_eq!((said.status, said.header("etag")), (StatusCode::OK, "\"2\""));
}

#[tokio::test]
async fn what_does_not_fit_in_a_scope_is_told_at_its_field() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    let path = format!("/api/v1/assessments/{id}/scope");
    let machine = world.machine("coordinator").await;
    let local = |part: serde_json::Value| {
        let mut one = json!({ "id": "L1", "instrument": { "scale": "practice" }, "weight": "1", "texts": { "en": "Ours" } });
        one.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        json!({ "chosen": ["A1.1"], "local": [one] })
    };
    let figure = json!({ "amount": { "unit": "hours", "decimals": 0, "minimum": null, "maximum": null, "direction": "sideways" } });
    let asked = [
        (json!({}), "chosen", "missing"),
        (json!({ "chosen": 3 }), "chosen", "of-another-kind"),
        (json!({ "chosen": ["A1.1"], "weights": { "A1.1": 2 } }), "weights.A1.1", "of-another-kind"),
        (json!({ "chosen": ["A1.1"], "weights": { "A1.1": "much" } }), "weights.A1.1", "not-a-number"),
        (
            json!({ "chosen": ["A1.1"], "wording": { "A1.1": { "??": "x" } } }),
            "wording.A1.1.??",
            "not-a-language",
        ),
        (json!({ "chosen": ["A1.1"], "chosn": [] }), "chosn", "unknown-field"),
        (local(json!({ "weight": "x" })), "local[0].weight", "not-a-number"),
        (local(json!({ "instrument": figure })), "local[0].instrument.amount.direction", "unknown-choice"),
        (local(json!({ "texts": null })), "local[0].texts", "missing"),
    ];

    for (body, field, code) in asked {
        let answer = machine.json(Method::PUT, &path, &body).await;
        let told = &answer.json()["fields"][0];
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body} {}", answer.text());
        assert_eq!((&told["field"], &told["code"]), (&json!(field), &json!(code)), "{body}");
        assert!(!told["message"].as_str().unwrap().starts_with("fault-"), "{told}");
    }
    let azerbaijani = machine.in_language("az").json(Method::PUT, &path, &json!({ "chosen": 3 })).await;
    assert!(azerbaijani.json()["fields"][0]["message"].as_str().unwrap().contains("başqa növ"));
}

#[tokio::test]
async fn a_field_that_is_missing_is_told_in_the_callers_language() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let machine = world.machine("coordinator").await;
    let body = json!({ "organisation_id": world.college, "edition_id": edition });
    let post = async |language, body| {
        machine.clone().in_language(language).json(Method::POST, "/api/v1/assessments", body).await
    };

    let english = post("en", &body).await;
    let russian = post("ru", &body).await;
    let mut empty = body.clone();
    empty["title"] = json!(null);
    let null = post("en", &empty).await;

    assert_eq!(english.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", english.text());
    let told = json!([{ "field": "title", "code": "missing", "message": "This is needed." }]);
    assert_eq!((&english.json()["code"], &english.json()["fields"]), (&json!("invalid"), &told));
    assert_eq!(russian.json()["fields"][0]["message"], "Это поле нужно заполнить.");
    assert_eq!((null.status, &null.json()["fields"]), (english.status, &told));
}

#[tokio::test]
async fn an_item_that_is_named_twice_is_given_once() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let id = stage::prepared(&world, &edition).await;
    let criterion = stage::item(&world, &edition, "A2").await;
    let body = json!({ "person_id": world.id("contributor"), "item_ids": [criterion, criterion] });
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/assessments/{id}/seats");

    let made = machine.json(Method::POST, &path, &body).await;
    let one = format!("{path}/{}", made.json()["id"].as_str().unwrap_or_default());
    let anew = machine.json(Method::PUT, &one, &json!({ "item_ids": [criterion, criterion] })).await;
    let again = machine.json(Method::POST, &path, &body).await;

    assert_eq!((made.status, anew.status), (StatusCode::CREATED, StatusCode::OK), "{}", made.text());
    assert_eq!(anew.json()["item_ids"].as_array().unwrap().len(), 4);
    assert_eq!((again.status, &again.json()["code"]), (StatusCode::CONFLICT, &json!("person-seated")));
    assert_eq!(again.json()["facts"]["seat_id"], made.json()["id"]);
}

#[tokio::test]
async fn seats_are_read_page_by_page_also_when_one_of_them_is_removed() {
    let world = World::new().await;
    let id = stage::prepared(&world, &stage::edition(&world).await).await;
    for unit in &world.units {
        stage::seat(&world, &id, &json!({ "unit_id": unit, "all": true })).await;
    }
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/assessments/{id}/seats");
    let whole = machine.get(&path).await.json();

    let first = machine.get(&format!("{path}?limit=1")).await.json();
    let next = first["next"].as_str().unwrap();
    machine.json(Method::DELETE, &format!("{path}/{next}"), &json!(null)).await;
    let second = machine.get(&format!("{path}?limit=1000&after={next}")).await.json();
    let wrong = machine.get(&format!("{path}?limit=1001")).await;

    let seats = whole["seats"].as_array().unwrap();
    assert_eq!((seats.len(), &whole["next"]), (world.units.len(), &json!(null)));
    assert_eq!(first["seats"].as_array().unwrap()[..], seats[..1]);
    assert_eq!(second["seats"].as_array().unwrap()[..], seats[1..]);
    assert_eq!((wrong.status.as_u16(), &wrong.json()["fields"][0]["field"]), (422, &json!("limit")));
}
