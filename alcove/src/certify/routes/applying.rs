use crate::certify::api::{applications as api, objections};
use crate::certify::pages::{application, applications, changes, handed_in};
use crate::kit::routes::{Routes, Who};

const OBJECTION: &str = "/api/v1/applications/{application}/engagements/{engagement}/objection";

pub fn routes() -> Routes {
    Routes::new()
        .get("/applications", Who::Member, applications::get)
        .post("/applications", Who::Member, applications::post)
        .get("/applications/{application}", Who::Member, application::get)
        .post("/applications/{application}", Who::Member, application::post)
        .get("/applications/{application}/handed-in", Who::Member, handed_in::get)
        .get("/applications/{application}/snapshot.json", Who::Member, handed_in::file)
        .get("/applications/{application}/changes", Who::Member, changes::get)
        .get("/api/v1/organisations/{organisation}/applications", Who::Member, api::list)
        .post("/api/v1/organisations/{organisation}/applications", Who::Member, api::create)
        .get("/api/v1/organisations/{organisation}/received-applications", Who::Member, api::received)
        .get("/api/v1/applications/{application}", Who::Member, api::get)
        .patch("/api/v1/applications/{application}", Who::Member, api::patch)
        .put("/api/v1/applications/{application}/declaration", Who::Member, api::sign)
        .post("/api/v1/applications/{application}/evidence-opening", Who::Member, api::open_evidence)
        .post("/api/v1/applications/{application}/submission", Who::Member, api::submit)
        .post("/api/v1/applications/{application}/withdrawal", Who::Member, api::withdraw)
        .post(OBJECTION, Who::Member, objections::post)
        .get("/api/v1/applications/{application}/snapshot", Who::Member, api::snapshot)
        .get("/api/v1/applications/{application}/changes", Who::Member, api::changes)
}
