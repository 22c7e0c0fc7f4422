//! Lists of the room for machines: page by page, and what no row can answer is refused.

use axum::http::Method;
use serde_json::{Value, json};

use super::stage::joined;
use crate::improve::stage::faults;
use crate::world::World;

#[tokio::test]
async fn units_and_coordinators_are_read_page_by_page() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;
    let machine = world.machine("coordinator").await;
    let coordinators = format!("/api/v1/networks/{network}/coordinators");
    machine.json(Method::POST, &coordinators, &json!({ "email": "head@alcove.test" })).await;
    let units = format!("/api/v1/organisations/{}/units", world.college);

    for (path, count) in [(coordinators, 2), (units, 3)] {
        let whole = machine.get(&path).await.json();
        let first = machine.get(&format!("{path}?limit=1")).await.json();
        let next = first["next"].as_str().unwrap();
        let rest = machine.get(&format!("{path}?after={next}")).await.json();
        let nowhere = machine.get(&format!("{path}?after=nowhere")).await;

        let all = whole["items"].as_array().unwrap();
        assert_eq!((all.len(), &whole["next"]), (count, &Value::Null), "{path}");
        assert_eq!(first["items"].as_array().unwrap()[..], all[..1], "{path}");
        assert_eq!(rest["items"].as_array().unwrap()[..], all[1..], "{path}");
        assert_eq!(faults(&nowhere), [("after".to_owned(), "unknown-choice".to_owned())], "{path}");
    }
}

#[tokio::test]
async fn what_no_row_can_answer_is_refused_at_its_field() {
    let world = World::new().await;
    let network = joined(&world, "criteria").await;
    let machine = world.machine("administrator").await;
    let organisation = format!("/api/v1/organisations/{}", world.college);

    for (path, field, code) in [
        (format!("{organisation}/memberships?role=wizard"), "role", "unknown-choice"),
        (format!("{organisation}/memberships?limit=many"), "limit", "not-a-limit"),
        (format!("{organisation}/units?limit=0"), "limit", "not-a-limit"),
        (format!("{organisation}/audit?after=soon"), "after", "unknown-choice"),
        (format!("{organisation}/invitations?limit=1001"), "limit", "not-a-limit"),
        (format!("/api/v1/networks/{network}/members?state=tired"), "state", "unknown-choice"),
    ] {
        let refused = machine.get(&path).await;
        assert_eq!(faults(&refused), [(field.to_owned(), code.to_owned())], "{path}: {}", refused.text());
    }
}
