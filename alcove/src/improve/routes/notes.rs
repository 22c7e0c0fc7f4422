//! Status notes, indicators and readings, what is owed, and the links that answer reminders.

use crate::improve::api::{duties, indicators as api, readings as read};
use crate::improve::pages::node::notes;
use crate::improve::pages::{answer, indicator_form, indicators, owing};
use crate::kit::routes::{Routes, Who};

const INDICATOR: &str = "/plans/{plan}/nodes/{node}/indicators/{indicator}";
const INDICATOR_EDIT: &str = "/plans/{plan}/nodes/{node}/indicators/{indicator}/edit";
const OF_PLAN: &str = "/api/v1/plans/{plan}/indicators/{indicator}";

pub fn routes() -> Routes {
    Routes::new()
        .get("/plans/{plan}/nodes/{node}/notes", Who::Member, notes::get)
        .post("/plans/{plan}/nodes/{node}/notes", Who::Member, notes::post)
        .post("/plans/{plan}/nodes/{node}/notes/{standing}/{done}/restoration", Who::Member, notes::take_back)
        .get("/plans/{plan}/nodes/{node}/indicators/new", Who::Member, indicator_form::new)
        .post("/plans/{plan}/nodes/{node}/indicators", Who::Member, indicator_form::add)
        .get(INDICATOR, Who::Member, indicators::get)
        .post(INDICATOR, Who::Member, indicators::post)
        .get(INDICATOR_EDIT, Who::Member, indicator_form::get)
        .post(INDICATOR_EDIT, Who::Member, indicator_form::post)
        .post(
            "/plans/{plan}/nodes/{node}/indicators/{indicator}/removal",
            Who::Member,
            indicator_form::remove,
        )
        .post(
            "/plans/{plan}/nodes/{node}/indicators/{indicator}/restoration",
            Who::Member,
            indicator_form::restore,
        )
        .get("/plans/{plan}/units/{unit}", Who::Member, owing::unit)
        .post("/plans/{plan}/units/{unit}/reminders", Who::Member, owing::remind)
        .get("/plans/{plan}/people/{person}", Who::Member, owing::one)
        .get("/a/{secret}", Who::Anyone, answer::get)
        .post("/a/{secret}", Who::Anyone, answer::post)
        .get("/api/v1/plans/{plan}/units/{unit}/duties", Who::Member, duties::of_unit)
        .get("/api/v1/plans/{plan}/people/{person}/duties", Who::Member, duties::of_person)
        .post("/api/v1/plans/{plan}/units/{unit}/reminders", Who::Member, duties::remind)
        .get("/api/v1/plans/{plan}/indicators", Who::Member, api::list)
        .post("/api/v1/plans/{plan}/indicators", Who::Coordinator, api::post)
        .get(OF_PLAN, Who::Member, api::get)
        .patch(OF_PLAN, Who::Coordinator, api::patch)
        .delete(OF_PLAN, Who::Coordinator, api::delete)
        .post("/api/v1/plans/{plan}/indicators/{indicator}/restoration", Who::Coordinator, api::restore)
        .get("/api/v1/plans/{plan}/indicators/{indicator}/readings", Who::Member, read::list)
        .post("/api/v1/plans/{plan}/indicators/{indicator}/readings", Who::Member, read::post)
}
