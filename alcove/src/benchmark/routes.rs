use super::api;
use super::pages::{comparison, figures, open};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/benchmark", Who::SignedIn, comparison::get_first)
        .get("/networks/{network}/benchmark", Who::InNetwork, comparison::get)
        .get("/networks/{network}/figures", Who::OfNetwork, figures::get)
        .post("/networks/{network}/releases", Who::OfNetwork, figures::post)
        .post("/networks/{network}/releases/{release}/publication", Who::OfNetwork, figures::post_publication)
        .get("/networks/{network}/releases/{release}/{file}", Who::OfNetwork, figures::get_file)
        .get("/open/releases/{release}/{file}", Who::Anyone, open::get)
        .get("/api/v1/networks/{network}/releases", Who::InNetwork, api::list)
        .post("/api/v1/networks/{network}/releases", Who::OfNetwork, api::order)
        .post("/api/v1/networks/{network}/releases/{release}/publication", Who::OfNetwork, api::publish)
        .get("/api/v1/networks/{network}/figures", Who::OfNetwork, api::figures)
        .get("/api/v1/organisations/{organisation}/comparisons/{network}", Who::Member, api::comparison)
}
