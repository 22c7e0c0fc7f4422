//! The face that machines see: problem+json (RFC 9457) with stable codes.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::error::{Arg, Error};
use super::etag;
use super::words::Words;

/// What such an answer is.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// The answer to a request under `/api/` that failed.
pub fn problem(error: &Error, words: Words) -> Response {
    respond(error, told(error, words))
}

/// The same to a form that saves itself: its sentences stand by the names of their fields
/// (docs/guide/outbox.md).
pub fn outbox_problem(error: &Error, words: Words) -> Response {
    let mut body = told(error, words);
    if let Error::Invalid(faults) = error {
        let named = faults.iter().map(|fault| (fault.field.clone(), json!(words.fault(fault))));
        body.insert("fields".to_owned(), named.collect());
    }
    respond(error, body)
}

fn told(error: &Error, words: Words) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert("type".to_owned(), json!(format!("urn:alcove:problem:{}", error.code())));
    body.insert("code".to_owned(), json!(error.code()));
    body.insert("status".to_owned(), json!(error.status().as_u16()));
    let (title, detail) = super::page::said(error, words);
    body.insert("title".to_owned(), json!(title));
    body.insert("detail".to_owned(), json!(detail));
    match error {
        Error::Conflict(present) | Error::PreconditionFailed(present) => {
            body.insert("present".to_owned(), present.clone());
        }
        Error::Gone(refusal) | Error::Refused(refusal) | Error::NotNow(refusal) => {
            let facts: Map<String, Value> = refusal
                .facts
                .iter()
                .map(|(name, fact)| {
                    let value = match fact {
                        Arg::Text(text) => json!(text),
                        Arg::Count(count) => json!(count),
                    };
                    ((*name).to_owned(), value)
                })
                .collect();
            body.insert("facts".to_owned(), Value::Object(facts));
        }
        Error::Invalid(faults) => {
            let fields: Vec<Value> = faults
                .iter()
                .map(|fault| json!({ "field": fault.field, "code": fault.code, "message": words.fault(fault) }))
                .collect();
            body.insert("fields".to_owned(), Value::Array(fields));
        }
        Error::Faulty(faults) => {
            let faults: Vec<Value> = faults
                .iter()
                .map(|fault| json!({ "path": fault.path, "line": fault.line, "code": fault.code, "message": words.file_fault(fault) }))
                .collect();
            body.insert("faults".to_owned(), Value::Array(faults));
        }
        _ => {}
    }
    body
}

fn respond(error: &Error, body: Map<String, Value>) -> Response {
    // Who was late goes on from what stands there now.
    let present = body.get("present").and_then(|present| present.get("version")).and_then(Value::as_i64);
    let mut response = (error.status(), Value::Object(body).to_string()).into_response();
    if let Some(version) = present {
        etag::set(response.headers_mut(), version);
    }
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    say_when(&mut response, error);
    if matches!(error, Error::NotSignedIn) {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// `Retry-After`, where trying again helps.
pub fn say_when(response: &mut Response, error: &Error) {
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}
