use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use crate::kit::routes::{Routes, Who};
use crate::review::api::{assessments, schedule, scope, seats};
use crate::review::pages;
use crate::review::seats_sheet::LARGEST;

pub fn routes() -> Routes {
    // The form around the file needs a little room besides.
    let sheet = post(pages::seats_upload::post).layer(DefaultBodyLimit::max(LARGEST + 100_000));
    Routes::new()
        .get("/assessments", Who::Member, pages::list::get)
        .get("/assessments/new", Who::Coordinator, pages::new::get)
        .post("/assessments/new", Who::Coordinator, pages::new::post)
        .get("/assessments/{id}", Who::Member, pages::overview::get)
        .post("/assessments/{id}", Who::Coordinator, pages::overview::change)
        .post("/assessments/{id}/opening", Who::Coordinator, pages::overview::open)
        .post("/assessments/{id}/moderating", Who::Coordinator, pages::overview::begin_moderation)
        .post("/assessments/{id}/reminders", Who::Member, pages::overview::remind)
        .post("/assessments/{id}/removal", Who::Coordinator, pages::overview::remove)
        .get("/assessments/{id}/scope", Who::Coordinator, pages::scope::get)
        .post("/assessments/{id}/scope", Who::Coordinator, pages::scope::post)
        .post("/assessments/{id}/scope/meter", Who::Coordinator, pages::scope::meter)
        .get("/assessments/{id}/scope/item", Who::Coordinator, pages::scope_item::get)
        .post("/assessments/{id}/scope/item", Who::Coordinator, pages::scope_item::post)
        .get("/assessments/{id}/scope/own", Who::Coordinator, pages::scope_item::get_own)
        .post("/assessments/{id}/scope/own", Who::Coordinator, pages::scope_item::post_own)
        .post("/assessments/{id}/scope/own/removal", Who::Coordinator, pages::scope_item::remove_own)
        .get("/assessments/{id}/phases", Who::Coordinator, pages::phases::get)
        .post("/assessments/{id}/phases", Who::Coordinator, pages::phases::post)
        .get("/assessments/{id}/seats", Who::Coordinator, pages::seats::get)
        .post("/assessments/{id}/seats", Who::Coordinator, pages::seats::post)
        .get("/assessments/{id}/seats/sheet.xlsx", Who::Coordinator, pages::seats::sheet)
        .add("POST", "/assessments/{id}/seats/sheet", Who::Coordinator, sheet)
        .get("/api/v1/assessments", Who::Member, assessments::list)
        .post("/api/v1/assessments", Who::Coordinator, assessments::create)
        .get("/api/v1/assessments/{id}", Who::Member, assessments::get)
        .patch("/api/v1/assessments/{id}", Who::Coordinator, assessments::patch)
        .post("/api/v1/assessments/{id}/opening", Who::Coordinator, assessments::open)
        .post("/api/v1/assessments/{id}/moderating", Who::Coordinator, assessments::begin_moderation)
        .get("/api/v1/assessments/{id}/schedule", Who::Member, schedule::get)
        .put("/api/v1/assessments/{id}/schedule", Who::Coordinator, schedule::put)
        .get("/api/v1/assessments/{id}/scope", Who::Member, scope::get)
        .put("/api/v1/assessments/{id}/scope", Who::Coordinator, scope::put)
        .get("/api/v1/assessments/{id}/seats", Who::Member, seats::list)
        .post("/api/v1/assessments/{id}/seats", Who::Coordinator, seats::create)
        .get("/api/v1/assessments/{id}/seats/{seat}", Who::Member, seats::get)
        .put("/api/v1/assessments/{id}/seats/{seat}", Who::Coordinator, seats::put)
        .delete("/api/v1/assessments/{id}/seats/{seat}", Who::Coordinator, seats::delete)
}
