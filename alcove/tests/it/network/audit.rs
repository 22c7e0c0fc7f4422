use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::certify::stage::draft;
use crate::rate::stage::on_stage;
use crate::world::World;

async fn happen(world: &World) {
    let path = format!("/api/v1/organisations/{}", world.college);
    world
        .machine("administrator")
        .await
        .json(Method::PATCH, &path, &json!({ "name": "Harbour College" }))
        .await;
    world
        .machine("coordinator")
        .await
        .json(Method::POST, &format!("{path}/units"), &json!({ "name": "Library" }))
        .await;
}

#[tokio::test]
async fn the_history_shows_who_did_what_with_the_values_before_and_after() {
    let world = World::new().await;
    happen(&world).await;

    let page = world.browser("coordinator").await.get("/organisation/audit").await.text();

    for text in [
        "Profile changed",
        "Harbour Vocational College",
        "Harbour College",
        "Unit added",
        "Library",
        "21 November 2026",
    ] {
        assert!(page.contains(text), "{text} is missing");
    }
}

#[tokio::test]
async fn the_history_is_filtered_in_the_address() {
    let world = World::new().await;
    happen(&world).await;
    let browser = world.browser("coordinator").await;
    let shows = async |query: &str| {
        let page = browser.get(&format!("/organisation/audit?{query}")).await.text();
        (page.contains("<b>administrator</b>"), page.contains("<b>coordinator</b>"))
    };
    let person = format!("person={}", world.id("administrator"));

    assert_eq!(shows("").await, (true, true));
    assert_eq!(shows(&person).await, (true, false));
    assert_eq!(shows("act=network.unit-added").await, (false, true));
    assert_eq!(shows("subject=organisation").await, (true, false));
    assert_eq!(shows("from=2026-11-21&until=2026-11-21").await, (true, true));
    assert_eq!(shows("until=2026-11-20").await, (false, false));
}

#[tokio::test]
async fn the_history_goes_out_as_csv_and_by_the_interface() {
    let world = World::new().await;
    happen(&world).await;

    let csv = world.browser("head").await.get("/organisation/audit/export?act=network.unit-added").await;
    let rows = alcove::kit::sheet::read(&csv.bytes).unwrap();
    let path = format!("/api/v1/organisations/{}/audit", world.college);
    let machine = world.machine("coordinator").await;
    let first = machine.get(&format!("{path}?limit=1")).await.json();
    let next = first["next"].as_str().unwrap().to_owned();
    let second = machine.get(&format!("{path}?limit=1&after={next}")).await.json();

    assert_eq!((rows.len(), rows[1][4].as_str()), (2, "network.unit-added"));
    assert_eq!(first["items"][0]["act"], "network.unit-added");
    assert_eq!(second["items"][0]["act"], "network.organisation-edited");
    assert_eq!(machine.get(&format!("{path}?from=yesterday")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_history_is_read_by_those_who_answer_for_the_college_alone() {
    let world = World::new().await;
    happen(&world).await;
    let path = format!("/api/v1/organisations/{}/audit", world.college);

    for (role, status) in [
        ("administrator", StatusCode::OK),
        ("head", StatusCode::OK),
        ("contributor", StatusCode::FORBIDDEN),
        ("viewer", StatusCode::FORBIDDEN),
        ("outsider", StatusCode::NOT_FOUND),
        ("leaver", StatusCode::NOT_FOUND),
        ("platform", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(world.machine(role).await.get(&path).await.status, status, "{role}");
    }
}

#[tokio::test]
async fn the_history_calls_things_and_values_by_their_names() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    machine.json(Method::PUT, &staged.rating(0, "S1"), &json!({ "mark": { "step": 3 } })).await;
    let review = format!("/api/v1/assessments/{}/moderating", staged.id);
    world.machine("coordinator").await.json(Method::POST, &review, &json!(null)).await;
    let scheme = draft(&world, "coordinator", &world.college).await;

    let history = async |language| {
        world.browser("coordinator").await.in_language(language).get("/organisation/audit").await.text()
    };
    let (english, russian) = (history("en").await, history("ru").await);

    assert!(!scheme.is_empty());
    for text in
        ["Rating saved · Engineering workshops, S1", "Version 1", "Scheme created", "rating → agreeing"]
    {
        assert!(english.contains(text), "{text} is missing: {english}");
    }
    assert!(russian.contains("выставление оценок → согласование"), "{russian}");
    for page in [&english, &russian] {
        assert!(!page.contains("· scheme.created") && !page.contains("collecting"), "a bare code: {page}");
    }
}
