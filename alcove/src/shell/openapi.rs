//! The description of the interface for machines (OpenAPI 3.1), built from the table of routes: a
//! route without a description, or a description without a route, fails a test. The text is kept
//! in `alcove/openapi.json`; `alcove openapi > alcove/openapi.json` makes it anew.

mod approving;
mod assess;
mod award;
mod benchmark;
mod certify;
mod certify_files;
mod desk;
mod directory;
mod evidence;
mod improve;
mod improve_files;
mod money;
mod network;
mod networks;
mod planning;
mod publish;
mod publish_people;
mod review;
mod schema;

use serde_json::{Map, Value, json};

use super::router;
use crate::kit::routes::{Row, Who};

/// What one route does, in words and shapes. Shapes are written as in [`schema`].
pub struct Operation {
    pub method: &'static str,
    pub path: &'static str,
    /// For programs that make functions of operations.
    pub name: &'static str,
    pub says: &'static str,
    /// Name, shape and words of what may stand after the `?`.
    pub query: &'static [(&'static str, &'static str, &'static str)],
    pub takes: Takes,
    pub answers: &'static [Answer],
    /// Whether an answer carries an `ETag`, and what is sent may name it in `If-Match`.
    pub tag: Tag,
}

pub enum Takes {
    Nothing,
    Json(&'static str),
    /// The fields of a form with files.
    Form(&'static str),
    /// These media types, as they are.
    Files(&'static [&'static str]),
}

/// Status, words, and the shape of the body where there is one.
pub struct Answer(pub u16, pub &'static str, pub &'static str);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    None,
    /// An answer carries it; who changes or takes away may name it, who posts may not.
    Version,
    /// Who posts may name it too.
    Conditional,
}

impl Operation {
    /// Whether `If-Match` is heeded.
    fn is_conditional(&self) -> bool {
        match self.tag {
            Tag::None => false,
            Tag::Version => ["PUT", "PATCH", "DELETE"].contains(&self.method),
            Tag::Conditional => true,
        }
    }
}

/// A named shape: its words, and its fields with their shapes and words.
pub struct Shape {
    pub name: &'static str,
    pub says: &'static str,
    pub fields: &'static [(&'static str, &'static str, &'static str)],
}

const READ: Operation = Operation {
    method: "GET",
    path: "/api/v1/openapi.json",
    name: "readDescription",
    says: "This description.",
    query: &[],
    takes: Takes::Nothing,
    answers: &[Answer(200, "An OpenAPI 3.1 document.", "any")],
    tag: Tag::None,
};

pub fn operations() -> impl Iterator<Item = &'static Operation> {
    let rooms = [
        network::OPERATIONS,
        networks::OPERATIONS,
        benchmark::OPERATIONS,
        directory::OPERATIONS,
        assess::OPERATIONS,
        review::OPERATIONS,
        improve::OPERATIONS,
        planning::OPERATIONS,
        money::OPERATIONS,
        approving::OPERATIONS,
        desk::OPERATIONS,
        improve_files::OPERATIONS,
        publish::OPERATIONS,
        publish_people::OPERATIONS,
        award::OPERATIONS,
        certify::OPERATIONS,
        certify_files::OPERATIONS,
        evidence::OPERATIONS,
    ];
    rooms.into_iter().flatten().chain([&READ])
}

fn shapes() -> impl Iterator<Item = &'static Shape> {
    let rooms = [
        network::SHAPES,
        networks::SHAPES,
        benchmark::SHAPES,
        directory::SHAPES,
        assess::SHAPES,
        review::SHAPES,
        improve::SHAPES,
        planning::SHAPES,
        approving::SHAPES,
        desk::SHAPES,
        money::SHAPES,
        improve_files::SHAPES,
        publish::SHAPES,
        publish_people::SHAPES,
        award::SHAPES,
        certify::SHAPES,
        certify_files::SHAPES,
        evidence::SHAPES,
    ];
    rooms.into_iter().flatten()
}

/// The whole document, as it is served and kept.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&document()).unwrap_or_default();
    text.push('\n');
    text
}

pub fn document() -> Value {
    let rows = router::routes().rows;
    let mut paths = Map::new();
    for row in rows.iter().filter(|row| row.path.starts_with("/api/v1/")) {
        let found = operations().find(|one| one.method == row.method && one.path == row.path);
        let Some(operation) = found else { continue };
        let path = paths.entry(row.path).or_insert_with(|| json!({}));
        path[row.method.to_lowercase()] = described(operation, row);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Alcove",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The interface for machines. It goes through the same doors as the pages: whoever may \
                not do a thing there may not do it here. Ids are text, instants are RFC 3339, exact numbers are \
                text. Lists are paged by `after` and `limit`; `next` is the `after` of the following page. A POST \
                with an `Idempotency-Key` that is sent again answers the same and does nothing new.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "A token of a person: `alcove token add`." },
            },
            "schemas": schema::all(shapes()),
        },
    })
}

