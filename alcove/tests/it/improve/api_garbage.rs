//! Every operation of a plan and of an organisation with garbage in it: refused in words, never a fault.

use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::stage::{self, Staged, faults};
use crate::world::{Answer, Browser, World};

/// One of each kind of garbage. What fits its field by chance is taken; that is no garbage then.
const KINDS: usize = 4;

/// Garbage of the type that a schema asks for, so that it comes as far as the rules.
fn garbage(document: &Value, schema: &Value, kind: usize) -> Value {
    if let Some(named) = schema["$ref"].as_str() {
        let name = named.rsplit('/').next().unwrap();
        return garbage(document, &document["components"]["schemas"][name], kind);
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return garbage(document, &either[0], kind);
    }
    let text = ["", "\u{202e}%00;--'\"<x>", "9999999999999999999999999999", "-1"][kind];
    match schema["type"].as_str() {
        Some("string") if schema["format"] == "date" => json!(["", "2026-02-30", "9999-12-31", "-1"][kind]),
        Some("string") => json!(text),
        Some("integer") => json!([0, -1, i64::MAX, i64::MIN][kind]),
        Some("boolean") => json!(kind.is_multiple_of(2)),
        Some("array") => match kind {
            0 => json!([]),
            _ => {
                json!([garbage(document, &schema["items"], kind), garbage(document, &schema["items"], kind)])
            }
        },
        Some("object") => match schema["properties"].as_object() {
            Some(fields) => {
                let fields = fields.iter().map(|(name, one)| (name.clone(), garbage(document, one, kind)));
                Value::Object(fields.collect::<Map<String, Value>>())
            }
            None => json!({ text: text }),
        },
        _ => json!(text),
    }
}

/// Bodies for a shape: all of it garbage; each field alone, the others left out; and no object at all.
pub fn bodies(document: &Value, schema: &Value) -> Vec<Value> {
    let mut bodies = vec![Value::Null, json!([]), json!(3), json!({ "nobody": 1 })];
    for kind in 0..KINDS {
        let whole = garbage(document, schema, kind);
        for (name, value) in whole.as_object().into_iter().flatten() {
            bodies.push(json!({ name: value }));
            bodies.push(json!({ name: { "of": "another kind" } }));
        }
        bodies.push(whole);
    }
    bodies
}

/// What is wrong with an answer to garbage; none where it is an answer or says what it refuses.
pub fn fault(answer: &Answer) -> Option<String> {
    let status = answer.status.as_u16();
    if status < 400 {
        return None;
    }
    if status >= 500 {
        return Some(format!("{status} {}", answer.text()));
    }
    if answer.header("content-type") != "application/problem+json" {
        return Some(format!("{status} is no problem: {}", answer.text()));
    }
    let problem = answer.json();
    let raw = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        text.is_empty()
            || text.starts_with("fault-")
            || text.starts_with("error-")
            || text.contains("refusal-")
    };
    let said = [&problem["code"], &problem["title"], &problem["detail"]];
    let fields = problem["fields"].as_array().cloned().unwrap_or_default();
    let wordless =
        said.into_iter().any(raw) || fields.iter().any(|one| raw(&one["message"]) || raw(&one["field"]));
    wordless.then(|| format!("{status} without words: {problem}"))
}

async fn send(machine: &Browser, method: &str, path: &str, body: &Value) -> Answer {
    let method: Method = method.parse().unwrap();
    if method == Method::GET { machine.get(path).await } else { machine.json(method, path, body).await }
}

