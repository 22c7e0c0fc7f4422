use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use super::api::{editions, frameworks};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    let import = post(frameworks::create).layer(DefaultBodyLimit::max(frameworks::LARGEST));
    Routes::new()
        .get("/api/v1/frameworks", Who::SignedIn, frameworks::list)
        .add("POST", "/api/v1/frameworks", Who::Coordinator, import)
        .get("/api/v1/editions/{id}", Who::SignedIn, editions::get)
}
