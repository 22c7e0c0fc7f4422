use crate::improve::api::{findings, library as actions};
use crate::improve::pages::{from, library, table};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/plan/from", Who::Member, from::get)
        .get("/plans/{plan}/table", Who::Member, table::get)
        .post("/plans/{plan}/table", Who::Member, table::post)
        .get("/plans/{plan}/library", Who::Member, library::get)
        .get("/api/v1/plans/{plan}/findings", Who::Member, findings::list)
        .put("/api/v1/plans/{plan}/findings/{finding}", Who::Member, findings::put)
        .get("/api/v1/plans/{plan}/library", Who::Member, actions::get)
}
