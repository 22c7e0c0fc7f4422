//! Pages that belong to no room: home, language, health.

mod api;
mod demo;
mod files;
mod gallery;
mod home;
mod houses;
mod jobs;
mod kept;
mod language;
mod search;
mod tasks;
mod text;

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::kit::App;
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/", Who::SignedIn, home::get)
        .post("/language", Who::Anyone, language::post)
        .get("/api", Who::Anyone, api::get)
        .get("/api/v1/openapi.json", Who::Anyone, api::document)
        .get("/demo", Who::Anyone, demo::get)
        .post("/demo", Who::Anyone, demo::post)
        .get("/about", Who::Anyone, text::about)
        .get("/accessibility", Who::Anyone, text::accessibility)
        .get("/privacy", Who::Anyone, text::privacy)
        .get("/help", Who::Anyone, text::help)
        .get("/kept", Who::SignedIn, kept::get)
        .get("/offline", Who::Anyone, files::offline)
        .get("/gallery", Who::Anyone, gallery::get)
        .get("/sw.js", Who::Anyone, files::service_worker)
        .get("/favicon.ico", Who::Anyone, files::favicon)
        .get("/robots.txt", Who::Anyone, search::robots)
        .get("/sitemap.xml", Who::Anyone, search::sitemap)
        .get("/api/v1/jobs/{id}", Who::SignedIn, jobs::get)
        .get("/healthz", Who::Anyone, async || "ok")
        .get("/readyz", Who::Anyone, ready)
}

/// Ready when the database answers and its tables are up to date.
async fn ready(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    match app.db.pending().await {
        Ok(pending) if pending.is_empty() => (StatusCode::OK, "ready"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are pending"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
    }
}
