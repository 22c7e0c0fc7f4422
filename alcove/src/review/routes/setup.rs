use crate::kit::routes::{Routes, Who};
use crate::review::api::{assessments, seats};

pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/assessments", Who::Member, assessments::list)
        .post("/api/v1/assessments", Who::Coordinator, assessments::create)
        .get("/api/v1/assessments/{id}", Who::Member, assessments::get)
        .patch("/api/v1/assessments/{id}", Who::Coordinator, assessments::patch)
        .post("/api/v1/assessments/{id}/opening", Who::Coordinator, assessments::open)
        .get("/api/v1/assessments/{id}/seats", Who::Member, seats::list)
        .post("/api/v1/assessments/{id}/seats", Who::Coordinator, seats::create)
        .get("/api/v1/assessments/{id}/seats/{seat}", Who::Member, seats::get)
        .put("/api/v1/assessments/{id}/seats/{seat}", Who::Coordinator, seats::put)
        .delete("/api/v1/assessments/{id}/seats/{seat}", Who::Coordinator, seats::delete)
}
