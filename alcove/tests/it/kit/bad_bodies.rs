//! Every operation of the interface for machines with what cannot be right: refused in words of the
//! caller's language, never a fault, never taken.

use alcove::shell::openapi::{self, Operation, Takes};
use axum::http::Method;
use serde_json::{Value, json};

use crate::access::Scene;
use crate::improve::api_garbage::{bodies, fault};
use crate::world::{Answer, Browser};

const JSON: &str = "application/json";

/// The letters that Azerbaijani has and English has not; nearly every sentence has one.
const OWN_LETTERS: &str = "əğıöüşçƏĞİÖÜŞÇ";

/// Words that hardly an English sentence does without, and no Azerbaijani one has.
const ENGLISH: [&str; 10] = ["the", "is", "are", "of", "not", "this", "with", "must", "expected", "invalid"];

/// What came back wrong, to be told together.
#[derive(Default)]
struct Wrong {
    asked: usize,
    told: Vec<String>,
}

impl Wrong {
    fn note(&mut self, asked: &str, why: Option<String>) {
        self.asked += 1;
        self.told.extend(why.map(|why| format!("{asked}\n    {why}")));
    }

    fn assert_none(self, least: usize) {
        assert!(self.asked >= least, "only {} were asked", self.asked);
        assert!(self.told.is_empty(), "{} of {}:\n{}", self.told.len(), self.asked, self.told.join("\n"));
    }
}

/// What is wrong with an answer to what cannot be right.
fn unfit(answer: &Answer) -> Option<String> {
    if answer.status.is_success() {
        return Some(format!("{} was taken", answer.status));
    }
    unspoken(answer)
}

/// The same where it may be right by chance.
fn unspoken(answer: &Answer) -> Option<String> {
    if answer.status.as_u16() < 400 {
        return None;
    }
    fault(answer).or_else(|| {
        let problem = answer.json();
        let of = |list: &str| problem[list].as_array().cloned().unwrap_or_default();
        let messages = of("fields").into_iter().chain(of("faults")).map(|one| one["message"].clone());
        let mut said = [problem["title"].clone(), problem["detail"].clone()].into_iter().chain(messages);
        let is_foreign = |text: &Value| {
            let text = text.as_str().unwrap_or_default();
            let has_own = text.contains(|letter| OWN_LETTERS.contains(letter));
            !has_own && text.to_lowercase().split_whitespace().any(|word| ENGLISH.contains(&word))
        };
        let text = said.find(is_foreign)?;
        Some(format!("{} not in the caller's language: {text} in {problem}", answer.status))
    })
}

/// The operations that take something, with the method and the address they are reached at.
fn writes(scene: &Scene) -> Vec<(&'static Operation, Method, String)> {
    let operations = openapi::operations().filter(|one| ["POST", "PUT", "PATCH"].contains(&one.method));
    operations.map(|one| (one, one.method.parse().unwrap(), scene.fill(one.path))).collect()
}

async fn send(machine: &Browser, method: &Method, path: &str, kind: &str, body: Vec<u8>) -> Answer {
    machine.send(method.clone(), path, &[("content-type", kind)], body).await
}

/// Bodies that are no object, or no JSON at all.
fn shapeless() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("nothing", Vec::new()),
        ("a list", b"[]".to_vec()),
        ("null", b"null".to_vec()),
        ("a number", b"3".to_vec()),
        ("10,000 brackets", vec![b'['; 10_000]),
        ("10,000 objects", br#"{"a":"#.repeat(10_000)),
        ("no UTF-8", b"{\"name\":\"\xff\xfe\"}".to_vec()),
        ("half an object", b"{\"name\":".to_vec()),
    ]
}

/// The fields that an operation declares, with their schemas.
fn declared(document: &Value, operation: &Operation) -> Vec<(String, Value)> {
    let method = operation.method.to_lowercase();
    let schema = &document["paths"][operation.path][&method]["requestBody"]["content"][JSON]["schema"];
    let named = schema["$ref"].as_str().and_then(|named| named.rsplit('/').next()).unwrap_or_default();
    let fields = document["components"]["schemas"][named]["properties"].as_object().cloned();
    fields.unwrap_or_default().into_iter().collect()
}

fn is_text(schema: &Value) -> bool {
    schema["type"] == "string" || schema["anyOf"][0]["type"] == "string"
}

/// Values that are of no type that the field may have.
fn of_another_type(schema: &Value) -> Vec<Value> {
    let declared = schema.get("anyOf").map_or(schema, |either| &either[0]);
    let values = [
        ("string", json!("x")),
        ("integer", json!(3)),
        ("boolean", json!(true)),
        ("array", json!([[null]])),
        ("object", json!({ "nobody": 1 })),
    ];
    let Some(kind) = declared["type"].as_str() else { return Vec::new() };
    // A reference to a shape, and a field for anything, say no type.
    values.into_iter().filter(|(name, _)| *name != kind).map(|(_, value)| value).collect()
}

#[tokio::test]
async fn a_body_that_is_no_object_is_refused_by_every_operation() {
    let scene = Scene::new().await;
    let machine = scene.world.machine("platform").await.in_language("az");
    let mut wrong = Wrong::default();

    for (operation, method, path) in writes(&scene) {
        if !matches!(operation.takes, Takes::Json(_)) {
            continue;
        }
        for (name, body) in shapeless() {
            // What an operation has a default for may be left out.
            let may_be_empty = body.is_empty();
            let answer = send(&machine, &method, &path, JSON, body).await;
            let why = if may_be_empty { unspoken(&answer) } else { unfit(&answer) };
            wrong.note(&format!("{method} {path} with {name}"), why);
        }
        for kind in ["text/plain", "application/x-www-form-urlencoded", "\u{7f}"] {
            let Ok(kind) = axum::http::HeaderValue::from_str(kind) else { continue };
            let answer = send(&machine, &method, &path, kind.to_str().unwrap(), b"{}".to_vec()).await;
            wrong.note(&format!("{method} {path} as {kind:?}"), unspoken(&answer));
        }
    }

    wrong.assert_none(500);
}

