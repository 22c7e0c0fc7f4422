use crate::improve::api::{
    dependencies, nodes, notes, parties, plans, rows, schedule, sources, tree, workload,
};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/plans", Who::Member, plans::list)
        .post("/api/v1/plans", Who::Coordinator, plans::create)
        .get("/api/v1/plans/{plan}", Who::Member, plans::get)
        .patch("/api/v1/plans/{plan}", Who::Coordinator, plans::patch)
        .delete("/api/v1/plans/{plan}", Who::Coordinator, plans::delete)
        .get("/api/v1/plans/{plan}/tree", Who::Member, tree::get)
        .put("/api/v1/plans/{plan}/assessments/{assessment}", Who::Coordinator, sources::put)
        .delete("/api/v1/plans/{plan}/assessments/{assessment}", Who::Coordinator, sources::delete)
        .get("/api/v1/plans/{plan}/workload", Who::Member, workload::get)
        .get("/api/v1/plans/{plan}/nodes", Who::Member, rows::list)
        .post("/api/v1/plans/{plan}/nodes", Who::Coordinator, nodes::create)
        .post("/api/v1/plans/{plan}/bulk", Who::Member, rows::change)
        .get("/api/v1/plans/{plan}/nodes/{node}", Who::Member, nodes::get)
        .patch("/api/v1/plans/{plan}/nodes/{node}", Who::Coordinator, nodes::patch)
        .delete("/api/v1/plans/{plan}/nodes/{node}", Who::Coordinator, nodes::delete)
        .post("/api/v1/plans/{plan}/nodes/{node}/restoration", Who::Coordinator, nodes::restore)
        .put("/api/v1/plans/{plan}/nodes/{node}/place", Who::Coordinator, nodes::place)
        .put("/api/v1/plans/{plan}/nodes/{node}/shares", Who::Coordinator, nodes::share)
        .put("/api/v1/plans/{plan}/nodes/{node}/schedule", Who::Coordinator, schedule::put)
        .post("/api/v1/plans/{plan}/nodes/{node}/parties", Who::Coordinator, parties::create)
        .delete("/api/v1/plans/{plan}/nodes/{node}/parties/{part}", Who::Coordinator, parties::delete)
        .get("/api/v1/plans/{plan}/nodes/{node}/notes", Who::Member, notes::list)
        .post("/api/v1/plans/{plan}/nodes/{node}/notes", Who::Member, notes::create)
        .put("/api/v1/plans/{plan}/dependencies/{before}/{after}", Who::Coordinator, dependencies::put)
        .delete("/api/v1/plans/{plan}/dependencies/{before}/{after}", Who::Coordinator, dependencies::delete)
}
