use crate::kit::routes::{Routes, Who};
use crate::review::api::{ratings, tree};
use crate::review::pages::rate::{check, save, take, talk, workspace};

const RATING: &str = "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}";

pub fn routes() -> Routes {
    Routes::new()
        .get("/assessments/{assessment}/rate", Who::Member, take::rate)
        .get("/assessments/{assessment}/offline.json", Who::Member, take::offline)
        .get("/assessments/{assessment}/items/{item}", Who::Member, workspace::get)
        .post("/assessments/{assessment}/items/{item}", Who::Member, save::post)
        .post("/assessments/{assessment}/items/{item}/remarks", Who::Member, talk::post)
        .post("/assessments/{assessment}/remarks/{remark}/removal", Who::Member, talk::post_removal)
        .get("/assessments/{assessment}/check", Who::Member, check::get)
        .post("/assessments/{assessment}/check/handing-in", Who::Member, check::post_handing_in)
        .post("/assessments/{assessment}/check/taking-back", Who::Member, check::post_taking_back)
        .get("/api/v1/assessments/{assessment}/tree", Who::Member, tree::get)
        .get(RATING, Who::Member, ratings::get)
        .put(RATING, Who::Member, ratings::put)
        .get(
            "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/history",
            Who::Member,
            ratings::history,
        )
}
