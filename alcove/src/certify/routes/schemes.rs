use crate::certify::api::{progress as api_progress, schemes as api};
use crate::certify::pages::{certificates, level, level_edit, scheme, scheme_edit, scheme_new, schemes};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/certificates", Who::Member, certificates::get)
        .get("/certificates/offers/{scheme}/{level}", Who::Member, level::get)
        .get("/schemes", Who::Member, schemes::get)
        .post("/schemes", Who::Member, scheme_new::post)
        .get("/schemes/new", Who::Member, scheme_new::get)
        .get("/schemes/{scheme}", Who::Member, scheme::get)
        .post("/schemes/{scheme}", Who::Member, scheme::post)
        .get("/schemes/{scheme}/edit", Who::Member, scheme_edit::get)
        .post("/schemes/{scheme}/edit", Who::Member, scheme_edit::post)
        .get("/schemes/{scheme}/levels/{level}", Who::Member, level_edit::get)
        .post("/schemes/{scheme}/levels/{level}", Who::Member, level_edit::post)
        .get("/schemes/{scheme}/file.json", Who::Member, api::file)
        .get("/api/v1/schemes", Who::SignedIn, api::offers)
        .get("/api/v1/organisations/{organisation}/schemes", Who::Member, api::list)
        .post("/api/v1/organisations/{organisation}/schemes", Who::Member, api::create)
        .get("/api/v1/organisations/{organisation}/certificate-progress", Who::Member, api_progress::get)
        .get("/api/v1/schemes/{scheme}", Who::Member, api::get)
        .put("/api/v1/schemes/{scheme}/draft", Who::Member, api::put)
        .post("/api/v1/schemes/{scheme}/publication", Who::Member, api::publish)
        .post("/api/v1/schemes/{scheme}/withdrawal", Who::Member, api::withdraw)
        .post("/api/v1/schemes/{scheme}/revision", Who::Member, api::revise)
}
