use crate::certify::api::{certificate_checks, register as api, register_events};
use crate::certify::pages::{certificate, register};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/certificates/{certificate}", Who::Member, certificate::get)
        .post("/certificates/{certificate}", Who::Member, certificate::post)
        .get("/register", Who::Anyone, register::get)
        .get("/register.csv", Who::Anyone, register::csv)
        .get("/register/{code}", Who::Anyone, register::entry)
        .get("/register/{code}/proof.pdf", Who::Anyone, register::proof)
        .get("/api/v1/register", Who::Anyone, api::page)
        .get("/api/v1/register/{code}", Who::Anyone, api::entry)
        .get("/api/v1/register/{code}/events", Who::Anyone, register_events::list)
        .get("/api/v1/register/{code}/proof.pdf", Who::Anyone, register::proof)
        .get("/api/v1/organisations/{organisation}/certificates", Who::Member, api::of_institution)
        .get("/api/v1/organisations/{organisation}/issued-certificates", Who::Member, api::issued)
        .get("/api/v1/certificates/{certificate}", Who::Member, api::get)
        .post("/api/v1/certificates/{certificate}/acts", Who::Member, api::act)
        .get("/api/v1/certificates/{certificate}/checks", Who::Member, certificate_checks::list)
        .post(
            "/api/v1/certificates/{certificate}/checks/{check}/look",
            Who::Member,
            certificate_checks::looked,
        )
}
