use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn whoever_keeps_the_platform_adds_an_organisation_and_becomes_its_administrator() {
    let world = World::new().await;
    let machine = world.machine("platform").await;

    let added = machine
        .json(
            Method::POST,
            "/api/v1/organisations",
            &json!({ "name": "Mountain Academy", "kind": "academy" }),
        )
        .await;
    let id = added.json()["id"].as_str().unwrap().to_owned();
    let people = machine.get(&format!("/api/v1/organisations/{id}/memberships")).await.json();

    assert_eq!((added.status, added.json()["kind"].as_str()), (StatusCode::CREATED, Some("academy")));
    assert_eq!(people["items"][0]["role"], "administrator");
    assert_eq!(people["items"][0]["email"], "platform@alcove.test");
}

#[tokio::test]
async fn a_coordinator_adds_no_organisation() {
    let world = World::new().await;

    let answer = world
        .machine("coordinator")
        .await
        .json(Method::POST, "/api/v1/organisations", &json!({ "name": "Mine" }))
        .await;

    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_same_key_adds_one_organisation_and_another_request_under_it_is_refused() {
    let world = World::new().await;
    let machine = world.machine("platform").await;
    let post = async |name: &str| {
        let headers = [("content-type", "application/json"), ("idempotency-key", "k1")];
        machine
            .send(
                Method::POST,
                "/api/v1/organisations",
                &headers,
                json!({ "name": name }).to_string().into_bytes(),
            )
            .await
    };

    let first = post("Mountain Academy").await;
    let again = post("Mountain Academy").await;
    let other = post("River Academy").await;
    let found = machine.get("/api/v1/organisations?q=mountain").await.json();

    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json()["id"], again.json()["id"]);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_stale_change_is_refused_with_the_present_value() {
    let world = World::new().await;
    let machine = world.machine("administrator").await;
    let path = format!("/api/v1/organisations/{}", world.college);
    let tag = machine.get(&path).await.header("etag").to_owned();
    let patch = async |name: &str| {
        let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
        machine.send(Method::PATCH, &path, &headers, json!({ "name": name }).to_string().into_bytes()).await
    };

    let first = patch("Harbour College").await;
    let second = patch("Bay College").await;

    assert_eq!((first.status, first.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!(
        (second.status, second.json()["present"]["name"].as_str()),
        (StatusCode::PRECONDITION_FAILED, Some("Harbour College"))
    );
    assert_eq!(first.json()["country"], "AZ");
}

#[tokio::test]
async fn a_profile_with_faults_keeps_what_was_typed() {
    let world = World::new().await;
    let fields = [
        ("name", ""),
        ("kind", "castle"),
        ("country", "AZE"),
        ("learners", "many"),
        ("time_zone", "Nowhere"),
    ];

    let answer = world.browser("administrator").await.post("/organisation/profile", &fields).await;

    let page = answer.text();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in [
        "href=\"#name\"",
        "href=\"#kind\"",
        "href=\"#country\"",
        "href=\"#learners\"",
        "href=\"#time_zone\"",
        "value=\"many\"",
    ] {
        assert!(page.contains(text), "{text} is missing:\n{page}");
    }
}

#[tokio::test]
async fn a_country_and_a_time_zone_are_known_by_their_names() {
    let world = World::new().await;
    let browser = world.browser("administrator").await.in_language("ru");
    let fields = [
        ("name", "Harbour Vocational College"),
        ("kind", "college"),
        ("country", "Азербайджан"),
        ("time_zone", "Baku"),
    ];

    let answer = browser.post("/organisation/profile", &fields).await;
    let page = browser.get("/organisation/profile").await.text();

    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert!(page.contains("value=\"AZ\"") && page.contains("value=\"Asia/Baku\""), "{page}");
}

#[tokio::test]
async fn languages_are_chosen_by_name_and_others_written_beside_them() {
    let world = World::new().await;
    let browser = world.browser("administrator").await.in_language("az");
    let fields = |others: &'static str| {
        [
            ("name", "Harbour Vocational College"),
            ("kind", "college"),
            ("time_zone", "Asia/Baku"),
            ("languages", "az"),
            ("languages", "ka"),
            ("other_languages", others),
        ]
    };

    let unknown = browser.post("/organisation/profile", &fields("Klinqonca")).await;
    let taken = browser.post("/organisation/profile", &fields("gag, Türk dili")).await;
    let profile = browser.get("/organisation").await.text();
    let form = browser.get("/organisation/profile").await.text();

    assert_eq!((unknown.status, taken.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    let page = unknown.text();
    assert!(page.contains("value=\"Klinqonca\"") && page.contains("href=\"#languages\""), "{page}");
    assert!(profile.contains("Azərbaycan dili, Gürcü dili, gag, Türk dili"), "{profile}");
    for text in ["value=\"az\" checked", "value=\"ka\" checked", "value=\"tr\" checked", "value=\"gag\""] {
        assert!(form.contains(text), "{text} is missing:\n{form}");
    }
    assert!(form.contains("name=\"languages\" value=\"de\">"), "{form}");
}

#[tokio::test]
async fn two_people_on_one_profile_do_not_overwrite_each_other() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    let fields = |name: &'static str| {
        [("name", name), ("kind", "college"), ("time_zone", "Asia/Baku"), ("version", "1")]
    };

    let first = browser.post("/organisation/profile", &fields("First")).await;
    let second = browser.post("/organisation/profile", &fields("Second")).await;

    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(second.text().contains("Somebody changed this") && second.text().contains("value=\"Second\""));
}

#[tokio::test]
async fn one_chooses_only_organisations_one_belongs_to() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;

    let other = browser.post("/organisations", &[("organisation", world.other_college.as_str())]).await;
    let own = browser.post("/organisations", &[("organisation", world.college.as_str())]).await;

    assert_eq!((other.status, own.status), (StatusCode::NOT_FOUND, StatusCode::SEE_OTHER));
}

#[tokio::test]
async fn an_outsider_and_a_leaver_find_no_college() {
    let world = World::new().await;
    let path = format!("/api/v1/organisations/{}", world.college);

    for role in ["outsider", "leaver"] {
        let machine = world.machine(role).await;
        assert_eq!(machine.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(!machine.get("/api/v1/organisations").await.text().contains(world.college.as_str()));
    }
}

#[tokio::test]
async fn organisations_come_in_pages() {
    let world = World::new().await;
    let machine = world.machine("platform").await;

    let first = machine.get("/api/v1/organisations?limit=1").await.json();
    let next = first["next"].as_str().unwrap();
    let second = machine.get(&format!("/api/v1/organisations?limit=1&after={next}")).await.json();

    assert_eq!(first["items"][0]["name"], "Harbour Vocational College");
    assert_eq!(second["items"][0]["name"], "Orchard Technical School");
    assert_eq!(second["next"], json!(null));
    assert_eq!(machine.get("/api/v1/organisations?limit=0").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn nothing_is_added_to_an_organisation_that_is_not_there() {
    let world = World::new().await;
    let machine = world.machine("platform").await;
    let contributor = world.id("contributor");
    let parts = [
        ("units", json!({ "name": "Welding" })),
        ("memberships", json!({ "person_id": contributor, "role": "viewer" })),
        ("invitations", json!({ "email": "new@alcove.test", "role": "viewer" })),
    ];

    for organisation in ["nope", "01890000-0000-7000-8000-000000000000"] {
        let path = format!("/api/v1/organisations/{organisation}");
        for (part, body) in &parts {
            let path = format!("{path}/{part}");
            let added = machine.json(Method::POST, &path, body).await;

            assert_eq!(added.status, StatusCode::NOT_FOUND, "{path}: {}", added.text());
            assert_eq!(machine.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let keys = machine.json(Method::PUT, &format!("{path}/signing-keys"), &json!({})).await;
        let profile = machine.json(Method::PATCH, &path, &json!({ "name": "Mine" })).await;

        assert_eq!((keys.status, profile.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(machine.get(&format!("{path}/signing-keys")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_page_after_nothing_known_is_refused() {
    let world = World::new().await;
    let machine = world.machine("platform").await;

    let unknown = machine.get("/api/v1/organisations?after=zzz").await;
    let known = machine.get(&format!("/api/v1/organisations?after={}", world.college)).await;

    assert_eq!(
        (unknown.status, unknown.json()["fields"][0]["field"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("after"))
    );
    assert_eq!(known.status, StatusCode::OK);
}