fn described(operation: &Operation, row: &Row) -> Value {
    let mut parameters: Vec<Value> = names_in(operation.path)
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    parameters.extend(operation.query.iter().map(|(name, shape, says)| {
        json!({ "name": name, "in": "query", "description": says, "schema": schema::of(shape) })
    }));
    let header = |name: &str, says: &str| json!({ "name": name, "in": "header", "description": says, "schema": { "type": "string" } });
    if operation.is_conditional() {
        parameters.push(header(
            "If-Match",
            "The ETag of the version that was read; 412 with the present value where it is another.",
        ));
    }
    if operation.tag == Tag::Version && operation.method == "GET" {
        parameters.push(header(
            "If-None-Match",
            "The ETag of an answer that is at hand; 304 without a body where it still holds.",
        ));
    }
    if operation.method == "POST" {
        parameters.push(header(
            "Idempotency-Key",
            "Sent again with the same body, it answers the same and does nothing new.",
        ));
    }
    let mut described = json!({
        "operationId": operation.name,
        "tags": [room_of(operation.path)],
        "summary": operation.says,
        "description": format!("Who may: {}.", who(row.who)),
        "parameters": parameters,
        "responses": responses(operation, row),
    });
    if row.who == Who::Anyone {
        described["security"] = json!([]);
    }
    match operation.takes {
        Takes::Nothing => {}
        Takes::Json(shape) => described["requestBody"] = body("application/json", shape),
        Takes::Form(shape) => described["requestBody"] = body("multipart/form-data", shape),
        Takes::Files(types) => {
            let content: Map<String, Value> =
                types.iter().map(|one| ((*one).to_owned(), json!({ "schema": {} }))).collect();
            described["requestBody"] = json!({ "required": true, "content": content });
        }
    }
    described
}

fn body(media_type: &str, shape: &str) -> Value {
    json!({ "required": true, "content": { media_type: { "schema": schema::of(shape) } } })
}

fn responses(operation: &Operation, row: &Row) -> Value {
    let mut responses = Map::new();
    let tagged = json!({ "ETag": { "schema": { "type": "string" } } });
    for Answer(status, says, shape) in operation.answers {
        let mut response = json!({ "description": says });
        match *shape {
            "" => {}
            "file" => response["content"] = json!({ "application/octet-stream": { "schema": {} } }),
            shape => response["content"] = json!({ "application/json": { "schema": schema::of(shape) } }),
        }
        if operation.tag != Tag::None && *status < 300 && *status != 204 {
            response["headers"] = tagged.clone();
        }
        responses.insert(status.to_string(), response);
    }
    if operation.tag == Tag::Version && operation.method == "GET" {
        responses.insert(
            "304".to_owned(),
            json!({ "description": "What `If-None-Match` names still holds.", "headers": tagged.clone() }),
        );
    }
    let mut problem = |status: u16, says: &str| {
        let content = json!({ "application/problem+json": { "schema": schema::of("@Problem") } });
        responses.entry(status.to_string()).or_insert(json!({ "description": says, "content": content }));
    };
    if row.who != Who::Anyone {
        problem(401, "No token, or one that does not hold.");
        problem(403, "The caller may know of it, but not do this.");
    }
    if operation.path.contains('{') {
        problem(404, "There is no such thing, or the caller may not know of it.");
    }
    if tells_gone(operation) {
        problem(410, "The practice was withdrawn; the facts say when, why and what stands in its place.");
    }
    if operation.method != "GET" {
        problem(409, "Somebody was first, or the state does not allow it.");
        problem(
            422,
            "Something in the request is wrong or missing; the problem says what, field by field where it can.",
        );
    }
    if operation.is_conditional() {
        problem(412, "There is a newer version; it is in the problem, and its tag is the answer's ETag.");
        responses["412"]["headers"] = tagged;
    }
    Value::Object(responses)
}

/// What is read or taken of the catalogue. Those who wrote a practice go on with its draft.
fn tells_gone(operation: &Operation) -> bool {
    let Some(rest) = operation.path.strip_prefix("/api/v1/practices/{practice}") else { return false };
    match operation.method {
        "GET" => {
            let read = ["", "/versions", "/export", "/documents", "/pictures", "/similar"];
            read.iter().any(|part| rest == *part || (!part.is_empty() && rest.starts_with(part)))
        }
        "POST" => {
            let taken = ["/adoptions", "/starts", "/questions", "/documents/{document}/requests"];
            taken.contains(&rest)
        }
        _ => false,
    }
}

fn names_in(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

/// The first word after the version.
fn room_of(path: &str) -> &str {
    path.split('/').nth(3).unwrap_or_default()
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Anyone => "anyone; what is not public is for those whom it is open to",
        Who::SignedIn => "anybody with a token",
        Who::Member => "members of the organisation, as far as their role reaches",
        Who::Coordinator => "those who run the organisation's quality work",
        Who::Administrator => "administrators of the organisation",
        Who::InNetwork => "whoever coordinates the network, and the people of its members",
        Who::OfNetwork => "whoever coordinates the network",
        Who::Platform => "administrators of the installation",
    }
}
