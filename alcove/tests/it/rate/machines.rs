use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::on_stage;
use crate::world::{Answer, Browser};

async fn put(machine: &Browser, address: &str, body: &Value) -> Answer {
    machine.json(Method::PUT, address, body).await
}

async fn put_if(machine: &Browser, address: &str, version: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("if-match", version)];
    machine.send(Method::PUT, address, &headers, body.to_string().into_bytes()).await
}

/// How often the place was saved.
async fn versions(machine: &Browser, address: &str) -> usize {
    machine.get(&format!("{address}/history")).await.json()["versions"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_rating_is_saved_and_read_back_with_its_version() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");
    let body =
        json!({"mark": {"step": 3}, "note": "Checked with the workshop head.", "confidence": "document"});

    let saved = put(&machine, &address, &body).await;
    let read = machine.get(&address).await;

    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    assert_eq!((saved.header("etag"), read.header("etag")), ("\"1\"", "\"1\""));
    assert_eq!(saved.json(), read.json());
    assert_eq!(
        read.json(),
        json!({
            "item_id": staged.item("S1"), "seat_id": staged.seats[0], "slot": "current", "version": 1,
            "mark": {"step": 3}, "note": "Checked with the workshop head.", "confidence": "document",
            "rated_by": world.id("contributor"), "rated_at": "2026-11-21T09:00:00Z", "attempt": 1,
        })
    );
}

#[tokio::test]
async fn before_the_first_save_there_is_version_0() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");

    let read = machine.get(&address).await;
    let first = put_if(&machine, &address, "\"0\"", &json!({"mark": {"step": 3}})).await;
    let second = put_if(&machine, &address, "\"0\"", &json!({"mark": {"step": 2}})).await;

    assert_eq!((read.status, read.header("etag")), (StatusCode::OK, "\"0\""));
    assert_eq!((&read.json()["version"], &read.json()["mark"]), (&json!(0), &Value::Null));
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(second.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(second.json()["present"]["mark"], json!({"step": 3}));
}

#[tokio::test]
async fn every_instrument_takes_its_mark_and_refuses_the_others() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let marks = [
        ("S1", json!({"step": 4}), json!({"step": 5})),
        ("S2", json!({"amount": "12.5"}), json!({"amount": "41"})),
        ("S3", json!({"yes": true}), json!({"step": 1})),
        ("T1", json!({"choice": ["a", "b"]}), json!({"choice": "c"})),
        ("T2", json!({"ratio": ["3", "12"]}), json!({"ratio": ["13", "12"]})),
        ("T3", json!({"date": "2026-11-20"}), json!({"date": "2026-13-20"})),
        ("T4", json!({"text": "The keys"}), json!({"text": "  "})),
        ("T5", json!({"choice": "head"}), json!({"choice": ["head", "anyone"]})),
    ];

    for (item, good, bad) in marks {
        let address = staged.rating(0, item);
        let taken = put(&machine, &address, &json!({"mark": good})).await;
        let refused = put(&machine, &address, &json!({"mark": bad})).await;
        let na = put(&machine, &address, &json!({"mark": {"not_applicable": "We have none."}})).await;
        let unsure = put(&machine, &address, &json!({"mark": {"cannot_judge": true}})).await;

        assert_eq!((taken.status, &taken.json()["mark"]), (StatusCode::OK, &good), "{item} {}", taken.text());
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{item} {}", refused.text());
        assert_eq!(refused.json()["fields"][0]["field"], "mark", "{item}");
        assert_ne!(
            refused.json()["fields"][0]["message"],
            refused.json()["fields"][0]["code"],
            "{item} has words"
        );
        assert_eq!((na.status, unsure.status), (StatusCode::OK, StatusCode::OK), "{item}");
        assert_eq!(versions(&machine, &address).await, 3, "{item}");
    }
}

#[tokio::test]
async fn not_applicable_needs_its_reason() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;

    let refused = put(&machine, &staged.rating(0, "S1"), &json!({"mark": {"not_applicable": " "}})).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["fields"][0]["field"], "reason");
}

#[tokio::test]
async fn the_same_save_sent_again_is_the_same_version() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");
    let body = json!({"mark": {"step": 3}, "note": "Once."});

    put_if(&machine, &address, "\"0\"", &body).await;
    let again = put_if(&machine, &address, "\"0\"", &body).await;

    assert_eq!((again.status, again.header("etag")), (StatusCode::OK, "\"1\""));
    assert_eq!(versions(&machine, &address).await, 1);
}