/// Ids of things that there are, so that garbage comes as far as the rules.
fn filled(world: &World, plan: &Staged, path: &str) -> String {
    let names = [
        ("{plan}", plan.id.as_str()),
        ("{organisation}", world.college.as_str()),
        ("{node}", plan.node("ask").as_str()),
        ("{before}", plan.node("find").as_str()),
        ("{after}", plan.node("trained").as_str()),
        ("{indicator}", plan.indicator.as_str()),
        ("{unit}", world.units[0].as_str()),
        ("{number}", "1"),
    ];
    let path = names.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    let parts = path.split('/').map(|part| if part.starts_with('{') { "unknown" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn garbage_is_refused_in_words_by_every_operation_of_a_plan() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await.in_language("az");
    let document = openapi::document();
    let mut wrong = Vec::new();

    let mut asked = 0;
    let rooms = ["/api/v1/plans", "/api/v1/organisations/{organisation}/units"];
    // What removes comes last: the others find the plan whole.
    let mut operations: Vec<_> =
        openapi::operations().filter(|one| rooms.iter().any(|room| one.path.starts_with(room))).collect();
    operations.sort_by_key(|one| one.method == "DELETE");
    for operation in operations {
        let path = filled(&world, &plan, operation.path);
        let described = &document["paths"][operation.path][operation.method.to_lowercase()];
        let mut requests: Vec<(String, Value)> = Vec::new();
        for (name, ..) in operation.query {
            for value in ["%F0%9F%A6%84", "-1", "99999999999999999999", "x%27%22%3B", "9999-99-99"] {
                requests.push((format!("{path}?{name}={value}"), json!({})));
            }
        }
        let schema = &described["requestBody"]["content"]["application/json"]["schema"];
        let bodies = if schema.is_null() { vec![Value::Null] } else { bodies(&document, schema) };
        requests.extend(bodies.into_iter().map(|body| (path.clone(), body)));
        for (path, body) in requests {
            let answer = send(&machine, operation.method, &path, &body).await;
            asked += 1;
            if let Some(fault) = fault(&answer) {
                wrong.push(format!("{} {path} {body}\n    {fault}", operation.method));
            }
        }
    }

    assert!(asked > 500, "{asked}");
    assert!(wrong.is_empty(), "{} of {asked}:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn what_a_body_names_wrongly_is_told_at_the_field_that_the_caller_knows() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await.in_language("ru");
    let reading = |more: Value| {
        let mut body = json!({ "first_day": "2021-01-01", "last_day": "2021-12-31", "source": "Register" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let readings = format!("/indicators/{}/readings", plan.indicator);
    let notes = format!("/nodes/{}/notes", plan.node("ask"));
    let ask = format!("/nodes/{}", plan.node("ask"));
    let part = json!({ "unit_id": "nowhere", "part": "responsible", "reason": "Ours" });
    let action = json!({ "kind": "action", "title": "X", "objective_ids": ["nowhere"], "reason": "New" });

    for (method, path, body, field, code) in [
        (Method::POST, notes.as_str(), json!({ "standing": 3 }), "standing", "of-another-kind"),
        (Method::POST, &notes, json!({ "standing": "done", "wrds": "" }), "wrds", "unknown-field"),
        (
            Method::POST,
            &notes,
            json!({ "standing": "done", "evidence_ids": ["x"] }),
            "evidence_ids",
            "no-such-evidence",
        ),
        (Method::POST, &readings, reading(json!({})), "ratio", "missing"),
        (Method::POST, &readings, reading(json!({ "ratio": ["1", "0"] })), "ratio", "no-denominator"),
        (Method::POST, &format!("{ask}/parties"), part, "unit_id", "unknown-choice"),
        (Method::POST, "/nodes", action, "objective_ids", "unknown-choice"),
        (
            Method::PUT,
            &format!("{ask}/place"),
            json!({ "before_id": "nowhere" }),
            "before_id",
            "unknown-choice",
        ),
        (Method::PUT, &format!("{ask}/schedule?dry=2"), json!({ "shift": 1 }), "dry", "unknown-choice"),
        (
            Method::POST,
            "/needs",
            json!({ "node_id": "nowhere", "kind": "money", "words": "X" }),
            "node_id",
            "unknown-choice",
        ),
        (Method::GET, "/lines?stage=lost", json!({}), "stage", "unknown-choice"),
        (Method::GET, "/lines?year=soon", json!({}), "year", "unknown-choice"),
        (Method::GET, "/library?item_id=x", json!({}), "assessment_id", "missing"),
        (Method::GET, "/budget?standing=tired", json!({}), "standing", "unknown-choice"),
    ] {
        let refused = send(&machine, method.as_str(), &plan.api(path), &body).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {body}: {}", refused.text());
        assert_eq!(faults(&refused), [(field.to_owned(), code.to_owned())], "{path} {body}");
        let message = refused.json()["fields"][0]["message"].as_str().unwrap().to_owned();
        assert!(message.chars().any(|letter| ('а'..='я').contains(&letter)), "{path}: {message}");
    }
}
