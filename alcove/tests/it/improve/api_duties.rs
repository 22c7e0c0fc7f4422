//! What machines ask of a plan beside its nodes: what is owed, what lies on whose desk, calendars,
//! what is between a plan and its approval.

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{self, Staged};
use crate::ops::openapi::check;
use crate::world::World;

fn of(list: &Value, field: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap_or_default().to_owned()).collect()
}

async fn read(world: &World, role: &str, plan: &Staged, rest: &str, shape: &str) -> Value {
    let answer = world.machine(role).await.get(&plan.api(rest)).await;
    assert_eq!(answer.status, StatusCode::OK, "{rest}: {}", answer.text());
    check(&openapi::document(), shape, &answer.json(), rest);
    answer.json()
}

#[tokio::test]
async fn a_unit_owes_in_a_quarter_what_its_page_says() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let path = format!("/units/{}/duties", world.units[0]);

    let now = read(&world, "viewer", &plan, &path, "PlanDuties").await;
    let spring = read(&world, "viewer", &plan, &format!("{path}?period=2027-q2"), "PlanDuties").await;

    let dated: Vec<(String, String)> =
        of(&now["duties"], "due_day").into_iter().zip(of(&now["duties"], "kind")).collect();
    let expected = [("2026-12-01", "begin"), ("2026-12-14", "finish"), ("2026-12-31", "say-how-it-stands")];
    assert_eq!(dated, expected.map(|(day, kind)| (day.to_owned(), kind.to_owned())));
    assert_eq!((&now["period"], &now["unit_id"]), (&json!("2026-q4"), &json!(world.units[0])));
    assert_eq!((&now["name"], &now["next"]), (&json!("Engineering workshops"), &Value::Null));
    assert_eq!(now["duties"][0]["node_id"], json!(plan.node("ask")));
    assert_eq!((&now["duties"][0]["late"], &spring["last_day"]), (&json!(false), &json!("2027-06-30")));
    assert!(of(&spring["duties"], "node_id").contains(&plan.node("deliver").0));
}

#[tokio::test]
async fn a_page_of_what_is_owed_begins_where_the_last_one_ended_also_when_something_was_done_since() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let path = format!("/units/{}/duties", world.units[0]);
    let whole = read(&world, "coordinator", &plan, &path, "PlanDuties").await;

    let first = read(&world, "coordinator", &plan, &format!("{path}?limit=1"), "PlanDuties").await;
    let note = json!({ "standing": "on-track" });
    let noted = world.machine("coordinator").await;
    let noted = noted.json(Method::POST, &plan.api_of("ask", "/notes"), &note).await;
    let after = first["next"].as_str().unwrap();
    let second = read(&world, "coordinator", &plan, &format!("{path}?after={after}"), "PlanDuties").await;

    assert_eq!(noted.status, StatusCode::CREATED, "{}", noted.text());
    assert_eq!(first["duties"][0], whole["duties"][0]);
    // It has begun, and it was said how it stands.
    assert_eq!(of(&second["duties"], "kind"), ["finish"]);
}

#[tokio::test]
async fn a_person_owes_also_what_the_units_owe_that_they_lead() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let path = format!("/people/{}/duties?period=2027", world.id("unit-lead"));

    let owed = read(&world, "unit-lead", &plan, &path, "PlanDuties").await;

    assert_eq!(owed["also"][0]["unit_id"], json!(world.units[0]));
    assert!(of(&owed["duties"], "node_id").contains(&plan.node("ask").0));
}

