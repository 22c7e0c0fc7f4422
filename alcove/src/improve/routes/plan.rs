use crate::improve::pages;
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new()
        .get("/plan", Who::Member, pages::list::current)
        .get("/plans", Who::Member, pages::list::get)
        .get("/plans/new", Who::Member, pages::new::get)
        .post("/plans/new", Who::Member, pages::new::post)
        .get("/plans/{plan}", Who::Member, pages::outline::get)
        .post("/plans/{plan}/bulk", Who::Member, pages::bulk::post)
        .get("/plans/{plan}/settings", Who::Member, pages::settings::get)
        .post("/plans/{plan}/settings", Who::Member, pages::settings::post)
        .post("/plans/{plan}/removal", Who::Member, pages::settings::remove)
        .get("/plans/{plan}/nodes/new", Who::Member, pages::node_form::get_new)
        .post("/plans/{plan}/nodes/new", Who::Member, pages::node_form::post_new)
        .get("/plans/{plan}/nodes/{node}", Who::Member, pages::node::get)
        .get("/plans/{plan}/nodes/{node}/edit", Who::Member, pages::node_form::get_edit)
        .post("/plans/{plan}/nodes/{node}/edit", Who::Member, pages::node_form::post_edit)
        .post("/plans/{plan}/nodes/{node}/schedule", Who::Member, pages::node::retime)
        .post("/plans/{plan}/nodes/{node}/move", Who::Member, pages::node::shift)
        .post("/plans/{plan}/moves/{moves}/restoration", Who::Member, pages::node::take_back)
        .post("/plans/{plan}/nodes/{node}/parties", Who::Member, pages::node::take_part)
        .post("/plans/{plan}/nodes/{node}/parties/{part}/end", Who::Member, pages::node::end_part)
        .post("/plans/{plan}/nodes/{node}/dependencies", Who::Member, pages::node::depend)
        .post("/plans/{plan}/nodes/{node}/dependencies/{before}/removal", Who::Member, pages::node::free)
        .post("/plans/{plan}/nodes/{node}/removal", Who::Member, pages::node::remove)
        .post("/plans/{plan}/nodes/{node}/restoration", Who::Member, pages::node::restore)
}