#[tokio::test]
async fn a_save_whose_answer_was_lost_is_known_again_after_others_saved() {
    let (world, staged) = on_stage().await;
    let (machine, other) = (world.machine("contributor").await, world.machine("unit-lead").await);
    let address = staged.rating(0, "S1");
    let body = json!({"mark": {"step": 3}, "note": "Mine."});

    put_if(&machine, &address, "\"0\"", &body).await;
    put_if(&other, &address, "\"1\"", &json!({"mark": {"step": 1}})).await;
    let again = put_if(&machine, &address, "\"0\"", &body).await;

    assert_eq!((again.status, again.header("etag")), (StatusCode::OK, "\"1\""));
    assert_eq!(machine.get(&address).await.json()["mark"], json!({"step": 1}));
}

#[tokio::test]
async fn two_people_on_one_field_never_overwrite_each_other() {
    let (world, staged) = on_stage().await;
    let (machine, other) = (world.machine("contributor").await, world.machine("unit-lead").await);
    let address = staged.rating(0, "S1");

    put(&machine, &address, &json!({"mark": {"step": 3}})).await;
    let silent = put(&other, &address, &json!({"mark": {"step": 1}})).await;
    let stale = put_if(&other, &address, "\"7\"", &json!({"mark": {"step": 1}})).await;
    let by_body = put(&other, &address, &json!({"mark": {"step": 1}, "version": 7})).await;

    assert_eq!(
        (silent.status, &silent.json()["present"]["mark"]),
        (StatusCode::CONFLICT, &json!({"step": 3}))
    );
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!((by_body.status, &by_body.json()["present"]["version"]), (StatusCode::CONFLICT, &json!(1)));
    assert_eq!(versions(&machine, &address).await, 1);
}

#[tokio::test]
async fn of_many_saves_at_once_over_one_version_one_wins() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");
    let saves = (0..20).map(|number| {
        let (machine, address) = (machine.clone(), address.clone());
        tokio::spawn(async move {
            put_if(&machine, &address, "\"0\"", &json!({"mark": {"step": 3}, "note": number.to_string()}))
                .await
                .status
        })
    });

    let mut won = 0;
    for save in saves.collect::<Vec<_>>() {
        match save.await.unwrap() {
            StatusCode::OK => won += 1,
            other => assert_eq!(other, StatusCode::PRECONDITION_FAILED),
        }
    }

    assert_eq!((won, versions(&machine, &address).await), (1, 1));
}

