use crate::kit::routes::{Routes, Who};
use crate::review::api::{closure, moderations, outcome};

const MODERATION: &str = "/api/v1/assessments/{id}/moderations/{item}";

pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/assessments/{id}/moderations", Who::Member, moderations::list)
        .post("/api/v1/assessments/{id}/moderations", Who::Member, moderations::compute)
        .get(MODERATION, Who::Member, moderations::get)
        .put(MODERATION, Who::Member, moderations::put)
        .get("/api/v1/assessments/{id}/moderations/{item}/history", Who::Member, moderations::history)
        .post("/api/v1/assessments/{id}/closure", Who::Member, closure::close)
        .post("/api/v1/assessments/{id}/reopening", Who::Member, closure::reopen)
        .get("/api/v1/assessments/{id}/outcome", Who::Member, outcome::get)
}
