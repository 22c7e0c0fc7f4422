use crate::improve::api::{approval as api, reviews as api_reviews};
use crate::improve::pages::{approval, compare, matters, results, review, reviews};
use crate::kit::routes::{Routes, Who};

const DECISION: &str = "/api/v1/plans/{plan}/reviews/{review}/decisions/{decision}";

pub fn routes() -> Routes {
    Routes::new()
        .get("/plans/{plan}/approval", Who::Member, approval::get)
        .post("/plans/{plan}/approval", Who::Member, approval::post)
        .get("/plans/{plan}/matters", Who::Member, matters::get)
        .post("/plans/{plan}/matters", Who::Member, matters::post)
        .get("/plans/{plan}/compare", Who::Member, compare::get)
        .get("/plans/{plan}/changes", Who::Member, compare::log)
        .get("/plans/{plan}/reviews", Who::Member, reviews::get)
        .post("/plans/{plan}/reviews", Who::Member, reviews::post)
        .get("/plans/{plan}/reviews/{review}", Who::Member, review::get)
        .post("/plans/{plan}/reviews/{review}", Who::Member, review::post)
        .post("/plans/{plan}/reviews/{review}/closing", Who::Member, review::close)
        .post("/plans/{plan}/reviews/{review}/decisions", Who::Member, review::decide)
        .post("/plans/{plan}/reviews/{review}/decisions/{decision}", Who::Member, review::answer_decision)
        .get("/plans/{plan}/results", Who::Member, results::get)
        .post("/api/v1/plans/{plan}/approval", Who::Member, api::approve)
        .post("/api/v1/plans/{plan}/beginning", Who::Member, api::begin)
        .post("/api/v1/plans/{plan}/withdrawal", Who::Member, api::withdraw)
        .post("/api/v1/plans/{plan}/closure", Who::Member, api::close)
        .post("/api/v1/plans/{plan}/reopening", Who::Member, api::reopen)
        .get("/api/v1/plans/{plan}/matters", Who::Member, api::get_matters)
        .put("/api/v1/plans/{plan}/matters", Who::Member, api::put_matters)
        .get("/api/v1/plans/{plan}/baselines", Who::Member, api::baselines)
        .get("/api/v1/plans/{plan}/baselines/{number}", Who::Member, api::baseline)
        .get("/api/v1/plans/{plan}/changes", Who::Member, api::changes)
        .get("/api/v1/plans/{plan}/results", Who::Member, api::results)
        .get("/api/v1/plans/{plan}/reviews", Who::Member, api_reviews::list)
        .post("/api/v1/plans/{plan}/reviews", Who::Member, api_reviews::create)
        .get("/api/v1/plans/{plan}/reviews/{review}", Who::Member, api_reviews::get)
        .patch("/api/v1/plans/{plan}/reviews/{review}", Who::Member, api_reviews::patch)
        .post("/api/v1/plans/{plan}/reviews/{review}/closure", Who::Member, api_reviews::close)
        .post("/api/v1/plans/{plan}/reviews/{review}/decisions", Who::Member, api_reviews::decide)
        .patch(DECISION, Who::Member, api_reviews::answer_decision)
        .delete(DECISION, Who::Member, api_reviews::take_out)
}
