use crate::kit::routes::{Routes, Who};
use crate::review::api::{ratings, tree};

const RATING: &str = "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}";

pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/assessments/{assessment}/tree", Who::Member, tree::get)
        .get(RATING, Who::Member, ratings::get)
        .put(RATING, Who::Member, ratings::put)
        .get(
            "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/history",
            Who::Member,
            ratings::history,
        )
}