#[tokio::test]
async fn earlier_versions_stay_and_say_who_wrote_them() {
    let (world, staged) = on_stage().await;
    let (machine, other) = (world.machine("contributor").await, world.machine("unit-lead").await);
    let address = staged.rating(0, "S1");

    put(&machine, &address, &json!({"mark": {"step": 3}})).await;
    put_if(&other, &address, "\"1\"", &json!({"mark": {"step": 1}})).await;
    let history = machine.get(&format!("{address}/history")).await.json();

    let said: Vec<_> = history["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["version"].clone(), one["mark"].clone(), one["rated_by"].clone()))
        .collect();
    assert_eq!(
        said,
        [
            (json!(2), json!({"step": 1}), json!(world.id("unit-lead"))),
            (json!(1), json!({"step": 3}), json!(world.id("contributor"))),
        ]
    );
}

#[tokio::test]
async fn a_colleagues_rating_shows_once_ones_own_is_in() {
    let (world, staged) = on_stage().await;
    world.join("colleague", "contributor", Some(&world.units[1])).await;
    let (here, there) = (world.machine("contributor").await, world.machine("coordinator").await);
    put(&there, &staged.rating(1, "S1"), &json!({"mark": {"step": 1}, "note": "Theirs."})).await;
    let tree = format!("/api/v1/assessments/{}/tree", staged.id);
    let ratings = |tree: Value| tree["items"].as_array().unwrap()[1]["ratings"].clone();

    let before = here.get(&staged.rating(1, "S1")).await;
    let tree_before = ratings(here.get(&tree).await.json());
    put(&here, &staged.rating(0, "S1"), &json!({"mark": {"step": 3}})).await;
    let after = here.get(&staged.rating(1, "S1")).await;
    let tree_after = ratings(here.get(&tree).await.json());

    assert_eq!(before.status, StatusCode::FORBIDDEN);
    assert_eq!(tree_before, json!([{"seat_id": staged.seats[1], "hidden": true}]));
    assert_eq!((after.status, &after.json()["mark"]), (StatusCode::OK, &json!({"step": 1})));
    assert_eq!(tree_after[1]["note"], "Theirs.");
}

#[tokio::test]
async fn nobody_rates_where_they_do_not_sit() {
    let (world, staged) = on_stage().await;
    let body = json!({"mark": {"step": 3}});

    let mut statuses = Vec::new();
    for role in ["outsider", "leaver", "platform", "viewer", "head", "contributor", "coordinator"] {
        let machine = world.machine(role).await;
        statuses.push((role, put(&machine, &staged.rating(1, "S1"), &body).await.status.as_u16()));
    }
    let stranger = put(&world.stranger(), &staged.rating(1, "S1"), &body).await;

    // A viewer does not know of seats; head and contributor know of this one and may not write.
    assert_eq!(
        statuses,
        [
            ("outsider", 404),
            ("leaver", 404),
            ("platform", 404),
            ("viewer", 404),
            ("head", 403),
            ("contributor", 403),
            ("coordinator", 200)
        ]
    );
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_a_seat_is_not_asked_is_told_apart_from_what_there_is_not() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("coordinator").await;
    let viewer = world.machine("viewer").await;
    let body = json!({"mark": {"step": 3}});
    let ratio = json!({"mark": {"ratio": ["1", "2"]}});
    let unknown = format!("/api/v1/assessments/{}/seats/{}/ratings/none", staged.id, staged.seats[0]);
    let no_seat = format!("/api/v1/assessments/{}/seats/none/ratings/{}", staged.id, staged.item("S"));

    let heading = put(&machine, &staged.rating(0, "S"), &body).await;
    let not_of_this_seat = put(&machine, &staged.rating(2, "T2"), &ratio).await;
    let unknown = put(&machine, &unknown, &body).await;
    let no_seat = put(&machine, &no_seat, &body).await;
    // Who does not know of the seat learns nothing of what it answers for.
    let strange = put(&viewer, &staged.rating(2, "T2"), &ratio).await;

    let told = [&heading, &not_of_this_seat].map(|answer| (answer.status.as_u16(), answer.json()));
    assert_eq!(
        told.each_ref().map(|(status, told)| (*status, told["code"].as_str().unwrap())),
        [(422, "item-not-rated"), (422, "item-not-in-seat")]
    );
    assert_eq!(told[1].1["facts"]["item"], "T2");
    assert!(told[1].1["detail"].as_str().unwrap().contains("does not answer for “T2”"), "{}", told[1].1);
    assert_eq!([unknown.status, no_seat.status, strange.status], [StatusCode::NOT_FOUND; 3]);
}

#[tokio::test]
async fn ratings_are_taken_while_they_are_collected_and_late_until_settled() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let body = json!({"mark": {"step": 3}});
    staged.settle(&world, "S1").await;

    staged.is(&world, "preparing").await;
    let early = put(&machine, &staged.rating(0, "S1"), &body).await;
    staged.is(&world, "moderating").await;
    let settled = put(&machine, &staged.rating(0, "S1"), &body).await;
    let late = put(&machine, &staged.rating(0, "S3"), &json!({"mark": {"yes": false}})).await;
    staged.is(&world, "closed").await;
    let over = put(&machine, &staged.rating(0, "S3"), &json!({"mark": {"yes": true}})).await;

    assert_eq!(
        (early.status, early.json()["facts"]["state"].clone()),
        (StatusCode::CONFLICT, json!("preparing"))
    );
    assert_eq!(
        (settled.status, settled.json()["code"].clone()),
        (StatusCode::CONFLICT, json!("item-settled"))
    );
    assert_eq!(late.status, StatusCode::OK);
    assert_eq!((over.status, over.json()["code"].clone()), (StatusCode::CONFLICT, json!("not-rating-now")));
}

#[tokio::test]
async fn bad_input_is_refused_in_words() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");
    let json_type = [("content-type", "application/json")];

    let long = put(&machine, &address, &json!({"note": "ə".repeat(20_001)})).await;
    let fits = put(&machine, &address, &json!({"note": "ə".repeat(20_000)})).await;
    let nul = put(&machine, &address, &json!({"note": "a\0b"})).await;
    let huge = machine.send(Method::PUT, &address, &json_type, vec![b' '; 3_000_000]).await;
    let broken = machine.send(Method::PUT, &address, &json_type, b"{\"mark\":".to_vec()).await;
    let untyped = machine.send(Method::PUT, &address, &[], b"{}".to_vec()).await;

    assert_eq!((long.status, fits.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK));
    assert_eq!(long.json()["fields"][0]["field"], "note");
    let told = |answer: &Answer| {
        let fault = &answer.json()["fields"][0];
        (answer.status, fault["field"].clone(), fault["code"].clone())
    };
    assert_eq!(told(&nul), (StatusCode::UNPROCESSABLE_ENTITY, json!("note"), json!("nul")));
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(untyped.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_target_and_an_importance_stand_beside_the_rating() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");

    put(&machine, &address, &json!({"mark": {"step": 2}})).await;
    let target = put(&machine, &format!("{address}?slot=target"), &json!({"mark": {"step": 4}})).await;
    let none =
        put(&machine, &format!("{address}?slot=target"), &json!({"mark": {"cannot_judge": true}})).await;
    let matters = put(&machine, &format!("{address}?slot=importance"), &json!({"mark": {"step": 3}})).await;
    let too_much = put(&machine, &format!("{address}?slot=importance"), &json!({"mark": {"step": 4}})).await;
    let odd = put(&machine, &format!("{address}?slot=mood"), &json!({"mark": {"step": 4}})).await;

    assert_eq!([target.status, matters.status], [StatusCode::OK; 2]);
    assert_eq!([none.status, too_much.status, odd.status], [StatusCode::UNPROCESSABLE_ENTITY; 3]);
    assert_eq!(machine.get(&address).await.json()["mark"], json!({"step": 2}));
}

