//! The interface for machines, to be read by people: our own page over the same document.

use std::sync::LazyLock;

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::kit::Result;
use crate::kit::page::{Frame, render};
use crate::network::person::Visitor;
use crate::shell::openapi;

static TEXT: LazyLock<String> = LazyLock::new(openapi::text);
static READ: LazyLock<Reading> = LazyLock::new(|| Reading::of(&openapi::document()));

pub async fn document() -> Response {
    let json = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, json)], TEXT.as_str()).into_response()
}

#[derive(Template)]
#[template(path = "shell/api.html")]
struct Page {
    frame: Frame,
    read: &'static Reading,
}

pub async fn get(visitor: Visitor) -> Result<Response> {
    let frame = visitor.frame(visitor.ctx.words.t("api-title"));
    render(&Page { frame, read: &READ })
}

/// What the page shows of the document.
struct Reading {
    version: String,
    groups: Vec<Group>,
    shapes: Vec<Shape>,
}

struct Group {
    name: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    who: String,
    query: Vec<Field>,
    /// Shape of the body, where it has a name.
    takes: Option<String>,
    answers: Vec<Answer>,
}

struct Answer {
    status: String,
    says: String,
    shape: Option<String>,
}

struct Shape {
    name: String,
    says: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    /// The named shape in it.
    shape: Option<String>,
    says: String,
}

impl Reading {
    fn of(document: &Value) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (path, methods) in entries(&document["paths"]) {
            for (method, one) in entries(methods) {
                let name = text(&one["tags"][0]);
                let operation = Operation::of(path, method, one);
                match groups.iter_mut().find(|group| group.name == name) {
                    Some(group) => group.operations.push(operation),
                    None => groups.push(Group { name, operations: vec![operation] }),
                }
            }
        }
        let shapes = entries(&document["components"]["schemas"]).map(|(name, one)| Shape {
            name: name.clone(),
            says: text(&one["description"]),
            fields: entries(&one["properties"]).map(|(name, field)| Field::of(name, field)).collect(),
        });
        Self { version: text(&document["info"]["version"]), groups, shapes: shapes.collect() }
    }
}

impl Operation {
    fn of(path: &str, method: &str, one: &Value) -> Self {
        let parameters = one["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        let query = parameters.iter().filter(|parameter| parameter["in"] == "query").map(|parameter| Field {
            says: text(&parameter["description"]),
            ..Field::of(&text(&parameter["name"]), &parameter["schema"])
        });
        let answers = entries(&one["responses"]).map(|(status, answer)| Answer {
            status: status.clone(),
            says: text(&answer["description"]),
            shape: entries(&answer["content"]).find_map(|(_, content)| shape_in(&content["schema"])),
        });
        Self {
            id: text(&one["operationId"]),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(&one["summary"]),
            who: text(&one["description"]),
            query: query.collect(),
            takes: entries(&one["requestBody"]["content"]).find_map(|(_, body)| shape_in(&body["schema"])),
            answers: answers.collect(),
        }
    }
}

impl Field {
    fn of(name: &str, schema: &Value) -> Self {
        Self {
            name: name.to_owned(),
            kind: kind(schema),
            shape: shape_in(schema),
            says: text(&schema["description"]),
        }
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A shape as it is written in the description's own short form.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return either.iter().map(kind).collect::<Vec<_>>().join(" | ");
    }
    match schema["type"].as_str() {
        Some("array") => format!("[{}]", kind(&schema["items"])),
        Some(kind) => schema["format"].as_str().unwrap_or(kind).to_owned(),
        None => "any".to_owned(),
    }
}

fn shape_in(schema: &Value) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().map(str::to_owned);
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return either.iter().find_map(shape_in);
    }
    if schema["items"].is_object() { shape_in(&schema["items"]) } else { None }
}