#[tokio::test]
async fn a_field_of_another_type_or_with_what_cannot_be_kept_is_told_at_its_name() {
    let scene = Scene::new().await;
    let machine = scene.world.machine("platform").await.in_language("az");
    let document = openapi::document();
    let mut wrong = Wrong::default();

    for (operation, method, path) in writes(&scene) {
        let fields = declared(&document, operation);
        for (name, schema) in &fields {
            for value in of_another_type(schema) {
                let answer = machine.json(method.clone(), &path, &json!({ name: value })).await;
                wrong.note(&format!("{method} {path} with {name}: {value}"), unfit(&answer));
            }
            if is_text(schema) {
                let answer = machine.json(method.clone(), &path, &json!({ name: "a\0b" })).await;
                let told = &answer.json()["fields"][0];
                let is_told = told["field"] == *name && told["code"] == "nul";
                let why = (!is_told).then(|| answer.text()).or_else(|| unfit(&answer));
                wrong.note(&format!("{method} {path} with a NUL in {name}"), why);
            }
        }
        if let Some((name, _)) = fields.iter().find(|(_, schema)| is_text(schema)) {
            let answer = machine.json(method.clone(), &path, &json!({ name: "ə".repeat(500_000) })).await;
            wrong.note(&format!("{method} {path} with 1 MB of {name}"), unfit(&answer));
        }
    }

    wrong.assert_none(1_000);
}

#[tokio::test]
async fn garbage_of_the_right_type_is_refused_in_words_by_every_operation() {
    let scene = Scene::new().await;
    let machine = scene.world.machine("coordinator").await.in_language("az");
    let document = openapi::document();
    let mut wrong = Wrong::default();

    for (operation, method, path) in writes(&scene) {
        let method_name = operation.method.to_lowercase();
        let schema =
            &document["paths"][operation.path][&method_name]["requestBody"]["content"][JSON]["schema"];
        let bodies = if schema.is_null() { vec![json!({ "x": 1 })] } else { bodies(&document, schema) };
        for body in bodies {
            let answer = machine.json(method.clone(), &path, &body).await;
            wrong.note(&format!("{method} {path} {body}"), unspoken(&answer));
        }
    }

    wrong.assert_none(2_000);
}

#[tokio::test]
async fn files_and_forms_that_are_none_are_refused_in_words() {
    let scene = Scene::new().await;
    let machine = scene.world.machine("coordinator").await.in_language("az");
    let form = "multipart/form-data; boundary=b";
    let part = |content: &[u8]| {
        [b"--b\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\n", content, b"\r\n--b--\r\n"].concat()
    };
    let mut wrong = Wrong::default();

    for (operation, method, path) in writes(&scene) {
        let kinds: &[&str] = match operation.takes {
            Takes::Form(_) => &[form],
            Takes::Files(kinds) => kinds,
            _ => continue,
        };
        let bodies = shapeless().into_iter().chain([
            ("a NUL", part(b"a\0b")),
            ("no UTF-8 in a form", part(b"\xff\xfe")),
            ("half a form", part(b"a")[..40].to_vec()),
            ("a large text", part(&b"a".repeat(1_000_000))),
            ("a zip that is none", b"PK\x03\x04garbage".to_vec()),
        ]);
        for (name, body) in bodies {
            for kind in kinds.iter().chain(&["text/plain", "application/octet-stream"]) {
                let answer = send(&machine, &method, &path, kind, body.clone()).await;
                let is_form = matches!(operation.takes, Takes::Form(_));
                let why = if is_form { unfit(&answer) } else { unspoken(&answer) };
                wrong.note(&format!("{method} {path} as {kind} with {name}"), why);
            }
        }
    }

    wrong.assert_none(100);
}

#[tokio::test]
async fn a_query_that_makes_no_sense_is_refused_in_words() {
    let scene = Scene::new().await;
    let machines = [
        scene.world.machine("platform").await.in_language("az"),
        scene.world.machine("coordinator").await.in_language("az"),
    ];
    let long = "x".repeat(20_000);
    let values = [
        "-1",
        "0",
        "99999999999999999999",
        "garbage",
        "9999-99-99",
        "%F0%9F%A6%84",
        "a%00b",
        "%FF%FE",
        "",
        long.as_str(),
    ];
    let mut wrong = Wrong::default();

    for operation in openapi::operations().filter(|one| one.method == "GET") {
        let path = scene.fill(operation.path);
        for (name, ..) in operation.query {
            for value in values {
                for machine in &machines {
                    let answer = machine.get(&format!("{path}?{name}={value}")).await;
                    // A text may be anything, and behind a strange one a list goes on; how many there are may not.
                    let is_refused = value == "a%00b" || (*name == "limit" && !["", "0"].contains(&value));
                    let why = if is_refused { unfit(&answer) } else { unspoken(&answer) };
                    let shown = value.get(..30).unwrap_or(value);
                    wrong.note(&format!("GET {path}?{name}={shown}"), why);
                }
            }
        }
    }

    wrong.assert_none(500);
}
