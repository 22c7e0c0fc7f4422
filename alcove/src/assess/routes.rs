use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use super::api::{editions, exports, frameworks};
use super::pages::{glossary, import, item, list, print, show};
use crate::kit::routes::{Routes, Who};

/// A form has some fields around its file.
const FORM: usize = frameworks::LARGEST + 64 * 1024;

pub fn routes() -> Routes {
    let create = post(frameworks::create).layer(DefaultBodyLimit::max(frameworks::LARGEST));
    let upload = post(import::post).layer(DefaultBodyLimit::max(FORM));
    Routes::new()
        .get("/frameworks", Who::SignedIn, list::get)
        .get("/frameworks/import", Who::Coordinator, import::get)
        .add("POST", "/frameworks/import", Who::Coordinator, upload)
        .get("/frameworks/{edition}", Who::SignedIn, show::get)
        .get("/frameworks/{edition}/items/{item}", Who::SignedIn, item::get)
        .get("/frameworks/{edition}/glossary", Who::SignedIn, glossary::get)
        .get("/frameworks/{edition}/print", Who::SignedIn, print::get)
        .get("/api/v1/frameworks", Who::SignedIn, frameworks::list)
        .add("POST", "/api/v1/frameworks", Who::Coordinator, create)
        .get("/api/v1/frameworks/template.xlsx", Who::SignedIn, exports::template)
        .get("/api/v1/editions/{id}", Who::SignedIn, editions::get)
        .get("/api/v1/editions/{id}/export.yaml", Who::SignedIn, exports::yaml)
        .get("/api/v1/editions/{id}/export.json", Who::SignedIn, exports::json)
        .get("/api/v1/editions/{id}/export.xlsx", Who::SignedIn, exports::xlsx)
}
