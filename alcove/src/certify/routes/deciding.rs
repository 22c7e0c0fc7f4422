use crate::certify::api::{decisions as api, letters};
use crate::certify::pages::decision;
use crate::kit::routes::{Routes, Who};

const CONDITION: &str = "/api/v1/applications/{application}/conditions/{condition}/answer";
const FULFILMENT: &str = "/api/v1/applications/{application}/conditions/{condition}/fulfilment";

pub fn routes() -> Routes {
    Routes::new()
        .get("/applications/{application}/decision", Who::Member, decision::get)
        .post("/applications/{application}/decision", Who::Member, decision::post)
        .get("/applications/{application}/letter/{format}", Who::Member, decision::letter)
        .get("/applications/{application}/decision-report/{format}", Who::Member, decision::report)
        .get("/api/v1/applications/{application}/letter.pdf", Who::Member, letters::letter)
        .get("/api/v1/applications/{application}/letter.docx", Who::Member, letters::letter)
        .get("/api/v1/applications/{application}/decision-report.pdf", Who::Member, letters::report)
        .get("/api/v1/applications/{application}/decision-report.docx", Who::Member, letters::report)
        .get("/api/v1/applications/{application}/decision", Who::Member, api::get)
        .post("/api/v1/applications/{application}/decision", Who::Member, api::close)
        .put("/api/v1/applications/{application}/committee", Who::Member, api::committee)
        .post("/api/v1/applications/{application}/proposals", Who::Member, api::propose)
        .delete("/api/v1/applications/{application}/proposals", Who::Member, api::drop_proposal)
        .put("/api/v1/applications/{application}/vote", Who::Member, api::vote)
        .put(CONDITION, Who::Member, api::answer_condition)
        .post(FULFILMENT, Who::Member, api::meet)
        .post("/api/v1/applications/{application}/grant", Who::Member, api::grant)
        .post("/api/v1/applications/{application}/lapse", Who::Member, api::lapse)
        .post("/api/v1/applications/{application}/appeal", Who::Member, api::appeal)
}
