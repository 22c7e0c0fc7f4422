use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, post};
use std::sync::Arc;

use super::api;
use super::pages::{add, download, edit, library, picker, show, version, withdraw};
use crate::kit::App;
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/evidence", Who::SignedIn, library::get)
        .add("POST", "/evidence", Who::SignedIn, streaming(add::post))
        .get("/evidence/new", Who::SignedIn, add::get)
        .get("/evidence/picker", Who::SignedIn, picker::get)
        .get("/evidence/{id}", Who::Anyone, show::get)
        .get("/evidence/{id}/edit", Who::SignedIn, edit::get)
        .post("/evidence/{id}/edit", Who::SignedIn, edit::post)
        .add("POST", "/evidence/{id}/versions", Who::SignedIn, streaming(version::post))
        .post("/evidence/{id}/withdrawal", Who::SignedIn, withdraw::post)
        .post("/evidence/{id}/restoration", Who::SignedIn, withdraw::post_restoration)
        .get("/evidence/{id}/file", Who::Anyone, download::get)
        .get("/evidence/{id}/versions/{number}/file", Who::Anyone, download::get_version)
        .get("/evidence/{id}/thumbnail", Who::Anyone, download::get_thumbnail)
        .get("/api/v1/evidence", Who::SignedIn, api::list::get)
        .add("POST", "/api/v1/evidence", Who::SignedIn, streaming(api::add::post))
        .get("/api/v1/evidence/{id}", Who::SignedIn, api::one::get)
        .patch("/api/v1/evidence/{id}", Who::SignedIn, api::one::patch)
        .delete("/api/v1/evidence/{id}", Who::SignedIn, api::one::delete)
        .add("POST", "/api/v1/evidence/{id}/versions", Who::SignedIn, streaming(api::add::post_version))
        .get("/api/v1/evidence/{id}/file", Who::Anyone, download::get)
}

/// Files have their own limit, checked as they come in.
fn streaming<H: Handler<T, Arc<App>>, T: 'static>(handler: H) -> MethodRouter<Arc<App>> {
    post(handler).layer(DefaultBodyLimit::disable())
}