#[tokio::test]
async fn a_save_leaves_its_trace_without_telling_the_value() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;

    put(&machine, &staged.rating(0, "S1"), &json!({"mark": {"step": 3}})).await;

    let db = world.app.db.read();
    use sea_orm::{ConnectionTrait as _, Statement};
    let sql = "select before_value, after_value from audit_event where act = 'review.rating-saved'";
    let rows = db.query_all_raw(Statement::from_string(world.app.db.backend(), sql)).await.unwrap();
    let values: Vec<(String, String)> = rows
        .iter()
        .map(|row| (row.try_get("", "before_value").unwrap(), row.try_get("", "after_value").unwrap()))
        .collect();
    assert_eq!(values, [("0".to_owned(), "1".to_owned())]);
}

#[tokio::test]
async fn a_mark_of_no_kind_is_answered_with_the_kinds_there_are() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");

    for mark in [json!({}), json!({ "stars": 3 }), json!({ "step": 3, "yes": true }), json!(3)] {
        let answer = put(&machine, &address, &json!({ "mark": mark })).await;

        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{mark}: {}", answer.text());
        let fault = answer.json()["fields"][0].clone();
        assert_eq!((&fault["field"], &fault["code"]), (&json!("mark"), &json!("mark-kind")));
        assert!(fault["message"].as_str().unwrap().contains("step, amount, ratio"), "{fault}");
    }
    let unfit = put(&machine, &address, &json!({ "mark": { "step": "three" } })).await;
    assert_eq!(
        (unfit.status, &unfit.json()["fields"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("mark-unreadable"))
    );
}

#[tokio::test]
async fn a_tag_that_was_never_ours_meets_no_version() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");
    put(&machine, &address, &json!({"mark": {"step": 3}})).await;
    let tags = ["\"abc\"", "W/\"abc\"", "\"99999999999\"", "\"-1\"", "\"abc\", \"7\""];

    for tag in tags {
        let answer = put_if(&machine, &address, tag, &json!({"mark": {"step": 1}})).await;

        assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "{tag} {}", answer.text());
        assert_eq!(answer.json()["present"]["mark"], json!({"step": 3}), "{tag}");
    }
    let none = put_if(&machine, &address, "", &json!({"mark": {"step": 1}})).await;
    let any = put_if(&machine, &address, "*", &json!({"mark": {"step": 2}})).await;

    assert_eq!((none.status, any.status), (StatusCode::BAD_REQUEST, StatusCode::OK));
}

#[tokio::test]
async fn of_many_saves_at_once_by_one_person_each_is_taken() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let address = staged.rating(0, "S1");
    let saves = (0..16).map(|number| {
        let (machine, address) = (machine.clone(), address.clone());
        let body = json!({"mark": {"step": 3}, "note": number.to_string()});
        tokio::spawn(async move { put(&machine, &address, &body).await })
    });

    let mut tags = Vec::new();
    for save in saves.collect::<Vec<_>>() {
        let saved = save.await.unwrap();
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
        tags.push(saved.json()["version"].as_i64().unwrap());
    }
    tags.sort_unstable();

    assert_eq!(tags, (1..=16).collect::<Vec<i64>>());
    assert_eq!(versions(&machine, &address).await, 16);
}

#[tokio::test]
async fn who_writes_too_much_learns_how_much_fits() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let body = json!({"mark": {"step": 3}, "note": "a".repeat(50_000)});

    let refused = put(&machine, &staged.rating(0, "S1"), &body).await.json();

    assert_eq!(
        (&refused["fields"][0]["field"], &refused["fields"][0]["code"]),
        (&json!("note"), &json!("words-too-long"))
    );
    let said = refused["fields"][0]["message"].as_str().unwrap();
    assert!(said.contains("50000") && said.contains("20000"), "{said}");
}
