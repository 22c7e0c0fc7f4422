use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use crate::kit::routes::{Routes, Who};
use crate::review::api::{citing, ratings, tree};
use crate::review::pages::rate::{check, evidence, save, take, talk, workspace};

const RATING: &str = "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}";
const CITED: &str = "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/evidence/{evidence}";

pub fn routes() -> Routes {
    Routes::new()
        .get("/assessments/{assessment}/rate", Who::Member, take::rate)
        .get("/assessments/{assessment}/offline.json", Who::Member, take::offline)
        .get("/assessments/{assessment}/items/{item}", Who::Member, workspace::get)
        .post("/assessments/{assessment}/items/{item}", Who::Member, save::post)
        .post("/assessments/{assessment}/items/{item}/remarks", Who::Member, talk::post)
        .post("/assessments/{assessment}/remarks/{remark}/removal", Who::Member, talk::post_removal)
        .add(
            "POST",
            "/assessments/{assessment}/seats/{seat}/items/{item}/evidence",
            Who::Member,
            // Files have their own limit, checked as they come in.
            post(evidence::post).layer(DefaultBodyLimit::disable()),
        )
        .get("/assessments/{assessment}/seats/{seat}/items/{item}/library", Who::Member, evidence::library)
        .post(
            "/assessments/{assessment}/seats/{seat}/items/{item}/evidence/attaching",
            Who::Member,
            evidence::post_attaching,
        )
        .post(
            "/assessments/{assessment}/seats/{seat}/items/{item}/evidence/detaching",
            Who::Member,
            evidence::post_detaching,
        )
        .post(
            "/assessments/{assessment}/seats/{seat}/items/{item}/evidence/{evidence}/restoration",
            Who::Member,
            evidence::post_restoration,
        )
        .get("/assessments/{assessment}/check", Who::Member, check::get)
        .post("/assessments/{assessment}/check/handing-in", Who::Member, check::post_handing_in)
        .post("/assessments/{assessment}/check/taking-back", Who::Member, check::post_taking_back)
        .get("/api/v1/assessments/{assessment}/tree", Who::Member, tree::get)
        .get(RATING, Who::Member, ratings::get)
        .put(RATING, Who::Member, ratings::put)
        .put(CITED, Who::Member, citing::put)
        .delete(CITED, Who::Member, citing::delete)
        .get(
            "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/history",
            Who::Member,
            ratings::history,
        )
}