#[tokio::test]
async fn what_is_no_period_is_said_and_what_is_no_unit_is_not_there() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await.in_language("ru");
    let path = plan.api(&format!("/units/{}/duties", world.units[0]));

    let wrong = machine.get(&format!("{path}?period=soon")).await;
    let elsewhere = machine.get(&plan.api(&format!("/units/{}/duties", world.other_unit))).await;
    let nobody = machine.get(&plan.api("/people/nobody/duties")).await;

    let told = &wrong.json()["fields"][0];
    assert_eq!((&told["field"], &told["code"]), (&json!("period"), &json!("not-a-period")));
    assert!(told["message"].as_str().unwrap().contains("квартал"), "{told}");
    assert_eq!((elsewhere.status, nobody.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn a_machine_reminds_a_unit_once_a_day() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let path = plan.api(&format!("/units/{}/reminders", world.units[0]));

    let sent = world.machine("coordinator").await.json(Method::POST, &path, &json!({})).await;
    let again = world.machine("coordinator").await.json(Method::POST, &path, &json!({})).await;
    let viewer = world.machine("viewer").await.json(Method::POST, &path, &json!({})).await;

    assert_eq!(sent.json(), json!({ "sent": 1, "already": 0 }));
    assert_eq!(again.json(), json!({ "sent": 0, "already": 1 }));
    assert_eq!(viewer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_workload_is_told_exactly_by_desk_and_quarter_of_the_rows_that_fit() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let work = json!({ "work_planned": "30", "work_remaining": "30", "reason": "It was reckoned." });
    let said = machine.json(Method::PATCH, &plan.api_of("rewrite", ""), &work).await;
    assert_eq!(said.status, StatusCode::OK, "{}", said.text());

    let all = read(&world, "viewer", &plan, "/workload", "PlanWorkload").await;
    let one = format!("/workload?unit={}", world.units[1]);
    let one = read(&world, "viewer", &plan, &one, "PlanWorkload").await;
    let first = read(&world, "viewer", &plan, "/workload?limit=1", "PlanWorkload").await;
    let next = first["next"].as_str().unwrap();
    let rest = read(&world, "viewer", &plan, &format!("/workload?after={next}"), "PlanWorkload").await;
    let wrong = machine.get(&plan.api("/workload?unit=nowhere&year=x")).await.json();

    assert_eq!(all["quarters"][0], json!({ "first_day": "2026-10-01", "last_day": "2026-12-31" }));
    assert_eq!(all["quarters"].as_array().unwrap().len(), 5);
    // Thirty days of which seventeen lie in December, on two desks: half of 17 hours.
    assert_eq!(of(&one["desks"], "unit_id"), [world.units[1].0.clone()]);
    let load = &one["desks"][0]["loads"][0];
    assert_eq!((&load["tasks"], &load["work"], &load["overdue"]), (&json!(1), &json!("8.5"), &json!(0)));
    let desks = all["desks"].as_array().unwrap();
    assert_eq!((&first["desks"][0], rest["desks"].as_array().unwrap()), (&desks[0], &desks[1..].to_vec()));
    assert_eq!(of(&wrong["fields"], "field"), ["unit", "year"]);
}

#[tokio::test]
async fn a_calendar_is_made_listed_and_taken_back_and_its_address_is_shown_once() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("unit-lead").await;
    let body = serde_json::to_vec(&json!({ "unit_id": world.units[0] })).unwrap();
    let headers = [("content-type", "application/json"), ("idempotency-key", "one")];

    let made = machine.send(Method::POST, &plan.api("/feeds"), &headers, body.clone()).await;
    let again = machine.send(Method::POST, &plan.api("/feeds"), &headers, body).await.json();
    let listed = read(&world, "unit-lead", &plan, "/feeds", "PlanFeedList").await;
    let address = made.json()["address"].as_str().unwrap().replace("http://alcove.test", "");
    let calendar = world.stranger().get(&address).await;
    let one = plan.api(&format!("/feeds/{}", made.json()["id"].as_str().unwrap()));
    let viewer = world.machine("viewer").await.json(Method::DELETE, &one, &json!(null)).await;
    let gone = machine.json(Method::DELETE, &one, &json!(null)).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    check(&openapi::document(), "MadePlanFeed", &made.json(), "made");
    assert_eq!((&again["id"], &again["address"]), (&made.json()["id"], &Value::Null));
    assert_eq!(of(&listed["items"], "unit_id"), [world.units[0].0.clone()]);
    assert!(calendar.text().starts_with("BEGIN:VCALENDAR"), "{}", calendar.text());
    assert_eq!((viewer.status, gone.status), (StatusCode::NOT_FOUND, StatusCode::NO_CONTENT));
    assert_eq!(world.stranger().get(&address).await.status, StatusCode::NOT_FOUND);
    let empty = read(&world, "unit-lead", &plan, "/feeds", "PlanFeedList").await;
    assert_eq!(empty["items"], json!([]));
}

#[tokio::test]
async fn a_calendar_of_a_unit_that_one_does_not_lead_is_refused_at_its_field() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("viewer").await;

    let refused =
        machine.json(Method::POST, &plan.api("/feeds"), &json!({ "unit_id": world.units[0] })).await;
    let own = machine.json(Method::POST, &plan.api("/feeds"), &json!({})).await.json();

    assert_eq!(refused.json()["fields"][0]["field"], json!("unit_id"));
    assert_eq!(own["person_id"], json!(world.id("viewer")));
}

#[tokio::test]
async fn a_machine_is_told_what_stands_before_an_approval_and_asks_for_it() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let bare = json!({ "kind": "action", "title": "Think", "objective_ids": [plan.node("skills")] });
    let bare = machine.json(Method::POST, &plan.api("/nodes"), &bare).await.json();

    let lacking = read(&world, "coordinator", &plan, "/approval", "PlanReadiness").await;
    let refused = machine.json(Method::POST, &plan.api("/approval/request"), &json!({})).await;
    let node = plan.api(&format!("/nodes/{}", bare["id"].as_str().unwrap()));
    machine.json(Method::DELETE, &node, &json!(null)).await;
    let ready = read(&world, "coordinator", &plan, "/approval", "PlanReadiness").await;
    let asked = machine.json(Method::POST, &plan.api("/approval/request"), &json!({})).await;

    assert_eq!((&lacking["ready"], &lacking["unowned"]), (&json!(false), &json!([bare["id"]])));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert_eq!((&ready["ready"], &ready["state"]), (&json!(true), &json!("draft")));
    assert_eq!((asked.status, asked.json()), (StatusCode::OK, json!({ "asked": 1 })));
}
