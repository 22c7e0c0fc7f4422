//! What a device keeps and the server did not take. The texts never come here: a script lays them out.

use askama::Template;
use axum::response::Response;

use crate::kit::Result;
use crate::kit::page::{Frame, Place, render};
use crate::network::person::Person;

/// The fields of the forms that save themselves, whose names are words.
const FIELDS: [&str; 12] = [
    "level",
    "option",
    "amount",
    "above",
    "below",
    "day",
    "words",
    "reason",
    "note",
    "confidence",
    "target",
    "importance",
];

#[derive(Template)]
#[template(path = "shell/kept.html")]
struct Kept {
    frame: Frame,
    /// Name and words of each field.
    fields: Vec<(&'static str, String)>,
}

pub async fn get(person: Person) -> Result<Response> {
    let words = person.words();
    let frame = person.frame(Place::None, words.t("kept-title"));
    let fields = FIELDS.map(|name| (name, words.t(&format!("rate-field-{name}"))));
    render(&Kept { frame: Frame { script: Some("kept.js"), ..frame }, fields: fields.into() })
}
